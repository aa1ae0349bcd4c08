"""Drivers: perform the steps of a plan, with threads (`run`) or async (`arun`)."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol, TypeVar, cast

from tableau_flows._plan import (
    Acquire,
    Blocking,
    Clock,
    Close,
    Outcome,
    Plan,
    Receive,
    Release,
    Request,
    Response,
    Send,
    Sleep,
    Together,
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
            step = tell(plan, *attempt(step, network))
    except StopIteration as stop:
        return cast(T, stop.value)  # what the plan itself returned


async def arun(plan: Plan[T], network: AsyncNetwork) -> T:
    """Perform a plan to its end and return its result."""
    try:
        step = next(plan)
        while True:
            step = tell(plan, *await async_attempt(step, network))
    except StopIteration as stop:
        return cast(T, stop.value)  # what the plan itself returned


def tell(plan: Generator[S, object, object], answer: object, error: BaseException | None) -> S:
    """Tell a plan how its step went; return the next one."""
    if error is None:
        return plan.send(answer)
    try:
        return plan.throw(error)
    finally:
        del error  # its traceback holds this frame: do not make a ring of the two


def attempt(step: object, network: Network) -> tuple[object, BaseException | None]:
    """Perform a step; return its answer, or what went wrong."""
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
        case Together(plans):
            return _in_threads(plans, network)
        case _:
            return _at_once(step)
    return None


async def async_attempt(step: object, network: AsyncNetwork) -> tuple[object, BaseException | None]:
    """Perform a step; return its answer, or what went wrong."""
    try:
        return await _async_perform(step, network), None
    except BaseException as error:
        return None, error


async def _async_perform(step: object, network: AsyncNetwork) -> object:
    import anyio  # loaded when async is used, not before
    import anyio.to_thread

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
        case Together(plans):
            return await _in_tasks(plans, network)
        case _:
            return _at_once(step)
    return None


def _in_threads(plans: Sequence[Plan[object]], network: Network) -> tuple[Outcome[object], ...]:
    stopped = threading.Event()
    pool = ThreadPoolExecutor(len(plans), thread_name_prefix="tableau-flows")
    try:
        ends = [pool.submit(_end_of, plan, network, stopped) for plan in plans]
        return tuple(end.result() for end in ends)
    except BaseException:
        stopped.set()
        raise
    finally:
        # After Ctrl-C nobody waits for them: they end by themselves at their next step.
        pool.shutdown(wait=False, cancel_futures=True)


def _end_of(plan: Plan[object], network: Network, stopped: threading.Event) -> Outcome[object]:
    """Perform a plan in a thread of its own; once it is to stop, it may only clean up."""
    try:
        step = next(plan)
        while True:
            if stopped.is_set() and not isinstance(step, Close | Release):
                step = tell(plan, None, _Stopped())
            else:
                step = tell(plan, *attempt(step, network))
    except StopIteration as end:
        return Outcome(end.value)
    except (Exception, _Stopped) as error:
        return Outcome(error=error if isinstance(error, Exception) else None)


class _Stopped(BaseException):
    """Nobody waits for the plan any more; no `except Exception` may hold it up."""


async def _in_tasks(
    plans: Sequence[Plan[object]], network: AsyncNetwork
) -> tuple[Outcome[object], ...]:
    ends: list[Outcome[object]] = [Outcome()] * len(plans)

    async def perform(index: int, plan: Plan[object]) -> None:
        try:
            ends[index] = Outcome(await arun(plan, network))
        except Exception as error:
            ends[index] = Outcome(error=error)

    import anyio  # loaded when async is used, not before

    async with anyio.create_task_group() as tasks:
        for index, plan in enumerate(plans):
            tasks.start_soon(perform, index, plan)
    return tuple(ends)


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
