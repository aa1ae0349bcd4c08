"""Makes replies about the permissions of a flow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tableau_flows_generated import models

from tableau_flows.emulator.context import Call
from tableau_flows.emulator.store.records import FlowRow, PermissionRow


def permissions(call: Call, row: FlowRow) -> models.PermissionsReply:
    """Make the permissions that apply to a flow: its own, or its project's if that is locked."""
    locked = bool(row.project_locked)
    content, content_id = ("default", row.project_id) if locked else ("flow", row.id)
    rules: dict[tuple[str, str], list[models.Capability]] = defaultdict(list)
    for rule in call.state.store.select(
        PermissionRow, "WHERE content = ? AND content_id = ?", content, content_id
    ):
        rules[rule.grantee_kind, rule.grantee_id].append(
            models.Capability(name=rule.capability, mode=rule.mode)
        )
    return models.PermissionsReply(
        permissions=models.Permissions(
            parent=models.PermissionsParent(
                type=models.PermissionsParentKind.PROJECT, id=row.project_id
            )
            if locked and row.project_id is not None
            else None,
            flow=models.FlowSummary(id=row.id, name=row.name, owner=models.User(id=row.owner_id)),
            grantee_capabilities=tuple(
                _grantee(kind, grantee_id, capabilities)
                for (kind, grantee_id), capabilities in rules.items()
            ),
        )
    )


def _grantee(
    kind: str, grantee_id: str, capabilities: Sequence[models.Capability]
) -> models.GranteeCapabilities:
    return models.GranteeCapabilities(
        user=models.UserReference(id=grantee_id) if kind == "user" else None,
        group=models.GroupReference(id=grantee_id) if kind == "group" else None,
        group_set=models.GroupSetReference(id=grantee_id) if kind == "groupSet" else None,
        capabilities=tuple(capabilities),
    )
