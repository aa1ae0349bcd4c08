# Generated from spec/ by `make generate`. Do not edit.
"""Models of the topic 'linked_tasks': contents of requests and replies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from ..data import model_to_dict
from ..html_tables import model_to_html
from ..showing import show_model
from .common import Pagination, ServerWarning
from .runs import FlowRunStatus
from .schedules import Schedule
from .tasks import Task


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class LinkedTaskListReply:
    """Reply with one page of linked tasks.

    Attributes:
        pagination: Page number, page size and total of the list.
        linked_tasks: The linked tasks of this page.
        warnings: Warnings of the server about the call.
    """

    pagination: Pagination | None = None
    linked_tasks: tuple[LinkedTask, ...] = ()
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class LinkedTaskReply:
    """Reply with one linked task.

    Attributes:
        linked_task: The linked task.
        warnings: Warnings of the server about the call.
    """

    linked_task: LinkedTask
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class LinkedTask:
    """Flow tasks that run one after another on one schedule.

    Attributes:
        id: Id of the linked task.
        num_steps: Number of steps.
        schedule: The schedule of the linked task.
        linked_task_steps: The steps, which run in the order of their numbers.
    """

    _object: ClassVar[str] = "linked task"
    """The kind of object that `id` belongs to."""

    id: str
    num_steps: int | None = None
    schedule: Schedule | None = None
    linked_task_steps: tuple[LinkedTaskStep, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class LinkedTaskStep:
    """A step of a linked task.

    Attributes:
        id: Id of the step.
        step_number: Position of the step; the first is 1.
        stop_downstream_tasks_on_failure: Whether a failure of this step prevents the steps after
            it from running.
        task: The flow task that the step runs.
    """

    _object: ClassVar[str] = "linked task step"
    """The kind of object that `id` belongs to."""

    id: str | None = None
    step_number: int | None = None
    stop_downstream_tasks_on_failure: bool | None = None
    task: Task | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class LinkedTaskJobReply:
    """Reply with the job of a linked task.

    Attributes:
        linked_task_job: The job.
        warnings: Warnings of the server about the call.
    """

    linked_task_job: LinkedTaskJob
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class LinkedTaskJob:
    """A run of a linked task. No operation reads it again; list the flow runs instead.

    Attributes:
        id: Id of the run of the linked task. It is not the id of a job or of a flow run.
        linked_task_id: Id of the linked task.
        status: Status of the run.
        created_at: Time when the run was queued (UTC).
        started_at: Time when the run started (UTC).
        ended_at: Time when the run ended (UTC).
    """

    _object: ClassVar[str] = "linked task job"
    """The kind of object that `id` belongs to."""

    id: str
    linked_task_id: str | None = None
    status: FlowRunStatus | str | None = None
    created_at: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict
