"""Runs pytest again and again, each time in a forked process that has the libraries loaded.

For most changes, importing pytest, hypothesis and the libraries of the network takes longer than
the tests. Nothing of the project itself is loaded before the fork, since it may be changed.

Each line of stdin is a JSON object with `arguments`, `output` (the path of a file) and `timeout`
(in seconds). The answer is a line of JSON: the exit code, or null if it took too long.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import signal
import sys
import time

LIBRARIES = (
    *("pytest", "_pytest.assertion.rewrite", "_pytest.fixtures", "_pytest.raises"),
    *("hypothesis", "hypothesis.strategies", "hypothesis.internal.conjecture.engine"),
    *("httpx", "httpx2", "httpcore", "h11", "anyio.from_thread", "trio", "yaml", "jsonschema"),
    *("starlette.applications", "starlette.routing", "uvicorn", "trustme", "sqlite3"),
)
"""What most tests import. A library that is missing is left out."""

_IGNORED = "ignore::pytest.PytestAssertRewriteWarning"
"""pytest warns of plugins that were loaded before it could rewrite their assertions."""


def main() -> int:
    """Answer the requests; in a forked process, return the exit code of pytest."""
    for name in LIBRARIES:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    if loaded := {name.partition(".")[0] for name in sys.modules} & {
        "generator",
        "tableau_flows",
        "tableau_flows_generated",
    }:
        raise RuntimeError(f"a library imports what may be changed: {sorted(loaded)}")
    gc.freeze()
    for line in sys.stdin:
        request = json.loads(line)
        child = os.fork()
        if not child:
            return _test(request["arguments"], request["output"])
        print(json.dumps(_wait(child, request["timeout"])), flush=True)
    return 0


def _test(arguments: list[str], output: str) -> int:
    """Run pytest in this process, with a session, an input and an output of its own."""
    os.setsid()
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    written = os.open(output, os.O_WRONLY | os.O_APPEND)
    os.dup2(written, 1)
    os.dup2(written, 2)
    sys.path[0] = os.getcwd()  # as `python -m pytest` has it
    sys.argv = ["pytest", *arguments]
    import pytest

    return int(pytest.main([*arguments, "-W", _IGNORED]))


def _wait(child: int, timeout: float) -> int | None:
    """Wait for a process, and end what it leaves behind."""
    deadline = time.monotonic() + timeout
    status: int | None = None
    while status is None and time.monotonic() < deadline:
        ended, found = os.waitpid(child, os.WNOHANG)
        if ended:
            status = found
        else:
            time.sleep(0.01)
    for kill in (os.killpg, os.kill):  # the process has no group yet if it was slow
        with contextlib.suppress(ProcessLookupError, PermissionError):
            kill(child, signal.SIGKILL)
    if status is None:
        os.waitpid(child, 0)
        return None
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main())
