"""The cost of importing the package and of making a client, relative to `import httpx`.

Ratios are compared, since machines differ in milliseconds. That nothing
is loaded early is tested in tests/sdk/resources/test_package.py; `make bench` has the numbers.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROUNDS = 7
NOT_COMPILED = "PYTHONDONTWRITEBYTECODE"

PACKAGE = "import tableau_flows"
CLIENT = """\
import tableau_flows
who = tableau_flows.TokenCredentials("name", "secret")
tableau_flows.Client("https://tableau.example.com", credentials=who)"""
HTTPX = "import httpx"

TIMED = """\
import sys, time
sys.modules["rich"] = None  # else httpx would load its command line, which users do not have
started = time.process_time()
{code}
print(time.process_time() - started)"""


def seconds(code: str, compiled: Path) -> float:
    """The CPU time of some code in a fresh interpreter, without the start of the interpreter.

    Modules are compiled into a folder of their own, so that nobody's settings matter for whether
    they are compiled again each time.
    """
    environment = {name: value for name, value in os.environ.items() if name != NOT_COMPILED}
    done = subprocess.run(
        [sys.executable, "-X", f"pycache_prefix={compiled}", "-c", TIMED.format(code=code)],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
        env=environment,
    )
    return float(done.stdout)


def ratio(code: str, other: str, compiled: Path) -> float:
    """The quotient of the shortest of runs that take turns, after one of each to compile."""
    seconds(code, compiled), seconds(other, compiled)
    runs = [(seconds(code, compiled), seconds(other, compiled)) for _ in range(ROUNDS)]
    return min(run[0] for run in runs) / min(run[1] for run in runs)


@pytest.mark.parametrize(
    ("code", "other", "most"),
    [
        pytest.param(PACKAGE, HTTPX, 0.5, id="the package, against httpx"),
        pytest.param(CLIENT, HTTPX, 1.3, id="a client, against httpx"),
    ],
)
def test_an_import_costs_at_most_so_many_times_that_of_httpx(
    code: str, other: str, most: float, tmp_path: Path
) -> None:
    assert ratio(code, other, tmp_path) < most
