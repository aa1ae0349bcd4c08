"""`client.favorites`: the favorites of users, by default those of the user who is signed in."""

from __future__ import annotations

from functools import partial

from tableau_flows_generated import models as m
from tableau_flows_generated import operations
from tableau_flows_generated.arguments import Identified

from tableau_flows._common.arguments import checked_label
from tableau_flows._lists.pager import AsyncPager
from tableau_flows._resources.engine import AsyncEngine
from tableau_flows._resources.own_user import about_user


class AsyncFavorites:
    """Favorites of users."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    def __repr__(self) -> str:
        return "<client.favorites>"

    def list(
        self,
        *,
        user: str | Identified | None = None,
        fields: str | None = None,
        page_size: int | None = None,
    ) -> AsyncPager[m.Favorite]:
        """List the favorites of a user, of all kinds; those that are flows have a `flow`.

        Args:
            user: The user, as an id or as the object; if omitted, the one who is signed in.
            fields: Names of the fields to send, separated by commas: label, parentProjectName,
                targetOwnerName. _default_ stands for those that are sent if omitted, _all_ for all
                of them. Whether the content item is sent if it is not named is not documented.
            page_size: Number of items per page, 1 to 1000.

        Returns:
            All favorites; pages are fetched as needed.

        Raises:
            NotFoundError: The site has no such user.
            PermissionDeniedError: The user is not an administrator and asks for another user's.
            NotKnownError: No user was given, and the adopted session does not tell its user.

        `GET /api/{apiVersion}/sites/{siteId}/favorites/{userId}`

        Since version 3.3.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_favorites.htm#get_favorites_for_user
        """
        return self._engine.pages(
            about_user(partial(operations.get_favorites, fields=fields, page_size=page_size), user)
        )

    async def add(
        self, flow: str | Identified, *, label: str, user: str | Identified | None = None
    ) -> tuple[m.Favorite, ...]:
        """Add a flow to the favorites of a user.

        What becomes of a flow that is a favorite already is not documented; the reply tells.

        Args:
            flow: The flow, as an id or as the object.
            label: The label of the favorite, which no other flow among the favorites may have.
            user: The user, as an id or as the object; if omitted, the one who is signed in.

        Returns:
            All favorites of the user.

        Raises:
            UsageError: The label is blank; nothing was sent.
            NameTakenError: Another flow among the favorites of the user has the label.
            NotFoundError: There is no such flow or user.
            PermissionDeniedError: The user may not read the flow, or is not an administrator and
                names another user.
            NotKnownError: No user was given, and the adopted session does not tell its user.
            OutcomeUnknownError: The answer was lost; the favorites tell what was done.

        `PUT /api/{apiVersion}/sites/{siteId}/favorites/{userId}`

        Since version 3.3.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_favorites.htm#add_flow_to_favorites
        """
        checked = checked_label(label)
        return await self._engine.call(
            about_user(
                lambda who: operations.add_flow_to_favorites(flow, user=who, label=checked), user
            )
        )

    async def delete(self, flow: str | Identified, *, user: str | Identified | None = None) -> None:
        """Take a flow off the favorites of a user; the flow itself stays.

        Args:
            flow: The flow, as an id or as the object.
            user: The user, as an id or as the object; if omitted, the one who is signed in.

        Raises:
            NotFoundError: There is no such flow or user, or the flow is not a favorite.
            PermissionDeniedError: The user is not an administrator and names another user.
            NotKnownError: No user was given, and the adopted session does not tell its user.
            OutcomeUnknownError: The answer was lost; the favorites tell what was done.

        `DELETE /api/{apiVersion}/sites/{siteId}/favorites/{userId}/flows/{flowId}`

        Since version 3.3.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_favorites.htm#delete_flow_from_favorites
        """
        await self._engine.call(
            about_user(lambda who: operations.delete_flow_from_favorites(flow, user=who), user)
        )
