"""`python -m tableau_flows.emulator.demo`: the main job of the library, on an emulated server."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from tableau_flows_generated.protocol import LARGEST_REQUEST, MEGABYTE

from tableau_flows import Client, TokenCredentials, emulator
from tableau_flows.models import Flow

_LARGE = 70 * MEGABYTE
"""Bytes of data in the large flow: over 64 MB, so that it goes up in parts."""


def main() -> None:
    """Publish, look, share, run, schedule, download, change and delete two flows."""
    with tempfile.TemporaryDirectory() as folder, emulator.running(run_seconds=2) as server:
        small, large = _make_files(Path(folder))
        _say("Server", f"an emulated Tableau server at {server.url}")
        credentials = TokenCredentials("demo", "demo-secret")
        with Client(server.url, site="", credentials=credentials) as tableau:
            tableau.sign_in()
            _say("Signed in", f"REST API {tableau.api_version}, site {tableau.site_id}")
            _work(tableau, small, large)
        _say("Signed out", "the session has ended on the server")


def _work(tableau: Client, small: Path, large: Path) -> None:
    flows = [_publish(tableau, path) for path in (small, large)]
    listed = list(tableau.flows.list(sort="name:asc"))
    _say(
        "Flows", f"{len(listed)} on the site: {', '.join(flow.name or flow.id for flow in listed)}"
    )

    orders = flows[0]
    steps = tableau.flows.get(orders).output_steps or ()
    _say("Output steps", ", ".join(step.name or step.id for step in steps))
    for connection in tableau.connections.list(orders):
        where = f"{connection.server_address}:{connection.server_port}"
        _say("Connection", f"{connection.type} at {where} as {connection.user_name}")

    group = emulator.seed_id("group", "Analysts")
    tableau.permissions.grant(orders, group=group, allow=["Read", "Execute"])
    for rule in tableau.permissions.get(orders).grantee_capabilities:
        grantee = "group" if rule.group else "user"
        names = ", ".join(f"{item.name} {item.mode}" for item in rule.capabilities)
        _say("Permission", f"a {grantee} has {names}")

    started = tableau.flows.run(orders, output_steps=["Clean orders"])
    _say("Run", f"started as job {started.job_id}")
    ended = started.wait(timeout=60)
    _say("Flow run", f"progress {ended.progress} %, ended at {ended.completed_at}")
    for run in tableau.flow_runs.latest(orders, count=3):
        _say("Flow run", f"{run.status}, from {run.started_at} to {run.completed_at}")

    schedule = emulator.seed_id("schedule", "Nightly flows")
    task = tableau.flow_tasks.add(orders, schedule).flow_run
    if task.schedule is not None:
        _say("Schedule", f"task {task.id} on {task.schedule.name!r}, {task.schedule.frequency}")

    for flow, source in zip(flows, (small, large), strict=True):
        copy = tableau.flows.download(flow, to=source.with_suffix(f".copy{source.suffix}"))
        equal = _sha256(copy.path or source) == _sha256(source)
        _say(
            "Download", f"{copy.path and copy.path.name}: SHA-256 {'equal' if equal else 'DIFFERS'}"
        )
        if not equal:
            sys.exit(1)

    finance = emulator.seed_id("project", "Finance")
    moved = tableau.flows.update(orders, project=finance)
    _say("Moved", f"{moved.name!r} to the project {moved.project and moved.project.name!r}")
    for flow in flows:
        tableau.flows.delete(flow)
    _say("Deleted", ", ".join(repr(flow.name) for flow in flows))


def _publish(tableau: Client, path: Path) -> Flow:
    parts = "in parts" if path.stat().st_size > LARGEST_REQUEST else "in one request"
    flow = tableau.flows.publish(path, overwrite=True, on_progress=_progress(path.name))
    _say("Published", f"{flow.name!r} ({path.stat().st_size:,} bytes, {parts})")
    return flow


def _progress(name: str) -> Callable[[int, int], None]:
    """A line that grows on a terminal, and is left out where there is none."""

    def show(sent: int, total: int) -> None:
        if sys.stdout.isatty():
            done = 30 * sent // max(total, 1)
            bar = f"[{'#' * done}{'.' * (30 - done)}] {sent / 1e6:6.1f} of {total / 1e6:.1f} MB"
            print(f"\r  {name:14} {bar}", end="\r" + " " * 70 + "\r" if sent == total else "")

    return show


def _make_files(folder: Path) -> tuple[Path, Path]:
    """A flow, and a packaged flow with data that cannot be compressed."""
    small, large = folder / "Orders.tfl", folder / "Web traffic.tflx"
    source = emulator.ConnectionFacts("postgres", "db.example.com", 5432, "etl")
    small.write_bytes(emulator.sample_flow(["Clean orders", "Errors"], [source]))
    large.write_bytes(emulator.sample_flow(["Sessions"]))
    with zipfile.ZipFile(large, "a") as archive, archive.open("Data/hits.csv", "w") as data:
        for _ in range(_LARGE // 2**20):
            data.write(os.urandom(2**20))
    return small, large


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _say(what: str, text: str) -> None:
    print(f"{what:13} {text}", flush=True)


if __name__ == "__main__":
    main()
