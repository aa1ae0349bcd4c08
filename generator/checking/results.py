"""Checks the results in openapi.yaml: what a method returns, and what is attached to it."""

from __future__ import annotations

from collections.abc import Iterator

from generator import ir
from generator.checking.names import did_you_mean
from generator.checking.spec import Operation, Spec
from generator.errors import Fault
from generator.names import words


def check_result(spec: Spec, operation: Operation) -> Iterator[Fault]:
    """Check that the result of a method is a field of the reply."""
    result = operation.node.get("x-result")
    if result is None:
        if "x-attach" in operation.node:
            reason = "x-attach needs x-result"
            yield spec.openapi.fault(reason, *operation.keys, "x-attach")
        return
    keys = (*operation.keys, "x-result")
    if "x-paged" in operation.node:
        yield spec.openapi.fault(
            "x-paged and x-result cannot be combined: x-paged.items is what is returned", *keys
        )
    elif operation.reply_type is None:
        yield spec.openapi.fault("x-result needs a reply document", *keys)
    elif operation.reply_type not in spec.types.by_name:
        return  # reported where the schema names it
    elif (owner := spec.types.field(operation.reply_type, result)) is None:
        known = spec.types.wire_names(spec.types.by_name[operation.reply_type])
        reason = f"the reply has no {result!r}{did_you_mean(result, known)}"
        yield spec.openapi.fault(reason, *keys)
    else:
        yield from _check_attached(spec, operation, result, owner)


def _check_attached(
    spec: Spec, operation: Operation, result: str, owner: ir.Field
) -> Iterator[Fault]:
    """Check that attached fields stand beside the result, under names that it does not have."""
    types, reply = spec.types, str(operation.reply_type)
    keys = (*operation.keys, "x-attach")
    places: dict[str, str] = operation.node.get("x-attach", {})
    if not places:
        return
    inside = types.inside(owner)
    if not owner.required or owner.many or inside is None:
        reason = f"{result!r} is not a single required object, so nothing can be attached to it"
        yield spec.openapi.fault(reason, *keys)
        return
    for name, wire in places.items():
        source = types.field(reply, wire)
        if source is None or wire == result:
            yield spec.openapi.fault(f"the reply has no {wire!r} beside the result", *keys, name)
        if words(name) in [field.name for field in inside.fields]:
            yield spec.openapi.fault(f"{inside.xml_type} already has a field {name!r}", *keys, name)


def check_attached_fields(spec: Spec) -> Iterator[Fault]:
    """Check that values attached to one type under one name have one type."""
    known: dict[tuple[str, str], ir.TypeRef] = {}
    for operation in spec.operations:
        reply = operation.reply_type or ""
        owner = spec.types.field(reply, operation.node.get("x-result", ""))
        for name, wire in operation.node.get("x-attach", {}).items():
            source = spec.types.field(reply, wire)
            if owner is None or source is None or owner == source:
                continue  # said where the operation is checked
            other = known.setdefault((str(owner.type.name), words(name)), source.type)
            if other != source.type:
                what = f"another operation puts {other.name or other.kind} on {owner.type.name}"
                reason = f"{what} as {name!r}"
                yield spec.openapi.fault(reason, *operation.keys, "x-attach", name)
