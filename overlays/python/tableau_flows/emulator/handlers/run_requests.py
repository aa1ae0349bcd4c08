"""Checks requests to run a flow and queues the run, for flows and for their tasks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tableau_flows_generated import codes, models
from tableau_flows_generated.codes import BAD_REQUEST

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.context import Call
from tableau_flows.emulator.replies import run_replies
from tableau_flows.emulator.rules.runs import UNFINISHED, ParameterValue, begin_run
from tableau_flows.emulator.store.records import FlowRow, OutputStepRow, ParameterRow

NO_PARAMETERS = codes.FLOW_PARAMETERS_DISABLED


def check_steps(call: Call, flow: FlowRow, step_ids: Iterable[str | None]) -> None:
    """Refuse output steps that the flow does not have.

    Raises:
        Refusal: 400000.
    """
    steps = call.state.store.select(OutputStepRow, "WHERE flow_id = ?", flow.id)
    unknown = set(step_ids) - {step.id for step in steps}
    if unknown:
        raise Refusal(BAD_REQUEST, f"The flow has no output step {min(unknown, key=str)!r}.")


def parameter_values(call: Call, flow: FlowRow, spec: models.FlowRunSpec) -> list[ParameterValue]:
    """Read the parameter values in the specification of a run.

    Raises:
        Refusal: 403149 if the site does not allow them, 400000 if the flow has no such parameter,
            or a parameter has no value or two of them.
    """
    if spec.flow_parameter_specs and not call.state.options.allow_parameters:
        raise Refusal(NO_PARAMETERS, "The site does not allow values of parameters to be set.")
    names = {
        row.id: row.name
        for row in call.state.store.select(ParameterRow, "WHERE flow_id = ?", flow.id)
    }
    values: list[ParameterValue] = []
    for given in spec.flow_parameter_specs:
        if given.parameter_id is None or given.parameter_id not in names:
            raise Refusal(BAD_REQUEST, f"The flow has no parameter {given.parameter_id!r}.")
        if given.override_value is None:
            raise Refusal(BAD_REQUEST, f"The parameter {given.parameter_id!r} has no value.")
        values.append(
            ParameterValue(given.parameter_id, names[given.parameter_id], given.override_value)
        )
    if len({value.id for value in values}) < len(values):
        raise Refusal(BAD_REQUEST, "A parameter is given two values.")
    return values


def is_queued(call: Call, column: str, value: str) -> bool:
    """Return whether a run with this value in a column of ``runs`` is waiting or running."""
    return call.state.store.exists(
        f"SELECT 1 FROM runs WHERE {column} = ? AND status IN (?, ?)", value, *UNFINISHED
    )


def queue_run(
    call: Call, flow: FlowRow, parameters: Sequence[ParameterValue], task_id: str | None = None
) -> models.JobReply:
    """Queue a run of a flow; returns its job."""
    run = begin_run(
        call.state.store,
        call.state.planner,
        flow,
        user_id=call.user_id,
        now=call.now,
        task_id=task_id,
        parameters=parameters,
    )
    return run_replies.new_job(call, run)
