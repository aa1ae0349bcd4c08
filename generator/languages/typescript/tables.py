"""Tables for the codec: the fields of each type, and where they are in documents."""

from __future__ import annotations

from generator import ir
from generator.errors import SpecError
from generator.languages.typescript.literals import Code, imported, literal, version
from generator.languages.typescript.types import by_topic
from generator.spelling import constant


def ordered_types(api: ir.Api, topic: str) -> list[ir.Type]:
    """Return the types of a topic, each after those that it contains.

    Raises:
        SpecError: A type contains itself, which the tables cannot express.
    """
    own = {item.name: item for item in api.types if item.topic == topic}
    done: dict[str, ir.Type] = {}

    def visit(type_: ir.Type, outer: tuple[str, ...]) -> None:
        if type_.name in outer:
            reason = "TypeScript cannot express a type that contains itself"
            raise SpecError("xsd", f"type {type_.xml_type}", reason)
        if type_.name in done:
            return
        for field in type_.fields:
            if field.type.name in own:
                visit(own[str(field.type.name)], (*outer, type_.name))
        done[type_.name] = type_

    for item in own.values():
        visit(item, ())
    return list(done.values())


def table(type_: ir.Type) -> str:
    """Return the constant with the table of a type."""
    start = f"export const {constant(type_.name)}: Shape = "
    value = {"name": type_.name, "fields": [_field(field) for field in type_.fields]}
    return f"{start}{literal(value, 0, len(start) + 1)};"


def _field(field: ir.Field) -> dict[str, object]:
    kind = "string" if field.type.kind == "enum" else field.type.kind
    return {
        "name": field.name,
        "wire": field.wire,
        "place": field.place,
        "kind": kind,
        "shape": Code(constant(str(field.type.name))) if kind == "object" else None,
        "required": field.required or None,
        "many": field.many or None,
        "wrapper": field.wrapper,
        "nullable": field.nullable or None,
        "secret": field.secret or None,
        "since": version(field.since) if field.since else None,
    }


def imports(api: ir.Api, topic: str) -> list[str]:
    """Return the imports of a module of tables."""
    own = [item for item in api.types if item.topic == topic]
    names = {f.type.name for item in own for f in item.fields if f.type.kind == "object"}
    return [
        imported([constant(name) for name in found], f"./{other}.js")
        for other, found in by_topic(api, names, topic)
    ]
