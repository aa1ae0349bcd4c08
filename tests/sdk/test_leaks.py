"""What is interrupted lets go of what was open; many calls leave nothing behind."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import time
from pathlib import Path

import anyio
import pytest
from faultbox import fault_box
from tableau_flows import AsyncClient, Client, RetryPolicy, Timeouts, emulator, errors

FLOW = emulator.seed_id("flow", "Superstore")
ONCE = RetryPolicy(max_retries=0)
CALLS = int(os.environ.get("TABLEAU_FLOWS_LEAK_CALLS", "400"))
"""How many calls are made; TABLEAU_FLOWS_LEAK_CALLS=10000 for a long run."""

OPEN_FILES = Path("/proc/self/fd")
MOST_NEW_BLOCKS = 3000
"""Of Python's memory, after all those calls: three each would show at once."""


@pytest.fixture
def box(server):
    with fault_box(server.url) as box:
        yield box


def open_files() -> int:
    gc.collect()
    return len(list(OPEN_FILES.iterdir()))


# Interrupted: KeyboardInterrupt in threads, cancellation in async

FILE = emulator.sample_flow() + bytes(3_000_000)


def get(tableau, folder):
    return tableau.flows.get(FLOW)


def read_list(tableau, folder):
    return tableau.flows.list().first()


def download(tableau, folder):
    return tableau.flows.download(FLOW, to=folder)


def publish(tableau, folder):
    return tableau.flows.publish(FILE, name="Interrupted", file_type="tflx")


INTERRUPTED = {
    "before the answer": (get, lambda box: box.on("GET", "/flows/", times=1).delay(60)),
    "within the answer": (
        get,
        lambda box: box.on("GET", "/flows/", times=1).delay(60, after=30, of="body"),
    ),
    "while a list is read": (
        read_list,
        lambda box: box.on("GET", "/flows", times=1).delay(60, after=30, of="body"),
    ),
    "while a file comes": (
        download,
        lambda box: box.on("GET", "/content", times=1).delay(60, after=600, of="body"),
    ),
    "while a file leaves": (
        publish,
        lambda box: box.on("POST", "/flows", times=1).delay(60, "request", after=1_000_000),
    ),
    "while signing in": (get, lambda box: box.on("POST", "/signin", times=1).delay(60)),
}


@pytest.fixture(params=INTERRUPTED.values(), ids=INTERRUPTED)
def interrupted(request):
    return request.param


def test_ctrl_c_leaves_a_client_that_works(box, credentials, tmp_path, interrupted):
    work, arrange = interrupted
    main = threading.main_thread().ident

    def press(rule) -> None:
        assert rule.wait()
        time.sleep(0.2)  # until the client waits for the rest
        signal.pthread_kill(main, signal.SIGINT)

    with Client(box.url, site="", credentials=credentials) as tableau:
        if work is not get:
            tableau.sign_in()
        before = open_files()
        presser = threading.Thread(target=press, args=(arrange(box),))
        presser.start()
        with pytest.raises(KeyboardInterrupt):
            work(tableau, tmp_path)
        presser.join()
        assert list(tmp_path.iterdir()) == []
        assert tableau.flows.get(FLOW).flow.id == FLOW
        wait_until(
            lambda: open_files() <= before + 8
        )  # the box and the server hold theirs for a while


def test_a_cancelled_task_leaves_a_client_that_works(
    box, credentials, tmp_path, interrupted, portal
):
    work, arrange = interrupted

    async def main() -> str:
        async with AsyncClient(box.url, site="", credentials=credentials) as tableau:
            if work is not get:
                await tableau.sign_in()
            before = open_files()
            rule = arrange(box)
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(work, tableau, tmp_path)
                assert await anyio.to_thread.run_sync(rule.wait)
                tasks.cancel_scope.cancel()
            assert list(tmp_path.iterdir()) == []
            with anyio.fail_after(10):
                flow = (await tableau.flows.get(FLOW)).flow
                while open_files() > before + 8:
                    await anyio.sleep(0.02)
            return flow.id

    assert portal.call(main) == FLOW


def test_a_time_limit_around_a_call_leaves_a_pool_that_works(box, credentials, portal):
    """More cancelled calls than the pool has connections."""
    box.on("GET", "/flows/", times=150).delay(60)

    async def main() -> str:
        async with AsyncClient(box.url, site="", credentials=credentials) as tableau:
            await tableau.sign_in()
            with anyio.move_on_after(0.5):
                async with anyio.create_task_group() as tasks:
                    for _ in range(150):
                        tasks.start_soon(tableau.flows.get, FLOW)
            box.clear()
            with anyio.fail_after(10):
                return (await tableau.flows.get(FLOW)).flow.id

    assert portal.call(main) == FLOW


def wait_until(condition) -> None:
    deadline = threading.Event()
    for _ in range(250):
        if condition():
            return
        deadline.wait(0.02)
    raise AssertionError("it does not come true")


# Many calls


def test_many_calls_leave_files_and_memory_flat(world, server, credentials, tmp_path):
    tableau = world.client(server.url, site="", credentials=credentials)

    def work(count: int) -> tuple[int, int]:
        for number in range(count):
            tableau.flows.get(FLOW)
            if number % 10 == 0:
                tableau.flows.list().first()
                with pytest.raises(errors.NotFoundError):
                    tableau.flows.get("nothing")
            if number % 100 == 0:
                tableau.flows.download(FLOW, to=tmp_path, overwrite=True)
        server.forget_requests()
        files = open_files()
        return files, sys.getallocatedblocks()

    work(100)  # caches are filled
    files, blocks = work(100)
    files_after, blocks_after = work(CALLS)
    assert files_after <= files + 2
    assert blocks_after - blocks < MOST_NEW_BLOCKS


def test_calls_that_fail_leave_files_and_memory_flat(world, box, server, credentials):
    """Cut off, reset, too late: each of them closes its connection."""
    tableau = world.client(box.url, site="", credentials=credentials, retry=ONCE)
    tableau.sign_in()
    quick = tableau.with_options(timeouts=Timeouts(read=0.02))

    def work(count: int) -> tuple[int, int]:
        for _ in range(count):
            for client, arrange in (
                (tableau, lambda rules: rules.cut("reply", after=100)),
                (tableau, lambda rules: rules.reset("reply")),
                (quick, lambda rules: rules.delay(0.2)),
            ):
                box.clear()
                arrange(box.on("GET", "/flows/"))
                with pytest.raises(errors.TableauError):
                    client.flows.get(FLOW)
        box.clear()
        server.forget_requests()
        return open_files(), sys.getallocatedblocks()

    work(10)
    files, _ = work(10)
    files_after, _ = work(30)
    assert files_after <= files + 12  # the box holds some of those it still delays
