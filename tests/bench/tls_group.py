"""Group `tls`: a large file up and down through nginx with TLS, against curl."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import contenders
import curl
import nginx
import signing_in
from curl import FLUSHED, Run
from flow_files import flow_file
from processes import HERE, Server, run_python
from report import Row, Section, faster
from timing import Timing

NAME = "tls"
LARGE, ROUNDS = 1024**3, 5
BLOCK = 1024**2
FLOW = "20ace701-32c3-44bb-906d-8fa89d713bd3"
OURS, CURL = "ours", "curl"
UP_TARGET, DOWN_TARGET = 0.95, 1.15

ABOUT = """
Each contender in a fresh process, signed in before, through nginx with TLS (HTTP/1.1, one process)
in front of the server of prepared answers, which drops what it gets. Both send parts of 32 MiB;
curl sends prepared multipart bodies with `-T` (`Expect:` off) and writes with `-o`, and its own
`time_total` counts. Both check the certificate. Ours flushes what it has downloaded to disk before
the file gets its name; so does "curl, then flushed to disk", in which the time of that is included.
"""


def run(scale: float = 1.0) -> Section:
    """Measure.

    Args:
        scale: How large a part of the file there is; below 1 each contender runs once, ours in
            this process, and below 0.0625 it goes up in one request.
    """
    section = Section(NAME, ABOUT)
    if nginx.program() is None:
        section.rows.append(Row("nothing was measured", "nginx is not installed"))
        section.notes.append("On Debian: `apt-get install nginx`.")
        return section
    size = max(2 * BLOCK, round(LARGE * scale))
    blocks = -(-size // BLOCK)
    rounds = ROUNDS if scale >= 1 else 1
    ours = partial(_run_ours, apart=scale >= 1)
    with ExitStack() as stack:
        name = stack.enter_context(tempfile.TemporaryDirectory(prefix="tableau-flows-bench-"))
        folder = Path(name)
        server = Server("prepared_server.py", "--download-megabytes", str(blocks))
        behind = stack.enter_context(server).url
        url = stack.enter_context(nginx.in_front_of(behind, folder))
        session = signing_in.bare(url)
        source, target = flow_file(folder / "Big.tflx", size), folder / "download"
        bodies = curl.part_bodies(source, folder)
        words = "1 GiB" if scale >= 1 else f"{blocks:,} MiB"
        uploads = {
            OURS: partial(ours, "publish", url, str(source)),
            CURL: partial(curl.publish_in_parts, session, bodies),
        }
        downloads = {
            OURS: partial(_then_remove, target, ours, "download", url, FLOW, str(target)),
            CURL: partial(_then_remove, target, curl.download, session, FLOW, target),
            FLUSHED: partial(_then_remove, target, curl.download_and_flush, session, FLOW, target),
        }
        up, down = _race(uploads, rounds), _race(downloads, rounds)
        section.rows += [
            faster(
                f"{words} up in parts (nginx, TLS)",
                *(up[OURS].median, CURL, up[CURL].median),
                at_least=UP_TARGET,
            ),
            faster(
                f"{words} down (nginx, TLS)",
                *(down[OURS].median, FLUSHED, down[FLUSHED].median),
                at_most=DOWN_TARGET,
            ),
            faster(
                f"{words} down (nginx, TLS)",
                *(down[OURS].median, CURL, down[CURL].median),
                upside_down=True,
            ),
        ]
        section.spread = max(timing.spread for timing in (*up.values(), *down.values()))
    return section


def _race(contenders: Mapping[str, Callable[[], Run]], rounds: int) -> dict[str, Timing]:
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    for number in range(rounds):
        names = list(contenders)
        for name in names[number % len(names) :] + names[: number % len(names)]:
            seconds[name].append(contenders[name]().seconds)
    return {name: Timing(tuple(samples)) for name, samples in seconds.items()}


def _run_ours(*arguments: str, apart: bool) -> Run:
    if apart:
        found = run_python(str(HERE / "contenders.py"), "ours", *arguments)
    else:
        found = contenders.main("ours", *arguments)
    return Run(found["seconds"], found["growth"])


def _then_remove(target: Path, download: Callable[..., Run], *arguments: object) -> Run:
    try:
        run = download(*arguments)
        if target.stat().st_size < BLOCK:
            raise RuntimeError("no file has come")
        return run
    finally:
        target.unlink(missing_ok=True)
