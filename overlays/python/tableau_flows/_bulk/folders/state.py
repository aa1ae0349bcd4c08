"""The state file of `flows.sync`: which content of which file a flow on the server has.

It is JSON, holds no secrets, and may be deleted at any time: flows without an entry are downloaded
and compared. So it is not written after each flow, and a crash loses the last few entries. Servers
tell times in seconds, so a flow that somebody else publishes within the same second as the sync is
not noticed.
"""

from __future__ import annotations

import contextlib
import logging
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, cast

from tableau_flows._bulk.folders.state_file import (
    StateEntry,
    StateKey,
    lock_beside,
    read_entries,
    resolved_path,
    text_of,
    write_text,
)
from tableau_flows._common import fork
from tableau_flows._common.file_locks import unlock
from tableau_flows.errors import SyncStateError

_log = logging.getLogger("tableau_flows.bulk")

_PAUSE = 20
"""Between two writes there is at least this many times the duration of the first. Each write is of
all entries, so a write for each of them would take time that grows with their square."""


class SyncState:
    """The entries of a state file, which is written now and then, and at the end, atomically.

    Only one writer may have a state file open, in all processes; a file `….lock` beside it, which
    stays, says who. All methods may block, and may be called from any thread.

    Attributes:
        error: Why the last write failed; None if it did not. What it should have written is
            written with the next one.
    """

    def __init__(
        self,
        path: str | os.PathLike[str] | None,
        *,
        writable: bool,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Read the file if there is one.

        Args:
            path: The path; None for a state without a file, which is empty and not kept.
            writable: Whether changes are kept; if not, the file may be open elsewhere.
            clock: Returns the time in seconds.

        Raises:
            SyncStateError: The file cannot be read, is no state file, or is open elsewhere.
        """
        self._mutex = threading.Lock()
        self._lock: BinaryIO | None = None
        self._generation = fork.process.generation
        self._path = None if path is None else resolved_path(path)
        self._writable = writable and path is not None
        self._entries: dict[StateKey, StateEntry] = {}
        self._clock = clock
        self._due = clock()
        self._is_unsaved = False
        self.error: SyncStateError | None = None
        if self._path is None:
            return
        try:
            if self._writable:
                self._lock = lock_beside(self._path)
            self._entries = read_entries(self._path)
        except BaseException:
            self.close()
            raise

    def get(self, key: StateKey) -> StateEntry | None:
        """Return the entry of a flow."""
        return self._entries.get(key)

    def put(self, key: StateKey, entry: StateEntry) -> None:
        """Set the entry of a flow, and write the file if that is due."""
        with self._mutex:
            if not (self._writable and self._is_own()) or self._entries.get(key) == entry:
                return
            self._is_unsaved = True
            self._entries[key] = entry
            if self._clock() >= self._due:
                self._write()

    def save(self) -> None:
        """Write what was not yet written, if anything."""
        with self._mutex:
            self._save()

    def close(self) -> None:
        """Write what was put since `save`, then no more, and let others open the file for writing.

        A failure to write is logged here.
        """
        with self._mutex:
            try:
                if self._is_own() and self._save() and self.error is not None:
                    _log.warning("%s", self.error)
            finally:
                self._release()

    def __del__(self) -> None:
        with contextlib.suppress(AttributeError):  # an argument was refused
            self._release()

    def _save(self) -> bool:
        """Return whether there was something to write."""
        if not (self._writable and self._is_unsaved):
            return False
        self._write()
        self._is_unsaved = False  # a failure is told once
        return True

    def _write(self) -> None:
        path = cast("Path", self._path)  # a writable state has one
        begin = self._clock()
        try:
            write_text(path, text_of(self._entries))
            self._is_unsaved, self.error = False, None
        except SyncStateError as error:
            self.error = error
        finally:
            end = self._clock()
            self._due = end + _PAUSE * (end - begin)

    def _release(self) -> None:
        lock, self._lock, self._writable = self._lock, None, False
        if lock is not None:
            if self._is_own():
                with contextlib.suppress(OSError):
                    unlock(lock.fileno())  # a forked child would hold it
            lock.close()

    def _is_own(self) -> bool:
        """Return whether this process opened the file; if not, it is a forked child."""
        return self._generation == fork.process.generation
