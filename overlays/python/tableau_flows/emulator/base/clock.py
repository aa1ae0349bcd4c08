"""The emulator's clock, which tests can move forward, and its times as servers send them."""

from __future__ import annotations

import time
from datetime import UTC, datetime


class Clock:
    """The wall-clock time plus the seconds that it was advanced by."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def now(self) -> float:
        """Return the server's time in seconds since the epoch."""
        return time.time() + self._ahead

    def advance(self, seconds: float) -> None:
        """Move the clock forward."""
        if seconds < 0:
            raise ValueError(f"the clock only moves forward; it cannot advance {seconds} seconds")
        self._ahead += seconds

    def reset(self) -> None:
        """Return to the wall-clock time."""
        self._ahead = 0.0


def utc_datetime(seconds: float) -> datetime:
    """Convert seconds since the epoch to a time as servers send it: UTC, whole seconds."""
    return datetime.fromtimestamp(int(seconds), UTC)


def utc_datetime_or_none(seconds: float | None) -> datetime | None:
    """Convert a time that may not have come yet, such as the end of a run."""
    return None if seconds is None else utc_datetime(seconds)
