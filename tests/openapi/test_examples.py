"""The examples in the OpenAPI documents are the documents of the spec, in the form of each."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Any

import jsonschema
from openapi_examples import Sample, samples, shape
from tableau_flows import models
from tableau_flows.emulator.wire.json_form import to_json

SOURCES = {"xml": "openapi.json", "json": "openapi-json.json"}


def cases(form: str) -> list[Sample]:
    return [one for role in ("request", "reply") for one in samples(SOURCES[form], role)]


def test_every_example_of_the_spec_is_there(api: Any, form: str) -> None:
    wanted = sum(len(item["documents"]) for item in api["operations"])
    wanted += len(api["error_documents"])
    assert len(cases(form)) == wanted > 100


def test_the_examples_are_valid_against_their_schemas(document: Any, form: str) -> None:
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **document}
    for name, _, type_, _, value in cases(form):
        schema = {**whole, "$ref": f"#/components/schemas/{type_}"}
        errors = list(jsonschema.Draft202012Validator(schema).iter_errors(value))
        assert errors == [], name


def test_an_example_has_no_property_that_its_schema_lacks(document: Any, form: str) -> None:
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

    for name, _, type_, _, value in cases(form):
        assert list(unknown(value, schemas[type_])) == [], name


def test_the_xml_examples_can_be_written_as_the_xml_of_the_spec(document: Any, form: str) -> None:
    """A writer that knows the OpenAPI document alone loses nothing, and adds nothing."""
    if form == "json":
        return
    for name, _, type_, text, value in cases(form):
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


def test_the_json_examples_are_what_the_emulated_server_sends(form: str) -> None:
    if form == "xml":
        return
    for name, _, type_, text, value in cases(form):
        if type_.endswith("Reply"):
            assert value == json.loads(to_json(text.encode(), getattr(models, type_))), name
