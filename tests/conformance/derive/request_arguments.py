"""Arguments for operations: those that must be given, and values to try for the others."""

from __future__ import annotations

from typing import Any

import reading
from expected_requests import SESSION, at

from spec import api, examples, joined, types


def least_arguments(operation: Any) -> dict[str, Any]:
    """The required arguments; with one of the others if there must be one."""
    arguments = required_parameters(operation)
    request = operation["request"]
    if request:
        items = request["arguments"]
        chosen = [it for it in items if it["required"]]
        if request["at_least_one"]:
            chosen = chosen or items[:1]
        arguments |= {joined(it["name"]): sample(operation, it) for it in chosen}
    return arguments


def required_parameters(operation: Any) -> dict[str, Any]:
    return {
        joined(it["argument"]): it["enum"][0] if it["enum"] else f"{joined(it['argument'])}-1"
        for it in operation["parameters"]
        if it["required"] and not it["session"]
    }


def optional_arguments(operation: Any) -> dict[str, list[Any]]:
    """The optional arguments with values to try."""
    values: dict[str, list[Any]] = {}
    for it in operation["parameters"]:
        if not it["session"] and not it["required"]:
            values[joined(it["argument"])] = _parameter_values(it)
    for it in (operation["request"] or {"arguments": []})["arguments"]:
        if not it["required"]:
            values[joined(it["name"])] = [sample(operation, it)]
    return values


def _parameter_values(parameter: Any) -> list[Any]:
    if parameter["enum"]:
        return [*parameter["enum"]]
    if parameter["filter"]:
        return _filters(parameter["filter"])
    if parameter["sort"]:
        first, last = parameter["sort"][0]["name"], parameter["sort"][-1]["name"]
        return [f"{first}:asc", f"{first}:desc,{last}:asc"]
    kinds = {"integer": [parameter["minimum"] or 1, 1000], "boolean": [True, False]}
    return kinds.get(parameter["type"], [f"{joined(parameter['argument'])}-1"])


def _filters(fields: Any) -> list[str]:
    """One condition, two of them, and a list if the operator `in` takes any."""
    samples = {"string": "A b+c é", "integer": "7", "boolean": "true"}
    texts = [
        f"{it['name']}:{it['operators'][0]}:{samples.get(it['type'], '2026-01-02T03:04:05Z')}"
        for it in fields
        if it["since"] is None or _is_old(it["since"])
    ]
    listed = [it for it in fields if "in" in it["operators"]]
    found = [texts[0], ",".join(texts[:2])] if len(texts) > 1 else [texts[0]]
    for it in listed[:1]:
        names = it.get("in_values") or it.get("in") or ["one", "two"]
        found.append(f"{it['name']}:in:[{','.join(names[:2])}]")
    return found


def _is_old(version: str) -> bool:
    return pair(version) <= pair(str(SESSION["version"]))


def sample(operation: Any, argument: Any) -> Any:
    """A value for an argument of the body: that of an example, or a text."""
    for path in examples(operation, "request"):
        value = reading.read(operation["request"]["type"], path.read_bytes())
        given = at(value, argument["path"])
        if given not in (None, []):
            return given
    kind = argument["type"]["kind"]
    if kind == "object":
        raise NotImplementedError(f"{operation['id']}: no example has {argument['name']}")
    if kind == "enum":
        kinds = {it["name"]: it for it in api()["enumerations"]}
        return kinds[argument["type"]["name"]]["members"][0]["value"]
    return {"boolean": True, "integer": 7}.get(kind, f"{joined(argument['name'])}-1")


def texts(operation: Any) -> list[str]:
    """The arguments that may be any text."""
    free = [it["argument"] for it in operation["parameters"] if it["free_text"]]
    request = operation["request"] or {"arguments": []}
    body = [
        it["name"]
        for it in request["arguments"]
        if it["type"]["kind"] == "string" and not it["identifies"] and it["name"] != "content url"
    ]
    return [joined(name) for name in (*free, *body)]


def clearable(operation: Any) -> list[str]:
    """The arguments by which a text is removed."""
    request = operation["request"] or {"arguments": []}
    names = {"description", "message", "password", "user name"}
    return [
        joined(it["name"])
        for it in request["arguments"]
        if it["name"] in names and it["type"]["kind"] == "string" and not it["required"]
    ]


def as_of(version: str, operation: Any, name: str, value: Any) -> Any:
    """An argument without the fields that are newer than a version."""
    request = operation["request"] or {"arguments": []}
    found = [it for it in request["arguments"] if joined(it["name"]) == name]
    return _pruned(found[0]["type"], value, version) if found else value


def _pruned(type_: Any, value: Any, version: str) -> Any:
    if isinstance(value, list):
        kept = [_pruned(type_, item, version) for item in value]
        return [item for item in kept if item is not None]
    if type_["kind"] != "object":
        return value
    pruned = {}
    for field in types()[type_["name"]]["fields"]:
        name = joined(field["name"])
        if name in value:
            if field["since"] is not None and pair(field["since"]) > pair(version):
                return None  # what is there for it alone
            pruned[name] = _pruned(field["type"], value[name], version)
    return pruned


def pair(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))
