"""The plan behind `permissions.holders`: who has a capability, with names."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import TypeVar

from tableau_flows_generated import catalog, operations
from tableau_flows_generated import models as m
from tableau_flows_generated.arguments import Identified
from tableau_flows_generated.checks import check_flag
from tableau_flows_generated.operation import Operation

from tableau_flows._bulk.permissions.grant import checked_capability
from tableau_flows._bulk.permissions.rules import GranteeKey, Rule, rules_of
from tableau_flows._calls.call import call, checked_reply_id
from tableau_flows._common.grantees import GRANTEES, GranteeKind
from tableau_flows._lists.plans import read_up_to
from tableau_flows._lists.state import Pages
from tableau_flows._plans.steps import Plan
from tableau_flows._session.session import Session
from tableau_flows.errors import NotFoundError, PermissionDeniedError, VersionError

NamedT = TypeVar("NamedT", m.Group, m.GroupSet)

_UNREADABLE = (NotFoundError, PermissionDeniedError, VersionError)
"""The errors of what is gone, what the user may not read, and what the version lacks."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A user, group or group set with a rule for a capability.

    Attributes:
        kind: Kind of the grantee: "user", "group" or "group set".
        id: Id of the grantee.
        name: Name of the grantee, for users the login name; None if the grantee does not exist any
            longer or cannot be read.
        mode: Whether the capability is allowed or denied.
        members: The users in the group; None if they were not asked for, if it is no group, or if
            they cannot be read.
    """

    kind: GranteeKind
    id: str
    name: str | None
    mode: m.CapabilityMode | str
    members: tuple[m.User, ...] | None = field(default=None, repr=False)

    @property
    def _object(self) -> str:
        """The kind of object that `id` belongs to."""
        return self.kind


def find_holders(
    session: Session, flow: str | Identified, capability: str, expand: bool
) -> Plan[tuple[Holder, ...]]:
    """Return the grantees with a rule for a capability, in the order of the server.

    Raises:
        UsageError: An argument is invalid; nothing was sent.
    """
    wanted = checked_capability(capability, "capability")
    check_flag(expand, "expand", required=True)
    permissions = yield from call(session, operations.query_flow_permissions(flow))
    rules = [
        rule for rule in rules_of(permissions) if rule.capability.casefold() == wanted.casefold()
    ]
    ids: dict[GranteeKind, dict[str, str]] = {kind: {} for kind in GRANTEES}
    for rule in rules:
        ids[rule.kind].setdefault(rule.id.casefold(), rule.id)
    names: dict[GranteeKey, str | None] = {}
    members: dict[GranteeKey, tuple[m.User, ...] | None] = {}
    for key, user_id in ids["user"].items():
        names["user", key] = yield from _name_of_user(session, user_id)
    groups = yield from _names(session, operations.query_groups, ids["group"])
    group_sets = yield from _names(session, operations.query_group_sets, ids["group set"])
    names |= {("group", key): name for key, name in groups.items()}
    names |= {("group set", key): name for key, name in group_sets.items()}
    for key, group_id in ids["group"].items() if expand else ():
        members["group", key] = yield from _members_of(session, group_id)
    return tuple(_holder(rule, names, members) for rule in rules)


def _holder(
    rule: Rule,
    names: dict[GranteeKey, str | None],
    members: dict[GranteeKey, tuple[m.User, ...] | None],
) -> Holder:
    return Holder(
        kind=rule.kind,
        id=rule.id,
        name=names.get(rule.grantee),
        mode=rule.mode,
        members=members.get(rule.grantee),
    )


def _name_of_user(session: Session, user_id: str) -> Plan[str | None]:
    checked_reply_id(session, catalog.QUERY_FLOW_PERMISSIONS, user_id, "a user")
    try:
        user = yield from call(session, operations.query_user_on_site(user_id))
    except _UNREADABLE:
        return None
    return user.name


def _names(
    session: Session,
    make_list: Callable[[], Operation[tuple[NamedT, ...]]],
    ids: Collection[str],
) -> Plan[dict[str, str | None]]:
    """Return the names of groups or group sets by their ids; the list is read until all are found.

    The spec has no operation that reads one of them by its id (wire_facts §6.16).
    """
    if not ids:
        return {}
    try:
        found = yield from read_up_to(
            session, Pages(make_list()), len(ids), keep=lambda item: item.id.casefold() in ids
        )
    except _UNREADABLE:
        return {}
    return {item.id.casefold(): item.name for item in found}


def _members_of(session: Session, group_id: str) -> Plan[tuple[m.User, ...] | None]:
    checked_reply_id(session, catalog.QUERY_FLOW_PERMISSIONS, group_id, "a group")
    try:
        pages = Pages(operations.get_users_in_group(group_id))
        return tuple((yield from read_up_to(session, pages, sys.maxsize)))
    except _UNREADABLE:
        return None
