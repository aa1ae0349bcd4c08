"""Drivers: perform the steps of a plan, with threads (`run`, `Iteration`) or async (`arun`, …)."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from typing import Protocol, TypeVar, cast

import anyio
import anyio.to_thread

from tableau_flows._plan import (
    Acquire,
    Blocking,
    Clock,
    Close,
    Emit,
    Plan,
    Receive,
    Release,
    Request,
    Response,
    Send,
    Sleep,
    Stream,
)

T = TypeVar("T")
S = TypeVar("S")


class Network(Protocol):
    """What the driver for threads needs of a transport."""

    def send(self, request: Request) -> Response:
        """Perform `Send`."""
        ...

    def receive(self, response: Response) -> bytes:
        """Perform `Receive`."""
        ...

    def close(self, response: Response) -> None:
        """Perform `Close`."""
        ...


class AsyncNetwork(Protocol):
    """What the driver for async needs of a transport."""

    async def send(self, request: Request) -> Response:
        """Perform `Send`."""
        ...

    async def receive(self, response: Response) -> bytes:
        """Perform `Receive`."""
        ...

    async def close(self, response: Response) -> None:
        """Perform `Close`."""
        ...


def run(plan: Plan[T], network: Network) -> T:
    """Perform a plan to its end and return its result."""
    try:
        step = next(plan)
        while True:
            step = _tell(plan, *_outcome(step, network))
    except StopIteration as stop:
        return cast(T, stop.value)  # what the plan itself returned


async def arun(plan: Plan[T], network: AsyncNetwork) -> T:
    """Perform a plan to its end and return its result."""
    try:
        step = next(plan)
        while True:
            step = _tell(plan, *await _async_outcome(step, network))
    except StopIteration as stop:
        return cast(T, stop.value)  # what the plan itself returned


class Iteration(Iterator[T]):
    """Performs a stream as far as its next item whenever that is asked for."""

    def __init__(self, stream: Stream[T], network: Network) -> None:
        self._stream = stream
        self._network = network

    def __next__(self) -> T:
        step = next(self._stream)  # its StopIteration is ours
        while not isinstance(step, Emit):
            step = _tell(self._stream, *_outcome(step, self._network))
        return step.item

    def close(self) -> None:
        """Stop before the end; the stream may perform steps that clean up."""
        with contextlib.suppress(GeneratorExit, StopIteration):
            step = self._stream.throw(GeneratorExit())
            while not isinstance(step, Emit):
                step = _tell(self._stream, *_outcome(step, self._network))


class AsyncIteration(AsyncIterator[T]):
    """Performs a stream as far as its next item whenever that is asked for.

    It is no async generator: one that is left before its end is finalised by the event loop at
    some later time, under trio with a warning.
    """

    def __init__(self, stream: Stream[T], network: AsyncNetwork) -> None:
        self._stream = stream
        self._network = network

    async def __anext__(self) -> T:
        try:
            step = next(self._stream)
            while not isinstance(step, Emit):
                step = _tell(self._stream, *await _async_outcome(step, self._network))
        except StopIteration:
            raise StopAsyncIteration from None
        return step.item

    async def aclose(self) -> None:
        """Stop before the end; the stream may perform steps that clean up."""
        with contextlib.suppress(GeneratorExit, StopIteration):
            step = self._stream.throw(GeneratorExit())
            while not isinstance(step, Emit):
                step = _tell(self._stream, *await _async_outcome(step, self._network))


def _tell(plan: Generator[S, object, object], answer: object, error: BaseException | None) -> S:
    """Tell a plan how its step went; return the next one."""
    if error is None:
        return plan.send(answer)
    try:
        return plan.throw(error)
    finally:
        del error  # its traceback holds this frame: do not make a ring of the two


def _outcome(step: object, network: Network) -> tuple[object, BaseException | None]:
    try:
        return _perform(step, network), None
    except BaseException as error:
        return None, error


def _perform(step: object, network: Network) -> object:
    match step:
        case Send(request):
            return network.send(request)
        case Receive(response):
            return network.receive(response)
        case Close(response):
            network.close(response)
        case Blocking(function):
            return cast(object, function())  # whatever it is, the plan knows
        case Acquire(lock):
            cast(threading.Lock, lock).acquire()  # the client for threads made it
        case Sleep(seconds):
            time.sleep(seconds)
        case _:
            return _at_once(step)
    return None


async def _async_outcome(
    step: object, network: AsyncNetwork
) -> tuple[object, BaseException | None]:
    try:
        return await _async_perform(step, network), None
    except BaseException as error:
        return None, error


async def _async_perform(step: object, network: AsyncNetwork) -> object:
    match step:
        case Send(request):
            return await network.send(request)
        case Receive(response):
            return await network.receive(response)
        case Close(response):
            with anyio.CancelScope(shield=True):
                await network.close(response)
        case Blocking(function):
            return await anyio.to_thread.run_sync(cast(Callable[[], object], function))
        case Acquire(lock):
            await cast(anyio.Lock, lock).acquire()  # the client for async made it
        case Sleep(seconds):
            await anyio.sleep(seconds)
        case _:
            return _at_once(step)
    return None


def _at_once(step: object) -> object:
    """Perform a step that waits for nothing, the same in both worlds."""
    match step:
        case Release(lock):
            lock.release()
        case Clock():
            return time.monotonic()
        case _:
            raise TypeError(f"not a step: {step!r}")
    return None
