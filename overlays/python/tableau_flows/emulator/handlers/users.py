"""Handlers for users: list, get, and the groups of one."""

from __future__ import annotations

from tableau_flows_generated import codes, models

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.context import Call
from tableau_flows.emulator.handlers.listing import select_page
from tableau_flows.emulator.handlers.registry import handles
from tableau_flows.emulator.replies import user_replies
from tableau_flows.emulator.replies.chosen_fields import requested_fields
from tableau_flows.emulator.replies.user_replies import LISTED_USER, SINGLE_USER, USER_FIELDS
from tableau_flows.emulator.store.records import GroupRow, SiteUserRow
from tableau_flows.emulator.wire.filters import Condition

# No source tells the code for a user who lists users or groups without being an administrator.
MAY_NOT_LIST = codes.NOT_PERMITTED
MAY_NOT_READ_OTHERS = codes.READING_THE_USER_NOT_PERMITTED
USER_UNKNOWN = codes.USER_NOT_FOUND

# Filters compare upper and lower case (wire_facts §5.2); the column of the names does not.
COLUMNS = {
    "name": "r.name COLLATE BINARY",
    "siteRole": "r.role",
    "lastLogin": "r.last_login",
}


@handles("getUsersOnSite")
def get_users_on_site(call: Call) -> models.UserListReply:
    """List a page of the users of the site, for administrators."""
    require_admin(call)
    conditions = [
        Condition("r.site_id = ?", (call.site_id,)),
        *(clause.condition(COLUMNS[clause.field.name]) for clause in call.filters()),
    ]
    pagination, rows = select_page(
        call, call.page(), SiteUserRow, conditions, [*call.order(COLUMNS), "r.number"]
    )
    fields = requested_fields(call, "user", USER_FIELDS, LISTED_USER)
    return models.UserListReply(pagination=pagination, users=user_replies.users(call, rows, fields))


@handles("queryUserOnSite")
def query_user_on_site(call: Call) -> models.UserReply:
    """Return one user; users who are not administrators read themselves only."""
    return models.UserReply(user=user_replies.user(call, _user(call), SINGLE_USER))


@handles("getGroupsForAUser")
def get_groups_for_a_user(call: Call) -> models.GroupListReply:
    """List a page of the groups that a user belongs to."""
    user = _user(call)
    conditions = [
        Condition("r.site_id = ?", (call.site_id,)),
        Condition("r.id IN (SELECT group_id FROM group_members WHERE user_id = ?)", (user.id,)),
    ]
    pagination, rows = select_page(call, call.page(), GroupRow, conditions)
    return models.GroupListReply(
        pagination=pagination, groups=tuple(user_replies.group(row) for row in rows)
    )


def require_admin(call: Call) -> None:
    """Refuse a list of users or groups to those who are not administrators.

    Raises:
        Refusal: 403004.
    """
    if not call.access.is_admin:
        raise Refusal(MAY_NOT_LIST, "Only administrators list users, groups and group sets.")


def _user(call: Call) -> SiteUserRow:
    user_id = call.ids["userId"]
    if user_id != call.user_id and not call.access.is_admin:
        raise Refusal(MAY_NOT_READ_OTHERS, "Only administrators read other users.")
    user = call.state.store.find(SiteUserRow, "WHERE id = ? AND site_id = ?", user_id, call.site_id)
    if user is None:
        raise Refusal(USER_UNKNOWN, f"The site has no user with the id {user_id!r}.")
    return user
