# Generated from spec/ by `make generate`. Do not edit.
"""Encoders for the types of the topic 'tags'."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..models.tags import ContentToTag, TagBatch, TagBatchReply, TagBatchRequest
from .encode_common import write_server_warning, write_tag
from .encode_flows import write_tag_to_add
from .values import escape


def write_content_to_tag(value: ContentToTag, tag: str, given: str, out: list[str]) -> None:
    """Write a ContentToTag as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    head += f' id="{escape(value.id, "ContentToTag.id")}"'
    if value.content_type is not None:
        head += f' contentType="{escape(value.content_type, "ContentToTag.content_type")}"'
    out.append(f"{head}/>")


def write_tag_batch(value: TagBatch, tag: str, given: str, out: list[str]) -> None:
    """Write a TagBatch as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    out.append("<tags>")
    for tag_item in value.tags:
        write_tag_to_add(tag_item, "tag", "", out)
    out.append("</tags>")
    out.append("<contents>")
    for content_item in value.contents:
        write_content_to_tag(content_item, "content", "", out)
    out.append("</contents>")
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_tag_batch_request(value: TagBatchRequest, tag: str, given: str, out: list[str]) -> None:
    """Write a TagBatchRequest as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_tag_batch(value.tag_batch, "tagBatch", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_tag_batch_reply(value: TagBatchReply, tag: str, given: str, out: list[str]) -> None:
    """Write a TagBatchReply as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    if value.tags:
        out.append("<tags>")
        for tag_item in value.tags:
            write_tag(tag_item, "tag", "", out)
        out.append("</tags>")
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
    ContentToTag: write_content_to_tag,
    TagBatch: write_tag_batch,
    TagBatchRequest: write_tag_batch_request,
    TagBatchReply: write_tag_batch_reply,
}
"""The writer of each type."""
