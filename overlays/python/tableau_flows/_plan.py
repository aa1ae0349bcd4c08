"""Plans: policy as generators that yield steps and receive answers; nothing here does any I/O.

A plan says *what* should happen: send this, sleep that long, take this lock. A driver (`_drive`)
performs the steps, with threads or with async, and sends the answers back, so each policy is
written once for both worlds and is tested by feeding it answers by hand.

What goes wrong while a step is performed is thrown into the plan at its `yield`, KeyboardInterrupt
and cancellation included; so `try`, `except` and `finally` work as usual, and a `finally` may yield
steps that clean up.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Generic, Protocol, TypeAlias, TypeVar, cast

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Timeouts:
    """How long to wait, in seconds; None waits for ever.

    Attributes:
        connect: For a connection, with its TLS handshake.
        read: For the next bytes of an answer.
        write: For the server to take the next bytes.
        pool: For a free connection when all are in use.
        transfer: For the next bytes of an answer while a flow file is published or downloaded;
            it takes the place of `read` there, since servers answer late when they store a file.
        total: For a whole call, from its first byte to the last of its answer. With threads it
            ends when the wait that is on then ends, so at most one `read` later.
        transfer_total: As `total`, for a call that sends or fetches a flow file or a part of one.
    """

    connect: float | None = 10.0
    read: float | None = 60.0
    write: float | None = 60.0
    pool: float | None = 10.0
    transfer: float | None = 600.0
    total: float | None = 300.0
    transfer_total: float | None = 21600.0

    def for_transfers(self) -> Timeouts:
        """The time-outs of a call with a file in it, in the places of the usual ones."""
        return replace(self, read=self.transfer, total=self.transfer_total)


class Body(Protocol):
    """The bytes of a request: streamed, of known length, and from the start again if need be."""

    @property
    def length(self) -> int:
        """The exact number of bytes that `chunks` gives."""
        ...

    def chunks(self) -> Iterator[bytes]:
        """Give the bytes, from the start; may block to read a file."""
        ...

    def sent(self, count: int) -> None:
        """Hear that the next `count` bytes have left; called where the client was called."""
        ...


@dataclass(slots=True)
class Stopwatch:
    """When a call began, which the network notes; shared by all requests of the call.

    So that a call asks for no time, unless it fails.
    """

    begun: float | None = None

    def is_over(self, now: float, total: float | None) -> bool:
        """Whether the time that a call may take in all has passed."""
        return self.begun is not None and total is not None and now >= self.begun + total


@dataclass(frozen=True, slots=True)
class Request:
    """One HTTP request. Headers and body stay out of the repr, since both may hold secrets."""

    method: str
    url: str
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    body: Body | bytes | None = field(default=None, repr=False)
    stream: bool = False
    timeouts: Timeouts = field(default=Timeouts(), repr=False)
    operation: str = ""
    attempt: int = 1
    """How often the call has been sent by now, this time included."""
    stopwatch: Stopwatch = field(default_factory=Stopwatch, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Response:
    """One HTTP answer; `content` is empty while the body of a streamed one is still to come."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    content: bytes = field(default=b"", repr=False)
    handle: object = field(default=None, repr=False, compare=False)
    """What the transport needs to go on reading."""

    def header(self, name: str) -> str:
        """The value of a header, "" when it is not there; give the name in lower case."""
        return self.headers.get(name, "")


class Lock(Protocol):
    """A lock of the driver's world. Taking it is the driver's business, since one world awaits."""

    def release(self) -> None:
        """Let the next one in."""
        ...


# The steps are dataclasses of the leanest kind: there is one for all that is done, and each class
# with comparisons, a repr and a guard against changes would take a millisecond of every import.


@dataclass(slots=True, eq=False, repr=False)
class Send:
    """Send a request; the answer is its `Response`, read whole unless `request.stream`."""

    request: Request


@dataclass(slots=True, eq=False, repr=False)
class Receive:
    """Read on in a streamed response; the answer is some bytes, `b""` at the end."""

    response: Response


@dataclass(slots=True, eq=False, repr=False)
class Close:
    """Let go of a streamed response, read to its end or not. Never interrupted by cancellation."""

    response: Response


@dataclass(slots=True, eq=False, repr=False)
class Sleep:
    """Wait some seconds."""

    seconds: float


@dataclass(slots=True, eq=False, repr=False)
class Acquire:
    """Take a lock, waiting for it if need be."""

    lock: Lock


@dataclass(slots=True, eq=False, repr=False)
class Release:
    """Give a lock back."""

    lock: Lock


@dataclass(slots=True, eq=False, repr=False)
class Blocking(Generic[T_co]):
    """Call a function that may block (files); async does it in a worker thread."""

    function: Callable[[], T_co]


@dataclass(slots=True, eq=False, repr=False)
class Clock:
    """Ask for the time on a clock that only goes forward, in seconds."""


@dataclass(slots=True, eq=False, repr=False)
class Together:
    """Follow several plans at the same time; the answer is a tuple of `Outcome`, in their order.

    All of them have ended by then. One that fails does not disturb the others; only when the step
    itself is interrupted (Ctrl-C, cancellation) are they stopped, and clean up.
    """

    plans: tuple[Plan[object], ...]


@dataclass(slots=True, eq=False, repr=False)
class Outcome(Generic[T_co]):
    """How one of several plans ended.

    Attributes:
        value: Its result; None if it failed.
        error: What it raised; None if it did not.
    """

    value: T_co | None = None
    error: Exception | None = None


@dataclass(slots=True, eq=False, repr=False)
class Emit(Generic[T_co]):
    """Hand an item to whoever iterates; only in streams."""

    item: T_co


Step: TypeAlias = (
    Send | Receive | Close | Sleep | Acquire | Release | Blocking[object] | Clock | Together
)
Plan: TypeAlias = Generator[Step, object, T]
"""Ends with a result."""
Stream: TypeAlias = Generator[Step | Emit[T], object, None]
"""Hands out items on the way."""


# The drivers answer each step with the type its docstring promises; Python's generators have one
# type for all answers, hence the casts.


def send(request: Request) -> Plan[Response]:
    """Send a request and receive its response."""
    return cast(Response, (yield Send(request)))


def receive(response: Response) -> Plan[bytes]:
    """Read on in a streamed response; `b""` at the end."""
    return cast(bytes, (yield Receive(response)))


def close(response: Response) -> Plan[None]:
    """Let go of a streamed response."""
    yield Close(response)


def sleep(seconds: float) -> Plan[None]:
    """Wait some seconds."""
    yield Sleep(seconds)


def blocking(function: Callable[[], T]) -> Plan[T]:
    """Call a function that may block."""
    return cast(T, (yield Blocking(function)))


def clock() -> Plan[float]:
    """Ask for the time on a clock that only goes forward."""
    return cast(float, (yield Clock()))


def together(plans: Iterable[Plan[T]]) -> Plan[tuple[Outcome[T], ...]]:
    """Follow several plans at the same time, and hear how each of them ended."""
    return cast(tuple[Outcome[T], ...], (yield Together(tuple(plans))))


def locked(lock: Lock, plan: Plan[T]) -> Plan[T]:
    """Follow a plan while holding a lock."""
    yield Acquire(lock)
    try:
        return (yield from plan)
    finally:
        yield Release(lock)
