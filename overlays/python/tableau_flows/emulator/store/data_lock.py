"""Locks the data file of an emulator, so that a second emulator cannot open it.

The lock belongs to the operating system, which releases it whenever the process ends.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    # Far after the text, so that other processes can read who holds the lock.
    _LOCKED_BYTE = 1 << 30

    def _try_lock(descriptor: int) -> bool:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)
        return True

    def _unlock(descriptor: int) -> None:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(descriptor: int) -> None:
        # Explicitly, because a forked child may hold another copy of the descriptor.
        fcntl.flock(descriptor, fcntl.LOCK_UN)


class DataLock:
    """The lock of one data file, held from its creation until ``release()``."""

    def __init__(self, data: Path) -> None:
        """Acquire the lock, in the file ``<data>.lock``.

        Raises:
            ValueError: Another emulator holds it, in this or another process; the message says
                which process, and since when.
            OSError: The lock file cannot be written.
        """
        # Resolved, so that two names of one file (symbolic links) share one lock.
        path = data.resolve()
        path = path.with_name(path.name + ".lock")
        self._descriptor: int | None = None
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if not _try_lock(descriptor):
                raise ValueError(
                    f"{data} is in use by another emulator: {_holder(descriptor)}; end that one, or"
                    " use another data file"
                )
            os.ftruncate(descriptor, 0)
            since = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
            os.write(descriptor, json.dumps({"pid": os.getpid(), "since": since}).encode())
        except BaseException:
            os.close(descriptor)
            raise
        self._descriptor = descriptor

    def release(self) -> None:
        """Release the lock; a second call does nothing."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            try:
                _unlock(descriptor)
            finally:
                os.close(descriptor)


def _holder(descriptor: int) -> str:
    try:
        known = json.loads(os.read(descriptor, 1000))
        return f"process {int(known['pid'])}, since {known['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "process unknown"
