"""Fields of types, found by their names on the wire and by the paths that the spec writes."""

from __future__ import annotations

from collections.abc import Mapping

from generator import ir


def wire_name(field: ir.Field) -> str:
    """Return the name of the element or attribute in its type; for a list, the wrapper's name."""
    return field.wrapper or field.wire


def field_of(type_: ir.Type, wire: str) -> ir.Field:
    """Return the field of a type with a wire name."""
    return next(field for field in type_.fields if wire_name(field) == wire)


def fields_on(types: Mapping[str, ir.Type], type_: ir.Type, path: str) -> tuple[ir.Field, ...]:
    """The fields on a path, which has been checked, from a type down to a value.

    Args:
        types: The types by their names.
        type_: The type that the path begins at.
        path: Names on the wire, joined by `/`.
    """
    first, *steps = path.split("/")
    found = [field_of(type_, first)]
    for step in steps:
        found.append(field_of(types[str(found[-1].type.name)], step))
    return tuple(found)
