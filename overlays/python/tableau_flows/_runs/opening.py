"""Plans of a flow run that is known by an id: finding it, reading its state, cancelling it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from tableau_flows_generated import catalog, operations
from tableau_flows_generated.arguments import id_of

from tableau_flows._calls.call import call, checked_reply_id
from tableau_flows._calls.sign_in import ensure_version
from tableau_flows._plans.steps import Plan
from tableau_flows._runs.finding import RUNS_SINCE, find_run
from tableau_flows._runs.outcome import Known, has_ended
from tableau_flows._session.session import Session
from tableau_flows.errors import AlreadyFinishedError, UsageError

if TYPE_CHECKING:
    from tableau_flows_generated.models import FlowRun, Job

CancelOutcome: TypeAlias = Literal["requested", "already finished"]
"""What cancelling a run has led to: the run will stop soon, or it had ended before."""


def open_run(session: Session, run_id: str | None, job_id: str | None) -> Plan[Known]:
    """Find a run by its id or by that of its job.

    Raises:
        UsageError: Not exactly one id was given, or it is invalid; nothing was sent.
        NotFoundError: The server does not have it, or no longer has the job.
    """
    if (run_id is None) == (job_id is None):
        raise UsageError("give run_id= or job_id=, one of them")
    if run_id is not None:
        run = yield from call(session, operations.get_flow_run(id_of(run_id, "run_id")))
        told = run.background_job_id or ""
        checked = checked_reply_id(session, catalog.GET_FLOW_RUN, told, "a flow run of a job")
        return Known(checked, run=run, clean=session.cleaned)
    checked = id_of(job_id or "", "job_id")
    job = yield from call(session, operations.query_job(checked))
    return Known(checked, job, clean=session.cleaned)


def read_state(session: Session, known: Known) -> Plan[FlowRun | Job]:
    """Read the flow run; the job, where the run cannot be read or found."""
    version = yield from ensure_version(session)
    if version >= RUNS_SINCE:
        run = yield from find_run(session, known, None, session.retry)
        if run is not None:
            known.run = run
            return run
    known.job = yield from call(session, operations.query_job(known.job_id))
    return known.job


def cancel_run(session: Session, known: Known) -> Plan[CancelOutcome]:
    """Ask the server to stop a run: by its id, or by its job if the server does not return it."""
    version = yield from ensure_version(session)
    if version >= RUNS_SINCE and known.run_id is None:
        yield from read_state(session, known)
        if known.run_id is None and has_ended(known.best_job()):
            return "already finished"
    if known.run_id is None:
        operation = operations.cancel_job(known.job_id)
    else:
        run_id = checked_reply_id(session, catalog.GET_FLOW_RUNS, known.run_id, "a flow run")
        operation = operations.cancel_flow_run(run_id)
    try:
        yield from call(session, operation)
    except AlreadyFinishedError:  # also within HTTP status 200 (wire_facts §9.3)
        return "already finished"
    return "requested"
