"""Plans at most a given number at a time: with threads, on asyncio and on trio, without a network.

The threads and tasks go on while the body of the loop runs, so what ends them is looked at from
every side: the end of the items, an error in the body, leaving the loop, a cancellation, Ctrl-C and
the end of the client.
"""

from __future__ import annotations

import asyncio
import contextvars
import gc
import os
import signal
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from types import ModuleType, SimpleNamespace
from weakref import WeakSet

import anyio
import pytest
import trio
import waiting
from tableau_flows import errors
from tableau_flows._bulk.concurrency import AsyncConcurrent, Concurrent
from tableau_flows._bulk.tasks import StoppableTasks
from tableau_flows._plans.messages import Request, Response
from tableau_flows._plans.steps import Plan, close, send, sleep

WORD = contextvars.ContextVar("word", default="nothing")

LONG = 30.0
"""Seconds that nobody waits for."""


class Watch:
    """Counts the plans in progress, and keeps what happened."""

    def __init__(self) -> None:
        self.begun: list[object] = []
        self.ended: list[object] = []
        self.in_progress = 0
        self.most = 0
        self.words: set[str] = set()
        self.closed = 0
        self._lock = threading.Lock()

    def plan(self, item: object, seconds: float = 0.01) -> Plan[object]:
        """Wait some seconds; an exception as the item is raised."""
        with self._lock:
            self.begun.append(item)
            self.in_progress += 1
            self.most = max(self.most, self.in_progress)
            self.words.add(WORD.get())
        response = yield from send(Request("GET", "https://t/x"))
        try:
            yield from sleep(LONG if item == "long" else seconds)
            if isinstance(item, BaseException):
                raise item
            return item
        finally:
            yield from close(response)
            with self._lock:
                self.in_progress -= 1
                self.ended.append(item)

    def wait_until(self, told: Callable[[], bool], seconds: float = 5) -> None:
        """Wait until something is so."""
        waiting.wait_until(told, seconds, vars(self))


class Network:
    clock = None

    def send(self, request: Request) -> Response:
        return Response(200, {}, handle=object())

    def close(self, response: Response) -> None:
        pass

    def abort(self, threads: set[int]) -> None:
        pass


class AsyncNetwork:
    clock = None

    async def send(self, request: Request) -> Response:
        return Response(200, {}, handle=object())

    async def close(self, response: Response) -> None:
        await anyio.lowlevel.checkpoint()


def session() -> SimpleNamespace:
    return SimpleNamespace(shared=SimpleNamespace(background=WeakSet()))


@pytest.fixture
def watch() -> Watch:
    return Watch()


class Kind:
    """Makes iterators of one kind, and runs what waits for them."""

    def __init__(self, name: str) -> None:
        self.name = name

    def run(self, function: Callable[[], object]) -> object:
        """Call a function; with async, await it in a new event loop."""
        if self.name == "sync":
            coroutine = function()
            try:
                coroutine.send(None)
            except StopIteration as stop:
                return stop.value
            raise AssertionError("nothing may be awaited with threads")
        return asyncio.run(function()) if self.name == "asyncio" else trio.run(function)

    def each(self, items: object, plan: Callable, limit: int, of: object = None) -> Iteration:
        of = of or session()
        if self.name == "sync":
            return Iteration(Concurrent(of, Network(), items, plan, limit))
        return Iteration(AsyncConcurrent(of, AsyncNetwork(), items, plan, limit))

    async def pause(self, seconds: float) -> None:
        if self.name == "sync":
            time.sleep(seconds)
        else:
            await anyio.sleep(seconds)


class Iteration:
    """An iterator of either kind, with the methods of an async one."""

    def __init__(self, made: object) -> None:
        self.made = made

    def __aiter__(self) -> Iteration:
        return self

    async def __anext__(self) -> object:
        if isinstance(self.made, AsyncIterator):
            return await anext(self.made)
        try:
            return next(self.made)
        except StopIteration:
            raise StopAsyncIteration from None

    async def close(self) -> None:
        if isinstance(self.made, AsyncIterator):
            await self.made.aclose()
        else:
            self.made.close()


