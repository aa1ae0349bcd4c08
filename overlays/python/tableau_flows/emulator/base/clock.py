"""The emulator's clock, which tests move and clients can wait by, and its times for replies."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial

PATIENCE = 0.5
"""Seconds of real time after which a waiting client no longer lets those go first that wait for
less, because whoever runs them may be blocked."""


class _Sleeper:
    """A client that waits until a time."""

    __slots__ = ("began", "has_looked", "until")

    def __init__(self, until: float) -> None:
        self.until = until
        self.began = time.monotonic()
        self.has_looked = False


class Clock:
    """The time of a server: that of the system plus what it was moved by, or a time that stands.

    It is also a clock that clients can wait by (`tableau_flows.ClientClock`): such a wait takes
    about a millisecond and moves the clock. If several clients wait at the same time, the clock is
    moved to the earliest time that one of them waits for.
    """

    def __init__(self, *, manual: bool = False) -> None:
        """Start with the time of the system.

        Args:
            manual: Whether the time stands still unless it is moved.
        """
        self._lock = threading.Lock()
        self._manual = manual
        self._start = time.time()
        self._ahead = 0.0
        self._passed = 0.0
        self._sleepers: set[_Sleeper] = set()

    def now(self) -> float:
        """Return the server's time in seconds since the epoch."""
        return (self._start if self._manual else time.time()) + self._ahead

    def advance(self, seconds: float) -> None:
        """Move the clock forward."""
        if seconds < 0:
            raise ValueError(f"the clock only moves forward; it cannot advance {seconds} seconds")
        with self._lock:
            self._move(seconds)

    def set(self, when: float) -> None:
        """Set the time, in seconds since the epoch; clients follow if it is later than now."""
        with self._lock:
            step = when - self.now()
            self._ahead += step
            self._passed += max(step, 0.0)

    def reset(self) -> None:
        """Return to the time of the system; for clients no time passes."""
        with self._lock:
            self._start, self._ahead = time.time(), 0.0

    def monotonic(self) -> float:
        """Return the time by which clients wait, in seconds; it never goes back."""
        return self._passed if self._manual else time.monotonic() + self._passed

    @contextmanager
    def waiting(self, seconds: float) -> Generator[Callable[[], bool]]:
        """Begin to wait; the result tells whether the time has come, and may move the clock."""
        sleeper = _Sleeper(self.monotonic() + seconds)
        with self._lock:
            self._sleepers.add(sleeper)
        try:
            yield partial(self._is_over, sleeper)
        finally:
            with self._lock:
                self._sleepers.remove(sleeper)

    def _is_over(self, sleeper: _Sleeper) -> bool:
        with self._lock:
            left = sleeper.until - self.monotonic()
            if left <= 0:
                return True
            if not sleeper.has_looked:
                sleeper.has_looked = True  # others may be about to wait as well
                return False
            earliest = min(other.until for other in self._sleepers)
            if sleeper.until > earliest and time.monotonic() < sleeper.began + PATIENCE:
                return False
            self._move(left)
            return True

    def _move(self, seconds: float) -> None:
        self._ahead += seconds
        self._passed += seconds


def utc_datetime(seconds: float) -> datetime:
    """Convert seconds since the epoch to a time as servers send it: UTC, whole seconds."""
    return datetime.fromtimestamp(int(seconds), UTC)


def utc_datetime_or_none(seconds: float | None) -> datetime | None:
    """Convert a time that may not have come yet, such as the end of a run."""
    return None if seconds is None else utc_datetime(seconds)
