"""Locks that know their owner: no interruption leaves one locked for ever."""

from __future__ import annotations

import asyncio
import gc
import sys
import threading
import time
import types

import anyio
import pytest
from tableau_flows._plans import locks
from tableau_flows._plans.locks import LoopLock, ThreadLock
from tableau_flows._plans.steps import LockKey


def test_a_lock_is_held_by_one_key_at_a_time():
    lock, first, second = ThreadLock(), LockKey(), LockKey()
    assert lock.acquire(first, None)
    assert not lock.acquire(second, 0)
    lock.release(first)
    assert lock.acquire(second, 0)


def test_a_key_that_does_not_hold_the_lock_cannot_release_it():
    lock, holder, other = ThreadLock(), LockKey(), LockKey()
    lock.acquire(holder, None)
    lock.release(other)
    assert not lock.acquire(other, 0)


def test_waiting_for_a_lock_ends_in_time():
    lock, holder, other = ThreadLock(), LockKey(), LockKey()
    lock.acquire(holder, None)
    started = time.monotonic()
    assert not lock.acquire(other, 0.05)
    assert 0.04 < time.monotonic() - started < 2.5


def test_a_thread_that_waits_gets_the_lock_when_it_is_released():
    lock, holder, got = ThreadLock(), LockKey(), threading.Event()
    lock.acquire(holder, None)

    def wait():
        key = LockKey()
        if lock.acquire(key, 10):
            got.set()
            lock.release(key)

    thread = threading.Thread(target=wait)
    thread.start()
    time.sleep(0.02)
    started = time.monotonic()
    lock.release(holder)
    assert got.wait(5)
    assert time.monotonic() - started < 0.9, "it was told, and did not look again by itself"
    thread.join()


def test_the_lock_of_a_call_that_vanished_is_free():
    lock = ThreadLock()
    lock.acquire(LockKey(), None)
    gc.collect()
    assert lock.acquire(LockKey(), 0)


def test_a_forked_child_finds_the_lock_free():
    lock, holder = ThreadLock(), LockKey()
    lock.acquire(holder, None)
    lock.after_fork()
    assert lock.acquire(LockKey(), 0)


@pytest.fixture(params=["asyncio", "trio"])
def backend(request):
    return request.param


def test_tasks_get_the_lock_one_after_the_other(backend):
    lock, order = LoopLock(), []

    async def use(number):
        key = LockKey()
        assert await lock.acquire(key, 10)
        order.append(f"begin {number}")
        await anyio.sleep(0)
        order.append(f"end {number}")
        lock.release(key)

    async def main():
        async with anyio.create_task_group() as tasks:
            for number in range(5):
                tasks.start_soon(use, number)

    started = time.monotonic()
    anyio.run(main, backend=backend)
    assert time.monotonic() - started < 0.9, "each was told, and did not look again by itself"
    assert len(order) == 10
    assert all(order[at][-1] == order[at + 1][-1] for at in range(0, 10, 2))


def test_waiting_for_a_lock_with_async_ends_in_time(backend):
    lock, holder = LoopLock(), LockKey()

    async def main():
        assert await lock.acquire(holder, None)
        return await lock.acquire(LockKey(), 0.05)

    assert not anyio.run(main, backend=backend)


def test_a_task_that_is_cancelled_as_it_is_woken_hands_its_turn_to_the_next_one(monkeypatch):
    monkeypatch.setattr(locks, "_POLL_SECONDS", 5)  # no task looks again by itself
    lock, holder, got = LoopLock(), LockKey(), []

    async def wait(name):
        key = LockKey()
        try:
            if await lock.acquire(key, 10):
                got.append(name)
        finally:
            lock.release(key)

    async def main():
        await lock.acquire(holder, None)
        first = asyncio.ensure_future(wait("first"))
        await asyncio.sleep(0.01)
        second = asyncio.ensure_future(wait("second"))
        await asyncio.sleep(0.01)
        lock.release(holder)
        first.cancel()
        await asyncio.wait([first, second])

    started = time.monotonic()
    asyncio.run(main())
    assert got == ["second"]
    assert time.monotonic() - started < 0.9, "it was told, and did not look again by itself"


def test_a_lock_goes_from_one_event_loop_to_the_next(backend):
    lock, holder = LoopLock(), LockKey()

    async def take(key):
        return await lock.acquire(key, 0.1)

    assert anyio.run(take, holder, backend=backend)
    assert not anyio.run(take, LockKey(), backend=backend)
    lock.release(holder)
    assert anyio.run(take, LockKey(), backend=backend)


def test_the_lock_of_a_task_that_vanished_with_its_event_loop_is_free(backend):
    lock = LoopLock()

    async def take():
        return await lock.acquire(LockKey(), 0.1)

    assert anyio.run(take, backend=backend)
    gc.collect()
    assert anyio.run(take, backend=backend)


def test_a_task_waits_for_a_task_of_another_event_loop(backend):
    lock, order, held = LoopLock(), [], threading.Event()

    async def hold():
        key = LockKey()
        await lock.acquire(key, 5)
        held.set()
        await anyio.sleep(0.1)
        order.append("released")
        lock.release(key)

    async def wait():
        key = LockKey()
        assert await lock.acquire(key, 5)
        order.append("taken")
        lock.release(key)

    other = threading.Thread(target=anyio.run, args=(hold,))
    other.start()
    assert held.wait(5)
    anyio.run(wait, backend=backend)
    other.join()
    assert order == ["released", "taken"]


def test_the_loop_is_found_while_another_thread_imports_trio(monkeypatch):
    monkeypatch.setitem(sys.modules, "trio", types.ModuleType("trio"))

    async def main() -> None:
        assert locks.current_loop() is asyncio.get_running_loop()

    asyncio.run(main())
