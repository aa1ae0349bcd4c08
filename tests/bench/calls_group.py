"""Group `calls`: small requests, one after the other on one connection."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, ExitStack

import httpx
import signing_in
import tableauserverclient as tsc
from processes import Server
from report import Row, Section, faster
from tableau_flows import AsyncClient, Client, PasswordCredentials
from timing import Timing, race

NAME = "calls"
ABOUT = """
`flows.get(id)` on a server of prepared answers (0.7 kB each) in its own process, over one kept
connection; 100 calls are one measurement. Bare httpx sends the same request with the token through
an `httpx.Client` (with async an `httpx.AsyncClient`, on asyncio) and reads the bytes of the answer,
undecoded; the official client is tableauserverclient's `get_by_id`.
"""
FLOW = "20ace701-32c3-44bb-906d-8fa89d713bd3"
ROUNDS, CALLS = 31, 100


def run() -> Section:
    section = Section(NAME, ABOUT)
    with ExitStack() as stack:
        server = stack.enter_context(Server("prepared_server.py"))
        who = PasswordCredentials(signing_in.NAME, signing_in.PASSWORD)
        client = stack.enter_context(Client(server.url, credentials=who))
        official = stack.enter_context(tsc.Server(server.url, use_server_version=True))
        official.auth.sign_in(tsc.TableauAuth(signing_in.NAME, signing_in.PASSWORD))
        session = signing_in.bare(server.url)
        http = stack.enter_context(httpx.Client(headers=session.headers))
        url = f"{session.site}/flows/{FLOW}"
        times = race(
            {
                "ours": lambda: client.flows.get(FLOW),
                "bare httpx": lambda: http.get(url).content,
                "official client": lambda: official.flows.get_by_id(FLOW),
            },
            rounds=ROUNDS,
            calls=CALLS,
        )
        async_times = _async_times(server.url, who, session.headers, url)
    section.spread = max(timing.spread for timing in (*times.values(), *async_times.values()))
    median = {name: timing.median for name, timing in times.items()}
    async_median = {name: timing.median / CALLS for name, timing in async_times.items()}
    work = "one small GET"
    section.rows += [
        faster(work, median["ours"], "bare httpx", median["bare httpx"], at_most=0.9),
        faster(work, median["ours"], "official client", median["official client"]),
        Row(
            "calls per second",
            f"{1 / median['ours']:,.0f}",
            "bare httpx; official client",
            f"{1 / median['bare httpx']:,.0f}; {1 / median['official client']:,.0f}",
        ),
        faster(
            "one small GET with async",
            async_median["ours"],
            "bare httpx",
            async_median["bare httpx"],
            upside_down=True,
        ),
    ]
    return section


def _async_times(
    server: str, who: PasswordCredentials, headers: dict[str, str], url: str
) -> dict[str, Timing]:
    """The same with async; here one measurement is one run of the loop, with all its calls."""
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        client = runner.run(stack.enter_async_context(AsyncClient(server, credentials=who)))
        http = runner.run(stack.enter_async_context(httpx.AsyncClient(headers=headers)))

        async def many(call: Callable[[], Awaitable[object]]) -> list[object]:
            return [await call() for _ in range(CALLS)]

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
