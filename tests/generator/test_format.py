"""The format of `api.json`: what its schemas say, and what is promised to readers.

`released/` holds the schema for readers as it was in the last release. A release puts a new copy
there; nothing else changes it.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator import json_schema

Change = Callable[[Any], object]
RELEASED = Path(__file__).parent / "released" / json_schema.OPEN


@pytest.fixture(scope="module")
def api(root: Path) -> Any:
    return json.loads((root / "generated" / "api.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def strict(root: Path) -> Any:
    return json.loads((root / "generated" / json_schema.STRICT).read_text("utf-8"))


@pytest.fixture(scope="module")
def open_(root: Path) -> Any:
    return json.loads((root / "generated" / json_schema.OPEN).read_text("utf-8"))


@pytest.fixture(scope="module")
def released() -> Any:
    return json.loads(RELEASED.read_text("utf-8"))


def breaks(old: Any, new: Any) -> list[str]:
    """The guarantees of the old schema that the new one no longer gives to readers."""
    found: list[str] = []
    for name, cls in old["$defs"].items():
        current = new["$defs"].get(name)
        if current is None:
            found.append(f"{name} is gone")
            continue
        for key, schema in cls["properties"].items():
            if key not in current["properties"]:
                found.append(f"{name}.{key} is gone")
            elif _form(schema) != _form(current["properties"][key]):
                found.append(f"{name}.{key} has another form")
            elif key in cls["required"] and key not in current["required"]:
                found.append(f"{name}.{key} may be missing")
    return found


def _form(schema: Any) -> Any:
    return {key: value for key, value in schema.items() if key != "description"}


def _number(schema: Any) -> int:
    number: int = schema["$defs"]["Api"]["properties"]["format"]["const"]
    return number


def test_within_a_number_of_the_format_properties_are_only_added(released: Any, open_: Any) -> None:
    """If this fails, raise `FORMAT` in generator/json_schema.py, or take the change back."""
    if _number(released) == json_schema.FORMAT:
        assert breaks(released, open_) == []
    else:
        assert _number(released) + 1 == json_schema.FORMAT


def test_the_representation_can_be_read_by_readers_of_the_last_release(
    released: Any, api: Any
) -> None:
    if _number(released) == json_schema.FORMAT:
        jsonschema.Draft202012Validator(released).validate(api)


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        (lambda defs: defs.pop("Paged"), "Paged is gone"),
        (lambda defs: defs["Field"]["properties"].pop("many"), "Field.many is gone"),
        (lambda defs: defs["Field"]["required"].remove("many"), "Field.many may be missing"),
        (
            lambda defs: defs["Field"]["properties"].update(many={"type": "string"}),
            "Field.many has another form",
        ),
        (
            lambda defs: defs["TypeRef"]["properties"]["kind"]["enum"].append("float"),
            "TypeRef.kind has another form",
        ),
    ],
    ids=["a class gone", "a property gone", "not required", "another type", "another word"],
)
def test_a_change_that_breaks_readers_is_found(open_: Any, change: Change, broken: str) -> None:
    changed = copy.deepcopy(open_)
    change(changed["$defs"])
    assert breaks(open_, changed) == [broken]


@pytest.mark.parametrize(
    "change",
    [
        lambda defs: defs.update(Limit={"properties": {}, "required": []}),
        lambda defs: defs["Field"]["properties"].update(unit={"type": "string"}),
        lambda defs: defs["Field"]["properties"]["many"].update(description="Several."),
    ],
    ids=["a class", "a property", "a description"],
)
def test_additions_break_no_reader(open_: Any, change: Change) -> None:
    changed = copy.deepcopy(open_)
    change(changed["$defs"])
    assert breaks(open_, changed) == []


def test_every_property_is_described(strict: Any, open_: Any) -> None:
    for schema in (strict, open_):
        for name, cls in schema["$defs"].items():
            assert cls["description"], name
            bare = [key for key, value in cls["properties"].items() if not value.get("description")]
            assert bare == [], name


def test_the_document_names_its_schema_and_its_format(api: Any, root: Path) -> None:
    assert list(api)[:2] == ["$schema", "format"]
    assert (root / "generated" / api["$schema"]).is_file()
    assert api["format"] == json_schema.FORMAT


WRONG: list[tuple[str, Change]] = [
    ("another format", lambda api: api.update(format=0)),
    ("a name that is not words", lambda api: api["types"][0].update(name="FlowRun")),
    ("a version that is none", lambda api: api.update(version="3")),
    ("a code that is none", lambda api: api["errors"][0].update(code="40")),
    ("a status that is none", lambda api: api["operations"][0]["reply"].update(status=42)),
    ("a method that is none", lambda api: api["operations"][0].update(method="FETCH")),
    ("no summary", lambda api: api["operations"][0].update(summary="")),
    ("a path without a slash", lambda api: api["operations"][0].update(path="api")),
    ("an object without a name", lambda api: _field(api, kind="object")["type"].update(name=None)),
    ("a text with a name", lambda api: _field(api, kind="string")["type"].update(name="flow")),
    ("an attribute that repeats", lambda api: _field(api, place="attribute").update(many=True)),
    (
        "a wrapper around what does not repeat",
        lambda api: _field(api, place="element", many=False).update(wrapper="flows"),
    ),
    ("an optional path", lambda api: _parameter(api, location="path").update(required=False)),
    ("a limited text", lambda api: _parameter(api, type="string").update(maximum=1)),
    ("a default of another type", lambda api: _parameter(api, type="integer").update(default="1")),
    ("parts of no multipart", lambda api: _operation(api, "publish flow", "request", parts=[])),
    ("a document that is binary", lambda api: _operation(api, "query flow", "reply", binary=True)),
    (
        "a result of nothing",
        lambda api: _operation(api, "query flows for site", "reply", type=None),
    ),
    (
        "a list that returns no field",
        lambda api: _operation(api, "query flows for site", "reply", result=None),
    ),
    ("credentials that nobody takes", lambda api: _credentials(api).update(since_server=None)),
    ("a lost write repeated", lambda api: _failure(api, "lost")["after"].append("write")),
    ("a wait without a status", lambda api: _failure(api, "lost").update(waits=True)),
    ("a status that is none", lambda api: _failure(api, "limited").update(statuses=[42])),
    (
        "an outcome that is none",
        lambda api: api["protocol"]["jobs"]["finish_codes"][0].update(outcome="fine"),
    ),
]


def _matching(found: Iterator[Any], facts: dict[str, Any]) -> Any:
    return next(item for item in found if all(item[key] == value for key, value in facts.items()))


def _field(api: Any, *, kind: str = "string", **facts: Any) -> Any:
    fields = (field for type_ in api["types"] for field in type_["fields"])
    return _matching((field for field in fields if field["type"]["kind"] == kind), facts)


def _parameter(api: Any, **facts: Any) -> Any:
    found = (item for operation in api["operations"] for item in operation["parameters"])
    return _matching(found, facts)


def _credentials(api: Any) -> Any:
    """Credentials that only Tableau Server takes."""
    return _matching(iter(api["protocol"]["credentials"]), {"since_cloud": None})


def _failure(api: Any, name: str) -> Any:
    return _matching(iter(api["protocol"]["retry"]["failures"]), {"name": name})


def _operation(api: Any, name: str, side: str, **changes: Any) -> None:
    _matching(iter(api["operations"]), {"name": name})[side].update(changes)


@pytest.mark.parametrize("change", [row[1] for row in WRONG], ids=[row[0] for row in WRONG])
def test_the_strict_schema_refuses_what_is_wrong(api: Any, strict: Any, change: Change) -> None:
    changed = copy.deepcopy(api)
    change(changed)
    assert changed != api
    assert not jsonschema.Draft202012Validator(strict).is_valid(changed)


def test_the_open_schema_takes_what_later_releases_may_add(api: Any, open_: Any) -> None:
    changed = copy.deepcopy(api)
    changed["limits"] = {"parts": 1000}
    changed["operations"][0]["colour"] = "blue"
    changed["errors"][0]["code"] = "4000001"
    jsonschema.Draft202012Validator(open_).validate(changed)
    later = {**api, "format": json_schema.FORMAT + 1}
    assert not jsonschema.Draft202012Validator(open_).is_valid(later)


def test_the_wheel_holds_the_description(root: Path) -> None:
    import tomllib

    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    included = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert {path: Path(target).name for path, target in included.items()} == {
        f"generated/{name}": name for name in ("api.json", json_schema.STRICT, json_schema.OPEN)
    }
