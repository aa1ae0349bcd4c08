"""Answers how a job is doing."""

from __future__ import annotations

from tableau_flows_generated import models

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.context import Call
from tableau_flows.emulator.handlers.registry import handles
from tableau_flows.emulator.replies import replies
from tableau_flows.emulator.store.records import RunRow

JOB_UNKNOWN = "404018"


@handles("queryJob")
def query_job(call: Call) -> models.JobReply:
    """One job; those of others are unknown to users who are not administrators."""
    job_id = call.ids["jobId"]
    run = call.world.store.find(
        RunRow, "WHERE job_id = ? AND site_id = ? AND NOT job_purged", job_id, call.site_id
    )
    is_his = run is not None and run.user_id == call.user_id and not call.access.is_unlicensed
    if run is None or not (call.access.is_admin or is_his):
        raise Refusal(JOB_UNKNOWN, f"The site has no job with the id {job_id!r}.")
    return replies.job(call, run)
