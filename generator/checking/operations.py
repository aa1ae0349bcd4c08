"""The rules of the operations in openapi.yaml: names, paths, versions, statuses and error rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal

from generator.checking.names import did_you_mean
from generator.checking.spec import Operation, Spec, placeholders
from generator.document import Key, Node, as_list, as_node, one_line
from generator.errors import Fault
from generator.names import argument_of, identified, words
from generator.versions import number

_FILE_ARGUMENTS = ("file name", "content")


def check_operations(spec: Spec) -> Iterator[Fault]:
    """Check everything about the operations except their documents."""
    yield from _check_methods(spec)
    yield from _check_paths(spec)
    for operation in spec.operations:
        yield from _check_parameters(spec, operation)
        yield from _check_arguments(spec, operation)
        yield from _check_versions(spec, operation)
        yield from _check_answers(spec, operation)
        yield from _check_errors(spec, operation)


def _check_methods(spec: Spec) -> Iterator[Fault]:
    """Check that each operation is one method of one resource, with unique names."""
    tags: list[Node] = spec.at("tags") or []
    curated = {tag["name"]: tag.get("x-curated", []) for tag in tags}
    ids: dict[str, str] = {}
    methods: dict[tuple[str, str], str] = {}
    for keys, node in spec.raw_operations():
        fault = spec.openapi.fault
        name, (tag, *_) = node.get("operationId"), (*as_list(node.get("tags")), None)
        method = node.get("x-method")
        if isinstance(name, str):
            other, where = ids.get(words(name)), (*keys, "operationId")
            if other == name:
                yield fault(f"{name!r} is defined twice", *where)
            elif other is not None:
                yield fault(f"{name!r} has the same name in code as {other!r}", *where)
            ids[words(name)] = name
        if not isinstance(tag, str) or not isinstance(method, str):
            continue
        if tags and tag not in curated:
            yield fault(f"there is no tag {tag!r}{did_you_mean(tag, curated)}", *keys, "tags")
        for language in _reserving(spec, method, "methods"):
            yield fault(f"{method!r} is a reserved word of {language}", *keys, "x-method")
        if method in curated.get(tag, ()) and "x-raw" not in node:
            reason = f"{tag}.{method} is a hand-written method that would hide this one"
            yield fault(reason, *keys, "x-method")
        if (tag, method) in methods:
            reason = f"{methods[tag, method]} also has the method {tag}.{method}"
            yield fault(reason, *keys, "x-method")
        methods.setdefault((tag, method), str(name))
    for index, tag in enumerate(tags):
        yield from _check_tag(spec, index, tag)


def _check_tag(spec: Spec, index: int, tag: Node) -> Iterator[Fault]:
    name = tag["name"]
    where: tuple[Key, ...] = ("tags", index, "name")
    if name in [other["name"] for other in spec.at("tags")[:index]]:
        yield spec.openapi.fault(f"the tag {name!r} is defined twice", *where)
    for language in _reserving(spec, name, "methods"):
        yield spec.openapi.fault(f"{name!r} is a reserved word of {language}", *where)
    if name in (spec.at("x-curated") or ()):
        yield spec.openapi.fault(f"{name!r} is a hand-written member of a client", *where)


def _check_paths(spec: Spec) -> Iterator[Fault]:
    shapes: dict[str, str] = {}
    for path in spec.mapping("paths"):
        other = shapes.setdefault(re.sub(r"\{\w+\}", "{}", path), path)
        if other != path:
            reason = f"the path differs from {other} only in the names of its parameters"
            yield spec.openapi.fault(reason, "paths", path)


def _check_parameters(spec: Spec, operation: Operation) -> Iterator[Fault]:
    fault = spec.openapi.fault
    declared, wanted = operation.names("path"), placeholders(operation.path)
    for name in dict.fromkeys([*wanted, *declared]):
        if name not in declared:
            reason = f"{name!r} is in the path, but is not declared in parameters"
            yield fault(reason, *operation.keys)
        elif name not in wanted:
            reason = f"{name!r} is declared in parameters, but is not in the path"
            yield fault(reason, *operation.keys)
    if set(declared) == set(wanted) and list(dict.fromkeys(declared)) != wanted:
        reason = "the parameters must be declared in the order of the path"
        yield fault(reason, *operation.keys)
    seen: set[tuple[str, str]] = set()
    for keys, node in operation.parameters:
        if (key := (node["name"], node["in"])) in seen:
            yield fault(f"the parameter {node['name']!r} is defined twice", *keys)
        seen.add(key)
    by_name = {node["name"]: node for _, node in operation.parameters if node["in"] == "query"}
    for keys, node in operation.parameters:
        fields = by_name.get("filter", {}).get("x-filter")
        if node["name"] == "sort" and fields is not None:
            for name in node.get("x-sort", {}):
                if name not in fields:
                    reason = f"{name!r} is a sort field, but not a filter field"
                    yield fault(reason, *keys, "x-sort", name)


def check_shared_parameters(spec: Spec) -> Iterator[Fault]:
    """Check the rules for parameters of paths and of operations."""
    found: list[tuple[tuple[Key, ...], Any]] = []
    shared = spec.mapping("components", "parameters")
    found += [(("components", "parameters", name), node) for name, node in shared.items()]
    holders = [(("paths", path), node) for path, node in spec.mapping("paths").items()]
    for keys, holder in (*holders, *spec.raw_operations()):
        for index, node in enumerate(as_list(as_node(holder).get("parameters"))):
            found.append(((*keys, "parameters", index), node))
    for keys, node in found:
        if spec.is_valid(*keys) and "$ref" not in node:
            for reason, *below in _parameter_faults(spec, node):
                yield spec.openapi.fault(reason, *keys, *below)


def _parameter_faults(spec: Spec, node: Node) -> Iterator[tuple[str, *tuple[str, ...]]]:
    name, value = node["name"], node["schema"]
    argument = argument_of(node)
    if identified(name) and not node.get("x-session") and argument.endswith("_id"):
        yield f"{argument!r} also accepts an object: remove _id from the name", "x-argument"
    for language in _reserving(spec, argument, "arguments"):
        yield f"the argument {argument!r} is a reserved word of {language}", "name"
    if node.get("required", False) != (node["in"] == "path"):
        yield "all parameters in the path, and no others, must have required: true", "in"
    if node["in"] == "path" and value["type"] != "string":
        yield "a parameter in the path must be a string", "schema", "type"
    if node.get("x-session") and node["in"] != "path":
        yield "the session sets only parameters in the path", "x-session"
    if "x-free-text" in node and (
        node["in"] != "path" or "x-session" in node or "enum" in value or identified(name)
    ):
        yield "x-free-text is for strings in the path that are neither ids nor enums", "x-free-text"
    for word in ("filter", "sort"):
        if (f"x-{word}" in node) != (name == word):
            yield f"a parameter named {word}, and no other, must have x-{word}", "name"
    for field, facts in node.get("x-filter", {}).items():
        if "in" in facts and "in" not in facts["operators"]:
            yield "'in' needs the operator in, which the field does not have", "x-filter", field
        if facts["operators"][0] not in {"eq", "has"}:
            yield "the first operator must be eq, or has", "x-filter", field
        if facts["type"] == "boolean" and facts["operators"] != ["eq"]:
            yield "a boolean field supports only the operator eq", "x-filter", field
    if "enum" in value and value["type"] != "string":
        yield "only strings can have an enum", "schema", "enum"
    if value["type"] != "integer" and {"minimum", "maximum"} & value.keys():
        yield "only integers can have limits", "schema"
    low, high = value.get("minimum"), value.get("maximum")
    if low is not None and high is not None and low > high:
        yield f"the minimum {low} is greater than the maximum {high}", "schema"
    elif "default" in value:
        yield from _default_faults(value, low, high)


def _default_faults(
    value: Node, low: int | None, high: int | None
) -> Iterator[tuple[str, *tuple[str, ...]]]:
    default = value["default"]
    kind = {str: "string", bool: "boolean", int: "integer"}[type(default)]
    where = ("schema", "default")
    if kind != value["type"]:
        yield f"the type of the default is {kind}, not {value['type']}", *where
    elif "enum" in value and default not in value["enum"]:
        yield f"the default {default!r} is not in the enum", *where
    elif kind == "integer" and not (low or default) <= default <= (high or default):
        yield f"the default {default} is outside the limits", *where


def _check_arguments(spec: Spec, operation: Operation) -> Iterator[Fault]:
    """Check that the names of a method's arguments are usable and unique."""
    arguments: list[tuple[tuple[Key, ...], str]] = []
    for keys, node in {(n["name"], n["in"]): (k, n) for k, n in operation.parameters}.values():
        if not node.get("x-session"):
            arguments.append((keys, argument_of(node)))
    for index, raw in enumerate(operation.node.get("x-arguments", ())):
        keys = (*operation.keys, "x-arguments", index, "name")
        arguments.append((keys, raw["name"]))
        for language in _reserving(spec, raw["name"], "arguments"):
            yield spec.openapi.fault(f"{raw['name']!r} is a reserved word of {language}", *keys)
    parts = (operation.body or {}).get("schema", {}).get("properties", {}).values()
    files = _FILE_ARGUMENTS if any(part.get("format") == "binary" for part in parts) else ()
    seen: set[str] = set()
    for keys, name in arguments:
        if words(name) in files:
            yield spec.openapi.fault(f"{name!r} is the argument for the file", *keys)
        elif words(name) in seen:
            yield spec.openapi.fault(f"another argument is named {name!r}", *keys)
        seen.add(words(name))


