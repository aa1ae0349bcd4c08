# Generated from spec/ by `make generate`. Do not edit.
"""Decoders for the types of the topic 'users'."""

from __future__ import annotations

from typing import Any

from ..models.users import (
    GrantLicenseMode,
    Group,
    GroupImport,
    GroupListReply,
    GroupSet,
    GroupSetListReply,
    SiteRole,
    User,
    UserDomain,
    UserListReply,
    UserReply,
    UserSummary,
)
from .decode_common import PAGINATION, SERVER_WARNING
from .shapes import Child, Given, Shape, Values, draft
from .values import from_iso, need, read_boolean, read_datetime, read_integer

_SITE_ROLE: dict[Any, Any] = {member.value: member for member in SiteRole}
_GRANT_LICENSE_MODE: dict[Any, Any] = {member.value: member for member in GrantLicenseMode}


_UserDomain = draft(UserDomain)


def _user_domain(a: Given, c: Values) -> UserDomain:
    o = _UserDomain()
    (
        o.id,
        o.name,
        o.short_name,
    ) = a
    o.__class__ = UserDomain
    return o  # type: ignore[no-any-return]


USER_DOMAIN = Shape(
    "UserDomain",
    _user_domain,
    attributes={
        "id": str,
        "name": str,
        "shortName": str,
    },
)

_User = draft(User)


def _user(a: Given, c: Values) -> User:
    o = _User()
    (
        o.id,
        o.name,
        o.full_name,
        o.email,
        site_role_,
        last_login_,
        o.auth_setting,
        content_admin_,
        o.external_auth_user_id,
        glsi_minimum_site_role_,
        o.identifier,
        o.identity_pool_name,
        o.identity_pool_uuid,
        o.identity_uuid,
        o.idp_configuration_id,
        o.idp_configuration_name,
        o.language,
        o.locale,
        owns_content_,
        publish_,
        o.role,
        suppress_getting_started_,
    ) = a
    o.domain = c[0]
    o.site_role = _SITE_ROLE.get(site_role_, site_role_)
    o.last_login = (
        None
        if last_login_ is None
        else from_iso(last_login_)
        if last_login_[4::3] == "--T::Z"
        else read_datetime(last_login_)
    )
    o.content_admin = None if content_admin_ is None else read_boolean(content_admin_)
    o.glsi_minimum_site_role = _SITE_ROLE.get(glsi_minimum_site_role_, glsi_minimum_site_role_)
    o.owns_content = None if owns_content_ is None else read_boolean(owns_content_)
    o.publish = None if publish_ is None else read_boolean(publish_)
    o.suppress_getting_started = (
        None if suppress_getting_started_ is None else read_boolean(suppress_getting_started_)
    )
    o.__class__ = User
    return o  # type: ignore[no-any-return]


USER = Shape(
    "User",
    _user,
    attributes={
        "id": str,
        "name": str,
        "fullName": str,
        "email": str,
        "siteRole": str,
        "lastLogin": read_datetime,
        "authSetting": str,
        "contentAdmin": read_boolean,
        "externalAuthUserId": str,
        "glsiMinimumSiteRole": str,
        "identifier": str,
        "identityPoolName": str,
        "identityPoolUuid": str,
        "identityUuid": str,
        "idpConfigurationId": str,
        "idpConfigurationName": str,
        "language": str,
        "locale": str,
        "ownsContent": read_boolean,
        "publish": read_boolean,
        "role": str,
        "suppressGettingStarted": read_boolean,
    },
    needed=("id",),
    size=1,
    children=(Child(0, "domain", "domain", shape=USER_DOMAIN, optional=True),),
)

_UserListReply = draft(UserListReply)


def _user_list_reply(a: Given, c: Values) -> UserListReply:
    o = _UserListReply()
    o.pagination = c[0]
    o.users = tuple(c[1]) if c[1] else ()
    o.warnings = tuple(c[2]) if c[2] else ()
    o.__class__ = UserListReply
    return o  # type: ignore[no-any-return]


