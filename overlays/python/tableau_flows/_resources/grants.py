"""Builds and checks what grants or revokes capabilities of one user, group or group set."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from tableau_flows_generated import models as m
from tableau_flows_generated import operations
from tableau_flows_generated.arguments import Identified, id_of
from tableau_flows_generated.operation import Operation

from tableau_flows._common.arguments import check_one_grantee, names_of
from tableau_flows.errors import GrantIgnoredError, UsageError

DeleteT = TypeVar("DeleteT")
PermissionsT = TypeVar("PermissionsT", m.Permissions, m.ProjectPermissions)


def rule_of(
    *,
    user: str | Identified | None = None,
    group: str | Identified | None = None,
    group_set: str | Identified | None = None,
    allow: Sequence[str] = (),
    deny: Sequence[str] = (),
) -> m.GranteeCapabilities:
    """Build the rule that allows and denies capabilities to one grantee.

    Raises:
        UsageError: Not exactly one grantee, no capability, or one both allowed and denied.
    """
    check_one_grantee(user, group, group_set)
    allowed, denied = names_of(allow, "allow"), names_of(deny, "deny")
    if not allowed and not denied:
        raise UsageError("give at least one capability in allow= or deny=")
    if both := set(map(str, allowed)) & set(map(str, denied)):
        raise UsageError(f"both allowed and denied: {', '.join(sorted(both))}")
    capabilities = [m.Capability(name=name, mode=m.CapabilityMode.ALLOW) for name in allowed]
    capabilities += [m.Capability(name=name, mode=m.CapabilityMode.DENY) for name in denied]
    return m.GranteeCapabilities(
        user=None if user is None else m.UserReference(id=id_of(user, "user", "user")),
        group=None if group is None else m.GroupReference(id=id_of(group, "group", "group")),
        group_set=None
        if group_set is None
        else m.GroupSetReference(id=id_of(group_set, "group_set", "group set")),
        capabilities=tuple(capabilities),
    )


def check_granted(rule: m.GranteeCapabilities, permissions: PermissionsT) -> PermissionsT:
    """Return the permissions after checking that they contain a rule that was added.

    Servers ignore a capability that the grantee has in the other mode (wire_facts §6.10).

    Raises:
        GrantIgnoredError: A capability of the rule is missing, or has the other mode.
    """
    grantee = _grantee_of(rule)
    found = {
        (str(one.name).casefold(), str(one.mode).casefold())
        for present in permissions.grantee_capabilities
        if _grantee_of(present) == grantee
        for one in present.capabilities
    }
    ignored = tuple(
        one
        for one in rule.capabilities
        if (str(one.name).casefold(), str(one.mode).casefold()) not in found
    )
    if ignored:
        raise GrantIgnoredError(ignored=ignored, permissions=permissions)
    return permissions


def _grantee_of(rule: m.GranteeCapabilities) -> tuple[str | None, ...]:
    """Return the ids of user, group and group set, of which one is set, in lower case."""
    grantees = (rule.user, rule.group, rule.group_set)
    return tuple(None if one is None else one.id.casefold() for one in grantees)


def revoke(
    flow: str | Identified,
    *,
    user: str | Identified | None = None,
    group: str | Identified | None = None,
    group_set: str | Identified | None = None,
    capability: m.FlowCapability | m.FlowCapabilityValue,
    mode: m.CapabilityMode | m.CapabilityModeValue,
) -> Operation[None]:
    """Build the call that takes a capability away.

    Raises:
        UsageError: Not exactly one grantee, or no such capability or mode.
    """
    grantee, delete = chosen_grantee(
        (user, operations.delete_flow_permission_for_user),
        (group, operations.delete_flow_permission_for_group),
        (group_set, operations.delete_flow_permission_for_group_set),
    )
    return delete(flow, grantee, capability=capability, mode=mode)


def chosen_grantee(
    *choices: tuple[str | Identified | None, DeleteT],
) -> tuple[str | Identified, DeleteT]:
    """Return the only grantee that is given, with the function that builds its call.

    Raises:
        UsageError: None of them is given, or several are.
    """
    check_one_grantee(*(grantee for grantee, _ in choices))
    return next((grantee, delete) for grantee, delete in choices if grantee is not None)
