# Generated from spec/ by `make generate`. Do not edit.
"""Models of the topic 'tasks': what is sent and what is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from typing import ClassVar, Literal, TypeAlias

from ..showing import show_model
from .common import FlowReference, ServerWarning
from .flows import FlowParameter, FlowSummary
from .runs import FlowParameterRun, FlowRunSpec


class FlowTaskKind(StrEnum):
    """Known kinds of flow task."""

    RUN_FLOW_TASK = "RunFlowTask"
    """Runs a flow."""


FlowTaskKindValue: TypeAlias = Literal["RunFlowTask"]
"""The values of `FlowTaskKind` as text."""


class ScheduleState(StrEnum):
    """Known states of a schedule."""

    ACTIVE = "Active"
    """In force."""
    SUSPENDED = "Suspended"
    """Out of force until resumed."""


ScheduleStateValue: TypeAlias = Literal["Active", "Suspended"]
"""The values of `ScheduleState` as text."""


class ScheduleKind(StrEnum):
    """Known kinds of schedule."""

    ACTIVE_DIRECTORY_SYNC = "ActiveDirectorySync"
    """For synchronising groups with a directory."""
    DATA_ACCELERATION = "DataAcceleration"
    """For accelerating workbooks; ended with version 3.16."""
    EXTRACT = "Extract"
    """For refreshing extracts."""
    FLOW = "Flow"
    """For running flows."""
    SUBSCRIPTION = "Subscription"
    """For sending subscriptions."""
    SYSTEM = "System"
    """For tasks of the server itself."""


ScheduleKindValue: TypeAlias = Literal[
    "ActiveDirectorySync", "DataAcceleration", "Extract", "Flow", "Subscription", "System"
]
"""The values of `ScheduleKind` as text."""


class ScheduleFrequency(StrEnum):
    """Known frequencies."""

    HOURLY = "Hourly"
    """Several times a day, at a fixed distance."""
    DAILY = "Daily"
    """Once a day, or at a distance of hours."""
    WEEKLY = "Weekly"
    """On given days of the week."""
    MONTHLY = "Monthly"
    """On given days of the month."""


ScheduleFrequencyValue: TypeAlias = Literal["Hourly", "Daily", "Weekly", "Monthly"]
"""The values of `ScheduleFrequency` as text."""


class ExecutionOrder(StrEnum):
    """Known orders of execution."""

    PARALLEL = "Parallel"
    """Side by side."""
    SERIAL = "Serial"
    """One after the other."""


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


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class TaskReply:
    """Reply about one flow task.

    Attributes:
        task: The task.
        warnings: Remarks of the server on the call.
    """

    task: Task
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class TaskListReply:
    """Reply with all flow tasks; it does not come in pages.

    Attributes:
        tasks: The tasks.
        warnings: Remarks of the server on the call.
    """

    tasks: tuple[Task, ...] = ()
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Task:
    """A task of the server. Of the several kinds there are, this one runs a flow.

    Attributes:
        id: Id of the task, which newer servers repeat here.
        type: Kind of the task.
        state: State of the task, such as Active or Suspended.
        priority: Priority of the task, 1 (first) to 100.
        consecutive_failed_count: How often in a row the latest runs of the task have failed.
        run_now: Whether the task may be run at once.
        flow_run: What the task runs. (Named like a flow run, but it is the plan, not one
            execution.)
    """

    _id_in: ClassVar[str] = "flow_run"
    """The field that has the id of the whole, where the own `id` is missing."""

    id: str | None = None
    type: str | None = None
    state: str | None = None
    priority: int | None = None
    consecutive_failed_count: int | None = None
    run_now: bool | None = None
    flow_run: FlowTask

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowTask:
    """Plan to run a flow by a schedule.

    Attributes:
        id: Id of the flow task.
        priority: Rank in the queue, 1 to 100; a smaller number goes first.
        consecutive_failed_count: How many runs failed since the latest that did not; too many
            suspend the task.
        type: Kind of the task.
        schedule: When the flow runs.
        flow: The flow that runs.
        parameters: Parameters of the flow. Since version 3.15.
        flow_run_spec: What of the flow runs, and how; older servers leave it out and run
            everything.
        flow_parameters_runs: Values of parameters that the task sets. (The plural in the middle of
            the name is right here.) Since version 3.15.
    """

    id: str
    priority: int | None = None
    consecutive_failed_count: int | None = None
    type: FlowTaskKind | str | None = None
    schedule: Schedule | None = None
    flow: FlowSummary
    parameters: tuple[FlowParameter, ...] = ()
    flow_run_spec: FlowRunSpec | None = None
    flow_parameters_runs: tuple[FlowParameterRun, ...] = ()

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Schedule:
    """Times at which tasks run. On Tableau Cloud a task has a schedule of its own, with frequency
    details and perhaps without id and name.

    Attributes:
        id: Id of the schedule.
        name: Name of the schedule.
        state: Whether the schedule is in force.
        priority: Rank of its tasks in the queue, 1 to 100; a smaller number goes first.
        created_at: Time the schedule was made (UTC).
        updated_at: Time of its latest change (UTC).
        type: Kind of task the schedule is for.
        frequency: How often the tasks run.
        next_run_at: Time of the next run (UTC).
        end_schedule_at: Time after which nothing runs any more (UTC); newer servers.
        execution_order: Whether tasks of the schedule run side by side.
        frequency_details: The times in detail.
    """

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


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FrequencyDetails:
    """When exactly the tasks of a schedule run.

    Attributes:
        start: Time of day of the first run (HH:MM:SS).
        end: Time of day after which no run begins (HH:MM:SS).
        intervals: The distances and days; seven at most.
    """

    start: time | None = None
    end: time | None = None
    intervals: tuple[Interval, ...] = ()

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Interval:
    """A distance between runs, or a day on which they happen. Mostly one attribute is given.

    Attributes:
        hours: Distance in hours: 1, 2, 4, 6, 8, 12 or 24.
        minutes: Distance in minutes: 15, 30 or 60.
        week_day: Day of the week.
        month_day: Day of the month, 1 to 31, or LastDay.
    """

    hours: int | None = None
    minutes: int | None = None
    week_day: WeekDay | str | None = None
    month_day: str | None = None

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class AddFlowTaskToScheduleRequest:
    """Body that adds a flow to a schedule.

    Attributes:
        task: The task to make.
    """

    task: TaskToSchedule

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class TaskToSchedule:
    """A task that is to be made.

    Attributes:
        flow_run: What the task is to run.
    """

    flow_run: FlowRunToSchedule

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowRunToSchedule:
    """A flow to run by a schedule.

    Attributes:
        flow: The flow. All its output steps will run, those it gets later too.
        flow_run_spec: Mode and values of parameters. The server ignores output steps given here.
            Since version 3.15.
    """

    flow: FlowReference
    flow_run_spec: FlowRunSpec | None = None

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class EmptyRequest:
    """Body without content, for calls that take no data but refuse to come without a body."""

    __repr__ = show_model
