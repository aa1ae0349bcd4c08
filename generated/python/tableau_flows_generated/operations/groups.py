# Generated from spec/ by `make generate`. Do not edit.
"""Groups of users."""

from __future__ import annotations

from collections.abc import Sequence

from .. import catalog
from .. import models as m
from ..arguments import Identified, query, segment
from ..checks import LONGEST_QUERY, check_number, check_text
from ..conditions import Condition, Order, sort_text
from ..filtering import checked_where
from ..operation import Operation


def query_groups(
    *,
    filter: str | None = None,
    sort: str | None = None,
    fields: str | None = None,
    page_size: int | None = None,
    page_number: int | None = None,
    where: Sequence[Condition[m.Group]] = (),
    order_by: Sequence[Order[m.Group]] = (),
) -> Operation[tuple[m.Group, ...]]:
    """List the groups of the site.

    Every site has the group All Users.

    Permissions: Administrators.

    Args:
        filter: Filter in the form field:operator:value. Several conditions are separated by
            commas, and all of them must be true. Values cannot contain commas or ampersands. The
            operator in takes a list in the form [a,b]. Times have the form YYYY-MM-DDTHH:MM:SSZ.
            Fields and their operators: name (eq, in), domainName (eq, in), domainNickname (eq,
            in), isLocal (eq; true or false), userCount (eq, gt, gte, lt, lte; integer),
            minimumSiteRole (eq, in).
        sort: Sort order in the form field:asc or field:desc. Several are separated by commas, in
            decreasing order of priority. Fields: name, domainName, domainNickname, isLocal,
            userCount, minimumSiteRole.
        fields: Names of the fields to send, separated by commas: id, name, domainName, userCount,
            minimumSiteRole. _default_ stands for those that are sent without this parameter, _all_
            for all of them; userCount is sent only if it is asked for. Name id too: servers may
            leave it out otherwise, and without it a row cannot be read. Since version 2.5.
        page_size: Number of items per page, 1 to 1000.
        page_number: Number of the page to read; the first page is 1.
        where: Conditions that all items meet, made by `fields.group`; what a filter of the server
            cannot say is filtered in the client. Cannot be combined with `filter`.
        order_by: Sort order made by `fields.group`, in decreasing order of priority. Cannot be
            combined with `sort`.

    Returns:
        The groups of this page.

    Raises:
        BadRequestError: 400000: The filter or the sort order is malformed.
        PageError: 400006: The page number is not an integer of at least 1, or is beyond the last
            page. 400007: The page size is not an integer of at least 1. 403014: The page size is
            over 1000.
        InvalidFilterError: 400065: The filter uses a field or an operator that this list does not
            support.
        InvalidSortError: 400066: The sort order uses a field that this list cannot be sorted by.
        PermissionDeniedError: 403004: The user is not an administrator.

    `GET /api/{apiVersion}/sites/{siteId}/groups`

    Since version 2.0. Scopes: tableau:groups:read.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_users_and_groups.htm#query_groups
    """
    check_text(filter, "filter", most=LONGEST_QUERY, empty=False)
    check_text(sort, "sort", most=LONGEST_QUERY, empty=False)
    check_text(fields, "fields", most=LONGEST_QUERY, empty=False)
    check_number(page_size, "page_size", least=1, most=1000)
    check_number(page_number, "page_number", least=1)
    return Operation(
        catalog.QUERY_GROUPS,
        "/api/{apiVersion}/sites/{siteId}/groups",
        query(
            ("filter", filter),
            ("sort", sort_text(order_by, "group", sort)),
            ("fields", fields),
            ("pageSize", page_size),
            ("pageNumber", page_number),
        ),
        where=checked_where(where, "group", filter),
    )


def get_users_in_group(
    group: str | Identified, *, page_size: int | None = None, page_number: int | None = None
) -> Operation[tuple[m.User, ...]]:
    """List the users of a group.

    Filtering and sorting are not supported. The list does not tell mail addresses.

    Permissions: Administrators.

    Args:
        group: The group, as an id or as the object. The name is not accepted.
        page_size: Number of items per page, 1 to 1000.
        page_number: Number of the page to read; the first page is 1.

    Returns:
        The users of this page.

    Raises:
        PageError: 400006: The page number is not an integer of at least 1, or is beyond the last
            page. 400007: The page size is not an integer of at least 1. 403014: The page size is
            over 1000.
        PermissionDeniedError: 403004: The user is not an administrator.
        NotFoundError: 404012: No group of the site has the id in the path.

    `GET /api/{apiVersion}/sites/{siteId}/groups/{groupId}/users`

    Since version 2.0. Scopes: tableau:groups:read.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_users_and_groups.htm#get_users_in_group
    """
    check_number(page_size, "page_size", least=1, most=1000)
    check_number(page_number, "page_number", least=1)
    return Operation(
        catalog.GET_USERS_IN_GROUP,
        f"/api/{{apiVersion}}/sites/{{siteId}}/groups/{segment(group, 'group', 'group')}/users",
        query(
            ("pageSize", page_size),
            ("pageNumber", page_number),
        ),
    )
