"""The clock by which a client waits: that of the system, or one that a test moves."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol, cast, runtime_checkable

from tableau_flows_generated.checks import invalid_argument, shown

POLL_SECONDS = 0.001
"""Seconds between two looks at a clock that is not that of the system."""


@runtime_checkable
class ClientClock(Protocol):
    """A clock for the waits of a client: between the polls of a job, and before a retry.

    The emulator has one: `Client(server.url, clock=server.clock)`. The timeouts of requests are
    always measured by the clock of the system.
    """

    def monotonic(self) -> float:
        """Return the time in seconds, which never goes back."""
        ...

    def waiting(self, seconds: float) -> AbstractContextManager[Callable[[], bool]]:
        """Begin to wait for a time; the result of the context tells whether it has come.

        The client calls that function again and again, about once per millisecond, and leaves the
        context when it returns True, or when the wait is interrupted. Several clients, threads and
        tasks may wait at the same time.

        Args:
            seconds: Seconds from now.
        """
        ...


def checked_clock(clock: ClientClock | None) -> ClientClock | None:
    """Return the argument `clock` of a client after checking it.

    Raises:
        UsageError: It is not a clock.
    """
    given = cast(object, clock)
    if given is not None and not isinstance(given, ClientClock):
        raise invalid_argument(
            "clock",
            f"must be a clock to wait by, such as server.clock of an emulator, not {shown(given)}",
        )
    return clock
