# Generated from spec/ by `make generate`. Do not edit.
"""Encoders for the types of the topic 'tasks'."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..models.tasks import (
    AddFlowTaskToScheduleRequest,
    CloudFlowRunToCreate,
    CloudScheduleToCreate,
    CloudTaskToCreate,
    CreateCloudFlowTaskRequest,
    EmptyRequest,
    FlowRunToSchedule,
    FlowTask,
    Task,
    TaskListReply,
    TaskReply,
    TaskToSchedule,
)
from .encode_common import write_flow_reference, write_server_warning
from .encode_flows import write_flow_parameter, write_flow_summary
from .encode_runs import write_flow_parameter_run, write_flow_run_spec
from .encode_schedules import write_frequency_details, write_schedule
from .values import escape, write_boolean


def write_flow_task(value: FlowTask, tag: str, given: str, out: list[str]) -> None:
    """Write a FlowTask as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    head += f' id="{escape(value.id, "FlowTask.id")}"'
    if value.priority is not None:
        head += f' priority="{value.priority}"'
    if value.consecutive_failed_count is not None:
        head += f' consecutiveFailedCount="{value.consecutive_failed_count}"'
    if value.type is not None:
        head += f' type="{escape(value.type, "FlowTask.type")}"'
    at = len(out)
    out.append(head)
    if value.schedule is not None:
        write_schedule(value.schedule, "schedule", "", out)
    write_flow_summary(value.flow, "flow", "", out)
    if value.parameters:
        out.append("<parameters>")
        for parameter_item in value.parameters:
            write_flow_parameter(parameter_item, "parameter", "", out)
        out.append("</parameters>")
    if value.flow_run_spec is not None:
        write_flow_run_spec(value.flow_run_spec, "flowRunSpec", "", out)
    if value.flow_parameters_runs:
        out.append("<flowParametersRuns>")
        for parameter_runs_item in value.flow_parameters_runs:
            write_flow_parameter_run(parameter_runs_item, "parameterRuns", "", out)
        out.append("</flowParametersRuns>")
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_task(value: Task, tag: str, given: str, out: list[str]) -> None:
    """Write a Task as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.type is not None:
        head += f' type="{escape(value.type, "Task.type")}"'
    if value.state is not None:
        head += f' state="{escape(value.state, "Task.state")}"'
    if value.priority is not None:
        head += f' priority="{value.priority}"'
    if value.consecutive_failed_count is not None:
        head += f' consecutiveFailedCount="{value.consecutive_failed_count}"'
    if value.run_now is not None:
        head += f' runNow="{write_boolean(value.run_now)}"'
    at = len(out)
    out.append(head)
    write_flow_task(value.flow_run, "flowRun", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_task_reply(value: TaskReply, tag: str, given: str, out: list[str]) -> None:
    """Write a TaskReply as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_task(value.task, "task", "", out)
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


def write_task_list_reply(value: TaskListReply, tag: str, given: str, out: list[str]) -> None:
    """Write a TaskListReply as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    if value.tasks:
        out.append("<tasks>")
        for task_item in value.tasks:
            write_task(task_item, "task", "", out)
        out.append("</tasks>")
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


def write_flow_run_to_schedule(
    value: FlowRunToSchedule, tag: str, given: str, out: list[str]
) -> None:
    """Write a FlowRunToSchedule as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_flow_reference(value.flow, "flow", "", out)
    if value.flow_run_spec is not None:
        write_flow_run_spec(value.flow_run_spec, "flowRunSpec", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_task_to_schedule(value: TaskToSchedule, tag: str, given: str, out: list[str]) -> None:
    """Write a TaskToSchedule as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_flow_run_to_schedule(value.flow_run, "flowRun", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_add_flow_task_to_schedule_request(
    value: AddFlowTaskToScheduleRequest, tag: str, given: str, out: list[str]
) -> None:
    """Write an AddFlowTaskToScheduleRequest as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_task_to_schedule(value.task, "task", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_cloud_flow_run_to_create(
    value: CloudFlowRunToCreate, tag: str, given: str, out: list[str]
) -> None:
    """Write a CloudFlowRunToCreate as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_flow_reference(value.flow, "flow", "", out)
    if value.flow_run_spec is not None:
        write_flow_run_spec(value.flow_run_spec, "flowRunSpec", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_cloud_task_to_create(
    value: CloudTaskToCreate, tag: str, given: str, out: list[str]
) -> None:
    """Write a CloudTaskToCreate as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_cloud_flow_run_to_create(value.flow_run, "flowRun", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_cloud_schedule_to_create(
    value: CloudScheduleToCreate, tag: str, given: str, out: list[str]
) -> None:
    """Write a CloudScheduleToCreate as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    head += f' frequency="{escape(value.frequency, "CloudScheduleToCreate.frequency")}"'
    at = len(out)
    out.append(head)
    write_frequency_details(value.frequency_details, "frequencyDetails", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_create_cloud_flow_task_request(
    value: CreateCloudFlowTaskRequest, tag: str, given: str, out: list[str]
) -> None:
    """Write a CreateCloudFlowTaskRequest as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_cloud_task_to_create(value.task, "task", "", out)
    write_cloud_schedule_to_create(value.schedule, "schedule", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_empty_request(value: EmptyRequest, tag: str, given: str, out: list[str]) -> None:
    """Write an EmptyRequest as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    out.append(f"{head}/>")


WRITERS: dict[type, Callable[[Any, str, str, list[str]], None]] = {
    FlowTask: write_flow_task,
    Task: write_task,
    TaskReply: write_task_reply,
    TaskListReply: write_task_list_reply,
    FlowRunToSchedule: write_flow_run_to_schedule,
    TaskToSchedule: write_task_to_schedule,
    AddFlowTaskToScheduleRequest: write_add_flow_task_to_schedule_request,
    CloudFlowRunToCreate: write_cloud_flow_run_to_create,
    CloudTaskToCreate: write_cloud_task_to_create,
    CloudScheduleToCreate: write_cloud_schedule_to_create,
    CreateCloudFlowTaskRequest: write_create_cloud_flow_task_request,
    EmptyRequest: write_empty_request,
}
"""The writer of each type."""
