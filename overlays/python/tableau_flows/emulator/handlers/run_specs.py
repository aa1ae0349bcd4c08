"""Checks what a run is asked to be: its output steps and the values of its parameters."""

from __future__ import annotations

from collections.abc import Iterable

from tableau_flows_generated import models

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.context import Call
from tableau_flows.emulator.rules.runs import ParameterValue
from tableau_flows.emulator.store.records import FlowRow, OutputStepRow, ParameterRow

BAD_REQUEST = "400000"
NO_PARAMETERS = "403149"


def check_steps(call: Call, flow: FlowRow, step_ids: Iterable[str | None]) -> None:
    """Refuse output steps that the flow does not have.

    Raises:
        Refusal: 400000.
    """
    steps = call.world.store.select(OutputStepRow, "WHERE flow_id = ?", flow.id)
    unknown = set(step_ids) - {step.id for step in steps}
    if unknown:
        raise Refusal(BAD_REQUEST, f"The flow has no output step {min(unknown, key=str)!r}.")


def parameter_values(call: Call, flow: FlowRow, spec: models.FlowRunSpec) -> list[ParameterValue]:
    """The parameter values of a specification.

    Raises:
        Refusal: 403149 when the site does not allow them, 400000 when the flow has no such one.
    """
    if spec.flow_parameter_specs and not call.world.options.allow_parameters:
        raise Refusal(NO_PARAMETERS, "The site does not allow values of parameters to be set.")
    names = {
        row.id: row.name
        for row in call.world.store.select(ParameterRow, "WHERE flow_id = ?", flow.id)
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
