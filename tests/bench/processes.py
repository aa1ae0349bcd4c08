"""Processes of their own: for fresh interpreters, for peaks of memory, and for servers."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Self

PATIENCE = 900.0
"""How long any process may take, in seconds."""

HERE = Path(__file__).parent


def run_code(code: str) -> str:
    """Run Python code in a fresh interpreter; return what it prints."""
    return _run([sys.executable, "-c", code])


def run_python(script: str, *arguments: str) -> dict[str, Any]:
    """Run a script; return the JSON object it prints."""
    return run_program(sys.executable, script, *arguments)


def run_program(*command: str) -> dict[str, Any]:
    """Run a program; return the JSON object it prints."""
    found: dict[str, Any] = json.loads(_run([*command]))
    return found


def _run(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
    if done.returncode:
        raise RuntimeError(f"{command[1:]} failed:\n{done.stderr}")
    return done.stdout


def start_growth() -> int:
    """Begin to measure by how much the memory of this process grows; return where it stands."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", "ascii")  # forget the peak so far
    return _status("VmRSS")


def growth(before: int) -> int:
    """How many bytes the peak of resident memory was above `before`."""
    return max(0, peak() - before)


def peak(process: int | str = "self") -> int:
    """The peak of resident memory of a process, in bytes (Linux; ru_maxrss would be inherited)."""
    return _status("VmHWM", process)


def _status(name: str, process: int | str = "self") -> int:
    for line in Path(f"/proc/{process}/status").read_text("ascii", "replace").splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) * 1024
    return 0


class Server:
    """A server in a process of its own: a script that prints its address, and ends with its input.

    Args:
        script: The name of the script in this folder.
        arguments: What it is given.
    """

    def __init__(self, script: str, *arguments: str) -> None:
        self._command = [sys.executable, str(HERE / script), *arguments]

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        self.url = self._process.stdout.readline().strip()
        if not self.url:
            self._process.wait(PATIENCE)
            raise RuntimeError(f"{self._command[1:]} did not start")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
