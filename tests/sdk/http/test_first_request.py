"""The adapter of a network is made once, with the first request, whichever thread sends it."""

from __future__ import annotations

import asyncio
import gc
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor

import pytest
from tableau_flows._http import adapters
from tableau_flows._http.adapters import AsyncPoolAdapter
from tableau_flows._http.network import LazyNetwork
from tableau_flows._http.routes import Routes
from tableau_flows._plans.messages import Request, Response

REQUEST = Request("GET", "http://localhost/api")
PATIENCE = 10.0


class Making:
    """Adapters that are made slowly: the first one only after `go_on` is set."""

    def __init__(self) -> None:
        self.made = 0
        self.begun, self.go_on = threading.Event(), threading.Event()

    def __call__(self, routes: object) -> Making:
        self.made += 1
        self.begun.set()
        assert self.go_on.wait(PATIENCE)
        return self

    def send(self, request: Request) -> Response:
        return Response(200, {})

    def receive(self, response: Response) -> bytes:
        return b""

    def close(self, response: Response) -> None:
        """Nothing is open."""


@pytest.fixture
def making(monkeypatch: pytest.MonkeyPatch) -> Making:
    making = Making()
    monkeypatch.setattr(adapters, "PoolAdapter", making)
    return making


def test_threads_that_send_first_at_the_same_time_share_one_adapter(making: Making) -> None:
    network = LazyNetwork()
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(network.send, REQUEST)
        assert making.begun.wait(PATIENCE)
        second = pool.submit(network.send, REQUEST)
        assert not second.done()
        threading.Event().wait(0.2)  # the second thread waits for the first by now
        making.go_on.set()
        assert first.result(PATIENCE).status == second.result(PATIENCE).status == 200
    assert making.made == 1


def test_a_fork_while_another_thread_makes_the_adapter_does_not_block_the_child(
    making: Making,
) -> None:
    network = LazyNetwork()
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(network.send, REQUEST)
        assert making.begun.wait(PATIENCE)
        network.after_fork()  # as in the child, where the thread that makes it does not exist
        making.begun.clear()
        second = pool.submit(network.send, REQUEST)
        began = making.begun.wait(1)
        making.go_on.set()
        assert first.result(PATIENCE).status == second.result(PATIENCE).status == 200
    assert began, "the lock of the parent was waited for"


def test_connections_of_an_event_loop_are_kept_after_a_fork_even_if_the_loop_is_dropped() -> None:
    adapter = AsyncPoolAdapter(Routes(True, None, None))

    async def pool_of_this_loop() -> weakref.ref[object]:
        return weakref.ref(adapter.pool)

    loop = asyncio.new_event_loop()
    pool = loop.run_until_complete(pool_of_this_loop())
    adapter.after_fork()
    loop.close()
    del loop
    gc.collect()
    assert pool() is not None, "it would close descriptors that may belong to others by then"
