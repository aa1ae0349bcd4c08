# Generated from spec/ by `make generate`. Do not edit.
"""Decoders for the types of the topic 'tags'."""

from __future__ import annotations

from typing import Any

from ..models.tags import (
    ContentKind,
    ContentToTag,
    TagBatch,
    TagBatchReply,
    TagBatchRequest,
)
from .decode_common import SERVER_WARNING, TAG
from .decode_flows import TAG_TO_ADD
from .shapes import Child, Given, Shape, Values, draft
from .values import need

_CONTENT_KIND: dict[Any, Any] = {member.value: member for member in ContentKind}


_ContentToTag = draft(ContentToTag)


def _content_to_tag(a: Given, c: Values) -> ContentToTag:
    o = _ContentToTag()
    (
        o.id,
        content_type_,
    ) = a
    o.content_type = _CONTENT_KIND.get(content_type_, content_type_)
    o.__class__ = ContentToTag
    return o  # type: ignore[no-any-return]


CONTENT_TO_TAG = Shape(
    "ContentToTag",
    _content_to_tag,
    attributes={
        "id": str,
        "contentType": str,
    },
    needed=("id",),
)

_TagBatch = draft(TagBatch)


def _tag_batch(a: Given, c: Values) -> TagBatch:
    o = _TagBatch()
    o.tags = tuple(need(c[0]))
    o.contents = tuple(need(c[1]))
    o.__class__ = TagBatch
    return o  # type: ignore[no-any-return]


TAG_BATCH = Shape(
    "TagBatch",
    _tag_batch,
    attributes={},
    size=2,
    children=(
        Child(0, "tags", "tags", inner=Child(0, "tags", "tag", shape=TAG_TO_ADD, many=True)),
        Child(
            1,
            "contents",
            "contents",
            inner=Child(1, "contents", "content", shape=CONTENT_TO_TAG, many=True),
        ),
    ),
    required={
        0: "tags",
        1: "contents",
    },
)

_TagBatchRequest = draft(TagBatchRequest)


def _tag_batch_request(a: Given, c: Values) -> TagBatchRequest:
    o = _TagBatchRequest()
    o.tag_batch = need(c[0])
    o.__class__ = TagBatchRequest
    return o  # type: ignore[no-any-return]


TAG_BATCH_REQUEST = Shape(
    "TagBatchRequest",
    _tag_batch_request,
    attributes={},
    size=1,
    children=(Child(0, "tag_batch", "tagBatch", shape=TAG_BATCH),),
    required={
        0: "tagBatch",
    },
)

_TagBatchReply = draft(TagBatchReply)


def _tag_batch_reply(a: Given, c: Values) -> TagBatchReply:
    o = _TagBatchReply()
    o.tags = tuple(c[0]) if c[0] else ()
    o.warnings = tuple(c[1]) if c[1] else ()
    o.__class__ = TagBatchReply
    return o  # type: ignore[no-any-return]


TAG_BATCH_REPLY = Shape(
    "TagBatchReply",
    _tag_batch_reply,
    attributes={},
    size=2,
    children=(
        Child(
            0, "tags", "tags", inner=Child(0, "tags", "tag", shape=TAG, many=True, optional=True)
        ),
        Child(
            1,
            "warnings",
            "warnings",
            inner=Child(1, "warnings", "warning", shape=SERVER_WARNING, many=True, optional=True),
        ),
    ),
)

SHAPES: dict[type, Shape] = {
    ContentToTag: CONTENT_TO_TAG,
    TagBatch: TAG_BATCH,
    TagBatchRequest: TAG_BATCH_REQUEST,
    TagBatchReply: TAG_BATCH_REPLY,
}
"""The shape of each type."""
