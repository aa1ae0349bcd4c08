"""Group `listing`: 100,000 flows from prepared pages, with and without latency, and emulated."""

from __future__ import annotations

from collections.abc import Sequence

from processes import HERE, Server, run_python
from report import Section, faster, smaller
from timing import Timing

NAME = "listing"
ABOUT = """
100,000 flows in 100 pages of 1,000, iterated over and counted, not kept; each contender in a fresh
process, signed in before. The prepared server answers from memory, without any work. "official
client" is tableauserverclient's `Pager`; "httpx + expat" asks for page after page and parses it
with a callback that does nothing. Ours reads as many pages at a time as it does by itself; "ours,
one by one" is with `.prefetch(0)`, "ours, 12 at a time" with `.prefetch(12)`.
"""
FLOWS = 100_000
OURS, OFFICIAL, BARE = "ours", "official client", "httpx + expat"
SLOWLY, WIDELY = "ours, one by one", "ours, 12 at a time"
_ROLES = {OURS: "ours", SLOWLY: "ours", WIDELY: "ours", OFFICIAL: "official", BARE: "bare"}
_ARGUMENTS: dict[str, Sequence[str]] = {SLOWLY: ("0",), WIDELY: ("12",), BARE: (str(FLOWS),)}


def run() -> Section:
    section = Section(NAME, ABOUT)
    with Server("prepared_server.py", "--flows", str(FLOWS)) as server:
        _compare(section, "100,000 flows, prepared pages", server.url, at_least=5)
    with Server("prepared_server.py", "--flows", str(FLOWS), "--latency", "0.1") as server:
        name = "100,000 flows, prepared pages, 100 ms latency a page"
        _compare(section, name, server.url, rounds=1, at_least=6, besides=WIDELY)
    with Server("emulator_server.py", str(FLOWS)) as server:
        _compare(section, "100,000 flows, the emulator", server.url, rounds=1, at_least=3)
    return section


def _compare(
    section: Section,
    work: str,
    url: str,
    *,
    at_least: float,
    rounds: int = 3,
    besides: str = SLOWLY,
) -> None:
    contenders = (OURS, besides, OFFICIAL, BARE)
    times: dict[str, list[float]] = {name: [] for name in contenders}
    grown: dict[str, int] = dict.fromkeys(contenders, 0)
    for _ in range(rounds):
        for name in contenders:
            script = str(HERE / "contenders.py")
            found = run_python(script, _ROLES[name], "list", url, *_ARGUMENTS.get(name, ()))
            if found["result"] < FLOWS:
                raise RuntimeError(f"{name} found {found['result']} flows")
            times[name].append(found["seconds"])
            grown[name] = max(grown[name], found["growth"])
    median = {name: Timing(tuple(samples)) for name, samples in times.items()}
    section.spread = max(section.spread, *(timing.spread for timing in median.values()))
    mine = median[OURS].median
    section.rows += [
        faster(work, mine, OFFICIAL, median[OFFICIAL].median, at_least=at_least),
        faster(work, mine, BARE, median[BARE].median),
        faster(work, mine, besides, median[besides].median),
        smaller(work, grown[OURS], OFFICIAL, grown[OFFICIAL]),
    ]
