"""Plans that run a flow, and wait for the end of the run."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from tableau_flows_generated import catalog, operations
from tableau_flows_generated.arguments import Identified, id_of
from tableau_flows_generated.checks import check_text

from tableau_flows._calls.call import call, checked_reply_id
from tableau_flows._calls.sign_in import ensure_version
from tableau_flows._common.versions import Version
from tableau_flows._plans.steps import Plan
from tableau_flows._runs.cleaning import cleaned
from tableau_flows._runs.finding import RUNS_SINCE, limited, newest_runs
from tableau_flows._runs.inputs import (
    Inputs,
    OutputSteps,
    ParameterValues,
    matched,
    read_inputs,
    resolve,
)
from tableau_flows._runs.outcome import Known, carry, is_under_way
from tableau_flows._runs.polling import FIRST_PAUSE_OF_RUNS, RunProgress
from tableau_flows._runs.waiting import until_run_ended
from tableau_flows._session.session import Session
from tableau_flows.errors import (
    AlreadyQueuedError,
    TableauError,
    UnreadableReplyError,
    VersionError,
)

if TYPE_CHECKING:
    from tableau_flows_generated.models import (
        Flow,
        FlowRun,
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


OnConflict: TypeAlias = Literal["raise", "attach"]
"""What happens if a run of the flow is queued or running: an error, or a handle of that run."""


@dataclass(frozen=True, slots=True)
class Started:
    """A flow run that was started, or found.

    Attributes:
        known: What is known of it.
        attached: Whether it had been started before.
        opened: Whether it was found by an id.
    """

    known: Known
    attached: bool = False
    opened: bool = False

    @property
    def is_new(self) -> bool:
        """Whether it has just begun, and has not been looked at."""
        return not (self.attached or self.opened or self.known.looks)


def check_run_options(mode: FlowRunMode | FlowRunModeValue | None, on_conflict: OnConflict) -> None:
    """Check how to run.

    Raises:
        UsageError: An argument is invalid.
    """
    from tableau_flows_generated.models import FlowRunMode

    check_text(mode, "mode", choices=tuple(one.value for one in FlowRunMode))
    check_text(on_conflict, "on_conflict", required=True, choices=("raise", "attach"))


def run_flow(
    session: Session,
    flow: str | Identified,
    *,
    output_steps: OutputSteps = (),
    mode: FlowRunMode | FlowRunModeValue | None = None,
    parameters: ParameterValues | None = None,
    on_conflict: OnConflict = "raise",
) -> Plan[Started]:
    """Run a flow.

    With `attach`, the run is requested once more if the run in its way ends before it was found.

    Raises:
        UsageError: An argument is invalid; the run was not requested.
        VersionError: The server is too old for parameters; nothing was sent.
        AlreadyQueuedError: A run of the flow is queued or running.
    """
    flow_id = id_of(flow, "flow", "flow")
    inputs = read_inputs(output_steps, parameters)
    check_run_options(mode, on_conflict)
    version = yield from _checked_version(session, inputs)
    steps, values = yield from resolve(session, flow, inputs)
    if version >= BODY_SINCE:
        operation = operations.run_flow_now(
            flow_id, flow_run_spec=_spec(flow_id, steps, mode, values)
        )
    else:
        operation = operations.run_flow_now(
            flow_id, flow_output_step_ids=",".join(steps) or None, flow_run_mode=mode
        )
    asked_again = False
    while True:
        try:
            job = yield from call(session, operation)
        except AlreadyQueuedError as error:
            running = yield from _name_running(session, flow_id, error)
            if on_conflict == "raise":
                raise
            if running == () and not asked_again:
                _log.info("flow %s: the run in its way has ended; it is run again", flow_id)
                asked_again = True
                continue
            if running == ():
                error.hint = "each run in its way had ended when it was looked up; run it again"
            run = running[0] if running is not None and len(running) == 1 else None
            if run is None or not run.background_job_id:
                raise
            known = _attached(session, flow_id, run, run.background_job_id)
            _log.info("flow %s: attached to %s", flow_id, known)
            return Started(known, attached=True)
        _log.info("flow %s runs as job %s", flow_id, session.cleaned(job.id))
        return Started(Known(job.id, job, given_flow_id=flow_id, clean=session.cleaned))


def check_run(
    session: Session,
    flow: str | Identified,
    *,
    output_steps: OutputSteps,
    mode: FlowRunMode | FlowRunModeValue | None,
    parameters: ParameterValues | None,
) -> Plan[Flow]:
    """Read a flow, and check that it can be run so; return it.

    Raises:
        UsageError: An argument is invalid, or the flow has no such output step or parameter.
        VersionError: The server is too old for parameters.
    """
    flow_id = id_of(flow, "flow", "flow")
    inputs = read_inputs(output_steps, parameters)
    check_run_options(mode, "raise")
    yield from _checked_version(session, inputs)
    known = yield from call(session, operations.query_flow(flow_id))
    matched(session, known, inputs, is_fresh=True)
    return known


def _checked_version(session: Session, inputs: Inputs) -> Plan[Version]:
    """Return the version of the server, which is new enough for the parameters, if there are any.

    Raises:
        VersionError: It is not.
    """
    version = yield from ensure_version(session)
    if inputs.values and version < PARAMETERS_SINCE:
        what = f"{catalog.RUN_FLOW_NOW.id}: parameters="
        raise VersionError(what=what, have=version, need=PARAMETERS_SINCE)
    return version


def wait_for_started(
    session: Session,
    started: Started,
    timeout: float | None,
    *,
    first_pause: float = FIRST_PAUSE_OF_RUNS,
    on_progress: RunProgress | None = None,
) -> Plan[FlowRun | Job]:
    """Wait for the end of a run that has just been started."""
    known = started.known
    try:
        what = "a job to wait for (the flow runs)"
        checked_reply_id(session, catalog.RUN_FLOW_NOW, known.job_id, what)
    except UnreadableReplyError as error:
        carry(error, known)
        raise
    return (
        yield from until_run_ended(
            session,
            known,
            timeout,
            first_pause=first_pause,
            just_started=started.is_new,
            on_progress=on_progress,
        )
    )


def _attached(session: Session, flow_id: str, run: FlowRun, job_id: str) -> Known:
    return Known(job_id, run=run, given_flow_id=flow_id, clean=session.cleaned)


def _name_running(
    session: Session, flow_id: str, error: AlreadyQueuedError
) -> Plan[tuple[FlowRun, ...] | None]:
    """Add to the error which runs of the flow are queued or running, if that can be found.

    Returns:
        The runs; None if they cannot be read.
    """
    from tableau_flows_generated.models import Job

    try:
        if (yield from ensure_version(session)) < RUNS_SINCE:
            return None
        runs = yield from newest_runs(limited(session, _LOOKUP_TOTAL), flow_id)
    except TableauError as failure:
        _log.info("the runs of flow %s could not be read (%s)", flow_id, type(failure).__name__)
        return None
    active = tuple(run for run in runs if is_under_way(run))
    if not active:
        return ()
    run = error.run = cleaned(active[0], session.cleaned)
    known = f"flow run {run.id} of flow {flow_id} is {run.status}"
    if run.background_job_id:
        error.job = Job(id=run.background_job_id)
        known += f"; its job is {run.background_job_id}; on_conflict='attach' follows it"
    if len(active) > 1:
        known += f"; {len(active) - 1} more are queued or running"
    error.hint = known
    return active


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
