"""Every x- word that points somewhere points at something."""

from __future__ import annotations

import re
from typing import Any

import pytest

Types = dict[str, list[Any]]
Node = dict[str, Any]


def step(types: Types, type_name: str, name: str) -> Any:
    """The field of a type by its wire name."""
    found = [field for field in types.get(type_name, []) if field.name == name]
    assert found, f"{type_name} has no {name!r}"
    return found[0]


def test_a_schema_names_a_type(component_schema: Node, complex_types: Types) -> None:
    assert component_schema["x-xsd-type"] in complex_types


def test_every_envelope_has_a_schema(roots: dict[str, str], complex_types: Types) -> None:
    envelopes = {name for name in complex_types if name.endswith(("Request", "Reply"))}
    assert envelopes == set(roots)


def test_arguments_walk_through_the_request(
    operation: Any, complex_types: Types, wrappers: frozenset[str]
) -> None:
    for argument in operation.node.get("x-arguments", []):
        assert set(argument) <= {"name", "path", "description", "sensitive"}
        type_name = operation.request_type
        assert type_name is not None
        field = None
        for name in argument["path"].split("/"):
            assert field is None or not (field.many or field.type in wrappers), "it repeats"
            field = step(complex_types, type_name, name)
            type_name = field.type


def test_argument_names_are_python_names_and_differ(operation: Any) -> None:
    names = [a["name"] for a in operation.node.get("x-arguments", [])]
    names += [
        p.get("x-argument") or re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", p["name"]).lower()
        for p in operation.parameters
        if not p.get("x-session")
    ]
    assert len(names) == len(set(names))
    assert [name for name in names if not re.fullmatch(r"[a-z]+(_[a-z]+)*", name)] == []


def test_everything_that_may_be_sent_can_be_given(
    operation: Any, complex_types: Types, wrappers: frozenset[str]
) -> None:
    """No attribute of a request document is out of reach of the arguments."""
    if operation.request_type is None:
        return
    given = [a["path"] for a in operation.node.get("x-arguments", [])]
    missing: list[str] = []

    def walk(type_name: str, path: tuple[str, ...]) -> None:
        for field in complex_types.get(type_name, []):
            here = (*path, field.name)
            if any("/".join(here) == g for g in given):
                continue
            if field.attribute or field.many or field.type not in complex_types:
                missing.append("/".join(here))
            else:
                walk(field.type, here)

    walk(operation.request_type, ())
    by_path = {"permissions/flow/id"} if operation.id == "addFlowPermissions" else set[str]()
    assert set(missing) == by_path  # the path says which flow it is


def test_secret_arguments_are_marked(operation: Any, complex_types: Types) -> None:
    def holds_secret(type_name: str) -> bool:
        return type_name == "secret" or any(
            holds_secret(field.type) for field in complex_types.get(type_name, [])
        )

    for argument in operation.node.get("x-arguments", []):
        type_name = operation.request_type
        for name in argument["path"].split("/"):
            type_name = step(complex_types, type_name, name).type
        assert argument.get("sensitive", False) == holds_secret(type_name)


def test_a_result_is_in_the_reply(operation: Any, complex_types: Types) -> None:
    if (result := operation.node.get("x-result")) is not None:
        assert step(complex_types, operation.reply_type, result)


def test_a_reply_is_returned_whole_only_where_that_is_meant(operations: tuple[Any, ...]) -> None:
    whole = {o.id for o in operations if o.reply_type and "x-result" not in o.node}
    assert whole == {"queryFlow", "queryFlowsForSite", "queryFlowsForUser", "getFlowRuns"}


def test_a_paged_list_names_its_items_and_parameters(
    operation: Any, complex_types: Types, wrappers: frozenset[str]
) -> None:
    if (paged := operation.node.get("x-paged")) is None:
        return
    assert set(paged) == {"items", "number", "size", "total"}
    assert step(complex_types, operation.reply_type, paged["items"]).type in wrappers
    assert step(complex_types, operation.reply_type, "pagination").required is False
    query = {p["name"] for p in operation.parameters if p["in"] == "query"}
    assert {paged["number"], paged["size"]} <= query


def test_a_list_with_page_parameters_is_paged(operation: Any) -> None:
    query = {p["name"] for p in operation.parameters if p["in"] == "query"}
    assert ("pageSize" in query) == ("x-paged" in operation.node)


@pytest.mark.parametrize("word", ["x-needs", "x-deployment"])
def test_conditions_are_from_a_fixed_list(operation: Any, word: str) -> None:
    assert operation.node.get(word) in {None, "prep-conductor", "server"}


def test_no_version_is_newer_than_the_spec(
    document: Node, operation: Any, complex_types: Types
) -> None:
    def number(version: str) -> tuple[int, ...]:
        return tuple(int(part) for part in version.split("."))

    newest = number(document["info"]["version"])
    assert number(operation.node["x-since"]) <= newest
    for parameter in operation.parameters:
        for word in ("x-filter", "x-sort"):
            for facts in parameter.get(word, {}).values():
                assert number(facts.get("since", "3.3")) <= newest
