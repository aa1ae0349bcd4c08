"""Granting: capabilities for one user, group or group set, as a call."""

from __future__ import annotations

from collections.abc import Sequence

from tableau_flows_generated import models as m
from tableau_flows_generated import operations
from tableau_flows_generated.operation import Identified, Operation, id_of

from tableau_flows.errors import UsageError


def grant(
    flow: str | Identified,
    *,
    user: str | Identified | None = None,
    group: str | Identified | None = None,
    group_set: str | Identified | None = None,
    allow: Sequence[str] = (),
    deny: Sequence[str] = (),
) -> Operation[m.Permissions]:
    """Build the call that allows and denies capabilities.

    Raises:
        UsageError: Not exactly one grantee, no capability, or one both allowed and denied.
    """
    if [user, group, group_set].count(None) != 2:
        raise UsageError("give exactly one of user=, group= and group_set=")
    if isinstance(allow, str) or isinstance(deny, str):
        raise UsageError('allow= and deny= are sequences of capabilities, such as ["Read"]')
    if not allow and not deny:
        raise UsageError("give at least one capability in allow= or deny=")
    if both := {str(name) for name in allow} & {str(name) for name in deny}:
        raise UsageError(f"both allowed and denied: {', '.join(sorted(both))}")
    capabilities = [m.Capability(name=name, mode=m.CapabilityMode.ALLOW) for name in allow]
    capabilities += [m.Capability(name=name, mode=m.CapabilityMode.DENY) for name in deny]
    grantee = m.GranteeCapabilities(
        user=None if user is None else m.UserReference(id=id_of(user)),
        group=None if group is None else m.GroupReference(id=id_of(group)),
        group_set=None if group_set is None else m.GroupSetReference(id=id_of(group_set)),
        capabilities=tuple(capabilities),
    )
    return operations.add_flow_permissions(flow, grantee_capabilities=[grantee])
