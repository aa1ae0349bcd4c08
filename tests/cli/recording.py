"""Runs the command in the process of the test, and records what it calls in the library."""

from __future__ import annotations

import inspect
import io
import logging
import signal
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from tableau_flows import Client, FlowRunHandle, emulator
from tableau_flows.cli.app import run
from tableau_flows.cli.session import connecting


class Recorded:
    """An object of the library whose methods are called as usual, and noted.

    Args:
        target: The client, one of its resources, or the handle of a run.
        name: How it is called in the notes.
        notes: Where the calls are noted: `flows.run`, and `flows.run mode='full'` for each
            argument.
        interrupt: Whether waiting for a run is interrupted by Ctrl-C.
    """

    def __init__(self, target: Any, name: str, notes: list[str], interrupt: bool) -> None:
        self._target = target
        self._name = name
        self._notes = notes
        self._interrupt = interrupt

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._target, name)
        known = f"{self._name}.{name}".removeprefix("client.")
        if inspect.ismethod(value):
            return self._noted(known, value)
        if value is not None and type(value).__module__.startswith("tableau_flows._resources"):
            return self._recorded(value, known)
        return value

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._target.__exit__(kind, error, at)

    def _recorded(self, value: Any, name: str) -> Recorded:
        return Recorded(value, name, self._notes, self._interrupt)

    def _noted(self, name: str, method: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            self._notes += noted(name, method, given, named)
            if name == "run.wait" and self._interrupt:
                raise KeyboardInterrupt
            result = method(*given, **named)
            return self._recorded(result, "run") if isinstance(result, FlowRunHandle) else result

        return call


def noted(
    name: str, function: Callable[..., Any], given: tuple[Any, ...], named: Mapping[str, Any]
) -> list[str]:
    """The notes of a call: its name alone, and with each of its arguments."""
    bound = inspect.signature(function).bind(*given, **named).arguments
    arguments = {**bound, **bound.pop("options", {})}
    return [name, *(f"{name} {key}={_text(value)}" for key, value in arguments.items())]


def _text(value: Any) -> str:
    if isinstance(value, Path):
        return value.name
    if isinstance(value, list):
        return f"[{', '.join(map(_text, value))}]"
    return repr(getattr(value, "id", value))


class Recorder:
    """Runs the command in this process: faster than in one of its own, and its calls can be seen.

    Args:
        server: The emulated server, whose requests are noted too.
        patch: Replaces what the command uses.
        captured: Gives what was written to stdout and stderr.
    """

    def __init__(
        self, server: emulator.Emulator, patch: pytest.MonkeyPatch, captured: pytest.CaptureFixture
    ) -> None:
        self._server = server
        self._patch = patch
        self._captured = captured

    def run(
        self, words: Sequence[str], *, interrupt: bool = False, stdin: str = ""
    ) -> tuple[int, str, str, list[str]]:
        """Run the command; return its exit code, what it wrote, and the notes of its calls.

        Args:
            words: The arguments of the command.
            interrupt: Whether waiting for a run is interrupted by Ctrl-C.
            stdin: What the command reads.
        """
        notes: list[str] = []

        def client(server: str | None = None, **given: Any) -> Recorded:
            notes.extend(f"Client {key}={value!r}" for key, value in given.items())
            notes.append(f"Client server={server!r}")
            return Recorded(Client(server, **given), "client", notes, interrupt)

        with self._patch.context() as patch, restored():
            patch.setattr(connecting, "Client", client)
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
            code = run([*words])
        stdout, stderr = self._captured.readouterr()
        assert "Traceback" not in stderr
        return code, stdout, stderr, notes

    def notes(self, words: Sequence[str], *, interrupt: bool = False, stdin: str = "") -> set[str]:
        """Run the command; return its calls, its requests, the lines it wrote and its exit code."""
        self._server.forget_requests()
        code, stdout, stderr, notes = self.run(words, interrupt=interrupt, stdin=stdin)
        for request in self._server.requests:
            query = parse_qsl(urlsplit(request.path).query)
            notes += [f"{request.operation}", *(f"{request.operation} {k}={v}" for k, v in query)]
            notes += [f"{request.operation} {k}: {v}" for k, v in request.headers.items()]
        notes += [f"> {line}" for line in stdout.splitlines()]
        notes += [f"2> {line}" for line in stderr.splitlines()]
        return {*notes, f"exit {code}"}


@contextmanager
def restored() -> Iterator[None]:
    """Restore what a command changes in its process, which usually ends with it."""
    logger = logging.getLogger("tableau_flows")
    level, handlers = logger.level, [*logger.handlers]
    show_warning, on_end = warnings.showwarning, signal.getsignal(signal.SIGTERM)
    try:
        yield
    finally:
        logger.setLevel(level)
        logger.handlers[:] = handlers
        warnings.showwarning = show_warning
        signal.signal(signal.SIGTERM, on_end)
