# Generated from spec/ by `make generate`. Do not edit.
"""Models of the topic 'jobs': contents of requests and replies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Literal, TypeAlias

from ..data import model_to_dict
from ..html_tables import model_to_html
from ..showing import show_model
from .common import Pagination, ServerWarning
from .runs import FlowRunStatus


class BackgroundJobKind(StrEnum):
    """Known types of jobs in the list of jobs."""

    INCREMENT_EXTRACTS = "increment_extracts"
    """Refreshes an extract incrementally."""
    REFRESH_EXTRACTS = "refresh_extracts"
    """Refreshes an extract completely."""
    RUN_FLOW = "run_flow"
    """Runs a flow."""
    SINGLE_SUBSCRIPTION_NOTIFY = "single_subscription_notify"
    """Sends a subscription to one user."""
    SUBSCRIPTION = "subscription"
    """Sends a subscription."""


BackgroundJobKindValue: TypeAlias = Literal[
    "increment_extracts",
    "refresh_extracts",
    "run_flow",
    "single_subscription_notify",
    "subscription",
]
"""The values of `BackgroundJobKind` as text."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class BackgroundJobListReply:
    """Reply with one page of background jobs.

    Attributes:
        pagination: Page number, page size and total of the list.
        background_jobs: The jobs on this page.
        warnings: Warnings of the server about the call.
    """

    pagination: Pagination | None = None
    background_jobs: tuple[BackgroundJob, ...] = ()
    warnings: tuple[ServerWarning, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class BackgroundJob:
    """A background job as the list of jobs has it, in other terms than a job that is read by
    itself.

    Attributes:
        id: Id of the job.
        status: Status of the job.
        job_type: Type of the job, in other words than those of a job that is read by itself.
        title: Title of the job; for a flow run, the name of the flow.
        subtitle: Subtitle of the job, if it has one.
        priority: Priority of the job, 0 to 100; jobs with lower numbers run first.
        progress: Progress of the job in percent (0 to 100). Sent by newer servers.
        created_at: Time when the job was queued (UTC).
        started_at: Time when the job started (UTC); missing while it is queued.
        ended_at: Time when the job ended (UTC); missing until then. Filters and sorts name it
            completedAt.
    """

    _object: ClassVar[str] = "job"
    """The kind of object that `id` belongs to."""

    id: str
    status: FlowRunStatus | str | None = None
    job_type: BackgroundJobKind | str | None = None
    title: str | None = None
    subtitle: str | None = None
    priority: int | None = None
    progress: int | None = None
    created_at: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict
