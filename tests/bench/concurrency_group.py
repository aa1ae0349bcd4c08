"""Group `concurrency`: small requests of many callers at once, to a server with some latency."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack

import httpx
import signing_in
from processes import Server
from report import Row, Section, faster
from tableau_flows import AsyncClient, Client, PasswordCredentials
from timing import Timing, race

NAME = "concurrency"
CALLERS, CALLS, ROUNDS = 16, 25, 9
LATENCIES = 0.005, 0.001
"""How long the server takes for each request, in seconds."""

ABOUT = f"""
{CALLERS} callers on one client, each with {CALLS} times `flows.get(id)`, one after the other: first
as threads, then as tasks on asyncio. The server of prepared answers (0.7 kB each) is a process of
its own and takes {LATENCIES[0] * 1000:g} ms for each request, so nobody can make more than
{CALLERS / LATENCIES[0]:,.0f} calls a second. On a fast machine that limits the ratio, so all of it
is measured with {LATENCIES[1] * 1000:g} ms too, with which {CALLERS / LATENCIES[1]:,.0f} are
possible. Bare httpx sends the same requests with the token through one `httpx.Client` (with async
an `httpx.AsyncClient`) and reads the bytes of the answers, undecoded.
"""
FLOW = "20ace701-32c3-44bb-906d-8fa89d713bd3"
THREADS_TARGET, ASYNC_TARGET = 2, 3


def run() -> Section:
    section = Section(NAME, ABOUT)
    who = PasswordCredentials(signing_in.NAME, signing_in.PASSWORD)
    for latency in LATENCIES:
        with Server("prepared_server.py", "--call-latency", str(latency)) as server:
            session = signing_in.bare(server.url)
            url = f"{session.site}/flows/{FLOW}"
            for word, measure, target in (
                ("threads", _thread_times, THREADS_TARGET),
                ("tasks on asyncio", _task_times, ASYNC_TARGET),
            ):
                times = measure(server.url, who, session.headers, url)
                section.spread = max(section.spread, *(one.spread for one in times.values()))
                section.rows += _rows(latency, word, times, target)
    return section


def _rows(latency: float, word: str, times: dict[str, Timing], target: float) -> list[Row]:
    each = {name: timing.median / (CALLERS * CALLS) for name, timing in times.items()}
    ours, theirs = each["ours"], each["bare httpx"]
    most = CALLERS / latency
    work = f"{CALLERS} {word}, {latency * 1000:g} ms"
    return [
        faster(f"a small GET of {work}", ours, "bare httpx", theirs, at_least=target),
        Row(
            *(f"calls per second of {work}", f"{1 / ours:,.0f}"),
            *("bare httpx", f"{1 / theirs:,.0f}"),
            f"{1 / ours / most:.0%} and {1 / theirs / most:.0%} of the possible",
        ),
    ]


def _thread_times(
    server: str, who: PasswordCredentials, headers: dict[str, str], url: str
) -> dict[str, Timing]:
    """One measurement is all calls of all threads; the threads themselves exist before."""
    with (
        Client(server, credentials=who) as client,
        httpx.Client(headers=headers) as http,
        ThreadPoolExecutor(CALLERS) as pool,
    ):
        client.sign_in()

        def many(call: Callable[[], object]) -> list[object]:
            def work(_: int) -> list[object]:
                return [call() for _ in range(CALLS)]

            return list(pool.map(work, range(CALLERS)))

        return race(
            {
                "ours": lambda: many(lambda: client.flows.get(FLOW)),
                "bare httpx": lambda: many(lambda: http.get(url).content),
            },
            rounds=ROUNDS,
        )


def _task_times(
    server: str, who: PasswordCredentials, headers: dict[str, str], url: str
) -> dict[str, Timing]:
    """The same with tasks on one event loop."""
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        client = runner.run(stack.enter_async_context(AsyncClient(server, credentials=who)))
        http = runner.run(stack.enter_async_context(httpx.AsyncClient(headers=headers)))
        runner.run(client.sign_in())

        async def many(call: Callable[[], Awaitable[object]]) -> list[object]:
            async def work() -> list[object]:
                return [await call() for _ in range(CALLS)]

            return await asyncio.gather(*(work() for _ in range(CALLERS)))

        try:
            return race(
                {
                    "ours": lambda: runner.run(many(lambda: client.flows.get(FLOW))),
                    "bare httpx": lambda: runner.run(many(lambda: http.get(url))),
                },
                rounds=ROUNDS,
            )
        finally:
            runner.run(stack.aclose())
