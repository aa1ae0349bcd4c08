"""Bars in a terminal, drawn by rich on stderr."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol, TypeAlias

from tableau_flows._common.fork import register
from tableau_flows._common.printable import printable

if TYPE_CHECKING:
    from rich.progress import Progress, ProgressColumn, TaskID


class Update(Protocol):
    """Updates a bar."""

    def __call__(
        self, *, completed: float, total: float | None = None, status: str | None = None
    ) -> None:
        """Update a bar.

        Args:
            completed: How much is done.
            total: How much there is in all; None as long as that is not known.
            status: A word about it, for columns that show one.
        """
        ...


Columns: TypeAlias = "Callable[[], tuple[ProgressColumn, ...]]"
"""Makes the columns after the text and the bar."""


class TerminalBars:
    """Bars of one kind, which share a display, since a terminal can have only one at a time.

    Args:
        columns: Makes the columns after the text and the bar.
    """

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._lock = threading.Lock()
        self._display: Progress | None = None
        self._tasks: dict[object, TaskID | None] = {}
        register(self)

    def after_fork(self) -> None:
        """Forget the display of the parent, whose thread the child does not have."""
        self._lock = threading.Lock()
        self._display = None
        self._tasks = {}

    @contextmanager
    def bar(self, what: str) -> Generator[Update]:
        """Show a bar; it disappears at the end.

        Args:
            what: The text before it.
        """
        key = object()
        try:  # before the display starts, which hides the cursor: Ctrl-C may come at any time
            display, task = self._add(key, printable(what))

            def update(
                *, completed: float, total: float | None = None, status: str | None = None
            ) -> None:
                shown = printable(status or "")
                display.update(task, completed=completed, total=total, status=shown)

            yield update
        finally:
            self._remove(key)

    def _add(self, key: object, what: str) -> tuple[Progress, TaskID]:
        with self._lock:
            self._tasks[key] = None
            if self._display is None:
                self._display = _made(self._columns())
                self._display.start()
            task = self._tasks[key] = self._display.add_task(what, total=None, status="")
            return self._display, task

    def _remove(self, key: object) -> None:
        with self._lock:
            task = self._tasks.pop(key, None)
            display = self._display
            if display is None:  # as after a fork
                return
            if task is not None:
                display.remove_task(task)
            if not self._tasks:
                self._display = None
                display.stop()


def _made(columns: tuple[ProgressColumn, ...]) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        *columns,
        console=Console(file=sys.stderr, force_jupyter=False),
        transient=True,
        # The streams belong to the program: replacing them for a while would interfere with what
        # redirects them in other threads or tasks.
        redirect_stdout=False,
        redirect_stderr=False,
    )
