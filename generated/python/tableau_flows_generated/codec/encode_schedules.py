# Generated from spec/ by `make generate`. Do not edit.
"""Encoders for the types of the topic 'schedules'."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..models.schedules import (
    CreateScheduleRequest,
    FrequencyDetails,
    Interval,
    Schedule,
    ScheduleListReply,
    ScheduleReply,
    ScheduleToCreate,
    ScheduleToUpdate,
    UpdateScheduleRequest,
)
from .encode_common import write_pagination, write_server_warning
from .values import escape, write_datetime


def write_interval(value: Interval, tag: str, given: str, out: list[str]) -> None:
    """Write an Interval as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.hours is not None:
        head += f' hours="{value.hours}"'
    if value.minutes is not None:
        head += f' minutes="{value.minutes}"'
    if value.week_day is not None:
        head += f' weekDay="{escape(value.week_day, "Interval.week_day")}"'
    if value.month_day is not None:
        head += f' monthDay="{escape(value.month_day, "Interval.month_day")}"'
    out.append(f"{head}/>")


def write_frequency_details(value: FrequencyDetails, tag: str, given: str, out: list[str]) -> None:
    """Write a FrequencyDetails as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.start is not None:
        head += f' start="{value.start.isoformat()}"'
    if value.end is not None:
        head += f' end="{value.end.isoformat()}"'
    at = len(out)
    out.append(head)
    if value.intervals:
        out.append("<intervals>")
        for interval_item in value.intervals:
            write_interval(interval_item, "interval", "", out)
        out.append("</intervals>")
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_schedule(value: Schedule, tag: str, given: str, out: list[str]) -> None:
    """Write a Schedule as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.id is not None:
        head += f' id="{escape(value.id, "Schedule.id")}"'
    if value.name is not None:
        head += f' name="{escape(value.name, "Schedule.name")}"'
    if value.state is not None:
        head += f' state="{escape(value.state, "Schedule.state")}"'
    if value.priority is not None:
        head += f' priority="{value.priority}"'
    if value.created_at is not None:
        head += f' createdAt="{write_datetime(value.created_at, "Schedule.created_at")}"'
    if value.updated_at is not None:
        head += f' updatedAt="{write_datetime(value.updated_at, "Schedule.updated_at")}"'
    if value.type is not None:
        head += f' type="{escape(value.type, "Schedule.type")}"'
    if value.frequency is not None:
        head += f' frequency="{escape(value.frequency, "Schedule.frequency")}"'
    if value.next_run_at is not None:
        head += f' nextRunAt="{write_datetime(value.next_run_at, "Schedule.next_run_at")}"'
    if value.end_schedule_at is not None:
        head += (
            f' endScheduleAt="{write_datetime(value.end_schedule_at, "Schedule.end_schedule_at")}"'
        )
    if value.execution_order is not None:
        head += f' executionOrder="{escape(value.execution_order, "Schedule.execution_order")}"'
    at = len(out)
    out.append(head)
    if value.frequency_details is not None:
        write_frequency_details(value.frequency_details, "frequencyDetails", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_schedule_reply(value: ScheduleReply, tag: str, given: str, out: list[str]) -> None:
    """Write a ScheduleReply as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_schedule(value.schedule, "schedule", "", out)
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


def write_schedule_list_reply(
    value: ScheduleListReply, tag: str, given: str, out: list[str]
) -> None:
    """Write a ScheduleListReply as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    if value.pagination is not None:
        write_pagination(value.pagination, "pagination", "", out)
    if value.schedules:
        out.append("<schedules>")
        for schedule_item in value.schedules:
            write_schedule(schedule_item, "schedule", "", out)
        out.append("</schedules>")
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


def write_schedule_to_create(value: ScheduleToCreate, tag: str, given: str, out: list[str]) -> None:
    """Write a ScheduleToCreate as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    head += f' name="{escape(value.name, "ScheduleToCreate.name")}"'
    head += f' priority="{value.priority}"'
    head += f' type="{escape(value.type, "ScheduleToCreate.type")}"'
    head += f' frequency="{escape(value.frequency, "ScheduleToCreate.frequency")}"'
    head += f' executionOrder="{escape(value.execution_order, "ScheduleToCreate.execution_order")}"'
    at = len(out)
    out.append(head)
    write_frequency_details(value.frequency_details, "frequencyDetails", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_create_schedule_request(
    value: CreateScheduleRequest, tag: str, given: str, out: list[str]
) -> None:
    """Write a CreateScheduleRequest as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_schedule_to_create(value.schedule, "schedule", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_schedule_to_update(value: ScheduleToUpdate, tag: str, given: str, out: list[str]) -> None:
    """Write a ScheduleToUpdate as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.name is not None:
        head += f' name="{escape(value.name, "ScheduleToUpdate.name")}"'
    if value.state is not None:
        head += f' state="{escape(value.state, "ScheduleToUpdate.state")}"'
    if value.priority is not None:
        head += f' priority="{value.priority}"'
    if value.frequency is not None:
        head += f' frequency="{escape(value.frequency, "ScheduleToUpdate.frequency")}"'
    if value.execution_order is not None:
        head += (
            f' executionOrder="{escape(value.execution_order, "ScheduleToUpdate.execution_order")}"'
        )
    at = len(out)
    out.append(head)
    if value.frequency_details is not None:
        write_frequency_details(value.frequency_details, "frequencyDetails", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_update_schedule_request(
    value: UpdateScheduleRequest, tag: str, given: str, out: list[str]
) -> None:
    """Write an UpdateScheduleRequest as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    write_schedule_to_update(value.schedule, "schedule", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


WRITERS: dict[type, Callable[[Any, str, str, list[str]], None]] = {
    Interval: write_interval,
    FrequencyDetails: write_frequency_details,
    Schedule: write_schedule,
    ScheduleReply: write_schedule_reply,
    ScheduleListReply: write_schedule_list_reply,
    ScheduleToCreate: write_schedule_to_create,
    CreateScheduleRequest: write_create_schedule_request,
    ScheduleToUpdate: write_schedule_to_update,
    UpdateScheduleRequest: write_update_schedule_request,
}
"""The writer of each type."""
