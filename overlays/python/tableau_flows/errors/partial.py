"""Errors of work of which a part is done."""

from __future__ import annotations

from tableau_flows_generated import models
from tableau_flows_generated.errors import TableauError

from tableau_flows._common.failed_items import FailedItem
from tableau_flows._common.permission_changes import PermissionChanges
from tableau_flows.errors.lookups import shown_name

__all__ = [
    "BulkError",
    "FlowNotTaggedError",
    "PermissionsPartlySetError",
]


class FlowNotTaggedError(TableauError):
    """The flow was published, but its tags could not be added.

    The `__cause__` is the failure.

    Attributes:
        flow: The published flow; `flows.add_tags` adds the tags to it.
    """

    def __init__(self, reason: str, *, flow: models.Flow) -> None:
        self.flow = flow
        super().__init__(
            f"the flow {shown_name(flow.name or '')} (id {flow.id}) was published, but its tags"
            f" were not added: {reason}"
        )


class BulkError(TableauError):
    """Some objects of an operation on many failed; the others are done.

    Attributes:
        failed: What failed, each with its `item` and its `error`.
        report: The report of the operation.
    """

    def __init__(self, *, report: object, failed: tuple[FailedItem[object], ...]) -> None:
        self.report = report
        self.failed = failed
        shown = "; ".join(map(str, failed[:_MOST_FAILED_SHOWN]))
        rest = len(failed) - _MOST_FAILED_SHOWN
        more = f"; and {rest} more" if rest > 0 else ""
        super().__init__(f"{report}: {shown}{more}")


_MOST_FAILED_SHOWN = 3
"""Maximum failures in the text of an error."""


class PermissionsPartlySetError(TableauError):
    """An error prevented some of the changes to the permissions on a flow.

    The `__cause__` is that error; an error before the first change is raised as it is. Repeat the
    call to make the remaining changes.

    Attributes:
        changes: The changes that were made.
        remaining: The changes that were not made. If the error is an `OutcomeUnknownError`, the
            server may have made the next of them.
        reason: The text of the error.
    """

    def __init__(
        self, *, changes: PermissionChanges, remaining: PermissionChanges, reason: str
    ) -> None:
        self.changes = changes
        self.remaining = remaining
        self.reason = reason
        super().__init__(
            f"the permissions were changed in part. Done: {changes}. Not done: {remaining}."
            f" Reason: {reason}"
        )
