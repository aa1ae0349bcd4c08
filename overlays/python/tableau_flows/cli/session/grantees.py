"""Users, groups and group sets with rules on a flow, and their names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from tableau_flows.cli.display.records import PermissionRecord
from tableau_flows.errors import NotFoundError, PermissionDeniedError, VersionError

if TYPE_CHECKING:
    from tableau_flows_generated import models as m

    from tableau_flows.client import Client

_UNREADABLE = (NotFoundError, PermissionDeniedError, VersionError)
"""The errors of what is gone, what the user may not read, and what the version lacks."""


def permission_records(
    tableau: Client, flow: m.Flow, permissions: m.Permissions
) -> Iterator[PermissionRecord]:
    """Yield the rules on a flow by grantee, with names as far as the user may read them."""
    rules = permissions.grantee_capabilities
    groups = _names(tableau.groups.list()) if any(one.group for one in rules) else {}
    sets = _names(tableau.group_sets.list()) if any(one.group_set for one in rules) else {}
    for rule in rules:
        grantee = rule.user or rule.group or rule.group_set
        if grantee is None:
            continue
        user, group, group_set = rule.user, rule.group, rule.group_set
        modes = {"Allow": list[str](), "Deny": list[str]()}
        for capability in rule.capabilities:
            modes.setdefault(str(capability.mode), []).append(str(capability.name))
        yield {
            "kind": "permission",
            "id": grantee.id,
            "flow_id": flow.id,
            "user": _name_of_user(tableau, user.id) if user else None,
            "group": groups.get(group.id, group.id) if group else None,
            "group_set": sets.get(group_set.id, group_set.id) if group_set else None,
            "allow": sorted(modes["Allow"]),
            "deny": sorted(modes["Deny"]),
        }


def _names(items: Iterator[m.Group] | Iterator[m.GroupSet] | object) -> dict[str, str]:
    """Return the names of groups by their ids; none if the user may not read them."""
    try:
        found = [*cast("Iterator[m.Group]", items)]
    except _UNREADABLE:
        return {}
    return {one.id: one.name for one in found if one.name is not None}


def _name_of_user(tableau: Client, user_id: str) -> str:
    try:
        return tableau.users.get(user_id).name or user_id
    except _UNREADABLE:
        return user_id
