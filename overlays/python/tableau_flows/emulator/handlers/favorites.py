"""Handlers for the favorites of users: list, add and delete, for flows."""

from __future__ import annotations

from tableau_flows_generated import codes, models

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.context import Call
from tableau_flows.emulator.handlers.registry import handles
from tableau_flows.emulator.replies import favorite_replies
from tableau_flows.emulator.rules.access import READ
from tableau_flows.emulator.rules.sessions import membership
from tableau_flows.emulator.store.records import FavoriteRow

LABEL_EMPTY = codes.FAVORITE_LABEL_EMPTY
LABEL_TAKEN = codes.FAVORITE_LABEL_TAKEN
NOT_YOURS = codes.NOT_PERMITTED
MAY_NOT_READ = codes.NOT_PERMITTED
USER_UNKNOWN = codes.USER_NOT_FOUND
NO_FAVORITE = codes.FAVORITE_NOT_FOUND


@handles("getFavorites")
def get_favorites(call: Call) -> models.FavoriteListReply:
    """List the favorites of a user; in pages if the request asks for one (wire_facts §14)."""
    page = call.page()
    favorites = _favorites(call, _user(call))
    if not {"pageNumber", "pageSize"} & call.query.keys():
        return models.FavoriteListReply(favorites=favorite_replies.favorites(call, favorites))
    return models.FavoriteListReply(
        pagination=page.pagination(len(favorites)),
        favorites=favorite_replies.favorites(
            call, favorites[page.offset : page.offset + page.size]
        ),
    )


@handles("addFlowToFavorites")
def add_flow_to_favorites(call: Call) -> models.FavoriteListReply:
    """Add a flow to the favorites of a user; one that is among them gets the new label."""
    user_id = _user(call)
    given = call.read(models.FavoriteRequest).favorite
    if not given.label.strip():
        raise Refusal(LABEL_EMPTY, "The label of a favorite must not be blank.")
    flow = call.flow_by_id(given.flow.id)
    call.require(READ, flow, MAY_NOT_READ)
    store = call.state.store
    if store.exists(
        "SELECT 1 FROM favorites WHERE user_id = ? AND site_id = ? AND label = ? AND flow_id <> ?",
        *(user_id, call.site_id, given.label, flow.id),
    ):
        raise Refusal(LABEL_TAKEN, f"Another favorite has the label {given.label!r}.")
    store.execute(
        "INSERT INTO favorites (user_id, site_id, flow_id, label, added_at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (user_id, flow_id) DO UPDATE SET label = excluded.label",
        *(user_id, call.site_id, flow.id, given.label, int(call.now)),
    )
    return models.FavoriteListReply(
        favorites=favorite_replies.favorites(call, _favorites(call, user_id))
    )


@handles("deleteFlowFromFavorites")
def delete_flow_from_favorites(call: Call) -> None:
    """Take a flow off the favorites of a user."""
    user_id, flow = _user(call), call.flow()
    deleted = call.state.store.execute(
        "DELETE FROM favorites WHERE user_id = ? AND flow_id = ?", user_id, flow.id
    )
    if not deleted:
        raise Refusal(NO_FAVORITE, f"The flow {flow.name!r} is not a favorite of the user.")


def _user(call: Call) -> str:
    """Return the user in the path.

    Raises:
        Refusal: 403004 for another user's favorites, 404002 for an unknown user.
    """
    user_id = call.ids["userId"]
    if user_id != call.user_id and not call.access.is_admin:
        raise Refusal(NOT_YOURS, "Only administrators see and change the favorites of others.")
    if membership(call.state.store, call.site_id, user_id) is None:
        raise Refusal(USER_UNKNOWN, f"The site has no user with the id {user_id!r}.")
    return user_id


def _favorites(call: Call, user_id: str) -> list[FavoriteRow]:
    """Select the favorites of a user, except the flows that the caller may not read."""
    readable = call.access.flows_with(READ)
    return call.state.store.select(
        FavoriteRow,
        "AS v WHERE v.user_id = ? AND v.site_id = ? AND EXISTS"
        f" (SELECT 1 FROM flow_rows AS f WHERE f.id = v.flow_id AND {readable.sql})"
        " ORDER BY v.number",
        *(user_id, call.site_id),
        *readable.values,
    )
