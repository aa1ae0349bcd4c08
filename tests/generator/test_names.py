"""Names: neutral words in the IR, and how Python spells them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import ir, languages
from generator.compile import compile_spec
from generator.languages.python import names
from generator.names import type_words, words
from generator.objects import kind_named


@pytest.fixture(scope="module")
def api(root: Path) -> ir.Api:
    return compile_spec(root / "spec", languages.reserved())


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("webpageUrl", "webpage url"),
        ("WebpageUrl", "webpage url"),
        ("webpage_url", "webpage url"),
        ("webpage-url", "webpage url"),
        ("webpage url", "webpage url"),
        ("useOAuthToken", "use oauth token"),
        ("HTTPStatus", "http status"),
        ("class", "class"),
        ("2nd try", "2nd try"),
        ("!?", ""),
    ],
)
def test_a_name_of_any_form_becomes_words(name: str, expected: str) -> None:
    assert words(name) == expected


def test_the_suffix_type_is_left_out_of_the_name_of_a_type() -> None:
    assert (type_words("flowRunType"), type_words("Type")) == ("flow run", "type")


@pytest.mark.parametrize(
    ("spell", "expected"),
    [
        (names.snake, ["flow_run", "class_", "2nd_try"]),
        (names.pascal, ["FlowRun", "Class", "2ndTry"]),
        (names.constant, ["FLOW_RUN", "CLASS", "_2ND_TRY"]),
    ],
    ids=["snake", "pascal", "constant"],
)
def test_python_spells_words_its_way(spell: type[str], expected: list[str]) -> None:
    assert [spell(name) for name in ("flow run", "class", "2nd try")] == expected


def test_every_name_of_the_representation_is_words(api: ir.Api) -> None:
    found = [item.name for item in (*api.resources, *api.types, *api.enumerations, *api.families)]
    for type_ in api.types:
        found += [field.name for field in type_.fields]
        found += [field.type.name for field in type_.fields if field.type.name]
    for enumeration in api.enumerations:
        found += [member.name for member in enumeration.members]
    for operation in api.operations:
        found += [operation.name, operation.resource, operation.verb]
        found += [parameter.argument for parameter in operation.parameters]
        found += (
            [argument.name for argument in operation.request.arguments]
            if (operation.request)
            else []
        )
    assert len(found) > 500
    assert [name for name in found if not name or words(name) != name] == []


def test_a_default_has_the_type_of_its_parameter(api: ir.Api) -> None:
    kinds = {"string": str, "integer": int, "boolean": bool}
    defaults = [
        (parameter.type, parameter.default)
        for operation in api.operations
        for parameter in operation.parameters
        if parameter.default is not None
    ]
    assert defaults
    assert all(type(value) is kinds[kind] for kind, value in defaults)


@pytest.mark.parametrize(
    ("named", "kind"),
    [
        ("project", "project"),
        ("parentProject", "project"),
        ("flowRun", "flow run"),
        ("theFlowRun", "flow run"),
        ("subproject", "subproject"),
        ("backgroundJob", "background job"),
    ],
)
def test_an_id_is_of_the_kind_that_its_name_ends_in(named: str, kind: str) -> None:
    assert kind_named(named, ["project", "run", "flow run", None]) == kind
