"""Plans that wait until a job has ended, and read its flow run if necessary."""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NoReturn, cast

from tableau_flows_generated import catalog, operations, protocol
from tableau_flows_generated.arguments import id_of
from tableau_flows_generated.checks import shown

from tableau_flows._calls.call import call, checked_reply_id, exchange
from tableau_flows._calls.decoding import read_reply
from tableau_flows._calls.retries import Retries
from tableau_flows._calls.sign_in import ensure_version
from tableau_flows._common.arguments import check_seconds
from tableau_flows._common.versions import Version
from tableau_flows._plans.steps import Plan, clock
from tableau_flows._runs.outcome import (
    Known,
    carry,
    has_ended,
    has_run_ended,
    is_explained,
    succeeded,
    verdict,
)
from tableau_flows._session.outcomes import FAILURES
from tableau_flows._session.retry import NO_RETRY, RetryPolicy
from tableau_flows._session.session import Session
from tableau_flows.errors import (
    ApiError,
    ConnectionFailedError,
    JobGoneError,
    TableauError,
    UnreadableReplyError,
    UsageError,
    WaitTimeoutError,
)

if TYPE_CHECKING:
    from tableau_flows_generated.models import BackgroundJob, FlowRun, Job

_log = logging.getLogger("tableau_flows.jobs")

RUNS_SINCE: Version = catalog.GET_FLOW_RUNS.since
"""The oldest version with flow runs."""

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 15.0
_GROWTH = 1.5
_LEAST_TOTAL = 1.0
"""Seconds that the last request of a wait may take, even if the deadline is nearer."""

_LOOKUPS = 5
"""Number of attempts to find the run of an unreadable job among the runs of its flow."""


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
    raise UsageError(f"job must be a Job or its id, not {shown(given)}{hint}")


def until_ended(
    session: Session,
    known: Known,
    timeout: float | None,
    pause: float = FIRST_PAUSE,
    longest_pause: float = LONGEST_PAUSE,
) -> Plan[Job]:
    """Wait for a job; an error that ends the wait carries the job and its flow run."""
    try:
        return (yield from _wait(session, known, timeout, pause, longest_pause))
    except TableauError as error:
        carry(error, known)
        raise


def _wait(
    session: Session, known: Known, timeout: float | None, pause: float, longest_pause: float
) -> Plan[Job]:
    left = timeout
    end = None if timeout is None else (yield from clock()) + timeout
    refusal: TableauError | None = None  # the reason why the run is polled in place of the job
    retries = Retries(session.retry, "poll")
    while True:
        failure: TableauError | None = None
        retry_wait = 0.0
        try:
            if refusal is None:
                known.job = yield from call(
                    limited(session, left), operations.query_job(known.job_id)
                )
            else:
                yield from _poll_run(session, known, left, refusal)
        except FAILURES as error:
            wait = None if error is refusal else (yield from retries.decide(error))
            if wait is None:
                if refusal is None and _is_unavailable(error):
                    refusal = error
                    left = yield from _left(end)
                    continue
                if refusal is None or error is refusal or isinstance(error, ConnectionFailedError):
                    raise
                _log.info("%s: its flow run could not be read (%s)", known, type(error).__name__)
                _give_up(known, refusal)
            failure, retry_wait = error, wait
            _log.info("%s: the poll failed (%s)", known, type(error).__name__)
        else:
            retries = Retries(session.retry, "poll")
            if _is_over(known, refusal):
                return (yield from _outcome(session, known, end))
        left = yield from _left(end)
        if left is not None and left <= 0:
            raise _too_late(known, timeout, failure) from failure
        length = max(pause, retry_wait)
        if left is not None:
            length = min(length, left)
            left -= length
        yield from retries.pause(length)
        pause = min(pause * _GROWTH, longest_pause)


def _left(end: float | None) -> Plan[float | None]:
    """Return the seconds left; None if there is no deadline."""
    now = yield from clock()
    return None if end is None else end - now


def _is_over(known: Known, refusal: TableauError | None) -> bool:
    if refusal is not None:
        return known.run is not None and has_run_ended(known.run)
    return known.job is not None and has_ended(known.job)


