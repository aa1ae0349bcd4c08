"""The drivers: they perform steps, tell how it went, and let plans clean up."""

from __future__ import annotations

import contextvars
import threading

import anyio
import pytest
from tableau_flows._plans import drive
from tableau_flows._plans.drive import AsyncIteration, Iteration, arun, run
from tableau_flows._plans.locks import LoopLock, ThreadLock
from tableau_flows._plans.messages import Request, Response, Stopwatch
from tableau_flows._plans.steps import (
    Clock,
    Close,
    Emit,
    Send,
    blocking,
    clock,
    close,
    locked,
    receive,
    send,
    sleep,
    together,
)

REQUEST = Request("GET", "https://t/x")


class Network:
    """Answers every request alike, and keeps what happened."""

    clock = None

    def __init__(self, error: BaseException | None = None) -> None:
        self.error = error
        self.happened: list[str] = []

    def send(self, request: Request) -> Response:
        self.happened.append(f"send {request.url}")
        if self.error is not None:
            raise self.error
        return Response(200, {})

    def receive(self, response: Response) -> bytes:
        self.happened.append("receive")
        return b"some"

    def close(self, response: Response) -> None:
        self.happened.append("close")

    def abort(self, threads: set[int]) -> None:
        pass


class AsyncNetwork(Network):
    async def send(self, request: Request) -> Response:
        return super().send(request)

    async def receive(self, response: Response) -> bytes:
        return super().receive(response)

    async def close(self, response: Response) -> None:
        await anyio.lowlevel.checkpoint()
        super().close(response)


class Sync:
    network = Network
    lock = ThreadLock

    def run(self, plan, network):
        return run(plan, network)

    def take(self, stream, network, count):
        """The first items, and then no more."""
        iteration = Iteration(stream, network)
        items = [next(iteration) for _ in range(count)]
        iteration.close()
        return items


class Async:
    network = AsyncNetwork
    lock = LoopLock

    def run(self, plan, network):
        return anyio.run(arun, plan, network)

    def take(self, stream, network, count):
        async def main():
            iteration = AsyncIteration(stream, network)
            items = [await anext(iteration) for _ in range(count)]
            await iteration.aclose()
            return items

        return anyio.run(main)


@pytest.fixture(params=[Sync, Async])
def driver(request):
    return request.param()


def test_a_plan_ends_with_its_result(driver):
    def plan():
        response = yield from send(REQUEST)
        some = yield from receive(response)
        yield from sleep(0)
        doubled = yield from blocking(lambda: some * 2)
        yield from close(response)
        return doubled

    network = driver.network()
    assert driver.run(plan(), network) == b"somesome"
    assert network.happened == ["send https://t/x", "receive", "close"]


def test_the_clock_goes_forward(driver):
    def plan():
        return (yield from clock()), (yield from clock())

    first, second = driver.run(plan(), driver.network())
    assert second >= first


def test_what_goes_wrong_is_thrown_into_the_plan(driver):
    def plan():
        try:
            yield from send(REQUEST)
        except OSError as error:
            return f"caught {error}"

    assert driver.run(plan(), driver.network(OSError("no network"))) == "caught no network"


def test_what_the_plan_does_not_catch_is_raised(driver):
    with pytest.raises(OSError, match="no network"):
        driver.run(send(REQUEST), driver.network(OSError("no network")))


@pytest.mark.parametrize("error", [KeyboardInterrupt(), ValueError()], ids=repr)
def test_a_plan_can_clean_up_with_steps(driver, error):
    def plan():
        try:
            yield from send(REQUEST)
        finally:
            yield Close(Response(200, {}))

    network = driver.network(error)
    with pytest.raises(type(error)):
        driver.run(plan(), network)
    assert network.happened == ["send https://t/x", "close"]


def test_a_lock_is_given_back_when_its_plan_fails(driver):
    def failing():
        yield from send(REQUEST)

    def plan(lock):
        try:
            yield from locked(lock, failing(), Stopwatch(), None)
        except OSError:
            return (yield from locked(lock, clock(), Stopwatch(), 5))

    assert driver.run(plan(driver.lock()), driver.network(OSError())) > 0


def test_something_that_is_no_step_is_a_mistake(driver):
    def plan():
        yield "nonsense"

    with pytest.raises(TypeError, match="not a step"):
        driver.run(plan(), driver.network())


