# Generated from spec/ by `make generate`. Do not edit.
"""List, read and cancel flow runs, and find them again."""

from __future__ import annotations

from collections.abc import Sequence

from .. import catalog
from .. import models as m
from ..arguments import Identified, query, segment
from ..checks import LONGEST_QUERY, check_number, check_text
from ..conditions import Condition, Order, sort_text
from ..filtering import checked_where
from ..operation import Operation


def get_flow_runs(
    *,
    filter: str | None = None,
    sort: str | None = None,
    page_size: int | None = None,
    page_number: int | None = None,
    where: Sequence[Condition[m.FlowRun]] = (),
    order_by: Sequence[Order[m.FlowRun]] = (),
) -> Operation[tuple[m.FlowRun, ...]]:
    """List the flow runs of the site.

    Some servers omit the total, so the last page is recognised by having fewer runs than
    requested. Servers that do not support the field status silently ignore a filter by it. With
    status, the operator in accepts only final states. In descending order, runs without a value
    are first.

    Permissions: Every user. Users who are not administrators see the runs of the flows they may
    run.

    Args:
        filter: Filter in the form field:operator:value. Several conditions are separated by
            commas, and all of them must be true. Values cannot contain commas or ampersands. The
            operator in takes a list in the form [a,b]. Times have the form YYYY-MM-DDTHH:MM:SSZ.
            Fields and their operators: flowId (eq, in), userId (eq, in), progress (eq, gt, gte,
            lt, lte; integer), startedAt (eq, gt, gte, lt, lte; time), completedAt (eq, gt, gte,
            lt, lte; time), status (eq, in; in accepts only Success, Failed, Cancelled; since
            version 3.30).
        sort: Sort order in the form field:asc or field:desc. Several are separated by commas, in
            decreasing order of priority. Fields: startedAt, completedAt, progress, status (since
            version 3.30).
        page_size: Number of items per page, 1 to 1000.
        page_number: Number of the page to read; the first page is 1.
        where: Conditions that all items meet, made by `fields.flow_run`; what a filter of the
            server cannot say is filtered in the client. Cannot be combined with `filter`.
        order_by: Sort order made by `fields.flow_run`, in decreasing order of priority. Cannot be
            combined with `sort`.

    Returns:
        The flow runs on this page.

    Raises:
        BadRequestError: 400000: The filter or the sort order is malformed.
        PageError: 400006: The page number is not an integer of at least 1, or is beyond the last
            page. 400007: The page size is not an integer of at least 1. 403014: The page size is
            over 1000.
        InvalidFilterError: 400065: The filter uses a field or an operator that this list does not
            support.
        InvalidSortError: 400066: The sort order uses a field that this list cannot be sorted by.
        NotFoundError: 404027: The filter refers to a flow that does not exist.

    `GET /api/{apiVersion}/sites/{siteId}/flows/runs`

    Since version 3.10. Scopes: tableau:flow_runs:read.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#get_flow_runs
    """
    check_text(filter, "filter", most=LONGEST_QUERY, empty=False)
    check_text(sort, "sort", most=LONGEST_QUERY, empty=False)
    check_number(page_size, "page_size", least=1, most=1000)
    check_number(page_number, "page_number", least=1)
    return Operation(
        catalog.GET_FLOW_RUNS,
        "/api/{apiVersion}/sites/{siteId}/flows/runs",
        query(
            ("filter", filter),
            ("sort", sort_text(order_by, "flow_run", sort)),
            ("pageSize", page_size),
            ("pageNumber", page_number),
        ),
        where=checked_where(where, "flow_run", filter),
    )


def get_flow_run(flow_run: str | Identified) -> Operation[m.FlowRun]:
    """Read one flow run.

    The reply includes the progress and the status of the run.

    Permissions: Administrators, and users who may run the flow.

    Args:
        flow_run: The flow run, as an id or as the object. The id of its job is not accepted.

    Returns:
        The flow run.

    Raises:
        NotFoundError: 404036: No flow run has the id in the path.

    `GET /api/{apiVersion}/sites/{siteId}/flows/runs/{flowRunId}`

    Since version 3.10. Scopes: tableau:flow_runs:read.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#get_flow_run
    """
    return Operation(
        catalog.GET_FLOW_RUN,
        f"/api/{{apiVersion}}/sites/{{siteId}}/flows/runs/{segment(flow_run, 'flow_run', 'flow run')}",
    )


def cancel_flow_run(flow_run: str | Identified) -> Operation[None]:
    """Cancel a flow run.

    Requests that the run stop, which takes a while; read the flow run afterwards. The body of a
    successful response is ignored, but a response with HTTP status 200 can contain an error.
    Some servers report success with HTTP status 204.

    Permissions: Administrators, and the user who started the run or created its task, if they
    may run the flow.

    If the response is lost: Read the flow run.

    Args:
        flow_run: The flow run, as an id or as the object. The id of its job is not accepted.

    Raises:
        AlreadyFinishedError: 403135: The run has already ended. The response can have HTTP status
            200.
        FeatureDisabledError: 403136: The site does not allow flow runs to be cancelled.
        PermissionDeniedError: 403137: The user neither started the run nor is an administrator.
        NotFoundError: 404036: No flow run has the id in the path.

    `PUT /api/{apiVersion}/sites/{siteId}/flows/runs/{flowRunId}`

    Since version 3.10. Scopes: tableau:flow_runs:update.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#cancel_flow_run
    """
    return Operation(
        catalog.CANCEL_FLOW_RUN,
        f"/api/{{apiVersion}}/sites/{{siteId}}/flows/runs/{segment(flow_run, 'flow_run', 'flow run')}",
    )