def _outcome(session: Session, known: Known, end: float | None) -> Plan[Job]:
    """Return or raise the outcome of a job; without a reason, read its flow run once."""
    job = known.best_job()
    if known.run is None and not succeeded(job) and not is_explained(job):
        left = yield from _left(end)
        try:
            known.run = yield from _find_run(session, known, left, session.retry)
        except TableauError as error:
            _log.info("%s: its flow run could not be read (%s)", known, type(error).__name__)
    return verdict(known)


def _poll_run(
    session: Session, known: Known, left: float | None, refusal: TableauError
) -> Plan[None]:
    """Read the flow run of a job that cannot be read.

    Raises:
        JobGoneError: Neither exists any more.
        TableauError: The refusal, if there is no such run; or the run cannot be read.
    """
    run = yield from _find_run(session, known, left, NO_RETRY)
    if run is not None:
        known.run = run
    elif not 0 < known.lookups < _LOOKUPS:  # otherwise poll again, since lists lag behind
        _give_up(known, refusal)


def _give_up(known: Known, refusal: TableauError) -> NoReturn:
    """Raise the error for a job that cannot be read, and neither can its flow run."""
    if known.job is not None and _code_of(refusal) in protocol.JOB_FORGOTTEN_CODES:
        raise _gone(known) from refusal
    raise refusal


def _find_run(
    session: Session, known: Known, left: float | None, retry: RetryPolicy
) -> Plan[FlowRun | None]:
    """Find the flow run of a job: by its id, or else among the newest runs of the flow."""
    version = yield from ensure_version(session)
    if version < RUNS_SINCE:
        return None
    view = limited(session, left, retry)
    if known.run_id is not None:
        run_id = checked_reply_id(
            session, operations.query_job(known.job_id), known.run_id, "a flow run"
        )
        return (yield from call(view, operations.get_flow_run(run_id)))
    if known.flow_id is None:
        return None
    runs = yield from newest_runs(view, known.flow_id)
    known.lookups += 1
    return next((run for run in runs if run.background_job_id == known.job_id), None)


def newest_runs(session: Session, flow_id: str) -> Plan[tuple[FlowRun, ...]]:
    """Return the newest runs of a flow, those that have not started first (wire_facts §5.3)."""
    from tableau_flows_generated.models import FlowRunListReply

    operation = operations.get_flow_runs(
        filter=protocol.FILTER.format(field=protocol.RUNS_FLOW_FIELD, operator="eq", value=flow_id),
        sort=protocol.SORT.format(field=protocol.RUNS_NEWEST_FIELD, direction=protocol.DESCENDING),
        page_size=protocol.DEFAULT_PAGE_SIZE,
    )
    reply = yield from exchange(session, operation, partial(read_reply, operation.info))
    return reply.flow_runs if isinstance(reply, FlowRunListReply) else ()


def limited(session: Session, left: float | None, retry: RetryPolicy = NO_RETRY) -> Session:
    """Return a view of the session whose calls end with the wait, which handles their failures."""
    timeouts = session.timeouts
    if left is not None:
        most = max(left, _LEAST_TOTAL)
        total = most if timeouts.total is None else min(timeouts.total, most)
        timeouts = replace(timeouts, total=total)
    return session.with_options(timeouts=timeouts, retry=retry)


def _is_unavailable(error: TableauError) -> bool:
    """Return whether the job is refused or removed, so that only its flow run shows the outcome."""
    status = error.status if isinstance(error, ApiError | UnreadableReplyError) else 0
    return status == 403 or _code_of(error) in protocol.JOB_FORGOTTEN_CODES


def _code_of(error: TableauError) -> str | None:
    return error.code if isinstance(error, ApiError) else None


def _too_late(
    known: Known, timeout: float | None, failure: TableauError | None
) -> WaitTimeoutError:
    progress = known.run.progress if known.run else known.best_job().progress
    state = "its progress is unknown" if progress is None else f"its progress is {progress} %"
    if failure is not None:
        state += f"; the last request for it failed: {failure}"
    return WaitTimeoutError(
        f"{known} had not ended after {timeout or 0:g} s; {state}",
        job=known.shown_job(),
        run=known.shown_run(),
    )


def _gone(known: Known) -> JobGoneError:
    where = known.clean(f"; flow run {known.run_id} may show it") if known.run_id else ""
    return JobGoneError(
        f"the server does not have {known} any more. It removes jobs some time after their end, so"
        f" the outcome of this one is unknown{where}",
        job=known.shown_job(),
        run=known.shown_run(),
    )
