"""The plan that runs a flow."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tableau_flows_generated import catalog, operations
from tableau_flows_generated.arguments import Identified, id_of
from tableau_flows_generated.checks import check_text

from tableau_flows._calls.call import call, checked_reply_id
from tableau_flows._calls.sign_in import ensure_version
from tableau_flows._common.arguments import check_seconds, ids_of, parameters_of
from tableau_flows._common.versions import Version
from tableau_flows._plans.steps import Plan
from tableau_flows._runs.outcome import Known, carry, cleaned, is_under_way
from tableau_flows._runs.waiting import RUNS_SINCE, limited, newest_runs, until_ended
from tableau_flows._session.session import Session
from tableau_flows.errors import (
    AlreadyQueuedError,
    TableauError,
    UnreadableReplyError,
    VersionError,
)

if TYPE_CHECKING:
    from tableau_flows_generated.models import (
        FlowParameter,
        FlowRunMode,
        FlowRunModeValue,
        FlowRunSpec,
        Job,
    )

_log = logging.getLogger("tableau_flows.jobs")

BODY_SINCE: Version = catalog.FIELD_VERSIONS["RunFlowNowRequest.flow_run_spec"]
"""The run is described in the body from this version on, before in the query (wire_facts §6.11)."""

PARAMETERS_SINCE: Version = catalog.FIELD_VERSIONS["FlowRunSpec.flow_parameter_specs"]

_LOOKUP_TOTAL = 10.0
"""Maximum seconds of a request that only adds information to an error."""


def run_flow(
    session: Session,
    flow: str | Identified,
    *,
    output_steps: Sequence[str | Identified] = (),
    mode: FlowRunMode | FlowRunModeValue | None = None,
    parameters: Mapping[str, str] | Mapping[FlowParameter, str] | None = None,
    wait: float | None = None,
) -> Plan[Job]:
    """Run a flow; with `wait`, wait for its end.

    Raises:
        UsageError: An argument is invalid; nothing was sent.
        VersionError: The server is too old for parameters; nothing was sent.
        AlreadyQueuedError: A run of the flow is queued or running.
    """
    flow_id = id_of(flow, "flow", "flow")
    steps = ids_of(output_steps, "output_steps", "flow output step")
    check_text(mode, "mode", choices=("full", "incremental"))
    values = parameters_of(parameters)
    check_seconds(wait, "wait", required=False)
    version = yield from ensure_version(session)
    if values and version < PARAMETERS_SINCE:
        what = f"{catalog.RUN_FLOW_NOW.id}: parameters="
        raise VersionError(what=what, have=version, need=PARAMETERS_SINCE)
    if version >= BODY_SINCE:
        operation = operations.run_flow_now(
            flow_id, flow_run_spec=_spec(flow_id, steps, mode, values)
        )
    else:
        operation = operations.run_flow_now(
            flow_id, flow_output_step_ids=",".join(steps) or None, flow_run_mode=mode
        )
    try:
        job = yield from call(session, operation)
    except AlreadyQueuedError as error:
        yield from _name_running(session, flow_id, error)
        raise
    _log.info("flow %s runs as job %s", flow_id, session.cleaned(job.id))
    if wait is None:
        return job
    known = Known(job.id, job, given_flow_id=flow_id, clean=session.cleaned)
    try:
        checked_reply_id(session, operation, job.id, "a job to wait for (the flow runs)")
    except UnreadableReplyError as error:
        carry(error, known)
        raise
    return (yield from until_ended(session, known, wait))


def _name_running(session: Session, flow_id: str, error: AlreadyQueuedError) -> Plan[None]:
    """Add to the error which run of the flow is queued or running, if that can be found."""
    from tableau_flows_generated.models import Job

    try:
        if (yield from ensure_version(session)) < RUNS_SINCE:
            return
        runs = yield from newest_runs(limited(session, _LOOKUP_TOTAL), flow_id)
    except TableauError as failure:
        _log.info("the runs of flow %s could not be read (%s)", flow_id, type(failure).__name__)
        return
    run = next((run for run in runs if is_under_way(run)), None)
    if run is None:
        return
    run = error.run = cleaned(run, session.cleaned)
    known = f"flow run {run.id} of flow {flow_id} is {run.status}"
    if run.background_job_id:
        error.job = Job(id=run.background_job_id)
        known += f"; its job is {run.background_job_id}, which jobs.wait can wait for"
    error.hint = known


def _spec(
    flow_id: str, steps: Sequence[str], mode: str | None, parameters: Mapping[str, str]
) -> FlowRunSpec | None:
    """Return the description of the run; None (an empty request) for a run of the flow as it is."""
    from tableau_flows_generated.models import (
        FlowOutputStepReference,
        FlowParameterSpec,
        FlowRunSpec,
    )

    if not steps and mode is None and not parameters:
        return None
    return FlowRunSpec(
        flow_id=flow_id,  # required here as well (wire_facts §6.11)
        run_mode=mode,
        flow_output_steps=tuple(FlowOutputStepReference(id=step) for step in steps),
        flow_parameter_specs=tuple(
            FlowParameterSpec(parameter_id=name, override_value=value)
            for name, value in parameters.items()
        ),
    )
