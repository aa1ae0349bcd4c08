"""Progress on stderr: bars on a terminal, plain lines elsewhere, nothing if that is asked for."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from tableau_flows._progress.places import place_of_bars
from tableau_flows._progress.runs import RunBar, status_text
from tableau_flows._progress.terminal import TerminalBars
from tableau_flows.cli.failures.reporting import say

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
    return _listener(quiet, _RunLines(what), lambda: RunBar(lambda: what, "terminal"))


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
    elif place_of_bars(None) is None:
        yield lines
    else:
        with bar() as listener:
            yield listener


@contextmanager
def _transfer_bar(what: str) -> Generator[Transferred]:
    with TerminalBars(_transfer_columns).bar(what) as update:
        yield lambda done, total: update(completed=done, total=total)


def _transfer_columns() -> tuple[ProgressColumn, ...]:
    from rich.progress import DownloadColumn, TransferSpeedColumn

    return DownloadColumn(), TransferSpeedColumn()


@contextmanager
def _count_bar(what: str) -> Generator[Counted]:
    with TerminalBars(_count_columns).bar(what) as update:
        yield lambda state: update(completed=state.done, total=state.total)


def _count_columns() -> tuple[ProgressColumn, ...]:
    from rich.progress import MofNCompleteColumn

    return (MofNCompleteColumn(),)


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
        status = status_text(state)
        text = status if state.progress is None else f"{status}, {state.progress} %"
        now = time.monotonic()
        if status != self._status or (text != self._text and now - self._last >= _BETWEEN_LINES):
            self._last, self._status, self._text = now, status, text
            say(f"{self._what}: {text}")
