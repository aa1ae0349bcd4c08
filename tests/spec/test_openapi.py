"""The OpenAPI document: valid, whole, and every operation told in full."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

PROMISED = {
    "signIn": "auth.sign_in",
    "signOut": "auth.sign_out",
    "switchSite": "auth.switch_site",
    "serverInfo": "server.info",
    "queryFlowsForSite": "flows.list",
    "queryFlowsForUser": "flows.list_for_user",
    "queryFlow": "flows.get",
    "publishFlow": "flows.commit_upload",
    "updateFlow": "flows.update",
    "deleteFlow": "flows.delete",
    "downloadFlow": "flows.content",
    "runFlowNow": "flows.run_now",
    "queryFlowConnections": "connections.list",
    "updateFlowConnection": "connections.update",
    "queryFlowPermissions": "permissions.get",
    "addFlowPermissions": "permissions.add",
    "deleteFlowPermissionForUser": "permissions.delete_for_user",
    "deleteFlowPermissionForGroup": "permissions.delete_for_group",
    "deleteFlowPermissionForGroupSet": "permissions.delete_for_group_set",
    "getFlowRunTasks": "flow_tasks.list",
    "getFlowRunTask": "flow_tasks.get",
    "runFlowTask": "flow_tasks.run",
    "addFlowTaskToSchedule": "flow_tasks.add_to_schedule",
    "getFlowRuns": "flow_runs.list",
    "getFlowRun": "flow_runs.get",
    "cancelFlowRun": "flow_runs.cancel",
    "queryJob": "jobs.get",
    "initiateFileUpload": "file_uploads.initiate",
    "appendToFileUpload": "file_uploads.append",
}
"""The operations of the package, and the method each becomes."""

SINCE_BEFORE_FLOWS = {
    "signIn": "2.0",
    "signOut": "2.0",
    "switchSite": "2.6",
    "serverInfo": "2.4",
    "queryJob": "2.6",
    "initiateFileUpload": "2.0",
    "appendToFileUpload": "2.0",
}
"""Operations that are older than the flow methods (3.3)."""

SINCE_LATER = {
    "getFlowRuns": "3.10",
    "getFlowRun": "3.10",
    "cancelFlowRun": "3.10",
    "deleteFlowPermissionForGroupSet": "3.22",
}
"""Operations that came after the flow methods."""

OPERATION_WORDS = {
    "x-method", "x-since", "x-permission", "x-scopes", "x-needs", "x-deployment",
    "x-arguments", "x-result", "x-paged", "x-errors",
}  # fmt: skip
PARAMETER_WORDS = {"x-session", "x-argument", "x-since", "x-filter", "x-sort"}
ROOT_WORDS = {"x-namespace", "x-old-namespaces", "x-schema-location", "x-ids"}
SCHEMA_WORDS = {"x-xsd-type"}

Node = dict[str, Any]
Follow = Callable[[Node], Node]


def test_the_document_is_valid_openapi(document: Node) -> None:
    assert [e.message for e in OpenAPIV31SpecValidator(document).iter_errors()] == []


def test_the_operations_are_those_the_package_promises(operations: tuple[Any, ...]) -> None:
    assert {o.id: f"{o.node['tags'][0]}.{o.node['x-method']}" for o in operations} == PROMISED


def test_no_operation_id_stands_twice(operations: tuple[Any, ...]) -> None:
    assert [i for i, n in Counter(o.id for o in operations).items() if n > 1] == []


def test_no_method_stands_twice_in_its_resource(operations: tuple[Any, ...]) -> None:
    names = Counter((o.node["tags"][0], o.node["x-method"]) for o in operations)
    assert [name for name, n in names.items() if n > 1] == []


def test_the_tags_of_the_root_are_those_in_use_and_have_text(
    document: Node, operations: tuple[Any, ...]
) -> None:
    names = [tag["name"] for tag in document["tags"]]
    assert sorted(names) == sorted({o.node["tags"][0] for o in operations})
    assert all(is_prose(tag["description"]) for tag in document["tags"])


def test_an_operation_has_one_tag(operation: Any) -> None:
    assert len(operation.node["tags"]) == 1


@pytest.mark.parametrize("word", ["summary", "description", "x-permission"])
def test_an_operation_is_described(operation: Any, word: str) -> None:
    assert is_prose(operation.node[word])


def test_a_summary_is_one_sentence(operation: Any) -> None:
    assert operation.node["summary"].count(". ") == 0


def test_an_operation_says_since_when_it_exists(operation: Any) -> None:
    since = operation.node["x-since"]
    assert since == {**SINCE_BEFORE_FLOWS, **SINCE_LATER}.get(operation.id, "3.3")
    assert re.fullmatch(r"\d+\.\d+", since)


def test_an_operation_links_to_its_page(operation: Any) -> None:
    assert re.fullmatch(
        r"https://help\.tableau\.com/current/api/rest_api/en-us/REST/rest_api_ref_\w+\.htm#\w+",
        operation.node["externalDocs"]["url"],
    )


def test_an_operation_has_one_success_and_the_default_error(operation: Any) -> None:
    statuses = set(operation.node["responses"])
    assert "default" in statuses
    assert len(statuses & {"200", "201", "204"}) == 1
    assert len(statuses) == 2
    assert operation.node["responses"]["default"] == {"$ref": "#/components/responses/Error"}


NOTHING_IN_200 = {"cancelFlowRun"}
"""Operations that answer 200 with a body that says nothing."""


def test_a_success_without_content_is_204_but_for_a_few(operation: Any) -> None:
    status, response = operation.success
    if operation.id in NOTHING_IN_200:
        assert (status, "content" in response) == ("200", False)
    else:
        assert ("content" in response) == (status != "204")


def test_a_reply_is_xml_or_a_file(operation: Any, follow: Follow) -> None:
    for media, content in operation.success[1].get("content", {}).items():
        schema = follow(content["schema"])
        if media == "application/octet-stream":
            assert schema == {"type": "string", "format": "binary"}
        else:
            assert media == "application/xml"
            assert schema["xml"]["name"] == "tsResponse"


def test_a_request_body_is_xml_or_multipart(operation: Any, follow: Follow) -> None:
    body = operation.node.get("requestBody")
    if body is None:
        return
    assert body["required"] is True
    ((media, content),) = body["content"].items()
    schema = follow(content["schema"])
    if media == "text/xml":
        assert schema["xml"]["name"] == "tsRequest"
    else:
        assert media == "multipart/mixed"
        assert next(iter(schema["properties"])) == "request_payload"
        assert set(content["encoding"]) == set(schema["properties"])
        assert content["encoding"]["request_payload"]["contentType"] == "text/xml"


def test_a_call_without_a_token_is_signing_in_or_asking_for_the_version(operation: Any) -> None:
    assert (operation.node.get("security") == []) == (operation.id in {"signIn", "serverInfo"})


def test_a_path_names_its_parameters_in_order(operation: Any) -> None:
    declared = [p["name"] for p in operation.parameters if p["in"] == "path"]
    assert declared == re.findall(r"{(\w+)}", operation.path)


def test_a_path_begins_with_the_version_and_the_site(operation: Any) -> None:
    prefix = "/api/{apiVersion}/"
    siteless = operation.node["tags"][0] in {"auth", "server"}
    assert operation.path.startswith(prefix + ("" if siteless else "sites/{siteId}/"))


def test_a_parameter_has_text_and_a_plain_type(parameter: Node) -> None:
    assert is_prose(parameter["description"])
    assert parameter["schema"]["type"] in {"string", "integer", "boolean"}
    assert parameter["in"] in {"path", "query"}
    assert parameter.get("required", False) == (parameter["in"] == "path")


def test_only_version_and_site_come_from_the_session(document: Node) -> None:
    shared = document["components"]["parameters"]
    assert [k for k, p in shared.items() if p.get("x-session")] == ["apiVersion", "siteId"]


def test_a_page_holds_between_1_and_1000_items(document: Node) -> None:
    shared = document["components"]["parameters"]
    size = {"type": "integer", "minimum": 1, "maximum": 1000, "default": 100}
    assert shared["pageSize"]["schema"] == size
    assert shared["pageNumber"]["schema"] == {"type": "integer", "minimum": 1, "default": 1}


def test_filters_and_sorts_are_on_parameters_of_these_names(parameter: Node) -> None:
    assert ("x-filter" in parameter) == (parameter["name"] == "filter")
    assert ("x-sort" in parameter) == (parameter["name"] == "sort")


def test_a_filter_names_operators_and_a_type(parameter: Node) -> None:
    for facts in parameter.get("x-filter", {}).values():
        assert set(facts) <= {"operators", "type", "since", "in"}
        assert "in" not in facts or "in" in facts["operators"]
        assert set(facts["operators"]) <= {"eq", "gt", "gte", "lt", "lte", "in"}
        assert facts["operators"][0] == "eq"
        assert facts["type"] in {"string", "integer", "dateTime"}


def test_what_can_be_sorted_by_can_be_filtered_by_too(operation: Any) -> None:
    by_name = {p["name"]: p for p in operation.parameters if p["in"] == "query"}
    if "sort" in by_name:
        assert set(by_name["sort"]["x-sort"]) <= set(by_name["filter"]["x-filter"])


def test_every_x_word_is_known(document: Node) -> None:
    unknown: list[str] = []

    def look(node: object, known: set[str], where: str) -> None:
        if isinstance(node, dict):
            unknown.extend(f"{where}/{k}" for k in node if k.startswith("x-") and k not in known)

    look(document, ROOT_WORDS, "#")
    look(document["info"], {"x-oldest"}, "#/info")
    for path, item in document["paths"].items():
        look(item, set(), path)
        for method, operation in item.items():
            look(operation, OPERATION_WORDS, f"{path}/{method}")
            if method != "parameters":
                for parameter in operation.get("parameters", []):
                    look(parameter, PARAMETER_WORDS, f"{path}/{method}/parameters")
    for name, parameter in document["components"]["parameters"].items():
        look(parameter, PARAMETER_WORDS, name)
    for name, schema in document["components"]["schemas"].items():
        look(schema, SCHEMA_WORDS, name)
    assert unknown == []


def test_a_schema_binds_an_envelope(component_schema: Node) -> None:
    assert set(component_schema) == {"type", "description", "x-xsd-type", "xml"}
    assert component_schema["type"] == "object"
    assert is_prose(component_schema["description"])
    assert component_schema["xml"]["namespace"] == "http://tableau.com/api"


def test_a_schema_is_named_after_its_type_and_root(document: Node) -> None:
    for name, schema in document["components"]["schemas"].items():
        assert schema["x-xsd-type"] == name[0].lower() + name[1:]
        root = "tsRequest" if name.endswith("Request") else "tsResponse"
        assert schema["xml"]["name"] == root


@pytest.mark.parametrize("kind", ["parameters", "responses", "schemas"])
def test_no_component_is_unused(document: Node, kind: str) -> None:
    used: set[str] = set()

    def walk(node: object) -> None:
        if isinstance(node, dict):
            if isinstance(reference := node.get("$ref"), str):
                used.add(reference)
            for inner in node.values():
                walk(inner)
        elif isinstance(node, list):
            for inner in node:
                walk(inner)

    walk(document)
    names = {f"#/components/{kind}/{name}" for name in document["components"][kind]}
    assert names - used == set()


def test_scopes_look_like_scopes(operation: Any) -> None:
    for scope in operation.node.get("x-scopes", []):
        assert re.fullmatch(r"tableau:[a-z_]+:[a-z]+", scope)


def test_licence_and_deployment_are_told_where_they_matter(operations: tuple[Any, ...]) -> None:
    licensed = {o.id for o in operations if o.node.get("x-needs") == "prep-conductor"}
    assert licensed == {"publishFlow", "runFlowNow", "runFlowTask", "addFlowTaskToSchedule"}
    on_server = {o.id for o in operations if o.node.get("x-deployment") == "server"}
    assert on_server == {"addFlowTaskToSchedule"}


def is_prose(text: str) -> bool:
    """Whether a text is a sentence or several."""
    return bool(text.strip()) and text.strip()[-1] in ".)" and text.strip()[0].isupper()
