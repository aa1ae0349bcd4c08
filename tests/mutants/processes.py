"""Processes that the runner of mutants starts, and how they end."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from forking_server import ForkingServer

_SCRIPT = Path(__file__).with_name("preloaded.py")

LONGEST = 600.0
"""Seconds that the tests may take on the unchanged code."""


@dataclass(frozen=True)
class Run:
    """How a run of tests ended: its exit code as that of pytest, None if it took too long."""

    code: int | None
    output: str
    seconds: float
    problem: str = ""
    """Why it says nothing about the tests; empty if it does."""

    @property
    def failed(self) -> bool:
        """Whether a test failed or the run took too long; other exit codes mean no verdict."""
        return self.code in (None, pytest.ExitCode.TESTS_FAILED)

    @property
    def reason(self) -> str:
        """The last lines of the output, which name what failed."""
        return "\n".join(self.output.strip().splitlines()[-8:])


def run_command(
    command: list[str], folder: Path, environment: Mapping[str, str], timeout: float
) -> Run:
    """Run a command, and end what it leaves behind."""
    started = time.monotonic()
    # Into a file: a process that the tests leave behind would keep a pipe open.
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        code: int | None = None
        try:
            with contextlib.suppress(subprocess.TimeoutExpired):
                code = process.wait(timeout)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)  # what the tests have left as well
            process.wait()
        output.seek(0)
        text = output.read().decode(errors="replace")
    return Run(code, text, time.monotonic() - started)


class PreloadedPytest:
    """A process that has the libraries loaded and runs pytest in forked processes."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self._server = ForkingServer(_SCRIPT, environment, folder)

    def run(self, arguments: Iterable[str], timeout: float) -> Run:
        """Run pytest."""
        started = time.monotonic()
        with tempfile.NamedTemporaryFile() as output:
            streams = (os.devnull, output.name, output.name)
            code = self._server.run(streams, timeout, arguments=[*arguments])
            text = output.read().decode(errors="replace")
        return Run(code, text, time.monotonic() - started)

    def close(self) -> None:
        """End the process."""
        self._server.close()
