"""Handler for jobs: get."""

from __future__ import annotations

from tableau_flows_generated import codes, models

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.context import Call
from tableau_flows.emulator.handlers.registry import handles
from tableau_flows.emulator.replies import run_replies
from tableau_flows.emulator.store.records import RunRow

JOB_UNKNOWN = codes.JOB_NOT_FOUND


@handles("queryJob")
def query_job(call: Call) -> models.JobReply:
    """Return one job; only administrators see the jobs of other users."""
    job_id = call.ids["jobId"]
    run = call.state.store.find(
        RunRow, "WHERE job_id = ? AND site_id = ? AND NOT job_purged", job_id, call.site_id
    )
    is_own = run is not None and run.user_id == call.user_id and not call.access.is_unlicensed
    if run is None or not (call.access.is_admin or is_own):
        raise Refusal(JOB_UNKNOWN, f"The site has no job with the id {job_id!r}.")
    return run_replies.job(call, run)
