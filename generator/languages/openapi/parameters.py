"""The parameters of operations."""

from __future__ import annotations

from collections.abc import Iterator

from generator import ir
from generator.languages.openapi.forms import Schema
from generator.languages.openapi.schemas import reference
from generator.spelling import pascal


def parameter_schemas(api: ir.Api) -> Iterator[tuple[str, Schema]]:
    """Return the schemas of lists of permitted values that are also known values, by name.

    They have names, since a generator makes a type of its own for each list without one.
    """
    for operation in api.operations:
        for parameter in operation.parameters:
            if (known := _known(api, parameter)) is not None:
                schema: Schema = {"type": "string", "description": known.doc}
                yield _name(known), {**schema, "enum": list(parameter.enum)}


def _known(api: ir.Api, parameter: ir.Parameter) -> ir.Enumeration | None:
    """Return the enumeration whose values are those that the parameter permits."""
    for enumeration in api.enumerations:
        if {member.value for member in enumeration.members} == {*parameter.enum}:
            return enumeration
    return None


def _name(enumeration: ir.Enumeration) -> str:
    return pascal(f"{enumeration.name} parameter")


def parameter_object(api: ir.Api, parameter: ir.Parameter) -> Schema:
    """Return the description of a parameter."""
    found: Schema = {
        "name": parameter.name,
        "in": parameter.location,
        "required": parameter.required,
        "description": _text(parameter),
    }
    if parameter.deprecated:
        found["deprecated"] = True
    found["schema"] = _schema(api, parameter)
    if parameter.since:
        found["x-since"] = parameter.since
    if parameter.session:
        found["x-session"] = True
    if parameter.filter:
        found["x-filter"] = {field.name: _filter(field) for field in parameter.filter}
    if parameter.sort:
        found["x-sort"] = {field.name: _sort(field) for field in parameter.sort}
    return found


def _text(parameter: ir.Parameter) -> str:
    lines = [parameter.doc]
    if parameter.filter:
        fields = (f"`{one.name}` ({', '.join(one.operators)})" for one in parameter.filter)
        lines.append(f"Fields and operators: {', '.join(fields)}.")
    if parameter.sort:
        lines.append(f"Fields: {', '.join(f'`{one.name}`' for one in parameter.sort)}.")
    if parameter.since:
        lines.append(f"Since version {parameter.since}.")
    return " ".join(lines)


def _schema(api: ir.Api, parameter: ir.Parameter) -> Schema:
    if (known := _known(api, parameter)) is not None:
        return reference(_name(known))
    schema: Schema = {"type": parameter.type}
    for key, value in (
        ("minimum", parameter.minimum),
        ("maximum", parameter.maximum),
        ("default", parameter.default),
        ("enum", list(parameter.enum) or None),
    ):
        if value is not None:
            schema[key] = value
    return schema


def _filter(field: ir.FilterField) -> Schema:
    found: Schema = {"type": field.type, "operators": list(field.operators)}
    if field.in_values:
        found["in"] = list(field.in_values)
    return {**found, **_sort(field)}


def _sort(field: ir.FilterField) -> Schema:
    return {"since": field.since} if field.since else {}