def test_a_stream_is_performed_only_as_far_as_it_is_asked_for(driver):
    def stream():
        while True:
            yield from send(REQUEST)
            yield Emit("item")

    network = driver.network()
    assert driver.take(stream(), network, 2) == ["item", "item"]
    assert len(network.happened) == 2


def test_a_cancelled_plan_still_closes_its_response():
    """Cancellation of a task is thrown in too, and does not reach the closing."""
    network = AsyncNetwork()

    def plan():
        try:
            yield from sleep(60)
        finally:
            yield Close(Response(200, {}))

    async def main():
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(arun, plan(), network)
            await anyio.lowlevel.checkpoint()
            tasks.cancel_scope.cancel()

    anyio.run(main)
    assert network.happened == ["close"]


def test_an_ended_stream_ends_the_loop():
    def stream():
        yield Clock()
        yield Emit(1)

    async def items():
        return [item async for item in AsyncIteration(stream(), AsyncNetwork())]

    assert list(Iteration(stream(), Network())) == [1]
    assert anyio.run(items) == [1]


def test_plans_that_go_together_all_end_and_answer_in_their_order(driver):
    def one(seconds, result):
        yield from sleep(seconds)
        if result is None:
            raise ValueError("no result")
        return result

    def plan():
        outcomes = yield from together([one(0.05, "late"), one(0, None), one(0, "early")])
        return [outcome.value or str(outcome.error) for outcome in outcomes]

    assert driver.run(plan(), driver.network()) == ["late", "no result", "early"]


def test_plans_that_go_together_do_so_at_the_same_time(driver):
    """Each of the two waits for the other one."""
    arrived = []

    def one():
        arrived.append(1)
        while len(arrived) < 2:
            yield from sleep(0.001)

    def plan():
        return (yield from together([one(), one()]))

    assert len(driver.run(plan(), driver.network())) == 2


def test_cancelling_plans_that_go_together_cleans_up_in_each():
    network = AsyncNetwork()

    def one():
        try:
            yield from sleep(60)
        finally:
            yield Close(Response(200, {}))

    async def main():
        with anyio.move_on_after(0.05):
            await arun(together([one(), one()]), network)

    anyio.run(main)
    assert network.happened == ["close", "close"]


def test_an_interrupt_stops_the_plans_of_other_threads():
    """Ctrl-C reaches the main thread only: the others end at their next step, and clean up."""
    network, closed = Network(), threading.Event()

    def endless():
        try:
            while True:
                yield from sleep(0.001)
        finally:
            yield Close(Response(200, {}))
            closed.set()

    def interrupted():
        yield from sleep(0.01)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(together([interrupted(), endless()]), network)
    assert closed.wait(5)
    assert network.happened == ["close"]


def test_an_interrupt_ends_the_pauses_of_other_threads():
    ended = threading.Event()

    def patient():
        try:
            yield from sleep(30)
        finally:
            ended.set()

    def interrupted():
        yield from sleep(0.01)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(together([interrupted(), patient()]), Network())
    assert ended.is_set()


def test_a_response_that_its_plan_has_not_got_yet_is_closed_by_an_interrupt(monkeypatch):
    def plan():
        yield Send(REQUEST)

    def interrupted(*_):
        raise KeyboardInterrupt

    network = Network()
    network.send = lambda request: Response(200, {}, handle=object())
    monkeypatch.setattr(drive, "resume", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run(plan(), network)
    assert network.happened == ["close"]


def test_a_stream_that_is_left_ends(driver):
    ended = []

    def stream():
        try:
            while True:
                yield from send(REQUEST)
                yield Emit("item")
        finally:
            ended.append(True)

    network = driver.network()
    assert driver.take(stream(), network, 1) == ["item"]
    assert ended == [True]


def test_threads_that_work_together_carry_the_context_of_the_caller():
    trace = contextvars.ContextVar("trace", default="none")
    trace.set("of the caller")

    def one():
        yield from sleep(0)
        return trace.get()

    outcomes = run(together([one(), one()]), Network())
    assert [outcome.value for outcome in outcomes] == ["of the caller"] * 2


def test_plans_follow_each_other_where_no_thread_can_be_started(monkeypatch):
    def refuse(self):
        raise RuntimeError("can't start new thread at interpreter shutdown")

    def one(result):
        yield from sleep(0)
        return result

    monkeypatch.setattr(threading.Thread, "start", refuse)
    outcomes = run(together([one(1), one(2), one(3)]), Network())
    assert [outcome.value for outcome in outcomes] == [1, 2, 3]
