"""Group `transfer`: large files up and down, against curl and the official client."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import curl
import httpx
import signing_in
from curl import FLUSHED, Run
from flow_files import flow_file
from processes import HERE, Server, run_python
from report import Section, faster, megabytes, smaller
from signing_in import Bare
from tableau_flows.emulator import seed_id
from tableau_flows_generated import codec
from tableau_flows_generated.models import FlowListReply
from timing import Timing

NAME = "transfer"
ABOUT = """
Each contender in a fresh process, signed in before, and with a small file published before a file
goes up, since the start of curl does not count either; memory is the growth of its peak while it
works (of curl: the whole process). curl sends prepared multipart bodies with `-T` (`Expect:` off;
its own `time_total`) and writes with `-o`. Ours flushes what it has downloaded to disk before the
file gets its name; so does "curl, then flushed to disk", in which the time of that is included.
Parts have 32 MiB with ours and curl, 50 MB with tableauserverclient. The emulator stores what it
gets, in Python, and is what most of the time goes into; the prepared server drops it, and shows the
clients alone.
"""
SMALL = 60_000_000
LARGE = 1024**3
MOST_GROWTH = 16_000_000
ROUNDS = {SMALL: 9, LARGE: 3}

OURS, CURL, OFFICIAL = "ours", "curl", "official client"


@dataclass(frozen=True)
class Files:
    """What is sent, as files for those who can and as prepared bodies for curl."""

    folder: Path
    small: Path
    large: Path
    body: Path
    parts: list[Path]


def run() -> Section:
    section = Section(NAME, ABOUT)
    with tempfile.TemporaryDirectory(prefix="tableau-flows-bench-") as name:
        files = _make(Path(name))
        with Server("emulator_server.py") as server:
            section.notes += _compare(section, files, server.url, "the emulator", targets=True)
        megabytes_down = str(LARGE // 1024**2)
        with Server("prepared_server.py", "--download-megabytes", megabytes_down) as server:
            section.notes += _compare(section, files, server.url, "prepared", targets=False)
    return section


def _make(folder: Path) -> Files:
    small = flow_file(folder / "Small.tflx", SMALL)
    large = flow_file(folder / "Big.tflx", LARGE)
    body = folder / "body"
    curl.whole_body(small, body)
    return Files(folder, small, large, body, curl.part_bodies(large, folder))


def _compare(section: Section, files: Files, url: str, where: str, *, targets: bool) -> list[str]:
    notes: list[str] = []
    session = signing_in.bare(url)
    for size, path, words, bare in (
        (SMALL, files.small, "60 MB up in one request", partial(curl.publish, session, files.body)),
        (
            *(LARGE, files.large, "1 GiB up in parts"),
            partial(curl.publish_in_parts, session, files.parts),
        ),
    ):
        uploads: dict[str, Callable[[], Run]] = {
            OURS: partial(_run, "ours", "publish", url, str(path)),
            CURL: bare,
            OFFICIAL: partial(
                _run, "official", "publish", url, str(path), seed_id("project", "Default")
            ),
        }
        least = 0.9 if targets else None
        notes += _race(section, f"{words} ({where})", ROUNDS[size], uploads, at_least=least)

    flow = _find(session)
    target = files.folder / "download"

    def then_remove(download: Callable[[], Run]) -> Run:
        try:
            run = download()
            if target.stat().st_size < LARGE * 0.99:
                raise RuntimeError("not all of the file has come")
            return run
        finally:
            target.unlink(missing_ok=True)

    downloads: dict[str, Callable[[], Run]] = {
        OURS: partial(_run, "ours", "download", url, flow, str(target)),
        CURL: partial(curl.download, session, flow, target),
        FLUSHED: partial(curl.download_and_flush, session, flow, target),
        OFFICIAL: partial(_run, "official", "download", url, flow, str(target)),
    }
    cleanly = {name: partial(then_remove, call) for name, call in downloads.items()}
    most = 1.3 if targets else None
    notes += _race(section, f"1 GiB down ({where})", ROUNDS[LARGE], cleanly, at_most=most)
    return notes


def _race(
    section: Section,
    work: str,
    rounds: int,
    contenders: Mapping[str, Callable[[], Run]],
    *,
    at_least: float | None = None,
    at_most: float | None = None,
) -> list[str]:
    runs: dict[str, list[Run]] = {name: [] for name in contenders}
    for number in range(rounds):
        names = list(contenders)
        for name in names[number % len(names) :] + names[: number % len(names)]:
            runs[name].append(contenders[name]())
    times = {name: Timing(tuple(run.seconds for run in found)) for name, found in runs.items()}
    peaks = {name: max(run.peak for run in found) for name, found in runs.items()}
    section.spread = max(section.spread, *(timing.spread for timing in times.values()))
    ours = times[OURS].median
    down = FLUSHED in contenders
    if down:
        section.rows.append(
            faster(work, ours, FLUSHED, times[FLUSHED].median, at_most=at_most, upside_down=True)
        )
    section.rows += [
        faster(work, ours, CURL, times[CURL].median, at_least=at_least, upside_down=down),
        faster(work, ours, OFFICIAL, times[OFFICIAL].median),
        smaller(work, peaks[OURS], OFFICIAL, peaks[OFFICIAL], at_most=MOST_GROWTH),
    ]
    return [f"{work}: curl as a whole had {megabytes(peaks[CURL])}."]


def _run(client: str, work: str, *arguments: str) -> Run:
    found = run_python(str(HERE / "contenders.py"), client, work, *arguments)
    return Run(found["seconds"], found["growth"])


def _find(session: Bare) -> str:
    """The flow that was published: the id of the first that has its name."""
    with httpx.Client(headers=session.headers, trust_env=False) as http:
        answer = http.get(f"{session.site}/flows?filter=name:eq:Big&pageSize=100")
    reply = codec.decode(FlowListReply, answer.content)
    return reply.flows[0].id
