"""Group `listing`: 100,000 flows from prepared pages, with and without latency, and emulated."""

from __future__ import annotations

from collections.abc import Sequence

from processes import HERE, Server, run_python
from report import Row, Section, faster, megabytes
from timing import Timing

NAME = "listing"
ABOUT = """
100,000 flows in 100 pages of 1,000, iterated over and counted, not kept; each contender in a fresh
process, signed in before. The prepared server answers from memory, without any work. "official
client" is tableauserverclient's `Pager`; "httpx + expat" asks for page after page and parses it
with a callback that does nothing.
"""
FLOWS = 100_000
PREFETCH = 8
"""How many pages we let be read at the same time where pages take long."""

OURS, OFFICIAL, BARE = "ours", "official client", "httpx + expat"
_ROLES = {OURS: "ours", OFFICIAL: "official", BARE: "bare"}


def run() -> Section:
    section = Section(NAME, ABOUT)
    with Server("prepared_server.py", "--flows", str(FLOWS)) as server:
        _compare(section, "100,000 flows, prepared pages", server.url, at_least=5)
    with Server("prepared_server.py", "--flows", str(FLOWS), "--latency", "0.1") as server:
        name = "100,000 flows, prepared pages, 100 ms latency a page"
        ahead = (str(PREFETCH),)
        _compare(section, name, server.url, rounds=1, at_least=6, ours=ahead)
    with Server("emulator_server.py", str(FLOWS)) as server:
        _compare(section, "100,000 flows, the emulator", server.url, rounds=1, at_least=3)
    section.notes.append(
        f"With latency, ours reads {PREFETCH} pages at a time (`.prefetch({PREFETCH})`), else as"
        " many as it does by itself."
    )
    return section


def _compare(
    section: Section,
    work: str,
    url: str,
    *,
    at_least: float,
    rounds: int = 3,
    ours: Sequence[str] = (),
) -> None:
    arguments: dict[str, Sequence[str]] = {OURS: ours, OFFICIAL: (), BARE: (str(FLOWS),)}
    times: dict[str, list[float]] = {name: [] for name in arguments}
    grown: dict[str, int] = dict.fromkeys(arguments, 0)
    for _ in range(rounds):
        for name, given in arguments.items():
            script = str(HERE / "contenders.py")
            found = run_python(script, _ROLES[name], "list", url, *given)
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
        Row(
            f"peak memory growth: {work}",
            megabytes(grown[OURS]),
            OFFICIAL,
            megabytes(grown[OFFICIAL]),
            f"{grown[OFFICIAL] / max(1, grown[OURS]):.1f}",
        ),
    ]
