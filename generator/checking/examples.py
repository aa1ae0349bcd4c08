"""Checks the examples of openapi.yaml: that they call what the spec has, with its arguments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from generator.checking.names import close_names
from generator.checking.spec import Operation, Spec
from generator.document import Key, Node, as_list, as_node
from generator.errors import Fault
from generator.language import Call, ExampleError, ExampleReader, ExampleValue
from generator.names import argument_of, words

_REQUEST = re.compile(r"\brequest\s+(?P<method>[a-z]+)\s+[\"']?(?P<path>/[^\s\"'?]*)", re.I)
_CONDITIONS = {"x-filter": "where", "x-sort": "orderBy"}
"""The arguments of a list whose parameters have these keys."""


def check_examples(spec: Spec, readers: Mapping[str, ExampleReader]) -> Iterator[Fault]:
    """Check each example in a language that has a reader, and the commands.

    Args:
        spec: The documents.
        readers: How the languages read examples, by their names.
    """
    tags = {str(as_node(tag).get("name")): as_node(tag) for tag in as_list(spec.at("tags"))}
    methods: dict[str, dict[str, Operation]] = {name: {} for name in tags}
    for operation in spec.operations:
        if operation.tag in methods and not operation.node.get("x-raw"):
            methods[operation.tag][str(operation.node["x-method"])] = operation
    for operation in spec.operations:
        for language, text in operation.node.get("x-example", {}).items():
            keys = (*operation.keys, "x-example", language)
            if language == "shell":
                yield from _check_command(spec, text, keys)
            elif language in readers:
                for reason in _example_faults(spec, readers[language], text, tags, methods):
                    yield spec.openapi.fault(reason, *keys)


def _check_command(spec: Spec, text: str, keys: tuple[Key, ...]) -> Iterator[Fault]:
    """Check that requests to an endpoint name one of the spec."""
    known = {
        (operation.method, _shape(operation.path.removeprefix("/api/{apiVersion}")))
        for operation in spec.operations
    }
    for found in _REQUEST.finditer(text):
        method, path = found["method"].lower(), found["path"]
        shape = _shape(path)
        if not any(verb == method and _fits(shape, other) for verb, other in known):
            reason = f"the spec has no operation for the request {method.upper()} {path}"
            yield spec.openapi.fault(reason, *keys)


def _shape(path: str) -> tuple[str, ...]:
    return tuple(part for part in path.split("/") if part)


def _fits(path: tuple[str, ...], template: tuple[str, ...]) -> bool:
    """Return whether a path has the form of the path of an operation."""
    return len(path) == len(template) and all(
        part == other or "{" in other for part, other in zip(path, template, strict=True)
    )


def _example_faults(
    spec: Spec,
    read: ExampleReader,
    text: str,
    tags: Mapping[str, Node],
    methods: Mapping[str, Mapping[str, Operation]],
) -> Iterator[str]:
    try:
        calls = read(text)
    except ExampleError as error:
        yield f"the example cannot be read: {error}"
        return
    if not calls:
        yield "the example calls no method of the client"
    members = _by_words(as_list(spec.at("x-curated")))
    resources = _by_words(tags)
    for call in calls:
        resource, *method = map(words, call.target)
        if resource in members:
            continue
        if resource not in resources or not method:
            kind = "resource" if method else "method"
            hint = _nearest(resource, {**resources, **members})
            yield f"the client has no {kind} {call.target[0]!r}{hint}"
            continue
        tag = resources[resource]
        curated = _by_words(as_list(tags[tag].get("x-curated")))
        own = _by_words(methods[tag])
        if method[0] in own:
            yield from _argument_faults(methods[tag][own[method[0]]], call)
        elif method[0] not in curated:
            hint = _nearest(method[0], {**own, **curated})
            yield f"{tag} has no method {call.target[1]!r}{hint}"


def _argument_faults(operation: Operation, call: Call) -> Iterator[str]:
    """Yield what is wrong with the arguments of a call of a method that is made from the spec."""
    name = ".".join(call.target)
    own = {words(argument_of(n)): n for _, n in operation.parameters if not n.get("x-session")}
    known = _by_words(argument_of(node) for node in own.values())
    known |= _by_words(one["name"] for one in operation.node.get("x-arguments", ()))
    for node in own.values():
        known |= {words(one): one for key, one in _CONDITIONS.items() if key in node}
    fixed = [key for key, n in own.items() if n["in"] == "path" and "enum" not in n["schema"]]
    positional = [words(str(one)) for one in operation.node.get("x-positional", fixed)]
    given = dict(zip(positional, call.positional, strict=False))
    if (count := len(call.positional)) > len(positional):
        yield f"{name} has {count} arguments by position; it takes at most {len(positional)}"
    for argument, value in call.named.items():
        if words(argument) not in known:
            yield f"{name} has no argument {argument!r}{_nearest(words(argument), known)}"
        elif words(argument) in given:
            yield f"{name} has the argument {argument!r} twice"
        given[words(argument)] = value
    for argument, node in own.items():
        if argument in given:
            yield from _value_faults(
                f"{name}: {known[argument]!r}", given[argument], node["schema"]
            )
        elif node.get("required") and not call.is_open:
            yield f"{name} lacks the argument {known[argument]!r}"


def _value_faults(subject: str, value: ExampleValue | None, schema: Node) -> Iterator[str]:
    if value is None:
        return
    kind = {bool: "boolean", int: "integer", str: "string"}[type(value)]
    if kind != schema["type"]:
        yield f"{subject} must be of the type {schema['type']}, not {kind}"
    elif "enum" in schema and value not in schema["enum"]:
        yield f"{subject} must be one of {', '.join(map(str, schema['enum']))}, not {value!r}"


def _by_words(names: Iterable[object]) -> dict[str, str]:
    """Return names, as the spec spells them, by their words."""
    return {words(str(name)): str(name) for name in names}


def _nearest(name: str, known: Mapping[str, str]) -> str:
    """Return a hint at the most similar name, as the spec spells it."""
    return "".join(f"; did you mean {known[one]!r}?" for one in close_names(name, known))
