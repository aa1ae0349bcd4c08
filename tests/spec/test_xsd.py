"""The schemas: valid, simple enough for the generator, documented, and nothing unused."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import xmlschema

XS = "{http://www.w3.org/2001/XMLSchema}"
SIMPLE = {
    "xs:string", "xs:boolean", "xs:int", "xs:long", "xs:nonNegativeInteger", "xs:dateTime",
    "xs:time",
}  # fmt: skip
CONSTRUCTS = {
    "schema", "include", "annotation", "documentation", "simpleType", "restriction",
    "enumeration", "union", "complexType", "sequence", "element", "simpleContent", "extension",
    "attribute",
}  # fmt: skip
SECRETS = {
    "signInCredentials/password",
    "signInCredentials/personalAccessTokenSecret",
    "signInCredentials/jwt",
    "session/token",
    "connectionCredentials/password",
    "connectionUpdate/password",
}

Types = dict[str, list[Any]]
Xml = ElementTree.Element


def test_the_schemas_are_valid(compile_schema: Callable[..., xmlschema.XMLSchema10]) -> None:
    assert len(compile_schema(None).types) > 100


def test_a_file_is_valid_by_itself(xsd_file: Path) -> None:
    """So it includes what it needs."""
    assert xmlschema.XMLSchema10(xsd_file, allow="local").target_namespace


def test_a_file_uses_only_what_the_generator_knows(xsd_file: Path) -> None:
    root = ElementTree.parse(xsd_file).getroot()
    assert {node.tag.removeprefix(XS) for node in root.iter()} - CONSTRUCTS == set()
    assert root.get("targetNamespace") == "http://tableau.com/api"
    assert root.get("elementFormDefault") == "qualified"


def test_a_file_has_no_global_elements(xsd_file: Path) -> None:
    root = ElementTree.parse(xsd_file).getroot()
    assert root.findall(XS + "element") == []


def test_everything_is_described(described: Xml, documentation: Callable[[Xml], str]) -> None:
    text = documentation(described)
    assert text
    assert text[-1] in ".)"
    assert text[0].isupper()


def test_an_element_or_attribute_has_a_known_type(
    complex_type: str, complex_types: Types, simple_types: dict[str, Xml]
) -> None:
    for field in complex_types[complex_type]:
        assert field.type in SIMPLE | set(complex_types) | set(simple_types)


def test_a_type_that_only_repeats_one_element_is_called_a_list(
    complex_type: str, wrappers: frozenset[str]
) -> None:
    assert (complex_type in wrappers) == complex_type.endswith("List")


def test_no_name_of_a_field_stands_twice_in_a_type(complex_type: str, complex_types: Types) -> None:
    """An attribute and an element may have the same name; the element's field is `…_element`."""
    names = Counter((field.name, field.attribute) for field in complex_types[complex_type])
    assert [name for name, n in names.items() if n > 1] == []


def test_the_class_names_differ(complex_types: Types, simple_types: dict[str, Xml]) -> None:
    closed = [name for name in simple_types if not name.startswith("open")]
    classes = Counter(name.removesuffix("Type").casefold() for name in [*complex_types, *closed])
    assert [name for name, n in classes.items() if n > 1] == []


def test_every_known_list_of_values_is_open(simple_types: dict[str, Xml]) -> None:
    closed = {n for n, node in simple_types.items() if node.find(f".//{XS}enumeration") is not None}
    for name in closed:
        union = simple_types[f"open{name[0].upper()}{name[1:]}"].find(XS + "union")
        assert union is not None
        assert union.get("memberTypes") == f"api:{name} xs:string"


def test_no_attribute_uses_a_closed_list_of_values(
    complex_type: str, complex_types: Types, simple_types: dict[str, Xml]
) -> None:
    for field in complex_types[complex_type]:
        node = simple_types.get(field.type)
        assert node is None or node.find(f".//{XS}enumeration") is None


def test_no_value_stands_twice_in_a_list(simple_type: Xml) -> None:
    values = Counter(node.get("value") for node in simple_type.iter(XS + "enumeration"))
    assert [value for value, n in values.items() if n > 1] == []


