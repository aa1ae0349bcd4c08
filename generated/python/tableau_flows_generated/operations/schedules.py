# Generated from spec/ by `make generate`. Do not edit.
"""Schedules of Tableau Server: list, find, read, create, change, delete."""

from __future__ import annotations

from .. import catalog
from .. import models as m
from ..arguments import Identified, query, segment
from ..checks import check_change, check_model, check_number, check_text
from ..operation import Operation


def query_schedules(
    *, page_size: int | None = None, page_number: int | None = None
) -> Operation[tuple[m.Schedule, ...]]:
    """List the schedules of the server.

    Schedules belong to the server, not to a site. The list includes schedules for other kinds
    of tasks, such as extract refreshes, and omits detailed times; read a single schedule to get
    them. Filtering and sorting are not supported. Tableau Cloud does not have such schedules;
    there, each task has one of its own.

    Permissions: Every user.

    Args:
        page_size: Number of items per page, 1 to 1000.
        page_number: Number of the page to read; the first page is 1.

    Returns:
        The schedules of this page.

    Raises:
        PageError: 400006: The page number is not an integer of at least 1, or is beyond the last
            page. 400007: The page size is not an integer of at least 1. 403014: The page size is
            over 1000.

    `GET /api/{apiVersion}/schedules`

    Since version 2.3. Not available on Tableau Cloud. The required scopes are unknown.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#query_schedules
    """
    check_number(page_size, "page_size", least=1, most=1000)
    check_number(page_number, "page_number", least=1)
    return Operation(
        catalog.QUERY_SCHEDULES,
        "/api/{apiVersion}/schedules",
        query(
            ("pageSize", page_size),
            ("pageNumber", page_number),
        ),
    )


def create_schedule(
    name: str,
    *,
    kind: m.ScheduleKind | str,
    priority: int,
    execution_order: m.ExecutionOrder | str,
    frequency: m.ScheduleFrequency | str,
    frequency_details: m.FrequencyDetails,
) -> Operation[m.Schedule]:
    """Create a schedule on the server.

    The times, intervals and days must fit the frequency. Tableau Cloud does not have such
    schedules; there, each task has one of its own.

    Permissions: Server administrators.

    If the response is lost: List the schedules and look for the name.

    Args:
        name: Name of the schedule, unique on the server.
        kind: Type of tasks that the schedule is for.
        priority: Priority of its tasks in the queue, 1 (highest) to 100.
        execution_order: Whether tasks of the schedule run in parallel.
        frequency: Frequency of the runs.
        frequency_details: Times, intervals and days of the runs.

    Returns:
        The schedule.

    Raises:
        BadRequestError: 400000: The body is missing, incomplete or not well-formed XML. 400064:
            The schedule could not be created for a reason without a code of its own.
        PermissionDeniedError: 403004: The user is not a server administrator.
        InvalidScheduleError: 409004: The times, intervals and days do not fit the frequency. The
            HTTP status is 400.
        NameTakenError: 409021: Another schedule has this name.

    `POST /api/{apiVersion}/schedules`

    Since version 2.3. Not available on Tableau Cloud. The required scopes are unknown.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#create_schedule
    """
    check_text(name, "name", required=True)
    check_text(kind, "kind", required=True)
    check_number(priority, "priority", required=True, least=0)
    check_text(execution_order, "execution_order", required=True)
    check_text(frequency, "frequency", required=True)
    check_model(frequency_details, "frequency_details", "FrequencyDetails", required=True)
    from ..codec import encode
    from ..models.schedules import CreateScheduleRequest, ScheduleToCreate

    body = encode(
        CreateScheduleRequest(
            schedule=ScheduleToCreate(
                frequency_details=frequency_details,
                name=name,
                priority=priority,
                type=kind,
                frequency=frequency,
                execution_order=execution_order,
            )
        ),
        "tsRequest",
        namespace=None,
    )
    return Operation(
        catalog.CREATE_SCHEDULE,
        "/api/{apiVersion}/schedules",
        body=body,
    )


