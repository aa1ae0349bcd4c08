"""The plan that polls a job or a flow run until it has ended."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from tableau_flows_generated import operations, protocol

from tableau_flows._calls.call import call
from tableau_flows._calls.retries import Retries
from tableau_flows._plans.steps import Plan, clock, sleep
from tableau_flows._runs.finding import find_run, limited
from tableau_flows._runs.outcome import Known, has_ended, is_run_over
from tableau_flows._session.outcomes import FAILURES
from tableau_flows._session.retry import NO_RETRY
from tableau_flows._session.session import Session
from tableau_flows.errors import (
    ApiError,
    ConnectionFailedError,
    JobGoneError,
    TableauError,
    UnreadableReplyError,
    WaitTimeoutError,
)

if TYPE_CHECKING:
    from tableau_flows_generated.models import FlowRun, Job

_log = logging.getLogger("tableau_flows.jobs")

RunProgress: TypeAlias = "Callable[[FlowRun | Job], object]"
"""Called with the state of a flow run, or with that of its job if the run cannot be read."""

FIRST_PAUSE = 0.5
"""Seconds between the first and the second look at a job."""

LONGEST_PAUSE = 15.0
"""Maximum seconds between two looks, at a job and at a flow run."""

GROWTH = 1.5
"""Factor by which each pause is longer than the one before."""

FIRST_PAUSE_OF_RUNS = 0.05
"""Seconds before the second look at a flow run, and before the first if it has just begun."""

_LOOKUPS = 5
"""Number of attempts to find the run of an unreadable job among the runs of its flow."""


def poll_until_ended(
    session: Session,
    known: Known,
    timeout: float | None,
    pause: float,
    longest_pause: float,
    *,
    of_run: bool = False,
    reads_runs: bool = False,
    just_started: bool = False,
    on_progress: RunProgress | None = None,
) -> Plan[float | None]:
    """Poll a job until it has ended, and in its place the flow run if that is what counts.

    Args:
        session: The session of the client.
        known: What is known of the job; updated.
        timeout: Maximum seconds to wait; None for no limit.
        pause: Seconds between the first two looks.
        longest_pause: Maximum seconds between two looks.
        of_run: Whether the wait is for a flow run, and not for any job.
        reads_runs: Whether flow runs are read as soon as their ids are known.
        just_started: Whether a pause precedes the first look.
        on_progress: Called at each look.

    Returns:
        The time at which the wait must end, as of `clock`; None for no limit.
    """
    left = timeout
    end = None if timeout is None else (yield from clock()) + timeout
    refusal: TableauError | None = None  # the reason why the run is polled in place of the job
    retries = Retries(session.retry, "poll")
    if just_started:
        yield from sleep(pause if left is None else min(pause, left))
        left = yield from seconds_left(end)
        pause = min(pause * GROWTH, longest_pause)
    while True:
        failure: TableauError | None = None
        retry_wait = 0.0
        on_run = reads_runs and refusal is None and known.run_id is not None
        known.looks += 1
        try:
            if on_run:
                known.run = yield from find_run(session, known, left, NO_RETRY)
            elif refusal is None:
                known.job = yield from call(
                    limited(session, left), operations.query_job(known.job_id)
                )
            else:
                yield from _poll_run(session, known, left, refusal)
        except FAILURES as error:
            wait = None if error is refusal else (yield from retries.decide(error))
            if wait is None:
                if on_run and not isinstance(error, ConnectionFailedError):
                    _log.info("%s: the job is read instead (%s)", known, type(error).__name__)
                    reads_runs = False
                    left = yield from seconds_left(end)
                    continue
                if refusal is None and not on_run and _is_unavailable(error):
                    refusal = error
                    left = yield from seconds_left(end)
                    continue
                if refusal is None or error is refusal or isinstance(error, ConnectionFailedError):
                    raise
                _log.info("%s: its flow run could not be read (%s)", known, type(error).__name__)
                _give_up(known, refusal)
            failure, retry_wait = error, wait
            _log.info("%s: the poll failed (%s)", known, type(error).__name__)
        else:
            retries = Retries(session.retry, "poll")
            looks_at_run = on_run or refusal is not None
            _report(on_progress, known.run if looks_at_run else known.job)
            if _is_over(known, looks_at_run=looks_at_run):
                if not of_run or looks_at_run or (yield from _has_run_ended(session, known, end)):
                    return end
                reads_runs = True  # it ends after its job
        left = yield from seconds_left(end)
        if left is not None and left <= 0:
            raise _too_late(known, timeout, failure) from failure
        length = max(pause, retry_wait)
        if left is not None:
            length = min(length, left)
            left -= length
        yield from retries.pause(length)
        pause = min(pause * GROWTH, longest_pause)


def _report(on_progress: RunProgress | None, state: FlowRun | Job | None) -> None:
    if on_progress is not None and state is not None:
        on_progress(state)


def seconds_left(end: float | None) -> Plan[float | None]:
    """Return the seconds left; None if there is no deadline."""
    now = yield from clock()
    return None if end is None else end - now


def _is_over(known: Known, *, looks_at_run: bool) -> bool:
    if looks_at_run:
        return known.run is not None and is_run_over(known.run)
    return known.job is not None and has_ended(known.job)


def _has_run_ended(session: Session, known: Known, end: float | None) -> Plan[bool]:
    """Read the flow run of a job that has ended; return whether it has ended too.

    Where it cannot be read, only the job counts.
    """
    was_read = yield from read_run(session, known, end)
    return not was_read or known.run is None or is_run_over(known.run)


def read_run(session: Session, known: Known, end: float | None) -> Plan[bool]:
    """Read the flow run of a job, which only adds to what is known; return whether it was read."""
    left = yield from seconds_left(end)
    try:
        known.run = yield from find_run(session, known, left, session.retry)
    except TableauError as error:
        _log.info("%s: its flow run could not be read (%s)", known, type(error).__name__)
        return False
    return True


def _poll_run(
    session: Session, known: Known, left: float | None, refusal: TableauError
) -> Plan[None]:
    """Read the flow run of a job that cannot be read.

    Raises:
        JobGoneError: Neither exists any more.
        TableauError: The refusal, if there is no such run; or the run cannot be read.
    """
    run = yield from find_run(session, known, left, NO_RETRY)
    if run is not None:
        known.run = run
    elif not 0 < known.lookups < _LOOKUPS:  # otherwise poll again, since lists lag behind
        _give_up(known, refusal)


def _give_up(known: Known, refusal: TableauError) -> NoReturn:
    """Raise the error for a job that cannot be read, and neither can its flow run."""
    if known.job is not None and _code_of(refusal) in protocol.JOB_FORGOTTEN_CODES:
        raise _gone(known) from refusal
    raise refusal


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
