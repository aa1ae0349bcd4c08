"""The bar of a wait for a run, beside the function of the caller that is called at each look."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tableau_flows_generated.checks import check_flag

from tableau_flows._progress.places import place_of_bars
from tableau_flows._progress.runs import RunBar
from tableau_flows._runs.polling import RunProgress

if TYPE_CHECKING:
    from tableau_flows_generated.models import FlowRun, Job


@contextmanager
def watched(
    what: Callable[[], str], progress: bool | None, on_progress: RunProgress | None
) -> Generator[RunProgress | None]:
    """Show a bar of a run, if there is a place for it.

    Args:
        what: Returns what is waited for, as it is shown.
        progress: Whether a bar is shown; None shows one where it is seen, unless the caller has a
            function of its own.
        on_progress: The function of the caller.

    Returns:
        A context manager that gives the function to call at each look; None if there is none.

    Raises:
        UsageError: `progress` is invalid, or cannot be True here.
    """
    check_flag(progress, "progress")
    place = place_of_bars(False if progress is None and on_progress is not None else progress)
    if place is None:
        yield on_progress
        return
    with RunBar(what, place) as bar:

        def look(state: FlowRun | Job) -> None:
            bar(state)
            if on_progress is not None:
                on_progress(state)

        yield look


def check_progress(progress: bool | None) -> None:
    """Check the argument `progress` before a run is started that is waited for.

    Raises:
        UsageError: It is invalid, or cannot be True here.
    """
    check_flag(progress, "progress")
    place_of_bars(progress)
