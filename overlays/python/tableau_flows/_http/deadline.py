"""The end of the time that a call may take in all, and the waits that are cut short by it."""

from __future__ import annotations

import time
from typing import Literal, TypeAlias

from tableau_flows._plans.steps import Request, Timeouts
from tableau_flows.errors import RequestTimeoutError

Phase: TypeAlias = Literal["connect", "read", "write", "pool", "session"]

GRACE = 0.05
"""How long the time limit of async leaves to the wait under it, which can say what it waited for;
in seconds."""

_SHORTEST = 0.001
"""A wait of no time at all would make a socket one that never waits."""


class Deadline:
    """When a request has to be over, its answer read."""

    def __init__(self, request: Request) -> None:
        self._request = request
        total = request.timeouts.total
        watch = request.stopwatch
        if watch.begun is None:
            watch.begun = time.monotonic()
        self.end = None if total is None else watch.begun + total

    def left(self) -> float | None:
        """How many seconds are left, less than 0 when it has passed; None means for ever."""
        return None if self.end is None else self.end - time.monotonic()

    def passed(self) -> bool:
        """Whether the time is over."""
        return self.end is not None and time.monotonic() >= self.end

    def check(self, phase: Phase) -> None:
        """Make sure that there is time left.

        Raises:
            RequestTimeoutError: There is none.
        """
        if self.passed():
            raise self.error(phase)

    def error(self, phase: Phase) -> RequestTimeoutError:
        """What to raise when time is over, in this phase: its own time, or that of the call."""
        request = self._request
        over = self.end is not None and time.monotonic() >= self.end - _SHORTEST
        return RequestTimeoutError(
            phase="total" if over else phase,
            seconds=request.timeouts.total if over else getattr(request.timeouts, phase),
            during=phase,
            method=request.method,
            url=request.url,
            operation=request.operation,
        )


class Waits(dict[str, float | None]):
    """How long each phase may wait, as transports of httpx ask for it when the phase begins.

    Once a total is set, the answer depends on when it is asked for: the waits are cut to what is
    left of it.
    """

    def __init__(self, timeouts: Timeouts, deadline: Deadline) -> None:
        super().__init__(
            connect=timeouts.connect,
            read=timeouts.read,
            write=timeouts.write,
            pool=timeouts.pool,
        )
        self._deadline = deadline

    def __getitem__(self, phase: str) -> float | None:
        wait = super().__getitem__(phase)
        end = self._deadline.end
        if end is None:
            return wait
        left = end - time.monotonic()
        return wait if wait is not None and wait <= left else max(left, _SHORTEST)

    def get(self, phase: str, default: object = None, /) -> float | None:
        """As `[]`; all phases are always there."""
        return self[phase]
