# Generated from spec/ by `make generate`. Do not edit.
"""Decoders for the types of the topic 'tasks'."""

from __future__ import annotations

from typing import Any

from ..models.tasks import (
    AddFlowTaskToScheduleRequest,
    EmptyRequest,
    ExecutionOrder,
    FlowRunToSchedule,
    FlowTask,
    FlowTaskKind,
    FrequencyDetails,
    Interval,
    Schedule,
    ScheduleFrequency,
    ScheduleKind,
    ScheduleState,
    Task,
    TaskListReply,
    TaskReply,
    TaskToSchedule,
    WeekDay,
)
from .decode_common import FLOW_REFERENCE, SERVER_WARNING
from .decode_flows import FLOW_PARAMETER, FLOW_SUMMARY
from .decode_runs import FLOW_PARAMETER_RUN, FLOW_RUN_SPEC
from .shapes import Child, Given, Shape, Values, draft
from .values import from_iso, need, read_boolean, read_datetime, read_integer, read_time

_FLOW_TASK_KIND: dict[Any, Any] = {member.value: member for member in FlowTaskKind}
_SCHEDULE_STATE: dict[Any, Any] = {member.value: member for member in ScheduleState}
_SCHEDULE_KIND: dict[Any, Any] = {member.value: member for member in ScheduleKind}
_SCHEDULE_FREQUENCY: dict[Any, Any] = {member.value: member for member in ScheduleFrequency}
_EXECUTION_ORDER: dict[Any, Any] = {member.value: member for member in ExecutionOrder}
_WEEK_DAY: dict[Any, Any] = {member.value: member for member in WeekDay}


_Interval = draft(Interval)


def _interval(a: Given, c: Values) -> Interval:
    o = _Interval()
    (
        hours_,
        minutes_,
        week_day_,
        o.month_day,
    ) = a
    o.hours = None if hours_ is None else read_integer(hours_)
    o.minutes = None if minutes_ is None else read_integer(minutes_)
    o.week_day = _WEEK_DAY.get(week_day_, week_day_)
    o.__class__ = Interval
    return o  # type: ignore[no-any-return]


INTERVAL = Shape(
    "Interval",
    _interval,
    attributes={
        "hours": read_integer,
        "minutes": read_integer,
        "weekDay": str,
        "monthDay": str,
    },
)

_FrequencyDetails = draft(FrequencyDetails)


def _frequency_details(a: Given, c: Values) -> FrequencyDetails:
    o = _FrequencyDetails()
    (
        start_,
        end_,
    ) = a
    o.intervals = tuple(c[0]) if c[0] else ()
    o.start = None if start_ is None else read_time(start_)
    o.end = None if end_ is None else read_time(end_)
    o.__class__ = FrequencyDetails
    return o  # type: ignore[no-any-return]


FREQUENCY_DETAILS = Shape(
    "FrequencyDetails",
    _frequency_details,
    attributes={
        "start": read_time,
        "end": read_time,
    },
    size=1,
    children=(
        Child(
            0,
            "intervals",
            "intervals",
            inner=Child(0, "intervals", "interval", shape=INTERVAL, many=True, optional=True),
        ),
    ),
)

_Schedule = draft(Schedule)


def _schedule(a: Given, c: Values) -> Schedule:
    o = _Schedule()
    (
        o.id,
        o.name,
        state_,
        priority_,
        created_at_,
        updated_at_,
        type_,
        frequency_,
        next_run_at_,
        end_schedule_at_,
        execution_order_,
    ) = a
    o.frequency_details = c[0]
    o.state = _SCHEDULE_STATE.get(state_, state_)
    o.priority = None if priority_ is None else read_integer(priority_)
    o.created_at = (
        None
        if created_at_ is None
        else from_iso(created_at_)
        if created_at_[4::3] == "--T::Z"
        else read_datetime(created_at_)
    )
    o.updated_at = (
        None
        if updated_at_ is None
        else from_iso(updated_at_)
        if updated_at_[4::3] == "--T::Z"
        else read_datetime(updated_at_)
    )
    o.type = _SCHEDULE_KIND.get(type_, type_)
    o.frequency = _SCHEDULE_FREQUENCY.get(frequency_, frequency_)
    o.next_run_at = (
        None
        if next_run_at_ is None
        else from_iso(next_run_at_)
        if next_run_at_[4::3] == "--T::Z"
        else read_datetime(next_run_at_)
    )
    o.end_schedule_at = (
        None
        if end_schedule_at_ is None
        else from_iso(end_schedule_at_)
        if end_schedule_at_[4::3] == "--T::Z"
        else read_datetime(end_schedule_at_)
    )
    o.execution_order = _EXECUTION_ORDER.get(execution_order_, execution_order_)
    o.__class__ = Schedule
    return o  # type: ignore[no-any-return]


