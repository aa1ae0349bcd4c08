"""The process of a driver: asked by lines of JSON, restarted after each failure."""

from __future__ import annotations

import os
import queue
import shlex
import signal
import subprocess
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import IO

from tableau_flows.conformance.forms.json_values import Json, read_object, shown, write_line

LONGEST_LINE = 16 * 1024 * 1024
"""Maximum bytes of an answer."""

TAIL = 4096
"""Bytes of the end of stderr that are shown."""

PATIENCE = 5.0
"""Seconds that a driver has for ending after its stdin was closed."""

_PIECE = 64 * 1024
_ENDED = b""
"""What the queue of lines holds at the end of stdout; a line is never empty there."""


class DriverError(Exception):
    """The driver has not answered; the message says what it did instead."""


class _NoAnswerInTimeError(DriverError):
    """The driver has not answered in time."""


class Driver:
    """A driver, started with the first request and again after a failure.

    Args:
        command: The program and its arguments, as one text for a shell or as a list.
        timeout: Maximum seconds until an answer.

    Attributes:
        starts: How often it was started.
        hangs: How often it has not answered in time.
    """

    def __init__(self, command: str | Sequence[str], *, timeout: float = 30.0) -> None:
        self._command = shlex.split(command) if isinstance(command, str) else [*command]
        self._timeout = timeout
        self._process: _Process | None = None
        self._last_id = 0
        self.starts = 0
        self.hangs = 0

    @property
    def is_running(self) -> bool:
        """Whether it was started, and was not stopped after a failure."""
        return self._process is not None

    def ask(self, message: dict[str, Json]) -> dict[str, Json]:
        """Send a request and return the answer.

        Raises:
            DriverError: There is no answer to this request; the driver was stopped.
        """
        if self._process is None:
            self.starts += 1
            self._process = _Process(self._command)
        self._last_id += 1
        try:
            return self._process.ask({"id": self._last_id, **message}, self._timeout)
        except DriverError as error:
            self.hangs += isinstance(error, _NoAnswerInTimeError)
            said = self._process.stop()
            self._process = None
            raise DriverError(f"{error}{said}") from None

    def close(self) -> None:
        """End the driver."""
        if self._process is not None:
            self._process.end()
            self._process = None


class _Process:
    def __init__(self, command: Sequence[str]) -> None:
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                start_new_session=True,
            )
        except (OSError, ValueError) as error:
            raise DriverError(f"the driver cannot be started: {error}") from None
        self._input, self._output, self._errors = _pipes(self._process)
        self._lines: queue.Queue[bytes] = queue.Queue(maxsize=16)
        self._tail = b""
        self._is_stopped = False
        self._threads = [
            threading.Thread(target=self._read_lines, daemon=True),
            threading.Thread(target=self._read_errors, daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def ask(self, message: dict[str, Json], timeout: float) -> dict[str, Json]:
        if not self._lines.empty():
            early = self._lines.get()
            if early == _ENDED:
                raise DriverError(f"the driver {self._end()} without being asked")
            raise DriverError(f"the driver wrote a line without being asked: {_start(early)}")
        # A driver that does not read its input is stopped as well, which ends the writing.
        late = threading.Event()
        timer = threading.Timer(timeout, self._stop_late, [late])
        timer.start()
        try:
            with suppress(OSError):
                self._input.write(write_line(message))
                self._input.flush()
            line = self._lines.get()
        finally:
            timer.cancel()
        if late.is_set():
            raise _NoAnswerInTimeError(f"the driver did not answer within {timeout:g} seconds")
        if line == _ENDED:
            raise DriverError(f"the driver {self._end()} without an answer")
        if len(line) > LONGEST_LINE:
            raise DriverError(f"the driver wrote a line of more than {LONGEST_LINE} bytes")
        try:
            answer = read_object(line)
        except ValueError as error:
            raise DriverError(f"the driver wrote no answer ({error}): {_start(line)}") from None
        if answer.pop("id", None) != message["id"]:
            raise DriverError(
                f"the driver answered another request than id {message['id']}: {_start(line)}"
            )
        return answer

    def stop(self) -> str:
        """End the process at once; returns the end of what it wrote to stderr, as a sentence."""
        self._kill()
        self._process.wait()
        self._threads[1].join(timeout=1.0)
        said = self._tail.decode("utf-8", "replace").strip()
        self._close()
        return f"\nstderr: {said}" if said else ""

    def end(self) -> None:
        """Close stdin and wait for the process; stop it and its children if they go on."""
        with suppress(OSError):
            self._input.close()
        self._ends_within(PATIENCE)
        self._kill()
        self._process.wait()
        self._close()

    def _close(self) -> None:
        self._is_stopped = True
        with suppress(queue.Empty):  # the reader may be waiting for a place
            while True:
                self._lines.get_nowait()
        for thread in self._threads:
            thread.join(timeout=1.0)
        for pipe in (self._input, self._output, self._errors):
            with suppress(OSError):
                pipe.close()

    def _end(self) -> str:
        if not self._ends_within(1.0):
            return "closed its output"
        self._kill()  # what it has started
        code = self._process.wait()
        return f"ended with {f'exit code {code}' if code >= 0 else f'signal {-code}'}"

    def _ends_within(self, seconds: float) -> bool:
        end = time.monotonic() + seconds
        while not (has_ended := self._has_ended()) and time.monotonic() < end:
            time.sleep(0.01)
        return has_ended

    def _has_ended(self) -> bool:
        # The exit code is left where it is: until it is read, no other process and no other group
        # gets the id, so the children can still be stopped.
        if self._process.returncode is None and hasattr(os, "waitid"):
            options = os.WEXITED | os.WNOHANG | os.WNOWAIT
            return os.waitid(os.P_PID, self._process.pid, options) is not None
        return self._process.poll() is not None

    def _stop_late(self, late: threading.Event) -> None:
        late.set()
        self._kill()

    def _kill(self) -> None:
        # With its children, which may hold the pipes open; not once the id may be another's.
        if self._process.returncode is not None:
            return
        with suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()

    def _read_lines(self) -> None:
        line = bytearray()
        with suppress(OSError, ValueError):
            while piece := os.read(self._output.fileno(), _PIECE):
                for part in piece.splitlines(keepends=True):
                    line += part
                    if part.endswith(b"\n"):
                        self._put(bytes(line).rstrip(b"\r\n") or b" ")
                        line.clear()
                if len(line) > LONGEST_LINE:
                    break
        if line:
            self._put(bytes(line))
        self._put(_ENDED)

    def _put(self, line: bytes) -> None:
        while not self._is_stopped:
            with suppress(queue.Full):
                self._lines.put(line, timeout=0.2)
                return

    def _read_errors(self) -> None:
        with suppress(OSError, ValueError):
            while piece := os.read(self._errors.fileno(), _PIECE):
                self._tail = (self._tail + piece)[-TAIL:]


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes], IO[bytes]]:
    if process.stdin is None or process.stdout is None or process.stderr is None:
        raise DriverError("the driver has no pipes")
    return process.stdin, process.stdout, process.stderr


def _start(line: bytes) -> str:
    return shown(line[:1000].decode("utf-8", "replace"), 300)