def get_schedule(schedule: str | Identified) -> Operation[m.Schedule]:
    """Read one schedule with its detailed times.

    Tableau Cloud does not have such schedules; there, each task has one of its own.

    Permissions: Every user.

    Args:
        schedule: The schedule, as an id or as the object. The list of schedules contains it.

    Returns:
        The schedule.

    Raises:
        NotFoundError: 404023: No schedule has the id in the path.

    `GET /api/{apiVersion}/schedules/{scheduleId}`

    Since version 3.8. Not available on Tableau Cloud. The required scopes are unknown.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#get_schedule
    """
    return Operation(
        catalog.GET_SCHEDULE,
        f"/api/{{apiVersion}}/schedules/{segment(schedule, 'schedule', 'schedule')}",
    )


def update_schedule(
    schedule: str | Identified,
    *,
    name: str | None = None,
    state: m.ScheduleState | str | None = None,
    priority: int | None = None,
    execution_order: m.ExecutionOrder | str | None = None,
    frequency: m.ScheduleFrequency | str | None = None,
    frequency_details: m.FrequencyDetails | None = None,
) -> Operation[m.Schedule]:
    """Change, suspend or resume a schedule of the server.

    Omitted values are unchanged. The type of tasks cannot be changed. The frequency and the
    detailed times are given together. Tableau Cloud does not have such schedules.

    Permissions: Server administrators.

    If the response is lost: Read the schedule.

    Args:
        schedule: The schedule, as an id or as the object. The list of schedules contains it.
        name: Name of the schedule, unique on the server.
        state: Active or Suspended.
        priority: Priority of its tasks in the queue, 1 (highest) to 100.
        execution_order: Whether tasks of the schedule run in parallel.
        frequency: Frequency of the runs.
        frequency_details: Times, intervals and days of the runs.

    Returns:
        The schedule.

    Raises:
        UsageError: No value to change is given; nothing was sent.
        BadRequestError: 400000: The body is missing, incomplete or not well-formed XML. 400071:
            The schedule could not be changed for a reason without a code of its own.
        PermissionDeniedError: 403004: The user is not a server administrator.
        NotFoundError: 404023: No schedule has the id in the path.
        InvalidScheduleError: 409004: The times, intervals and days do not fit the frequency. The
            HTTP status is 400.
        NameTakenError: 409021: Another schedule has this name.

    `PUT /api/{apiVersion}/schedules/{scheduleId}`

    Since version 2.3. Not available on Tableau Cloud. The required scopes are unknown.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#update_schedule
    """
    check_text(name, "name")
    check_text(state, "state")
    check_number(priority, "priority", least=0)
    check_text(execution_order, "execution_order")
    check_text(frequency, "frequency")
    check_model(frequency_details, "frequency_details", "FrequencyDetails")
    check_change(
        name=name,
        state=state,
        priority=priority,
        execution_order=execution_order,
        frequency=frequency,
        frequency_details=frequency_details,
    )
    from ..codec import encode
    from ..models.schedules import ScheduleToUpdate, UpdateScheduleRequest

    body = encode(
        UpdateScheduleRequest(
            schedule=ScheduleToUpdate(
                frequency_details=frequency_details,
                name=name,
                state=state,
                priority=priority,
                frequency=frequency,
                execution_order=execution_order,
            )
        ),
        "tsRequest",
        namespace=None,
    )
    return Operation(
        catalog.UPDATE_SCHEDULE,
        f"/api/{{apiVersion}}/schedules/{segment(schedule, 'schedule', 'schedule')}",
        body=body,
    )


def delete_schedule(schedule: str | Identified) -> Operation[None]:
    """Delete a schedule of the server.

    What happens to tasks on the schedule is not documented; expect a refusal while there are
    any. Tableau Cloud does not have such schedules.

    Permissions: Server administrators.

    If the response is lost: List the schedules; it was deleted if it is missing.

    Args:
        schedule: The schedule, as an id or as the object. The list of schedules contains it.

    Raises:
        BadRequestError: 400059: The schedule could not be deleted, such as one with tasks.
        PermissionDeniedError: 403004: The user is not a server administrator.
        NotFoundError: 404023: No schedule has the id in the path.

    `DELETE /api/{apiVersion}/schedules/{scheduleId}`

    Since version 2.3. Not available on Tableau Cloud. The required scopes are unknown.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#delete_schedule
    """
    return Operation(
        catalog.DELETE_SCHEDULE,
        f"/api/{{apiVersion}}/schedules/{segment(schedule, 'schedule', 'schedule')}",
    )
