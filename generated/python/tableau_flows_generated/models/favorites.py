# Generated from spec/ by `make generate`. Do not edit.
"""Models of the topic 'favorites': contents of requests and replies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from ..data import model_to_dict
from ..html_tables import model_to_html
from ..showing import show_model
from .common import FlowReference, Pagination, ServerWarning
from .flows import Flow


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FavoriteRequest:
    """Request to add a flow to the favorites of a user.

    Attributes:
        favorite: The favorite to add.
    """

    favorite: FavoriteToAdd

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FavoriteToAdd:
    """A favorite to add.

    Attributes:
        label: Label of the favorite. It must not be blank, and no other flow among the favorites
            of the user may have it.
        flow: The flow.
    """

    label: str
    flow: FlowReference

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FavoriteListReply:
    """Reply with the favorites of a user, or one page of them. Some servers omit the pagination
    and send all at once.

    Attributes:
        pagination: Page number, page size and total of the list.
        favorites: The favorites.
        warnings: Warnings of the server about the call.
    """

    pagination: Pagination | None = None
    favorites: tuple[Favorite, ...] = ()
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Favorite:
    """A favorite of a user: a flow, or a content item of another kind.

    Attributes:
        label: Label of the favorite.
        position: Position among the favorites of the user; the first is 0.
        added_at: Time when the favorite was added (UTC).
        parent_project_name: Name of the project that holds the content item.
        target_owner_name: Name of the owner of the content item.
        collection: The collection, if the favorite is one.
        datasource: The published data source, if the favorite is one.
        flow: The flow, if the favorite is one.
        metric: The metric, if the favorite is one.
        project: The project, if the favorite is one.
        view: The view, if the favorite is one.
        workbook: The workbook, if the favorite is one.
    """

    label: str | None = None
    position: int | None = None
    added_at: datetime | None = None
    parent_project_name: str | None = None
    target_owner_name: str | None = None
    collection: FavoriteItem | None = None
    datasource: FavoriteItem | None = None
    flow: Flow | None = None
    metric: FavoriteItem | None = None
    project: FavoriteItem | None = None
    view: FavoriteItem | None = None
    workbook: FavoriteItem | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FavoriteItem:
    """A content item that is not a flow.

    Attributes:
        id: Id of the content item.
        name: Name of the content item.
    """

    _object: ClassVar[str] = "content item"
    """The kind of object that `id` belongs to."""

    id: str | None = None
    name: str | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict
