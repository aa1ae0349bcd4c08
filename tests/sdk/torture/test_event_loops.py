"""One client in several event loops, at the end of a program, in more tasks than connections."""

from __future__ import annotations

import asyncio
import gc
import os
import subprocess
import sys
import threading
import warnings
import weakref
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import anyio
import pytest
import trio
from adopting import adopt
from tableau_flows import AsyncClient, Client, PasswordCredentials, RetryPolicy, Timeouts
from torture import FILE, Asked, SmallTableau, assert_slots_free

WHO = PasswordCredentials("somebody", "secret")
ONCE = RetryPolicy(max_retries=0)
PATIENCE = 20
"""Seconds for what takes a fraction of one."""


@pytest.fixture
def small_server() -> Iterator[SmallTableau]:
    with SmallTableau() as server:
        yield server


def make_client(server: SmallTableau, kind: type = AsyncClient, **options: object):
    return kind(server.url, site="", credentials=WHO, retry=ONCE, **options)


# A second event loop

RUNS: dict[str, tuple[Callable, Callable]] = {
    "asyncio after asyncio": (asyncio.run, asyncio.run),
    "trio after asyncio": (
        asyncio.run,
        lambda coroutine: trio.run(lambda: coroutine),
    ),
    "asyncio after trio": (lambda coroutine: trio.run(lambda: coroutine), asyncio.run),
    "trio after trio": (
        lambda coroutine: trio.run(lambda: coroutine),
        lambda coroutine: trio.run(lambda: coroutine),
    ),
}


async def _file(client: AsyncClient) -> str:
    return (await client.flows.publish(FILE, name="F", file_type="tflx")).id


async def _list(client: AsyncClient) -> int:
    return len([flow async for flow in client.flows.list(page_size=2)])


CALLS = {
    "get": lambda client: client.flows.get("one"),
    "list": _list,
    "publish": _file,
    "run": lambda client: client.flows.run("one"),
    "delete": lambda client: client.flows.delete("one"),
}


@pytest.mark.parametrize("runs", RUNS)
@pytest.mark.parametrize("name", CALLS)
def test_a_client_works_in_a_second_event_loop(small_server, runs, name):
    """Nothing is performed on the server and then answered with "Event loop is closed"."""
    first, second = RUNS[runs]
    client = make_client(small_server)

    async def work() -> None:
        with anyio.fail_after(PATIENCE):
            await CALLS[name](client)

    async def work_and_close() -> None:
        await work()
        await client.aclose()

    first(work())
    seen = len(small_server.asked)
    second(work())
    second(work_and_close())
    assert small_server.count("POST", "/signin") == 1  # the session is shared
    assert len(small_server.asked) > seen
    assert small_server.tokens == {"given": ""}
    gc.collect()


def test_two_event_loops_in_two_threads_share_a_client(small_server):
    client = make_client(small_server)
    ready = threading.Barrier(2)
    wrong: list[str] = []

    async def work(number: int) -> None:
        ready.wait(10)

        async def one(call: int) -> None:
            asked = f"{number}-{call}"
            try:
                with anyio.fail_after(PATIENCE):
                    came = (await client.flows.get(asked)).id
            except Exception as error:
                came = repr(error)
            if came != asked:
                wrong.append(f"{asked}: {came}")

        for begin in range(0, 60, 6):
            async with anyio.create_task_group() as tasks:
                for call in range(begin, begin + 6):
                    tasks.start_soon(one, call)

    backends = ["asyncio", "trio"]
    with ThreadPoolExecutor(2) as pool:
        running = [
            pool.submit(lambda n=number: anyio.run(work, n, backend=backends[n]))
            for number in range(2)
        ]
        for one in running:
            one.result(60)
    assert wrong == []
    assert small_server.count("POST", "/signin") == 1
    asyncio.run(client.aclose())
    assert small_server.tokens == {"given": ""}


def test_waiting_for_a_sign_in_of_another_event_loop_blocks_none(small_server):
    """One loop signs in, slowly; the other waits for it and goes on with its own tasks."""
    begun = threading.Event()
    going = threading.Event()

    def before(asked: Asked):
        if asked.path.endswith("/signin"):
            begun.set()
            going.wait(10)

    small_server.before = before
    client = make_client(small_server)
    other = threading.Thread(target=lambda: asyncio.run(client.sign_in()))
    other.start()
    assert begun.wait(10)

    async def main() -> int:
        ticks = 0

        async def tick() -> None:
            nonlocal ticks
            for _ in range(20):
                await anyio.sleep(0.01)
                ticks += 1
            going.set()

        with anyio.fail_after(PATIENCE):
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(tick)
                tasks.start_soon(client.flows.get, "one")
        return ticks

    try:
        assert asyncio.run(main()) == 20
    finally:
        going.set()
        other.join()
    assert small_server.count("POST", "/signin") == 1
    asyncio.run(client.aclose())


