"""Runs the command again and again, each time in a forked process that has its modules loaded.

Importing them takes several times as long as most commands. `test_entry.py` and the tests in a
terminal start the command as users do.

Each line of stdin is a JSON object with `arguments`, `environment`, `folder`, `streams` (the paths
of stdin, stdout and stderr) and `timeout` in seconds. The answer is a line of JSON: the exit code,
negative for a signal, or null if it took too long.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import pkgutil
import signal
import sys
import time

import tableau_flows
import tableau_flows_generated

NOT_LOADED = tuple(f"tableau_flows.{name}" for name in ("emulator", "integrations", "_pyinstaller"))


def load() -> None:
    """Import the command and the library, whose parts are otherwise loaded when needed."""
    for package in (tableau_flows, tableau_flows_generated):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.startswith(NOT_LOADED) and not module.name.endswith("__main__"):
                importlib.import_module(module.name)
    for name in ("rich.table", "rich.progress"):
        importlib.import_module(name)


def main() -> None:
    """Answer the requests; in a forked process, run the command."""
    load()
    for line in sys.stdin:
        request = json.loads(line)
        child = os.fork()
        if not child:
            _command(request)
            return
        print(json.dumps(_wait(child, request["timeout"])), flush=True)


def _command(request: dict) -> None:
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["environment"])
    modes = (os.O_RDONLY, os.O_WRONLY, os.O_WRONLY)
    for number, (path, mode) in enumerate(zip(request["streams"], modes, strict=True)):
        os.dup2(os.open(path, mode), number)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - the old one has read ahead
    sys.argv = ["tableau-flows", *request["arguments"]]
    from tableau_flows.cli.entry import main as command

    command()


def _wait(child: int, timeout: float) -> int | None:
    deadline = time.monotonic() + timeout
    while time.monotonic() < deadline:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.005)
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None


if __name__ == "__main__":
    main()
