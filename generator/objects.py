"""Kinds of objects: the types whose id is of a kind, and the kind of the id in a field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator import ir
from generator.document import Node, one_line
from generator.names import identified, words


def read_objects(kinds: Node) -> tuple[ir.ObjectKind, ...]:
    """Return the kinds of objects in the order of the document."""
    return tuple(
        ir.ObjectKind(name=words(name), found=one_line(facts.get("found", "")))
        for name, facts in kinds.items()
    )


def with_objects(types: Iterable[ir.Type], kinds: Node) -> tuple[ir.Type, ...]:
    """Return the types, each with the kind of object that its id belongs to."""
    by_type = {words(name): words(kind) for kind, facts in kinds.items() for name in facts["types"]}
    return tuple(replace(item, object=by_type.get(item.name)) for item in types)


def object_of(
    types: Mapping[str, ir.Type], type_: ir.Type, fields: Iterable[ir.Field]
) -> str | None:
    """Return the kind of object that the last of the fields is an id of; None if it is no id.

    Args:
        types: All types by their names.
        type_: The type that the path begins at.
        fields: The fields of the path, at least one.
    """
    *before, last = fields
    if last.type.kind != "string" or last.many:
        return None
    if last.wire == "id":
        return types[str(before[-1].type.name)].object if before else type_.object
    named = identified(last.wire)
    return kind_named(named, (item.object for item in types.values())) if named else None


def kind_named(named: str, kinds: Iterable[str | None]) -> str:
    """Return the kind of object that the name of an id means: `parentProject` is a `project`.

    Args:
        named: The name of the id without its end, as `names.identified` returns it.
        kinds: All kinds, in words.
    """
    name = words(named)
    fits = {kind for kind in kinds if kind and f" {name}".endswith(f" {kind}")}
    return max(fits, key=len, default=name)
