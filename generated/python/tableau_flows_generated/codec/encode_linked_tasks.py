# Generated from spec/ by `make generate`. Do not edit.
"""Encoders for the types of the topic 'linked_tasks'."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..models.linked_tasks import (
    LinkedTask,
    LinkedTaskJob,
    LinkedTaskJobReply,
    LinkedTaskListReply,
    LinkedTaskReply,
    LinkedTaskStep,
)
from .encode_common import write_pagination, write_server_warning
from .encode_schedules import write_schedule
from .encode_tasks import write_task
from .values import escape, write_boolean, write_datetime


def write_linked_task_step(value: LinkedTaskStep, tag: str, given: str, out: list[str]) -> None:
    """Write a LinkedTaskStep as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.id is not None:
        head += f' id="{escape(value.id, "LinkedTaskStep.id")}"'
    if value.step_number is not None:
        head += f' stepNumber="{value.step_number}"'
    if value.stop_downstream_tasks_on_failure is not None:
        head += f' stopDownstreamTasksOnFailure="{write_boolean(value.stop_downstream_tasks_on_failure)}"'
    at = len(out)
    out.append(head)
    if value.task is not None:
        write_task(value.task, "task", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_linked_task(value: LinkedTask, tag: str, given: str, out: list[str]) -> None:
    """Write a LinkedTask as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    head += f' id="{escape(value.id, "LinkedTask.id")}"'
    if value.num_steps is not None:
        head += f' numSteps="{value.num_steps}"'
    at = len(out)
    out.append(head)
    if value.schedule is not None:
        write_schedule(value.schedule, "schedule", "", out)
    if value.linked_task_steps:
        out.append("<linkedTaskSteps>")
        for linked_task_steps_item in value.linked_task_steps:
            write_linked_task_step(linked_task_steps_item, "linkedTaskSteps", "", out)
        out.append("</linkedTaskSteps>")
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_linked_task_list_reply(
    value: LinkedTaskListReply, tag: str, given: str, out: list[str]
) -> None:
    """Write a LinkedTaskListReply as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    if value.pagination is not None:
        write_pagination(value.pagination, "pagination", "", out)
    if value.linked_tasks:
        out.append("<linkedTasks>")
        for linked_tasks_item in value.linked_tasks:
            write_linked_task(linked_tasks_item, "linkedTasks", "", out)
        out.append("</linkedTasks>")
    if value.warnings:
        out.append("<warnings>")
        for warning_item in value.warnings:
            write_server_warning(warning_item, "warning", "", out)
        out.append("</warnings>")
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_linked_task_reply(value: LinkedTaskReply, tag: str, given: str, out: list[str]) -> None:
    """Write a LinkedTaskReply as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_linked_task(value.linked_task, "linkedTask", "", out)
    if value.warnings:
        out.append("<warnings>")
        for warning_item in value.warnings:
            write_server_warning(warning_item, "warning", "", out)
        out.append("</warnings>")
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_linked_task_job(value: LinkedTaskJob, tag: str, given: str, out: list[str]) -> None:
    """Write a LinkedTaskJob as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    head += f' id="{escape(value.id, "LinkedTaskJob.id")}"'
    if value.linked_task_id is not None:
        head += f' linkedTaskId="{escape(value.linked_task_id, "LinkedTaskJob.linked_task_id")}"'
    if value.status is not None:
        head += f' status="{escape(value.status, "LinkedTaskJob.status")}"'
    if value.created_at is not None:
        head += f' createdAt="{write_datetime(value.created_at, "LinkedTaskJob.created_at")}"'
    if value.started_at is not None:
        head += f' startedAt="{write_datetime(value.started_at, "LinkedTaskJob.started_at")}"'
    if value.ended_at is not None:
        head += f' endedAt="{write_datetime(value.ended_at, "LinkedTaskJob.ended_at")}"'
    out.append(f"{head}/>")


def write_linked_task_job_reply(
    value: LinkedTaskJobReply, tag: str, given: str, out: list[str]
) -> None:
    """Write a LinkedTaskJobReply as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_linked_task_job(value.linked_task_job, "linkedTaskJob", "", out)
    if value.warnings:
        out.append("<warnings>")
        for warning_item in value.warnings:
            write_server_warning(warning_item, "warning", "", out)
        out.append("</warnings>")
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


WRITERS: dict[type, Callable[[Any, str, str, list[str]], None]] = {
    LinkedTaskStep: write_linked_task_step,
    LinkedTask: write_linked_task,
    LinkedTaskListReply: write_linked_task_list_reply,
    LinkedTaskReply: write_linked_task_reply,
    LinkedTaskJob: write_linked_task_job,
    LinkedTaskJobReply: write_linked_task_job_reply,
}
"""The writer of each type."""
