"""The rules of ids and of the arguments of changes: what kind of object each id belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from generator import ir
from generator.checking.documents import has_id, walk
from generator.checking.names import pascal
from generator.checking.spec import Operation, Spec
from generator.document import Key, Node, as_node
from generator.errors import Fault
from generator.names import identified, words
from generator.objects import kind_named


def check_objects(spec: Spec) -> Iterator[Fault]:
    """Check that each type with an id has a kind, and that each id asked for is of such a kind."""
    for operation in spec.operations:
        yield from _check_change(spec, operation)
    if not (spec.is_valid("x-objects") and spec.is_valid("x-ids")):
        return  # each id would be reported besides, as one of a kind that does not exist
    kinds = as_node(spec.at("x-objects"))
    yield from _check_types(spec, kinds)
    by_class = {
        name: kind for kind, node in kinds.items() for name in as_node(node).get("types", ())
    }
    known = {words(kind) for kind in kinds}
    for operation in spec.operations:
        yield from _check_parameters(spec, operation, kinds)
        for keys, field, owner in _ids_in_bodies(spec, operation):
            kind = by_class.get(pascal(owner)) if field.wire == "id" else identified(field.wire)
            if kind is not None and kind_named(kind, known) not in known:
                yield spec.openapi.fault(f"x-objects has no kind {kind!r}", *keys)


def _check_types(spec: Spec, kinds: Node) -> Iterator[Fault]:
    classes = {pascal(name): type_ for name, type_ in spec.types.by_name.items()}
    places = as_node(spec.at("x-ids"))
    taken: dict[str, str] = {}
    names: dict[str, str] = {}
    for kind, node in kinds.items():
        if (other := names.setdefault(words(kind), kind)) != kind:
            yield spec.openapi.fault(f"{kind!r} has the same name as {other!r}", "x-objects", kind)
        for index, name in enumerate(as_node(node).get("types", ())):
            keys = ("x-objects", kind, "types", index)
            if name not in classes:
                yield spec.openapi.fault(f"there is no type {name!r}", *keys)
            elif not has_id(classes[name]) and name not in places:
                yield spec.openapi.fault(f"{name} has no id", *keys)
            elif (other := taken.setdefault(name, kind)) != kind:
                yield spec.openapi.fault(f"{name} also stands at {other!r}", *keys)
    for name, type_ in classes.items():
        if (has_id(type_) or name in places) and name not in taken:
            reason = f"{name} has an id: name it at the kind of object that the id belongs to"
            yield spec.openapi.fault(reason, "x-objects")


def _check_parameters(spec: Spec, operation: Operation, kinds: Node) -> Iterator[Fault]:
    for keys, node in operation.parameters:
        named = None if "x-session" in node else identified(node["name"])
        if named is not None and named not in kinds:
            yield spec.openapi.fault(f"x-objects has no kind {named!r}", *keys)


def _ids_in_bodies(
    spec: Spec, operation: Operation
) -> Iterator[tuple[tuple[Key, ...], ir.Field, str]]:
    """Yield the arguments for ids, each with its place, its field and the type that holds it."""
    request = operation.request_type
    if request is None or request not in spec.types.by_name:
        return
    for index, argument in enumerate(operation.node.get("x-arguments", ())):
        fields = walk(spec.types, request, str(argument["path"]))
        if isinstance(fields, str) or fields[-1].many:
            continue
        holder = spec.types.inside(fields[-2]) if len(fields) > 1 else None
        owner = holder.xml_type if holder is not None else request
        yield (*operation.keys, "x-arguments", index), fields[-1], owner


def _check_change(spec: Spec, operation: Operation) -> Iterator[Fault]:
    """Check that a change whose arguments may all be left out says whether one must be given."""
    request, arguments = operation.request_type, operation.node.get("x-arguments", ())
    stated = operation.node.get("x-at-least-one")
    keys = operation.keys
    if request is not None and request in spec.types.by_name:
        paths = [walk(spec.types, request, str(argument["path"])) for argument in arguments]
        if any(isinstance(path, str) for path in paths):
            return  # reported where the arguments are checked
        optional = all(
            not all(field.required for field in path) for path in paths if not isinstance(path, str)
        )
        if not arguments or not optional:
            if stated is not None:
                reason = "x-at-least-one is for bodies whose arguments are all optional"
                yield spec.openapi.fault(reason, *keys, "x-at-least-one")
        elif stated is None and keys[-1] in ("put", "patch"):
            reason = "all arguments are optional: x-at-least-one must say whether one is needed"
            yield spec.openapi.fault(reason, *keys)
    elif stated is not None and request is None:
        yield spec.openapi.fault("x-at-least-one without a request document", *keys)
