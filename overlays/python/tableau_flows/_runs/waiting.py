"""Plans that wait until a job or a flow run has ended, and read how."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, cast

from tableau_flows_generated import operations
from tableau_flows_generated.arguments import id_of
from tableau_flows_generated.checks import invalid_argument, shown

from tableau_flows._calls.call import call
from tableau_flows._calls.sign_in import ensure_version
from tableau_flows._common.arguments import check_seconds
from tableau_flows._plans.steps import Plan
from tableau_flows._runs.finding import RUNS_SINCE, limited
from tableau_flows._runs.outcome import (
    Known,
    carry,
    has_ended,
    has_failed,
    is_explained,
    reason_of,
    run_verdict,
    succeeded,
    verdict,
)
from tableau_flows._runs.polling import (
    FIRST_PAUSE,
    FIRST_PAUSE_OF_RUNS,
    LONGEST_PAUSE,
    RunProgress,
    poll_until_ended,
    read_run,
    seconds_left,
)
from tableau_flows._session.session import Session
from tableau_flows.errors import TableauError

if TYPE_CHECKING:
    from tableau_flows_generated.models import BackgroundJob, FlowRun, Job

_log = logging.getLogger("tableau_flows.jobs")


def wait_for(
    session: Session,
    job: Job | BackgroundJob | str,
    *,
    timeout: float | None,
    pause: float = FIRST_PAUSE,
    longest_pause: float = LONGEST_PAUSE,
) -> Plan[Job]:
    """Poll a job, at growing intervals, until it has ended.

    Transient failures do not end the wait before its deadline. If the job cannot be read, its flow
    run is polled instead.

    Raises:
        UsageError: An argument is invalid; nothing was sent.
        JobFailedError: It failed.
        JobCancelledError: It was cancelled.
        JobGoneError: The server has removed it.
        WaitTimeoutError: The timeout expired.
    """
    known = _known(session, job)
    check_seconds(timeout, "timeout", required=False)
    check_seconds(pause, "pause", positive=True)
    check_seconds(longest_pause, "longest_pause", positive=True)
    return (yield from until_ended(session, known, timeout, pause, longest_pause))


def _known(session: Session, job: Job | BackgroundJob | str) -> Known:
    """Return what is known of the job that the caller gave.

    Raises:
        UsageError: It is not a job. Other models have an id too, but not that of a job.
    """
    from tableau_flows_generated.models import BackgroundJob, FlowRun, Job

    given = cast(object, job)
    if isinstance(given, str | BackgroundJob):
        return Known(id_of(given, "job", "job"), clean=session.cleaned)
    if isinstance(given, Job):
        return Known(id_of(given, "job", "job"), given, clean=session.cleaned)
    hint = "; give its background_job_id" if isinstance(given, FlowRun) else ""
    raise invalid_argument("job", f"must be a Job or its id, not {shown(given)}{hint}")


def until_ended(
    session: Session,
    known: Known,
    timeout: float | None,
    pause: float = FIRST_PAUSE,
    longest_pause: float = LONGEST_PAUSE,
) -> Plan[Job]:
    """Wait for a job; an error that ends the wait carries the job and its flow run."""
    try:
        end = yield from poll_until_ended(session, known, timeout, pause, longest_pause)
        return (yield from _outcome(session, known, end))
    except TableauError as error:
        carry(error, known)
        raise


def until_run_ended(
    session: Session,
    known: Known,
    timeout: float | None,
    *,
    first_pause: float = FIRST_PAUSE_OF_RUNS,
    just_started: bool = False,
    on_progress: RunProgress | None = None,
) -> Plan[FlowRun | Job]:
    """Wait for a flow run by reading the run itself; the job, where the run cannot be read.

    Args:
        session: The session of the client.
        known: What is known of the run; updated.
        timeout: Maximum seconds to wait; None for no limit.
        first_pause: Seconds between the first two looks.
        just_started: Whether the run has just begun, so that a pause precedes the first look.
        on_progress: Called with the run, or with the job if the run cannot be read, at each look.

    Returns:
        The flow run, which succeeded; the job where there is no flow run to read.
    """
    try:
        version = yield from ensure_version(session)
        end = yield from poll_until_ended(
            session,
            known,
            timeout,
            first_pause,
            LONGEST_PAUSE,
            of_run=True,
            reads_runs=version >= RUNS_SINCE,
            just_started=just_started,
            on_progress=on_progress,
        )
        yield from _explain_run(session, known, end)
        return run_verdict(known)
    except TableauError as error:
        carry(error, known)
        raise


def _explain_run(session: Session, known: Known, end: float | None) -> Plan[None]:
    """Read the job of a flow run that failed without giving a reason."""
    run, job = known.run, known.job
    if run is None or not has_failed(run) or reason_of(run) or (job and has_ended(job)):
        return
    left = yield from seconds_left(end)
    view = limited(session, left, session.retry)
    try:
        known.job = yield from call(view, operations.query_job(known.job_id))
    except TableauError as error:
        _log.info("%s: the job could not be read (%s)", known, type(error).__name__)


def _outcome(session: Session, known: Known, end: float | None) -> Plan[Job]:
    """Return or raise the outcome of a job; without a reason, read its flow run once."""
    job = known.best_job()
    if known.run is None and not succeeded(job) and not is_explained(job):
        yield from read_run(session, known, end)
    return verdict(known)
