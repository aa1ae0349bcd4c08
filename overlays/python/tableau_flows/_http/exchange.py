"""What one request and its reply may take: time and bytes, checked at every read and write."""

from __future__ import annotations

import time
from typing import Literal, TypeAlias

import httpcore

from tableau_flows._common import fork
from tableau_flows._plans.messages import Request, Timeouts
from tableau_flows.errors import RequestTimeoutError

MAX_HEAD_BYTES = 256 * 1024
"""The most bytes that may come before the head of a reply is complete."""


Phase: TypeAlias = Literal["connect", "read", "write", "pool", "session"]

GRACE = 0.05
"""How long the time limit of async leaves to the wait under it, which can say what it waited for;
in seconds."""

_SHORTEST = 0.001
"""A wait of no time at all would make a socket one that never waits."""


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
        if self.end is not None and time.monotonic() >= self.end:
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


class Exchange:
    """The limits of one request on one connection, and how far it has come.

    Args:
        request: The request.
        deadline: When the call has to be over.

    Attributes:
        sent: Whether any byte of the request was given to the operating system.
        is_slow: The wait under way ends when the transfer has become too slow.
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
        """The head of the reply has come: what follows is its body.

        Args:
            over_network: Whether it came over a stream of ours, which has noted every read.

        Raises:
            httpcore.RemoteProtocolError: It was left over from the reply before, so it is not the
                reply to this request.
        """
        if over_network and not self._received:
            raise httpcore.RemoteProtocolError("a reply came that belongs to no request")
        self._head_left = -1
        if self._meter is not None:
            self._meter.restart()

    def pool_wait(self) -> float:
        """How long to wait for a place in the pool."""
        wait = self._wait(self.request.timeouts.pool, httpcore.PoolTimeout)
        return float("inf") if wait is None else wait

    def connect_wait(self, seconds: float | None) -> float | None:
        """How long to wait while connecting."""
        return self._wait(seconds, httpcore.ConnectTimeout)

    def read_wait(self, seconds: float | None) -> float | None:
        """How long to wait for the next bytes of the reply."""
        if seconds is None and self.request.timeouts.read is not None:
            return self.connect_wait(self.request.timeouts.connect)  # greeting a SOCKS proxy
        wait = self._wait(seconds, httpcore.ReadTimeout)
        return wait if self._meter is None or self._head_left >= 0 else self._metered(wait)

    def write_wait(self, seconds: float | None, *, to_server: bool = True) -> float | None:
        """How long to wait until the next bytes have left.

        Args:
            seconds: How long a write may take.
            to_server: Whether the connection to the server stands, so that the bytes are the
                request's and not for a proxy.
        """
        if seconds is None and self.request.timeouts.write is not None:
            if self._meter is not None:
                self._meter.begin()
            return self.connect_wait(self.request.timeouts.connect)  # greeting a SOCKS proxy
        wait = self._wait(seconds, httpcore.WriteTimeout)
        self.sent = self.sent or to_server
        return wait if self._meter is None else self._metered(wait)

    def has_read(self, size: int) -> None:
        """Note that bytes of the reply have come."""
        self._received = True
        if self._head_left < 0:
            if self._meter is not None:
                self._meter.end(size)
            return
        self._head_left -= size
        if self._head_left < 0:
            raise httpcore.RemoteProtocolError(
                f"more than {MAX_HEAD_BYTES} bytes came before the reply began"
            )

    def has_written(self, size: int) -> None:
        """Note that bytes of the request have left."""
        if self._meter is not None:
            self._meter.end(size)

    def restart(self) -> None:
        """What has come so far was of a proxy; the reply to the request is still to come."""
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
            raise error  # a socket takes 0 for "do not wait at all", and fails in another way
        return wait

    def _metered(self, wait: float | None) -> float | None:
        assert self._meter is not None  # the callers have looked
        left = self._meter.begin()
        self.is_slow = wait is None or left < wait
        return left if self.is_slow else wait


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
