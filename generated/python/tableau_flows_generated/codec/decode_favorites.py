# Generated from spec/ by `make generate`. Do not edit.
"""Decoders for the types of the topic 'favorites'."""

from __future__ import annotations

from ..models.favorites import (
    Favorite,
    FavoriteItem,
    FavoriteListReply,
    FavoriteRequest,
    FavoriteToAdd,
)
from .decode_common import FLOW_REFERENCE, PAGINATION, SERVER_WARNING
from .decode_flows import FLOW
from .shapes import Child, Given, Shape, Values, draft
from .values import from_iso, need, read_datetime, read_integer

_FavoriteToAdd = draft(FavoriteToAdd)


def _favorite_to_add(a: Given, c: Values) -> FavoriteToAdd:
    o = _FavoriteToAdd()
    (o.label,) = a
    o.flow = need(c[0])
    o.__class__ = FavoriteToAdd
    return o  # type: ignore[no-any-return]


FAVORITE_TO_ADD = Shape(
    "FavoriteToAdd",
    _favorite_to_add,
    attributes={
        "label": str,
    },
    needed=("label",),
    size=1,
    children=(Child(0, "flow", "flow", shape=FLOW_REFERENCE),),
    required={
        0: "flow",
    },
)

_FavoriteRequest = draft(FavoriteRequest)


def _favorite_request(a: Given, c: Values) -> FavoriteRequest:
    o = _FavoriteRequest()
    o.favorite = need(c[0])
    o.__class__ = FavoriteRequest
    return o  # type: ignore[no-any-return]


FAVORITE_REQUEST = Shape(
    "FavoriteRequest",
    _favorite_request,
    attributes={},
    size=1,
    children=(Child(0, "favorite", "favorite", shape=FAVORITE_TO_ADD),),
    required={
        0: "favorite",
    },
)

_FavoriteItem = draft(FavoriteItem)


def _favorite_item(a: Given, c: Values) -> FavoriteItem:
    o = _FavoriteItem()
    (
        o.id,
        o.name,
    ) = a
    o.__class__ = FavoriteItem
    return o  # type: ignore[no-any-return]


FAVORITE_ITEM = Shape(
    "FavoriteItem",
    _favorite_item,
    attributes={
        "id": str,
        "name": str,
    },
)

_Favorite = draft(Favorite)


def _favorite(a: Given, c: Values) -> Favorite:
    o = _Favorite()
    (
        o.label,
        position_,
        added_at_,
        o.parent_project_name,
        o.target_owner_name,
    ) = a
    o.collection = c[0]
    o.datasource = c[1]
    o.flow = c[2]
    o.metric = c[3]
    o.project = c[4]
    o.view = c[5]
    o.workbook = c[6]
    o.position = None if position_ is None else read_integer(position_)
    o.added_at = (
        None
        if added_at_ is None
        else from_iso(added_at_)
        if added_at_[4::3] == "--T::Z"
        else read_datetime(added_at_)
    )
    o.__class__ = Favorite
    return o  # type: ignore[no-any-return]


FAVORITE = Shape(
    "Favorite",
    _favorite,
    attributes={
        "label": str,
        "position": read_integer,
        "addedAt": read_datetime,
        "parentProjectName": str,
        "targetOwnerName": str,
    },
    size=7,
    children=(
        Child(0, "collection", "collection", shape=FAVORITE_ITEM, optional=True),
        Child(1, "datasource", "datasource", shape=FAVORITE_ITEM, optional=True),
        Child(2, "flow", "flow", shape=FLOW, optional=True),
        Child(3, "metric", "metric", shape=FAVORITE_ITEM, optional=True),
        Child(4, "project", "project", shape=FAVORITE_ITEM, optional=True),
        Child(5, "view", "view", shape=FAVORITE_ITEM, optional=True),
        Child(6, "workbook", "workbook", shape=FAVORITE_ITEM, optional=True),
    ),
)

_FavoriteListReply = draft(FavoriteListReply)


def _favorite_list_reply(a: Given, c: Values) -> FavoriteListReply:
    o = _FavoriteListReply()
    o.pagination = c[0]
    o.favorites = tuple(c[1]) if c[1] else ()
    o.warnings = tuple(c[2]) if c[2] else ()
    o.__class__ = FavoriteListReply
    return o  # type: ignore[no-any-return]


FAVORITE_LIST_REPLY = Shape(
    "FavoriteListReply",
    _favorite_list_reply,
    attributes={},
    size=3,
    children=(
        Child(0, "pagination", "pagination", shape=PAGINATION, optional=True),
        Child(
            1,
            "favorites",
            "favorites",
            inner=Child(1, "favorites", "favorite", shape=FAVORITE, many=True, optional=True),
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
    FavoriteToAdd: FAVORITE_TO_ADD,
    FavoriteRequest: FAVORITE_REQUEST,
    FavoriteItem: FAVORITE_ITEM,
    Favorite: FAVORITE,
    FavoriteListReply: FAVORITE_LIST_REPLY,
}
"""The shape of each type."""
