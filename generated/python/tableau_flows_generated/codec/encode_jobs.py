# Generated from spec/ by `make generate`. Do not edit.
"""Encoders for the types of the topic 'jobs'."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..models.jobs import BackgroundJob, BackgroundJobListReply
from .encode_common import write_pagination, write_server_warning
from .values import escape, write_datetime


def write_background_job(value: BackgroundJob, tag: str, given: str, out: list[str]) -> None:
    """Write a BackgroundJob as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    head += f' id="{escape(value.id, "BackgroundJob.id")}"'
    if value.status is not None:
        head += f' status="{escape(value.status, "BackgroundJob.status")}"'
    if value.job_type is not None:
        head += f' jobType="{escape(value.job_type, "BackgroundJob.job_type")}"'
    if value.title is not None:
        head += f' title="{escape(value.title, "BackgroundJob.title")}"'
    if value.subtitle is not None:
        head += f' subtitle="{escape(value.subtitle, "BackgroundJob.subtitle")}"'
    if value.priority is not None:
        head += f' priority="{value.priority}"'
    if value.progress is not None:
        head += f' progress="{value.progress}"'
    if value.created_at is not None:
        head += f' createdAt="{write_datetime(value.created_at, "BackgroundJob.created_at")}"'
    if value.started_at is not None:
        head += f' startedAt="{write_datetime(value.started_at, "BackgroundJob.started_at")}"'
    if value.ended_at is not None:
        head += f' endedAt="{write_datetime(value.ended_at, "BackgroundJob.ended_at")}"'
    out.append(f"{head}/>")


def write_background_job_list_reply(
    value: BackgroundJobListReply, tag: str, given: str, out: list[str]
) -> None:
    """Write a BackgroundJobListReply as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    at = len(out)
    out.append(head)
    if value.pagination is not None:
        write_pagination(value.pagination, "pagination", "", out)
    if value.background_jobs:
        out.append("<backgroundJobs>")
        for background_job_item in value.background_jobs:
            write_background_job(background_job_item, "backgroundJob", "", out)
        out.append("</backgroundJobs>")
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


WRITERS: dict[type, Callable[[Any, str, str, list[str]], None]] = {
    BackgroundJob: write_background_job,
    BackgroundJobListReply: write_background_job_list_reply,
}
"""The writer of each type."""
