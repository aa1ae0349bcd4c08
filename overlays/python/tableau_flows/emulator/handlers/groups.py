"""Handlers for groups and group sets: list, and the users of a group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from tableau_flows_generated import codes, models
from tableau_flows_generated.codes import BAD_REQUEST

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.context import Call
from tableau_flows.emulator.handlers.listing import select_page
from tableau_flows.emulator.handlers.registry import handles
from tableau_flows.emulator.handlers.users import require_admin
from tableau_flows.emulator.replies import user_replies
from tableau_flows.emulator.replies.chosen_fields import requested_fields
from tableau_flows.emulator.replies.user_replies import GROUP_FIELDS, LISTED_GROUP, LISTED_USER
from tableau_flows.emulator.store.lookups import LOCAL
from tableau_flows.emulator.store.records import GroupRow, GroupSetRow, SiteUserRow
from tableau_flows.emulator.wire.filters import Condition

GROUP_UNKNOWN = codes.GROUP_NOT_FOUND

# The nicknames of domains are their names.
COLUMNS = {
    "name": "r.name",
    "domainName": "r.domain",
    "domainNickname": "r.domain",
    "isLocal": f"(r.domain = '{LOCAL}')",
    "userCount": "r.user_count",
    "minimumSiteRole": "r.minimum_site_role",
}
# How much of a group set is told; clients spell the first in two ways (wire_facts §12.4).
WITH_MEMBERS = ("members", "member")
WITHOUT_MEMBERS = ("", "local")


@handles("queryGroups")
def query_groups(call: Call) -> models.GroupListReply:
    """List a page of the groups of the site, for administrators."""
    require_admin(call)
    pagination, rows = select_page(
        call, call.page(), GroupRow, _conditions(call), [*call.order(COLUMNS), "r.number"]
    )
    fields = requested_fields(call, "group", GROUP_FIELDS, LISTED_GROUP)
    return models.GroupListReply(
        pagination=pagination, groups=tuple(user_replies.group(row, fields) for row in rows)
    )


@handles("getUsersInGroup")
def get_users_in_group(call: Call) -> models.UserListReply:
    """List a page of the users of a group, for administrators."""
    require_admin(call)
    group_id = call.ids["groupId"]
    if not call.state.store.exists(
        "SELECT 1 FROM groups WHERE id = ? AND site_id = ?", group_id, call.site_id
    ):
        raise Refusal(GROUP_UNKNOWN, f"The site has no group with the id {group_id!r}.")
    conditions = [
        Condition("r.site_id = ?", (call.site_id,)),
        Condition("r.id IN (SELECT user_id FROM group_members WHERE group_id = ?)", (group_id,)),
    ]
    pagination, rows = select_page(call, call.page(), SiteUserRow, conditions)
    return models.UserListReply(
        pagination=pagination, users=user_replies.users(call, rows, LISTED_USER)
    )


@handles("queryGroupSets")
def query_group_sets(call: Call) -> models.GroupSetListReply:
    """List a page of the group sets of the site, for administrators."""
    require_admin(call)
    level = call.query.get("resultlevel", "")
    if level not in (*WITH_MEMBERS, *WITHOUT_MEMBERS):
        raise Refusal(BAD_REQUEST, f"resultlevel is members or local, not {level!r}.")
    pagination, rows = select_page(
        call, call.page(), GroupSetRow, _conditions(call), [*call.order(COLUMNS), "r.number"]
    )
    return models.GroupSetListReply(
        pagination=pagination,
        group_sets=user_replies.group_sets(
            rows, _groups_of(call, rows), members=level in WITH_MEMBERS
        ),
    )


def _conditions(call: Call) -> list[Condition]:
    return [
        Condition("r.site_id = ?", (call.site_id,)),
        *(clause.condition(COLUMNS[clause.field.name]) for clause in call.filters()),
    ]


def _groups_of(call: Call, sets: Iterable[GroupSetRow]) -> dict[str, list[models.Group]]:
    """Return the groups of each group set with their ids and names."""
    found: dict[str, list[models.Group]] = defaultdict(list)
    for group_set in sets:
        for row in call.state.store.select(
            GroupRow,
            "AS r WHERE r.id IN (SELECT group_id FROM group_set_members WHERE group_set_id = ?)"
            " ORDER BY r.number",
            group_set.id,
        ):
            found[group_set.id].append(models.Group(id=row.id, name=row.name))
    return found