def _reserving(spec: Spec, name: str, kind: Literal["methods", "arguments"]) -> list[str]:
    """Return the languages that reserve a name for a kind of definition."""
    found = ((language, getattr(item, kind)) for language, item in spec.reserved.items())
    return [language for language, names in found if words(name) in names]


def _check_versions(spec: Spec, operation: Operation) -> Iterator[Fault]:
    newest = spec.at("info", "version")
    since = operation.node["x-since"]
    given: list[tuple[tuple[Key, ...], str]] = []
    for keys, node in operation.parameters:
        if "x-since" in node:
            given.append(((*keys, "x-since"), node["x-since"]))
        for word in ("x-filter", "x-sort"):
            for name, facts in node.get(word, {}).items():
                if "since" in facts:
                    given.append(((*keys, word, name, "since"), facts["since"]))
    for keys, version in given:
        if number(version) <= number(since):
            reason = f"{version} is not newer than {since}, the version of the operation"
            yield spec.openapi.fault(reason, *keys)
    given.append(((*operation.keys, "x-since"), since))
    for keys, version in given if newest else ():
        if number(version) > number(newest):
            yield spec.openapi.fault(f"{version} is newer than {newest}, the newest version", *keys)


def _check_answers(spec: Spec, operation: Operation) -> Iterator[Fault]:
    if operation.method == "get" and operation.body is not None:
        yield spec.openapi.fault("a GET request cannot have a body", *operation.keys, "requestBody")
    body = operation.body or {}
    parts = body.get("schema", {}).get("properties")
    if parts is None:
        return
    where: tuple[Key, ...] = (*operation.keys, "requestBody", "content", "multipart/mixed")
    if next(iter(parts)) != "request_payload":
        yield spec.openapi.fault(
            "the first part must be request_payload", *where, "schema", "properties"
        )
    for name in sorted(parts.keys() ^ body["encoding"].keys()):
        place, other = ("encoding", "schema") if name in parts else ("schema", "encoding")
        reason = f"the part {name!r} is in {other}, but not in {place}"
        yield spec.openapi.fault(reason, *where, place)
    for name in body["schema"]["required"]:
        if name not in parts:
            yield spec.openapi.fault(f"there is no part {name!r}", *where, "schema", "required")


