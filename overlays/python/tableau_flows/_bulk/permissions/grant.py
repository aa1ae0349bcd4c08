"""What a user, group or group set is to be allowed and denied on a flow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tableau_flows_generated import models as m
from tableau_flows_generated.arguments import Identified, id_of
from tableau_flows_generated.checks import check_text, invalid_argument, shown

from tableau_flows._common.arguments import items_of, name_of, names_of
from tableau_flows._common.grantees import GRANTEES, GranteeKind, chosen_grantee, grantees_in
from tableau_flows._common.similar_names import similar_names
from tableau_flows.errors import UsageError


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Grant:
    """Everything that one user, group or group set is allowed and denied on a flow.

    Without capabilities, it stands for a grantee that has none.

    Args:
        user: The user, as an id or as the object; exactly one of the three is given.
        group: The group, as an id or as the object.
        group_set: The group set, as an id or as the object (since version 3.22).
        allow: Names of the allowed capabilities: ChangeHierarchy, ChangePermissions, Delete,
            Execute, ExportXml, Read, Write.
        deny: Names of the denied capabilities, the same.

    Attributes:
        user: Id of the user, if it is one.
        group: Id of the group, if it is one.
        group_set: Id of the group set, if it is one.
        allow: The allowed capabilities.
        deny: The denied capabilities.
        name: Name of the grantee, if it was given as an object that has one.

    Raises:
        UsageError: Not exactly one grantee was given, flows have no such capability, or one is
            both allowed and denied.
    """

    user: str | Identified | None = None
    group: str | Identified | None = None
    group_set: str | Identified | None = None
    allow: Sequence[m.FlowCapability | m.FlowCapabilityValue] = ()
    deny: Sequence[m.FlowCapability | m.FlowCapabilityValue] = ()
    name: str | None = field(default=None, init=False, compare=False)

    def __post_init__(self) -> None:
        kind, grantee = chosen_grantee(self.user, self.group, self.group_set)
        argument = GRANTEES[kind]
        object.__setattr__(self, argument, id_of(grantee, argument, kind))
        object.__setattr__(self, "name", name_of(grantee))
        for attribute in ("allow", "deny"):
            names = names_of(getattr(self, attribute), attribute)
            chosen = {checked_capability(one, f"each of {attribute}") for one in names}
            # In the order of the enumeration, so that grants that mean the same are equal.
            ordered = tuple(one for one in m.FlowCapability if one in chosen)
            object.__setattr__(self, attribute, ordered)
        if both := [one for one in self.allow if one in self.deny]:
            raise UsageError(
                f"capabilities are both allowed and denied: {', '.join(map(str, both))}"
            )

    def __repr__(self) -> str:
        kind, grantee_id = grantee_of(self)
        parts = [f"{GRANTEES[kind]}={self.name or grantee_id!r}"]
        for attribute, names in (("allow", self.allow), ("deny", self.deny)):
            if names:
                parts.append(f"{attribute}={[str(one) for one in names]}")
        return f"Grant({', '.join(parts)})"


def grantee_of(grant: Grant) -> tuple[GranteeKind, str]:
    """Return the kind and the id of the grantee."""
    return next(grantees_in(grant))


def checked_capability(value: object, argument: str) -> m.FlowCapability:
    """Return the capability of a flow that a text names.

    Raises:
        UsageError: Flows have no such capability.
    """
    check_text(value, argument, required=True, empty=False)
    try:
        return m.FlowCapability(str(value))
    except ValueError:
        names = [one.value for one in m.FlowCapability]
        similar = similar_names(str(value), names, 1)
        hint = f"; did you mean {similar[0]!r}?" if similar else ""
        raise invalid_argument(
            argument, f"must be one of {', '.join(names)}, not {shown(value)}{hint}"
        ) from None


def checked_grants(grants: object) -> tuple[Grant, ...]:
    """Return the grants of a collection after checking that each grantee has one.

    Raises:
        UsageError: It is something else.
    """
    items = items_of(grants, "grants", 'grants, such as [Grant(group=group, allow=["Read"])]')
    checked: dict[tuple[str, str], Grant] = {}
    for item in items:
        if not isinstance(item, Grant):
            raise invalid_argument("each of grants", f"must be a Grant, not {shown(item)}")
        kind, grantee_id = grantee_of(item)
        key = (kind, grantee_id.casefold())
        if key in checked:
            raise invalid_argument(
                "grants", f"has two entries for the {kind} {grantee_id}: combine them"
            )
        checked[key] = item
    return tuple(checked.values())
