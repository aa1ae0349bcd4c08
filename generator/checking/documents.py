"""Checks what openapi.yaml states about XML documents: arguments, pages, ids and schemas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator import ir
from generator.checking.names import did_you_mean, pascal
from generator.checking.results import check_attached_fields, check_result
from generator.checking.spec import Operation, Spec, placeholders, references
from generator.checking.types import Types
from generator.document import Node, as_node
from generator.errors import Fault
from generator.fields import wire_name
from generator.names import argument_of, identified, words

_PAGE_PARAMETERS = ("pageSize", "pageNumber")


def check_documents(spec: Spec) -> Iterator[Fault]:
    """Check every name of a type, an element or an attribute of the XSD."""
    yield from _check_schemas(spec)
    yield from _check_ids(spec)
    for operation in spec.operations:
        yield from _check_arguments(spec, operation)
        yield from _check_positional(spec, operation)
        yield from check_result(spec, operation)
        yield from _check_paged(spec, operation)
    yield from check_attached_fields(spec)


def check_references(spec: Spec) -> Iterator[Fault]:
    """Check that the target of every `$ref` exists."""
    for keys, reference in references(spec.openapi.content, ()):
        value: Any = spec.openapi.content
        hint = ""
        for key in reference.removeprefix("#/").split("/"):
            known = as_node(value)
            value = known.get(key)
            hint = hint or ("" if key in known else did_you_mean(key, known))
        if value is None:
            yield spec.openapi.fault(f"{reference!r} does not exist{hint}", *keys)


def envelopes(spec: Spec) -> dict[str, str]:
    """Return the XSD types of documents, with the names of their root elements."""
    schemas = spec.mapping("components", "schemas")
    return {
        node["x-xsd-type"]: node["xml"]["name"]
        for name, node in schemas.items()
        if spec.is_valid("components", "schemas", name)
    }


def _check_schemas(spec: Spec) -> Iterator[Fault]:
    schemas = spec.mapping("components", "schemas")
    for name, node in schemas.items():
        keys = ("components", "schemas", name)
        if not spec.is_valid(*keys):
            continue
        type_name, root = node["x-xsd-type"], node["xml"]["name"]
        if type_name not in spec.types.by_name:
            reason = f"there is no type {type_name!r}{did_you_mean(type_name, spec.types.by_name)}"
            yield spec.openapi.fault(reason, *keys, "x-xsd-type")
        elif pascal(type_name) != name:
            reason = f"the schema of {type_name} must be named {pascal(type_name)}"
            yield spec.openapi.fault(reason, *keys)
        expected = "tsRequest" if name.endswith("Request") else "tsResponse"
        if root != expected:
            reason = f"the root element of {name} must be {expected!r}, not {root!r}"
            yield spec.openapi.fault(reason, *keys, "xml", "name")
        if node["xml"]["namespace"] != spec.openapi.content.get("x-namespace"):
            yield spec.openapi.fault("the namespace differs from x-namespace", *keys, "xml")


def _check_ids(spec: Spec) -> Iterator[Fault]:
    classes = {pascal(name): name for name in spec.types.by_name}
    for name, wire in as_node(spec.at("x-ids")).items():
        owner = classes.get(name, "")
        field = spec.types.field(owner, wire)
        inside = spec.types.inside(field)
        if not owner:
            reason = f"there is no type {name!r}{did_you_mean(name, classes)}"
            yield spec.openapi.fault(reason, "x-ids", name)
        elif has_id(spec.types.by_name[owner]):
            yield spec.openapi.fault("the type has an id itself", "x-ids", name)
        elif field is None or field.many or inside is None or not has_id(inside):
            reason = f"{name} has no field {wire!r} that is a single object with an id"
            yield spec.openapi.fault(reason, "x-ids", name)


def has_id(type_: ir.Type) -> bool:
    """Return whether a type has an id of its own."""
    return any(field.wire == "id" for field in type_.fields)


def _check_arguments(spec: Spec, operation: Operation) -> Iterator[Fault]:
    arguments: list[Node] = operation.node.get("x-arguments", [])
    keys = (*operation.keys, "x-arguments")
    request = operation.request_type
    if request is None:
        if arguments:
            yield spec.openapi.fault("x-arguments needs a request document", *keys)
        return
    if request not in spec.types.by_name:
        return  # reported where the schema names it
    taken: list[str] = []
    valid = True
    for index, argument in enumerate(arguments):
        path = str(argument["path"])
        for other in taken:
            if f"{path}/".startswith(f"{other}/") or f"{other}/".startswith(f"{path}/"):
                yield spec.openapi.fault(f"{path!r} is also filled by {other!r}", *keys, index)
                valid = False
        taken.append(path)
        found = walk(spec.types, request, path)
        if isinstance(found, str):
            yield spec.openapi.fault(f"{path!r}: {found}", *keys, index, "path")
            valid = False
        elif "clearable" in argument and not _is_id(found[-1]):
            reason = f"{path!r} is no id: remove clearable"
            yield spec.openapi.fault(reason, *keys, index)
        elif argument["name"].endswith("_id") and _is_id(found[-1]):
            reason = f"{argument['name']!r} also accepts an object: remove _id from the name"
            yield spec.openapi.fault(reason, *keys, index, "name")
        elif argument.get("sensitive", False) != _holds_secret(spec.types, found[-1], set()):
            yield spec.openapi.fault(
                f"{path!r} contains a secret: add sensitive: true"
                if "sensitive" not in argument
                else f"{path!r} contains no secret",
                *keys,
                index,
            )
    ids = placeholders(operation.path)
    for path in _left_out(spec.types, (spec.types.by_name[request],), taken, ids) if valid else ():
        yield spec.openapi.fault(f"no argument fills {path!r} of the request", *operation.keys)


def _is_id(field: ir.Field) -> bool:
    """Return whether a field is the id of an object."""
    return field.wire == "id" or identified(field.wire) is not None


def walk(types: Types, type_name: str, path: str) -> list[ir.Field] | str:
    """Return the fields on a path from a type, or the reason why there is no such path."""
    type_: ir.Type | None = types.by_name[type_name]
    fields: list[ir.Field] = []
    for step in path.split("/"):
        for before in fields[-1:]:
            if before.many:
                return f"{wire_name(before)!r} repeats"
            type_ = types.inside(before)
            if type_ is None:
                return f"{wire_name(before)!r} has no fields"
        assert type_ is not None  # it is that of the document, or one that has been found
        field = types.field(type_.xml_type, step)
        if field is None:
            return f"{type_.xml_type} has no {step!r}{did_you_mean(step, types.wire_names(type_))}"
        fields.append(field)
    return fields


def _holds_secret(types: Types, field: ir.Field, seen: set[str]) -> bool:
    inside = types.inside(field)
    if inside is None or inside.name in seen:
        return field.secret
    seen.add(inside.name)
    return any(_holds_secret(types, inner, seen) for inner in inside.fields)


def _left_out(
    types: Types, outer: tuple[ir.Type, ...], given: list[str], ids: list[str], *path: str
) -> Iterator[str]:
    """What may be sent but cannot be given. The id of what the path names need not be."""
    for field in outer[-1].fields:
        here = "/".join((*path, wire_name(field)))
        by_path = field.wire == "id" and path and f"{path[-1]}Id" in ids
        if here in given or by_path or field.place == "text":
            continue
        inside = types.inside(field)
        if field.many or inside is None or inside in outer:
            yield here
        else:
            yield from _left_out(types, (*outer, inside), given, ids, *path, wire_name(field))


def _check_positional(spec: Spec, operation: Operation) -> Iterator[Fault]:
    """Check that positional arguments are required."""
    given: list[str] = operation.node.get("x-positional", [])
    required = {
        argument_of(node): node.get("required", False)
        for _, node in operation.parameters
        if "x-session" not in node
    }
    for argument in operation.node.get("x-arguments", ()):
        required[argument["name"]] = True  # unless the path, which is checked, says otherwise
        if (request := operation.request_type or "") in spec.types.by_name:
            found = walk(spec.types, request, str(argument["path"]))
            if not isinstance(found, str):
                required[argument["name"]] = all(field.required for field in found)
    names = {words(name): must for name, must in required.items()}
    session = [node["name"] for _, node in operation.parameters if "x-session" in node]
    for index, name in enumerate(given):
        keys = (*operation.keys, "x-positional", index)
        if words(name) in map(words, session):
            reason = f"the session fills in {name!r}, so it is not an argument: remove it"
            yield spec.openapi.fault(reason, *keys)
        elif words(name) not in names:
            known = [name.replace(" ", "_") for name in names]
            reason = f"there is no argument {name!r}{did_you_mean(name, known)}"
            yield spec.openapi.fault(reason, *keys)
        elif not names[words(name)]:
            reason = f"{name!r} is optional, so it cannot be positional"
            yield spec.openapi.fault(reason, *keys)


def _check_paged(spec: Spec, operation: Operation) -> Iterator[Fault]:
    query = operation.names("query")
    paged = operation.node.get("x-paged")
    keys = (*operation.keys, "x-paged")
    if paged is None:
        for name in _PAGE_PARAMETERS:
            if name in query:
                yield spec.openapi.fault(f"the parameter {name!r} needs x-paged", *operation.keys)
        return
    for key in ("number", "size"):
        if paged[key] not in query:
            yield spec.openapi.fault(f"there is no query parameter {paged[key]!r}", *keys, key)
    reply = operation.reply_type or ""
    if reply and reply not in spec.types.by_name:
        return  # reported where the schema names it
    field = spec.types.field(reply, paged["items"])
    if field is None or not field.many:
        of_reply = spec.types.by_name.get(reply)
        lists = [wire_name(one) for one in of_reply.fields if one.many] if of_reply else []
        hint = did_you_mean(paged["items"], lists)
        yield spec.openapi.fault(f"the reply has no list {paged['items']!r}{hint}", *keys, "items")
    pagination = spec.types.field(reply, "pagination")
    if pagination is None or pagination.required:
        yield spec.openapi.fault("the reply has no optional element pagination", *keys)
