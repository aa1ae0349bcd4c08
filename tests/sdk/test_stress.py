"""One client in many threads or tasks, while sessions expire and the site changes."""

from __future__ import annotations

import os
import random
import threading
from concurrent.futures import ThreadPoolExecutor

import anyio
import pytest
from tableau_flows import AsyncClient, Client, TokenCredentials, emulator, errors

WORKERS = 16
CALLS = int(os.environ.get("TABLEAU_FLOWS_STRESS_CALLS", "25"))
"""Calls of each worker; TABLEAU_FLOWS_STRESS_CALLS=200 for a long run."""

HERE = {name: emulator.seed_id("flow", name) for name in ("Superstore", "Budget", "Secret plans")}
THERE = {"Pipeline": emulator.seed_id("flow", "Pipeline", site="sales")}
ALL = {**HERE, **THERE}
TROUBLE = 12
"""How often the session expires or the site changes meanwhile."""


def choose(worker: int) -> list[tuple[str, str]]:
    chance = random.Random(worker)
    return [
        (chance.choice(("get", "connections", "list")), chance.choice(list(ALL)))
        for _ in range(CALLS)
    ]


def check(kind: str, name: str, answer) -> None:
    """Whatever came is what was asked for."""
    if kind == "get":
        assert (answer.flow.id, answer.flow.name) == (ALL[name], name)
    elif kind == "list":
        assert answer is None or (answer.id, answer.name) == (ALL[name], name)


def sync_call(tableau, kind: str, name: str):
    if kind == "get":
        return tableau.flows.get(ALL[name])
    if kind == "connections":
        return tableau.connections.list(ALL[name])
    return tableau.flows.list(filter=f"name:eq:{name}").first()


def trouble(tableau, server, number: int):
    if number % 2:
        server.expire_tokens()
        return None
    return tableau.switch_site("sales" if number % 4 else "")


def test_no_answer_reaches_the_wrong_thread(server, tls):
    credentials = TokenCredentials("demo", "demo-secret")
    done = []
    with Client(server.url, site="", credentials=credentials, verify=tls) as tableau:
        tableau.sign_in()
        ended = threading.Event()

        def work(worker: int) -> int:
            for kind, name in choose(worker):
                try:
                    check(kind, name, sync_call(tableau, kind, name))
                except errors.NotFoundError:  # it may be on the other site
                    done.append("elsewhere")
                except errors.SessionExpiredError:  # it met two expiries in one call
                    done.append("expired twice")
                else:
                    done.append(kind)
            return CALLS

        def disturb() -> None:
            for number in range(TROUBLE):
                if ended.wait(0.05):
                    return
                trouble(tableau, server, number)

        with ThreadPoolExecutor(WORKERS + 1) as pool:
            disturbing = pool.submit(disturb)
            counts = list(pool.map(work, range(WORKERS)))
            ended.set()
            disturbing.result()
        tableau.switch_site("")
        check("get", "Superstore", tableau.flows.get(HERE["Superstore"]))
    assert sum(counts) == len(done) == WORKERS * CALLS
    assert done.count("expired twice") <= len(done) // 20
    assert server.session_count == 0


def test_no_answer_reaches_the_wrong_task(server, portal, tls):
    credentials = TokenCredentials("demo", "demo-secret")
    done = []

    async def main() -> None:
        async with AsyncClient(server.url, site="", credentials=credentials, verify=tls) as tableau:
            await tableau.sign_in()

            async def work(worker: int) -> None:
                for kind, name in choose(worker):
                    try:
                        check(kind, name, await sync_call(tableau, kind, name))
                    except errors.NotFoundError:  # it may be on the other site
                        done.append("elsewhere")
                    except errors.SessionExpiredError:  # it met two expiries in one call
                        done.append("expired twice")
                    else:
                        done.append(kind)

            async def disturb() -> None:
                for number in range(TROUBLE):
                    await anyio.sleep(0.05)
                    waiting = trouble(tableau, server, number)
                    if waiting is not None:
                        await waiting

            async with anyio.create_task_group() as tasks:
                for worker in range(WORKERS):
                    tasks.start_soon(work, worker)
                tasks.start_soon(disturb)
            await tableau.switch_site("")
            check("get", "Superstore", await tableau.flows.get(HERE["Superstore"]))

    portal.call(main)
    assert len(done) == WORKERS * CALLS
    assert done.count("expired twice") <= len(done) // 20
    assert server.session_count == 0


@pytest.fixture
def tls():
    import ssl

    return ssl.create_default_context()
