"""What the OpenAPI documents say in words, and in keys of their own, is what `api.json` says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openapi_reading import operations, resolved

from generator import ir
from generator.compile import read_spec
from generator.languages.openapi.document import document as made_document
from generator.languages.openapi.forms import forms

SERVERS = {"server": "Tableau Server only.", "cloud": "Tableau Cloud only."}
INTEGER = {"type": "integer", "format": "int64"}


def both(api: Any, document: Any) -> Iterator[tuple[Any, Any]]:
    """Each operation of the description, with that of the document."""
    found = operations(document)
    return ((item, found[item["id"]]) for item in api["operations"])


def test_the_description_of_an_operation_tells_its_conditions(api: Any, document: Any) -> None:
    for item, operation in both(api, document):
        lines = operation["description"].split("\n\n")
        assert lines[0] == item["doc"].split("\n\n")[0] or not item["doc"]
        only = [line for line in lines if line in SERVERS.values()]
        assert only == ([SERVERS[item["deployment"]]] if item["deployment"] else [])
        needs = "Needs a licence for Prep Conductor (Data Management)."
        assert (needs in lines) == bool(item["needs"])
        verify = (item["verify"] or {}).get("text")
        lost = [line for line in lines if line.startswith("If the response was lost: ")]
        assert lost == ([f"If the response was lost: {verify}"] if verify else [])


def test_the_ways_to_verify_results_and_pages_are_the_same(api: Any, document: Any) -> None:
    for item, operation in both(api, document):
        verify = {key: value for key, value in (item["verify"] or {}).items() if value}
        assert operation.get("x-verify", {}) == verify
        paged = item["paged"]
        wanted = {key: paged[key] for key in ("number", "size", "total")} if paged else None
        assert operation.get("x-paged") == wanted


def test_the_result_of_an_operation_is_found_by_its_keys(api: Any, document: Any) -> None:
    types = {item["name"]: item for item in api["types"]}
    for item, operation in both(api, document):
        assert ("x-result" in operation) == bool(item["reply"]["result"])
        if "x-result" not in operation:
            continue
        fields = types[item["reply"]["type"]]["fields"]
        field = next(one for one in fields if one["name"] == item["reply"]["result"])
        ((_, media),) = operation["responses"][str(item["reply"]["status"])]["content"].items()
        schema: Any = media["schema"]
        for key in operation["x-result"]:
            schema = resolved(document, schema)["properties"][key]
        assert (schema.get("type") == "array") == field["many"], item["id"]
        name = (schema["items"] if field["many"] else schema)["$ref"].rpartition("/")[2]
        assert name == "".join(map(str.capitalize, field["type"]["name"].split())), item["id"]


def test_the_description_of_a_parameter_tells_its_fields_and_version(
    api: Any, document: Any
) -> None:
    for item, operation in both(api, document):
        known = {(one["name"], one["location"]): one for one in item["parameters"]}
        for parameter in operation["parameters"]:
            one = known[parameter["name"], parameter["in"]]
            text = parameter["description"]
            assert text.startswith(one["doc"])
            assert (f"Since version {one['since']}." in text) == bool(one["since"])
            for field in one["filter"]:
                assert f"`{field['name']}` ({', '.join(field['operators'])})" in text
            for field in one["sort"]:
                assert f"`{field['name']}`" in text


def test_the_facts_of_filters_and_sorts_are_the_same(api: Any, document: Any) -> None:
    tried = 0
    for item, operation in both(api, document):
        known = {(one["name"], one["location"]): one for one in item["parameters"]}
        for parameter in operation["parameters"]:
            one = known[parameter["name"], parameter["in"]]
            assert parameter.get("x-filter", {}) == {
                field["name"]: {
                    "type": field["type"],
                    "operators": field["operators"],
                    **({"in": field["in_values"]} if field["in_values"] else {}),
                    **({"since": field["since"]} if field["since"] else {}),
                }
                for field in one["filter"]
            }
            assert parameter.get("x-sort", {}) == {
                field["name"]: {"since": field["since"]} if field["since"] else {}
                for field in one["sort"]
            }
            tried += len(one["filter"]) + len(one["sort"])
    assert tried > 50


def test_a_body_tells_whether_one_of_its_values_is_needed(api: Any, document: Any) -> None:
    text = " At least one of its optional values must be given."
    for item, operation in both(api, document):
        if item["request"]:
            said = operation["requestBody"]["description"].endswith(text)
            assert said == item["request"]["at_least_one"], item["id"]


def test_a_success_without_a_reply_says_whether_there_is_a_body(api: Any, document: Any) -> None:
    for item, operation in both(api, document):
        success = operation["responses"][str(item["reply"]["status"])]
        if item["reply"]["type"] is None and not item["reply"]["binary"]:
            is_empty = item["reply"]["status"] == 204
            assert ("there is no content" in success["description"]) == is_empty
            assert ("a document with nothing in it" in success["description"]) != is_empty


def test_files_and_empty_parts_are_described_as_such(api: Any, document: Any) -> None:
    file = {"type": "string", "format": "binary", "contentMediaType": "application/octet-stream"}
    for item, operation in both(api, document):
        for part in (item["request"] or {"parts": []})["parts"]:
            ((_, media),) = operation["requestBody"]["content"].items()
            schema = resolved(document, media["schema"])["properties"][part["name"]]
            if part["content"] == "file":
                assert {key: schema[key] for key in file} == file
            elif part["content"] == "empty":
                assert (schema["type"], schema["maxLength"]) == ("string", 0)
        if item["reply"]["binary"]:
            content = operation["responses"][str(item["reply"]["status"])]["content"]
            assert content["application/octet-stream"]["schema"] == file


def test_schemas_stand_in_alphabetical_order(document: Any) -> None:
    names = list(document["components"]["schemas"])
    assert names == sorted(names)


def test_a_schema_names_its_type_in_the_xsd(api: Any, document: Any) -> None:
    schemas = document["components"]["schemas"]
    for item in api["types"]:
        name = "".join(map(str.capitalize, item["name"].split()))
        if name in schemas:
            assert schemas[name]["x-xsd-type"] == item["xml_type"]


def test_integers_are_long_and_known_values_are_in_the_text(api: Any, document: Any) -> None:
    known = {
        "".join(map(str.capitalize, item["name"].split())): [
            member["value"] for member in item["members"]
        ]
        for item in api["enumerations"]
    }
    tried = 0
    for schema in document["components"]["schemas"].values():
        for value in schema.get("properties", {}).values():
            if value.get("type") == "integer":
                assert value["format"] == "int64"
            if "x-enumeration" in value:
                values = ", ".join(f"`{one}`" for one in known[value["x-enumeration"]])
                assert value["description"].endswith(f"others are possible: {values}.")
                tried += 1
    assert tried > 10


def test_each_document_says_which_form_it_describes(api: Any, document: Any, form: str) -> None:
    info, rules = document["info"], api["protocol"]["json_form"]
    assert info["title"] == api["title"] + {"xml": "", "json": ", JSON form"}[form]
    assert (rules["doc"] in info["description"]) == (form == "json")
    assert ("`x-xml-text`" in info["description"]) == (form == "xml")
    assert "do not edit" in info["description"]
    token = document["components"]["securitySchemes"]["token"]
    assert token["description"] == api["protocol"]["session"]["doc"]


@pytest.fixture(scope="module")
def compiled(root: Path) -> ir.Api:
    return read_spec(root / "spec")


def test_what_is_deprecated_is_so_in_the_document(compiled: ir.Api) -> None:
    first, *others = compiled.operations
    api = replace(compiled, operations=(replace(first, deprecated=True), *others))
    (old, *rest) = operations(made_document(api, forms(api)[0])).values()
    assert old["deprecated"] is True
    assert not any("deprecated" in one for one in rest)


def test_a_pipe_in_a_text_does_not_end_a_cell_of_the_table(compiled: ir.Api) -> None:
    first, *others = compiled.operations
    row, *rows = first.errors
    wrong = replace(first, errors=(replace(row, when="a | b\nc"), *rows))
    api = replace(compiled, operations=(wrong, *others))
    made = operations(made_document(api, forms(api)[0]))[first.id]
    tables = "\n".join(one.get("description", "") for one in made["responses"].values())
    assert rf"| {row.code} |" in tables
    assert r"| a \| b c |" in tables
