"""The outcomes of an operation on many objects while it goes on; pure.

A failure of one object ends nothing, except failures that the other objects would have as well:

- `AuthenticationError` (with `SignInError` and `SessionExpiredError`): the session is lost.
- `UsageError`: an argument is invalid, the server is too old, or the client is closed. A
  `FlowFileError` is about one file and ends nothing.
- What is neither a `TableauError` nor an `OSError`: an error in code, such as that of a retry
  policy of the caller.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from tableau_flows_generated.checks import check_number

from tableau_flows._bulk.progress import Ended
from tableau_flows._bulk.reports import BulkListener, BulkProgress
from tableau_flows._common.arguments import check_function
from tableau_flows._common.limits import MOST_CONCURRENT
from tableau_flows._plans.steps import Outcome
from tableau_flows.errors import AuthenticationError, FlowFileError, TableauError, UsageError

K = TypeVar("K")
T = TypeVar("T")
R = TypeVar("R")

_log = logging.getLogger("tableau_flows.bulk")


def ends_everything(error: Exception) -> bool:
    """Return whether a failure of one object ends the whole operation."""
    if isinstance(error, FlowFileError):
        return False
    if isinstance(error, AuthenticationError | UsageError):
        return True
    return not isinstance(error, TableauError | OSError)


@dataclass(frozen=True)  # Python 3.11 cannot make `Name[str](…)` with slots
class Gathered(Generic[K, T]):
    """The outcomes of the plans, in the order of the items.

    Attributes:
        ended: The ends of the plans.
        unfinished: The items whose plans were stopped, because of an interruption or the end of
            the client; empty if all came to their ends.
    """

    ended: tuple[Ended[K, T], ...]
    unfinished: tuple[K, ...] = ()


class Gathering(Generic[K, T, R]):
    """Collects outcomes, reports the progress, and keeps the error that ends the operation.

    Args:
        what: The operation, for the log.
        report: Makes the report.
        on_progress: Called after each outcome.
        total: Returns the number of items, as far as it is known.
        is_failed: Returns whether an outcome counts as a failure.

    Attributes:
        error: The error that ends the operation; None if there is none.
    """

    def __init__(
        self,
        what: str,
        report: Callable[[Gathered[K, T]], R],
        on_progress: BulkListener | None,
        total: Callable[[], int | None],
        is_failed: Callable[[Outcome[T]], bool],
    ) -> None:
        self.error: Exception | None = None
        self._what = what
        self._report = report
        self._on_progress = on_progress
        self._total = total
        self._is_failed = is_failed
        self._ended: list[Ended[K, T]] = []
        self._failed = 0

    def add(self, ended: Ended[K, T]) -> bool:
        """Add an outcome; return whether more plans may be started."""
        self._ended.append(ended)
        self._failed += self._is_failed(ended.outcome)
        error = ended.outcome.error
        if error is not None and ends_everything(error):
            self.end(error)
        if self._on_progress is not None:
            try:
                self._on_progress(BulkProgress(len(self._ended), self._failed, self._total()))
            except Exception as failure:
                self._on_progress = None
                self.end(failure)
        return self.error is None

    def end(self, error: Exception) -> None:
        """End the operation with an error, unless another one has ended it before."""
        if self.error is None:
            self.error = error

    def interrupt(self, unfinished: tuple[K, ...]) -> None:
        """Log what was done before an interruption, which carries no report."""
        _log.info("%s was interrupted: %s", self._what, self._report(self._gathered(unfinished)))

    def finish(self, unfinished: tuple[K, ...]) -> R:
        """Return the report, or raise the error that ended the operation.

        Raises:
            Exception: This error ended the operation. It has a note with the sums of the report,
                and a `TableauError` the report itself, unless nothing was done before.
        """
        error, self.error = self.error, None
        gathered = self._gathered(unfinished)
        report = self._report(gathered)
        if error is None:
            _log.info("%s: %s", self._what, report)
            return report
        if gathered.ended or unfinished:
            _log.info("%s was ended by an error: %s", self._what, report)
            error.add_note(f"This error ended {self._what}: {report}")
            if isinstance(error, TableauError):
                error.report = report
        try:
            raise error
        finally:
            del error  # its traceback refers to this frame: avoid a reference cycle

    def _gathered(self, unfinished: tuple[K, ...]) -> Gathered[K, T]:
        """Return the outcomes so far."""
        return Gathered(tuple(sorted(self._ended, key=lambda one: one.number)), unfinished)


def check_bulk(concurrency: object, on_progress: object) -> None:
    """Check the arguments of every operation on many objects.

    Raises:
        UsageError: One is invalid.
    """
    check_number(concurrency, "concurrency", least=1, most=MOST_CONCURRENT, required=True)
    check_function(on_progress, "on_progress")