SCHEDULE = Shape(
    "Schedule",
    _schedule,
    attributes={
        "id": str,
        "name": str,
        "state": str,
        "priority": read_integer,
        "createdAt": read_datetime,
        "updatedAt": read_datetime,
        "type": str,
        "frequency": str,
        "nextRunAt": read_datetime,
        "endScheduleAt": read_datetime,
        "executionOrder": str,
    },
    size=1,
    children=(
        Child(0, "frequency_details", "frequencyDetails", shape=FREQUENCY_DETAILS, optional=True),
    ),
)

_FlowTask = draft(FlowTask)


def _flow_task(a: Given, c: Values) -> FlowTask:
    o = _FlowTask()
    (
        o.id,
        priority_,
        consecutive_failed_count_,
        type_,
    ) = a
    o.schedule = c[0]
    o.flow = need(c[1])
    o.parameters = tuple(c[2]) if c[2] else ()
    o.flow_run_spec = c[3]
    o.flow_parameters_runs = tuple(c[4]) if c[4] else ()
    o.priority = None if priority_ is None else read_integer(priority_)
    o.consecutive_failed_count = (
        None if consecutive_failed_count_ is None else read_integer(consecutive_failed_count_)
    )
    o.type = _FLOW_TASK_KIND.get(type_, type_)
    o.__class__ = FlowTask
    return o  # type: ignore[no-any-return]


FLOW_TASK = Shape(
    "FlowTask",
    _flow_task,
    attributes={
        "id": str,
        "priority": read_integer,
        "consecutiveFailedCount": read_integer,
        "type": str,
    },
    needed=("id",),
    size=5,
    children=(
        Child(0, "schedule", "schedule", shape=SCHEDULE, optional=True),
        Child(1, "flow", "flow", shape=FLOW_SUMMARY),
        Child(
            2,
            "parameters",
            "parameters",
            inner=Child(
                2, "parameters", "parameter", shape=FLOW_PARAMETER, many=True, optional=True
            ),
        ),
        Child(3, "flow_run_spec", "flowRunSpec", shape=FLOW_RUN_SPEC, optional=True),
        Child(
            4,
            "flow_parameters_runs",
            "flowParametersRuns",
            inner=Child(
                4,
                "flow_parameters_runs",
                "parameterRuns",
                shape=FLOW_PARAMETER_RUN,
                many=True,
                optional=True,
            ),
        ),
    ),
    required={
        1: "flow",
    },
)

_Task = draft(Task)


def _task(a: Given, c: Values) -> Task:
    o = _Task()
    (
        o.type,
        o.state,
        priority_,
        consecutive_failed_count_,
        run_now_,
    ) = a
    o.flow_run = need(c[0])
    o.priority = None if priority_ is None else read_integer(priority_)
    o.consecutive_failed_count = (
        None if consecutive_failed_count_ is None else read_integer(consecutive_failed_count_)
    )
    o.run_now = None if run_now_ is None else read_boolean(run_now_)
    o.__class__ = Task
    return o  # type: ignore[no-any-return]


TASK = Shape(
    "Task",
    _task,
    attributes={
        "type": str,
        "state": str,
        "priority": read_integer,
        "consecutiveFailedCount": read_integer,
        "runNow": read_boolean,
    },
    size=1,
    children=(Child(0, "flow_run", "flowRun", shape=FLOW_TASK),),
    required={
        0: "flowRun",
    },
)

_TaskReply = draft(TaskReply)


def _task_reply(a: Given, c: Values) -> TaskReply:
    o = _TaskReply()
    o.task = need(c[0])
    o.warnings = tuple(c[1]) if c[1] else ()
    o.__class__ = TaskReply
    return o  # type: ignore[no-any-return]


