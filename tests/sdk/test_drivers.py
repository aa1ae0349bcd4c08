"""The drivers: they perform steps, tell how it went, and let plans clean up."""

from __future__ import annotations

import threading

import anyio
import pytest
from tableau_flows._drive import AsyncIteration, Iteration, arun, run
from tableau_flows._plan import (
    Clock,
    Close,
    Emit,
    Receive,
    Request,
    Response,
    blocking,
    clock,
    close,
    locked,
    receive,
    send,
    sleep,
)

REQUEST = Request("GET", "https://t/x")


class Network:
    """Answers every request alike, and keeps what happened."""

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
    lock = threading.Lock

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
    lock = anyio.Lock

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
            yield from locked(lock, failing())
        except OSError:
            return (yield from locked(lock, clock()))

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


def test_a_stream_that_is_left_may_clean_up_with_steps(driver):
    def stream():
        response = yield from send(REQUEST)
        try:
            while True:
                yield Receive(response)
                yield Emit("item")
        finally:
            yield Close(response)

    network = driver.network()
    assert driver.take(stream(), network, 1) == ["item"]
    assert network.happened == ["send https://t/x", "receive", "close"]


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
