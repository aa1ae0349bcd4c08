"""The report of `flows.sync`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tableau_flows_generated import models as m

from tableau_flows._bulk.reports import raise_failed, report_to_html
from tableau_flows._common.failed_items import FailedItem
from tableau_flows._common.printable import shown_path
from tableau_flows.errors import SyncStateError


@dataclass(frozen=True, slots=True)
class SyncedFlow:
    """A flow file of a folder, and its flow on the server.

    Attributes:
        path: The path of the file.
        name: The name of the flow.
        flow: The flow, as it was published or found; None if there is none, or if that is not
            known.
    """

    path: Path
    name: str
    flow: m.Flow | None = None

    def __str__(self) -> str:
        return shown_path(self.path.name)


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What a sync did, each in the order of the names of the files.

    Attributes:
        published_new: The files that were published as new flows; with `dry_run`, that would be.
        published_changed: The files that replaced the files of their flows; with `dry_run`, that
            would.
        unchanged: The files whose flows have the same content already.
        failed: The files that could not be compared or published, with the errors.
        unfinished: The files that were in progress when an error ended the sync. Empty if it came
            to its end.
        dry_run: Whether nothing was to be published.
        state_error: Why the state file could not be written; None if it was. The files are
            published all the same, and the next sync downloads their flows to compare them.
    """

    published_new: tuple[SyncedFlow, ...] = ()
    published_changed: tuple[SyncedFlow, ...] = ()
    unchanged: tuple[SyncedFlow, ...] = ()
    failed: tuple[FailedItem[SyncedFlow], ...] = ()
    unfinished: tuple[SyncedFlow, ...] = ()
    dry_run: bool = False
    state_error: SyncStateError | None = None

    def __str__(self) -> str:
        would = "would be " if self.dry_run else ""
        parts = [
            f"{len(self.published_new)} {would}published as new",
            f"{len(self.published_changed)} {would}published as changed",
            f"{len(self.unchanged)} unchanged",
            f"{len(self.failed)} failed",
        ]
        if self.unfinished:
            parts.append(f"{len(self.unfinished)} unfinished")
        if self.state_error is not None:
            parts.append("the state file was not written")
        return ", ".join(parts)

    def _repr_html_(self) -> str:
        """Return the report as notebooks show it: a table of at most 20 files, failures first."""
        return report_to_html(
            self,
            failed=self.failed,
            unfinished=self.unfinished,
            published_new=self.published_new,
            published_changed=self.published_changed,
            unchanged=self.unchanged,
        )

    def raise_failed(self) -> None:
        """Raise an error that names the first failures; do nothing if nothing failed.

        Raises:
            BulkError: A file failed, or the state file could not be written, which then is the last
                of `failed`. The `__cause__` is the first failure.
        """
        failed: tuple[FailedItem[object], ...] = self.failed
        if self.state_error is not None:
            failed = (*failed, _FailedState("the state file", self.state_error))
        raise_failed(self, failed)


class _FailedState(FailedItem[str]):
    """The failure to write the state file, whose error names the file already."""

    def __str__(self) -> str:
        return str(self.error)
