# Generated from spec/ by `make generate`. Do not edit.
"""Models of the topic 'schedules': contents of requests and replies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from typing import ClassVar, Literal, TypeAlias

from ..data import model_to_dict
from ..html_tables import model_to_html
from ..showing import show_model
from .common import Pagination, ServerWarning


class ScheduleState(StrEnum):
    """Known states of a schedule."""

    ACTIVE = "Active"
    """The schedule is active."""
    SUSPENDED = "Suspended"
    """The schedule is suspended until it is resumed."""


ScheduleStateValue: TypeAlias = Literal["Active", "Suspended"]
"""The values of `ScheduleState` as text."""


class ScheduleKind(StrEnum):
    """Known types of schedules."""

    ACTIVE_DIRECTORY_SYNC = "ActiveDirectorySync"
    """Synchronises groups with a directory."""
    DATA_ACCELERATION = "DataAcceleration"
    """Accelerates workbooks; removed in version 3.16."""
    EXTRACT = "Extract"
    """Refreshes extracts."""
    FLOW = "Flow"
    """Runs flows."""
    SUBSCRIPTION = "Subscription"
    """Sends subscriptions."""
    SYSTEM = "System"
    """Runs system tasks."""


ScheduleKindValue: TypeAlias = Literal[
    "ActiveDirectorySync", "DataAcceleration", "Extract", "Flow", "Subscription", "System"
]
"""The values of `ScheduleKind` as text."""


class ScheduleFrequency(StrEnum):
    """Known frequencies of schedules."""

    HOURLY = "Hourly"
    """Several times a day, at fixed intervals."""
    DAILY = "Daily"
    """Once a day, or at intervals of hours."""
    WEEKLY = "Weekly"
    """On specified days of the week."""
    MONTHLY = "Monthly"
    """On specified days of the month."""


ScheduleFrequencyValue: TypeAlias = Literal["Hourly", "Daily", "Weekly", "Monthly"]
"""The values of `ScheduleFrequency` as text."""


class ExecutionOrder(StrEnum):
    """Known orders of execution."""

    PARALLEL = "Parallel"
    """In parallel."""
    SERIAL = "Serial"
    """One after another."""


ExecutionOrderValue: TypeAlias = Literal["Parallel", "Serial"]
"""The values of `ExecutionOrder` as text."""


class WeekDay(StrEnum):
    """Days of the week."""

    MONDAY = "Monday"
    """Monday."""
    TUESDAY = "Tuesday"
    """Tuesday."""
    WEDNESDAY = "Wednesday"
    """Wednesday."""
    THURSDAY = "Thursday"
    """Thursday."""
    FRIDAY = "Friday"
    """Friday."""
    SATURDAY = "Saturday"
    """Saturday."""
    SUNDAY = "Sunday"
    """Sunday."""


WeekDayValue: TypeAlias = Literal[
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"
]
"""The values of `WeekDay` as text."""


class MonthDay(StrEnum):
    """Words for days of the month: an occurrence of a day of the week, or the last day."""

    FIRST = "First"
    """The first of the month."""
    SECOND = "Second"
    """The second of the month."""
    THIRD = "Third"
    """The third of the month."""
    FOURTH = "Fourth"
    """The fourth of the month."""
    FIFTH = "Fifth"
    """The fifth of the month, if there is one."""
    LAST_DAY = "LastDay"
    """The last day of the month, or its last day of the week that is given."""


MonthDayValue: TypeAlias = Literal["First", "Second", "Third", "Fourth", "Fifth", "LastDay"]
"""The values of `MonthDay` as text."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ScheduleReply:
    """Reply with one schedule.

    Attributes:
        schedule: The schedule.
        warnings: Warnings of the server about the call.
    """

    schedule: Schedule
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ScheduleListReply:
    """Reply with one page of schedules.

    Attributes:
        pagination: Page number, page size and total of the list.
        schedules: The schedules of this page.
        warnings: Warnings of the server about the call.
    """

    pagination: Pagination | None = None
    schedules: tuple[Schedule, ...] = ()
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Schedule:
    """A schedule on which tasks run. On Tableau Cloud, each task has its own schedule with
    frequency details, possibly without an id and a name.

    Attributes:
        id: Id of the schedule.
        name: Name of the schedule.
        state: State of the schedule.
        priority: Priority of its tasks in the queue, 1 (highest) to 100.
        created_at: Time when the schedule was created (UTC).
        updated_at: Time of the most recent change (UTC).
        type: Type of tasks that the schedule is for.
        frequency: Frequency of the runs.
        next_run_at: Time of the next run (UTC).
        end_schedule_at: Time when the schedule ends (UTC). Sent by newer servers.
        execution_order: Whether tasks of the schedule run in parallel.
        frequency_details: Detailed times of the schedule.
    """

    _object: ClassVar[str] = "schedule"
    """The kind of object that `id` belongs to."""

    id: str | None = None
    name: str | None = None
    state: ScheduleState | str | None = None
    priority: int | None = None
    created_at: datetime | None = None
    updated_at: datetime | None = None
    type: ScheduleKind | str | None = None
    frequency: ScheduleFrequency | str | None = None
    next_run_at: datetime | None = None
    end_schedule_at: datetime | None = None
    execution_order: ExecutionOrder | str | None = None
    frequency_details: FrequencyDetails | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FrequencyDetails:
    """Detailed times at which the tasks of a schedule run.

    Attributes:
        start: Time of day of the first run (HH:MM:SS).
        end: Time of day after which no run begins (HH:MM:SS).
        intervals: Intervals and days.
    """

    start: time | None = None
    end: time | None = None
    intervals: tuple[Interval, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Interval:
    """An interval between runs, or a day on which they take place. Only one attribute is present,
    or both kinds of days, as for the first Monday of the month.

    Attributes:
        hours: Interval in hours: 1, 2, 4, 6, 8, 12 or 24.
        minutes: Interval in minutes: 15, 30 or 60.
        week_day: Day of the week.
        month_day: Day of the month: 1 to 31 or LastDay; with a day of the week First, Second,
            Third, Fourth, Fifth or LastDay.
    """

    hours: int | None = None
    minutes: int | None = None
    week_day: WeekDay | str | None = None
    month_day: MonthDay | str | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CreateScheduleRequest:
    """Request to create a schedule.

    Attributes:
        schedule: The schedule to create.
    """

    schedule: ScheduleToCreate

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ScheduleToCreate:
    """A schedule to create.

    Attributes:
        name: Name of the schedule, unique on the server.
        priority: Priority of its tasks in the queue, 1 (highest) to 100.
        type: Type of tasks that the schedule is for.
        frequency: Frequency of the runs.
        execution_order: Whether tasks of the schedule run in parallel.
        frequency_details: Times, intervals and days of the runs.
    """

    name: str
    priority: int
    type: ScheduleKind | str
    frequency: ScheduleFrequency | str
    execution_order: ExecutionOrder | str
    frequency_details: FrequencyDetails

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class UpdateScheduleRequest:
    """Request to change a schedule.

    Attributes:
        schedule: The new values.
    """

    schedule: ScheduleToUpdate

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ScheduleToUpdate:
    """New values for a schedule. What is omitted is unchanged.

    Attributes:
        name: Name of the schedule, unique on the server.
        state: Active or Suspended.
        priority: Priority of its tasks in the queue, 1 (highest) to 100.
        frequency: Frequency of the runs.
        execution_order: Whether tasks of the schedule run in parallel.
        frequency_details: Times, intervals and days of the runs.
    """

    name: str | None = None
    state: ScheduleState | str | None = None
    priority: int | None = None
    frequency: ScheduleFrequency | str | None = None
    execution_order: ExecutionOrder | str | None = None
    frequency_details: FrequencyDetails | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict
