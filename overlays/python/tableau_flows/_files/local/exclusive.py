"""Work on a file by one thread at a time, with a clean-up that never waits for a thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from tableau_flows.errors import FlowFileError

T = TypeVar("T")


class Exclusive:
    """Serialises the work on a file, and cleans up when the work is aborted.

    A cancelled call may leave a worker thread behind that is still reading or writing. `give_up`
    returns at once all the same: the clean-up is then done by that thread, at the end of its work.
    """

    def __init__(self, clean_up: Callable[[], None]) -> None:
        self._clean_up = clean_up
        self._lock = threading.Lock()
        self._cleaned = False
        self.given_up = False

    def work(self, function: Callable[[], T]) -> T:
        """Call a function, unless the work was aborted.

        Raises:
            FlowFileError: It was.
        """
        try:
            with self._lock:
                if self.given_up:
                    raise FlowFileError("the transfer was aborted")
                return function()
        finally:
            if self.given_up:
                self._settle()

    def give_up(self) -> None:
        """Stop the work, and clean up as soon as no thread is working."""
        self.given_up = True
        self._settle()

    def _settle(self) -> None:
        acquired = False
        try:
            acquired = self._lock.acquire(blocking=False)
            if acquired and not self._cleaned:
                self._clean_up()
                self._cleaned = True
        finally:
            if acquired:
                self._lock.release()
