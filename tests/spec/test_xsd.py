"""The schemas: valid XML Schema, and what they say of ids, secrets and required fields."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import xmlschema
from xsd_validation import compiled_schema

XS = "{http://www.w3.org/2001/XMLSchema}"
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


def test_the_schemas_are_valid(complex_types: Types) -> None:
    schema = compiled_schema()
    assert len(schema.types) > 100
    assert complex_types.keys() <= schema.elements.keys(), "one root element for each type"


def test_a_file_is_valid_by_itself(spec: Path) -> None:
    """So it includes what it needs."""
    for path in (spec / "xsd").glob("*.xsd"):
        assert xmlschema.XMLSchema10(path, allow="local").target_namespace


def test_ids_are_any_text(simple_types: dict[str, Xml]) -> None:
    restriction = simple_types["resourceId"].find(XS + "restriction")
    assert restriction is not None
    assert restriction.get("base") == "xs:string"
    assert list(restriction) == []


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
    "project": {"id"},
    "projectPermissions": set(),
    "projectSummary": set(),
    "runFlowJob": set(),
    "schedule": set(),
    "session": {"token", "site"},
    "site": {"id"},
    "siteSummary": set(),
    "tag": set(),
    "task": {"flowRun"},
    "currentSession": {"site", "user"},
    "group": {"id"},
    "groupImport": set(),
    "groupSet": {"id"},
    "siteUsage": set(),
    "user": {"id"},
    "userDomain": set(),
    "userSummary": set(),
}
"""The required fields of each type; all others are optional, as in the official schema."""


def test_types_of_replies_require_no_fields_but_these(complex_types: Types) -> None:
    required = {
        name: {field.name for field in complex_types[name] if field.required}
        for name in REPLIES_NEED
    }
    assert required == REPLIES_NEED


def test_an_update_of_a_flow_requires_no_field(complex_types: Types) -> None:
    assert [f.name for f in complex_types["flowToUpdate"] if f.required] == []


def test_secrets_have_a_type_of_their_own(complex_types: Types) -> None:
    found = {f"{t}/{f.name}" for t, fs in complex_types.items() for f in fs if f.type == "secret"}
    assert found == SECRETS


def test_the_values_of_the_reference_page_are_known(simple_types: dict[str, Xml]) -> None:
    def values(name: str) -> set[str | None]:
        return {node.get("value") for node in simple_types[name].iter(XS + "enumeration")}

    assert values("flowCapability") == {
        "ChangeHierarchy", "ChangePermissions", "Delete", "Execute", "ExportXml", "Read", "Write",
    }  # fmt: skip
    assert values("capabilityMode") == {"Allow", "Deny"}
    assert values("flowFileKind") == {"tfl", "tflx"}
    assert values("flowRunMode") == {"full", "incremental"}
    assert values("flowRunStatus") == {"Pending", "InProgress", "Success", "Failed", "Cancelled"}