# No worker threads


WITHOUT_WORKERS = """
import sys, threading
import anyio
from tableau_flows import AsyncClient, PasswordCredentials
from torture import FILE

async def main():
    who = PasswordCredentials("somebody", "secret")
    async with AsyncClient(sys.argv[1], site="", credentials=who) as client:
        await client.sign_in()
        rows = [flow async for flow in client.flows.list(page_size=2)]
        await client.flows.run("one", wait=5)
        await client.switch_site("sales")
        await client.flows.get("one")
        await client.flows.publish(FILE, name="Daily", file_type="tfl")
        print(len(rows), [thread.name for thread in threading.enumerate()])

anyio.run(main, backend=sys.argv[2])
"""


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_signing_in_lists_and_publishing_bytes_start_no_worker_thread(small_server, backend):
    """With nest_asyncio and its like, a program with a worker thread never ends."""
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_WORKERS, small_server.url, backend],
        capture_output=True,
        text=True,
        timeout=40,
        env={**os.environ, "PYTHONPATH": python_path()},
    )
    assert done.stdout == "12 ['MainThread']\n", done.stderr[-1500:]


def python_path() -> str:
    """Where the helpers are, besides what is set."""
    return os.pathsep.join(
        [str(Path(__file__).parents[2] / "support"), *filter(None, [os.environ.get("PYTHONPATH")])]
    )


# What was not closed


@pytest.mark.parametrize("kind", [Client, AsyncClient])
def test_a_forked_child_is_not_told_to_close_the_session_of_its_parent(kind):
    client = adopt(kind, "https://t", token="secret", site_id="s")
    client._session.after_fork()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        del client
        gc.collect()
    assert not [one for one in caught if "was not closed" in str(one.message)]


@pytest.mark.parametrize("kind", [Client, AsyncClient])
def test_an_unclosed_client_is_named_in_a_warning(small_server, kind):
    client = make_client(small_server, kind)
    if kind is Client:
        client.flows.get("one")
    else:

        async def use(client: AsyncClient) -> None:
            await client.flows.get("one")

        asyncio.run(use(client))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        del client
        gc.collect()
    told = [str(one.message) for one in caught if issubclass(one.category, ResourceWarning)]
    assert any(kind.__name__ in text and small_server.url in text for text in told), told
    assert all("secret" not in text and "token-1" not in text for text in told)


def test_an_unclosed_client_is_named_once_the_last_of_its_views_is_gone(small_server):
    view = make_client(small_server, Client).with_options(timeouts=Timeouts(read=5))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        view.flows.get("one")
        gc.collect()
        assert not caught
        del view
        gc.collect()
    assert "was not closed" in "".join(str(one.message) for one in caught)


@pytest.mark.parametrize("kind", [Client, AsyncClient])
def test_a_client_that_needs_no_closing_warns_of_nothing(small_server, kind):
    """One that was closed, one that has done nothing, and a view of another."""

    async def use(client: AsyncClient) -> None:
        async with client:
            await client.flows.get("one")
            client.with_options(timeouts=Timeouts(read=5))

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        make_client(small_server, kind)
        if kind is Client:
            with make_client(small_server, kind) as client:
                client.flows.get("one")
                client.with_options(timeouts=Timeouts(read=5))
            del client
        else:
            asyncio.run(use(make_client(small_server, kind)))
        gc.collect()
    assert [str(one.message) for one in caught] == []


# The end of a program

AT_THE_END = {
    "after the main thread": """
import threading, time

def work():
    main = threading.main_thread()
    while main.is_alive():
        time.sleep(0.01)
    time.sleep(0.1)
    report()

threading.Thread(target=work).start()
""",
    "in atexit": """
import atexit
atexit.register(report)
""",
}

