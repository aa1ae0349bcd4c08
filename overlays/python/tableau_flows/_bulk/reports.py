"""Reports of operations on many objects: what was changed, skipped and failed; and progress."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeAlias, TypeVar

from tableau_flows_generated.html_tables import MOST_ROWS, html_table

from tableau_flows._common.failed_items import FailedItem
from tableau_flows.errors import BulkError

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class BulkProgress:
    """How far an operation on many objects is.

    Attributes:
        done: Number of objects that are done, with those that failed.
        failed: Number of objects that failed.
        total: Number of all objects; None if it is not known.
    """

    done: int
    failed: int
    total: int | None = None

    def __str__(self) -> str:
        total = "" if self.total is None else f" of {self.total}"
        return f"{self.done}{total} done, {self.failed} failed"


BulkListener: TypeAlias = Callable[[BulkProgress], object]
"""Called after each object, in the thread or the task of the caller."""


@dataclass(frozen=True)  # Python 3.11 cannot make `Name[str](…)` with slots
class Report(Generic[T_co]):
    """What an operation on many objects did, each in the order of the objects.

    Attributes:
        changed: What was changed; with `dry_run`, what would be changed.
        skipped: What was left as it is.
        failed: What failed, with the errors.
        unfinished: What was in progress when an error ended the operation; it may have been
            changed. Empty if the operation came to its end.
        dry_run: Whether nothing was to be changed.
    """

    changed: tuple[T_co, ...] = ()
    skipped: tuple[T_co, ...] = ()
    failed: tuple[FailedItem[T_co], ...] = ()
    unfinished: tuple[T_co, ...] = ()
    dry_run: bool = False

    def __str__(self) -> str:
        changed = "would be changed (dry run)" if self.dry_run else "changed"
        parts = [
            f"{len(self.changed)} {changed}",
            f"{len(self.skipped)} skipped",
            f"{len(self.failed)} failed",
        ]
        if self.unfinished:
            parts.append(f"{len(self.unfinished)} unfinished")
        return ", ".join(parts)

    def _repr_html_(self) -> str:
        """Return the report as notebooks show it: a table of at most 20 objects, failures first."""
        return report_to_html(
            self,
            failed=self.failed,
            unfinished=self.unfinished,
            changed=self.changed,
            skipped=self.skipped,
        )

    def raise_failed(self) -> None:
        """Raise an error that names the first failures; do nothing if nothing failed.

        Raises:
            BulkError: Something failed. The `__cause__` is the first failure.
        """
        raise_failed(self, self.failed)


def raise_failed(report: object, failed: tuple[FailedItem[object], ...]) -> None:
    """Raise an error for a report with failures; do nothing if there is none.

    Raises:
        BulkError: Something failed.
    """
    if failed:
        raise BulkError(report=report, failed=failed) from failed[0].error


def report_to_html(report: object, **groups: Iterable[object]) -> str:
    """Return a report as an HTML table: its sum, and the first objects of its groups.

    Args:
        report: The report.
        groups: The objects by what was done with them, the most important first.
    """
    rows = ((group, str(item)) for group, items in groups.items() for item in items)
    return html_table(str(report), ("outcome", "object"), islice(rows, MOST_ROWS))


def flow_text(name: str | None, flow_id: str | None) -> str:
    """Return a flow as reports name it."""
    return f"flow ({flow_id})" if name is None else f"flow {name!r} ({flow_id})"
