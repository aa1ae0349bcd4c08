"""The requests and replies of the conformance cases are what the OpenAPI documents say."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from openapi_reading import faults, operations, problems, resolved
from tableau_flows.conformance.cases import Case, read_cases
from tableau_flows.emulator.wire.json_form import to_json
from tableau_flows_generated import codec
from tableau_flows_generated.catalog import OPERATIONS

REPLIES = {"xml": "application/xml", "json": "application/json"}
REQUESTS = {"xml": "text/xml", "json": "application/json"}


ROOT = Path(__file__).parents[2]


@cache
def cases() -> list[Case]:
    return read_cases(ROOT / "tests" / "conformance")


# The requests of the cases


def request_cases() -> list[Case]:
    return [it for it in cases() if it.kind == "request" and "error" not in it.data["expect"]]


def test_the_paths_and_queries_of_requests_are_those_of_the_documents(document: Any) -> None:
    found, seen = operations(document), set()
    for case in request_cases():
        operation, expect = found[case.data["operation"]], case.data["expect"]
        seen.add(case.data["operation"])
        assert expect["method"] == operation["method"], case.id
        pattern = re.sub(r"\\\{\w+\\\}", "([^/]+)", re.escape(operation["path"]))
        assert re.fullmatch(rf"/api/[0-9]+\.[0-9]+{pattern}", expect["path"]), case.id
        query = {one["name"]: one for one in operation["parameters"] if one["in"] == "query"}
        names = [name for name, _ in expect["query"]]
        assert {*names} <= query.keys(), case.id
        assert len(names) == len({*names}), case.id
        assert {name for name, one in query.items() if one["required"]} <= {*names}, case.id
        for name, text in expect["query"]:
            schema = resolved(document, query[name]["schema"])
            value: Any = int(text) if schema["type"] == "integer" else text
            value = text == "true" if schema["type"] == "boolean" else value
            assert faults(document, schema, value) == [], (case.id, name)
    assert seen == found.keys()


def test_the_bodies_of_requests_are_those_of_the_documents(document: Any, form: str) -> None:
    found, tried = operations(document), 0
    for case in request_cases():
        operation, expect = found[case.data["operation"]], case.data["expect"]
        body = operation.get("requestBody")
        if body is None:
            assert "xml" not in expect, case.id
            assert "parts" not in expect, case.id
            continue
        ((media_type, media),) = body["content"].items()
        if "parts" in expect:
            check_parts(document, media, expect["parts"], case.id)
        else:
            tried += 1
            assert media_type == REQUESTS[form]
            assert problems(document, media["schema"], in_form(case, expect["xml"], form)) == []
    assert tried > 80


def in_form(case: Case, text: str, form: str) -> str | bytes:
    if form == "xml":
        return text
    model = codec.model_named(OPERATIONS[str(case.data["operation"])].request)
    return to_json(text.encode(), model)


def check_parts(document: Any, media: Any, parts: Any, name: str) -> None:
    """The parts are there in the order of the schema, with the headers of `encoding`."""
    schema = resolved(document, media["schema"])
    known = [*schema["properties"]]
    names = [part["name"] for part in parts]
    assert names == [one for one in known if one in names], name
    assert {*schema["required"]} <= {*names}, name
    for part in parts:
        encoding = media["encoding"][part["name"]]
        assert part["disposition"] == encoding["x-disposition"], name
        wanted = "text/xml" if "xml" in part else encoding["contentType"].replace("json", "xml")
        assert part["media_type"] == wanted.replace("application/xml", "text/xml"), name
        if "xml" in part and encoding["contentType"] == "text/xml":
            found = problems(document, schema["properties"][part["name"]], part["xml"])
            assert found == [], name


# The replies of the cases


def test_the_replies_of_the_cases_are_those_of_the_documents(document: Any, form: str) -> None:
    found, tried = operations(document), 0
    for case in cases():
        if not case.id.startswith("documents/examples/") or "error" in case.data["expect"]:
            continue
        operation, response = found[case.data["operation"]], case.data["response"]
        described = operation["responses"][str(response["status"])]
        if "content" not in described:
            assert response["body"] == "", case.id
            continue
        text = response["body"]
        if form == "json":
            model = codec.model_named(OPERATIONS[str(case.data["operation"])].reply)
            text = to_json(text.encode(), model)
        schema = described["content"][REPLIES[form]]["schema"]
        assert problems(document, schema, text) == [], case.id
        tried += 1
    assert tried > 90


def test_the_errors_of_the_cases_are_those_of_the_documents(document: Any, form: str) -> None:
    found, tried = operations(document), 0
    for case in cases():
        expect = case.data.get("expect", {})
        if not case.id.startswith("replies/errors/") or not expect["error"]["code"]:
            continue
        operation, response = found[case.data["operation"]], case.data["response"]
        described = operation["responses"].get(str(response["status"]))
        described = resolved(document, described or operation["responses"]["default"])
        text = response["body"]
        if form == "json":
            text = to_json(text.encode(), codec.model_named("ErrorReply"))
        schema = described["content"][REPLIES[form]]["schema"]
        assert problems(document, schema, text) == [], case.id
        tried += 1
    assert tried > 100
