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
    UserReference,
)
from .values import escape


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
    SiteSummary: write_site_summary,
}
"""The writer of each type."""
