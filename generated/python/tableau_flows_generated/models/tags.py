# Generated from spec/ by `make generate`. Do not edit.
"""Models of the topic 'tags': contents of requests and replies."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Literal, TypeAlias

from ..data import model_to_dict
from ..html_tables import model_to_html
from ..showing import show_model
from .common import ServerWarning, Tag
from .flows import TagToAdd


class ContentKind(StrEnum):
    """Known kinds of content items."""

    FLOW = "Flow"
    """A flow."""


ContentKindValue: TypeAlias = Literal["Flow"]
"""The values of `ContentKind` as text."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class TagBatchRequest:
    """Request to add tags to several content items, or to take tags off them.

    Attributes:
        tag_batch: The tags and the content items.
    """

    tag_batch: TagBatch

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class TagBatch:
    """Tags, and the content items that they are added to or taken off.

    Attributes:
        tags: Labels of the tags.
        contents: Content items.
    """

    tags: tuple[TagToAdd, ...]
    contents: tuple[ContentToTag, ...]

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class TagBatchReply:
    """Reply with the tags that were added to several content items.

    Attributes:
        tags: The tags, as the server returns them.
        warnings: Warnings of the server about the call.
    """

    tags: tuple[Tag, ...] = ()
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ContentToTag:
    """Reference to a content item by its id.

    Attributes:
        id: Id of the content item.
        content_type: Kind of the content item.
    """

    _object: ClassVar[str] = "content item"
    """The kind of object that `id` belongs to."""

    id: str
    content_type: ContentKind | str | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict
