"""Drivers that perform the steps of plans and streams, with threads and with async.

`run` and `arun` return the result of a plan. The iterators perform the steps of a stream up to its
next item. A suspended stream holds no connection, since each page is received completely. So an
iterator that is abandoned before its end needs no step that cleans up.
"""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator, Sequence
from functools import partial
from types import GeneratorType
from typing import Protocol, TypeVar, cast

from tableau_flows._plans.clocks import POLL_SECONDS, ClientClock
from tableau_flows._plans.locks import LoopLock, ThreadLock
from tableau_flows._plans.messages import Request, Response
from tableau_flows._plans.steps import (
    Acquire,
    Blocking,
    Clock,
    Close,
    Emit,
    Outcome,
    Pause,
    Plan,
    Receive,
    RequestClock,
    Send,
    Sleep,
    Stream,
    Together,
    resume,
)
from tableau_flows._plans.threads import in_threads
from tableau_flows._plans.workers import in_worker

T = TypeVar("T")


class Network(Protocol):
    """The interface of a network for the driver with threads."""

    clock: ClientClock | None
    """The clock by which the client waits; None for that of the system."""

    def send(self, request: Request, /) -> Response:
        """Perform `Send`."""
        ...

    def receive(self, response: Response, /) -> bytes:
        """Perform `Receive`."""
        ...

    def close(self, response: Response, /) -> None:
        """Perform `Close`."""
        ...

    def abort(self, threads: set[int]) -> None:
        """Make the requests of these threads fail immediately."""
        ...


class AsyncNetwork(Protocol):
    """The interface of a network for the driver with async."""

    clock: ClientClock | None
    """The clock by which the client waits; None for that of the system."""

    def send(self, request: Request, /) -> Awaitable[Response]:
        """Perform `Send`."""
        ...

    def receive(self, response: Response, /) -> Awaitable[bytes]:
        """Perform `Receive`."""
        ...

    def close(self, response: Response, /) -> Awaitable[None]:
        """Perform `Close`."""
        ...


def run(plan: Plan[T], network: Network) -> T:
    """Perform all steps of a plan and return its result."""
    result: object = None
    error: BaseException | None = None
    try:
        step = next(plan)
        while True:
            result, error = attempt(step, network)
            step = resume(plan, result, error)
    except StopIteration as stop:
        return cast(T, stop.value)  # the return value of the plan
    except BaseException as interruption:
        if _is_suspended(plan):
            _clean_up(plan, interruption, network, result)
        raise
    finally:
        error = None  # its traceback refers to this frame: avoid a reference cycle


def _clean_up(
    plan: Generator[object, object, object],
    interruption: BaseException,
    network: Network,
    result: object,
) -> None:
    """Let a plan clean up that was suspended when Ctrl-C arrived between two steps.

    The plan may not have received its last response, so an open one is closed as well.
    """
    try:
        step = plan.throw(interruption)
        while True:
            step = resume(plan, *attempt(step, network))
    except BaseException:
        pass
    finally:
        del interruption  # its traceback refers to this frame: avoid a reference cycle
        if isinstance(result, Response) and result.handle is not None:
            network.close(result)


async def arun(plan: Plan[T], network: AsyncNetwork) -> T:
    """Perform all steps of a plan and return its result."""
    try:
        step = next(plan)
        while True:
            step = resume(plan, *await async_attempt(step, network))
    except StopIteration as stop:
        return cast(T, stop.value)  # the return value of the plan


class Iteration(Iterator[T]):
    """Performs a stream with threads."""

    def __init__(self, stream: Stream[T], network: Network) -> None:
        self._stream = stream
        self._network = network

    def __next__(self) -> T:
        step = next(self._stream)  # its StopIteration ends this iterator too
        while not isinstance(step, Emit):
            step = resume(self._stream, *attempt(step, self._network))
        return step.item

    def close(self) -> None:
        """Close the stream before its end."""
        self._stream.close()


class AsyncIteration(AsyncIterator[T]):
    """Performs a stream with async.

    It is not an asynchronous generator, since trio warns about each asynchronous generator that is
    abandoned before its end.
    """

    def __init__(self, stream: Stream[T], network: AsyncNetwork) -> None:
        self._stream = stream
        self._network = network

    async def __anext__(self) -> T:
        try:
            step = next(self._stream)
            while not isinstance(step, Emit):
                step = resume(self._stream, *await async_attempt(step, self._network))
        except StopIteration:
            raise StopAsyncIteration from None
        return step.item

    async def aclose(self) -> None:
        """Close the stream before its end."""
        self._stream.close()


class Items(Iterator[T]):
    """Iterates over the items of a stream that emits batches."""

    def __init__(self, stream: Stream[tuple[T, ...]], network: Network) -> None:
        self._batches = Iteration(stream, network)
        self._items: Iterator[T] = iter(())

    def __next__(self) -> T:
        while True:
            for item in self._items:
                return item
            self._items = iter(next(self._batches))

    def close(self) -> None:
        """Close the stream before its end."""
        self._items = iter(())
        self._batches.close()


