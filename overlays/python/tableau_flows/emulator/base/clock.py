"""The emulator's clock, which tests may move forward."""

from __future__ import annotations

import time
from datetime import UTC, datetime


class Clock:
    """Wall-clock time plus whatever it was advanced by."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def now(self) -> float:
        """Seconds since the epoch, as the emulated server sees them."""
        return time.time() + self._ahead

    def advance(self, seconds: float) -> None:
        """Move the clock forward."""
        if seconds < 0:
            raise ValueError("the clock only goes forward")
        self._ahead += seconds

    def reset(self) -> None:
        """Show the true time again."""
        self._ahead = 0.0


def moment(seconds: float) -> datetime:
    """A time as servers send it: UTC, whole seconds."""
    return datetime.fromtimestamp(int(seconds), UTC)


def moment_or_none(seconds: float | None) -> datetime | None:
    """The same for a time that may not have come yet."""
    return None if seconds is None else moment(seconds)
