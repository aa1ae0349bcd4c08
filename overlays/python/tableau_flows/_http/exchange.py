"""Limits of one exchange of request and response: time and bytes, at every read and write."""

from __future__ import annotations

import time
from typing import Literal, TypeAlias

import httpcore

from tableau_flows._common import fork
from tableau_flows._plans.messages import Request, Timeouts
from tableau_flows.errors import RequestTimeoutError

MAX_HEAD_BYTES = 256 * 1024
"""Maximum bytes received before the response headers are complete."""


Phase: TypeAlias = Literal["connect", "read", "write", "pool", "session"]

GRACE = 0.05
"""Seconds by which the outer time limit of async exceeds the inner one, whose error says more."""

_SHORTEST = 0.001
"""Shortest timeout of a socket, in seconds: 0 would make it non-blocking."""


WINDOW = 60.0
"""Seconds over which the rate of a transfer is averaged."""


class SlowTransferError(Exception):
    """A transfer stayed below the minimum rate."""


class Meter:
    """Measures the rate of a transfer: its bytes, and the time spent waiting for them.

    The time between two reads or writes belongs to the caller and is not counted.

    Args:
        rate: Minimum bytes per second, averaged over a window.
    """

    def __init__(self, rate: float) -> None:
        self._needed = rate * WINDOW
        self._started = 0.0
        self.restart()

    def restart(self) -> None:
        """Start a new window."""
        self._waited, self._passed = 0.0, 0

    def begin(self) -> float:
        """Start a read or write; return the maximum seconds that it may wait."""
        self._started = time.monotonic()
        spare = WINDOW if self._passed >= self._needed else 0.0
        return WINDOW - self._waited + spare

    def end(self, size: int) -> None:
        """Finish a read or write of `size` bytes.

        Raises:
            SlowTransferError: Too few bytes were transferred in this window.
        """
        self._waited += time.monotonic() - self._started
        self._passed += size
        if self._waited >= WINDOW:
            if self._passed < self._needed:
                raise SlowTransferError
            self.restart()


class Deadline:
    """The time by which a request must have been sent and its response read."""

    def __init__(self, request: Request) -> None:
        self._request = request
        total = request.timeouts.total
        watch = request.stopwatch
        if watch.begun is None:
            watch.begun = time.monotonic()
        self.end = None if total is None else watch.begun + total

    def left(self) -> float | None:
        """Return the seconds left, negative once it has passed; None means no deadline."""
        return None if self.end is None else self.end - time.monotonic()

    def passed(self) -> bool:
        """Return whether the deadline has passed."""
        return self.end is not None and time.monotonic() >= self.end

    def check(self, phase: Phase) -> None:
        """Check that there is time left.

        Raises:
            RequestTimeoutError: The deadline has passed.
        """
        if self.end is not None and time.monotonic() >= self.end:
            raise self.error(phase)

    def error(self, phase: Phase) -> RequestTimeoutError:
        """Return the error for a timeout in this phase: that of the phase, or of the whole call."""
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


class Exchange:
    """The limits of one request on one connection, and its progress.

    Args:
        request: The request.
        deadline: The deadline of the call.

    Attributes:
        sent: Whether any byte of the request was passed to the operating system.
        is_slow: Whether the current wait is limited by the minimum rate.
    """

    def __init__(self, request: Request, deadline: Deadline) -> None:
        self.request = request
        self.deadline = deadline
        self.sent = False
        self.is_slow = False
        self._received = False
        self._head_left = MAX_HEAD_BYTES
        self._generation = fork.process.generation
        rate = request.timeouts.min_rate
        streams = request.stream or not isinstance(request.body, (bytes, type(None)))
        self._meter = Meter(rate) if rate is not None and streams else None

    def head_is_complete(self, *, over_network: bool = True) -> None:
        """Note that the response headers are complete; the body follows.

        Args:
            over_network: Whether they came through a stream of this package, which notes reads.

        Raises:
            httpcore.RemoteProtocolError: They arrived before the request was sent, so they
                belong to another one.
        """
        if over_network and not self._received:
            raise httpcore.RemoteProtocolError("a response arrived that belongs to no request")
        self._head_left = -1
        if self._meter is not None:
            self._meter.restart()

    def pool_wait(self) -> float:
        """Return how long to wait for a connection of the pool."""
        wait = self._wait(self.request.timeouts.pool, httpcore.PoolTimeout)
        return float("inf") if wait is None else wait

    def connect_wait(self, seconds: float | None) -> float | None:
        """Return how long to wait while connecting."""
        return self._wait(seconds, httpcore.ConnectTimeout)

    def read_wait(self, seconds: float | None) -> float | None:
        """Return how long to wait for the next bytes of the response."""
        if seconds is None and self.request.timeouts.read is not None:
            return self.connect_wait(self.request.timeouts.connect)  # greeting a SOCKS proxy
        wait = self._wait(seconds, httpcore.ReadTimeout)
        return wait if self._meter is None or self._head_left >= 0 else self._metered(wait)

    def write_wait(self, seconds: float | None, *, to_server: bool = True) -> float | None:
        """Return how long to wait until the next bytes are sent.

        Args:
            seconds: How long a write may take.
            to_server: Whether the server is connected, so that the bytes belong to the request
                and not to the negotiation with a proxy.
        """
        if seconds is None and self.request.timeouts.write is not None:
            if self._meter is not None:
                self._meter.begin()
            return self.connect_wait(self.request.timeouts.connect)  # greeting a SOCKS proxy
        wait = self._wait(seconds, httpcore.WriteTimeout)
        self.sent = self.sent or to_server
        return wait if self._meter is None else self._metered(wait)

    def has_read(self, size: int) -> None:
        """Note that bytes of the response were received."""
        self._received = True
        if self._head_left < 0:
            if self._meter is not None:
                self._meter.end(size)
            return
        self._head_left -= size
        if self._head_left < 0:
            raise httpcore.RemoteProtocolError(
                f"more than {MAX_HEAD_BYTES} bytes arrived before the response headers ended"
            )

    def has_written(self, size: int) -> None:
        """Note that bytes of the request were sent."""
        if self._meter is not None:
            self._meter.end(size)

    def restart(self) -> None:
        """Forget what was received so far: it came from a proxy and is not the response."""
        self._received = False
        self._head_left = MAX_HEAD_BYTES

    def _wait(self, seconds: float | None, error: type[Exception]) -> float | None:
        self.is_slow = False
        if self._generation != fork.process.generation:
            raise httpcore.ReadError(
                "the process was forked; this connection belongs to its parent"
            )
        wait, end = seconds, self.deadline.end
        if end is not None:
            left = end - time.monotonic()
            if wait is None or left < wait:
                wait = left
        if wait is not None and wait <= 0:
            raise error  # a socket takes 0 for non-blocking, which fails in another way
        return wait

    def _metered(self, wait: float | None) -> float | None:
        assert self._meter is not None  # the callers have looked
        left = self._meter.begin()
        self.is_slow = wait is None or left < wait
        return left if self.is_slow else wait


class PhaseTimeouts(dict[str, float | None]):
    """The timeouts of the phases, which transports of httpx look up when each phase begins.

    With a total, each is cut to what is left of it at that time.
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
        """Return the same as `[]`; all phases are always present."""
        return self[phase]
