# Generated from spec/ by `make generate`. Do not edit.
"""Decoders for the types of the topic 'schedules'."""

from __future__ import annotations

from typing import Any

from ..models.schedules import (
    CreateScheduleRequest,
    ExecutionOrder,
    FrequencyDetails,
    Interval,
    MonthDay,
    Schedule,
    ScheduleFrequency,
    ScheduleKind,
    ScheduleListReply,
    ScheduleReply,
    ScheduleState,
    ScheduleToCreate,
    ScheduleToUpdate,
    UpdateScheduleRequest,
    WeekDay,
)
from .decode_common import PAGINATION, SERVER_WARNING
from .shapes import Child, Given, Shape, Values, draft
from .values import from_iso, need, read_datetime, read_integer, read_time

_SCHEDULE_STATE: dict[Any, Any] = {member.value: member for member in ScheduleState}
_SCHEDULE_KIND: dict[Any, Any] = {member.value: member for member in ScheduleKind}
_SCHEDULE_FREQUENCY: dict[Any, Any] = {member.value: member for member in ScheduleFrequency}
_EXECUTION_ORDER: dict[Any, Any] = {member.value: member for member in ExecutionOrder}
_WEEK_DAY: dict[Any, Any] = {member.value: member for member in WeekDay}
_MONTH_DAY: dict[Any, Any] = {member.value: member for member in MonthDay}


_Interval = draft(Interval)


def _interval(a: Given, c: Values) -> Interval:
    o = _Interval()
    (
        hours_,
        minutes_,
        week_day_,
        month_day_,
    ) = a
    o.hours = None if hours_ is None else read_integer(hours_)
    o.minutes = None if minutes_ is None else read_integer(minutes_)
    o.week_day = _WEEK_DAY.get(week_day_, week_day_)
    o.month_day = _MONTH_DAY.get(month_day_, month_day_)
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

_ScheduleReply = draft(ScheduleReply)


def _schedule_reply(a: Given, c: Values) -> ScheduleReply:
    o = _ScheduleReply()
    o.schedule = need(c[0])
    o.warnings = tuple(c[1]) if c[1] else ()
    o.__class__ = ScheduleReply
    return o  # type: ignore[no-any-return]


SCHEDULE_REPLY = Shape(
    "ScheduleReply",
    _schedule_reply,
    attributes={},
    size=2,
    children=(
        Child(0, "schedule", "schedule", shape=SCHEDULE),
        Child(
            1,
            "warnings",
            "warnings",
            inner=Child(1, "warnings", "warning", shape=SERVER_WARNING, many=True, optional=True),
        ),
    ),
    required={
        0: "schedule",
    },
)

_ScheduleListReply = draft(ScheduleListReply)


def _schedule_list_reply(a: Given, c: Values) -> ScheduleListReply:
    o = _ScheduleListReply()
    o.pagination = c[0]
    o.schedules = tuple(c[1]) if c[1] else ()
    o.warnings = tuple(c[2]) if c[2] else ()
    o.__class__ = ScheduleListReply
    return o  # type: ignore[no-any-return]


SCHEDULE_LIST_REPLY = Shape(
    "ScheduleListReply",
    _schedule_list_reply,
    attributes={},
    size=3,
    children=(
        Child(0, "pagination", "pagination", shape=PAGINATION, optional=True),
        Child(
            1,
            "schedules",
            "schedules",
            inner=Child(1, "schedules", "schedule", shape=SCHEDULE, many=True, optional=True),
        ),
        Child(
            2,
            "warnings",
            "warnings",
            inner=Child(2, "warnings", "warning", shape=SERVER_WARNING, many=True, optional=True),
        ),
    ),
)

_ScheduleToCreate = draft(ScheduleToCreate)


