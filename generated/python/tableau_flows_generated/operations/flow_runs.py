# Generated from spec/ by `make generate`. Do not edit.
"""Flow runs: executions of flows."""

from __future__ import annotations

from .. import catalog
from .. import models as m
from ..checks import LONGEST_QUERY, check_number, check_text
from ..operation import Identified, Operation, query, segment


def get_flow_runs(
    *,
    filter: str | None = None,
    sort: str | None = None,
    page_size: int | None = None,
    page_number: int | None = None,
) -> Operation[tuple[m.FlowRun, ...]]:
    """List the flow runs of the site.

    Replies have been seen without their total, so the last page shows by holding fewer runs
    than were asked for. Servers that do not know the field status ignore a filter by it without
    a word. With status, in takes final states alone. When sorting downwards, runs without a
    value come first.

    Who may call it: Everyone; those who are not administrators see runs of the flows they may
    run.

    Args:
        filter: Condition as field:operator:value; several joined by commas must all hold. Values
            may contain neither comma nor ampersand, and the operator in takes [a,b]. Times are
            given as YYYY-MM-DDTHH:MM:SSZ. Fields and their operators: flowId (eq, in), userId (eq,
            in), progress (eq, gt, gte, lt, lte; whole number), startedAt (eq, gt, gte, lt, lte;
            time), completedAt (eq, gt, gte, lt, lte; time), status (eq, in; in takes Success,
            Failed, Cancelled only; since version 3.30).
        sort: Order as field:asc or field:desc; several joined by commas, the first counting most.
            Fields: startedAt, completedAt, progress, status (since version 3.30).
        page_size: Number of items in one reply, 1 to 1000.
        page_number: Number of the page to read, counted from 1.

    Returns:
        Flow runs of this page.

    Raises:
        BadRequestError: 400000: The filter or the sort is malformed.
        PageError: 400006: The page number is not a whole number of at least 1, or lies behind the
            last page. 400007: The page size is not a whole number of at least 1. 403014: The page
            size is over 1000.
        InvalidFilterError: 400065: The filter uses a field or an operator that flow runs do not
            have.
        NotFoundError: 404027: The filter names a flow that does not exist.

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
            ("sort", sort),
            ("pageSize", page_size),
            ("pageNumber", page_number),
        ),
    )


def get_flow_run(flow_run: str | Identified) -> Operation[m.FlowRun]:
    """Read one flow run.

    Tells how far the run has come and how it ended.

    Who may call it: Administrators, and users who may run the flow.

    Args:
        flow_run: Id of the flow run (not that of its job). The object may be given instead.

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
        f"/api/{{apiVersion}}/sites/{{siteId}}/flows/runs/{segment(flow_run, 'flow_run')}",
    )


def cancel_flow_run(flow_run: str | Identified) -> Operation[None]:
    """Cancel a flow run.

    The run is asked to stop, which takes a while; read the flow run afterwards. The body of the
    answer says nothing on success and is ignored, but an error can come in it with HTTP status
    200, and success has been seen with HTTP status 204.

    Who may call it: Administrators, and the user who started the run or made its task, if they
    may run the flow.

    If the answer is lost: Read the flow run.

    Args:
        flow_run: Id of the flow run (not that of its job). The object may be given instead.

    Raises:
        AlreadyFinishedError: 403135: The run has ended already. The answer can have HTTP status
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
        f"/api/{{apiVersion}}/sites/{{siteId}}/flows/runs/{segment(flow_run, 'flow_run')}",
    )
