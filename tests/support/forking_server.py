"""Runs work in forked processes of a server that has loaded what takes long to import.

A script calls `serve` with a function; `ForkingServer` starts the script and asks it for runs.
With `serve_socket` any process asks for runs, which may take place at the same time.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any


def serve(work: Callable[[dict[str, Any]], int]) -> int:
    """Answer the requests on stdin, a line of JSON each.

    A request has `streams`, the paths of stdin, stdout and stderr, and `timeout`, in seconds. The
    answer is a line of JSON: the exit code, negative for a signal, or null if it took too long.

    Args:
        work: Is called with the request in a forked process, which has a session of its own.

    Returns:
        The exit code: in a forked process that of the work.
    """
    for line in sys.stdin:
        request = json.loads(line)
        child = os.fork()
        if not child:
            os.setsid()
            _redirect(request["streams"])
            return work(request)
        print(json.dumps(_wait(child, request["timeout"])), flush=True)
    return 0


def serve_socket(work: Callable[[dict[str, Any]], int], path: str) -> int:
    """Answer the requests at a socket, each in a process of its own, until this one is ended.

    A request consists of the file descriptors of stdin, stdout and stderr, and a JSON object. The
    answer is the exit code as text; that of a signal is 128 more than its number.

    Args:
        work: Is called with the request in a forked process, which has a session of its own.
        path: The path of the socket, which appears when requests can be made.

    Returns:
        The exit code of the work, in a forked process.
    """
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(f"{path}.new")
    listener.listen(64)
    os.rename(f"{path}.new", path)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those that answer
    while True:
        channel, _ = listener.accept()
        with channel:
            if os.fork():
                continue
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            listener.close()
            _, descriptors, _, _ = socket.recv_fds(channel, 1, 3)
            with channel.makefile("rb") as file:
                request = json.load(file)
            child = os.fork()
            if not child:
                os.setsid()
                _use(descriptors)
                return work(request)
            code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            channel.sendall(str(code if code >= 0 else 128 - code).encode())
            os._exit(0)


def _use(descriptors: Sequence[int]) -> None:
    """Use these as stdin, stdout and stderr."""
    for number, descriptor in enumerate(descriptors):
        os.dup2(descriptor, number)
        os.close(descriptor)
    # The old objects know whether the old streams are terminals, and have read ahead.
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", 1, "utf-8", "backslashreplace", closefd=False)  # noqa: SIM115


def _redirect(streams: Sequence[str]) -> None:
    modes = (os.O_RDONLY, os.O_WRONLY | os.O_APPEND, os.O_WRONLY | os.O_APPEND)
    for number, (path, mode) in enumerate(zip(streams, modes, strict=True)):
        os.dup2(os.open(path, mode), number)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - the old one has read ahead


def _wait(child: int, timeout: float) -> int | None:
    """Wait for a process, and end what it leaves behind in its session."""
    deadline = time.monotonic() + timeout
    code: int | None = None
    while code is None and time.monotonic() < deadline:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            code = os.waitstatus_to_exitcode(status)
        else:
            time.sleep(0.005)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)
    if code is None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)  # it may not have a session yet
        os.waitpid(child, 0)
    return code


class ForkingServer:
    """A process that runs a script which calls `serve`."""

    def __init__(
        self, script: Path, environment: Mapping[str, str], folder: Path | None = None
    ) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(script)],
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(self, streams: Sequence[Path | str], timeout: float, **given: object) -> int | None:
        """Run the work of the script with these members of its request.

        Returns:
            The exit code, negative for a signal; None if it took too long and was ended.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        request = {"streams": [*map(str, streams)], "timeout": timeout, **given}
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError("the process that was to be forked has ended")
        code: int | None = json.loads(answer)
        return code

    def close(self) -> None:
        """End the process."""
        with self._process:
            self._process.kill()
