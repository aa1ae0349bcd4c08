"""Handlers for jobs: list, get and cancel."""

from __future__ import annotations

from tableau_flows_generated import codes, models

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.context import Call
from tableau_flows.emulator.handlers.listing import select_page
from tableau_flows.emulator.handlers.registry import handles
from tableau_flows.emulator.replies import run_replies
from tableau_flows.emulator.replies.chosen_fields import requested_fields
from tableau_flows.emulator.replies.run_replies import JOB_FIELDS
from tableau_flows.emulator.rules.runs import UNFINISHED, cancel_run
from tableau_flows.emulator.store.records import RunRow
from tableau_flows.emulator.wire.filters import Condition

JOB_UNKNOWN = codes.JOB_NOT_FOUND
JOB_ENDED = codes.JOB_ALREADY_COMPLETE
MAY_NOT_CANCEL = codes.CANCELLING_JOB_NOT_PERMITTED

COLUMNS = {
    "jobType": f"'{run_replies.RUN_FLOW}'",
    "status": "r.status",
    "progress": "r.progress",
    "priority": str(run_replies.PRIORITY),
    "title": "r.flow_name",
    "subtitle": "''",
    "notes": "CASE r.status WHEN 'Failed' THEN r.reason ELSE '' END",
    "args": "''",
    "createdAt": "r.created_at",
    "startedAt": "r.started_at",
    "completedAt": "r.completed_at",
}


@handles("queryJobs")
def query_jobs(call: Call) -> models.BackgroundJobListReply:
    """List a page of the jobs; users other than administrators get those that they started."""
    page = call.page()
    conditions = [
        Condition("r.site_id = ? AND NOT r.job_purged", (call.site_id,)),
        *(clause.condition(COLUMNS[clause.field.name]) for clause in call.filters()),
    ]
    if call.access.is_unlicensed:
        conditions.append(Condition("0"))
    elif not call.access.is_admin:
        conditions.append(Condition("r.user_id = ?", (call.user_id,)))
    order = [*call.order(COLUMNS), "r.number DESC"]
    pagination, rows = select_page(call, page, RunRow, conditions, order)
    fields = requested_fields(call, "job", JOB_FIELDS, tuple(JOB_FIELDS))
    return models.BackgroundJobListReply(
        pagination=pagination,
        background_jobs=tuple(run_replies.background_job(row, fields) for row in rows),
    )


@handles("cancelJob")
def cancel_job(call: Call) -> None:
    """Cancel a job, and the run that it performs."""
    if not call.access.is_admin:
        raise Refusal(MAY_NOT_CANCEL, "Only administrators cancel jobs.")
    run = _find_run(call)
    if run.status not in UNFINISHED:
        raise Refusal(JOB_ENDED, f"The job has ended already: {run.status}.")
    cancel_run(call.state.store, run.id, call.now + call.state.options.cancel_seconds)


@handles("queryJob")
def query_job(call: Call) -> models.JobReply:
    """Return one job; only administrators see the jobs of other users."""
    run = _find_run(call)
    is_own = run.user_id == call.user_id and not call.access.is_unlicensed
    if not (call.access.is_admin or is_own):
        raise _unknown(run.job_id)
    return run_replies.job(call, run)


def _find_run(call: Call) -> RunRow:
    """Return the run of the job in the path.

    Raises:
        Refusal: 404018, if the site has no such job any more.
    """
    job_id = call.ids["jobId"]
    run = call.state.store.find(
        RunRow, "WHERE job_id = ? AND site_id = ? AND NOT job_purged", job_id, call.site_id
    )
    if run is None:
        raise _unknown(job_id)
    return run


def _unknown(job_id: str) -> Refusal:
    return Refusal(JOB_UNKNOWN, f"The site has no job with the id {job_id!r}.")
