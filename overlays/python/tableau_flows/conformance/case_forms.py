"""The form of cases: a short version of `case.schema.json`, checked before any case is run.

A key that is misspelled or has a value of another type would otherwise compare nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tableau_flows.conformance.forms.json_values import Json, Object, is_number

Form = Mapping[str, str]
"""The keys of an object and the types of their values; `!` after a type: the key is required."""

_FILE: Form = {
    "kind": "text!",
    "source": "text",
    "about": "text",
    "operation": "text",
    "cases": "list!",
}
_CASES: Mapping[str, Form] = {
    "request": {
        "name": "text!",
        "operation": "text!",
        "arguments": "object!",
        "session": "object!",
        "file": "object or null",
        "expect": "object!",
    },
    "document": {
        "name": "text!",
        "operation": "text!",
        "response": "object!",
        "expect": "object!",
    },
    "reply": {
        "name": "text!",
        "operation": "text!",
        "response": "object",
        "failure": "text",
        "expect": "object!",
    },
    "scenario": {
        "name": "text!",
        "server": "object",
        "files": "object",
        "steps": "list!",
        "log": "object!",
    },
}
_EXPECTED: Mapping[str, Form] = {
    "request": {
        "method": "text",
        "path": "text",
        "query": "list",
        "headers": "object",
        "xml": "text",
        "parts": "list",
        "error": "object",
    },
    "document": {
        "reply": "object or null",
        "result": "object or list or null",
        "unreadable": "number",
        "error": "object",
    },
    "reply": {
        "error": "object!",
        "remedy": "text or null",
        "retry_after": "number or null",
        "after": "list!",
        "unknown": "boolean!",
    },
}
_RESPONSE: Form = {
    "status": "number!",
    "headers": "object!",
    "body": "text",
    "body_base64": "text",
}
_ERROR: Form = {
    "family": "text or list!",
    "code": "text or null",
    "status": "number or null",
    "where": "text",
}
_CONTROL: Form = {"control": "text!", "arguments": "object!"}
_DO: Form = {"do": "object!", "expect": "object", "as": "text"}
_STEP: Form = {
    "result": "object or list",
    "error": "object",
    "count": "number",
    "all_different": "text",
    "message_has": "list",
    "message_lacks": "list",
    "seconds_at_least": "number",
    "same_file": "object",
    "folder": "list",
    "answers": "list",
    "each": "object",
}
_LOG: Form = {
    "counts": "object",
    "least": "object",
    "most": "object",
    "order": "list",
    "queries": "object",
    "versions": "object",
}
_NEEDED = {"expect", "steps"}
"""What makes a case compare anything, so it is not empty."""


def file_fault(kind: str, data: Object) -> str | None:
    """Return what is wrong with a file as a whole; None if nothing is.

    Args:
        kind: The kind of cases that the folder of the file is for.
        data: The content of the file.
    """
    if data.get("kind") != kind:
        return f"kind must be {kind!r}"
    if fault := _first(_faults(_FILE, data, "")):
        return fault
    return _first(_no_objects(data["cases"], "cases"))


def case_fault(kind: str, case: Object) -> str | None:
    """Return the first thing that is wrong with a case; None if nothing is."""
    return _first(_case_faults(kind, case))


def _case_faults(kind: str, case: Object) -> Iterator[str]:
    for key in _NEEDED & _CASES[kind].keys():
        if not case.get(key):
            yield f"has no {key!r}, so it would always pass"
    yield from _faults(_CASES[kind], case, "")
    expect = case.get("expect")
    if kind in _EXPECTED and isinstance(expect, dict):
        yield from _faults(_EXPECTED[kind], expect, "expect")
        yield from _faults_in(_ERROR, expect.get("error"), "expect.error")
    if kind == "reply" and not case.keys() & {"response", "failure"}:
        yield "has neither 'response' nor 'failure'"
    yield from _faults_in(_RESPONSE, case.get("response"), "response")
    if kind == "scenario":
        yield from _steps(case["steps"])
        yield from _faults_in(_LOG, case["log"], "log")


def _steps(steps: Json) -> Iterator[str]:
    yield from _no_objects(steps, "steps")
    for number, step in enumerate(steps if isinstance(steps, list) else [], start=1):
        if isinstance(step, dict):
            place = f"step {number}"
            yield from _faults(_CONTROL if "control" in step else _DO, step, place)
            yield from _expectation(step.get("expect"), f"{place}: expect")


def _expectation(expect: Json, place: str) -> Iterator[str]:
    if not isinstance(expect, dict):
        return
    yield from _faults(_STEP, expect, place)
    yield from _faults_in(_ERROR, expect.get("error"), f"{place}.error")
    yield from _expectation(expect.get("each"), f"{place}.each")
    if isinstance(answers := expect.get("answers"), list):
        yield from _no_objects(answers, f"{place}.answers")
        for number, answer in enumerate(answers):
            yield from _expectation(answer, f"{place}.answers[{number}]")


def _faults(form: Form, value: Object, place: str) -> Iterator[str]:
    """Yield what an object has that it should not have, and the other way round."""
    start = f"{place}: " if place else ""
    for key, types in form.items():
        if key in value:
            if not any(_is(value[key], one) for one in types.strip("!").split(" or ")):
                yield f"{start}{key!r} must be of the type {types.strip('!')}"
        elif types.endswith("!"):
            yield f"{start}has no {key!r}"
    for key in value.keys() - form.keys():
        yield f"{start}has the unknown key {key[:100]!r}"


def _faults_in(form: Form, value: Json, place: str) -> Iterator[str]:
    """Yield the faults of an object; a value of another type was reported before."""
    if isinstance(value, dict):
        yield from _faults(form, value, place)


def _no_objects(items: Json, place: str) -> Iterator[str]:
    for number, item in enumerate(items if isinstance(items, list) else [], start=1):
        if not isinstance(item, dict):
            yield f"{place}: item {number} is not an object"


def _is(value: Json, type_: str) -> bool:
    match type_:
        case "text":
            return isinstance(value, str)
        case "object":
            return isinstance(value, dict)
        case "list":
            return isinstance(value, list)
        case "number":
            return is_number(value)
        case "boolean":
            return isinstance(value, bool)
        case _:
            return value is None


def _first(faults: Iterator[str]) -> str | None:
    return next(faults, None)
