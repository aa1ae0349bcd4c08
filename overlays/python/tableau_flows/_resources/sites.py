"""`client.sites`: the operations of the API, and reading a site by its id, name or short name."""

from __future__ import annotations

from typing import Literal

from tableau_flows_generated import models as m
from tableau_flows_generated import operations
from tableau_flows_generated.aio_resources import AsyncSitesApi
from tableau_flows_generated.arguments import Identified, id_of
from tableau_flows_generated.checks import invalid_argument, shown

from tableau_flows._bulk.find.named import find_site
from tableau_flows._resources.engine import AsyncEngine


class AsyncSites(AsyncSitesApi):
    """Read sites with their settings for flows."""

    def __init__(self, engine: AsyncEngine) -> None:
        super().__init__(engine)
        self._engine = engine

    async def find(self, name: str) -> m.Site:
        """Find the site of a display name; all sites that the user may see are read.

        Names are compared exactly: upper and lower case differ, and so does white space. To read a
        site by its short name in addresses, use `get(name, key="contentUrl")`.

        Args:
            name: The display name.

        Returns:
            The site, as lists have it.

        Raises:
            NameNotFoundError: There is no such site; `nearest` has similar names.
            AmbiguousNameError: Several sites have this name.
            UsageError: The name is empty; nothing was sent.

        `GET /api/{apiVersion}/sites`

        Since version 2.0. Not available on Tableau Cloud.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_site.htm#query_sites
        """
        return await self._engine.run(find_site(self._engine.session, name))

    async def get(
        self,
        site: str | Identified,
        *,
        key: Literal["name", "contentUrl"] | None = None,
        include_usage: bool | None = None,
    ) -> m.Site:
        """Read one site with its settings.

        Tells among others whether flows can be run and scheduled. Only the site of the session can
        be read, except by server administrators. The default site of a Tableau Server has an
        empty short name, so it is read by its id or its name.

        Args:
            site: The site, as an id or as the object; or its name or short name, if `key` says so.
            key: What `site` is: "name" for the display name, "contentUrl" for the short name in
                addresses; the id if omitted.
            include_usage: True to tell how many users and how much storage the site has.

        Raises:
            UsageError: The site is not of the kind that `key` says; nothing was sent.
            NotFoundError: There is no such site, or the session is on another one.

        `GET /api/{apiVersion}/sites/{siteKey}`

        Since version 2.0.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_site.htm#query_site
        """
        if key is None:
            name = id_of(site, "site", "site")
        elif isinstance(site, str):
            name = site
        else:
            raise invalid_argument("site", f"must be text where key is given, not {shown(site)}")
        operation = operations.query_site(name, key=key, include_usage=include_usage)
        return await self._caller.call(operation)