def test_ids_are_any_text(simple_types: dict[str, Xml]) -> None:
    restriction = simple_types["resourceId"].find(XS + "restriction")
    assert restriction is not None
    assert restriction.get("base") == "xs:string"
    assert list(restriction) == []


def test_an_envelope_has_elements_only(roots: dict[str, str], complex_types: Types) -> None:
    for name in roots:
        assert not any(field.attribute for field in complex_types[name])


def test_a_reply_ends_with_warnings(roots: dict[str, str], complex_types: Types) -> None:
    for name, root in roots.items():
        if root == "tsResponse":
            last = complex_types[name][-1]
            assert (last.name, last.type, last.required) == ("warnings", "warningList", False)


def test_requests_and_replies_are_named_so(roots: dict[str, str]) -> None:
    for name, root in roots.items():
        assert name.endswith("Request" if root == "tsRequest" else "Reply")


def test_every_type_is_reachable_from_an_envelope(
    roots: dict[str, str], complex_types: Types, simple_types: dict[str, Xml]
) -> None:
    reached: set[str] = set()
    todo = list(roots)
    while todo:
        name = todo.pop()
        if name in reached or name.startswith("xs:"):
            continue
        reached.add(name)
        todo += [field.type for field in complex_types.get(name, [])]
        if (node := simple_types.get(name)) is not None:
            for union in node.iter(XS + "union"):
                todo += [m.removeprefix("api:") for m in union.get("memberTypes", "").split()]
    assert {*complex_types, *simple_types} - reached == set()


REPLIES_NEED = {
    "capability": {"name", "mode"},
    "connection": {"id"},
    "connectionListReply": set(),
    "connectionReply": {"connection"},
    "contentsCounts": set(),
    "connectionDatasource": set(),
    "flow": {"id"},
    "flowOutputStep": {"id"},
    "flowParameter": set(),
    "flowParameterRun": set(),
    "flowRun": {"id"},
    "flowRunFailure": set(),
    "flowSummary": set(),
    "flowTask": {"id", "flow"},
    "job": {"id"},
    "project": set(),
    "runFlowJob": set(),
    "schedule": set(),
    "session": {"token", "site"},
    "site": {"id"},
    "siteSummary": set(),
    "tag": set(),
    "task": {"flowRun"},
    "user": set(),
    "userDomain": set(),
}
"""What a thing that is read cannot be without; all else is optional, as in the official schema."""


@pytest.mark.parametrize("name", REPLIES_NEED)
def test_what_is_read_needs_no_more_than_it_cannot_be_without(
    name: str, complex_types: Types
) -> None:
    assert {f.name for f in complex_types[name] if f.required} == REPLIES_NEED[name]


def test_a_flow_that_is_changed_needs_nothing(complex_types: Types) -> None:
    assert [f.name for f in complex_types["flowToUpdate"] if f.required] == []


def test_secrets_have_a_type_of_their_own(complex_types: Types) -> None:
    found = {f"{t}/{f.name}" for t, fs in complex_types.items() for f in fs if f.type == "secret"}
    assert found == SECRETS
    likely = re.compile(r"password|secret|token|jwt", re.IGNORECASE)
    harmless = {"embedPassword", "personalAccessTokenName"}
    for name, fields in complex_types.items():
        for field in fields:
            if likely.search(field.name) and field.name not in harmless:
                assert f"{name}/{field.name}" in SECRETS


def test_the_values_of_the_reference_page_are_known(simple_types: dict[str, Xml]) -> None:
    def values(name: str) -> set[str | None]:
        return {node.get("value") for node in simple_types[name].iter(XS + "enumeration")}

    assert values("flowCapability") == {
        "ChangeHierarchy", "ChangePermissions", "Delete", "Execute", "ExportXml", "Read", "Write",
    }  # fmt: skip
    assert values("capabilityMode") == {"Allow", "Deny"}
    assert values("flowFileType") == {"tfl", "tflx"}
    assert values("flowRunMode") == {"full", "incremental"}
    assert values("flowRunStatus") == {"Pending", "InProgress", "Success", "Failed", "Cancelled"}
