"""Cancelled at its k-th step, for every k, a call leaves a client that works and nothing behind.

The method is that of curl's torture tests: count the steps of a work, then do it again and again,
each time cancelled at another step. A step is each time that a task hands over to its event loop;
the tasks that the library starts count as well. *Early* cancels while the task begins to wait,
*late* when what it waits for has come but the task does not know it yet.

Threads cannot be cancelled from outside but by Ctrl-C, see `test_interrupts.py`. asyncio has
several ways, all of them tried: `Task.cancel`, its time-outs and task groups, and the scopes of
anyio; trio has one, the cancel scope.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import itertools
import os
import tempfile
import time
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import anyio
import pytest
import trio
from tableau_flows import AsyncClient, PasswordCredentials, RetryPolicy, Timeouts
from tableau_flows._bulk import run_outcomes
from tableau_flows.models import Project
from torture import FILE, SmallTableau, locks_held, slots_in_use

CANCELS = int(os.environ.get("TABLEAU_FLOWS_CANCELS", "8"))
"""Cancels of each work in each way; TABLEAU_FLOWS_CANCELS=125 for a long run: 60 times as many
are more than 5,000 in all, with every step among them (`make long`)."""

PATIENCE = 8
"""Seconds in which a call must work after a cancel."""

LONG = CANCELS > 8

SITES = itertools.cycle(["sales", ""])


@dataclass
class Work:
    """Something that is cancelled; `prepare` is done before and not counted."""

    do: Callable[[AsyncClient, Path], Awaitable[object]]
    prepare: Callable[[AsyncClient], Awaitable[object]] | None = None


async def read_list(client: AsyncClient, folder: Path) -> int:
    return len([flow async for flow in client.flows.list(page_size=2)])


async def run_many(client: AsyncClient, folder: Path) -> int:
    runs = client.flows.run_many(["one", "two", "three"], concurrency=2)
    return len([outcome async for outcome in runs])


async def sync(client: AsyncClient, folder: Path) -> object:
    """One flow is there and downloaded, the other one is published."""
    here, state = folder.parent / "sync", folder.parent / "state.json"
    here.mkdir(exist_ok=True)
    for name in ("flow-1.tflx", "new.tflx"):
        (here / name).write_bytes(FILE)
    state.unlink(missing_ok=True)
    return await client.flows.sync(here, project=Project(id="project"), state=state)


def publish(**options: object) -> Callable[[AsyncClient, Path], Awaitable[object]]:
    return lambda client, folder: client.flows.publish(
        FILE, name="Cancelled", file_type="tflx", **options
    )


WORKS = {
    "get": Work(lambda client, folder: client.flows.get("one")),
    "list": Work(read_list),
    "publish": Work(publish()),
    "publish pieces": Work(
        lambda client, folder: client.flows.publish(
            (FILE[at : at + 4000] for at in range(0, len(FILE), 4000)),
            name="Cancelled",
            file_type="tflx",
        )
    ),
    "publish in parts": Work(publish(chunk_size=8000)),
    "publish in parallel parts": Work(publish(chunk_size=4000, parallel=3)),
    "download": Work(
        lambda client, folder: client.flows.download("one", to=folder, overwrite=True)
    ),
    "run and wait": Work(lambda client, folder: client.flows.run("one", wait=30)),
    "run many": Work(run_many),
    "sync": Work(sync),
    "sign in": Work(
        lambda client, folder: client.sign_in(), prepare=lambda client: client.sign_out()
    ),
    "switch site": Work(lambda client, folder: client.switch_site(next(SITES))),
}


@dataclass
class Steps:
    """Counts steps, and strikes at one of them; `at` 0 only counts."""

    at: int = 0
    late: bool = False
    strike: Callable[[], object] = lambda: None
    count: int = 0

    def step(self, awaited: object = None) -> None:
        self.count += 1
        if self.count != self.at:
            return
        if self.late and asyncio.isfuture(awaited) and not awaited.done():
            # Before the callback that wakes the task, so that the result is there and lost.
            awaited.add_done_callback(lambda _: self.strike())
        else:
            self.strike()

    def task_factory(self, loop, coroutine: Coroutine, **options: object) -> asyncio.Task:
        async def watched() -> object:
            return await _Stepped(coroutine, self)

        return asyncio.Task(watched(), loop=loop, **options)


class _Stepped:
    """Awaits a coroutine and counts how often it hands over to the event loop."""

    def __init__(self, coroutine: Coroutine, steps: Steps) -> None:
        self._coroutine = coroutine
        self._steps = steps

    def __await__(self):
        value: object = None
        error: BaseException | None = None
        try:
            while True:
                try:
                    if error is None:
                        awaited = self._coroutine.send(value)
                    else:
                        awaited = self._coroutine.throw(error)
                except StopIteration as stop:
                    return stop.value
                self._steps.step(awaited)
                value = error = None
                try:
                    value = yield awaited
                except BaseException as thrown:
                    error = thrown
        finally:
            error = None


# The ways to cancel on asyncio: each returns whether the work was left early, and raises if what
# came out is not what Python says


class OtherTaskFailedError(Exception):
    pass


async def by_task_cancel(work: Callable[[], Awaitable], steps: Steps) -> None:
    async def main() -> None:
        await work()

    task = asyncio.get_running_loop().create_task(main())
    steps.strike = task.cancel
    with contextlib.suppress(asyncio.CancelledError):
        await task


async def by_wait_for(work: Callable[[], Awaitable], steps: Steps) -> None:
    async def main() -> None:
        await asyncio.wait_for(work(), 60)

    task = asyncio.get_running_loop().create_task(main())
    steps.strike = task.cancel
    with contextlib.suppress(asyncio.CancelledError):
        await task


async def by_timeout(work: Callable[[], Awaitable], steps: Steps) -> None:
    async def main() -> None:
        async with asyncio.timeout(60) as limit:

            def strike() -> None:
                if not ended:
                    limit.reschedule(asyncio.get_running_loop().time())

            steps.strike = strike
            await work()
            ended.append(True)

    ended: list[bool] = []
    with contextlib.suppress(TimeoutError):
        await asyncio.get_running_loop().create_task(main())


async def by_task_group(work: Callable[[], Awaitable], steps: Steps) -> None:
    failing = asyncio.Event()
    steps.strike = failing.set

    async def fail() -> None:
        await failing.wait()
        if not ended:
            raise OtherTaskFailedError

    async def main() -> None:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(fail())
            await work()
            ended.append(True)
            failing.set()

    ended: list[bool] = []
    try:
        await asyncio.get_running_loop().create_task(main())
    except ExceptionGroup as group:
        if group.split(OtherTaskFailedError)[1] is not None:
            raise


async def by_anyio_scope(work: Callable[[], Awaitable], steps: Steps) -> None:
    async def main() -> None:
        with anyio.CancelScope() as scope:
            steps.strike = scope.cancel
            await work()

    await asyncio.get_running_loop().create_task(main())


WAYS = {
    "task.cancel": by_task_cancel,
    "wait_for": by_wait_for,
    "timeout": by_timeout,
    "TaskGroup": by_task_group,
    "anyio": by_anyio_scope,
}


PAIRS = [
    (work, way)
    for work in WORKS
    for way in WAYS
    if LONG or way == "task.cancel" or work in {"get", "list", "publish in parallel parts"}
]
"""Each work is cancelled in each way in the long run; otherwise some."""


@dataclass
class Trials:
    """Many cancels on one client, and what was wrong after them."""

    server: SmallTableau
    work: Work
    folder: Path
    temporary: Path
    wrong: list[str] = field(default_factory=list)
    done: int = 0
    client: AsyncClient | None = None

    def make_client(self) -> AsyncClient:
        return AsyncClient(
            self.server.url,
            site="",
            credentials=PasswordCredentials("somebody", "secret"),
            retry=RetryPolicy(max_retries=0),
            timeouts=Timeouts(total=30, read=20, pool=PATIENCE / 2),
        )

    async def perform(self, run: Callable[[Callable[[], Awaitable], Steps], Awaitable]) -> None:
        """Count the steps, then cancel at each of them, or at some if there is less time."""
        self.client = self.make_client()
        await self.client.flows.get("warm-up")
        count = 0
        for _ in range(2):  # the first one fills caches and loads modules
            steps = Steps()
            await self._prepare()
            await run(lambda: self.work.do(self.client, self.folder), steps)
            count = steps.count
        assert count > 1
        every = [(at, late) for at in range(1, count + 1) for late in (False, True)]
        if len(every) > CANCELS:
            pace = len(every) / CANCELS
            every = [every[int(number * pace)] for number in range(CANCELS)]
        for at, late in itertools.islice(itertools.cycle(every), max(CANCELS, len(every))):
            await self._try(run, Steps(at, late))
        await self.client.aclose()

    async def _prepare(self) -> None:
        if self.work.prepare is not None:
            await self.work.prepare(self.client)

    async def _try(self, run: Callable, steps: Steps) -> None:
        self.done += 1
        found: list[str] = []
        try:
            await self._prepare()
            await run(lambda: self.work.do(self.client, self.folder), steps)
        except Exception as error:
            found.append(f"it ended with {error!r}")
        found += await self._look()
        if found:
            late = "late" if steps.late else "early"
            self.wrong += [f"{late} at step {steps.at}: {what}" for what in found]
            with contextlib.suppress(Exception), anyio.move_on_after(2):
                await self.client.aclose()
            self.client = self.make_client()

    async def _look(self) -> list[str]:
        """What is not as it should be; threads of the library may need a moment to end."""
        found: list[str] = []
        for _ in range(200):
            found = [f"{lock} is held" for lock in locks_held(self.client)]
            if taken := slots_in_use(self.client):
                found.append(f"{taken} slots are taken")
            if left := [path.name for path in self.temporary.iterdir()]:
                found.append(f"temporary files are left: {left}")
            if left := [path.name for path in self.folder.iterdir() if path.name != "Flow.tflx"]:
                found.append(f"parts of a file are left: {left}")
            if not found:
                break
            await anyio.sleep(0.01)
        try:
            with anyio.fail_after(PATIENCE):
                came = (await self.client.flows.get("afterwards")).id
            assert came == "afterwards"
        except Exception as error:
            found.append(f"the next call failed: {error!r}")
        return found

    def assert_clean(self) -> None:
        whole = [path for path in self.folder.iterdir() if path.read_bytes() != FILE]
        assert whole == []
        shown = "\n".join(self.wrong[:20])
        assert not self.wrong, f"{len(self.wrong)} faults after {self.done} cancels:\n{shown}"


@pytest.fixture(scope="module")
def small_server() -> Iterator[SmallTableau]:
    with SmallTableau() as server:
        yield server


@pytest.fixture
def trials(request, small_server, tmp_path, monkeypatch) -> Trials:
    folder, temporary = tmp_path / "files", tmp_path / "temporary"
    folder.mkdir()
    temporary.mkdir()
    monkeypatch.setattr(run_outcomes, "FIRST_PAUSE_OF_MANY", 0.05)
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    small_server.asked.clear()
    return Trials(small_server, WORKS[request.getfixturevalue("work")], folder, temporary)


@pytest.mark.parametrize(("work", "way"), PAIRS)
def test_a_cancelled_call_leaves_a_client_that_works(trials, work, way):
    complaints: list[dict] = []

    async def run(do: Callable[[], Awaitable], steps: Steps) -> None:
        loop = asyncio.get_running_loop()
        loop.set_task_factory(steps.task_factory)
        try:
            await WAYS[way](do, steps)
        finally:
            loop.set_task_factory(None)

    async def main() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _, what: complaints.append(what))
        await trials.perform(run)
        gc.collect()
        await asyncio.sleep(0)

    asyncio.run(main())
    trials.assert_clean()
    assert complaints == []  # such as "Task exception was never retrieved"


class Watch(trio.abc.Instrument):
    """Counts the steps of trio's tasks."""

    def __init__(self, steps: Steps) -> None:
        self._steps = steps

    def before_task_step(self, task) -> None:
        if self._steps.late:
            self._steps.step()

    def after_task_step(self, task) -> None:
        if not self._steps.late:
            self._steps.step()


