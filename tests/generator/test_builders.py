"""The functions that build operations: every one makes the request that the spec describes."""

from __future__ import annotations

from typing import Any

import pytest
from sample_requests import API, PATH_VALUES, samples
from tableau_flows_generated import codec, operations

from generator.languages.python.names import snake
from generator.spelling import pascal

OPERATIONS = {operation["id"]: operation for operation in API["operations"]}


@pytest.mark.parametrize("name", OPERATIONS)
def test_a_builder_puts_ids_and_arguments_where_they_belong(name: str) -> None:
    sample, described = samples()[name], OPERATIONS[name]
    names = {p["name"]: snake(p["argument"]) for p in described["parameters"]}
    ids = {names[parameter]: PATH_VALUES[parameter] for parameter in sample.parameters}
    document = sample.parts[0][1] if sample.parts else f"<tsRequest>{sample.body}</tsRequest>"
    arguments = arguments_in(name, document)
    given = ids | arguments
    positional = [given.pop(snake(argument)) for argument in described["positional"]]
    built = getattr(operations, snake(described["name"]))(*positional, **given)
    prefix = "/api/{apiVersion}" + ("" if sample.path.startswith("/") else "/sites/{siteId}/")
    assert (built.info.method, built.path) == (sample.method, prefix + sample.path)
    sent = built.body.parts[0].content if sample.parts else built.body
    assert arguments_in(name, sent) == arguments


def arguments_in(name: str, document: bytes | str | None) -> dict[str, Any]:
    """The arguments that stand in a request document; none where there is no document."""
    request = OPERATIONS[name]["request"]
    if request is None or request["type"] is None:
        return {}
    assert document is not None
    data = document.encode() if isinstance(document, str) else document
    root = codec.decode(codec.model_named(pascal(request["type"])), data, "tsRequest")
    arguments: dict[str, Any] = {}
    for argument in request["arguments"]:
        value: Any = root
        for field in argument["path"]:
            value = getattr(value, snake(field)) if value is not None else None
        if value is not None:
            arguments[snake(argument["name"])] = value
    return arguments
