"""Cases of requests: for each operation, from its examples and from its description."""

from __future__ import annotations

import json
from typing import Any

import reading
from expected_requests import SESSION, at, bare, bare_text, body_value, case
from request_arguments import (
    as_of,
    clearable,
    least_arguments,
    optional_arguments,
    pair,
    required_parameters,
    sample,
    texts,
)
from writing import document

from spec import api, examples, joined, operations

SPECIAL = "a & b < c > d \" e ' f é 😀 % + = / ? # ;"
"""A text with what must be encoded somewhere."""


def files() -> dict[str, Any]:
    """The files of these cases, by operation."""
    return {f"requests/{name}.json": _file(operation) for name, operation in operations().items()}


def _file(operation: Any) -> Any:
    return {
        "kind": "request",
        "source": "spec",
        "operation": operation["id"],
        "cases": [
            *_from_examples(operation),
            *_from_description(operation),
            *_from_versions(operation),
        ],
    }


def _from_examples(operation: Any) -> list[Any]:
    """The examples, except those that hold more than the arguments can say."""
    request = operation["request"]
    if not request or not request["type"]:
        return []
    made = []
    for path in examples(operation, "request"):
        value = reading.read(request["type"], path.read_bytes())
        body = {
            joined(it["name"]): given
            for it in request["arguments"]
            if (given := at(value, it["path"])) not in (None, [])
        }
        if request["at_least_one"] and not body:
            continue
        arguments = {**required_parameters(operation), **body}
        xml = bare(path)
        if xml == bare_text(document(request["type"], body_value(request, arguments))):
            made.append(case(operation, f"the example {path.stem} of the spec", arguments, xml))
    return made


def _from_description(operation: Any) -> list[Any]:
    least = least_arguments(operation)
    optional = optional_arguments(operation)
    made = [case(operation, "the required arguments alone", least)]
    nothing = {name: None for name in optional if name not in least}
    if nothing:
        made.append(case(operation, "null is not sent", {**nothing, **least}))
    for name, values in optional.items():
        for value in values:
            title = f"{name} is {_shown(value)}" if len(values) > 1 else f"with {name}"
            made.append(case(operation, title, {**least, name: value}))
    if len(optional) > 1:
        every = {name: values[0] for name, values in optional.items()}
        made.append(case(operation, "every argument at once", {**least, **every}))
    made += [
        case(operation, f"special characters in {name}", {**least, name: SPECIAL})
        for name in texts(operation)
    ]
    made += [
        case(operation, f"an empty {name} is sent", {**least, name: ""})
        for name in clearable(operation)
    ]
    return made


def _from_versions(operation: Any) -> list[Any]:
    """What is newer than the oldest version that clients use is refused before it."""
    made = []
    oldest = pair(api()["oldest"])
    least = {
        name: as_of(operation["since"], operation, name, it)
        for name, it in least_arguments(operation).items()
    }
    newer = [("the operation", operation["since"], least)]
    for it in (operation["request"] or {"arguments": []})["arguments"]:
        if it["since"] is not None:
            name = joined(it["name"])
            newer.append((name, it["since"], {**least, name: sample(operation, it)}))
    for what, since, arguments in newer:
        major, minor = map(int, since.split("."))
        if (major, minor) > oldest:
            before = {**SESSION, "version": f"{major}.{minor - 1}"}
            refused = case(operation, f"{what} is refused before {since}", arguments)
            refused |= {"session": before, "expect": {"error": {"family": "VersionError"}}}
            sent = case(operation, f"{what} is sent with {since}", arguments)
            sent["session"] = {**SESSION, "version": since}
            expect = sent["expect"]
            expect["path"] = expect["path"].replace(f"/{SESSION['version']}/", f"/{since}/", 1)
            made += [refused, sent]
    return made


def _shown(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