@pytest.mark.parametrize("work", WORKS)
def test_a_call_cancelled_on_trio_leaves_a_client_that_works(trials, work):
    async def run(do: Callable[[], Awaitable], steps: Steps) -> None:
        watch = Watch(steps)
        with trio.CancelScope() as scope:
            steps.strike = scope.cancel
            trio.lowlevel.add_instrument(watch)
            try:
                await do()
            finally:
                with contextlib.suppress(KeyError):
                    trio.lowlevel.remove_instrument(watch)

    trio.run(trials.perform, run)
    gc.collect()
    trials.assert_clean()


def test_a_cancelled_publish_reads_no_more_of_what_it_was_given(small_server, portal):
    """The pieces come from a generator of the caller's, which has no end of its own."""
    read: list[float] = []
    begun = time.monotonic()

    def pieces() -> Iterator[bytes]:
        while time.monotonic() < begun + 5:  # not quite: no test may run for ever
            read.append(time.monotonic())
            time.sleep(0.005)
            yield bytes(1000)

    async def main() -> None:
        async with AsyncClient(
            small_server.url, site="", credentials=PasswordCredentials("somebody", "secret")
        ) as client:
            with anyio.move_on_after(0.3):
                await client.flows.publish(pieces(), name="Endless", file_type="tflx")
            await client.flows.get("afterwards")

    portal.call(main)
    ended = time.monotonic()
    assert ended - begun < 4
    time.sleep(0.5)
    assert len([at for at in read if at > ended + 0.2]) == 0


@pytest.mark.parametrize("options", [{}, {"chunk_size": 5000}, {"chunk_size": 5000, "parallel": 3}])
def test_a_publish_that_is_cancelled_while_the_server_thinks_ends_as_python_says(options):
    """Not as `ValueError: generator already executing`."""
    with SmallTableau() as server:
        server.before = lambda asked: (
            hang(server) if "fileUploads" in asked.path or asked.path.endswith("/flows") else None
        )

        async def main() -> str:
            async with AsyncClient(
                server.url, site="", credentials=PasswordCredentials("somebody", "secret")
            ) as client:
                call = client.flows.publish(FILE, name="Late", file_type="tflx", **options)
                try:
                    async with asyncio.timeout(0.3):
                        await call
                except TimeoutError:
                    server.before = lambda asked: None
                    return (await client.flows.get("afterwards")).id
            return "nothing was cancelled"

        assert asyncio.run(main()) == "afterwards"


def hang(server: SmallTableau) -> None:
    """Answer nothing for as long as the test runs."""
    server.stopped.wait(20)
