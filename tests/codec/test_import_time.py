"""The cost of importing the package and of making a client, relative to `import httpx`.

Ratios are compared, since machines differ in milliseconds. That nothing
is loaded early is tested in tests/sdk/resources/test_package.py; `make bench` has the numbers.
"""

from __future__ import annotations

import statistics
import subprocess
import sys

import pytest

ROUNDS = 7

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


def seconds(code: str) -> float:
    """The CPU time of some code in a fresh interpreter, without the start of the interpreter."""
    timed = TIMED.format(code=code)
    done = subprocess.run(
        [sys.executable, "-c", timed], check=True, capture_output=True, text=True, timeout=60
    )
    return float(done.stdout)


def ratio(code: str, other: str) -> float:
    """The quotient of medians of runs that take turns."""
    runs = [(seconds(code), seconds(other)) for _ in range(ROUNDS)]
    return statistics.median(run[0] for run in runs) / statistics.median(run[1] for run in runs)


@pytest.mark.parametrize(
    ("code", "other", "most"),
    [
        pytest.param(PACKAGE, HTTPX, 0.5, id="the package, against httpx"),
        pytest.param(CLIENT, HTTPX, 1.3, id="a client, against httpx"),
    ],
)
def test_an_import_costs_at_most_so_many_times_that_of_httpx(
    code: str, other: str, most: float
) -> None:
    assert ratio(code, other) < most