def _check_errors(spec: Spec, operation: Operation) -> Iterator[Fault]:
    rows = operation.node.get("x-errors", [])
    content: Node = spec.errors.content if spec.errors else {}
    entries = [as_node(item) for item in as_list(content.get("codes"))]
    codes = {str(item.get("code")): item for item in entries}
    seen: list[tuple[str, str]] = []
    for index, row in enumerate(rows):
        keys = (*operation.keys, "x-errors", index)
        code = row["code"]
        text = (code, one_line(row["when"]))
        if codes and code not in codes:
            yield spec.openapi.fault(f"the code {code!r} is not in errors.yaml", *keys)
        elif (source := codes.get(code, {}).get("follows-from")) and _follows(source, operation):
            yield spec.openapi.fault(f"{code} is derived from the {source}: remove it", *keys)
        if text in seen:
            yield spec.openapi.fault(f"the row {code} is defined twice", *keys)
        elif seen and code < seen[-1][0]:
            yield spec.openapi.fault(f"rows must be sorted: {code} before {seen[-1][0]}", *keys)
        seen.append(text)


def _follows(source: object, operation: Operation) -> bool:
    """Return whether an operation has the fact from which a row is derived."""
    return source in {"method", "session"} or (source == "site" and "{siteId}" in operation.path)