class AsyncItems(AsyncIterator[T]):
    """Iterates over the items of a stream that emits batches."""

    def __init__(self, stream: Stream[tuple[T, ...]], network: AsyncNetwork) -> None:
        self._batches = AsyncIteration(stream, network)
        self._items: Iterator[T] = iter(())

    async def __anext__(self) -> T:
        while True:
            for item in self._items:
                return item
            self._items = iter(await anext(self._batches))

    async def aclose(self) -> None:
        """Close the stream before its end."""
        self._items = iter(())
        await self._batches.aclose()


def attempt(step: object, network: Network) -> tuple[object, BaseException | None]:
    """Perform a step; return its result, or the exception."""
    try:
        if type(step) is Send:  # most steps are
            return network.send(step.request), None
        return _perform(step, network), None
    except BaseException as error:
        return None, error


def _perform(step: object, network: Network) -> object:
    match step:
        case Receive(response):
            return network.receive(response)
        case Close(response):
            network.close(response)
        case Blocking(function):
            return cast(object, function())  # the plan knows the type
        case Acquire(lock, key, stopwatch, total):
            left = stopwatch.left(time.monotonic(), total)
            return cast(ThreadLock, lock).acquire(key, left)  # created by the sync client
        case Sleep(seconds):
            return _sleep(seconds, network.clock)
        case Together(plans):
            return in_threads(plans, partial(attempt, network=network), network.abort)
        case Clock():
            return _time_of(network.clock)
        case RequestClock() | Pause():  # other threads run anyway
            return time.monotonic()
        case _:
            raise TypeError(f"not a step: {step!r}")
    return None


async def async_attempt(step: object, network: AsyncNetwork) -> tuple[object, BaseException | None]:
    """Perform a step; return its result, or the exception."""
    try:
        if type(step) is Send:  # most steps are
            return await network.send(step.request), None
        return await _async_perform(step, network), None
    except BaseException as error:
        return None, error


async def _async_perform(step: object, network: AsyncNetwork) -> object:
    import anyio.lowlevel  # imported only if async is used

    match step:
        case Receive(response):
            return await network.receive(response)
        case Close(response):
            with anyio.CancelScope(shield=True):
                await network.close(response)
        case Blocking(function, abandon):
            return await in_worker(cast(Callable[[], object], function), abandon=abandon)
        case Acquire(lock, key, stopwatch, total):
            left = stopwatch.left(time.monotonic(), total)
            return await cast(LoopLock, lock).acquire(key, left)  # created by the async client
        case Sleep(seconds):
            return await _async_sleep(seconds, network.clock)
        case Together(plans):
            return await _in_tasks(plans, network)
        case Clock():
            return _time_of(network.clock)
        case RequestClock():
            return time.monotonic()
        case Pause():
            await anyio.lowlevel.checkpoint()
            return time.monotonic()
        case _:
            raise TypeError(f"not a step: {step!r}")
    return None


def _time_of(clock: ClientClock | None) -> float:
    """Return the time of a clock; of the system if there is none."""
    return time.monotonic() if clock is None else clock.monotonic()


def _sleep(seconds: float, clock: ClientClock | None) -> float:
    """Wait; return how many seconds did not pass by the clock of the system."""
    if clock is None:
        time.sleep(seconds)
        return 0.0
    with clock.waiting(seconds) as is_over:
        while not is_over():
            time.sleep(POLL_SECONDS)
    return seconds


async def _async_sleep(seconds: float, clock: ClientClock | None) -> float:
    """Wait; return how many seconds did not pass by the clock of the system."""
    import anyio  # already imported by the driver

    if clock is None:
        await anyio.sleep(seconds)
        return 0.0
    with clock.waiting(seconds) as is_over:
        while not is_over():
            await anyio.sleep(POLL_SECONDS)
    return seconds


async def _in_tasks(
    plans: Sequence[Plan[object]], network: AsyncNetwork
) -> tuple[Outcome[object], ...]:
    outcomes: list[Outcome[object]] = [Outcome()] * len(plans)

    async def perform(index: int, plan: Plan[object]) -> None:
        try:
            outcomes[index] = Outcome(await arun(plan, network))
        except Exception as error:
            outcomes[index] = Outcome(error=error)

    import anyio  # imported only if async is used

    async with anyio.create_task_group() as tasks:
        for index, plan in enumerate(plans):
            tasks.start_soon(perform, index, plan)
    return tuple(outcomes)


def _is_suspended(plan: Generator[object, object, object]) -> bool:
    return isinstance(plan, GeneratorType) and plan.gi_frame is not None and not plan.gi_running
