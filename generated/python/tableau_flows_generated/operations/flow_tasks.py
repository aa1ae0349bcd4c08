# Generated from spec/ by `make generate`. Do not edit.
"""Flow tasks: scheduled executions of flows."""

from __future__ import annotations

from .. import catalog
from .. import models as m
from ..arguments import Identified, id_of, newer_parts, segment
from ..checks import check_model, check_text
from ..operation import Operation


def get_flow_run_tasks() -> Operation[tuple[m.Task, ...]]:
    """List the flow tasks of the site.

    Returns the whole list in one reply, without paging, filtering or sorting.

    Permissions: Every user. Users who are not administrators see the tasks of the flows they
    own.

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

    The reply includes the flow and the schedule of the task.

    Permissions: Administrators, and the owner of the task.

    Args:
        task: The flow task, as an id or as the object. The list of flow tasks contains it.

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
        f"/api/{{apiVersion}}/sites/{{siteId}}/tasks/runFlow/{segment(task, 'task', 'task')}",
    )


def run_flow_task(task: str | Identified) -> Operation[m.Job]:
    """Run a flow task now.

    Queues the task with its usual priority, independently of its schedule. The reply describes
    the background job. The call usually fails while the task is queued or running. A suspended
    task is resumed. Requires Data Management and Prep Conductor on the site.

    Permissions: Administrators, and the owner of the task.

    If the response is lost: List the newest runs of the flow.

    Args:
        task: The flow task, as an id or as the object. The list of flow tasks contains it.

    Returns:
        The job.

    Raises:
        BadRequestError: 400000: The body is missing or not well-formed XML. A body is required
            although it has no content. 400084: The task does not run a flow.
        PermissionDeniedError: 403004: The user may not run the task.
        AlreadyQueuedError: 403102: A run of the task is queued or has just started.
        NotFoundError: 404026: No task has the id in the path.

    `POST /api/{apiVersion}/sites/{siteId}/tasks/runFlow/{taskId}/runNow`

    Since version 3.3. Requires Prep Conductor (Data Management). Scopes:
    tableau:flow_tasks:run.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#run_flow_task
    """
    from ..codec import encode
    from ..models.tasks import EmptyRequest

    body = encode(EmptyRequest(), "tsRequest", namespace=None)
    return Operation(
        catalog.RUN_FLOW_TASK,
        f"/api/{{apiVersion}}/sites/{{siteId}}/tasks/runFlow/{segment(task, 'task', 'task')}/runNow",
        body=body,
    )


def add_flow_task_to_schedule(
    flow: str | Identified,
    schedule: str | Identified,
    *,
    flow_run_spec: m.FlowRunSpec | None = None,
) -> Operation[m.Task]:
    """Create a task that runs a flow on a schedule.

    The schedule must be for flows. All output steps run, including steps added to the flow
    later. Tableau Cloud does not have schedules of this kind. Requires Data Management and Prep
    Conductor on the site.

    Permissions: Administrators, the owner of the flow, and leaders of its project.

    If the response is lost: List the flow tasks.

    Args:
        flow: The flow, as an id or as the object.
        schedule: The schedule, as an id or as the object. It must be a schedule for flows.
        flow_run_spec: Mode and parameter values of the runs. The server ignores output steps given
            here. Since version 3.15.

    Returns:
        The task.

    Raises:
        BadRequestError: 400000: The body is missing, incomplete or not well-formed XML.
        PermissionDeniedError: 403098: The user may not schedule the flow.
        NotFoundError: 404002: A user that the request refers to does not exist. (Documented,
            although no user id is sent.) 404023: No schedule has the id in the path. 404027: No
            flow has the id in the body.

    `PUT /api/{apiVersion}/sites/{siteId}/schedules/{scheduleId}/flows`

    Since version 3.3. Requires Prep Conductor (Data Management). Not available on Tableau
    Cloud. The required scopes are unknown.

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
                    flow=FlowReference(id=id_of(flow, "flow", "flow")), flow_run_spec=flow_run_spec
                )
            )
        ),
        "tsRequest",
        namespace=None,
    )
    return Operation(
        catalog.ADD_FLOW_TASK_TO_SCHEDULE,
        f"/api/{{apiVersion}}/sites/{{siteId}}/schedules/{segment(schedule, 'schedule', 'schedule')}/flows",
        body=body,
        newer=newer_parts(catalog.FIELD_VERSIONS, ("flow_run_spec", flow_run_spec, (3, 15))),
    )


def create_cloud_flow_task(
    flow: str | Identified,
    *,
    frequency: m.ScheduleFrequency | str,
    frequency_details: m.FrequencyDetails,
    flow_run_spec: m.FlowRunSpec | None = None,
) -> Operation[m.Task]:
    """Create a flow task with a schedule of its own.

    Each task of Tableau Cloud has its own schedule, which cannot be changed through this API.
    Tableau Server does not have such tasks: there, tasks share schedules, so add a task to one
    of those instead. Requires Data Management and Prep Conductor on the site.

    Permissions: Administrators, the owner of the flow, and leaders of its project.

    If the response is lost: List the flow tasks.

    Args:
        flow: The flow, as an id or as the object.
        frequency: Frequency of the runs.
        frequency_details: Times, intervals and days of the runs.
        flow_run_spec: Output steps, mode and parameter values of the runs. All output steps run if
            it is omitted.

    Returns:
        The task.

    Raises:
        BadRequestError: 400000: The body is missing, incomplete or not well-formed XML.
        PermissionDeniedError: 403098: The user may not schedule the flow.
        NotFoundError: 404027: No flow has the id in the body.
        InvalidScheduleError: 409004: The times, intervals and days do not fit the frequency. The
            HTTP status is 400.

    `POST /api/{apiVersion}/sites/{siteId}/tasks/flows`

    Since version 3.22. Requires Prep Conductor (Data Management). Not available on Tableau
    Server. The required scopes are unknown.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#create_cloud_flow_task
    """
    check_text(frequency, "frequency", required=True)
    check_model(frequency_details, "frequency_details", "FrequencyDetails", required=True)
    check_model(flow_run_spec, "flow_run_spec", "FlowRunSpec")
    from ..codec import encode
    from ..models.common import FlowReference
    from ..models.tasks import (
        CloudFlowRunToCreate,
        CloudScheduleToCreate,
        CloudTaskToCreate,
        CreateCloudFlowTaskRequest,
    )

    body = encode(
        CreateCloudFlowTaskRequest(
            task=CloudTaskToCreate(
                flow_run=CloudFlowRunToCreate(
                    flow=FlowReference(id=id_of(flow, "flow", "flow")), flow_run_spec=flow_run_spec
                )
            ),
            schedule=CloudScheduleToCreate(
                frequency_details=frequency_details, frequency=frequency
            ),
        ),
        "tsRequest",
        namespace=None,
    )
    return Operation(
        catalog.CREATE_CLOUD_FLOW_TASK,
        "/api/{apiVersion}/sites/{siteId}/tasks/flows",
        body=body,
        newer=newer_parts(catalog.FIELD_VERSIONS, ("flow_run_spec", flow_run_spec, None)),
    )
