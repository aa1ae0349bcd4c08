"""The cases themselves: they fit their schema, follow from the spec, and leave nothing out."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tableau_flows.conformance.cases import Case, read_cases

HERE = Path(__file__).parent
FILES = sorted(
    path
    for folder in ("requests", "documents", "replies", "scenarios")
    for path in (HERE / folder).glob("*.json")
)

CLIENT_ERRORS = [
    "ConnectionFailedError",
    "DeploymentError",
    "FlowFileError",
    "FlowRunFailedError",
    "JobCancelledError",
    "JobFailedError",
    "JobGoneError",
    "OutcomeUnknownError",
    "RedirectedError",
    "RequestRefusedError",
    "UnreadableReplyError",
    "UsageError",
    "VersionError",
    "WaitTimeoutError",
]
"""The errors of protocol.yaml, without those of methods that one library alone has."""


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return read_cases(HERE)


@pytest.fixture(scope="module")
def api(root: Path) -> Any:
    return json.loads((root / "generated" / "api.json").read_text("utf-8"))


def expected(cases: list[Case]) -> list[Any]:
    return [case.data.get("expect", {}) for case in cases]


def pascal(name: str) -> str:
    return "".join(word.capitalize() for word in name.split())


def test_every_file_fits_the_schema() -> None:
    schema = json.loads((HERE / "case.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    faults = [
        f"{path.name}: {[*error.absolute_path]}: {error.message[:200]}"
        for path in FILES
        for error in validator.iter_errors(json.loads(path.read_text("utf-8")))
    ]
    assert len(FILES) > 90
    assert faults == []


def test_derived_files_are_what_the_spec_says() -> None:
    run = subprocess.run(
        [sys.executable, HERE / "derive", "--check"], capture_output=True, text=True, timeout=120
    )
    assert (run.stdout, run.returncode) == ("", 0), run.stderr


def test_files_by_hand_name_the_sections_of_the_protocol_that_they_follow(api: Any) -> None:
    for path in FILES:
        data = json.loads(path.read_text("utf-8"))
        if data["source"] == "hand":
            cited = re.search(r"by ([^.]+) in protocol\.yaml", data["about"])
            assert cited, path.name
            assert {*re.findall(r"`(\w+)`", cited[1])} <= api["protocol"].keys(), path.name


def test_there_are_more_than_a_thousand_cases(cases: list[Case]) -> None:
    assert len(cases) > 1000


def test_each_operation_has_cases_of_requests(cases: list[Case], api: Any) -> None:
    named = {case.data["operation"] for case in cases if case.kind == "request"}
    assert named == {operation["id"] for operation in api["operations"]}


def test_each_argument_occurs(cases: list[Case], api: Any) -> None:
    given = {
        (case.data["operation"], name)
        for case in cases
        if case.kind == "request"
        for name, value in case.data["arguments"].items()  # type: ignore[union-attr]
        if value is not None
    }
    known = {
        (operation["id"], name.replace(" ", "_"))
        for operation in api["operations"]
        for name in [
            *(it["argument"] for it in operation["parameters"] if not it["session"]),
            *(it["name"] for it in (operation["request"] or {"arguments": []})["arguments"]),
        ]
    }
    assert known - given == set()


def test_each_example_of_a_reply_is_a_case(cases: list[Case], root: Path) -> None:
    texts = {
        case.data["response"]["body"]  # type: ignore[index,call-overload]
        for case in cases
        if case.id.startswith("documents/examples/")
    }
    examples = [*(root / "spec" / "examples").glob("*/reply*.xml")]
    assert len(examples) > 80
    assert [path for path in examples if path.read_text("utf-8") not in texts] == []


def test_each_code_and_each_family_of_server_errors_occurs(cases: list[Case], api: Any) -> None:
    errors = [it["error"] for it in expected(cases) if "error" in it]
    codes = {it.get("code") for it in errors}
    families = {it["family"] for it in errors if isinstance(it["family"], str)}
    assert {it["code"] for it in api["errors"]} - codes == set()
    assert {pascal(it["name"]) for it in api["families"]} - families == set()


def test_each_row_of_the_retry_table_occurs(cases: list[Case], api: Any) -> None:
    rows = {
        (tuple(sorted(it["after"])), it["unknown"])
        for it in (case.data["expect"] for case in cases if case.kind == "reply")
        if isinstance(it, dict)
    }
    for row in api["protocol"]["retry"]["failures"]:
        assert (tuple(sorted(row["after"])), False) in rows, row["name"]
        if row["unknown"] != "never":
            assert (tuple(sorted(row["after"])), True) in rows, row["name"]


def test_errors_of_the_client_occur_in_requests_and_scenarios(cases: list[Case]) -> None:
    text = json.dumps([case.data for case in cases])
    for family in CLIENT_ERRORS:
        assert f'"{family}"' in text, family


def test_each_control_of_a_scenario_is_known_to_the_runner(cases: list[Case]) -> None:
    from tableau_flows.conformance.scenarios.running import CONTROLS

    used = {
        step["control"]
        for case in cases
        if case.kind == "scenario"
        for step in case.data["steps"]  # type: ignore[union-attr]
        if "control" in step  # type: ignore[operator]
    }
    assert used <= CONTROLS  # type: ignore[operator]
    assert "expire_tokens" in used


def flaws(api: Any, kind: Any, many: bool, value: Any, place: str) -> Iterator[str]:
    """Where a value does not have the type that `api.json` says."""
    if value is None:
        return
    if many:
        assert isinstance(value, list), place
        for item in value:
            yield from flaws(api, kind, False, item, place)
        return
    if kind["kind"] != "object":
        if type(value) is not {"boolean": bool, "integer": int}.get(kind["kind"], str):
            yield f"{place}: {value!r} is no {kind['kind']}"
        return
    (found,) = (it for it in api["types"] if it["name"] == kind["name"])
    known = {it["name"].replace(" ", "_"): it for it in [*found["fields"], *found["attached"]]}
    for name, inner in value.items():
        if name not in known:
            yield f"{place}: {kind['name']} has no {name}"
        else:
            field = known[name]
            yield from flaws(api, field["type"], field["many"], inner, f"{place}.{name}")


def test_arguments_have_the_types_of_the_spec(cases: list[Case], api: Any) -> None:
    found: list[str] = []
    for case in cases:
        if case.kind == "request":
            (operation,) = (it for it in api["operations"] if it["id"] == case.data["operation"])
            kinds = {
                it["argument"].replace(" ", "_"): ({"kind": it["type"]}, False)
                for it in operation["parameters"]
            }
            for it in (operation["request"] or {"arguments": []})["arguments"]:
                kinds[it["name"].replace(" ", "_")] = (it["type"], it["many"])
            arguments: Any = case.data["arguments"]
            for name, value in arguments.items():
                found += flaws(api, *kinds[name], value, f"{case.id}: {name}")
    assert found == []


def test_values_of_documents_have_the_types_of_the_spec(cases: list[Case], api: Any) -> None:
    found: list[str] = []
    for case in cases:
        expect: Any = case.data.get("expect")
        if case.kind == "document" and expect.get("reply") is not None:
            (operation,) = (it for it in api["operations"] if it["id"] == case.data["operation"])
            kind = {"kind": "object", "name": operation["reply"]["type"]}
            found += flaws(api, kind, False, expect["reply"], case.id)
    assert found == []
