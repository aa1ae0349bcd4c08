"""Finds users, groups, group sets, schedules and sites by name."""

from __future__ import annotations

from collections.abc import Iterable

from tableau_flows_generated import fields, operations
from tableau_flows_generated import models as m
from tableau_flows_generated.checks import check_text

from tableau_flows._bulk.find.lookups import MOST_SIMILAR, Lookup, find_one
from tableau_flows._plans.steps import Plan
from tableau_flows._session.session import Session


def find_user(session: Session, name: str) -> Plan[m.User]:
    """Return the user of a login name."""
    check_text(name, "name", required=True, empty=False)
    where = [fields.user.name.eq(name)]
    # Lists have the mail address on request only, which takes the server longer.
    chosen = "_default_,email" if "@" in name else None
    lookup = Lookup(
        "user",
        name,
        operations.get_users_on_site(where=where),
        operations.get_users_on_site(fields=chosen),
        hint_from=lambda users: _hint_of_mail(name, users),
    )
    return (yield from find_one(session, lookup))


def _hint_of_mail(address: str, users: Iterable[m.User]) -> str:
    folded = address.casefold()
    names = [one.name for one in users if (one.email or "").casefold() == folded]
    if not names:
        return ""
    shown = ", ".join(map(repr, names[:MOST_SIMILAR]))
    return f"It is the mail address of the user {shown}, who is found by that name"


def find_group(session: Session, name: str) -> Plan[m.Group]:
    """Return the group of a name, which groups of several domains may have."""
    check_text(name, "name", required=True, empty=False)
    where = [fields.group.name.eq(name)]
    lookup = Lookup(
        "group",
        name,
        operations.query_groups(where=where),
        operations.query_groups(),
        describe=lambda group: (
            f"one in the domain {group.domain and group.domain.name!r} (id {group.id})"
        ),
    )
    return (yield from find_one(session, lookup))


def find_group_set(session: Session, name: str) -> Plan[m.GroupSet]:
    """Return the group set of a name."""
    check_text(name, "name", required=True, empty=False)
    where = [fields.group_set.name.eq(name)]
    lookup = Lookup(
        "group set",
        name,
        operations.query_group_sets(where=where),
        operations.query_group_sets(),
    )
    return (yield from find_one(session, lookup))


def find_schedule(session: Session, name: str) -> Plan[m.Schedule]:
    """Return the schedule of a name; all schedules are read, since their list has no filter."""
    check_text(name, "name", required=True, empty=False)
    everything = operations.query_schedules()
    lookup = Lookup("schedule", name, everything, everything)
    return (yield from find_one(session, lookup))


def find_site(session: Session, name: str) -> Plan[m.Site]:
    """Return the site of a name; all sites are read, since their list has no filter."""
    check_text(name, "name", required=True, empty=False)
    everything = operations.query_sites()
    lookup = Lookup("site", name, everything, everything)
    return (yield from find_one(session, lookup))
