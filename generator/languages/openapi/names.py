"""Names of schemas and tags, and keys of properties, made from the neutral names of the IR."""

from __future__ import annotations

from generator import ir


def pascal(name: str) -> str:
    """`flow run` → `FlowRun`."""
    return "".join(word[:1].upper() + word[1:] for word in name.split(" "))


def camel(name: str) -> str:
    """`flow run` → `flowRun`."""
    text = pascal(name)
    return text[:1].lower() + text[1:]


def snake(name: str) -> str:
    """`flow run` → `flow_run`."""
    return name.replace(" ", "_")


def list_name(owner: ir.Type, field: ir.Field) -> str:
    """Return the name of the schema of a wrapper; elements of one type and name share it."""
    if field.type.name is None:
        return pascal(f"{owner.name} {field.name}")
    return f"{pascal(field.type.name)}List"
