# Generated from spec/ by `make generate`. Do not edit.
"""Linked tasks: flow tasks that run one after another."""

from __future__ import annotations

from .. import catalog
from .. import models as m
from ..arguments import Identified, query, segment
from ..checks import check_number
from ..operation import Operation


def get_linked_tasks(
    *, page_size: int | None = None, page_number: int | None = None
) -> Operation[tuple[m.LinkedTask, ...]]:
    """List the linked tasks of the site.

    Filtering and sorting are not supported. Linked tasks are created and changed in the browser
    only.

    Permissions: Every user. Users who are not administrators see the linked tasks that run only
    flows they own.

    Args:
        page_size: Number of items per page, 1 to 1000.
        page_number: Number of the page to read; the first page is 1.

    Returns:
        The linked tasks of this page.

    Raises:
        PageError: 400006: The page number is not an integer of at least 1, or is beyond the last
            page. 400007: The page size is not an integer of at least 1. 403014: The page size is
            over 1000.

    `GET /api/{apiVersion}/sites/{siteId}/tasks/linked`

    Since version 3.15. The required scopes are unknown.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#get_linked_tasks
    """
    check_number(page_size, "page_size", least=1, most=1000)
    check_number(page_number, "page_number", least=1)
    return Operation(
        catalog.GET_LINKED_TASKS,
        "/api/{apiVersion}/sites/{siteId}/tasks/linked",
        query(
            ("pageSize", page_size),
            ("pageNumber", page_number),
        ),
    )


def get_linked_task(linked_task: str | Identified) -> Operation[m.LinkedTask]:
    """Read one linked task with its steps.

    The reply includes the schedule and the flow task of each step.

    Permissions: Administrators, and users who own all flows of the linked task.

    Args:
        linked_task: The linked task, as an id or as the object. The list of linked tasks contains
            it.

    Returns:
        The linked task.

    Raises:
        PermissionDeniedError: 403004: The user may not see the linked task.
        NotFoundError: 404026: No linked task has the id in the path.

    `GET /api/{apiVersion}/sites/{siteId}/tasks/linked/{linkedTaskId}`

    Since version 3.15. The required scopes are unknown.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#get_linked_task
    """
    return Operation(
        catalog.GET_LINKED_TASK,
        f"/api/{{apiVersion}}/sites/{{siteId}}/tasks/linked/{segment(linked_task, 'linked_task', 'linked task')}",
    )


def run_linked_task_now(linked_task: str | Identified) -> Operation[m.LinkedTaskJob]:
    """Run a linked task now.

    Runs the steps one after another, independently of the schedule. No operation reads the job
    of the reply again; the flow runs tell how the steps end. Requires Data Management and Prep
    Conductor on the site.

    Permissions: Administrators, and users who own all flows of the linked task.

    If the response is lost: List the newest runs of the flows.

    Args:
        linked_task: The linked task, as an id or as the object. The list of linked tasks contains
            it.

    Returns:
        The job.

    Raises:
        BadRequestError: 400000: The body is missing or not well-formed XML. A body is required
            although it has no content.
        PermissionDeniedError: 403004: The user may not run the linked task.
        AlreadyQueuedError: 403102: A run of one of the flows is queued or has just started.
        NotFoundError: 404026: No linked task has the id in the path.

    `POST /api/{apiVersion}/sites/{siteId}/tasks/linked/{linkedTaskId}/runNow`

    Since version 3.15. Requires Prep Conductor (Data Management). The required scopes are
    unknown.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#run_linked_task_now
    """
    from ..codec import encode
    from ..models.tasks import EmptyRequest

    body = encode(EmptyRequest(), "tsRequest", namespace=None)
    return Operation(
        catalog.RUN_LINKED_TASK_NOW,
        f"/api/{{apiVersion}}/sites/{{siteId}}/tasks/linked/{segment(linked_task, 'linked_task', 'linked task')}/runNow",
        body=body,
    )
