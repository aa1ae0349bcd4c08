"""The groups of `make bench` that have a smaller form, so that they keep working between two runs.

Each runs in a process of its own, as the benchmarks do. What is measured is not looked at, except
where it does not depend on the machine.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
RESULTS = HERE / "results.md"
PATIENCE = 180.0
"""How long a group may take on a busy machine, in seconds."""


def small(group: str) -> str:
    """Run the smallest form of a group, which must not replace the numbers of the large one.

    Returns:
        What it prints.
    """
    before = RESULTS.read_bytes()
    command = [sys.executable, str(HERE / "run.py"), "--scale", "0.001", group]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 0, done.stderr
    assert f"## {group}" in done.stdout
    assert RESULTS.read_bytes() == before
    return done.stdout


def test_an_inventory_is_made_by_each_contender():
    assert "bare aiohttp" in small("inventory")


def test_many_runs_are_followed():
    assert "4 runs, tasks on asyncio" in small("runs")


def test_permissions_that_are_right_are_read_and_not_written():
    assert small("permissions").count("| 2 reads, 0 writes | met |") == 2


def test_the_command_is_started_beside_a_script():
    assert "the same lines in a script" in small("cli")


def test_a_file_goes_up_and_down_through_tls():
    if "nginx is not installed" in (printed := small("tls")):
        pytest.skip("nginx is not installed")
    assert "2 MiB down" in printed


@pytest.mark.skipif(
    not (HERE.parents[1] / "overlays/typescript/node_modules").exists(),
    reason="the TypeScript client is not set up; `make test-typescript` does that",
)
def test_the_typescript_client_is_measured_beside_plain_fetch():
    assert "decode a page of 1,000 flows" in small("typescript")


@pytest.mark.parametrize("arguments", [["--scale", "0.5", "calls"], ["--scale", "0"], ["calls2"]])
def test_what_cannot_be_run_is_refused_at_once(arguments):
    command = [sys.executable, str(HERE / "run.py"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 2
    assert "error:" in done.stderr
