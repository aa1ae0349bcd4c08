"""Output steps and parameters of a run, given by id, by name or as objects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, cast

from tableau_flows_generated import operations
from tableau_flows_generated.arguments import Identified, id_of
from tableau_flows_generated.checks import LONGEST_ID, check_text, invalid_argument, shown

from tableau_flows._calls.call import call
from tableau_flows._common.arguments import is_id, items_of
from tableau_flows._plans.steps import Plan
from tableau_flows._runs.parameter_values import check_value, listed
from tableau_flows._session.session import Session
from tableau_flows.errors import UsageError

if TYPE_CHECKING:
    from tableau_flows_generated.models import Flow, FlowParameter

OutputSteps: TypeAlias = "Sequence[str | Identified]"
"""Output steps by id, by name or as objects."""

ParameterValues: TypeAlias = (
    "Mapping[str, str] | Mapping[FlowParameter, str] | Mapping[str | FlowParameter, str]"
)
"""Values of parameters, by the id or the name of the parameter, or by the object."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """An output step or a parameter that was given.

    Attributes:
        id: Its id; None if only the name was given.
        name: Its name; None if the id was given.
        parameter: The parameter, if the object was given.
    """

    id: str | None = None
    name: str | None = None
    parameter: FlowParameter | None = None


@dataclass(frozen=True, slots=True)
class Inputs:
    """What to run with, before names are looked up.

    Attributes:
        steps: The output steps.
        values: The parameters, each with its value.
    """

    steps: tuple[Chosen, ...]
    values: tuple[tuple[Chosen, str], ...]


def read_inputs(output_steps: object, parameters: object) -> Inputs:
    """Read the arguments `output_steps` and `parameters`.

    Raises:
        UsageError: One of them is malformed.
    """
    steps = items_of(output_steps, "output_steps", "ids, names or objects, such as [step]")
    return Inputs(
        tuple(_chosen(step, "each of output_steps", "flow output step") for step in steps),
        _values(parameters),
    )


def resolve(
    session: Session, flow: str | Identified, inputs: Inputs
) -> Plan[tuple[tuple[str, ...], dict[str, str]]]:
    """Return the ids of the output steps, and the values by the ids of the parameters.

    The flow is read only if a name is given that the given object does not have.

    Raises:
        UsageError: The flow has no such output step or parameter, or two of the name; or a value is
            not in the domain of its parameter; nothing was sent but the request for the flow.
    """
    from tableau_flows_generated.models import Flow

    source: Flow | None = flow if isinstance(flow, Flow) else None
    is_fresh = False
    if not _has_names(source, inputs):
        source = yield from call(session, operations.query_flow(id_of(flow, "flow", "flow")))
        is_fresh = True
    return matched(session, source, inputs, is_fresh=is_fresh)


def matched(
    session: Session, source: Flow | None, inputs: Inputs, *, is_fresh: bool
) -> tuple[tuple[str, ...], dict[str, str]]:
    """Return the ids of the output steps, and the values by the ids of the parameters.

    Args:
        session: The session of the client.
        source: The flow, if it is known.
        inputs: What was given.
        is_fresh: Whether the flow was just read, so that ids that it does not have are wrong.

    Raises:
        UsageError: The flow has no such output step or parameter, or two of the name; or a value is
            not in the domain of its parameter.
    """
    steps = () if source is None else source.output_steps or ()
    ids = [
        _id_of_choice(session, step, [(one.id, one.name) for one in steps], "output step", is_fresh)
        for step in inputs.steps
    ]
    parameters = () if source is None else source.parameters
    pairs = [(one.id, one.name) for one in parameters]
    values: dict[str, str] = {}
    for choice, value in inputs.values:
        parameter_id = _id_of_choice(session, choice, pairs, "parameter", is_fresh)
        if parameter_id in values:
            given = shown(choice.name or parameter_id)
            raise invalid_argument("parameters", f"has two values for the parameter {given}")
        values[parameter_id] = value
        known = next((one for one in parameters if one.id == parameter_id), choice.parameter)
        if known is not None:
            _check(session, known, value)
    if inputs.values:
        _check_required(session, parameters, values)
    return tuple(dict.fromkeys(ids)), values


def _chosen(given: object, argument: str, kind: str) -> Chosen:
    from tableau_flows_generated.models import FlowParameter

    if isinstance(given, FlowParameter):
        if given.id is None and given.name:
            return Chosen(name=given.name, parameter=given)
        return Chosen(id_of(cast(Identified, given), argument, kind), given.name, given)
    if isinstance(given, str) and not is_id(given):
        check_text(given, argument, required=True, empty=False, most=LONGEST_ID)
        return Chosen(name=given)
    return Chosen(id_of(cast("str | Identified", given), argument, kind))


def _values(parameters: object) -> tuple[tuple[Chosen, str], ...]:
    if parameters is None:
        return ()
    if not isinstance(parameters, Mapping):
        raise invalid_argument(
            "parameters",
            f"must map ids or names of parameters to their values, not {shown(parameters)}",
        )
    found: list[tuple[Chosen, str]] = []
    for key, value in cast("Mapping[object, object]", parameters).items():
        check_text(value, "each value in parameters", required=True)
        found.append((_chosen(key, "each key in parameters", "flow parameter"), cast(str, value)))
    return tuple(found)


def _has_names(source: Flow | None, inputs: Inputs) -> bool:
    """Return whether all names that are needed are those of a flow that was given."""
    steps = {one.name for one in (source.output_steps or ())} if source else set[str | None]()
    parameters = {one.name for one in source.parameters} if source else set[str | None]()
    return all(one.id is not None or one.name in steps for one in inputs.steps) and all(
        one.id is not None or one.name in parameters for one, _ in inputs.values
    )


def _id_of_choice(
    session: Session,
    choice: Chosen,
    pairs: Sequence[tuple[str | None, str | None]],
    what: str,
    is_fresh: bool,
) -> str:
    """Return the id of an output step or a parameter.

    Raises:
        UsageError: There is no such one, as far as the flow was read; or there are two.
    """
    if choice.id is not None:
        if is_fresh and choice.id not in {one_id for one_id, _ in pairs}:
            raise UsageError(_unknown(session, choice.id, pairs, what), argument=_ARGUMENTS[what])
        return choice.id
    found = [one_id for one_id, name in pairs if name == choice.name and one_id]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(_unknown(session, choice.name, pairs, what), argument=_ARGUMENTS[what])
    raise UsageError(
        f"the flow has {len(found)} {what}s of the name {shown(choice.name)}; give one of the ids"
        f" {session.cleaned(listed(found))}",
        argument=_ARGUMENTS[what],
    )


_ARGUMENTS = {"output step": "output_steps", "parameter": "parameters"}
"""The arguments that hold the output steps and the parameters."""


def _unknown(
    session: Session, given: str | None, pairs: Sequence[tuple[str | None, str | None]], what: str
) -> str:
    names = [f"{shown(name)} ({one_id})" for one_id, name in pairs]
    there = f"it has {session.cleaned(listed(names))}" if names else "it has none"
    return f"the flow has no {what} {shown(given)}; {there}"


def _check(session: Session, parameter: FlowParameter, value: str) -> None:
    try:
        check_value(parameter, value, shown(parameter.name or parameter.id))
    except UsageError as error:
        raise UsageError(session.cleaned(str(error)), argument="parameters") from None


def _check_required(
    session: Session, parameters: Sequence[FlowParameter], values: Mapping[str, str]
) -> None:
    """Check that required parameters without a default have a value.

    Raises:
        UsageError: Some have none.
    """
    lacking = [
        shown(one.name or one.id)
        for one in parameters
        if one.is_required and not one.value and one.id not in values
    ]
    if lacking:
        raise UsageError(
            f"the flow requires a value of {session.cleaned(listed(lacking))} in parameters",
            argument="parameters",
        )
