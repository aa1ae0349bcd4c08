"""The OpenAPI documents have the form that generators of other projects need."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from openapi_spec_validator import OpenAPIV31SpecValidator


def places(node: Any, *keys: str) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    """Every object in a document, with its place; examples, which are data, are left out."""
    if isinstance(node, dict):
        yield keys, node
        for key, inner in node.items():
            if key not in ("examples", "example"):
                yield from places(inner, *keys, key)
    elif isinstance(node, list):
        for number, inner in enumerate(node):
            yield from places(inner, *keys, str(number))


def test_a_document_is_valid(document: Any) -> None:
    OpenAPIV31SpecValidator(document).validate()


def test_every_reference_is_to_something_in_the_same_document(document: Any) -> None:
    for keys, node in places(document):
        if "$ref" in node:
            start, *path = node["$ref"].split("/")
            assert start == "#", keys
            found = document
            for key in path:
                found = found[key]


def test_nothing_is_wrapped_and_each_array_of_elements_says_so(document: Any, form: str) -> None:
    for keys, node in places(document["components"]["schemas"]):
        if node.get("type") == "array":
            xml = {"name": keys[-1], "wrapped": False} if form == "xml" else None
            assert node.get("xml") == xml, keys


def test_every_object_has_a_name_of_its_own(document: Any) -> None:
    """Two generators give the same name to objects without one."""
    for keys, node in places(document):
        if node.get("type") == "object" and isinstance(node.get("type"), str):
            assert keys[:2] == ("components", "schemas"), keys
            assert len(keys) == 3, keys


def test_the_xml_form_has_the_names_and_the_namespace_of_the_roots(
    document: Any, form: str, api: Any
) -> None:
    schemas = document["components"]["schemas"]
    roots = {"request": {"name": "tsRequest"}}
    roots["reply"] = {"name": "tsResponse", "namespace": api["namespace"]}
    for type_ in api["types"]:
        name = "".join(word.capitalize() for word in type_["name"].split())
        if name in schemas:
            wanted = roots.get(type_["role"]) if form == "xml" else None
            assert schemas[name].get("xml") == wanted


def test_the_json_form_has_no_word_of_xml(document: Any, form: str) -> None:
    found = [keys for keys, node in places(document) if "xml" in node]
    contents = (
        node["content"]
        for _, node in places(document)
        if "description" in node and "content" in node
    )
    media = {key for content in contents for key in content if "/" in key}
    if form == "json":
        assert found == []
        assert media == {"application/json", "multipart/mixed", "application/octet-stream"}
    else:
        assert found
        assert {"text/xml", "application/xml"} <= media
        assert "application/json" not in media


def test_everything_is_described(document: Any) -> None:
    for name, schema in document["components"]["schemas"].items():
        assert schema["description"], name
        for key, property_ in schema.get("properties", {}).items():
            assert property_["description"], (name, key)


def test_times_are_plain_strings_since_servers_send_empty_ones(document: Any) -> None:
    assert [keys for keys, node in places(document) if node.get("format") == "date-time"] == []
    run = document["components"]["schemas"]["FlowRun"]["properties"]
    assert run["completedAt"]["x-kind"] == "dateTime"