USER_LIST_REPLY = Shape(
    "UserListReply",
    _user_list_reply,
    attributes={},
    size=3,
    children=(
        Child(0, "pagination", "pagination", shape=PAGINATION, optional=True),
        Child(
            1,
            "users",
            "users",
            inner=Child(1, "users", "user", shape=USER, many=True, optional=True),
        ),
        Child(
            2,
            "warnings",
            "warnings",
            inner=Child(2, "warnings", "warning", shape=SERVER_WARNING, many=True, optional=True),
        ),
    ),
)

_UserReply = draft(UserReply)


def _user_reply(a: Given, c: Values) -> UserReply:
    o = _UserReply()
    o.user = need(c[0])
    o.warnings = tuple(c[1]) if c[1] else ()
    o.__class__ = UserReply
    return o  # type: ignore[no-any-return]


USER_REPLY = Shape(
    "UserReply",
    _user_reply,
    attributes={},
    size=2,
    children=(
        Child(0, "user", "user", shape=USER),
        Child(
            1,
            "warnings",
            "warnings",
            inner=Child(1, "warnings", "warning", shape=SERVER_WARNING, many=True, optional=True),
        ),
    ),
    required={
        0: "user",
    },
)

_UserSummary = draft(UserSummary)


def _user_summary(a: Given, c: Values) -> UserSummary:
    o = _UserSummary()
    (
        o.id,
        o.name,
        o.full_name,
        o.email,
        site_role_,
        last_login_,
        o.auth_setting,
        content_admin_,
        o.external_auth_user_id,
        glsi_minimum_site_role_,
        o.identifier,
        o.identity_pool_name,
        o.identity_pool_uuid,
        o.identity_uuid,
        o.idp_configuration_id,
        o.idp_configuration_name,
        o.language,
        o.locale,
        owns_content_,
        publish_,
        o.role,
        suppress_getting_started_,
    ) = a
    o.domain = c[0]
    o.site_role = _SITE_ROLE.get(site_role_, site_role_)
    o.last_login = (
        None
        if last_login_ is None
        else from_iso(last_login_)
        if last_login_[4::3] == "--T::Z"
        else read_datetime(last_login_)
    )
    o.content_admin = None if content_admin_ is None else read_boolean(content_admin_)
    o.glsi_minimum_site_role = _SITE_ROLE.get(glsi_minimum_site_role_, glsi_minimum_site_role_)
    o.owns_content = None if owns_content_ is None else read_boolean(owns_content_)
    o.publish = None if publish_ is None else read_boolean(publish_)
    o.suppress_getting_started = (
        None if suppress_getting_started_ is None else read_boolean(suppress_getting_started_)
    )
    o.__class__ = UserSummary
    return o  # type: ignore[no-any-return]


USER_SUMMARY = Shape(
    "UserSummary",
    _user_summary,
    attributes={
        "id": str,
        "name": str,
        "fullName": str,
        "email": str,
        "siteRole": str,
        "lastLogin": read_datetime,
        "authSetting": str,
        "contentAdmin": read_boolean,
        "externalAuthUserId": str,
        "glsiMinimumSiteRole": str,
        "identifier": str,
        "identityPoolName": str,
        "identityPoolUuid": str,
        "identityUuid": str,
        "idpConfigurationId": str,
        "idpConfigurationName": str,
        "language": str,
        "locale": str,
        "ownsContent": read_boolean,
        "publish": read_boolean,
        "role": str,
        "suppressGettingStarted": read_boolean,
    },
    size=1,
    children=(Child(0, "domain", "domain", shape=USER_DOMAIN, optional=True),),
)

_GroupImport = draft(GroupImport)


def _group_import(a: Given, c: Values) -> GroupImport:
    o = _GroupImport()
    (
        o.domain_name,
        site_role_,
        grant_license_mode_,
        o.source,
    ) = a
    o.site_role = _SITE_ROLE.get(site_role_, site_role_)
    o.grant_license_mode = _GRANT_LICENSE_MODE.get(grant_license_mode_, grant_license_mode_)
    o.__class__ = GroupImport
    return o  # type: ignore[no-any-return]


GROUP_IMPORT = Shape(
    "GroupImport",
    _group_import,
    attributes={
        "domainName": str,
        "siteRole": str,
        "grantLicenseMode": str,
        "source": str,
    },
)

_Group = draft(Group)