TASK_REPLY = Shape(
    "TaskReply",
    _task_reply,
    attributes={},
    size=2,
    children=(
        Child(0, "task", "task", shape=TASK),
        Child(
            1,
            "warnings",
            "warnings",
            inner=Child(1, "warnings", "warning", shape=SERVER_WARNING, many=True, optional=True),
        ),
    ),
    required={
        0: "task",
    },
)

_TaskListReply = draft(TaskListReply)


def _task_list_reply(a: Given, c: Values) -> TaskListReply:
    o = _TaskListReply()
    o.tasks = tuple(c[0]) if c[0] else ()
    o.warnings = tuple(c[1]) if c[1] else ()
    o.__class__ = TaskListReply
    return o  # type: ignore[no-any-return]


TASK_LIST_REPLY = Shape(
    "TaskListReply",
    _task_list_reply,
    attributes={},
    size=2,
    children=(
        Child(
            0,
            "tasks",
            "tasks",
            inner=Child(0, "tasks", "task", shape=TASK, many=True, optional=True),
        ),
        Child(
            1,
            "warnings",
            "warnings",
            inner=Child(1, "warnings", "warning", shape=SERVER_WARNING, many=True, optional=True),
        ),
    ),
)

_FlowRunToSchedule = draft(FlowRunToSchedule)


def _flow_run_to_schedule(a: Given, c: Values) -> FlowRunToSchedule:
    o = _FlowRunToSchedule()
    o.flow = need(c[0])
    o.flow_run_spec = c[1]
    o.__class__ = FlowRunToSchedule
    return o  # type: ignore[no-any-return]


FLOW_RUN_TO_SCHEDULE = Shape(
    "FlowRunToSchedule",
    _flow_run_to_schedule,
    attributes={},
    size=2,
    children=(
        Child(0, "flow", "flow", shape=FLOW_REFERENCE),
        Child(1, "flow_run_spec", "flowRunSpec", shape=FLOW_RUN_SPEC, optional=True),
    ),
    required={
        0: "flow",
    },
)

_TaskToSchedule = draft(TaskToSchedule)


def _task_to_schedule(a: Given, c: Values) -> TaskToSchedule:
    o = _TaskToSchedule()
    o.flow_run = need(c[0])
    o.__class__ = TaskToSchedule
    return o  # type: ignore[no-any-return]


TASK_TO_SCHEDULE = Shape(
    "TaskToSchedule",
    _task_to_schedule,
    attributes={},
    size=1,
    children=(Child(0, "flow_run", "flowRun", shape=FLOW_RUN_TO_SCHEDULE),),
    required={
        0: "flowRun",
    },
)

_AddFlowTaskToScheduleRequest = draft(AddFlowTaskToScheduleRequest)


def _add_flow_task_to_schedule_request(a: Given, c: Values) -> AddFlowTaskToScheduleRequest:
    o = _AddFlowTaskToScheduleRequest()
    o.task = need(c[0])
    o.__class__ = AddFlowTaskToScheduleRequest
    return o  # type: ignore[no-any-return]


ADD_FLOW_TASK_TO_SCHEDULE_REQUEST = Shape(
    "AddFlowTaskToScheduleRequest",
    _add_flow_task_to_schedule_request,
    attributes={},
    size=1,
    children=(Child(0, "task", "task", shape=TASK_TO_SCHEDULE),),
    required={
        0: "task",
    },
)

_EmptyRequest = draft(EmptyRequest)


def _empty_request(a: Given, c: Values) -> EmptyRequest:
    o = _EmptyRequest()
    o.__class__ = EmptyRequest
    return o  # type: ignore[no-any-return]


EMPTY_REQUEST = Shape(
    "EmptyRequest",
    _empty_request,
    attributes={},
)

SHAPES: dict[type, Shape] = {
    Interval: INTERVAL,
    FrequencyDetails: FREQUENCY_DETAILS,
    Schedule: SCHEDULE,
    FlowTask: FLOW_TASK,
    Task: TASK,
    TaskReply: TASK_REPLY,
    TaskListReply: TASK_LIST_REPLY,
    FlowRunToSchedule: FLOW_RUN_TO_SCHEDULE,
    TaskToSchedule: TASK_TO_SCHEDULE,
    AddFlowTaskToScheduleRequest: ADD_FLOW_TASK_TO_SCHEDULE_REQUEST,
    EmptyRequest: EMPTY_REQUEST,
}
"""The shape of each type."""