def _schedule_to_create(a: Given, c: Values) -> ScheduleToCreate:
    o = _ScheduleToCreate()
    (
        o.name,
        priority_,
        type_,
        frequency_,
        execution_order_,
    ) = a
    o.frequency_details = need(c[0])
    o.priority = need(read_integer(priority_))
    o.type = _SCHEDULE_KIND.get(type_, type_)
    o.frequency = _SCHEDULE_FREQUENCY.get(frequency_, frequency_)
    o.execution_order = _EXECUTION_ORDER.get(execution_order_, execution_order_)
    o.__class__ = ScheduleToCreate
    return o  # type: ignore[no-any-return]


SCHEDULE_TO_CREATE = Shape(
    "ScheduleToCreate",
    _schedule_to_create,
    attributes={
        "name": str,
        "priority": read_integer,
        "type": str,
        "frequency": str,
        "executionOrder": str,
    },
    needed=("name", "priority", "type", "frequency", "executionOrder"),
    size=1,
    children=(Child(0, "frequency_details", "frequencyDetails", shape=FREQUENCY_DETAILS),),
    required={
        0: "frequencyDetails",
    },
)

_CreateScheduleRequest = draft(CreateScheduleRequest)


def _create_schedule_request(a: Given, c: Values) -> CreateScheduleRequest:
    o = _CreateScheduleRequest()
    o.schedule = need(c[0])
    o.__class__ = CreateScheduleRequest
    return o  # type: ignore[no-any-return]


CREATE_SCHEDULE_REQUEST = Shape(
    "CreateScheduleRequest",
    _create_schedule_request,
    attributes={},
    size=1,
    children=(Child(0, "schedule", "schedule", shape=SCHEDULE_TO_CREATE),),
    required={
        0: "schedule",
    },
)

_ScheduleToUpdate = draft(ScheduleToUpdate)


def _schedule_to_update(a: Given, c: Values) -> ScheduleToUpdate:
    o = _ScheduleToUpdate()
    (
        o.name,
        state_,
        priority_,
        frequency_,
        execution_order_,
    ) = a
    o.frequency_details = c[0]
    o.state = _SCHEDULE_STATE.get(state_, state_)
    o.priority = None if priority_ is None else read_integer(priority_)
    o.frequency = _SCHEDULE_FREQUENCY.get(frequency_, frequency_)
    o.execution_order = _EXECUTION_ORDER.get(execution_order_, execution_order_)
    o.__class__ = ScheduleToUpdate
    return o  # type: ignore[no-any-return]


SCHEDULE_TO_UPDATE = Shape(
    "ScheduleToUpdate",
    _schedule_to_update,
    attributes={
        "name": str,
        "state": str,
        "priority": read_integer,
        "frequency": str,
        "executionOrder": str,
    },
    size=1,
    children=(
        Child(0, "frequency_details", "frequencyDetails", shape=FREQUENCY_DETAILS, optional=True),
    ),
)

_UpdateScheduleRequest = draft(UpdateScheduleRequest)


def _update_schedule_request(a: Given, c: Values) -> UpdateScheduleRequest:
    o = _UpdateScheduleRequest()
    o.schedule = need(c[0])
    o.__class__ = UpdateScheduleRequest
    return o  # type: ignore[no-any-return]


UPDATE_SCHEDULE_REQUEST = Shape(
    "UpdateScheduleRequest",
    _update_schedule_request,
    attributes={},
    size=1,
    children=(Child(0, "schedule", "schedule", shape=SCHEDULE_TO_UPDATE),),
    required={
        0: "schedule",
    },
)

SHAPES: dict[type, Shape] = {
    Interval: INTERVAL,
    FrequencyDetails: FREQUENCY_DETAILS,
    Schedule: SCHEDULE,
    ScheduleReply: SCHEDULE_REPLY,
    ScheduleListReply: SCHEDULE_LIST_REPLY,
    ScheduleToCreate: SCHEDULE_TO_CREATE,
    CreateScheduleRequest: CREATE_SCHEDULE_REQUEST,
    ScheduleToUpdate: SCHEDULE_TO_UPDATE,
    UpdateScheduleRequest: UPDATE_SCHEDULE_REQUEST,
}
"""The shape of each type."""