def _group(a: Given, c: Values) -> Group:
    o = _Group()
    (
        o.id,
        o.name,
        minimum_site_role_,
        user_count_,
        external_user_enabled_,
    ) = a
    o.domain = c[0]
    o.import_ = c[1]
    o.minimum_site_role = _SITE_ROLE.get(minimum_site_role_, minimum_site_role_)
    o.user_count = None if user_count_ is None else read_integer(user_count_)
    o.external_user_enabled = (
        None if external_user_enabled_ is None else read_boolean(external_user_enabled_)
    )
    o.__class__ = Group
    return o  # type: ignore[no-any-return]


GROUP = Shape(
    "Group",
    _group,
    attributes={
        "id": str,
        "name": str,
        "minimumSiteRole": str,
        "userCount": read_integer,
        "externalUserEnabled": read_boolean,
    },
    needed=("id",),
    size=2,
    children=(
        Child(0, "domain", "domain", shape=USER_DOMAIN, optional=True),
        Child(1, "import_", "import", shape=GROUP_IMPORT, optional=True),
    ),
)

_GroupListReply = draft(GroupListReply)


def _group_list_reply(a: Given, c: Values) -> GroupListReply:
    o = _GroupListReply()
    o.pagination = c[0]
    o.groups = tuple(c[1]) if c[1] else ()
    o.warnings = tuple(c[2]) if c[2] else ()
    o.__class__ = GroupListReply
    return o  # type: ignore[no-any-return]


GROUP_LIST_REPLY = Shape(
    "GroupListReply",
    _group_list_reply,
    attributes={},
    size=3,
    children=(
        Child(0, "pagination", "pagination", shape=PAGINATION, optional=True),
        Child(
            1,
            "groups",
            "groups",
            inner=Child(1, "groups", "group", shape=GROUP, many=True, optional=True),
        ),
        Child(
            2,
            "warnings",
            "warnings",
            inner=Child(2, "warnings", "warning", shape=SERVER_WARNING, many=True, optional=True),
        ),
    ),
)

_GroupSet = draft(GroupSet)


def _group_set(a: Given, c: Values) -> GroupSet:
    o = _GroupSet()
    (
        o.id,
        o.name,
        group_count_,
        local_id_,
    ) = a
    o.group = tuple(c[0]) if c[0] else ()
    o.group_count = None if group_count_ is None else read_integer(group_count_)
    o.local_id = None if local_id_ is None else read_integer(local_id_)
    o.__class__ = GroupSet
    return o  # type: ignore[no-any-return]


GROUP_SET = Shape(
    "GroupSet",
    _group_set,
    attributes={
        "id": str,
        "name": str,
        "groupCount": read_integer,
        "localId": read_integer,
    },
    needed=("id",),
    size=1,
    children=(Child(0, "group", "group", shape=GROUP, many=True, optional=True),),
)

_GroupSetListReply = draft(GroupSetListReply)


def _group_set_list_reply(a: Given, c: Values) -> GroupSetListReply:
    o = _GroupSetListReply()
    o.pagination = c[0]
    o.group_sets = tuple(c[1]) if c[1] else ()
    o.warnings = tuple(c[2]) if c[2] else ()
    o.__class__ = GroupSetListReply
    return o  # type: ignore[no-any-return]


GROUP_SET_LIST_REPLY = Shape(
    "GroupSetListReply",
    _group_set_list_reply,
    attributes={},
    size=3,
    children=(
        Child(0, "pagination", "pagination", shape=PAGINATION, optional=True),
        Child(
            1,
            "group_sets",
            "groupSets",
            inner=Child(1, "group_sets", "groupSet", shape=GROUP_SET, many=True, optional=True),
        ),
        Child(
            2,
            "warnings",
            "warnings",
            inner=Child(2, "warnings", "warning", shape=SERVER_WARNING, many=True, optional=True),
        ),
    ),
)

SHAPES: dict[type, Shape] = {
    UserDomain: USER_DOMAIN,
    User: USER,
    UserListReply: USER_LIST_REPLY,
    UserReply: USER_REPLY,
    UserSummary: USER_SUMMARY,
    GroupImport: GROUP_IMPORT,
    Group: GROUP,
    GroupListReply: GROUP_LIST_REPLY,
    GroupSet: GROUP_SET,
    GroupSetListReply: GROUP_SET_LIST_REPLY,
}
"""The shape of each type."""
