"""Makes replies about users, groups and group sets."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime

from tableau_flows_generated import models

from tableau_flows.emulator.context import Call
from tableau_flows.emulator.replies.chosen_fields import with_fields
from tableau_flows.emulator.store.lookups import LOCAL
from tableau_flows.emulator.store.records import GroupRow, GroupSetRow, SiteUserRow

# The attributes of models by the names of fields that requests ask for (wire_facts §12.2).
USER_FIELDS = {
    "id": "id",
    "name": "name",
    "fullName": "full_name",
    "email": "email",
    "siteRole": "site_role",
    "lastLogin": "last_login",
    "externalAuthUserId": "external_auth_user_id",
    "authSetting": "auth_setting",
    "language": "language",
    "locale": "locale",
    "domain": "domain",
}
GROUP_FIELDS = {
    "id": "id",
    "name": "name",
    "domainName": "domain",
    "userCount": "user_count",
    "minimumSiteRole": "minimum_site_role",
}
LISTED_USER = ("id", "name", "siteRole", "lastLogin", "externalAuthUserId")
SINGLE_USER = (*LISTED_USER, "fullName", "authSetting", "domain")
LISTED_GROUP = ("id", "name", "domainName", "minimumSiteRole")


def users(
    call: Call, rows: Iterable[SiteUserRow], fields: Collection[str]
) -> tuple[models.User, ...]:
    """Make the users of a list with some of their fields."""
    return tuple(user(call, row, fields) for row in rows)


def user(call: Call, row: SiteUserRow, fields: Collection[str]) -> models.User:
    """Make a user with some of the fields."""
    whole = models.User(
        id=row.id,
        name=row.name,
        full_name=row.full_name,
        email=row.email,
        site_role=row.role,
        last_login=None if row.last_login is None else datetime.fromtimestamp(row.last_login, UTC),
        external_auth_user_id="",
        auth_setting="TableauIDWithMFA" if call.state.options.cloud else "ServerDefault",
        language="en",
        locale="en_US",
        domain=models.UserDomain(name=domain_of_users(call)),
    )
    return with_fields(whole, USER_FIELDS, fields)


def domain_of_users(call: Call) -> str:
    """Return the domain to which all users of the server belong."""
    return "TABID_WITH_MFA" if call.state.options.cloud else LOCAL


def group(row: GroupRow, fields: Collection[str] = LISTED_GROUP) -> models.Group:
    """Make a group with some of the fields."""
    role = row.minimum_site_role
    whole = models.Group(
        id=row.id,
        name=row.name,
        domain=models.UserDomain(name=row.domain),
        minimum_site_role=role,
        user_count=row.user_count,
    )
    return with_fields(whole, GROUP_FIELDS, fields)


def group_sets(
    rows: Iterable[GroupSetRow], groups: Mapping[str, list[models.Group]], *, members: bool
) -> tuple[models.GroupSet, ...]:
    """Make group sets, with or without their groups."""
    return tuple(
        models.GroupSet(
            id=row.id,
            name=row.name,
            group_count=len(groups.get(row.id, ())),
            group=tuple(groups.get(row.id, ())) if members else (),
        )
        for row in rows
    )
