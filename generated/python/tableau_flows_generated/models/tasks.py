# Generated from spec/ by `make generate`. Do not edit.
"""Models of the topic 'tasks': contents of requests and replies."""

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
    """Known types of flow tasks."""

    RUN_FLOW_TASK = "RunFlowTask"
    """Runs a flow."""


FlowTaskKindValue: TypeAlias = Literal["RunFlowTask"]
"""The values of `FlowTaskKind` as text."""


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


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class TaskReply:
    """Reply with one flow task.

    Attributes:
        task: The task.
        warnings: Warnings of the server about the call.
    """

    task: Task
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class TaskListReply:
    """Reply with all flow tasks, without paging.

    Attributes:
        tasks: The tasks.
        warnings: Warnings of the server about the call.
    """

    tasks: tuple[Task, ...] = ()
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Task:
    """A task of the server that runs a flow.

    Attributes:
        type: Type of the task.
        state: State of the task, such as Active or Suspended.
        priority: Priority of the task, 1 (highest) to 100.
        consecutive_failed_count: Number of consecutive failed runs of the task.
        run_now: Whether the task can be run immediately.
        flow_run: The flow task. Despite its name, it is not a single run.
    """

    _object: ClassVar[str] = "task"
    """The kind of object that `id` belongs to."""

    type: str | None = None
    state: str | None = None
    priority: int | None = None
    consecutive_failed_count: int | None = None
    run_now: bool | None = None
    flow_run: FlowTask

    __repr__ = show_model

    @property
    def id(self) -> str:
        """The id of the `flow_run`, so that the object can be used in place of an id."""
        return self.flow_run.id


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowTask:
    """A task that runs a flow on a schedule.

    Attributes:
        id: Id of the flow task.
        priority: Priority in the queue, 1 (highest) to 100.
        consecutive_failed_count: Number of failed runs since the last successful run; too many
            suspend the task.
        type: Type of the task.
        schedule: Schedule of the task.
        flow: The flow to run.
        parameters: Parameters of the flow. Since version 3.15.
        flow_run_spec: Output steps, mode and parameter values of the runs. Omitted by older
            servers, which run all output steps.
        flow_parameters_runs: Parameter values that the task sets. Since version 3.15.
    """

    _object: ClassVar[str] = "task"
    """The kind of object that `id` belongs to."""

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


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FrequencyDetails:
    """Detailed times at which the tasks of a schedule run.

    Attributes:
        start: Time of day of the first run (HH:MM:SS).
        end: Time of day after which no run begins (HH:MM:SS).
        intervals: Intervals and days; at most seven.
    """

    start: time | None = None
    end: time | None = None
    intervals: tuple[Interval, ...] = ()

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Interval:
    """An interval between runs, or a day on which they take place. Usually only one attribute is
    present.

    Attributes:
        hours: Interval in hours: 1, 2, 4, 6, 8, 12 or 24.
        minutes: Interval in minutes: 15, 30 or 60.
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
    """Request to add a flow to a schedule.

    Attributes:
        task: The task to create.
    """

    task: TaskToSchedule

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class TaskToSchedule:
    """A task to create.

    Attributes:
        flow_run: The flow to run, and how to run it.
    """

    flow_run: FlowRunToSchedule

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowRunToSchedule:
    """A flow to run on a schedule.

    Attributes:
        flow: The flow. All of its output steps run, including those added later.
        flow_run_spec: Mode and parameter values of the runs. The server ignores output steps given
            here. Since version 3.15.
    """

    flow: FlowReference
    flow_run_spec: FlowRunSpec | None = None

    __repr__ = show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class EmptyRequest:
    """Request without content, for calls that require a body but take no data."""

    __repr__ = show_model
