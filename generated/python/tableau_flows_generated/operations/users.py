# Generated from spec/ by `make generate`. Do not edit.
"""Users of the site: who they are, and the groups that they belong to."""

from __future__ import annotations

from collections.abc import Sequence

from .. import catalog
from .. import models as m
from ..arguments import Identified, query, segment
from ..checks import LONGEST_QUERY, check_number, check_text
from ..conditions import Condition, Order, sort_text
from ..filtering import checked_where
from ..operation import Operation


def get_users_on_site(
    *,
    filter: str | None = None,
    sort: str | None = None,
    fields: str | None = None,
    page_size: int | None = None,
    page_number: int | None = None,
    where: Sequence[Condition[m.User]] = (),
    order_by: Sequence[Order[m.User]] = (),
) -> Operation[tuple[m.User, ...]]:
    """List the users of the site.

    Without fields, the list tells id, name, site role and last sign-in, but neither the display
    name nor the mail address.

    Permissions: Administrators.

    Args:
        filter: Filter in the form field:operator:value. Several conditions are separated by
            commas, and all of them must be true. Values cannot contain commas or ampersands. The
            operator in takes a list in the form [a,b]. Times have the form YYYY-MM-DDTHH:MM:SSZ.
            Fields and their operators: name (eq, in), siteRole (eq, in), lastLogin (eq, gt, gte,
            lt, lte; time).
        sort: Sort order in the form field:asc or field:desc. Several are separated by commas, in
            decreasing order of priority. Fields: name, siteRole, lastLogin.
        fields: Names of the fields to send, separated by commas: id, name, fullName, email,
            siteRole, lastLogin, externalAuthUserId, authSetting, language, locale, domain.
            _default_ stands for those that are sent without this parameter, _all_ for all of them;
            this takes the server longer. Name id too: servers may leave it out otherwise, and
            without it a row cannot be read. Since version 2.5.
        page_size: Number of items per page, 1 to 1000.
        page_number: Number of the page to read; the first page is 1.
        where: Conditions that all items meet, made by `fields.user`; what a filter of the server
            cannot say is filtered in the client. Cannot be combined with `filter`.
        order_by: Sort order made by `fields.user`, in decreasing order of priority. Cannot be
            combined with `sort`.

    Returns:
        The users of this page.

    Raises:
        BadRequestError: 400000: The filter or the sort order is malformed.
        PageError: 400006: The page number is not an integer of at least 1, or is beyond the last
            page. 400007: The page size is not an integer of at least 1. 403014: The page size is
            over 1000.
        InvalidFilterError: 400065: The filter uses a field or an operator that this list does not
            support.
        InvalidSortError: 400066: The sort order uses a field that this list cannot be sorted by.
        PermissionDeniedError: 403004: The user is not an administrator.

    `GET /api/{apiVersion}/sites/{siteId}/users`

    Since version 2.0. Scopes: tableau:users:read.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_users_and_groups.htm#get_users_on_site
    """
    check_text(filter, "filter", most=LONGEST_QUERY, empty=False)
    check_text(sort, "sort", most=LONGEST_QUERY, empty=False)
    check_text(fields, "fields", most=LONGEST_QUERY, empty=False)
    check_number(page_size, "page_size", least=1, most=1000)
    check_number(page_number, "page_number", least=1)
    return Operation(
        catalog.GET_USERS_ON_SITE,
        "/api/{apiVersion}/sites/{siteId}/users",
        query(
            ("filter", filter),
            ("sort", sort_text(order_by, "user", sort)),
            ("fields", fields),
            ("pageSize", page_size),
            ("pageNumber", page_number),
        ),
        where=checked_where(where, "user", filter),
    )


def query_user_on_site(user: str | Identified) -> Operation[m.User]:
    """Read one user of the site.

    The reply includes the display name. The id of the own user is known from signing in.

    Permissions: Administrators; every user for the own user.

    Args:
        user: The user, as an id or as the object. The login name is not accepted.

    Returns:
        The user.

    Raises:
        PermissionDeniedError: 403133: The user is not an administrator, and the id is that of
            another user.
        NotFoundError: 404002: No user of the site has the id in the path.

    `GET /api/{apiVersion}/sites/{siteId}/users/{userId}`

    Since version 2.0. Scopes: tableau:users:read.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_users_and_groups.htm#query_user_on_site
    """
    return Operation(
        catalog.QUERY_USER_ON_SITE,
        f"/api/{{apiVersion}}/sites/{{siteId}}/users/{segment(user, 'user', 'user')}",
    )


def get_groups_for_a_user(
    user: str | Identified, *, page_size: int | None = None, page_number: int | None = None
) -> Operation[tuple[m.Group, ...]]:
    """List the groups that a user belongs to.

    Filtering and sorting are not supported.

    Permissions: Administrators; every user for the own user.

    Args:
        user: The user, as an id or as the object. The login name is not accepted.
        page_size: Number of items per page, 1 to 1000.
        page_number: Number of the page to read; the first page is 1.

    Returns:
        The groups of this page.

    Raises:
        PageError: 400006: The page number is not an integer of at least 1, or is beyond the last
            page. 400007: The page size is not an integer of at least 1. 403014: The page size is
            over 1000.
        PermissionDeniedError: 403133: The user is not an administrator, and the id is that of
            another user.
        NotFoundError: 404002: No user of the site has the id in the path. (Documented as 404012,
            the code of groups.) 404012: No user of the site has the id in the path.

    `GET /api/{apiVersion}/sites/{siteId}/users/{userId}/groups`

    Since version 3.7. Scopes: tableau:groups:read.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_users_and_groups.htm#get_groups_for_a_user
    """
    check_number(page_size, "page_size", least=1, most=1000)
    check_number(page_number, "page_number", least=1)
    return Operation(
        catalog.GET_GROUPS_FOR_A_USER,
        f"/api/{{apiVersion}}/sites/{{siteId}}/users/{segment(user, 'user', 'user')}/groups",
        query(
            ("pageSize", page_size),
            ("pageNumber", page_number),
        ),
    )