@pytest.fixture(params=["sync", "asyncio", "trio"])
def kind(request) -> Kind:
    return Kind(request.param)


def test_each_outcome_comes_as_its_plan_ends_and_no_more_are_in_progress(kind, watch):
    async def main() -> list[object]:
        seconds = {"slow": 0.3, "quick": 0.01, "next": 0.01, "last": 0.01}
        each = kind.each(seconds, lambda item: watch.plan(item, seconds[item]), 2)
        return [ended.item async for ended in each]

    assert kind.run(main) == ["quick", "next", "last", "slow"]
    assert watch.most == 2


def test_an_error_is_an_outcome_and_stops_nothing(kind, watch):
    async def main() -> list[object]:
        items = [ValueError("one"), "two", errors.UsageError("three"), "four"]
        return [ended async for ended in kind.each(items, watch.plan, 2)]

    found = kind.run(main)
    assert {str(ended.outcome.error) for ended in found} == {"one", "three", "None"}
    assert {ended.outcome.value for ended in found} == {None, "two", "four"}


def test_nothing_is_started_before_the_first_outcome_is_waited_for(kind, watch):
    async def main() -> None:
        each = kind.each(range(5), watch.plan, 2)
        await kind.pause(0.05)
        await each.close()

    kind.run(main)
    assert watch.begun == []


def test_items_are_read_only_as_far_as_needed(kind, watch):
    read: list[int] = []

    def items() -> Iterator[int]:
        for number in range(100):
            read.append(number)
            yield number

    async def main() -> None:
        each = kind.each(items(), watch.plan, 3)
        async for ended in each:
            if ended.item:
                break
        await each.close()

    kind.run(main)
    assert len(read) <= 6


def test_plans_go_on_while_the_body_of_the_loop_runs_but_no_more_are_started(kind, watch):
    async def main() -> None:
        each = kind.each(range(10), watch.plan, 3)
        await anext(each)
        await kind.pause(0.3)
        assert len(watch.ended) == 3
        assert len(watch.begun) == 3
        await each.close()

    kind.run(main)


def test_leaving_the_loop_ends_the_plans_when_the_iterator_is_gone(kind, watch):
    async def main() -> None:
        async for _ in kind.each(["first", "long", "long"], watch.plan, 3):
            break
        gc.collect()
        for _ in range(100):
            await kind.pause(0.01)
            if not watch.in_progress:
                return

    kind.run(main)
    watch.wait_until(lambda: watch.in_progress == 0)
    assert len(watch.begun) == 3


def test_closing_ends_the_plans_with_their_cleaning_up(kind, watch):
    async def main() -> None:
        each = kind.each(["first", "long", "long"], watch.plan, 3)
        await anext(each)
        assert watch.in_progress == 2
        await each.close()
        if kind.name != "sync":  # threads end at their next step
            assert watch.in_progress == 0
        with pytest.raises(StopAsyncIteration):
            await anext(each)
        await each.close()

    kind.run(main)
    watch.wait_until(lambda: watch.in_progress == 0)


def test_an_error_in_the_body_leaves_nothing_behind(kind, watch):
    async def main() -> None:
        each = kind.each(["first", "long"], watch.plan, 2)
        try:
            async for _ in each:
                raise ValueError("in the body")
        finally:
            await each.close()

    with pytest.raises(ValueError, match="in the body"):
        kind.run(main)
    watch.wait_until(lambda: watch.in_progress == 0)


def test_an_error_of_the_items_comes_after_the_outcomes_before_it(kind, watch):
    def items() -> Iterator[str]:
        yield "one"
        yield "two"
        raise ValueError("no page")

    async def main() -> list[object]:
        each = kind.each(items(), watch.plan, 5)
        found = [(await anext(each)).item, (await anext(each)).item]
        with pytest.raises(ValueError, match="no page"):
            await anext(each)
        with pytest.raises(StopAsyncIteration):
            await anext(each)
        return found

    assert sorted(kind.run(main)) == ["one", "two"]


