"""The bar of a run that is waited for."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from typing import TYPE_CHECKING, Self

from tableau_flows._progress.places import Place
from tableau_flows._progress.terminal import TerminalBars, Update

if TYPE_CHECKING:
    from rich.progress import ProgressColumn
    from tableau_flows_generated.models import FlowRun, Job

_log = logging.getLogger("tableau_flows.jobs")


class RunBar:
    """Shows how far a run is, from the first time that its state was read.

    It is used as a context manager. A failure of the display ends the display, and not the wait.

    Args:
        what: Returns what is waited for, as it is shown.
        place: Where the bar is shown; None for nowhere.
    """

    def __init__(self, what: Callable[[], str], place: Place | None) -> None:
        self._what = what
        self._place: Place | None = place
        self._stack = ExitStack()
        self._update: Update | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._place = None
        try:
            self._stack.close()
        except Exception as error:
            _log.debug("the progress bar could not be removed: %r", error)

    def __call__(self, state: FlowRun | Job) -> None:
        """Show a state of the run."""
        place = self._place
        if place is None:
            return
        try:
            if self._update is None:
                self._update = self._stack.enter_context(_bar(place, self._what()))
            # Servers that tell no progress get a bar that only moves.
            total = None if state.progress is None else 100
            self._update(completed=state.progress or 0, total=total, status=status_text(state))
        except Exception as error:
            _log.debug("the progress cannot be shown: %r", error)
            self._place = None


def _bar(place: Place, what: str) -> AbstractContextManager[Update]:
    if place == "terminal":
        return RUN_BARS.bar(what)
    from tableau_flows._progress.notebook import notebook_bar

    return notebook_bar(what)


def _columns() -> tuple[ProgressColumn, ...]:
    from rich.progress import TextColumn, TimeElapsedColumn

    return TextColumn("{task.fields[status]}", markup=False), TimeElapsedColumn()


RUN_BARS = TerminalBars(_columns)
"""The bars of all runs of the process."""


def status_text(state: FlowRun | Job) -> str:
    """Return the status in one word; jobs tell it by their times."""
    status: object = getattr(state, "status", None)
    if status is not None:
        return str(status)
    if state.completed_at is not None:
        return "ended"
    return "queued" if state.started_at is None else "running"
