"""Group `cli`: how long the command takes to start, beside Python itself and a script."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from processes import PATIENCE, Server
from report import Row, Section, faster, seconds
from timing import race

NAME = "cli"
ABOUT = """
Processes from their start to their end, in seconds of processor time (user and system), which other
processes on the machine hardly change. The script lists the same flows with the library, and prints
the same four values of each, from the same emulated server in a process of its own; both write into
a pipe. All modules are compiled already.
"""
ROUNDS, FLOWS = 31, 100
MOST_VERSION, MOST_HELP, MOST_LIST = 0.060, 0.250, 1.3

COMMAND = str(Path(sys.executable).with_name("tableau-flows"))
SCRIPT = """
from tableau_flows import Client
with Client() as tableau:
    for flow in tableau.flows.list():
        print(flow.name, flow.project.name, flow.updated_at, flow.id)
"""


def run(scale: float) -> Section:
    section = Section(NAME, ABOUT)
    with Server("emulator_server.py", str(FLOWS)) as server:
        environment = {
            **{name: text for name, text in os.environ.items() if not name.startswith("TABLEAU_")},
            "TABLEAU_SERVER": server.url,
            "TABLEAU_TOKEN_NAME": "demo",
            "TABLEAU_TOKEN_SECRET": "demo-secret",
            "NO_PROXY": "127.0.0.1",
        }
        times = race(
            {
                "Python": _process(environment, sys.executable, "-c", "pass"),
                "version": _process(environment, COMMAND, "--version"),
                "help": _process(environment, COMMAND, "--help"),
                "list": _process(environment, COMMAND, "list"),
                "script": _process(environment, sys.executable, "-c", SCRIPT),
            },
            rounds=max(1, round(ROUNDS * scale)),
            clock=_time_of_children,
        )
    section.spread = max(timing.spread for timing in times.values())
    median = {name: timing.median for name, timing in times.items()}
    for name, most in (("version", MOST_VERSION), ("help", MOST_HELP)):
        section.rows.append(_on_top(f"`tableau-flows --{name}`", median, name, most))
    section.rows.append(
        faster(
            f"`tableau-flows list`, {FLOWS} flows",
            median["list"],
            "the same lines in a script",
            median["script"],
            at_most=MOST_LIST,
        )
    )
    return section


def _process(environment: dict[str, str], *command: str) -> Callable[[], object]:
    run = subprocess.run
    return partial(run, command, env=environment, capture_output=True, check=True, timeout=PATIENCE)


def _time_of_children() -> float:
    """The processor time of all processes that have ended, and that this process started."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _on_top(work: str, median: dict[str, float], name: str, most: float) -> Row:
    """A row that says what a command costs on top of Python itself."""
    extra = median[name] - median["Python"]
    return Row(
        work,
        seconds(median[name]),
        "`python -c pass`",
        seconds(median["Python"]),
        f"{extra * 1e3:+.0f} ms",
        f"≤ {most * 1e3:.0f} ms on top",
        extra <= most,
    )