SCRIPT = """
import sys
from tableau_flows import Client, SessionCredentials

session = SessionCredentials("given", "site")
client = Client(sys.argv[1], credentials=session, api_version="3.30")
FIRST_USE

def report():
    try:
        with client:
            rows = [flow.id for flow in client.flows.list(page_size=2)]
            parts = client.flows.publish(
                bytes.fromhex(sys.argv[2]), name="F", file_type="tflx", chunk_size=8000, parallel=2
            )
        print(len(rows), parts.id, flush=True)
    except BaseException as error:
        print(repr(error), flush=True)
"""


@pytest.mark.parametrize("first_use", ["early", "late"])
@pytest.mark.parametrize("when", AT_THE_END)
def test_lists_are_read_page_by_page_at_the_end_of_a_program(small_server, when, first_use):
    """No thread can be started any more by then."""
    script = SCRIPT.replace("FIRST_USE", 'client.flows.get("one")' * (first_use == "early"))
    done = subprocess.run(
        [sys.executable, "-c", script + AT_THE_END[when], small_server.url, FILE.hex()],
        capture_output=True,
        text=True,
        timeout=40,
    )
    assert done.stdout.split() == ["12", "new"], done.stderr[-1500:]
    assert "Error" not in done.stderr


def test_an_event_loop_that_has_ended_is_forgotten(small_server):
    """A program may call `asyncio.run` with one client as often as it likes."""
    loops = []

    async def main(client):
        loops.append(weakref.ref(asyncio.get_running_loop()))
        await client.flows.get("one")

    client = adopt(AsyncClient, small_server.url, token="given", site_id="site", api_version="3.30")
    for _ in range(5):
        asyncio.run(main(client))
    gc.collect()
    assert [loop() for loop in loops] == [None] * 5
    asyncio.run(client.aclose())


ASYNC_AT_THE_END = """
import asyncio, atexit, sys
from tableau_flows import AsyncClient, SessionCredentials

async def main():
    session = SessionCredentials("given", "site")
    async with AsyncClient(sys.argv[1], credentials=session, api_version="3.30") as client:
        return len([flow async for flow in client.flows.list(page_size=2)])

@atexit.register
def report():
    print(asyncio.run(main()), flush=True)
"""


def test_the_name_of_a_host_is_resolved_at_the_end_of_a_program(small_server):
    """The event loop has no thread to do it in any more."""
    url = small_server.url.replace("127.0.0.1", "localhost")
    done = subprocess.run(
        [sys.executable, "-c", ASYNC_AT_THE_END, url], capture_output=True, text=True, timeout=40
    )
    assert done.stdout.split() == ["12"], done.stderr[-1500:]


# More callers than connections


CALLERS = 120


def test_120_threads_that_call_while_they_read_a_list_all_get_through(small_server):
    small_server.flows = 3
    failures: list[str] = []
    ready = threading.Barrier(CALLERS)
    with make_client(small_server, Client, timeouts=Timeouts(pool=10)) as client:
        client.sign_in()

        def work() -> None:
            try:
                ready.wait(30)
                for flow in client.flows.list():
                    assert client.flows.get(flow).id == flow.id
            except Exception as error:
                failures.append(repr(error))

        threads = [threading.Thread(target=work) for _ in range(CALLERS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        assert failures == []
        assert_slots_free(client)
    assert small_server.count("GET", "/flows/flow-") == 3 * CALLERS


def test_120_tasks_that_call_while_they_read_a_list_all_get_through(small_server, portal):
    small_server.flows = 3
    failures: list[str] = []

    async def main() -> None:
        async with make_client(small_server, timeouts=Timeouts(pool=10)) as client:
            await client.sign_in()

            async def work() -> None:
                try:
                    async for flow in client.flows.list():
                        assert (await client.flows.get(flow)).id == flow.id
                except Exception as error:
                    failures.append(repr(error))

            with anyio.fail_after(60):
                async with anyio.create_task_group() as tasks:
                    for _ in range(CALLERS):
                        tasks.start_soon(work)

    portal.call(main)
    assert failures == []
    assert small_server.count("GET", "/flows/flow-") == 3 * CALLERS


@pytest.mark.own_connections("the test looks into the pool")
def test_no_connection_is_held_while_the_callers_code_runs(world):
    """A page is read whole before its first row is handed over."""
    with SmallTableau(flows=3000) as server:
        client = world.from_token(server.url, token="given", site_id="site", api_version="3.30")
        rows = iter(client.flows.list(page_size=1000).prefetch(0))
        next(rows)
        inner = client._target if world.name == "async" else client
        assert_slots_free(inner)
        assert server.count("GET", "/flows") == 1
        assert sum(1 for _ in rows) == 2999
