# Generated from spec/ by `make generate`. Do not edit.
"""Flow tasks: plans to run flows by a schedule."""

from __future__ import annotations

from .. import catalog
from .. import models as m
from ..checks import check_model
from ..operation import Identified, Operation, id_of, newer_parts, segment


def get_flow_run_tasks() -> Operation[tuple[m.Task, ...]]:
    """List the flow tasks of the site.

    The list comes whole: it knows no pages, filters or sorts.

    Who may call it: Everyone; those who are not administrators see the tasks of flows they own.

    Returns:
        The tasks.

    `GET /api/{apiVersion}/sites/{siteId}/tasks/runFlow`

    Since version 3.3. Scopes: tableau:flow_tasks:read.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#get_flow_run_tasks
    """
    return Operation(
        catalog.GET_FLOW_RUN_TASKS,
        "/api/{apiVersion}/sites/{siteId}/tasks/runFlow",
    )


def get_flow_run_task(task: str | Identified) -> Operation[m.Task]:
    """Read one flow task.

    Tells the flow and the schedule of the task.

    Who may call it: Administrators, and the owner of the task.

    Args:
        task: Id of the flow task, as told by the list of flow tasks. The object may be given
            instead.

    Returns:
        The task.

    Raises:
        PermissionDeniedError: 403004: The user may not see the task.
        NotFoundError: 404026: No task has the id in the path.

    `GET /api/{apiVersion}/sites/{siteId}/tasks/runFlow/{taskId}`

    Since version 3.3. Scopes: tableau:flow_tasks:read.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#get_flow_run_task
    """
    return Operation(
        catalog.GET_FLOW_RUN_TASK,
        f"/api/{{apiVersion}}/sites/{{siteId}}/tasks/runFlow/{segment(task, 'task')}",
    )


def run_flow_task(task: str | Identified) -> Operation[m.Job]:
    """Run a flow task at once.

    Puts the task in the queue with the usual priority, ahead of its schedule; the reply tells
    the job that does the work. The call fails as a rule while the task is waiting or running. A
    suspended task is resumed. Needs Data Management and Prep Conductor on the site.

    Who may call it: Administrators, and the owner of the task.

    If the answer is lost: List the newest runs of the flow.

    Args:
        task: Id of the flow task, as told by the list of flow tasks. The object may be given
            instead.

    Returns:
        The job.

    Raises:
        BadRequestError: 400000: The body is missing or not well-formed XML. It must come even
            though it is empty. 400084: The task does not run a flow.
        PermissionDeniedError: 403004: The user may not run the task.
        AlreadyQueuedError: 403102: A run of the task is waiting or began moments ago.
        NotFoundError: 404026: No task has the id in the path.

    `POST /api/{apiVersion}/sites/{siteId}/tasks/runFlow/{taskId}/runNow`

    Since version 3.3. Needs Prep Conductor (Data Management). Scopes: tableau:flow_tasks:run.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#run_flow_task
    """
    from ..codec import encode
    from ..models.tasks import EmptyRequest

    body = encode(EmptyRequest(), "tsRequest", namespace=None)
    return Operation(
        catalog.RUN_FLOW_TASK,
        f"/api/{{apiVersion}}/sites/{{siteId}}/tasks/runFlow/{segment(task, 'task')}/runNow",
        body=body,
    )


def add_flow_task_to_schedule(
    flow: str | Identified,
    schedule: str | Identified,
    *,
    flow_run_spec: m.FlowRunSpec | None = None,
) -> Operation[m.Task]:
    """Make a task that runs a flow by a schedule.

    The schedule must be one for flows. All output steps run, those the flow gets later too.
    Tableau Cloud has no such schedules. Needs Data Management and Prep Conductor on the site.

    Who may call it: Administrators, the owner of the flow, and leaders of its project.

    If the answer is lost: List the flow tasks.

    Args:
        flow: Id of the flow. The object may be given instead.
        schedule: Id of a schedule for flows. The object may be given instead.
        flow_run_spec: Mode and values of parameters of the runs. The server ignores output steps
            given here. Since version 3.15.

    Returns:
        The task.

    Raises:
        BadRequestError: 400000: The body is missing, incomplete or not well-formed XML.
        PermissionDeniedError: 403098: The user may not schedule the flow.
        NotFoundError: 404002: A user the request refers to does not exist. (Listed, though no id
            of a user is sent.) 404023: No schedule has the id in the path. 404027: No flow has the
            id in the body.

    `PUT /api/{apiVersion}/sites/{siteId}/schedules/{scheduleId}/flows`

    Since version 3.3. Needs Prep Conductor (Data Management). Not on Tableau Cloud. Which
    scopes it needs is not known.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#add_flow_task_to_schedule
    """
    check_model(flow_run_spec, "flow_run_spec", "FlowRunSpec")
    from ..codec import encode
    from ..models.common import FlowReference
    from ..models.tasks import (
        AddFlowTaskToScheduleRequest,
        FlowRunToSchedule,
        TaskToSchedule,
    )

    body = encode(
        AddFlowTaskToScheduleRequest(
            task=TaskToSchedule(
                flow_run=FlowRunToSchedule(
                    flow=FlowReference(id=id_of(flow, "flow")), flow_run_spec=flow_run_spec
                )
            )
        ),
        "tsRequest",
        namespace=None,
    )
    return Operation(
        catalog.ADD_FLOW_TASK_TO_SCHEDULE,
        f"/api/{{apiVersion}}/sites/{{siteId}}/schedules/{segment(schedule, 'schedule')}/flows",
        body=body,
        newer=newer_parts(catalog.FIELD_VERSIONS, ("flow_run_spec", flow_run_spec, (3, 15))),
    )
