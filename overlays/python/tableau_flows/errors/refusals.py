"""What the server refuses or ignores, in more detail than its error codes say."""

from __future__ import annotations

from tableau_flows_generated import codes, models
from tableau_flows_generated.errors import ERRORS, NameTakenError, TableauError

from tableau_flows._common.metadata_problem import MetadataProblem
from tableau_flows._common.permission_changes import PermissionChanges
from tableau_flows.errors.lookups import shown_name

__all__ = [
    "FlowNameTakenError",
    "GrantIgnoredError",
    "MetadataError",
    "MetadataProblem",
    "PermissionsLockedError",
]


class MetadataError(TableauError):
    """The Metadata API rejected a query or a part of it.

    Attributes:
        problems: The errors and warnings of the result; empty if the server sent neither data nor
            a reason.
    """

    def __init__(self, problems: tuple[MetadataProblem, ...]) -> None:
        self.problems = problems
        reasons = "; ".join(map(str, problems[:3])) or "it sent neither data nor an error"
        super().__init__(f"the Metadata API rejected the query: {reasons}")


class FlowNameTakenError(NameTakenError):
    """The project has a flow of this name already; nothing was uploaded.

    It is raised before a file is uploaded in parts. If the file goes in one request, the server
    raises a plain `NameTakenError`.

    Attributes:
        flow: The flow that has the name.
    """

    def __init__(self, *, flow: models.Flow) -> None:
        from tableau_flows_generated.catalog import PUBLISH_FLOW  # large; loaded by each call

        self.flow = flow
        super().__init__(
            status=ERRORS[codes.FLOW_NAME_TAKEN].status,
            code=codes.FLOW_NAME_TAKEN,
            summary="",
            detail="",
            method="",
            url="",
            operation=PUBLISH_FLOW.id,
        )

    def __str__(self) -> str:
        project = self.flow.project and (self.flow.project.name or self.flow.project.id)
        name = shown_name(self.flow.name or "")
        return (
            f"the project {shown_name(project or '')} has a flow {name} already (id"
            f" {self.flow.id}), so nothing was uploaded; overwrite=True replaces it"
        )


class GrantIgnoredError(TableauError):
    """The server ignored capabilities that were to be allowed or denied.

    Servers leave a capability as it is if the grantee has it in the other mode: to turn Allow into
    Deny, revoke it first.

    Attributes:
        ignored: The capabilities that are not set as asked for, with the modes asked for.
        permissions: The permissions on the flow or the project as they are now.
    """

    def __init__(
        self,
        *,
        ignored: tuple[models.Capability, ...],
        permissions: models.Permissions | models.ProjectPermissions,
    ) -> None:
        self.ignored = ignored
        self.permissions = permissions
        names = ", ".join(f"{one.name} ({one.mode})" for one in ignored)
        locked = " The permissions are locked to the project." if permissions.parent else ""
        super().__init__(
            f"the server did not set {names}; if the grantee has the capability in the other mode,"
            f" revoke it first.{locked}"
        )


class PermissionsLockedError(TableauError):
    """The permissions on the flow are locked to its project; nothing was changed.

    The rules that the server lists are those of the project, so they are changed there.

    Attributes:
        project: Id of the project.
        changes: The changes that would have been made.
    """

    def __init__(self, *, project: str, changes: PermissionChanges) -> None:
        self.project = project
        self.changes = changes
        super().__init__(
            f"the permissions on the flow are locked to the project {project}, so nothing was"
            f" changed; these changes would have been made: {changes}"
        )