def test_items_may_be_async_with_async(watch):
    async def items() -> AsyncIterator[int]:
        for number in range(3):
            await anyio.lowlevel.checkpoint()
            yield number

    async def main() -> set[object]:
        each = Kind("asyncio").each(items(), watch.plan, 2)
        return {ended.item async for ended in each}

    assert asyncio.run(main()) == {0, 1, 2}
    assert trio.run(main) == {0, 1, 2}


def test_plans_have_the_context_of_the_caller(kind, watch):
    async def main() -> None:
        WORD.set("of the caller")
        assert [ended async for ended in kind.each(range(3), watch.plan, 2)]

    contextvars.copy_context().run(kind.run, main)
    assert watch.words == {"of the caller"}


def test_the_end_of_the_client_ends_the_plans(kind, watch):
    of = session()

    async def main() -> None:
        each = kind.each(["first", "long"], watch.plan, 2, of)
        await anext(each)
        for plans in list(of.shared.background):
            plans.stop()
        with pytest.raises(errors.UsageError, match="client was closed"):
            await anext(each)

    kind.run(main)
    watch.wait_until(lambda: watch.in_progress == 0)


def test_an_abandoned_iterator_is_forgotten_by_the_client(kind, watch):
    of = session()

    async def main() -> None:
        each = kind.each(range(2), watch.plan, 2, of)
        assert len([ended async for ended in each]) == 2

    kind.run(main)
    watch.wait_until(lambda: gc.collect() >= 0 and not of.shared.background)


@pytest.mark.parametrize("kind", ["asyncio", "trio"], indirect=True)
@pytest.mark.parametrize("seconds", [0.0, 0.005, 0.02, 0.05])
def test_a_cancelled_wait_ends_the_plans(kind, watch, seconds):
    async def main() -> None:
        each = kind.each(["long"] * 5, watch.plan, 3)
        with anyio.move_on_after(seconds) as scope:
            await anext(each)
        assert scope.cancelled_caught
        assert watch.in_progress == 0
        with pytest.raises(StopAsyncIteration):
            await anext(each)

    kind.run(main)
    assert len(watch.begun) == len(watch.ended)


def test_a_native_cancellation_ends_the_plans(watch):
    async def main() -> None:
        each = Kind("asyncio").each(["long"] * 5, watch.plan, 3)
        task = asyncio.ensure_future(anext(each))
        while watch.in_progress < 3:
            await asyncio.sleep(0.001)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert watch.in_progress == 0
        assert len(asyncio.all_tasks()) == 1

    asyncio.run(main())


def test_tasks_that_others_cancel_do_not_let_the_caller_wait_for_ever(watch):
    async def main() -> None:
        each = Kind("asyncio").each(["long"] * 3, watch.plan, 3)
        waiting = asyncio.ensure_future(anext(each))
        await asyncio.sleep(0)
        for task in asyncio.all_tasks() - {waiting, asyncio.current_task()}:
            task.cancel()  # before they have begun
        with pytest.raises(errors.UsageError):
            await asyncio.wait_for(waiting, 2)

    asyncio.run(main())


def test_another_thread_that_waits_at_the_same_time_is_refused(watch):
    """And the first one goes on."""
    refused: list[BaseException] = []

    def wait_too() -> None:
        try:
            next(each)
        except BaseException as error:
            refused.append(error)

    def items() -> Iterator[int]:
        for number in range(3):
            other = threading.Thread(target=wait_too)  # while this one is in `next`
            other.start()
            other.join()
            yield number

    each = Concurrent(session(), Network(), items(), watch.plan, 1)
    assert [ended.item for ended in each] == [0, 1, 2]
    assert [type(error) for error in refused] == [errors.UsageError] * 3
    assert "one thread or task at a time" in str(refused[0])


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_another_task_that_waits_at_the_same_time_is_refused(watch, backend):
    refused: list[BaseException] = []

    async def main() -> list[object]:
        async def wait_too() -> None:
            try:
                await anext(each)
            except Exception as error:
                refused.append(error)

        async def items() -> AsyncIterator[int]:
            for number in range(3):
                async with anyio.create_task_group() as group:
                    group.start_soon(wait_too)
                yield number

        each = AsyncConcurrent(session(), AsyncNetwork(), items(), watch.plan, 1)
        return [ended.item async for ended in each]

    assert anyio.run(main, backend=backend) == [0, 1, 2]
    assert [type(error) for error in refused] == [errors.UsageError] * 3
    assert "one thread or task at a time" in str(refused[0])


