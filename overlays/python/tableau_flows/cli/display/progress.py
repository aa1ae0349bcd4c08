"""Progress on stderr: bars on a terminal, plain lines elsewhere, nothing if that is asked for."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from tableau_flows.cli.failures import printable, say

if TYPE_CHECKING:
    from rich.progress import ProgressColumn
    from tableau_flows_generated import models as m

    from tableau_flows import BulkProgress

L = TypeVar("L")

Transferred: TypeAlias = "Callable[[int, int | None], None]"
"""Called with the number of bytes so far, and the total if it is known."""

Looked: TypeAlias = "Callable[[m.FlowRun | m.Job], None]"
"""Called with the state of a run each time that it was read."""

Counted: TypeAlias = "Callable[[BulkProgress], None]"
"""Called after each object of an operation on many."""

_BETWEEN_LINES = 10.0
"""Least seconds between two lines about one transfer or run whose status stays the same."""

_MEGABYTE = 1_000_000


def shows_bars() -> bool:
    """Return whether stderr is a terminal that can show bars."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def transferring(what: str, *, quiet: bool) -> AbstractContextManager[Transferred | None]:
    """Show how far a transfer is.

    Args:
        what: What is transferred, such as "Orders.tflx".
        quiet: Whether nothing is shown.

    Returns:
        A context manager that gives the listener; None if nothing is shown.
    """
    return _listener(quiet, _TransferLines(what), lambda: _transfer_bar(what))


def waiting(what: str, *, quiet: bool) -> AbstractContextManager[Looked | None]:
    """Show how far a run is.

    Args:
        what: What is waited for, such as the name of the flow.
        quiet: Whether nothing is shown.

    Returns:
        A context manager that gives the listener; None if nothing is shown.
    """
    return _listener(quiet, _RunLines(what), lambda: _run_bar(what))


def counting(what: str, *, quiet: bool) -> AbstractContextManager[Counted | None]:
    """Show how many objects are done.

    Args:
        what: What is worked on.
        quiet: Whether nothing is shown.

    Returns:
        A context manager that gives the listener; None if nothing is shown.
    """
    return _listener(quiet, _CountLines(what), lambda: _count_bar(what))


@contextmanager
def _listener(
    quiet: bool, lines: L, bar: Callable[[], AbstractContextManager[L]]
) -> Generator[L | None]:
    if quiet:
        yield None
    elif not shows_bars():
        yield lines
    else:
        with bar() as listener:
            yield listener


@contextmanager
def _transfer_bar(what: str) -> Generator[Transferred]:
    from rich.progress import DownloadColumn, TransferSpeedColumn

    with _bar(what, DownloadColumn(), TransferSpeedColumn()) as update:
        yield lambda done, total: update(completed=done, total=total)


@contextmanager
def _run_bar(what: str) -> Generator[Looked]:
    from rich.progress import TextColumn, TimeElapsedColumn

    status = TextColumn("{task.fields[status]}", markup=False)
    with _bar(what, status, TimeElapsedColumn(), total=100) as update:

        def show(state: m.FlowRun | m.Job) -> None:
            # Servers that tell no progress get a bar that only moves.
            total = None if state.progress is None else 100
            shown = printable(_status(state))
            update(completed=state.progress or 0, total=total, status=shown)

        yield show


@contextmanager
def _count_bar(what: str) -> Generator[Counted]:
    from rich.progress import MofNCompleteColumn

    with _bar(what, MofNCompleteColumn()) as update:
        yield lambda state: update(completed=state.done, total=state.total)


@contextmanager
def _bar(
    what: str, *columns: ProgressColumn, total: int | None = None
) -> Generator[Callable[..., None]]:
    """Show a bar after a text, and columns after it; gives the function that updates them."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    first = (TextColumn("{task.description}", markup=False), BarColumn())
    with Progress(*first, *columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task(printable(what), total=total, status="")
        yield partial(bars.update, task)


class _CountLines:
    """Writes a line about work on many objects now and then."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._last = time.monotonic()

    def __call__(self, state: BulkProgress) -> None:
        now = time.monotonic()
        if now - self._last >= _BETWEEN_LINES:
            self._last = now
            say(f"{self._what}: {state}")


class _TransferLines:
    """Writes a line about a transfer now and then."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._last = time.monotonic()

    def __call__(self, done: int, total: int | None) -> None:
        now = time.monotonic()
        if now - self._last >= _BETWEEN_LINES:
            self._last = now
            of = "" if total is None else f" of {total / _MEGABYTE:.1f}"
            say(f"{self._what}: {done / _MEGABYTE:.1f}{of} MB")


class _RunLines:
    """Writes a line when the status of a run changes, and now and then if its progress does."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._last = 0.0
        self._status: str | None = None
        self._text = ""

    def __call__(self, state: m.FlowRun | m.Job) -> None:
        status = _status(state)
        text = status if state.progress is None else f"{status}, {state.progress} %"
        now = time.monotonic()
        if status != self._status or (text != self._text and now - self._last >= _BETWEEN_LINES):
            self._last, self._status, self._text = now, status, text
            say(f"{self._what}: {text}")


def _status(state: m.FlowRun | m.Job) -> str:
    """Return the status in one word; jobs tell it by their times."""
    status: object = getattr(state, "status", None)
    if status is not None:
        return str(status)
    if state.completed_at is not None:
        return "ended"
    return "queued" if state.started_at is None else "running"
