"""Builds the calls that grant or revoke capabilities of one grantee, and checks their replies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from tableau_flows_generated import models as m
from tableau_flows_generated import operations
from tableau_flows_generated.arguments import Identified, id_of
from tableau_flows_generated.operation import Operation

from tableau_flows._common.arguments import names_of
from tableau_flows._common.grantees import GRANTEES, chosen_grantee, element_for, grantees_in
from tableau_flows.errors import GrantIgnoredError, UsageError

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
    kind, grantee = chosen_grantee(user, group, group_set)
    grantee_id = id_of(grantee, GRANTEES[kind], kind)
    allowed, denied = names_of(allow, "allow"), names_of(deny, "deny")
    if not allowed and not denied:
        raise UsageError("give at least one capability in allow= or deny=")
    if both := set(map(str, allowed)) & set(map(str, denied)):
        raise UsageError(f"both allowed and denied: {', '.join(sorted(both))}")
    capabilities = [m.Capability(name=name, mode=m.CapabilityMode.ALLOW) for name in allowed]
    capabilities += [m.Capability(name=name, mode=m.CapabilityMode.DENY) for name in denied]
    return element_for(kind, grantee_id, tuple(capabilities))


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


def _grantee_of(rule: m.GranteeCapabilities) -> tuple[tuple[str, str], ...]:
    """Return the kind and the id of the only grantee, the latter in lower case."""
    return tuple((kind, grantee_id.casefold()) for kind, grantee_id in grantees_in(rule))


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
    kind, grantee = chosen_grantee(user, group, group_set)
    delete = {
        "user": operations.delete_flow_permission_for_user,
        "group": operations.delete_flow_permission_for_group,
        "group set": operations.delete_flow_permission_for_group_set,
    }[kind]
    return delete(flow, grantee, capability=capability, mode=mode)
