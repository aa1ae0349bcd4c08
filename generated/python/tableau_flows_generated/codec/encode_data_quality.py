# Generated from spec/ by `make generate`. Do not edit.
"""Encoders for the types of the topic 'data_quality'."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..models.data_quality import (
    AddFlowDataQualityWarningRequest,
    DataQualityWarning,
    DataQualityWarningChange,
    DataQualityWarningListReply,
    DataQualityWarningReply,
    DataQualityWarningToAdd,
    UpdateDataQualityWarningRequest,
)
from .encode_common import (
    write_server_warning,
    write_site_summary,
    write_user_reference,
)
from .values import escape, write_boolean, write_datetime


def write_data_quality_warning(
    value: DataQualityWarning, tag: str, given: str, out: list[str]
) -> None:
    """Write a DataQualityWarning as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    head += f' id="{escape(value.id, "DataQualityWarning.id")}"'
    if value.content_id is not None:
        head += f' contentId="{escape(value.content_id, "DataQualityWarning.content_id")}"'
    if value.content_type is not None:
        head += f' contentType="{escape(value.content_type, "DataQualityWarning.content_type")}"'
    if value.type is not None:
        head += f' type="{escape(value.type, "DataQualityWarning.type")}"'
    if value.message is not None:
        head += f' message="{escape(value.message, "DataQualityWarning.message")}"'
    if value.is_active is not None:
        head += f' isActive="{write_boolean(value.is_active)}"'
    if value.is_severe is not None:
        head += f' isSevere="{write_boolean(value.is_severe)}"'
    if value.user_display_name is not None:
        head += f' userDisplayName="{escape(value.user_display_name, "DataQualityWarning.user_display_name")}"'
    if value.created_at is not None:
        head += f' createdAt="{write_datetime(value.created_at, "DataQualityWarning.created_at")}"'
    if value.updated_at is not None:
        head += f' updatedAt="{write_datetime(value.updated_at, "DataQualityWarning.updated_at")}"'
    at = len(out)
    out.append(head)
    if value.site is not None:
        write_site_summary(value.site, "site", "", out)
    if value.owner is not None:
        write_user_reference(value.owner, "owner", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_data_quality_warning_list_reply(
    value: DataQualityWarningListReply, tag: str, given: str, out: list[str]
) -> None:
    """Write a DataQualityWarningListReply as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    if value.data_quality_warning_list:
        out.append("<dataQualityWarningList>")
        for data_quality_warning_item in value.data_quality_warning_list:
            write_data_quality_warning(data_quality_warning_item, "dataQualityWarning", "", out)
        out.append("</dataQualityWarningList>")
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


def write_data_quality_warning_reply(
    value: DataQualityWarningReply, tag: str, given: str, out: list[str]
) -> None:
    """Write a DataQualityWarningReply as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    if value.data_quality_warning is not None:
        write_data_quality_warning(value.data_quality_warning, "dataQualityWarning", "", out)
    if value.data_quality_warning_list:
        out.append("<dataQualityWarningList>")
        for data_quality_warning_item in value.data_quality_warning_list:
            write_data_quality_warning(data_quality_warning_item, "dataQualityWarning", "", out)
        out.append("</dataQualityWarningList>")
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


def write_data_quality_warning_to_add(
    value: DataQualityWarningToAdd, tag: str, given: str, out: list[str]
) -> None:
    """Write a DataQualityWarningToAdd as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    head += f' type="{escape(value.type, "DataQualityWarningToAdd.type")}"'
    if value.message is not None:
        head += f' message="{escape(value.message, "DataQualityWarningToAdd.message")}"'
    if value.is_active is not None:
        head += f' isActive="{write_boolean(value.is_active)}"'
    if value.is_severe is not None:
        head += f' isSevere="{write_boolean(value.is_severe)}"'
    out.append(f"{head}/>")


def write_add_flow_data_quality_warning_request(
    value: AddFlowDataQualityWarningRequest, tag: str, given: str, out: list[str]
) -> None:
    """Write an AddFlowDataQualityWarningRequest as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_data_quality_warning_to_add(value.data_quality_warning, "dataQualityWarning", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_data_quality_warning_change(
    value: DataQualityWarningChange, tag: str, given: str, out: list[str]
) -> None:
    """Write a DataQualityWarningChange as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.type is not None:
        head += f' type="{escape(value.type, "DataQualityWarningChange.type")}"'
    if value.message is not None:
        head += f' message="{escape(value.message, "DataQualityWarningChange.message")}"'
    if value.is_active is not None:
        head += f' isActive="{write_boolean(value.is_active)}"'
    if value.is_severe is not None:
        head += f' isSevere="{write_boolean(value.is_severe)}"'
    out.append(f"{head}/>")


def write_update_data_quality_warning_request(
    value: UpdateDataQualityWarningRequest, tag: str, given: str, out: list[str]
) -> None:
    """Write an UpdateDataQualityWarningRequest as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_data_quality_warning_change(value.data_quality_warning, "dataQualityWarning", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


WRITERS: dict[type, Callable[[Any, str, str, list[str]], None]] = {
    DataQualityWarning: write_data_quality_warning,
    DataQualityWarningListReply: write_data_quality_warning_list_reply,
    DataQualityWarningReply: write_data_quality_warning_reply,
    DataQualityWarningToAdd: write_data_quality_warning_to_add,
    AddFlowDataQualityWarningRequest: write_add_flow_data_quality_warning_request,
    DataQualityWarningChange: write_data_quality_warning_change,
    UpdateDataQualityWarningRequest: write_update_data_quality_warning_request,
}
"""The writer of each type."""
