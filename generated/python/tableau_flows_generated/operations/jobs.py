# Generated from spec/ by `make generate`. Do not edit.
"""Background jobs of the server."""

from __future__ import annotations

from collections.abc import Sequence

from .. import catalog
from .. import models as m
from ..arguments import Identified, query, segment
from ..checks import LONGEST_QUERY, check_number, check_text
from ..conditions import Condition, Order, sort_text
from ..filtering import checked_where
from ..operation import Operation


def query_job(job: str | Identified) -> Operation[m.Job]:
    """Read one job.

    A job has ended once it has a completion time; the finish code is the outcome. The server
    deletes finished jobs after a short time, so a job that is not found may have ended
    successfully.

    Permissions: Administrators, and the user who started the job.

    Args:
        job: The job, as an id or as the object.

    Returns:
        The job.

    Raises:
        BadRequestError: 400031: The server cannot read the job; usually it has been deleted.
        NotFoundError: 404018: No job has the id in the path, or it has been deleted.

    `GET /api/{apiVersion}/sites/{siteId}/jobs/{jobId}`

    Since version 2.6. Scopes: tableau:jobs:read.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#query_job
    """
    return Operation(
        catalog.QUERY_JOB,
        f"/api/{{apiVersion}}/sites/{{siteId}}/jobs/{segment(job, 'job', 'job')}",
    )


def cancel_job(job: str | Identified) -> Operation[None]:
    """Cancel a job.

    Requests that the job stop, which takes a while; read the job afterwards. A job that runs a
    flow can be cancelled, queued or running; its run is cancelled with it. The body of a
    successful response is ignored, but a response with HTTP status 200 can contain an error.

    Permissions: Administrators.

    If the response is lost: Read the job.

    Args:
        job: The job, as an id or as the object.

    Raises:
        PermissionDeniedError: 403032: The user is not an administrator.
        AlreadyFinishedError: 403091: The job has already ended. The response can have HTTP status
            200.
        NotFoundError: 404018: No job has the id in the path, or it has been deleted.

    `PUT /api/{apiVersion}/sites/{siteId}/jobs/{jobId}`

    Since version 3.1. The required scopes are unknown.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#cancel_job
    """
    return Operation(
        catalog.CANCEL_JOB,
        f"/api/{{apiVersion}}/sites/{{siteId}}/jobs/{segment(job, 'job', 'job')}",
    )


def query_jobs(
    *,
    filter: str | None = None,
    sort: str | None = None,
    fields: str | None = None,
    page_size: int | None = None,
    page_number: int | None = None,
    where: Sequence[Condition[m.BackgroundJob]] = (),
    order_by: Sequence[Order[m.BackgroundJob]] = (),
) -> Operation[tuple[m.BackgroundJob, ...]]:
    """List the background jobs of the site.

    Jobs of all kinds, queued, running and ended, as long as the server keeps them: on Tableau
    Cloud about 30 days. The list cannot be filtered by a flow; the runs of a flow tell their
    jobs. The field for the end of a job is called completedAt, though the jobs hold it as
    ended_at.

    Permissions: Administrators. What other users get is not documented; possibly the jobs that
    they started.

    Args:
        filter: Filter in the form field:operator:value. Several conditions are separated by
            commas, and all of them must be true. Values cannot contain commas or ampersands. The
            operator in takes a list in the form [a,b]; the operator has finds texts that contain
            the value. Times have the form YYYY-MM-DDTHH:MM:SSZ. Fields and their operators:
            jobType (eq, in), status (eq), progress (eq, gt, gte, lt, lte; integer), priority (eq,
            gt, gte, lt, lte; integer), title (eq, has), subtitle (eq, has), notes (has), args
            (has), createdAt (eq, gt, gte, lt, lte; time), startedAt (eq, gt, gte, lt, lte; time),
            completedAt (eq, gt, gte, lt, lte; time).
        sort: Sort order in the form field:asc or field:desc. Several are separated by commas, in
            decreasing order of priority. Fields: jobType, status, title, subtitle, notes,
            createdAt, startedAt, completedAt.
        fields: Names of the fields to send, separated by commas: id, status, createdAt, startedAt,
            endedAt, priority, jobType, title, subtitle. _default_ stands for those that are sent
            without this parameter, _all_ for all of them. Name id too: servers may leave it out
            otherwise, and without it a row cannot be read.
        page_size: Number of items per page, 1 to 1000.
        page_number: Number of the page to read; the first page is 1.
        where: Conditions that all items meet, made by `fields.background_job`; what a filter of
            the server cannot say is filtered in the client. Cannot be combined with `filter`.
        order_by: Sort order made by `fields.background_job`, in decreasing order of priority.
            Cannot be combined with `sort`.

    Returns:
        The jobs on this page.

    Raises:
        BadRequestError: 400000: The filter or the sort order is malformed.
        PageError: 400006: The page number is not an integer of at least 1, or is beyond the last
            page. 400007: The page size is not an integer of at least 1. 403014: The page size is
            over 1000.
        InvalidFilterError: 400065: The filter uses a field or an operator that this list does not
            support.
        InvalidSortError: 400066: The sort order uses a field that this list cannot be sorted by.

    `GET /api/{apiVersion}/sites/{siteId}/jobs`

    Since version 3.1. Scopes: tableau:jobs:read.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#query_jobs
    """
    check_text(filter, "filter", most=LONGEST_QUERY, empty=False)
    check_text(sort, "sort", most=LONGEST_QUERY, empty=False)
    check_text(fields, "fields", most=LONGEST_QUERY, empty=False)
    check_number(page_size, "page_size", least=1, most=1000)
    check_number(page_number, "page_number", least=1)
    return Operation(
        catalog.QUERY_JOBS,
        "/api/{apiVersion}/sites/{siteId}/jobs",
        query(
            ("filter", filter),
            ("sort", sort_text(order_by, "background_job", sort)),
            ("fields", fields),
            ("pageSize", page_size),
            ("pageNumber", page_number),
        ),
        where=checked_where(where, "background_job", filter),
    )
