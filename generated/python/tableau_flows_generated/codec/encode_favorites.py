# Generated from spec/ by `make generate`. Do not edit.
"""Encoders for the types of the topic 'favorites'."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..models.favorites import (
    Favorite,
    FavoriteItem,
    FavoriteListReply,
    FavoriteRequest,
    FavoriteToAdd,
)
from .encode_common import write_flow_reference, write_pagination, write_server_warning
from .encode_flows import write_flow
from .values import escape, write_datetime


def write_favorite_to_add(value: FavoriteToAdd, tag: str, given: str, out: list[str]) -> None:
    """Write a FavoriteToAdd as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    head += f' label="{escape(value.label, "FavoriteToAdd.label")}"'
    at = len(out)
    out.append(head)
    write_flow_reference(value.flow, "flow", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_favorite_request(value: FavoriteRequest, tag: str, given: str, out: list[str]) -> None:
    """Write a FavoriteRequest as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_favorite_to_add(value.favorite, "favorite", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_favorite_item(value: FavoriteItem, tag: str, given: str, out: list[str]) -> None:
    """Write a FavoriteItem as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.id is not None:
        head += f' id="{escape(value.id, "FavoriteItem.id")}"'
    if value.name is not None:
        head += f' name="{escape(value.name, "FavoriteItem.name")}"'
    out.append(f"{head}/>")


def write_favorite(value: Favorite, tag: str, given: str, out: list[str]) -> None:
    """Write a Favorite as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.label is not None:
        head += f' label="{escape(value.label, "Favorite.label")}"'
    if value.position is not None:
        head += f' position="{value.position}"'
    if value.added_at is not None:
        head += f' addedAt="{write_datetime(value.added_at, "Favorite.added_at")}"'
    if value.parent_project_name is not None:
        head += f' parentProjectName="{escape(value.parent_project_name, "Favorite.parent_project_name")}"'
    if value.target_owner_name is not None:
        head += (
            f' targetOwnerName="{escape(value.target_owner_name, "Favorite.target_owner_name")}"'
        )
    at = len(out)
    out.append(head)
    if value.collection is not None:
        write_favorite_item(value.collection, "collection", "", out)
    if value.datasource is not None:
        write_favorite_item(value.datasource, "datasource", "", out)
    if value.flow is not None:
        write_flow(value.flow, "flow", "", out)
    if value.metric is not None:
        write_favorite_item(value.metric, "metric", "", out)
    if value.project is not None:
        write_favorite_item(value.project, "project", "", out)
    if value.view is not None:
        write_favorite_item(value.view, "view", "", out)
    if value.workbook is not None:
        write_favorite_item(value.workbook, "workbook", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_favorite_list_reply(
    value: FavoriteListReply, tag: str, given: str, out: list[str]
) -> None:
    """Write a FavoriteListReply as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    if value.pagination is not None:
        write_pagination(value.pagination, "pagination", "", out)
    if value.favorites:
        out.append("<favorites>")
        for favorite_item in value.favorites:
            write_favorite(favorite_item, "favorite", "", out)
        out.append("</favorites>")
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
    FavoriteToAdd: write_favorite_to_add,
    FavoriteRequest: write_favorite_request,
    FavoriteItem: write_favorite_item,
    Favorite: write_favorite,
    FavoriteListReply: write_favorite_list_reply,
}
"""The writer of each type."""
