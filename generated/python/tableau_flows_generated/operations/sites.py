# Generated from spec/ by `make generate`. Do not edit.
"""Read sites with their settings for flows."""

from __future__ import annotations

from .. import catalog
from .. import models as m
from ..arguments import free_segment, query
from ..checks import check_flag, check_number, check_text
from ..operation import Operation


def query_sites(
    *, page_size: int | None = None, page_number: int | None = None
) -> Operation[tuple[m.Site, ...]]:
    """List the sites of the server.

    Tableau Cloud does not have this list: there, read the site of the session. Filtering and
    sorting are not supported.

    Permissions: Server administrators get all sites, other users the sites that they belong to.

    Args:
        page_size: Number of items per page, 1 to 1000.
        page_number: Number of the page to read; the first page is 1.

    Returns:
        The sites of this page.

    Raises:
        PageError: 400006: The page number is not an integer of at least 1, or is beyond the last
            page. 400007: The page size is not an integer of at least 1. 403014: The page size is
            over 1000.
        PermissionDeniedError: 403069: The server is Tableau Cloud, which does not list its sites.

    `GET /api/{apiVersion}/sites`

    Since version 2.0. Not available on Tableau Cloud. Scopes: tableau:sites:read.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_site.htm#query_sites
    """
    check_number(page_size, "page_size", least=1, most=1000)
    check_number(page_number, "page_number", least=1)
    return Operation(
        catalog.QUERY_SITES,
        "/api/{apiVersion}/sites",
        query(
            ("pageSize", page_size),
            ("pageNumber", page_number),
        ),
    )


def query_site(
    site: str, *, key: str | None = None, include_usage: bool | None = None
) -> Operation[m.Site]:
    """Read one site with its settings.

    Tells among others whether flows can be run and scheduled. Only the site of the session can
    be read, except by server administrators. The default site of a Tableau Server has an empty
    short name, so it is read by its id or its name.

    Permissions: Administrators. Other users get the id, name and short name of the site of the
    session.

    Args:
        site: Id of the site, or what key says.
        key: What the path names the site by: name is the display name, contentUrl the short name
            in URLs. The id if omitted.
        include_usage: True to tell how many users and how much storage the site has.

    Returns:
        The site.

    Raises:
        NotFoundError: 404000: No site has the id, name or short name in the path, or the session
            is on another one.

    `GET /api/{apiVersion}/sites/{siteKey}`

    Since version 2.0. Scopes: tableau:sites:read.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_site.htm#query_site
    """
    check_text(
        key,
        "key",
        choices=(
            "name",
            "contentUrl",
        ),
        empty=False,
    )
    check_flag(include_usage, "include_usage")
    return Operation(
        catalog.QUERY_SITE,
        f"/api/{{apiVersion}}/sites/{free_segment(site, 'site')}",
        query(
            ("key", key),
            ("includeUsage", include_usage),
        ),
    )