def test_threads_may_wait_in_turn(watch):
    each = Concurrent(session(), Network(), range(6), watch.plan, 2)
    found: list[object] = []
    for _ in range(6):
        other = threading.Thread(target=lambda: found.append(next(each).item))
        other.start()
        other.join()
    assert sorted(found) == [*range(6)]
    assert list(each) == []


@pytest.mark.skipif(os.name == "nt", reason="signals are sent to one process")
def test_ctrl_c_ends_the_wait_and_the_threads(watch):
    each = Concurrent(session(), Network(), ["long"] * 5, watch.plan, 3)
    threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT)).start()
    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        next(each)
    assert time.monotonic() - begun < 2
    watch.wait_until(lambda: watch.in_progress == 0)
    assert len(watch.begun) == 3
    assert list(each) == []


def test_an_interruption_ends_the_requests_in_progress(watch):
    class SilentNetwork(Network):
        """A server that does not answer until its connections are closed."""

        def __init__(self) -> None:
            self.waiting: set[int] = set()
            self.aborted: set[int] = set()
            self.closed = threading.Event()

        def send(self, request: Request) -> Response:
            self.waiting.add(threading.get_ident())
            self.closed.wait(LONG)
            raise OSError("closed")

        def abort(self, threads: set[int]) -> None:
            self.aborted |= threads
            self.closed.set()

    network = SilentNetwork()

    def items() -> Iterator[str]:
        yield from ("first", "second")
        watch.wait_until(lambda: len(network.waiting) == 2)
        raise KeyboardInterrupt

    each = Concurrent(session(), network, items(), watch.plan, 3)
    try:
        with pytest.raises(KeyboardInterrupt):
            next(each)
        assert network.aborted == network.waiting
    finally:
        network.closed.set()


def test_an_interruption_of_a_plan_reaches_the_caller(watch):
    each = Concurrent(session(), Network(), [KeyboardInterrupt(), "long"], watch.plan, 2)
    with pytest.raises(KeyboardInterrupt):
        list(each)
    watch.wait_until(lambda: watch.in_progress == 0)


def test_where_no_thread_can_be_started_the_plans_run_in_the_thread_of_the_caller(
    watch, monkeypatch
):
    def refuse(thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refuse)
    each = Concurrent(session(), Network(), range(3), watch.plan, 2)
    assert [ended.item for ended in each] == [0, 1, 2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forks")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_forked_child_does_not_wait_for_the_threads_of_its_parent(watch):
    each = Concurrent(session(), Network(), ["first", "long"], watch.plan, 2)
    next(each)
    child = os.fork()
    if not child:
        try:
            next(each)
        except errors.UsageError:
            os._exit(0)
        os._exit(1)
    assert os.waitpid(child, 0)[1] == 0
    each.close()


def test_many_plans_come_to_their_ends_in_few_threads(kind, watch):
    async def main() -> int:
        before = threading.active_count()
        count = 0
        async for _ in kind.each(range(1000), lambda item: watch.plan(item, 0.0), 16):
            count += 1
            assert threading.active_count() <= before + 16
        return count

    assert kind.run(main) == 1000
    assert watch.most <= 16


def test_tasks_start_while_another_thread_imports_trio(monkeypatch):
    monkeypatch.setitem(sys.modules, "trio", ModuleType("trio"))

    async def answer() -> int:
        return 1

    async def main() -> int | None:
        tasks = StoppableTasks[int]()
        tasks.start(answer)
        return await tasks.take()

    assert asyncio.run(main()) == 1
