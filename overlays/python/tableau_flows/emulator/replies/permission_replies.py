"""Makes replies about the permissions of flows and projects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from tableau_flows_generated import models

from tableau_flows._common.grantees import GranteeKind, element_for
from tableau_flows.emulator.context import Call
from tableau_flows.emulator.rules.access import INHERITED_LEADER, Content, inherited_leaders
from tableau_flows.emulator.rules.projects import is_controlled, rules_id
from tableau_flows.emulator.store.records import FlowRow, PermissionRow, ProjectRow
from tableau_flows.emulator.store.store import Store


def permissions(call: Call, row: FlowRow) -> models.PermissionsReply:
    """Make the permissions that apply to a flow: its own, or its project's if that is locked."""
    controlling = row.controlling_id
    store = call.state.store
    return models.PermissionsReply(
        permissions=models.Permissions(
            parent=None if controlling is None else _parent(controlling),
            flow=models.FlowSummary(
                id=row.id, name=row.name, owner=models.UserSummary(id=row.owner_id)
            ),
            grantee_capabilities=_grantees(
                _rules(store, "flow", row.id)
                if controlling is None
                else _rules(store, "default", controlling)
            ),
        )
    )


def project_permissions(call: Call, row: ProjectRow) -> models.ProjectPermissionsReply:
    """Make the permissions of a project itself, with the leaders of enclosing projects."""
    store = call.state.store
    inherited = [
        PermissionRow("project", row.id, kind, grantee_id, INHERITED_LEADER, "Allow")
        for kind, grantee_id in inherited_leaders(store, row.id)
    ]
    return _project_reply(row, None, [*_rules(store, "project", row.id), *inherited])


def default_permissions(call: Call, row: ProjectRow) -> models.ProjectPermissionsReply:
    """Make the permissions that flows of a project start with, or have while it is locked."""
    parent = _parent(rules_id(row)) if is_controlled(row) else None
    return _project_reply(row, parent, _rules(call.state.store, "default", rules_id(row)))


def _project_reply(
    row: ProjectRow, parent: models.PermissionsParent | None, rules: Iterable[PermissionRow]
) -> models.ProjectPermissionsReply:
    return models.ProjectPermissionsReply(
        permissions=models.ProjectPermissions(
            parent=parent,
            project=models.ProjectSummary(
                id=row.id, name=row.name, owner=models.UserSummary(id=row.owner_id)
            ),
            grantee_capabilities=_grantees(rules),
        )
    )


def _parent(project_id: str) -> models.PermissionsParent:
    return models.PermissionsParent(type=models.PermissionsParentKind.PROJECT, id=project_id)


def _rules(store: Store, content: Content, content_id: str) -> list[PermissionRow]:
    return store.select(PermissionRow, "WHERE content = ? AND content_id = ?", content, content_id)


def _grantees(rules: Iterable[PermissionRow]) -> tuple[models.GranteeCapabilities, ...]:
    found: dict[tuple[GranteeKind, str], list[models.Capability]] = defaultdict(list)
    for rule in rules:
        found[rule.grantee_kind, rule.grantee_id].append(
            models.Capability(name=rule.capability, mode=rule.mode)
        )
    return tuple(
        element_for(kind, grantee_id, tuple(capabilities))
        for (kind, grantee_id), capabilities in found.items()
    )
