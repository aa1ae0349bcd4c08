"""Cases that break their schema are refused with their place, before any case is run."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tableau_flows.conformance.case_files import CaseError
from tableau_flows.conformance.case_forms import case_fault
from tableau_flows.conformance.cases import read_cases

HERE = Path(__file__).parent
KINDS = {
    "requests": "request",
    "documents": "document",
    "replies": "reply",
    "scenarios": "scenario",
}


def file_with(folder: str, **case: Any) -> Any:
    return {"kind": KINDS[folder], "source": "hand", "cases": [{"name": "x", **case}]}


REFUSED: dict[str, Any] = {
    "operation": "queryFlow",
    "arguments": {},
    "session": {},
    "file": None,
    "expect": {"error": {"family": "UsageError"}},
}
STEP: dict[str, Any] = {"do": {"kind": "call"}}
FAILED: dict[str, Any] = {
    "operation": "queryFlow",
    "failure": "lost",
    "expect": {"error": {"family": "A"}, "after": [], "unknown": True},
}

WRONG: list[tuple[str, Any, str]] = [
    ("requests", {**REFUSED, "argument": {}}, "'x': has the unknown key 'argument'"),
    ("requests", {**REFUSED, "arguments": []}, "'x': 'arguments' must be of the type object"),
    ("requests", {**REFUSED, "operation": 7}, "'x': 'operation' must be of the type text"),
    ("requests", {**REFUSED, "file": "a"}, "'file' must be of the type object or null"),
    ("requests", {**REFUSED, "expect": {"url": "/"}}, "expect: has the unknown key 'url'"),
    ("requests", {**REFUSED, "expect": [1]}, "'expect' must be of the type object"),
    ("requests", {**REFUSED, "expect": {"error": {}}}, "expect.error: has no 'family'"),
    ("documents", {"operation": "queryFlow", "expect": {"reply": {}}}, "'x': has no 'response'"),
    (
        "documents",
        {"operation": "a", "response": {"headers": {}, "body": ""}, "expect": {"reply": {}}},
        "response: has no 'status'",
    ),
    (
        "documents",
        {"operation": "a", "response": {"status": 200, "headers": {}}, "expect": {"result": 1}},
        "expect: 'result' must be of the type object or list or null",
    ),
    ("replies", {**FAILED, "failure": None}, "'failure' must be of the type text"),
    ("replies", {**FAILED, "expect": {**FAILED["expect"], "unknown": 1}}, "the type boolean"),
    (
        "replies",
        {"operation": "a", "expect": FAILED["expect"]},
        "'x': has neither 'response' nor 'failure'",
    ),
    ("scenarios", {"steps": [STEP]}, "'x': has no 'log'"),
    ("scenarios", {"steps": [], "log": {}}, "'x': has no 'steps', so it would always pass"),
    ("scenarios", {"steps": {"a": 1}, "log": {}}, "'steps' must be of the type list"),
    ("scenarios", {"steps": [STEP, 5], "log": {}}, "steps: item 2 is not an object"),
    ("scenarios", {"steps": [{"did": {}}], "log": {}}, "step 1: has no 'do'"),
    ("scenarios", {"steps": [{"control": "advance"}], "log": {}}, "step 1: has no 'arguments'"),
    (
        "scenarios",
        {"steps": [STEP, {**STEP, "expect": {"results": {}}}], "log": {}},
        "step 2: expect: has the unknown key 'results'",
    ),
    (
        "scenarios",
        {"steps": [{**STEP, "expect": {"error": {"family": 1}}}], "log": {}},
        "step 1: expect.error: 'family' must be of the type text or list",
    ),
    (
        "scenarios",
        {"steps": [{**STEP, "expect": {"each": {"answers": [{}, {"a": 1}]}}}], "log": {}},
        "step 1: expect.each.answers[1]: has the unknown key 'a'",
    ),
    (
        "scenarios",
        {"steps": [{**STEP, "expect": {"answers": [1]}}], "log": {}},
        "step 1: expect.answers: item 1 is not an object",
    ),
    ("scenarios", {"steps": [STEP], "log": {"count": {}}}, "log: has the unknown key 'count'"),
]


@pytest.mark.parametrize(("folder", "case", "said"), WRONG)
def test_the_message_names_the_file_the_case_and_the_place(
    folder: str, case: Any, said: str, tmp_path: Path
) -> None:
    (tmp_path / folder).mkdir()
    (tmp_path / folder / "a.json").write_text(json.dumps(file_with(folder, **case)), "utf-8")
    with pytest.raises(CaseError) as caught:
        read_cases(tmp_path)
    assert str(caught.value).startswith(f"{tmp_path}: {folder}/a.json: 'x': ")
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"cases": {}}, "'cases' must be of the type list"),
        ({"cases": [1]}, "cases: item 1 is not an object"),
        ({"comment": ""}, "has the unknown key 'comment'"),
        ({"operation": None}, "'operation' must be of the type text"),
    ],
)
def test_a_file_of_another_form_is_refused(changes: Any, said: str, tmp_path: Path) -> None:
    (tmp_path / "requests").mkdir()
    data = {**file_with("requests", **REFUSED), **changes}
    (tmp_path / "requests" / "a.json").write_text(json.dumps(data), "utf-8")
    with pytest.raises(CaseError) as caught:
        read_cases(tmp_path)
    assert str(caught.value) == f"{tmp_path}: requests/a.json: {said}"


def changed(value: Any, levels: int) -> Iterator[tuple[str, Any]]:
    """Change an object: a key more, a key less, a value of another type; some levels deep."""
    if not isinstance(value, dict) or not levels:
        return
    yield "a key more", {**value, "surplus": 1}
    for key, inner in value.items():
        yield f"{key} of another type", {**value, key: "text" if isinstance(inner, bool) else True}
        for what, other in changed(inner, levels - 1):
            yield f"{key}: {what}", {**value, key: other}


FREE = (
    *("arguments", "session", "file", "headers", "reply", "result", "server", "files", "do"),
    *("counts", "least", "most", "queries", "versions"),
)
"""What the form does not look into, so that only the schema says what it is made of."""


def test_what_the_schema_refuses_is_refused_here_too() -> None:
    """Each case is changed in each place, as far as the runner reads the case itself."""
    schema = json.loads((HERE / "case.schema.json").read_text("utf-8"))
    tried = 0
    for folder, kind in KINDS.items():
        path = next(iter(sorted((HERE / folder).glob("*.json"))))
        data = json.loads(path.read_text("utf-8"))
        data["cases"] = data["cases"][:3]
        for number, case in enumerate(data["cases"]):
            for what, other in changed(copy.deepcopy(case), 3):
                if any(f"{key}: " in what for key in FREE):
                    continue
                file = {**data, "cases": [other]}
                shared = {"operation": data["operation"]} if "operation" in data else {}
                is_valid = jsonschema.Draft202012Validator(schema).is_valid(file)
                found = case_fault(kind, {**shared, **other})
                assert is_valid == (found is None), (path.name, number, what, found)
                tried += not is_valid
    assert tried > 50
