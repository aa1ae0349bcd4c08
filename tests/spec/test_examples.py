"""The example documents: valid, and every document of the API has one."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

from xsd_validation import invalid_places

NAMESPACE = "{http://tableau.com/api}"
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
NOT_UUIDS = {"uploadSessionId", "externalAuthUserId", "localId"}


def test_an_example_is_valid(example: Any) -> None:
    assert example.path.stem.startswith(("request", "reply"))
    assert example.type, "no operation has such a document"
    document = ElementTree.parse(example.path)
    assert document.getroot().tag == NAMESPACE + example.root
    assert invalid_places(example.path.read_bytes(), example.root, example.type) == []
    odd = [
        f"{node.tag}/@{name}={value}"
        for node in document.iter()
        if node.tag != NAMESPACE + "warning"
        for name, value in node.items()
        if re.search(r"(^id|Id)$", name) and name not in NOT_UUIDS and not UUID.fullmatch(value)
    ]
    assert odd == []


def test_an_invalid_document_is_found() -> None:
    """So the tests of validity cannot pass for want of a check."""
    head = b'<tsRequest xmlns="http://tableau.com/api">'
    assert invalid_places(head + b"<x/></tsRequest>", "tsRequest", "flowUpdateRequest")
    assert invalid_places(b"<tsRequest><flow/></tsRequest>", "tsRequest", "flowUpdateRequest")
    assert invalid_places(head + b"<flow/></tsRequest>", "tsResponse", "flowUpdateRequest")


def test_an_operation_has_examples_of_its_documents(
    operations: tuple[Any, ...], examples: tuple[Any, ...]
) -> None:
    for operation in operations:
        kinds = {
            "request" if e.root == "tsRequest" else "reply"
            for e in examples
            if e.path.parent.name == operation.folder
        }
        wanted = {"request": operation.request_type, "reply": operation.reply_type}
        assert kinds == {kind for kind, type_ in wanted.items() if type_}, operation.id


def test_there_are_examples_of_the_error_document(examples: tuple[Any, ...]) -> None:
    assert any(e.type == "errorReply" for e in examples)


def test_codes_in_examples_of_errors_exist(examples: tuple[Any, ...], errors: Any) -> None:
    known = {item["code"] for item in errors["codes"]}
    for example in examples:
        for node in ElementTree.parse(example.path).iter(NAMESPACE + "error"):
            assert node.get("code") in known


def test_every_element_and_attribute_appears_in_some_example(
    examples: tuple[Any, ...], complex_types: dict[str, list[Any]], roots: dict[str, str]
) -> None:
    """What no example shows may well be misspelt. Rows of the Metadata API come as JSON."""
    rows = {name for name in complex_types if name.startswith("metadata")}
    shown = {(e.type, "") for e in examples}

    def walk(node: ElementTree.Element, type_name: str) -> None:
        by_name = {field.name: field for field in complex_types.get(type_name, [])}
        for name in node.attrib:
            if not name.startswith("{"):
                shown.add((type_name, name))
        for child in node:
            name = child.tag.removeprefix(NAMESPACE)
            shown.add((type_name, name))
            walk(child, by_name[name].type)

    for example in examples:
        walk(ElementTree.parse(example.path).getroot(), example.type)
    missing = [
        f"{type_name}/{field.name}"
        for type_name, fields in complex_types.items()
        if type_name not in rows
        for field in fields
        if (type_name, field.name) not in shown and field.name != "warnings"
    ]
    assert missing == []


def test_examples_name_the_schema_in_some_replies(examples: tuple[Any, ...]) -> None:
    named = [e for e in examples if "schemaLocation" in e.path.read_text("utf-8")]
    assert named
    assert all(e.root == "tsResponse" for e in named)
