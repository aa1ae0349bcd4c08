"""One client in many threads or tasks, while sessions expire and the site changes."""

from __future__ import annotations

import os
import random
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import anyio
import pytest
from tableau_flows import AsyncClient, Client, TokenCredentials, emulator, errors

WORKERS = 16
CALLS = int(os.environ.get("TABLEAU_FLOWS_STRESS_CALLS", "25"))
"""Calls of each worker; TABLEAU_FLOWS_STRESS_CALLS=200 for a long run (`make long`)."""

HERE = {name: emulator.seed_id("flow", name) for name in ("Superstore", "Budget", "Secret plans")}
THERE = {"Pipeline": emulator.seed_id("flow", "Pipeline", site="sales")}
ALL = {**HERE, **THERE}
FLOW_FILE = emulator.sample_flow()
KINDS = ("get", "connections", "list") * 5 + ("publish",)
REST = 2
"""How many calls each worker ends between two troubles. An expiry is noticed by the first call
that begins after it; with one more in between, no call can meet two, which it would give up at."""


def choose(worker: int) -> list[tuple[str, str]]:
    """What a worker does: kinds of calls, with the flow each is about."""
    chance = random.Random(worker)
    chosen = [(chance.choice(KINDS), chance.choice(list(ALL))) for _ in range(CALLS)]
    return [
        (kind, f"{worker} {number}" if kind == "publish" else name)
        for number, (kind, name) in enumerate(chosen)
    ]


def call(tableau, kind: str, name: str):
    if kind == "get":
        return tableau.flows.get(ALL[name])
    if kind == "connections":
        return tableau.connections.list(ALL[name])
    if kind == "publish":
        return tableau.flows.publish(FLOW_FILE, name=name, file_type="tfl")
    return tableau.flows.list(filter=f"name:eq:{name}").first()


def check(kind: str, name: str, answer, connections: dict[str, list]) -> None:
    """Whatever came is what was asked for."""
    if kind == "get":
        assert (answer.id, answer.name) == (ALL[name], name)
    elif kind == "connections":
        assert answer == connections[name]
    elif kind == "publish":
        assert answer.name == name
    else:
        assert answer is None or (answer.id, answer.name) == (ALL[name], name)


class Course:
    """How far the workers are, what came of their calls, and what was done to them meanwhile."""

    def __init__(self, connections: dict[str, list]) -> None:
        self.connections = connections
        self.outcomes: Counter[str] = Counter()
        self.troubles = 0
        self._ended = [0] * WORKERS
        self._before = [0] * WORKERS
        self._lock = threading.Lock()

    def note(self, worker: int, kind: str, name: str, answer) -> None:
        """Check what a call brought, and count it."""
        if isinstance(answer, errors.NotFoundError):  # it may be on the other site
            assert kind in {"get", "connections"}
            kind = "elsewhere"
        elif isinstance(answer, Exception):
            kind = f"{type(answer).__name__}: {answer}"
        else:
            check(kind, name, answer, self.connections)
        with self._lock:
            self.outcomes[kind] += 1
            self._ended[worker] += 1

    @property
    def is_over(self) -> bool:
        return min(self._ended) == CALLS

    @property
    def is_quiet(self) -> bool:
        """Whether each worker has ended enough calls since the faults before."""
        both = zip(self._ended, self._before, strict=True)
        return all(ended >= min(before + REST, CALLS) for ended, before in both)

    def faults(self, tableau, server):
        """Do the next: an expiry and a change of site, in turns."""
        if self.troubles % 2:
            server.expire_tokens()
            return None
        return tableau.switch_site("" if self.troubles % 4 else "sales")

    def faulty(self) -> None:
        """Note that it is done."""
        self.troubles += 1
        self._before = list(self._ended)

    def assert_clean(self, server) -> None:
        """Every call has ended as it should; no flow is there twice, and no session is left."""
        published = {name for w in range(WORKERS) for kind, name in choose(w) if kind == "publish"}
        assert set(self.outcomes) <= {"get", "connections", "list", "publish", "elsewhere"}
        assert self.outcomes.total() == WORKERS * CALLS
        assert self.outcomes["publish"] == len(published)
        assert self.troubles >= max(4, CALLS // 10)
        assert server.session_count == 0
        names = names_on(server)
        assert len(names) == len(set(names))
        assert set(names) == {*ALL, *published}


def names_on(server) -> list[str]:
    """The names of all flows on both sites, each as often as it is there."""
    with client_of(server) as tableau:
        here = [flow.name for flow in tableau.flows.list()]
        tableau.switch_site("sales")
        return here + [flow.name for flow in tableau.flows.list()]


def client_of(server) -> Client:
    return Client(server.url, site="", credentials=TokenCredentials("demo", "demo-secret"))


@pytest.fixture
def course(server) -> Course:
    with client_of(server) as tableau:
        connections = {name: tableau.connections.list(ALL[name]) for name in HERE}
        tableau.switch_site("sales")
        connections |= {name: tableau.connections.list(ALL[name]) for name in THERE}
    assert connections["Superstore"] != connections["Budget"]
    return Course(connections)


def test_no_answer_reaches_the_wrong_thread(server, course):
    with client_of(server) as tableau:
        tableau.sign_in()

        def work(worker: int) -> None:
            for kind, name in choose(worker):
                try:
                    answer = call(tableau, kind, name)
                except errors.TableauError as error:
                    answer = error
                course.note(worker, kind, name, answer)

        pause = threading.Event()
        with ThreadPoolExecutor(WORKERS) as pool:
            working = [pool.submit(work, worker) for worker in range(WORKERS)]
            while not all(future.done() for future in working):
                if course.is_quiet:
                    course.faults(tableau, server)
                    course.faulty()
                pause.wait(0.002)
            for future in working:
                future.result()
        tableau.switch_site("")
        check("get", "Superstore", tableau.flows.get(HERE["Superstore"]), {})
    course.assert_clean(server)


def test_no_answer_reaches_the_wrong_task(server, course, portal):
    credentials = TokenCredentials("demo", "demo-secret")

    async def main() -> None:
        async with AsyncClient(server.url, site="", credentials=credentials) as tableau:
            await tableau.sign_in()

            async def work(worker: int) -> None:
                for kind, name in choose(worker):
                    try:
                        answer = await call(tableau, kind, name)
                    except errors.TableauError as error:
                        answer = error
                    course.note(worker, kind, name, answer)

            async def disturb() -> None:
                while not course.is_over:
                    if course.is_quiet:
                        if switching := course.faults(tableau, server):
                            await switching
                        course.faulty()
                    await anyio.sleep(0.002)

            async with anyio.create_task_group() as tasks:
                for worker in range(WORKERS):
                    tasks.start_soon(work, worker)
                tasks.start_soon(disturb)
            await tableau.switch_site("")
            check("get", "Superstore", await tableau.flows.get(HERE["Superstore"]), {})

    portal.call(main)
    course.assert_clean(server)
