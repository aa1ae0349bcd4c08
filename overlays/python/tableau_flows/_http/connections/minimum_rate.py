"""The slowest transfer that goes on: how many bytes must pass while a window of time is waited."""

from __future__ import annotations

import time

WINDOW = 60.0
"""How long a transfer may wait for too few bytes, in seconds."""


class SlowTransferError(Exception):
    """A transfer stayed below its minimum rate."""


class Meter:
    """Counts the bytes of a transfer, and the time that was spent waiting for them.

    What the caller does between two reads or writes does not count.

    Args:
        rate: The least number of bytes a second, averaged over a window.
    """

    def __init__(self, rate: float) -> None:
        self._needed = rate * WINDOW
        self._started = 0.0
        self.restart()

    def restart(self) -> None:
        """Begin a new window."""
        self._waited, self._passed = 0.0, 0

    def begin(self) -> float:
        """A read or write begins; returns the most seconds that it may wait."""
        self._started = time.monotonic()
        spare = WINDOW if self._passed >= self._needed else 0.0
        return WINDOW - self._waited + spare

    def end(self, size: int) -> None:
        """So many bytes have passed since `begin`.

        Raises:
            SlowTransferError: Too few have in this window.
        """
        self._waited += time.monotonic() - self._started
        self._passed += size
        if self._waited >= WINDOW:
            if self._passed < self._needed:
                raise SlowTransferError
            self.restart()
