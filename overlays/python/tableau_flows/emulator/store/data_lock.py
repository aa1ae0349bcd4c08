"""Locks the data file of an emulator, so that a second emulator cannot open it."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

from tableau_flows._common.file_locks import try_lock, unlock


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
            if not try_lock(descriptor):
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
                unlock(descriptor)
            finally:
                os.close(descriptor)


def _holder(descriptor: int) -> str:
    try:
        known = json.loads(os.read(descriptor, 1000))
        return f"process {int(known['pid'])}, since {known['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "process unknown"
