"""Starts the forward proxy as a process of its own, and reads what it logged."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

_PACKAGES = Path(__file__).parent.parent
_START_SECONDS = 20.0
_STOP_SECONDS = 5.0


class ForwardProxy:
    """A running proxy. Made by `forward_proxy`.

    Attributes:
        url: Where it is, without credentials.
        pid: Its process.
    """

    def __init__(self, process: subprocess.Popen[bytes], log: IO[bytes]) -> None:
        self._process = process
        self._log = log
        self.pid = process.pid
        self.url = self._first_line()

    @property
    def requests(self) -> list[str]:
        """What it was asked for: ``CONNECT host:443``, ``GET http://…``, ``refused GET …``."""
        return self._lines()[1:]

    def _first_line(self) -> str:
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline and self._process.poll() is None:
            lines = self._lines()
            if lines:
                return lines[0]
            time.sleep(0.01)
        raise RuntimeError("the forward proxy did not start")

    def _lines(self) -> list[str]:
        text = os.pread(self._log.fileno(), os.fstat(self._log.fileno()).st_size, 0).decode()
        # A last line without its end is still being written.
        return text.split("\n")[:-1]


@contextmanager
def forward_proxy(
    *, credentials: str | None = None, hosts: Mapping[str, str] | None = None
) -> Generator[ForwardProxy]:
    """Run a forward proxy.

    Args:
        credentials: ``user:password`` that it demands; it answers 407 without them.
        hosts: Names that only the proxy knows, with their addresses. A request to one of them
            proves that it went through.
    """
    command = [sys.executable, "-m", "faultbox.forward", "--port", "0"]
    if credentials is not None:
        command += ["--credentials", credentials]
    for name, address in (hosts or {}).items():
        command += ["--host", f"{name}={address}"]
    environment = os.environ | {"PYTHONPATH": str(_PACKAGES)}
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=log, env=environment, cwd=_PACKAGES
        )
        try:
            yield ForwardProxy(process, log)
        finally:
            assert process.stdin is not None
            process.stdin.close()
            try:
                process.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
