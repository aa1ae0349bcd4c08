# Generated from spec/ by `make generate`. Do not edit.
"""Favorites of users."""

from __future__ import annotations

from .. import catalog
from .. import models as m
from ..arguments import Identified, id_of, query, segment
from ..checks import LONGEST_QUERY, check_number, check_text
from ..operation import Operation


def get_favorites(
    user: str | Identified,
    *,
    fields: str | None = None,
    page_size: int | None = None,
    page_number: int | None = None,
) -> Operation[tuple[m.Favorite, ...]]:
    """List the favorites of a user.

    Favorites of all kinds; those that are flows have a flow. Some servers ignore the page and
    send all favorites at once.

    Permissions: Every user for the own favorites; administrators for those of all users.

    Args:
        user: The user, as an id or as the object. The login name is not accepted.
        fields: Names of the fields to send, separated by commas: label, parentProjectName,
            targetOwnerName. _default_ stands for those that are sent without this parameter, _all_
            for all of them. Whether the content item is sent if it is not named is not documented.
        page_size: Number of items per page, 1 to 1000.
        page_number: Number of the page to read; the first page is 1.

    Returns:
        The favorites.

    Raises:
        PageError: 400006: The page number is not an integer of at least 1, or is beyond the last
            page. 400007: The page size is not an integer of at least 1. 403014: The page size is
            over 1000.
        PermissionDeniedError: 403004: The user is not an administrator and asks for another
            user's.
        NotFoundError: 404002: The site has no user with the id in the path.

    `GET /api/{apiVersion}/sites/{siteId}/favorites/{userId}`

    Since version 2.5. The required scopes are unknown.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_favorites.htm#get_favorites_for_user
    """
    check_text(fields, "fields", most=LONGEST_QUERY, empty=False)
    check_number(page_size, "page_size", least=1, most=1000)
    check_number(page_number, "page_number", least=1)
    return Operation(
        catalog.GET_FAVORITES,
        f"/api/{{apiVersion}}/sites/{{siteId}}/favorites/{segment(user, 'user', 'user')}",
        query(
            ("fields", fields),
            ("pageSize", page_size),
            ("pageNumber", page_number),
        ),
    )


def add_flow_to_favorites(
    flow: str | Identified, *, user: str | Identified, label: str
) -> Operation[tuple[m.Favorite, ...]]:
    """Add a flow to the favorites of a user.

    What becomes of a flow that is a favorite already is not documented; the reply tells.

    Permissions: Every user who has the Read capability on the flow, for the own favorites;
    administrators for those of all users.

    If the response is lost: Read the favorites of the user.

    Args:
        flow: The flow, as an id or as the object.
        user: The user, as an id or as the object. The login name is not accepted.
        label: Label of the favorite. It must not be blank, and no other flow among the favorites
            of the user may have it.

    Returns:
        The favorites.

    Raises:
        BadRequestError: 400000: The body is missing, incomplete or not well-formed XML. 400005:
            The label is empty or blank.
        PermissionDeniedError: 403004: The user may not read the flow, or is not an administrator
            and adds to another user's favorites.
        NotFoundError: 404002: The site has no user with the id in the path. 404027: No flow has
            the id in the body.
        NameTakenError: 409007: Another flow among the favorites of the user has the label.

    `PUT /api/{apiVersion}/sites/{siteId}/favorites/{userId}`

    Since version 3.3. The required scopes are unknown.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_favorites.htm#add_flow_to_favorites
    """
    check_text(label, "label", required=True)
    from ..codec import encode
    from ..models.common import FlowReference
    from ..models.favorites import FavoriteRequest, FavoriteToAdd

    body = encode(
        FavoriteRequest(
            favorite=FavoriteToAdd(flow=FlowReference(id=id_of(flow, "flow", "flow")), label=label)
        ),
        "tsRequest",
        namespace=None,
    )
    return Operation(
        catalog.ADD_FLOW_TO_FAVORITES,
        f"/api/{{apiVersion}}/sites/{{siteId}}/favorites/{segment(user, 'user', 'user')}",
        body=body,
    )


def delete_flow_from_favorites(
    flow: str | Identified, *, user: str | Identified
) -> Operation[None]:
    """Take a flow off the favorites of a user.

    The flow itself stays.

    Permissions: Every user for the own favorites; administrators for those of all users.

    If the response is lost: Read the favorites of the user.

    Args:
        flow: The flow, as an id or as the object.
        user: The user, as an id or as the object. The login name is not accepted.

    Raises:
        PermissionDeniedError: 403004: The user is not an administrator and names another user.
        NotFoundError: 404002: The site has no user with the id in the path. 404010: The flow is
            not a favorite of the user. 404027: No flow has the id in the path.

    `DELETE /api/{apiVersion}/sites/{siteId}/favorites/{userId}/flows/{flowId}`

    Since version 3.3. The required scopes are unknown.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_favorites.htm#delete_flow_from_favorites
    """
    return Operation(
        catalog.DELETE_FLOW_FROM_FAVORITES,
        f"/api/{{apiVersion}}/sites/{{siteId}}/favorites/{segment(user, 'user', 'user')}/flows/{segment(flow, 'flow', 'flow')}",
    )
