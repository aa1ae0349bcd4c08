"""What an import costs in a fresh interpreter, and a client on top of it."""

from __future__ import annotations

import statistics

from processes import run_code
from report import Row, seconds

ROUNDS = 15

PACKAGE = "import tableau_flows"
CLIENT = """\
import tableau_flows
who = tableau_flows.TokenCredentials("name", "secret")
tableau_flows.Client("https://tableau.example.com", credentials=who)"""
HTTPX = "import httpx"
HTTPX_CLIENT = "import httpx; httpx.Client()"

TIMED = """\
import sys, time
sys.modules["rich"] = None  # else httpx would load its command line, which users do not have
started = time.process_time()
{code}
print(time.process_time() - started)"""


def rows() -> list[Row]:
    codes = {"package": PACKAGE, "client": CLIENT, "httpx": HTTPX, "httpx client": HTTPX_CLIENT}
    samples: dict[str, list[float]] = {name: [] for name in codes}
    for number in range(ROUNDS + 1):
        for name, code in codes.items():
            taken = float(run_code(TIMED.format(code=code)))
            if number:  # the first round fills the caches of the disk
                samples[name].append(taken)
    median = {name: statistics.median(found) for name, found in samples.items()}
    on_top = median["client"] - median["httpx"]
    return [
        Row(
            "`import tableau_flows`",
            seconds(median["package"]),
            target="≤ 40 ms in all",
            met=median["package"] <= 0.040,
        ),
        Row(
            "`import tableau_flows` and a `Client`",
            seconds(median["client"]),
            "`import httpx` alone",
            seconds(median["httpx"]),
            f"{on_top * 1e3:+.0f} ms",
            "≤ 30 ms on top",
            on_top <= 0.030,
        ),
        Row(
            "the same",
            seconds(median["client"]),
            "`import httpx` and an `httpx.Client`",
            seconds(median["httpx client"]),
            f"{(median['client'] - median['httpx client']) * 1e3:+.0f} ms",
        ),
    ]
