"""The plans of running a flow, and of waiting until a job has ended."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tableau_flows_generated import operations
from tableau_flows_generated.operation import Identified, id_of

from tableau_flows._call import call
from tableau_flows._plan import Plan, clock, sleep
from tableau_flows._session import Session
from tableau_flows._session_plans import settle_version
from tableau_flows._version import Version
from tableau_flows.errors import (
    ApiError,
    JobCancelledError,
    JobFailedError,
    JobGoneError,
    UsageError,
    VersionError,
    WaitTimeoutError,
)

if TYPE_CHECKING:
    from tableau_flows_generated.models import FlowRunSpec, Job

_log = logging.getLogger("tableau_flows.jobs")

BODY_SINCE: Version = (3, 14)
"""From here on, what to run is told in the body; before, in the query (wire_facts §6.11)."""

PARAMETERS_SINCE: Version = (3, 15)

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 15.0
_GROWTH = 1.5

_SUCCESS = (0, 3)
_CANCELLED = 2
_GONE = ("404018", "400031")
"""The job is not known any more: servers forget them soon (wire_facts §9.1)."""


def run_flow(
    session: Session,
    flow: str | Identified,
    *,
    output_steps: Sequence[str | Identified] = (),
    mode: str | None = None,
    parameters: Mapping[str, str] | None = None,
    wait: float | None = None,
) -> Plan[Job]:
    """Run a flow; wait for its end if `wait` says how long.

    Raises:
        VersionError: The server is too old for parameters; nothing was sent.
    """
    version = yield from settle_version(session)
    flow_id = id_of(flow)
    steps = [id_of(step) for step in output_steps]
    if parameters and version < PARAMETERS_SINCE:
        raise VersionError(what="runFlowNow: parameters=", have=version, need=PARAMETERS_SINCE)
    if version >= BODY_SINCE:
        operation = operations.run_flow_now(
            flow_id, flow_run_spec=_spec(flow_id, steps, mode, parameters or {})
        )
    else:
        operation = operations.run_flow_now(
            flow_id, flow_output_step_ids=",".join(steps) or None, flow_run_mode=mode
        )
    job = yield from call(session, operation)
    _log.info("flow %s runs as job %s", flow_id, job.id)
    return job if wait is None else (yield from wait_for(session, job, timeout=wait))


def wait_for(
    session: Session,
    job: Job | str,
    *,
    timeout: float | None,
    pause: float = FIRST_PAUSE,
    longest_pause: float = LONGEST_PAUSE,
) -> Plan[Job]:
    """Ask for a job, less and less often, until it has ended.

    Raises:
        JobFailedError: It failed.
        JobCancelledError: It was cancelled.
        JobGoneError: The server has forgotten it.
        WaitTimeoutError: It had not ended in time.
    """
    if pause <= 0 or longest_pause <= 0:
        raise UsageError("the pause between two questions must be longer than 0 seconds")
    last = None if isinstance(job, str) else job
    job_id = id_of(job)
    end = None if timeout is None else (yield from clock()) + timeout
    while True:
        try:
            last = yield from call(session, operations.query_job(job_id))
        except ApiError as error:
            if error.code not in _GONE or last is None:
                raise
            raise _gone(last) from error
        if _has_ended(last):
            return _judge(last)
        now = yield from clock()
        if end is not None and now >= end:
            raise WaitTimeoutError(
                f"job {job_id} had not ended after {timeout:g} s; its progress is"
                f" {last.progress or 0} %",
                job=last,
            )
        yield from sleep(pause if end is None else min(pause, end - now))
        pause = min(pause * _GROWTH, longest_pause)


def _spec(
    flow_id: str, steps: Sequence[str], mode: str | None, parameters: Mapping[str, str]
) -> FlowRunSpec | None:
    """What to run and how; None (an empty request) if everything is as the flow has it."""
    from tableau_flows_generated.models import (
        FlowOutputStepReference,
        FlowParameterSpec,
        FlowRunSpec,
    )

    if not steps and mode is None and not parameters:
        return None
    return FlowRunSpec(
        flow_id=flow_id,  # wanted here once more (wire_facts §6.11)
        run_mode=mode,
        flow_output_steps=tuple(FlowOutputStepReference(id=step) for step in steps),
        flow_parameter_specs=tuple(
            FlowParameterSpec(parameter_id=name, override_value=value)
            for name, value in parameters.items()
        ),
    )


def _has_ended(job: Job) -> bool:
    full = job.progress is not None and job.progress >= 100
    return job.completed_at is not None or (full and job.finish_code is not None)


def _judge(job: Job) -> Job:
    """Return a job that ended well; raise for any other."""
    if job.finish_code == _CANCELLED:
        raise JobCancelledError(f"job {job.id} was cancelled", job=job, reason=_notes(job))
    # A job can fail with a finish code of success and a note of an error (wire_facts §9.1).
    has_error = any((note.type or "").lower() == "errorcode" for note in job.status_notes)
    if job.finish_code in _SUCCESS and not has_error:
        _log.info("job %s ended well", job.id)
        return job
    notes = _notes(job)
    if not notes:
        code = "none" if job.finish_code is None else job.finish_code
        notes = f"the server gives no reason (finish code: {code})"
    raise JobFailedError(f"job {job.id} failed", job=job, reason=notes)


def _notes(job: Job) -> str:
    """What the server says about the job, in its own words."""
    texts = [job.run_flow_job_type.notes] if job.run_flow_job_type else []
    texts += [note.text or note.value for note in job.status_notes]
    return "; ".join(text.strip() for text in texts if text and text.strip())


def _gone(job: Job) -> JobGoneError:
    run_id = job.run_flow_job_type.flow_run_id if job.run_flow_job_type else None
    where = f"; flow run {run_id} may tell" if run_id else ""
    return JobGoneError(
        f"the server does not know job {job.id} any more. It forgets jobs some time after their"
        f" end, so how this one ended cannot be told{where}",
        job=job,
    )
