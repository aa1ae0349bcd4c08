# Generated from spec/ by `make generate`. Do not edit.
"""Encoders for the types of the topic 'common'."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..models.common import (
    ErrorDetail,
    ErrorReply,
    FlowReference,
    GroupReference,
    GroupSetReference,
    Pagination,
    ProjectReference,
    ServerWarning,
    SiteSummary,
    Tag,
    User,
    UserDomain,
    UserReference,
)
from .values import escape, write_boolean, write_datetime


def write_pagination(value: Pagination, tag: str, given: str, out: list[str]) -> None:
    """Write a Pagination as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    head += f' pageNumber="{value.page_number}"'
    head += f' pageSize="{value.page_size}"'
    head += f' totalAvailable="{value.total_available}"'
    out.append(f"{head}/>")


def write_error_detail(value: ErrorDetail, tag: str, given: str, out: list[str]) -> None:
    """Write an ErrorDetail as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    head += f' code="{escape(value.code, "ErrorDetail.code")}"'
    at = len(out)
    out.append(head)
    if value.callstack is not None:
        out.append(f"<callstack>{escape(value.callstack, 'ErrorDetail.callstack')}</callstack>")
    if value.summary is not None:
        out.append(f"<summary>{escape(value.summary, 'ErrorDetail.summary')}</summary>")
    if value.detail is not None:
        out.append(f"<detail>{escape(value.detail, 'ErrorDetail.detail')}</detail>")
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_server_warning(value: ServerWarning, tag: str, given: str, out: list[str]) -> None:
    """Write a ServerWarning as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.id is not None:
        head += f' id="{escape(value.id, "ServerWarning.id")}"'
    if value.message is not None:
        head += f' message="{escape(value.message, "ServerWarning.message")}"'
    if value.error_code is not None:
        head += f' errorCode="{escape(value.error_code, "ServerWarning.error_code")}"'
    out.append(f"{head}/>")


def write_error_reply(value: ErrorReply, tag: str, given: str, out: list[str]) -> None:
    """Write an ErrorReply as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_error_detail(value.error, "error", "", out)
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


def write_tag(value: Tag, tag: str, given: str, out: list[str]) -> None:
    """Write a Tag as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.label is not None:
        head += f' label="{escape(value.label, "Tag.label")}"'
    out.append(f"{head}/>")


def write_project_reference(value: ProjectReference, tag: str, given: str, out: list[str]) -> None:
    """Write a ProjectReference as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    head += f' id="{escape(value.id, "ProjectReference.id")}"'
    out.append(f"{head}/>")


def write_user_reference(value: UserReference, tag: str, given: str, out: list[str]) -> None:
    """Write an UserReference as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    head += f' id="{escape(value.id, "UserReference.id")}"'
    out.append(f"{head}/>")


def write_group_reference(value: GroupReference, tag: str, given: str, out: list[str]) -> None:
    """Write a GroupReference as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    head += f' id="{escape(value.id, "GroupReference.id")}"'
    out.append(f"{head}/>")


def write_group_set_reference(
    value: GroupSetReference, tag: str, given: str, out: list[str]
) -> None:
    """Write a GroupSetReference as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    head += f' id="{escape(value.id, "GroupSetReference.id")}"'
    out.append(f"{head}/>")


def write_flow_reference(value: FlowReference, tag: str, given: str, out: list[str]) -> None:
    """Write a FlowReference as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    head += f' id="{escape(value.id, "FlowReference.id")}"'
    out.append(f"{head}/>")


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
    if value.id is not None:
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


def write_site_summary(value: SiteSummary, tag: str, given: str, out: list[str]) -> None:
    """Write a SiteSummary as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.id is not None:
        head += f' id="{escape(value.id, "SiteSummary.id")}"'
    if value.name is not None:
        head += f' name="{escape(value.name, "SiteSummary.name")}"'
    if value.content_url is not None:
        head += f' contentUrl="{escape(value.content_url, "SiteSummary.content_url")}"'
    out.append(f"{head}/>")


WRITERS: dict[type, Callable[[Any, str, str, list[str]], None]] = {
    Pagination: write_pagination,
    ErrorDetail: write_error_detail,
    ServerWarning: write_server_warning,
    ErrorReply: write_error_reply,
    Tag: write_tag,
    ProjectReference: write_project_reference,
    UserReference: write_user_reference,
    GroupReference: write_group_reference,
    GroupSetReference: write_group_set_reference,
    FlowReference: write_flow_reference,
    UserDomain: write_user_domain,
    User: write_user,
    SiteSummary: write_site_summary,
}
"""The writer of each type."""
