# Generated from spec/ by `make generate`. Do not edit.
"""Decoders for the types of the topic 'linked_tasks'."""

from __future__ import annotations

from typing import Any

from ..models.linked_tasks import (
    LinkedTask,
    LinkedTaskJob,
    LinkedTaskJobReply,
    LinkedTaskListReply,
    LinkedTaskReply,
    LinkedTaskStep,
)
from ..models.runs import FlowRunStatus
from .decode_common import PAGINATION, SERVER_WARNING
from .decode_schedules import SCHEDULE
from .decode_tasks import TASK
from .shapes import Child, Given, Shape, Values, draft
from .values import from_iso, need, read_boolean, read_datetime, read_integer

_FLOW_RUN_STATUS: dict[Any, Any] = {member.value: member for member in FlowRunStatus}


_LinkedTaskStep = draft(LinkedTaskStep)


def _linked_task_step(a: Given, c: Values) -> LinkedTaskStep:
    o = _LinkedTaskStep()
    (
        o.id,
        step_number_,
        stop_downstream_tasks_on_failure_,
    ) = a
    o.task = c[0]
    o.step_number = None if step_number_ is None else read_integer(step_number_)
    o.stop_downstream_tasks_on_failure = (
        None
        if stop_downstream_tasks_on_failure_ is None
        else read_boolean(stop_downstream_tasks_on_failure_)
    )
    o.__class__ = LinkedTaskStep
    return o  # type: ignore[no-any-return]


LINKED_TASK_STEP = Shape(
    "LinkedTaskStep",
    _linked_task_step,
    attributes={
        "id": str,
        "stepNumber": read_integer,
        "stopDownstreamTasksOnFailure": read_boolean,
    },
    size=1,
    children=(Child(0, "task", "task", shape=TASK, optional=True),),
)

_LinkedTask = draft(LinkedTask)


def _linked_task(a: Given, c: Values) -> LinkedTask:
    o = _LinkedTask()
    (
        o.id,
        num_steps_,
    ) = a
    o.schedule = c[0]
    o.linked_task_steps = tuple(c[1]) if c[1] else ()
    o.num_steps = None if num_steps_ is None else read_integer(num_steps_)
    o.__class__ = LinkedTask
    return o  # type: ignore[no-any-return]


LINKED_TASK = Shape(
    "LinkedTask",
    _linked_task,
    attributes={
        "id": str,
        "numSteps": read_integer,
    },
    needed=("id",),
    size=2,
    children=(
        Child(0, "schedule", "schedule", shape=SCHEDULE, optional=True),
        Child(
            1,
            "linked_task_steps",
            "linkedTaskSteps",
            inner=Child(
                1,
                "linked_task_steps",
                "linkedTaskSteps",
                shape=LINKED_TASK_STEP,
                many=True,
                optional=True,
            ),
        ),
    ),
)

_LinkedTaskListReply = draft(LinkedTaskListReply)


def _linked_task_list_reply(a: Given, c: Values) -> LinkedTaskListReply:
    o = _LinkedTaskListReply()
    o.pagination = c[0]
    o.linked_tasks = tuple(c[1]) if c[1] else ()
    o.warnings = tuple(c[2]) if c[2] else ()
    o.__class__ = LinkedTaskListReply
    return o  # type: ignore[no-any-return]


LINKED_TASK_LIST_REPLY = Shape(
    "LinkedTaskListReply",
    _linked_task_list_reply,
    attributes={},
    size=3,
    children=(
        Child(0, "pagination", "pagination", shape=PAGINATION, optional=True),
        Child(
            1,
            "linked_tasks",
            "linkedTasks",
            inner=Child(
                1, "linked_tasks", "linkedTasks", shape=LINKED_TASK, many=True, optional=True
            ),
        ),
        Child(
            2,
            "warnings",
            "warnings",
            inner=Child(2, "warnings", "warning", shape=SERVER_WARNING, many=True, optional=True),
        ),
    ),
)

_LinkedTaskReply = draft(LinkedTaskReply)


def _linked_task_reply(a: Given, c: Values) -> LinkedTaskReply:
    o = _LinkedTaskReply()
    o.linked_task = need(c[0])
    o.warnings = tuple(c[1]) if c[1] else ()
    o.__class__ = LinkedTaskReply
    return o  # type: ignore[no-any-return]


LINKED_TASK_REPLY = Shape(
    "LinkedTaskReply",
    _linked_task_reply,
    attributes={},
    size=2,
    children=(
        Child(0, "linked_task", "linkedTask", shape=LINKED_TASK),
        Child(
            1,
            "warnings",
            "warnings",
            inner=Child(1, "warnings", "warning", shape=SERVER_WARNING, many=True, optional=True),
        ),
    ),
    required={
        0: "linkedTask",
    },
)

_LinkedTaskJob = draft(LinkedTaskJob)


def _linked_task_job(a: Given, c: Values) -> LinkedTaskJob:
    o = _LinkedTaskJob()
    (
        o.id,
        o.linked_task_id,
        status_,
        created_at_,
        started_at_,
        ended_at_,
    ) = a
    o.status = _FLOW_RUN_STATUS.get(status_, status_)
    o.created_at = (
        None
        if created_at_ is None
        else from_iso(created_at_)
        if created_at_[4::3] == "--T::Z"
        else read_datetime(created_at_)
    )
    o.started_at = (
        None
        if started_at_ is None
        else from_iso(started_at_)
        if started_at_[4::3] == "--T::Z"
        else read_datetime(started_at_)
    )
    o.ended_at = (
        None
        if ended_at_ is None
        else from_iso(ended_at_)
        if ended_at_[4::3] == "--T::Z"
        else read_datetime(ended_at_)
    )
    o.__class__ = LinkedTaskJob
    return o  # type: ignore[no-any-return]


LINKED_TASK_JOB = Shape(
    "LinkedTaskJob",
    _linked_task_job,
    attributes={
        "id": str,
        "linkedTaskId": str,
        "status": str,
        "createdAt": read_datetime,
        "startedAt": read_datetime,
        "endedAt": read_datetime,
    },
    needed=("id",),
)

_LinkedTaskJobReply = draft(LinkedTaskJobReply)


def _linked_task_job_reply(a: Given, c: Values) -> LinkedTaskJobReply:
    o = _LinkedTaskJobReply()
    o.linked_task_job = need(c[0])
    o.warnings = tuple(c[1]) if c[1] else ()
    o.__class__ = LinkedTaskJobReply
    return o  # type: ignore[no-any-return]


LINKED_TASK_JOB_REPLY = Shape(
    "LinkedTaskJobReply",
    _linked_task_job_reply,
    attributes={},
    size=2,
    children=(
        Child(0, "linked_task_job", "linkedTaskJob", shape=LINKED_TASK_JOB),
        Child(
            1,
            "warnings",
            "warnings",
            inner=Child(1, "warnings", "warning", shape=SERVER_WARNING, many=True, optional=True),
        ),
    ),
    required={
        0: "linkedTaskJob",
    },
)

SHAPES: dict[type, Shape] = {
    LinkedTaskStep: LINKED_TASK_STEP,
    LinkedTask: LINKED_TASK,
    LinkedTaskListReply: LINKED_TASK_LIST_REPLY,
    LinkedTaskReply: LINKED_TASK_REPLY,
    LinkedTaskJob: LINKED_TASK_JOB,
    LinkedTaskJobReply: LINKED_TASK_JOB_REPLY,
}
"""The shape of each type."""
