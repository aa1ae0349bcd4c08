"""Live bars in a real terminal, and none where the output goes elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from tableau_flows import emulator
from tableau_flows._progress.places import CI_VARIABLES, SWITCH
from terminals import PATIENCE, Terminal

FLOW = emulator.seed_id("flow", "Superstore")
OTHER = emulator.seed_id("flow", "Budget")

BEGIN = """
import asyncio, io, logging, os, sys
from contextlib import redirect_stderr
from tableau_flows import AsyncClient, Client

def say(text):
    print(text, flush=True)
"""


@pytest.fixture(scope="module")
def server():
    with emulator.running(queue_seconds=0.05, run_seconds=0.3) as server:
        yield server


@pytest.fixture
def environment(server):
    hidden = (*CI_VARIABLES, SWITCH, "NO_COLOR", "FORCE_COLOR")
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    return {
        **kept,
        "TABLEAU_SERVER": server.url,
        "TABLEAU_SITE": "",
        "TABLEAU_TOKEN_NAME": "demo",
        "TABLEAU_TOKEN_SECRET": "demo-secret",
        "NO_PROXY": "127.0.0.1",
        "PYTHONIOENCODING": "utf-8",
        "PYTHONWARNINGS": "error",
        "COLUMNS": "100",
        "TERM": "xterm",
    }


@pytest.fixture
def terminal(environment, tmp_path):
    """Runs a program in a terminal; gives what it shows."""
    started = []

    def run(code: str) -> str:
        started.append(Terminal.start(["-c", BEGIN + code], environment, tmp_path))
        exit_code, shown = started[-1].end()
        assert exit_code == 0, shown
        return shown

    yield run
    for one in started:
        one.kill()


def test_threads_show_a_bar_with_the_name_of_the_flow(terminal):
    shown = terminal(
        f"""
with Client() as tableau:
    ended = tableau.flows.run({FLOW!r}).wait(timeout=60)
    say(ended.status + "!")
    flow = tableau.flows.get({FLOW!r})
    assert tableau.flows.run(flow, wait=60).run.status == "Success"
"""
    )
    first, _, second = shown.partition("Success!")
    for part in (first, second):
        assert "'Superstore'" in part
        assert "━" in part
        assert part.count("\x1b[?25l") == part.count("\x1b[?25h") == 1  # the cursor


def test_tasks_share_one_display(terminal):
    shown = terminal(
        f"""
async def main():
    async with AsyncClient() as tableau:
        runs = [await tableau.flows.run(flow) for flow in ({FLOW!r}, {OTHER!r})]
        await asyncio.gather(*(run.wait(timeout=60) for run in runs))

asyncio.run(main())
"""
    )
    assert "'Superstore'" in shown
    assert "'Budget'" in shown
    assert shown.count("\x1b[?25l") == 1


def test_a_terminal_shows_no_bar_if_the_program_or_its_user_wants_none(terminal):
    """The runs of one program, each with another reason for no bar."""
    shown = terminal(
        f"""
with Client() as tableau:
    def wait(**options):
        tableau.flows.run({FLOW!r}).wait(timeout=60, **options)

    say("progress=False")
    wait(progress=False)
    say("a function of the caller")
    wait(on_progress=lambda run: None)
    for name, value in {{"{SWITCH}": "0", "TERM": "dumb", "CI": "true"}}.items():
        say(name)
        kept = os.environ.get(name)
        os.environ[name] = value
        wait()
        os.environ.pop(name) if kept is None else os.environ.update({{name: kept}})
    say("captured")
    with redirect_stderr(io.StringIO()) as captured:
        wait()
        wait(progress=True)
    assert captured.getvalue() == ""
    say("log lines")
    logging.basicConfig(level=logging.INFO)
    wait()
    say("rich is " + ("loaded" if "rich" in sys.modules else "not loaded"))
    wait(progress=True)
"""
    )
    before, _, after = shown.partition("rich is not loaded")
    assert "\x1b" not in before
    assert "━" in after


def test_a_pipe_gets_nothing(environment, tmp_path):
    code = f"""
with Client() as tableau:
    for progress in (None, True):
        tableau.flows.run({FLOW!r}).wait(timeout=60, progress=progress)
    assert "rich" not in sys.modules
"""
    done = subprocess.run(
        [sys.executable, "-c", BEGIN + code],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
