"""Writing to disk while a download still goes on, so that little is left to flush at its end."""

from __future__ import annotations

import contextlib
import os

STEP = 32 * 1024 * 1024
"""How many bytes are written between two requests to the system."""


class WriteBehind:
    """Asks the system, every 32 MiB, to begin writing what it holds in memory of an open file.

    The request returns at once, and nothing depends on it: `os.fsync` makes sure of everything at
    the end. On systems without `posix_fadvise` nothing is asked.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._asked = 0
        self._written = 0

    def wrote(self, count: int) -> None:
        """Take note of so many more bytes at the end of the file."""
        self._written += count
        length = self._written - self._asked
        if length < STEP or not hasattr(os, "posix_fadvise"):
            return
        with contextlib.suppress(OSError):  # some file systems refuse it
            os.posix_fadvise(self._descriptor, self._asked, length, os.POSIX_FADV_DONTNEED)
        self._asked = self._written
