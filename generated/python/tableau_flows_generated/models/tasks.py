# Generated from spec/ by `make generate`. Do not edit.
"""Models of the topic 'tasks': contents of requests and replies."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Literal, TypeAlias

from ..data import model_to_dict
from ..html_tables import model_to_html
from ..showing import show_model
from .common import FlowReference, ServerWarning
from .flows import FlowParameter, FlowSummary
from .runs import FlowParameterRun, FlowRunSpec
from .schedules import FrequencyDetails, Schedule, ScheduleFrequency


class FlowTaskKind(StrEnum):
    """Known types of flow tasks."""

    RUN_FLOW_TASK = "RunFlowTask"
    """Runs a flow."""


FlowTaskKindValue: TypeAlias = Literal["RunFlowTask"]
"""The values of `FlowTaskKind` as text."""


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
    _repr_html_ = model_to_html
    to_dict = model_to_dict


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
    _repr_html_ = model_to_html
    to_dict = model_to_dict


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
    _repr_html_ = model_to_html
    to_dict = model_to_dict

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
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class AddFlowTaskToScheduleRequest:
    """Request to add a flow to a schedule.

    Attributes:
        task: The task to create.
    """

    task: TaskToSchedule

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class TaskToSchedule:
    """A task to create.

    Attributes:
        flow_run: The flow to run, and how to run it.
    """

    flow_run: FlowRunToSchedule

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


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
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CreateCloudFlowTaskRequest:
    """Request to create a task with a schedule of its own.

    Attributes:
        task: The task to create.
        schedule: The schedule of the task.
    """

    task: CloudTaskToCreate
    schedule: CloudScheduleToCreate

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CloudTaskToCreate:
    """A task to create on Tableau Cloud.

    Attributes:
        flow_run: The flow to run, and how to run it.
    """

    flow_run: CloudFlowRunToCreate

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CloudFlowRunToCreate:
    """A flow to run on a schedule of its own.

    Attributes:
        flow: The flow.
        flow_run_spec: Output steps, mode and parameter values of the runs. All output steps run if
            it is omitted.
    """

    flow: FlowReference
    flow_run_spec: FlowRunSpec | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CloudScheduleToCreate:
    """The schedule of a task on Tableau Cloud.

    Attributes:
        frequency: Frequency of the runs.
        frequency_details: Times, intervals and days of the runs.
    """

    frequency: ScheduleFrequency | str
    frequency_details: FrequencyDetails

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class EmptyRequest:
    """Request without content, for calls that require a body but take no data."""

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict
