"""Group `inventory`: the connections and permissions of all flows, 16 requests at a time."""

from __future__ import annotations

import importlib.util
import math
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from typing import Any

import inventory_contenders
from inventory_contenders import CALLERS, FRACTION, PAGES
from processes import HERE, Server, run_python
from report import Row, Section, faster, smaller
from timing import Timing

NAME = "inventory"
FLOWS, ROUNDS = 10_000, 3
LATENCY, SHORT_LATENCY = 0.005, 0.001
"""How long the server takes for each request, in seconds; the tasks are measured with both."""
MOST_GROWTH = 40_000_000
GATHER = "tableau_flows._bulk.gather"

THREADS, GATHERED, TASKS = "ours_threads", "ours_gather", "ours_tasks"
LOOP, OFFICIAL = "official_loop", "official_threads"
HTTPX, AIOHTTP = "httpx_tasks", "aiohttp_tasks"
SHORT = {name: f"{name}, {SHORT_LATENCY * 1000:g} ms" for name in (TASKS, HTTPX, AIOHTTP)}
"""The names of those that are measured with the short latency too."""
CONNECTIONS, CAPABILITIES = 2, 9
"""How many of each a flow has on the server of prepared answers."""


def run(scale: float = 1.0) -> Section:
    """Measure.

    Args:
        scale: How large a part of the flows there is; below 1 each contender runs once, and all
            in this process.
    """
    measure: Callable[..., dict[str, Any]] = inventory_contenders.main
    if scale >= 1:
        measure = partial(run_python, str(HERE / "inventory_contenders.py"))
    flows = _flows(scale)
    calls = 2 * flows + PAGES
    section = Section(NAME, _about(flows, calls))
    contenders = [THREADS, TASKS, OFFICIAL, LOOP, HTTPX, AIOHTTP]
    contenders += SHORT.values()
    if importlib.util.find_spec(GATHER):
        contenders.insert(1, GATHERED)
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    grown = dict.fromkeys(contenders, 0)
    with ExitStack() as stack:
        options = ["--flows", str(flows), "--page-size", str(flows // PAGES)]
        urls = {}
        for latency in (LATENCY, SHORT_LATENCY):
            latencies = ["--latency", str(latency), "--call-latency", str(latency)]
            server = stack.enter_context(Server("prepared_server.py", *options, *latencies))
            urls[latency] = server.url
        for number in range(ROUNDS if scale >= 1 else 1):
            first = number % len(contenders)
            for name in contenders[first:] + contenders[:first]:
                client, _, is_short = name.partition(",")
                url = urls[SHORT_LATENCY if is_short else LATENCY]
                found = measure(client, url, str(flows))
                _check(client, found["found"], flows, calls)
                seconds[name].append(found["seconds"])
                grown[name] = max(grown[name], found["growth"])
    times = {name: Timing(tuple(samples)) for name, samples in seconds.items()}
    section.spread = max(timing.spread for timing in times.values())
    section.rows += _rows(flows, {name: timing.median for name, timing in times.items()}, grown)
    rates = (f"{name}: {calls / timing.median:,.0f}" for name, timing in times.items())
    section.notes.append(f"Calls per second: {', '.join(rates)}.")
    return section


def _flows(scale: float) -> int:
    """How many flows there are: the same number on each page, and on each part of the loop."""
    each = math.lcm(PAGES, FRACTION)
    return max(1, round(FLOWS * scale / each)) * each


def _about(flows: int, calls: int) -> str:
    return f"""
All {flows:,} flows of a site, read in {PAGES} pages, and of each its connections and its
permissions: {calls:,} calls, of which {CALLERS} are made at a time, and a row of CSV for each flow.
Each contender in a fresh process, signed in before. The server of prepared answers is a process of
its own and takes {LATENCY * 1000:g} ms for each request, so nobody can make more than
{CALLERS / LATENCY:,.0f} calls a second; on a fast machine that limits the ratio, so the tasks are
measured with {SHORT_LATENCY * 1000:g} ms too. Threads are a `ThreadPoolExecutor` of {CALLERS} over
one client; "ours, gather" is the mechanism of the library's own operations on many objects. Tasks
are those of asyncio, held back by a semaphore. The loop of the official client
(tableauserverclient) goes over one flow in {FRACTION}, and that time is multiplied by {FRACTION}.
Bare httpx and aiohttp send the same requests with asyncio and read the answers, undecoded.
"""


def _check(name: str, found: list[int], flows: int, calls: int) -> None:
    expected = [flows, flows * CONNECTIONS, flows * CAPABILITIES]
    if name in {HTTPX, AIOHTTP}:
        expected = [calls, 0, 0]
    if found != expected:
        raise RuntimeError(f"{name} found {found}, not {expected}")


def _rows(flows: int, times: dict[str, float], grown: dict[str, int]) -> list[Row]:
    threads = f"inventory of {flows:,} flows, {CALLERS} threads"
    tasks = f"inventory of {flows:,} flows, {CALLERS} tasks on asyncio"
    rows = [
        faster(threads, times[THREADS], "official client, a loop", times[LOOP], at_least=12),
        faster(
            *(threads, times[THREADS], f"official client, {CALLERS} threads", times[OFFICIAL]),
            at_least=2,
        ),
        faster(tasks, times[TASKS], "bare httpx, undecoded", times[HTTPX], at_least=3),
        faster(tasks, times[TASKS], "bare aiohttp, undecoded", times[AIOHTTP], at_least=0.6),
    ]
    short = {name: times[SHORT[name]] for name in SHORT}
    brief = f"{tasks}, {SHORT_LATENCY * 1000:g} ms"
    rows += [
        faster(brief, short[TASKS], "bare httpx, undecoded", short[HTTPX], at_least=3),
        faster(brief, short[TASKS], "bare aiohttp, undecoded", short[AIOHTTP], at_least=0.6),
    ]
    if GATHERED in times:
        rows.insert(2, faster(threads, times[THREADS], "ours, gather", times[GATHERED]))
    growths = [(threads, THREADS, OFFICIAL, "official client"), (tasks, TASKS, HTTPX, "bare httpx")]
    for work, ours, theirs, against in growths:
        rows.append(smaller(work, grown[ours], against, grown[theirs], at_most=MOST_GROWTH))
    return rows
