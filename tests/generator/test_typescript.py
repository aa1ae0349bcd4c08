"""TypeScript as the generator writes it; what it does is tested in overlays/typescript/test."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator import ir, languages, trees
from generator.compile import compile_spec
from generator.errors import SpecError
from generator.languages.typescript import docs, facts, tables, types
from generator.languages.typescript.literals import LINE, Code, imported, literal
from generator.languages.typescript.names import plural, spell
from generator.languages.typescript.resources import BY_HAND
from generator.render import render_language
from generator.spelling import camel, constant, pascal

TYPESCRIPT = languages.load("typescript")


@pytest.fixture(scope="module")
def api(root: Path) -> ir.Api:
    return compile_spec(root / "spec", languages.reserved())


@pytest.fixture(scope="module")
def spelled(api: ir.Api) -> ir.Api:
    return spell(api)


def modules(root: Path) -> dict[str, str]:
    folder = root / "generated" / "typescript"
    return {name: path.read_text("utf-8") for name, path in trees.files(folder).items()}


def test_it_is_made_without_any_other_program(
    api: ir.Api, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    render_language(api, TYPESCRIPT, tmp_path)
    assert not list(trees.differences(root / "generated" / "typescript", tmp_path))


def test_each_operation_has_a_function_and_its_facts(spelled: ir.Api, root: Path) -> None:
    text = modules(root)
    for operation in spelled.operations:
        name = f"{operation.resource}.ts"
        assert f"\nexport function {operation.id}(" in text[f"operations/{name}"]
        assert f"\nexport const {constant(operation.id)}: " in text[f"catalog/{name}"]
        method = f"\n  {operation.verb}("
        by_hand = operation.raw and operation.resource in BY_HAND
        assert (method in text[f"resources/{name}"]) is not by_hand


def test_each_type_has_an_interface_and_a_table_with_all_its_fields(
    spelled: ir.Api, root: Path
) -> None:
    text = modules(root)
    for type_ in spelled.types:
        interface = text[f"types/{type_.topic}.ts"]
        table = text[f"codec/tables/{type_.topic}.ts"]
        assert re.search(rf"\nexport (interface|type) {type_.name}\b", interface)
        body = table.split(f"\nexport const {constant(type_.name)}: Shape = ", 1)[1]
        body = body.split("\n\n", 1)[0]
        assert re.findall(r'name: "(\w+)"', body) == [
            type_.name,
            *(field.name for field in type_.fields),
        ]


def test_each_error_has_a_class_and_each_code_a_row(spelled: ir.Api, root: Path) -> None:
    text = modules(root)
    for family in (*spelled.families, *spelled.protocol.errors):
        parent = family.parent or "TableauError"
        assert f"\nexport class {family.name} extends {parent} {{" in text["errors.ts"]
    for error in spelled.errors:
        assert f'\n  "{error.code}": [\n    {error.status},' in text["error_table.ts"]


def test_it_imports_nothing_but_itself(root: Path) -> None:
    for name, text in modules(root).items():
        for target in re.findall(r'from "([^"]+)"', text):
            path = (root / "generated/typescript" / name).parent / target
            assert target.startswith("."), f"{name} imports {target}"
            assert path.with_suffix(".ts").exists(), f"{name} imports {target}"


def test_lines_that_can_be_broken_are_not_too_long(root: Path) -> None:
    for name, text in modules(root).items():
        for line in text.splitlines():
            one_word = re.fullmatch(r"\s*\* (@see )?\S+", line)
            one_text = re.fullmatch(r'\s*(\w+: )?".*",', line)
            assert len(line) <= LINE or one_word or one_text, f"{name}: {line}"


def test_a_type_that_contains_itself_stops_generation_with_its_name(spelled: ir.Api) -> None:
    (flow,) = [item for item in spelled.types if item.name == "Flow"]
    field = replace(flow.fields[0], name="copy", type=ir.TypeRef("object", "Flow"))
    others = tuple(item for item in spelled.types if item is not flow)
    wrong = replace(spelled, types=(*others, replace(flow, fields=(*flow.fields, field))))
    with pytest.raises(SpecError, match=r"^xsd: type flow: TypeScript cannot express a type that"):
        tables.ordered_types(wrong, flow.topic)


def test_an_operation_that_cannot_be_expressed_stops_generation_with_its_name(
    spelled: ir.Api,
) -> None:
    (tags,) = [item for item in spelled.operations if item.id == "addTagsToFlow"]
    assert tags.request is not None
    plain = replace(tags, request=replace(tags.request, type=None))
    place = "^openapi.yaml: operation addTagsToFlow: TypeScript cannot express"
    with pytest.raises(SpecError, match=f"{place} a body that is neither XML nor multipart"):
        facts.info(plain)
    (argument,) = tags.request.arguments
    ids = replace(argument, identifies=True)
    listed = replace(tags, request=replace(tags.request, arguments=(ids,)))
    with pytest.raises(SpecError, match=f"{place} an argument that is a list of ids, tags"):
        facts.info(listed)


@pytest.mark.parametrize(
    ("name", "camels", "pascals", "constants"),
    [
        ("flow run", "flowRun", "FlowRun", "FLOW_RUN"),
        ("webpage url", "webpageUrl", "WebpageUrl", "WEBPAGE_URL"),
        ("2 days", "2Days", "2Days", "_2_DAYS"),
    ],
)
def test_names_are_spelled(name: str, camels: str, pascals: str, constants: str) -> None:
    assert (camel(name), pascal(name), constant(name)) == (camels, pascals, constants)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("flow run status", "flowRunStatuses"),
        ("flow capability", "flowCapabilities"),
        ("week day", "weekDays"),
        ("site role", "siteRoles"),
        ("index", "indexes"),
    ],
)
def test_lists_of_known_values_have_names_of_several(name: str, expected: str) -> None:
    assert plural(name) == expected


def test_a_literal_is_on_one_line_if_it_fits() -> None:
    value = {"a": 1, "b": ["x", True, None], "left out": None, "c-d": Code("NAME")}
    assert literal(value) == '{ a: 1, b: ["x", true, null], "c-d": NAME }'
    assert literal({}) == "{}"
    fits = {"a": "x" * 90}
    assert "\n" not in literal(fits)
    assert literal(fits, lead=3) == '{\n  a: "' + "x" * 90 + '",\n}'
    assert literal(fits, indent=2, lead=1).endswith('",\n  }')


def test_a_long_list_of_short_texts_has_several_on_a_line() -> None:
    text = literal([f"value {number}" for number in range(30)])
    lines = text.splitlines()
    assert 3 < len(lines) < 10
    assert max(map(len, lines)) <= LINE
    assert re.findall(r"\d+", text) == [str(number) for number in range(30)]


def test_many_imported_names_are_on_lines_of_their_own() -> None:
    assert imported(["A", "B"], "./c.js") == 'import { A, B } from "./c.js";'
    names = [f"NAME_{number}" for number in range(20)]
    lines = imported(names, "./c.js", "import type").splitlines()
    assert lines == ["import type {", *(f"  {name}," for name in names), '} from "./c.js";']


def test_a_comment_cannot_end_early_and_is_wrapped() -> None:
    assert docs.comment("A */ B") == "/** A *\\/ B */"
    text = docs.comment(f"{'word ' * 40}\n\n- one\n\n- two\n\n@param a - b", 2)
    lines = text.splitlines()
    assert lines[0] == "/**"
    assert max(map(len, lines)) <= LINE
    assert lines[-5:] == ["   * - one", "   * - two", "   *", "   * @param a - b", "   */"]


def test_lists_that_are_sent_can_be_left_out_and_those_of_replies_are_always_there(
    spelled: ir.Api,
) -> None:
    by_name = {item.name: item for item in spelled.types}
    sent = types.interface(spelled, by_name["FlowRunSpec"])
    assert "readonly flowOutputSteps?: readonly FlowOutputStepReference[] | undefined;" in sent
    assert "readonly tags: readonly Tag[];" in types.interface(spelled, by_name["Flow"])
