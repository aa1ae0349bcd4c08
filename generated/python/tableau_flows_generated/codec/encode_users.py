# Generated from spec/ by `make generate`. Do not edit.
"""Encoders for the types of the topic 'users'."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..models.users import (
    Group,
    GroupImport,
    GroupListReply,
    GroupSet,
    GroupSetListReply,
    User,
    UserDomain,
    UserListReply,
    UserReply,
    UserSummary,
)
from .encode_common import write_pagination, write_server_warning
from .values import escape, write_boolean, write_datetime


def write_user_domain(value: UserDomain, tag: str, given: str, out: list[str]) -> None:
    """Write an UserDomain as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.id is not None:
        head += f' id="{escape(value.id, "UserDomain.id")}"'
    if value.name is not None:
        head += f' name="{escape(value.name, "UserDomain.name")}"'
    if value.short_name is not None:
        head += f' shortName="{escape(value.short_name, "UserDomain.short_name")}"'
    out.append(f"{head}/>")


def write_user(value: User, tag: str, given: str, out: list[str]) -> None:
    """Write an User as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    head += f' id="{escape(value.id, "User.id")}"'
    if value.name is not None:
        head += f' name="{escape(value.name, "User.name")}"'
    if value.full_name is not None:
        head += f' fullName="{escape(value.full_name, "User.full_name")}"'
    if value.email is not None:
        head += f' email="{escape(value.email, "User.email")}"'
    if value.site_role is not None:
        head += f' siteRole="{escape(value.site_role, "User.site_role")}"'
    if value.last_login is not None:
        head += f' lastLogin="{write_datetime(value.last_login, "User.last_login")}"'
    if value.auth_setting is not None:
        head += f' authSetting="{escape(value.auth_setting, "User.auth_setting")}"'
    if value.content_admin is not None:
        head += f' contentAdmin="{write_boolean(value.content_admin)}"'
    if value.external_auth_user_id is not None:
        head += f' externalAuthUserId="{escape(value.external_auth_user_id, "User.external_auth_user_id")}"'
    if value.glsi_minimum_site_role is not None:
        head += f' glsiMinimumSiteRole="{escape(value.glsi_minimum_site_role, "User.glsi_minimum_site_role")}"'
    if value.identifier is not None:
        head += f' identifier="{escape(value.identifier, "User.identifier")}"'
    if value.identity_pool_name is not None:
        head += f' identityPoolName="{escape(value.identity_pool_name, "User.identity_pool_name")}"'
    if value.identity_pool_uuid is not None:
        head += f' identityPoolUuid="{escape(value.identity_pool_uuid, "User.identity_pool_uuid")}"'
    if value.identity_uuid is not None:
        head += f' identityUuid="{escape(value.identity_uuid, "User.identity_uuid")}"'
    if value.idp_configuration_id is not None:
        head += f' idpConfigurationId="{escape(value.idp_configuration_id, "User.idp_configuration_id")}"'
    if value.idp_configuration_name is not None:
        head += f' idpConfigurationName="{escape(value.idp_configuration_name, "User.idp_configuration_name")}"'
    if value.language is not None:
        head += f' language="{escape(value.language, "User.language")}"'
    if value.locale is not None:
        head += f' locale="{escape(value.locale, "User.locale")}"'
    if value.owns_content is not None:
        head += f' ownsContent="{write_boolean(value.owns_content)}"'
    if value.publish is not None:
        head += f' publish="{write_boolean(value.publish)}"'
    if value.role is not None:
        head += f' role="{escape(value.role, "User.role")}"'
    if value.suppress_getting_started is not None:
        head += f' suppressGettingStarted="{write_boolean(value.suppress_getting_started)}"'
    at = len(out)
    out.append(head)
    if value.domain is not None:
        write_user_domain(value.domain, "domain", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_user_list_reply(value: UserListReply, tag: str, given: str, out: list[str]) -> None:
    """Write an UserListReply as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    if value.pagination is not None:
        write_pagination(value.pagination, "pagination", "", out)
    if value.users:
        out.append("<users>")
        for user_item in value.users:
            write_user(user_item, "user", "", out)
        out.append("</users>")
    if value.warnings:
        out.append("<warnings>")
        for warning_item in value.warnings:
            write_server_warning(warning_item, "warning", "", out)
        out.append("</warnings>")
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_user_reply(value: UserReply, tag: str, given: str, out: list[str]) -> None:
    """Write an UserReply as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_user(value.user, "user", "", out)
    if value.warnings:
        out.append("<warnings>")
        for warning_item in value.warnings:
            write_server_warning(warning_item, "warning", "", out)
        out.append("</warnings>")
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_user_summary(value: UserSummary, tag: str, given: str, out: list[str]) -> None:
    """Write an UserSummary as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.id is not None:
        head += f' id="{escape(value.id, "UserSummary.id")}"'
    if value.name is not None:
        head += f' name="{escape(value.name, "UserSummary.name")}"'
    if value.full_name is not None:
        head += f' fullName="{escape(value.full_name, "UserSummary.full_name")}"'
    if value.email is not None:
        head += f' email="{escape(value.email, "UserSummary.email")}"'
    if value.site_role is not None:
        head += f' siteRole="{escape(value.site_role, "UserSummary.site_role")}"'
    if value.last_login is not None:
        head += f' lastLogin="{write_datetime(value.last_login, "UserSummary.last_login")}"'
    if value.auth_setting is not None:
        head += f' authSetting="{escape(value.auth_setting, "UserSummary.auth_setting")}"'
    if value.content_admin is not None:
        head += f' contentAdmin="{write_boolean(value.content_admin)}"'
    if value.external_auth_user_id is not None:
        head += f' externalAuthUserId="{escape(value.external_auth_user_id, "UserSummary.external_auth_user_id")}"'
    if value.glsi_minimum_site_role is not None:
        head += f' glsiMinimumSiteRole="{escape(value.glsi_minimum_site_role, "UserSummary.glsi_minimum_site_role")}"'
    if value.identifier is not None:
        head += f' identifier="{escape(value.identifier, "UserSummary.identifier")}"'
    if value.identity_pool_name is not None:
        head += f' identityPoolName="{escape(value.identity_pool_name, "UserSummary.identity_pool_name")}"'
    if value.identity_pool_uuid is not None:
        head += f' identityPoolUuid="{escape(value.identity_pool_uuid, "UserSummary.identity_pool_uuid")}"'
    if value.identity_uuid is not None:
        head += f' identityUuid="{escape(value.identity_uuid, "UserSummary.identity_uuid")}"'
    if value.idp_configuration_id is not None:
        head += f' idpConfigurationId="{escape(value.idp_configuration_id, "UserSummary.idp_configuration_id")}"'
    if value.idp_configuration_name is not None:
        head += f' idpConfigurationName="{escape(value.idp_configuration_name, "UserSummary.idp_configuration_name")}"'
    if value.language is not None:
        head += f' language="{escape(value.language, "UserSummary.language")}"'
    if value.locale is not None:
        head += f' locale="{escape(value.locale, "UserSummary.locale")}"'
    if value.owns_content is not None:
        head += f' ownsContent="{write_boolean(value.owns_content)}"'
    if value.publish is not None:
        head += f' publish="{write_boolean(value.publish)}"'
    if value.role is not None:
        head += f' role="{escape(value.role, "UserSummary.role")}"'
    if value.suppress_getting_started is not None:
        head += f' suppressGettingStarted="{write_boolean(value.suppress_getting_started)}"'
    at = len(out)
    out.append(head)
    if value.domain is not None:
        write_user_domain(value.domain, "domain", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_group_import(value: GroupImport, tag: str, given: str, out: list[str]) -> None:
    """Write a GroupImport as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.domain_name is not None:
        head += f' domainName="{escape(value.domain_name, "GroupImport.domain_name")}"'
    if value.site_role is not None:
        head += f' siteRole="{escape(value.site_role, "GroupImport.site_role")}"'
    if value.grant_license_mode is not None:
        head += f' grantLicenseMode="{escape(value.grant_license_mode, "GroupImport.grant_license_mode")}"'
    if value.source is not None:
        head += f' source="{escape(value.source, "GroupImport.source")}"'
    out.append(f"{head}/>")


def write_group(value: Group, tag: str, given: str, out: list[str]) -> None:
    """Write a Group as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    head += f' id="{escape(value.id, "Group.id")}"'
    if value.name is not None:
        head += f' name="{escape(value.name, "Group.name")}"'
    if value.minimum_site_role is not None:
        head += f' minimumSiteRole="{escape(value.minimum_site_role, "Group.minimum_site_role")}"'
    if value.user_count is not None:
        head += f' userCount="{value.user_count}"'
    if value.external_user_enabled is not None:
        head += f' externalUserEnabled="{write_boolean(value.external_user_enabled)}"'
    at = len(out)
    out.append(head)
    if value.domain is not None:
        write_user_domain(value.domain, "domain", "", out)
    if value.import_ is not None:
        write_group_import(value.import_, "import", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_group_list_reply(value: GroupListReply, tag: str, given: str, out: list[str]) -> None:
    """Write a GroupListReply as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    if value.pagination is not None:
        write_pagination(value.pagination, "pagination", "", out)
    if value.groups:
        out.append("<groups>")
        for group_item in value.groups:
            write_group(group_item, "group", "", out)
        out.append("</groups>")
    if value.warnings:
        out.append("<warnings>")
        for warning_item in value.warnings:
            write_server_warning(warning_item, "warning", "", out)
        out.append("</warnings>")
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_group_set(value: GroupSet, tag: str, given: str, out: list[str]) -> None:
    """Write a GroupSet as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    head += f' id="{escape(value.id, "GroupSet.id")}"'
    if value.name is not None:
        head += f' name="{escape(value.name, "GroupSet.name")}"'
    if value.group_count is not None:
        head += f' groupCount="{value.group_count}"'
    if value.local_id is not None:
        head += f' localId="{value.local_id}"'
    at = len(out)
    out.append(head)
    for group_item in value.group:
        write_group(group_item, "group", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_group_set_list_reply(
    value: GroupSetListReply, tag: str, given: str, out: list[str]
) -> None:
    """Write a GroupSetListReply as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    if value.pagination is not None:
        write_pagination(value.pagination, "pagination", "", out)
    if value.group_sets:
        out.append("<groupSets>")
        for group_set_item in value.group_sets:
            write_group_set(group_set_item, "groupSet", "", out)
        out.append("</groupSets>")
    if value.warnings:
        out.append("<warnings>")
        for warning_item in value.warnings:
            write_server_warning(warning_item, "warning", "", out)
        out.append("</warnings>")
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


WRITERS: dict[type, Callable[[Any, str, str, list[str]], None]] = {
    UserDomain: write_user_domain,
    User: write_user,
    UserListReply: write_user_list_reply,
    UserReply: write_user_reply,
    UserSummary: write_user_summary,
    GroupImport: write_group_import,
    Group: write_group,
    GroupListReply: write_group_list_reply,
    GroupSet: write_group_set,
    GroupSetListReply: write_group_set_list_reply,
}
"""The writer of each type."""
