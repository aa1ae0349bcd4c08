"""Names of the schemas of wrappers, made from the neutral names of the IR."""

from __future__ import annotations

from generator import ir
from generator.spelling import pascal


def list_name(owner: ir.Type, field: ir.Field) -> str:
    """Return the name of the schema of a wrapper; elements of one type and name share it."""
    if field.type.name is None:
        return pascal(f"{owner.name} {field.name}")
    return f"{pascal(field.type.name)}List"
