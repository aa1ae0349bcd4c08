"""Plans: policy as generators that yield steps and receive their results; performs no I/O.

A plan yields steps such as sending a request, sleeping, or acquiring a lock. A driver (`drive`)
performs them with threads or with async and sends the results back. So each policy is written once
for threads and async, and can be tested by sending results to the generator.

An exception of a step is thrown into the plan at its `yield`, KeyboardInterrupt and cancellation
included. So `try`, `except` and `finally` work as usual, and a `finally` may yield steps that clean
up.
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
    """Identifies the owner of a lock; a new key is made for each acquisition."""

    __slots__ = ("__weakref__",)


class Lock(Protocol):
    """A lock that is owned by a key. Acquiring it is a step, since async awaits it."""

    def release(self, key: LockKey, /) -> None:
        """Release the lock if it was acquired with this key; else do nothing."""
        ...


# The steps are dataclasses without comparisons, repr and frozen attributes, since each of those
# would add a millisecond per class to every import.


@dataclass(slots=True, eq=False, repr=False)
class Send:
    """Send a request; the result is its `Response`, read completely unless `request.stream`."""

    request: Request


@dataclass(slots=True, eq=False, repr=False)
class Receive:
    """Read the next bytes of a streamed response; the result is `b""` at the end."""

    response: Response


@dataclass(slots=True, eq=False, repr=False)
class Close:
    """Close a streamed response, read to its end or not; cancellation does not interrupt it."""

    response: Response


@dataclass(slots=True, eq=False, repr=False)
class Sleep:
    """Wait some seconds by the clock of the client.

    The result is the number of seconds that did not pass by the clock of the system.
    """

    seconds: float


@dataclass(slots=True, eq=False, repr=False)
class Acquire:
    """Acquire a lock; the result is False if `total` seconds of the call expired first."""

    lock: Lock
    key: LockKey
    stopwatch: Stopwatch
    total: float | None


@dataclass(slots=True, eq=False, repr=False)
class Blocking(Generic[T_co]):
    """Call a function that may block, such as one that reads a file; async uses a worker thread.

    A cancelled task waits until the function has returned. With `abandon` it does not wait, so the
    function must then not use anything that the plan cleans up.
    """

    function: Callable[[], T_co]
    abandon: bool = False


@dataclass(slots=True, eq=False, repr=False)
class Clock:
    """Read the monotonic clock of the client, by which it waits; the result is in seconds."""


@dataclass(slots=True, eq=False, repr=False)
class RequestClock:
    """Read the monotonic clock of the system, by which requests are timed; in seconds."""


@dataclass(slots=True, eq=False, repr=False)
class Pause:
    """Let other tasks run; the result is the time, as of `RequestClock`."""


@dataclass(slots=True, eq=False, repr=False)
class Together:
    """Run several plans concurrently; the result is a tuple of `Outcome`, in the same order.

    The step ends when all plans have ended. A plan that fails does not affect the others. If the
    step itself is interrupted (Ctrl-C, cancellation), the plans are stopped and clean up.
    """

    plans: tuple[Plan[object], ...]


@dataclass(slots=True, eq=False, repr=False)
class Outcome(Generic[T_co]):
    """The result or the error of one of several plans.

    Attributes:
        value: The result; None if the plan failed.
        error: The exception; None if the plan succeeded.
    """

    value: T_co | None = None
    error: Exception | None = None


@dataclass(slots=True, eq=False, repr=False)
class Emit(Generic[T_co]):
    """Pass an item to the caller that iterates; only in streams."""

    item: T_co


Step: TypeAlias = (
    Send
    | Receive
    | Close
    | Sleep
    | Acquire
    | Blocking[object]
    | Clock
    | RequestClock
    | Pause
    | Together
)
Plan: TypeAlias = Generator[Step, object, T]
"""A generator of steps that returns a result."""
Stream: TypeAlias = Generator[Step | Emit[T], object, None]
"""A generator of steps that also emits items."""


# The drivers return the type that the docstring of each step promises. The type of a generator has
# one type for all results that are sent to it, hence the casts.


def send(request: Request) -> Plan[Response]:
    """Send a request and receive its response."""
    return cast(Response, (yield Send(request)))


def receive(response: Response) -> Plan[bytes]:
    """Read the next bytes of a streamed response; `b""` at the end."""
    return cast(bytes, (yield Receive(response)))


def close(response: Response) -> Plan[None]:
    """Close a streamed response."""
    yield Close(response)


def sleep(seconds: float) -> Plan[float]:
    """Wait some seconds; return how many of them did not pass by the clock of the system."""
    return cast("float | None", (yield Sleep(seconds))) or 0.0


def blocking(function: Callable[[], T], *, abandon: bool = False) -> Plan[T]:
    """Call a function that may block; with `abandon` a cancelled task does not wait for it."""
    return cast(T, (yield Blocking(function, abandon)))


def clock() -> Plan[float]:
    """Return the time of the client in seconds, by which it waits."""
    return cast(float, (yield Clock()))


def request_clock() -> Plan[float]:
    """Return the time of the system in seconds, by which requests are timed."""
    return cast(float, (yield RequestClock()))


def pause() -> Plan[float]:
    """Let other tasks run during long work, and return the time."""
    return cast(float, (yield Pause()))


def together(plans: Iterable[Plan[T]]) -> Plan[tuple[Outcome[T], ...]]:
    """Run several plans concurrently, and return the outcome of each."""
    return cast(tuple[Outcome[T], ...], (yield Together(tuple(plans))))


def locked(lock: Lock, plan: Plan[T], stopwatch: Stopwatch, total: float | None) -> Plan[T]:
    """Run a plan while holding a lock.

    Raises:
        TimeoutError: The lock was not free within `total` seconds of the call.
    """
    key = LockKey()
    try:
        if (yield Acquire(lock, key, stopwatch, total)) is False:
            plan.close()
            raise TimeoutError
        return (yield from plan)
    finally:
        lock.release(key)  # not a step: no driver may be left to perform it


def resume(plan: Generator[S, object, object], result: object, error: BaseException | None) -> S:
    """Send the result of a step to its plan, or throw the error; return the next step."""
    if error is None:
        return plan.send(result)
    try:
        return plan.throw(error)
    finally:
        del error  # its traceback refers to this frame: avoid a reference cycle
