"""Worker threads of async: what they work on is not cleaned up before they have returned."""

from __future__ import annotations

import asyncio
import threading
import time

import anyio
import anyio.to_thread
import pytest
from tableau_flows._plans.workers import in_worker


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_a_function_is_called_in_a_worker_thread(backend):
    async def main():
        return await in_worker(threading.get_ident)

    assert anyio.run(main, backend=backend) != threading.get_ident()


def test_a_task_that_is_cancelled_natively_waits_for_the_function():
    begun, ended = threading.Event(), threading.Event()

    def work():
        begun.set()
        time.sleep(0.1)
        ended.set()

    async def main():
        task = asyncio.ensure_future(in_worker(work))
        while not begun.is_set():
            await asyncio.sleep(0.001)
        for _ in range(3):  # cancelling again does not help either
            task.cancel()
            await asyncio.sleep(0)
        with pytest.raises(asyncio.CancelledError):
            await task
        return ended.is_set()

    assert asyncio.run(main())


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_a_function_that_may_be_abandoned_is_not_waited_for(backend):
    free = threading.Event()

    async def main():
        with anyio.move_on_after(0.05) as scope:
            await in_worker(lambda: free.wait(10), abandon=True)
        left = not free.is_set()
        free.set()
        return scope.cancelled_caught and left

    assert anyio.run(main, backend=backend)


def test_a_function_whose_task_is_cancelled_while_it_queues_is_never_called():
    called = []

    async def main():
        anyio.to_thread.current_default_thread_limiter().total_tokens = 1
        free = threading.Event()
        busy = asyncio.ensure_future(in_worker(lambda: free.wait(10)))
        await asyncio.sleep(0.02)
        task = asyncio.ensure_future(in_worker(lambda: called.append(1)))
        await asyncio.sleep(0.02)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        free.set()
        await busy

    asyncio.run(main())
    assert called == []


def test_a_function_that_a_thread_takes_up_too_late_is_never_called(monkeypatch):
    """The task was cancelled between handing the function over and its beginning."""
    called, handed_over = [], []

    async def run_sync(call, **options):
        handed_over.append(call)
        raise asyncio.CancelledError

    monkeypatch.setattr(anyio.to_thread, "run_sync", run_sync)
    with pytest.raises(asyncio.CancelledError):
        asyncio.run(in_worker(lambda: called.append(1)))
    handed_over[0]()
    assert called == []
