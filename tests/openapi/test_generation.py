"""How the OpenAPI documents are made: what they cannot express is refused, with its name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator import ir
from generator.compile import read_spec
from generator.errors import SpecError
from generator.languages.openapi.document import document
from generator.languages.openapi.forms import forms


@pytest.fixture(scope="module")
def compiled(root: Path) -> ir.Api:
    return read_spec(root / "spec")


def changed(api: ir.Api, type_name: str, field_name: str, **facts: Any) -> ir.Api:
    """The description with other facts of one field."""
    return replace(
        api,
        types=tuple(
            replace(
                type_,
                fields=tuple(
                    replace(field, **facts) if field.name == field_name else field
                    for field in type_.fields
                ),
            )
            if type_.name == type_name
            else type_
            for type_ in api.types
        ),
    )


def test_two_schemas_that_would_have_one_name_are_refused(compiled: ir.Api) -> None:
    api = changed(compiled, "flow", "tags", wire="label")
    for form in forms(api):
        with pytest.raises(SpecError, match="different properties would be called TagList"):
            document(api, form)


def test_a_list_of_values_with_the_name_of_a_type_is_refused(compiled: ir.Api) -> None:
    types = tuple(
        replace(item, name="capability mode parameter") if item.name == "pagination" else item
        for item in compiled.types
    )
    api = with_type(replace(compiled, types=types), "pagination", "capability mode parameter")
    with pytest.raises(SpecError, match="two different schemas would be called Capability"):
        document(api, forms(api)[0])


def with_type(api: ir.Api, old: str, new: str) -> ir.Api:
    """The description with all fields of one type being of another."""
    return replace(
        api,
        types=tuple(
            replace(
                type_,
                fields=tuple(
                    replace(field, type=replace(field.type, name=new))
                    if field.type.name == old
                    else field
                    for field in type_.fields
                ),
            )
            for type_ in api.types
        ),
    )


def test_a_text_beside_a_list_belongs_to_the_list_only_if_it_stands_there(
    compiled: ir.Api,
) -> None:
    api = changed(compiled, "job", "status notes text", wrapper=None)
    schemas: Any = document(api, forms(api)[0])["components"]
    assert list(schemas["schemas"]["StatusNoteList"]["properties"]) == ["statusNote"]
    assert schemas["schemas"]["Job"]["properties"]["value"]["x-xml-text"] is True


def test_a_result_that_is_no_property_is_refused_with_the_operation(compiled: ir.Api) -> None:
    first, *others = compiled.operations
    wrong = replace(first, reply=replace(first.reply, result="nothing"))
    api = replace(compiled, operations=(wrong, *others))
    with pytest.raises(SpecError, match="operation signIn: the result 'nothing' is no property"):
        document(api, forms(api)[0])


def test_requests_have_the_namespace_if_the_protocol_says_so(compiled: ir.Api) -> None:
    rules = replace(compiled.protocol.documents, request_namespace=True)
    api = replace(compiled, protocol=replace(compiled.protocol, documents=rules))
    made: Any = document(api, forms(api)[0])
    root = made["components"]["schemas"]["SignInRequest"]["xml"]
    assert root == {"name": "tsRequest", "namespace": api.namespace}


def test_kinds_that_json_has_as_strings_come_from_the_protocol(compiled: ir.Api) -> None:
    rules = replace(compiled.protocol.json_form, strings=("integer", "boolean"))
    api = replace(compiled, protocol=replace(compiled.protocol, json_form=rules))
    made: Any = document(api, forms(api)[1])
    found = made["components"]["schemas"]["Project"]["properties"]["topLevelProject"]
    assert (found["type"], found["x-kind"]) == ("string", "boolean")
