"""Plans: policy as generators that yield steps and receive answers; nothing here does any I/O.

A plan says *what* should happen: send this, sleep that long, take this lock. A driver (`drive`)
performs the steps, with threads or with async, and sends the answers back, so each policy is
written once for threads and async, and is tested by feeding it answers by hand.

What goes wrong while a step is performed is thrown into the plan at its `yield`, KeyboardInterrupt
and cancellation included; so `try`, `except` and `finally` work as usual, and a `finally` may yield
steps that clean up.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeAlias, TypeVar, cast

from tableau_flows._plans.messages import Request, Response, Stopwatch

T = TypeVar("T")
S = TypeVar("S")
T_co = TypeVar("T_co", covariant=True)


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
