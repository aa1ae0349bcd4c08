# Generated from spec/ by `make generate`. Do not edit.
"""Group sets: each stands for the users who belong to all of its groups."""

from __future__ import annotations

from collections.abc import Sequence

from .. import catalog
from .. import models as m
from ..arguments import query
from ..checks import LONGEST_QUERY, check_number, check_text
from ..conditions import Condition, Order, sort_text
from ..filtering import checked_where
from ..operation import Operation


def query_group_sets(
    *,
    result_level: str | None = None,
    filter: str | None = None,
    sort: str | None = None,
    page_size: int | None = None,
    page_number: int | None = None,
    where: Sequence[Condition[m.GroupSet]] = (),
    order_by: Sequence[Order[m.GroupSet]] = (),
) -> Operation[tuple[m.GroupSet, ...]]:
    """List the group sets of the site.

    Without a result level, the groups of a group set may be left out.

    Permissions: Administrators.

    Args:
        result_level: How much is told of each group set: members for its groups too, local for the
            group set alone.
        filter: Filter in the form field:operator:value. Several conditions are separated by
            commas, and all of them must be true. Values cannot contain commas or ampersands. The
            operator in takes a list in the form [a,b]. Times have the form YYYY-MM-DDTHH:MM:SSZ.
            Fields and their operators: name (eq).
        sort: Sort order in the form field:asc or field:desc. Several are separated by commas, in
            decreasing order of priority. Fields: name.
        page_size: Number of items per page, 1 to 1000.
        page_number: Number of the page to read; the first page is 1.
        where: Conditions that all items meet, made by `fields.group_set`; what a filter of the
            server cannot say is filtered in the client. Cannot be combined with `filter`.
        order_by: Sort order made by `fields.group_set`, in decreasing order of priority. Cannot be
            combined with `sort`.

    Returns:
        The group sets of this page.

    Raises:
        BadRequestError: 400000: The filter or the sort order is malformed.
        PageError: 400006: The page number is not an integer of at least 1, or is beyond the last
            page. 400007: The page size is not an integer of at least 1. 403014: The page size is
            over 1000.
        InvalidFilterError: 400065: The filter uses a field or an operator that this list does not
            support.
        InvalidSortError: 400066: The sort order uses a field that this list cannot be sorted by.
        PermissionDeniedError: 403004: The user is not an administrator.

    `GET /api/{apiVersion}/sites/{siteId}/groupsets`

    Since version 3.22. Scopes: tableau:groupsets:read.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_users_and_groups.htm#list_group_sets
    """
    check_text(
        result_level,
        "result_level",
        choices=(
            "members",
            "local",
        ),
        empty=False,
    )
    check_text(filter, "filter", most=LONGEST_QUERY, empty=False)
    check_text(sort, "sort", most=LONGEST_QUERY, empty=False)
    check_number(page_size, "page_size", least=1, most=1000)
    check_number(page_number, "page_number", least=1)
    return Operation(
        catalog.QUERY_GROUP_SETS,
        "/api/{apiVersion}/sites/{siteId}/groupsets",
        query(
            ("resultlevel", result_level),
            ("filter", filter),
            ("sort", sort_text(order_by, "group_set", sort)),
            ("pageSize", page_size),
            ("pageNumber", page_number),
        ),
        where=checked_where(where, "group_set", filter),
    )
