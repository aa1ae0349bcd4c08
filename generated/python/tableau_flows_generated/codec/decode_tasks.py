# Generated from spec/ by `make generate`. Do not edit.
"""Decoders for the types of the topic 'tasks'."""

from __future__ import annotations

from typing import Any

from ..models.schedules import ScheduleFrequency
from ..models.tasks import (
    AddFlowTaskToScheduleRequest,
    CloudFlowRunToCreate,
    CloudScheduleToCreate,
    CloudTaskToCreate,
    CreateCloudFlowTaskRequest,
    EmptyRequest,
    FlowRunToSchedule,
    FlowTask,
    FlowTaskKind,
    Task,
    TaskListReply,
    TaskReply,
    TaskToSchedule,
)
from .decode_common import FLOW_REFERENCE, SERVER_WARNING
from .decode_flows import FLOW_PARAMETER, FLOW_SUMMARY
from .decode_runs import FLOW_PARAMETER_RUN, FLOW_RUN_SPEC
from .decode_schedules import FREQUENCY_DETAILS, SCHEDULE
from .shapes import Child, Given, Shape, Values, draft
from .values import need, read_boolean, read_integer

_SCHEDULE_FREQUENCY: dict[Any, Any] = {member.value: member for member in ScheduleFrequency}
_FLOW_TASK_KIND: dict[Any, Any] = {member.value: member for member in FlowTaskKind}


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

_CloudFlowRunToCreate = draft(CloudFlowRunToCreate)


def _cloud_flow_run_to_create(a: Given, c: Values) -> CloudFlowRunToCreate:
    o = _CloudFlowRunToCreate()
    o.flow = need(c[0])
    o.flow_run_spec = c[1]
    o.__class__ = CloudFlowRunToCreate
    return o  # type: ignore[no-any-return]


CLOUD_FLOW_RUN_TO_CREATE = Shape(
    "CloudFlowRunToCreate",
    _cloud_flow_run_to_create,
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

_CloudTaskToCreate = draft(CloudTaskToCreate)


def _cloud_task_to_create(a: Given, c: Values) -> CloudTaskToCreate:
    o = _CloudTaskToCreate()
    o.flow_run = need(c[0])
    o.__class__ = CloudTaskToCreate
    return o  # type: ignore[no-any-return]


CLOUD_TASK_TO_CREATE = Shape(
    "CloudTaskToCreate",
    _cloud_task_to_create,
    attributes={},
    size=1,
    children=(Child(0, "flow_run", "flowRun", shape=CLOUD_FLOW_RUN_TO_CREATE),),
    required={
        0: "flowRun",
    },
)

_CloudScheduleToCreate = draft(CloudScheduleToCreate)


def _cloud_schedule_to_create(a: Given, c: Values) -> CloudScheduleToCreate:
    o = _CloudScheduleToCreate()
    (frequency_,) = a
    o.frequency_details = need(c[0])
    o.frequency = _SCHEDULE_FREQUENCY.get(frequency_, frequency_)
    o.__class__ = CloudScheduleToCreate
    return o  # type: ignore[no-any-return]


CLOUD_SCHEDULE_TO_CREATE = Shape(
    "CloudScheduleToCreate",
    _cloud_schedule_to_create,
    attributes={
        "frequency": str,
    },
    needed=("frequency",),
    size=1,
    children=(Child(0, "frequency_details", "frequencyDetails", shape=FREQUENCY_DETAILS),),
    required={
        0: "frequencyDetails",
    },
)

_CreateCloudFlowTaskRequest = draft(CreateCloudFlowTaskRequest)


def _create_cloud_flow_task_request(a: Given, c: Values) -> CreateCloudFlowTaskRequest:
    o = _CreateCloudFlowTaskRequest()
    o.task = need(c[0])
    o.schedule = need(c[1])
    o.__class__ = CreateCloudFlowTaskRequest
    return o  # type: ignore[no-any-return]


CREATE_CLOUD_FLOW_TASK_REQUEST = Shape(
    "CreateCloudFlowTaskRequest",
    _create_cloud_flow_task_request,
    attributes={},
    size=2,
    children=(
        Child(0, "task", "task", shape=CLOUD_TASK_TO_CREATE),
        Child(1, "schedule", "schedule", shape=CLOUD_SCHEDULE_TO_CREATE),
    ),
    required={
        0: "task",
        1: "schedule",
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
    FlowTask: FLOW_TASK,
    Task: TASK,
    TaskReply: TASK_REPLY,
    TaskListReply: TASK_LIST_REPLY,
    FlowRunToSchedule: FLOW_RUN_TO_SCHEDULE,
    TaskToSchedule: TASK_TO_SCHEDULE,
    AddFlowTaskToScheduleRequest: ADD_FLOW_TASK_TO_SCHEDULE_REQUEST,
    CloudFlowRunToCreate: CLOUD_FLOW_RUN_TO_CREATE,
    CloudTaskToCreate: CLOUD_TASK_TO_CREATE,
    CloudScheduleToCreate: CLOUD_SCHEDULE_TO_CREATE,
    CreateCloudFlowTaskRequest: CREATE_CLOUD_FLOW_TASK_REQUEST,
    EmptyRequest: EMPTY_REQUEST,
}
"""The shape of each type."""
