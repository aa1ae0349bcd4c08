# Generated from spec/ by `make generate`. Do not edit.
"""Decoders for the types of the topic 'jobs'."""

from __future__ import annotations

from typing import Any

from ..models.jobs import BackgroundJob, BackgroundJobKind, BackgroundJobListReply
from ..models.runs import FlowRunStatus
from .decode_common import PAGINATION, SERVER_WARNING
from .shapes import Child, Given, Shape, Values, draft
from .values import from_iso, read_datetime, read_integer

_BACKGROUND_JOB_KIND: dict[Any, Any] = {member.value: member for member in BackgroundJobKind}
_FLOW_RUN_STATUS: dict[Any, Any] = {member.value: member for member in FlowRunStatus}


_BackgroundJob = draft(BackgroundJob)


def _background_job(a: Given, c: Values) -> BackgroundJob:
    o = _BackgroundJob()
    (
        o.id,
        status_,
        job_type_,
        o.title,
        o.subtitle,
        priority_,
        progress_,
        created_at_,
        started_at_,
        ended_at_,
    ) = a
    o.status = _FLOW_RUN_STATUS.get(status_, status_)
    o.job_type = _BACKGROUND_JOB_KIND.get(job_type_, job_type_)
    o.priority = None if priority_ is None else read_integer(priority_)
    o.progress = None if progress_ is None else read_integer(progress_)
    o.created_at = (
        None
        if created_at_ is None
        else from_iso(created_at_)
        if created_at_[4::3] == "--T::Z"
        else read_datetime(created_at_)
    )
    o.started_at = (
        None
        if started_at_ is None
        else from_iso(started_at_)
        if started_at_[4::3] == "--T::Z"
        else read_datetime(started_at_)
    )
    o.ended_at = (
        None
        if ended_at_ is None
        else from_iso(ended_at_)
        if ended_at_[4::3] == "--T::Z"
        else read_datetime(ended_at_)
    )
    o.__class__ = BackgroundJob
    return o  # type: ignore[no-any-return]


BACKGROUND_JOB = Shape(
    "BackgroundJob",
    _background_job,
    attributes={
        "id": str,
        "status": str,
        "jobType": str,
        "title": str,
        "subtitle": str,
        "priority": read_integer,
        "progress": read_integer,
        "createdAt": read_datetime,
        "startedAt": read_datetime,
        "endedAt": read_datetime,
    },
    needed=("id",),
)

_BackgroundJobListReply = draft(BackgroundJobListReply)


def _background_job_list_reply(a: Given, c: Values) -> BackgroundJobListReply:
    o = _BackgroundJobListReply()
    o.pagination = c[0]
    o.background_jobs = tuple(c[1]) if c[1] else ()
    o.warnings = tuple(c[2]) if c[2] else ()
    o.__class__ = BackgroundJobListReply
    return o  # type: ignore[no-any-return]


BACKGROUND_JOB_LIST_REPLY = Shape(
    "BackgroundJobListReply",
    _background_job_list_reply,
    attributes={},
    size=3,
    children=(
        Child(0, "pagination", "pagination", shape=PAGINATION, optional=True),
        Child(
            1,
            "background_jobs",
            "backgroundJobs",
            inner=Child(
                1,
                "background_jobs",
                "backgroundJob",
                shape=BACKGROUND_JOB,
                many=True,
                optional=True,
            ),
        ),
        Child(
            2,
            "warnings",
            "warnings",
            inner=Child(2, "warnings", "warning", shape=SERVER_WARNING, many=True, optional=True),
        ),
    ),
)

SHAPES: dict[type, Shape] = {
    BackgroundJob: BACKGROUND_JOB,
    BackgroundJobListReply: BACKGROUND_JOB_LIST_REPLY,
}
"""The shape of each type."""
