"""The examples in the OpenAPI documents are the documents of the spec, in the form of each."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from tableau_flows import models
from tableau_flows.emulator.wire.json_form import to_json

Case = tuple[str, str, Any, Any]
"""Name, type in Pascal case, the XML of the spec, and the example in the document."""


def pascal(name: str) -> str:
    return "".join(word.capitalize() for word in name.split())


def cases(api: Any, document: Any) -> Iterator[Case]:
    """Every example of a document, beside the XML that it was made from."""
    found = {
        operation["operationId"]: operation
        for item in document["paths"].values()
        for operation in item.values()
    }
    for item in api["operations"]:
        operation = found[item["id"]]
        for example in item["documents"]:
            if example["role"] == "reply":
                response = operation["responses"][str(item["reply"]["status"])]
                type_, content = item["reply"]["type"], response["content"]
            else:
                type_, content = item["request"]["type"], operation["requestBody"]["content"]
            ((media_type, media),) = content.items()
            if media_type.startswith("multipart/"):
                continue  # see the test of multipart bodies
            value = media["examples"][example["name"]]["value"]
            yield f"{item['id']}/{example['name']}", pascal(type_), example["text"], value
    response = document["components"]["responses"]["Error"]
    (media,) = response["content"].values()
    for example in api["error_documents"]:
        value = media["examples"][example["name"]]["value"]
        yield f"error/{example['name']}", "ErrorReply", example["text"], value


def test_every_example_of_the_spec_is_there(api: Any, document: Any) -> None:
    wanted = sum(
        len(item["documents"]) for item in api["operations"] if item["id"] != "publishFlow"
    )
    replies = [
        one
        for item in api["operations"]
        if item["id"] == "publishFlow"
        for one in item["documents"]
        if one["role"] == "reply"
    ]
    wanted += len(replies) + len(api["error_documents"])
    assert len(list(cases(api, document))) == wanted
    assert wanted > 100


def test_the_examples_are_valid_against_their_schemas(api: Any, document: Any) -> None:
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **document}
    for name, type_, _, value in cases(api, document):
        schema = {**whole, "$ref": f"#/components/schemas/{type_}"}
        errors = list(jsonschema.Draft202012Validator(schema).iter_errors(value))
        assert errors == [], name


def test_an_example_has_no_property_that_its_schema_lacks(api: Any, document: Any) -> None:
    schemas = document["components"]["schemas"]

    def unknown(value: Any, schema: Any) -> Iterator[str]:
        if "$ref" in schema:
            schema = schemas[schema["$ref"].rpartition("/")[2]]
        if isinstance(value, list):
            for item in value:
                yield from unknown(item, schema["items"])
        elif isinstance(value, dict):
            for key, inner in value.items():
                if key not in schema["properties"]:
                    yield key
                else:
                    yield from unknown(inner, schema["properties"][key])

    for name, type_, _, value in cases(api, document):
        assert list(unknown(value, schemas[type_])) == [], name


def test_the_xml_examples_can_be_written_as_the_xml_of_the_spec(
    api: Any, document: Any, form: str
) -> None:
    """A writer that knows the OpenAPI document alone loses nothing, and adds nothing."""
    if form == "json":
        return
    for name, type_, text, value in cases(api, document):
        written = write(document["components"]["schemas"], type_, value)
        assert shape(written) == shape(ET.fromstring(text)), name


def write(schemas: Any, type_: str, value: Any) -> ET.Element:
    """Write a value as its schema and the OpenAPI specification say."""

    def fill(element: ET.Element, value: Any, schema: Any) -> None:
        if "$ref" in schema:
            schema = schemas[schema["$ref"].rpartition("/")[2]]
        if not isinstance(value, dict):
            element.text = plain(value)
            return
        for key, inner in value.items():
            property_ = schema["properties"][key]
            xml = property_.get("xml", {})
            if xml.get("attribute"):
                element.set(xml.get("name", key), plain(inner))
            elif property_.get("x-xml-text"):
                element.text = inner
            elif property_.get("type") == "array":
                for item in inner:
                    fill(ET.SubElement(element, xml["name"]), item, property_["items"])
            else:
                fill(ET.SubElement(element, xml.get("name", key)), inner, property_)

    root = ET.Element(schemas[type_]["xml"]["name"])
    fill(root, value, schemas[type_])
    return root


def plain(value: Any) -> str:
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


def shape(element: ET.Element) -> Any:
    """What an element says: without namespaces, and without the order of different elements."""
    children = [shape(child) for child in element]
    return (
        element.tag.rpartition("}")[2],
        {name: text for name, text in element.attrib.items() if not name.startswith("{")},
        (element.text or "").strip(),
        sorted(children, key=lambda child: child[0]),
    )


def test_the_json_examples_are_what_the_emulated_server_sends(
    api: Any, document: Any, form: str
) -> None:
    if form == "xml":
        return
    for name, type_, text, value in cases(api, document):
        if type_.endswith("Reply"):
            assert value == json.loads(to_json(text.encode(), getattr(models, type_))), name


def test_the_examples_of_a_multipart_body_hold_its_document(api: Any, document: Any) -> None:
    schema = document["components"]["schemas"]["PublishFlowMultipart"]
    (publish,) = [item for item in api["operations"] if item["id"] == "publishFlow"]
    requests = [one for one in publish["documents"] if one["role"] == "request"]
    assert len(schema["examples"]) == len(requests)
    for example, request in zip(schema["examples"], requests, strict=True):
        flow = ET.fromstring(request["text"])[0]
        assert example["request_payload"]["flow"]["name"] == flow.get("name")


@pytest.mark.parametrize("name", ["openapi.json", "openapi-json.json"])
def test_no_secret_of_an_example_looks_like_a_real_one(root: Any, name: str) -> None:
    text = (root / "generated" / name).read_text("utf-8")
    assert "BEGIN PRIVATE KEY" not in text
