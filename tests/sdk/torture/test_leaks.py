"""What is interrupted lets go of what was open; many calls leave nothing behind."""

from __future__ import annotations

import gc
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import anyio
import pytest
from faultbox import fault_box
from tableau_flows import AsyncClient, Client, RetryPolicy, Timeouts, emulator, errors

FLOW = emulator.seed_id("flow", "Superstore")
ONCE = RetryPolicy(max_retries=0)
CALLS = int(os.environ.get("TABLEAU_FLOWS_LEAK_CALLS", "250"))
"""How many calls are made; TABLEAU_FLOWS_LEAK_CALLS=10000 for a long run (`make long`)."""

OPEN_FILES = Path("/proc/self/fd")
MOST_NEW_BLOCKS = 400 + CALLS // 10
"""Of Python's memory, after all those calls: caches still grow by a few, no call leaves one."""


@pytest.fixture
def box(server):
    with fault_box(server.url) as box:
        yield box


def open_files() -> int:
    """Those of this process: of the client, and of the server and the box in their threads."""
    return len(list(OPEN_FILES.iterdir()))


def blocks() -> int:
    gc.collect()
    return sys.getallocatedblocks()


# Interrupted: KeyboardInterrupt in threads, cancellation in async

FILE = emulator.sample_flow(padding=3_000_000)


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

    before = open_files()
    with Client(box.url, site="", credentials=credentials) as tableau:
        if work is not get:
            tableau.sign_in()
        presser = threading.Thread(target=press, args=(arrange(box),))
        presser.start()
        with pytest.raises(KeyboardInterrupt):
            work(tableau, tmp_path)
        presser.join()
        assert list(tmp_path.iterdir()) == []
        assert tableau.flows.get(FLOW).id == FLOW
        assert_open(before + 1, box)
    assert_open(before, box)


def test_a_cancelled_task_leaves_a_client_that_works(
    box, credentials, tmp_path, interrupted, portal
):
    work, arrange = interrupted

    async def main() -> None:
        async with AsyncClient(box.url, site="", credentials=credentials) as tableau:
            if work is not get:
                await tableau.sign_in()
            rule = arrange(box)
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(work, tableau, tmp_path)
                assert await anyio.to_thread.run_sync(rule.wait)
                tasks.cancel_scope.cancel()
            assert list(tmp_path.iterdir()) == []
            with anyio.fail_after(10):
                assert (await tableau.flows.get(FLOW)).id == FLOW
            await anyio.to_thread.run_sync(assert_open, before + 1, box)

    before = open_files()
    portal.call(main)
    assert_open(before, box)


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
                return (await tableau.flows.get(FLOW)).id

    before = open_files()
    assert portal.call(main) == FLOW
    assert_open(before, box)


def assert_open(most: int, box) -> None:
    """No more files are open once box and server have closed theirs, which takes a moment."""
    box.drop_connections()
    pause = threading.Event()
    for _ in range(500):
        if open_files() <= most:
            return
        pause.wait(0.01)
    assert open_files() <= most


# Many calls, of a server in a process of its own: what it keeps for a while does not count


@pytest.fixture(scope="module")
def distant_server() -> Iterator[str]:
    command = [sys.executable, "-m", "tableau_flows.emulator", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        found = re.search(r"http://[\w.:]+", process.stdout.readline())
        yield found[0]
        process.send_signal(signal.SIGINT)


def test_many_calls_leave_files_and_memory_flat(world, distant_server, credentials, tmp_path):
    tableau = world.client(distant_server, site="", credentials=credentials)

    def work(count: int) -> tuple[int, int]:
        for number in range(count):
            tableau.flows.get(FLOW)
            if number % 10 == 0:
                tableau.flows.list().first()
                with pytest.raises(errors.NotFoundError):
                    tableau.flows.get("nothing")
            if number % 100 == 0:
                tableau.flows.download(FLOW, to=tmp_path, overwrite=True)
        return open_files(), blocks()

    work(100)  # caches are filled
    files, memory = work(100)
    files_after, memory_after = work(CALLS)
    assert files_after <= files
    assert memory_after - memory < MOST_NEW_BLOCKS


def test_calls_that_fail_leave_files_and_memory_flat(world, distant_server, credentials):
    """Cut off, reset, too late: each of them closes its connection."""
    with fault_box(distant_server) as box:
        files = open_files()
        tableau = world.client(box.url, site="", credentials=credentials, retry=ONCE)
        tableau.sign_in()
        quick = tableau.with_options(timeouts=Timeouts(read=0.02))
        failures = (
            (tableau, lambda rules: rules.cut("reply", after=100)),
            (tableau, lambda rules: rules.reset("reply")),
            (quick, lambda rules: rules.delay(60)),
        )

        def work(count: int) -> int:
            for number in range(count):
                client, arrange = failures[number % len(failures)]
                box.clear()
                arrange(box.on("GET", "/flows/"))
                with pytest.raises(errors.TableauError):
                    client.flows.get(FLOW)
            box.clear()
            assert_open(files + 1, box)
            return blocks()

        work(30)
        memory = work(30)
        memory_after = work(max(90, CALLS // 10))
        assert memory_after - memory < MOST_NEW_BLOCKS
