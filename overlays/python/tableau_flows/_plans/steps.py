"""Plans: policy as generators that yield steps and receive answers; nothing here does any I/O.

A plan says *what* should happen: send this, sleep that long, take this lock. A driver (`drive`)
performs the steps, with threads or with async, and sends the answers back, so each policy is
written once for threads and async, and is tested by feeding it answers by hand.

What goes wrong while a step is performed is thrown into the plan at its `yield`, KeyboardInterrupt
and cancellation included; so `try`, `except` and `finally` work as usual, and a `finally` may yield
steps that clean up.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Generic, Protocol, TypeAlias, TypeVar, cast

from tableau_flows._common.arguments import check_rate, check_seconds

T = TypeVar("T")
S = TypeVar("S")
T_co = TypeVar("T_co", covariant=True)

MAX_REPLY_BYTES = 64 * 1024 * 1024
"""The largest reply that is read whole unless the client says otherwise, in bytes."""


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
        total: For a whole call, from its first byte to the last of its answer, with retries,
            signing in and decoding. For a list it limits the wait for each page, and the decoding
            of it, not the time that the reader spends between pages. Resolving a host name cannot
            be interrupted with threads.
        transfer_total: As `total`, for a call that sends or fetches a flow file or a part of one.
        min_rate: The slowest transfer of a flow file, in bytes a second: one that stays below it
            for 60 seconds ends. The time a server takes to store a file does not count. None sets
            no minimum.

    Raises:
        UsageError: One of them is not a number of seconds from 0 to 31536000 (a year), or the
            rate is negative.
    """

    connect: float | None = 10.0
    read: float | None = 60.0
    write: float | None = 60.0
    pool: float | None = 10.0
    transfer: float | None = 600.0
    total: float | None = 300.0
    transfer_total: float | None = 21600.0
    min_rate: float | None = 1000.0

    def __post_init__(self) -> None:
        for item in fields(self):
            value: object = getattr(self, item.name)
            name = f"Timeouts({item.name}=)"
            if item.name == "min_rate":
                check_rate(value, name)
            else:
                check_seconds(value, name, required=False)

    def for_transfers(self) -> Timeouts:
        """The time-outs of a call with a file in it, in the places of the usual ones."""
        return replace(self, read=self.transfer, total=self.transfer_total)


class Body(Protocol):
    """The bytes of a request: streamed, of known length, and from the start again if need be."""

    @property
    def length(self) -> int:
        """The exact number of bytes that `chunks` gives."""
        ...

    @property
    def in_memory(self) -> bool:
        """Whether `chunks` never blocks, so that async needs no worker thread for it."""
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

    def left(self, now: float, total: float | None) -> float | None:
        """Begin unless that is done; return how many seconds of `total` are left."""
        if self.begun is None:
            self.begun = now
        return None if total is None else self.begun + total - now

    def is_over(self, now: float, total: float | None) -> bool:
        """Whether the time that a call may take in all has passed."""
        return self.begun is not None and total is not None and now >= self.begun + total


# Request and response are changed by nobody, though nothing prevents it: a guard would make each of
# them ten times as slow to build.


@dataclass(slots=True)
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
    strict: bool = field(default=False, repr=False)
    """Whether an unreadable optional value of the reply raises instead of being left out."""
    max_reply_bytes: int = field(default=MAX_REPLY_BYTES, repr=False)
    """The largest reply that is read whole, in bytes after decompression."""
    secrets: tuple[str, ...] = field(default=(), repr=False)
    """Every secret of the request and its session, to be removed from any text that is kept."""


@dataclass(slots=True)
class Response:
    """One HTTP answer; `content` is empty while the body of a streamed one is still to come."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    content: bytes = field(default=b"", repr=False)
    handle: object = field(default=None, repr=False, compare=False)
    """What the transport needs to go on reading."""
    cookies: tuple[str, ...] = field(default=(), repr=False)
    """The values of the headers Set-Cookie, which cannot be joined."""

    def header(self, name: str) -> str:
        """The value of a header, "" when it is not there; give the name in lower case."""
        return self.headers.get(name, "")


class LockKey:
    """Shows who holds a lock; one for each time that it is taken."""

    __slots__ = ("__weakref__",)


class Lock(Protocol):
    """A lock that is held by key. Taking it is a step, since async awaits it."""

    def release(self, key: LockKey, /) -> None:
        """Release it if it was taken with this key; else do nothing."""
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
    """Take a lock; the answer is False if `total` seconds of the call were over before."""

    lock: Lock
    key: LockKey
    stopwatch: Stopwatch
    total: float | None


@dataclass(slots=True, eq=False, repr=False)
class Blocking(Generic[T_co]):
    """Call a function that may block (files); async does it in a worker thread.

    A cancelled task waits until the function has returned, unless `abandon` says that the function
    may be left to itself; it must not touch anything then that the plan cleans up.
    """

    function: Callable[[], T_co]
    abandon: bool = False


@dataclass(slots=True, eq=False, repr=False)
class Clock:
    """Ask for the time on a clock that only goes forward, in seconds."""


@dataclass(slots=True, eq=False, repr=False)
class Pause:
    """Let other tasks run in between; the answer is the time, as of `Clock`."""


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
    Send | Receive | Close | Sleep | Acquire | Blocking[object] | Clock | Pause | Together
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


def blocking(function: Callable[[], T], *, abandon: bool = False) -> Plan[T]:
    """Call a function that may block; `abandon` lets a cancelled task leave it to itself."""
    return cast(T, (yield Blocking(function, abandon)))


def clock() -> Plan[float]:
    """Ask for the time on a clock that only goes forward."""
    return cast(float, (yield Clock()))


def pause() -> Plan[float]:
    """Let other tasks run in the middle of long work, and ask for the time."""
    return cast(float, (yield Pause()))


def together(plans: Iterable[Plan[T]]) -> Plan[tuple[Outcome[T], ...]]:
    """Follow several plans at the same time, and hear how each of them ended."""
    return cast(tuple[Outcome[T], ...], (yield Together(tuple(plans))))


def locked(lock: Lock, plan: Plan[T], stopwatch: Stopwatch, total: float | None) -> Plan[T]:
    """Follow a plan while holding a lock.

    Raises:
        TimeoutError: The lock was not free before `total` seconds of the call were over.
    """
    key = LockKey()
    try:
        if (yield Acquire(lock, key, stopwatch, total)) is False:
            plan.close()
            raise TimeoutError
        return (yield from plan)
    finally:
        lock.release(key)  # not a step: it happens even if nobody performs any more steps


def tell(plan: Generator[S, object, object], answer: object, error: BaseException | None) -> S:
    """Tell a plan how its step went; return the next one."""
    if error is None:
        return plan.send(answer)
    try:
        return plan.throw(error)
    finally:
        del error  # its traceback holds this frame: do not make a ring of the two
