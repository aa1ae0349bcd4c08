"""Group `typescript`: the TypeScript client in Node, against plain fetch and fast-xml-parser."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import documents
import processes
from flow_files import flow_file
from processes import HERE, Server
from report import Row, Section, faster, megabytes
from timing import Timing

NAME = "typescript"
CLIENT = HERE.parents[1] / "overlays" / "typescript"
FLOW = "20ace701-32c3-44bb-906d-8fa89d713bd3"
LARGE, ROUNDS = 1024**3, 3
BLOCK = 1024**2
MOST_ON_TOP = 32_000_000
"""How many bytes a transfer may take beyond what plain `fetch` takes."""

ABOUT = """
Node runs each contender. The page has 1,000 flows and is decoded from bytes, by fast-xml-parser
with attributes and without conversions; these are CPU times. A small GET is `flows.get(id)` on the
server of prepared answers (0.7 kB each), against a `fetch` of the same URL with the token, whose
status is checked and whose body is read as text. The large file goes to that server in parts and
comes from it, each time in a fresh process; memory is the growth of the resident set while it does.
Plain `fetch` sends a stream of 256 KiB pieces of the file, and reads the body piece by piece.
"""


def run(scale: float = 1.0) -> Section:
    """Measure.

    Args:
        scale: How large a part of the file there is, and of the rounds.
    """
    section = Section(NAME, ABOUT)
    if shutil.which("node") is None:
        section.notes.append("Node is not installed, so nothing was measured.")
        return section
    for script in ("build", "build:test"):
        subprocess.run(["npm", "run", "--silent", script], cwd=CLIENT, check=True)
    size = max(2 * BLOCK, round(LARGE * scale))
    with tempfile.TemporaryDirectory(prefix="tableau-flows-bench-") as name:
        folder = Path(name)
        _decoding(section, folder, max(2, round(60 * scale)))
        megabytes_down = str(size // BLOCK)
        with Server("prepared_server.py", "--download-megabytes", megabytes_down) as server:
            _calls(section, server.url, max(2, round(400 * scale)))
            _transfers(section, server.url, folder, size, ROUNDS if scale >= 1 else 1)
    return section


def _decoding(section: Section, folder: Path, rounds: int) -> None:
    page = folder / "page.xml"
    page.write_bytes(documents.page(1000))
    times = _times(section, _node("decode", page, rounds))
    ours, peer = times["ours"].median, "fast-xml-parser"
    name = f"decode a page of 1,000 flows ({page.stat().st_size // 1000} kB)"
    section.rows.append(faster(name, ours, peer, times[peer].median, at_least=3))


def _calls(section: Section, url: str, rounds: int) -> None:
    times = _times(section, _node("calls", url, FLOW, rounds, 50))
    ours, peer = times["ours"].median, "plain fetch"
    section.rows.append(faster("one small GET", ours, peer, times[peer].median, at_most=1.2))


def _transfers(section: Section, url: str, folder: Path, size: int, rounds: int) -> None:
    source, target = flow_file(folder / "Big.tflx", size), folder / "copy.tflx"
    words = "1 GiB" if size == LARGE else f"{size // BLOCK:,} MiB"
    for way, file in (("up", source), ("down", target)):
        found: dict[str, list[dict[str, float]]] = {way: [], f"plain {way}": []}
        for _ in range(rounds):
            for what, results in found.items():
                results.append(_node("transfer", what, url, file, FLOW))
        ours, plain = (
            {key: statistics.median(result[key] for result in results) for key in results[0]}
            for results in found.values()
        )
        work = f"{words} {way}"
        section.rows.append(faster(work, ours["seconds"], "plain fetch", plain["seconds"]))
        section.rows.append(
            Row(
                f"memory growth: {work}",
                megabytes(ours["memory"]),
                "plain fetch",
                megabytes(plain["memory"]),
                f"{megabytes(ours['memory'] - plain['memory'])} on top",
                f"≤ {MOST_ON_TOP / 1e6:g} MB on top",
                ours["memory"] - plain["memory"] <= MOST_ON_TOP,
            )
        )


def _times(section: Section, seconds: dict[str, list[float]]) -> dict[str, Timing]:
    """The times of contenders, without the first quarter, in which code is compiled."""
    times = {name: Timing(tuple(all_[len(all_) // 4 :])) for name, all_ in seconds.items()}
    section.spread = max(section.spread, *(timing.spread for timing in times.values()))
    return times


def _node(script: str, *arguments: object) -> dict[str, Any]:
    """Run a script of the client's folder `bench`; return the JSON object that it prints."""
    program = CLIENT / "build" / "bench" / f"{script}.js"
    return processes.run_program("node", str(program), *map(str, arguments))
