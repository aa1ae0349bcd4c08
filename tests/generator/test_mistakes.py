"""Mistakes in the spec: the message for each, and that one run reports all of them.

The mistakes stand in `mistakes.toml`; only the checks run for them, not a whole generation.
"""

from __future__ import annotations

import copy
import inspect
import json
import random
import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_type_hints

import jsonschema
import pytest
import tableau_flows
import yaml

from generator import languages
from generator.checking import check_files, check_spec
from generator.compile import compile_spec
from generator.errors import Fault, SpecError
from generator.openapi import read_endpoints

Files = dict[str, bytes]
Run = Callable[..., Any]

HERE = Path(__file__).parent
MISTAKES = tomllib.loads((HERE / "mistakes.toml").read_text("utf-8"))["mistake"]


@pytest.fixture(scope="session")
def files(root: Path) -> Files:
    """The files of the spec that are checked."""
    spec = root / "spec"
    paths = [*spec.glob("*.yaml"), *spec.glob("xsd/*.xsd")]
    return {path.relative_to(spec).as_posix(): path.read_bytes() for path in sorted(paths)}


def planted(files: Files, *mistakes: dict[str, Any]) -> Files:
    """The files with mistakes in them."""
    changed = dict(files)
    for mistake in mistakes:
        text = changed[mistake["file"]].decode()
        assert mistake["text"] in text, "the mistake cannot be made: the spec has changed"
        changed[mistake["file"]] = text.replace(mistake["text"], mistake["instead"], 1).encode()
    return changed


def checked(files: Files) -> tuple[Fault, ...]:
    return check_files(files, languages.reserved(), languages.example_readers())


def without_lines(message: str) -> str:
    return re.sub(r": line \d+(, |: )", ": ", message)


@cache
def indexes(errors: bytes) -> dict[str, str]:
    """The index of each code in `errors.yaml`, and that after the last."""
    codes = [item["code"] for item in yaml.safe_load(errors)["codes"]]
    return {code: str(index) for index, code in enumerate([*codes, "end"])}


def expected(files: Files, mistake: dict[str, Any]) -> list[str]:
    """The messages for a mistake, with the index of each code in `errors.yaml` filled in."""
    return [
        re.sub(r"<(\d{6}|end)>", lambda found: indexes(files["errors.yaml"])[found[1]], message)
        for message in mistake["messages"]
    ]


def test_the_spec_as_it_stands_has_no_fault(root: Path) -> None:
    readers = languages.example_readers()
    assert check_spec(root / "spec", languages.reserved(), readers) == ()


@pytest.mark.parametrize("mistake", MISTAKES, ids=[item["name"] for item in MISTAKES])
def test_a_mistake_is_reported_with_its_place(files: Files, mistake: dict[str, Any]) -> None:
    faults = checked(planted(files, mistake))
    assert [without_lines(str(fault)) for fault in faults] == expected(files, mistake)
    for fault in faults:
        assert 0 < fault.line <= len(files[fault.file].splitlines()) + 20


def test_the_usual_part_of_an_upload_may_be_as_large_as_the_largest(files: Files) -> None:
    text = files["protocol.yaml"].decode()
    assert "usual-part: {megabytes: 32}" in text
    changed = text.replace("usual-part: {megabytes: 32}", "usual-part: {megabytes: 64}")
    assert checked({**files, "protocol.yaml": changed.encode()}) == ()


def test_the_table_has_each_mistake_once() -> None:
    names = [item["name"] for item in MISTAKES]
    assert len(names) == len(set(names))
    assert all(set(item) == {"name", "file", "text", "instead", "messages"} for item in MISTAKES)


TOGETHER = [
    "a summary without a full stop",
    "a tag that is not declared",
    "a method that is a keyword",
    "an argument that fills nothing",
    "a code that the table lacks",
    "a status in quotes",
    "a text left out",
    "two values of one name",
    "a finish code twice",
]
"""Mistakes in different files, and found by different rules."""


def test_all_mistakes_of_a_run_are_reported_at_once(files: Files) -> None:
    mistakes = [item for item in MISTAKES if item["name"] in TOGETHER]
    assert len(mistakes) == len(TOGETHER)
    faults = checked(planted(files, *mistakes))
    places = [(sorted(files).index(fault.file), fault.line) for fault in faults]
    assert places == sorted(places), "they are sorted by file and line"
    messages = [without_lines(str(fault)) for fault in faults]
    assert sorted(messages) == sorted(line for item in mistakes for line in expected(files, item))


def test_files_that_cannot_be_read_do_not_hide_the_faults_of_others(files: Files) -> None:
    broken = {**files, "openapi.yaml": b"paths: [", "xsd/flows.xsd": b"<a>"}
    broken["errors.yaml"] = files["errors.yaml"].replace(b"remedy: Sign in.", b"remedy: sign in.")
    told = {fault.file: fault.reason for fault in checked(broken)}
    assert told.keys() == {"openapi.yaml", "errors.yaml", "xsd/flows.xsd"}
    assert told["xsd/flows.xsd"] == "no element found"


DOCUMENTS = ["openapi.yaml", "errors.yaml", "protocol.yaml"]


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "the file is missing"),
        (b"", "the document must be a mapping"),
        (b"- a list\n", "the document must be a mapping"),
        (b"a: \xff\n", "the file is not UTF-8"),
        (b"a: \x00\n", "characters are not allowed"),
        (b"a: !!python/object:x {}\n", "could not determine a constructor"),
        (b"a: 2026-13-45\n", "month must be in 1..12"),
        (b"? [a, b]\n: c\n", "the key that is no single value must be a quoted string"),
        (b"a: &x [*x]\n", "an alias (*name) is not supported"),
        (b"a: b\n---\nc: d\n", "expected a single document"),
    ],
    ids=lambda value: None if isinstance(value, str) else repr(value),
)
def test_a_file_that_is_no_document_is_reported(
    files: Files, name: str, content: bytes | None, reason: str
) -> None:
    changed = {key: value for key, value in files.items() if key != name}
    if content is not None:
        changed[name] = content
    (fault,) = [fault for fault in checked(changed) if fault.file == name]
    assert reason in fault.reason


def test_a_schema_with_another_root_is_reported(files: Files) -> None:
    (fault, *_) = checked({**files, "xsd/tags.xsd": b"<tags/>"})
    assert str(fault) == "xsd/tags.xsd: line 1: the root element must be xs:schema"


def test_a_folder_without_schemas_is_reported(files: Files) -> None:
    left = {name: data for name, data in files.items() if not name.startswith("xsd/")}
    assert "xsd: -: the folder has no *.xsd files" in map(str, checked(left))


SPOILS: list[Any] = [None, 5, 3.1, True, "x", "", [], {}, ["x"], {"x": 1}, [[]], {"$ref": "#/x/y"}]


def test_no_value_in_any_place_ends_in_a_traceback(files: Files) -> None:
    """Any value in a document is either reported as a fault or accepted."""
    chosen = random.Random(1)
    for name in DOCUMENTS:
        document = yaml.safe_load(files[name])
        places = list(_places(document, ()))
        for _ in range(15):
            changed = copy.deepcopy(document)
            for place in chosen.sample(places, 3):
                _put(changed, place, chosen.choice(SPOILS))
            text = yaml.safe_dump(changed, sort_keys=False)
            for fault in checked({**files, name: text.encode()}):
                assert fault.reason


def test_no_change_of_the_schema_ends_in_a_traceback(files: Files) -> None:
    chosen = random.Random(2)
    names = [name for name in files if name.startswith("xsd/")]
    words = ("base", "ref", "type", "sequence", "choice", "extension", "complexType", "union")
    for _ in range(15):
        name = chosen.choice(names)
        lines = files[name].decode().splitlines(keepends=True)
        for _ in range(2):
            place = chosen.randrange(5, len(lines) - 1)
            old, new = chosen.sample(words, 2)
            lines[place] = chosen.choice(["", lines[place].replace(old, new), lines[place - 1]])
        for fault in checked({**files, name: "".join(lines).encode()}):
            assert fault.reason


def _places(value: Any, keys: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in items:
        yield (*keys, key)
        if isinstance(item, dict | list):
            yield from _places(item, (*keys, key))


def _put(value: Any, keys: tuple[Any, ...], new: Any) -> None:
    """Put a value in a place, if an earlier change has left it."""
    for key in keys[:-1]:
        inside = key in value if isinstance(value, dict) else key in range(len(value))
        if not inside or not isinstance(value[key], dict | list):
            return
        value = value[key]
    if isinstance(value, dict) or keys[-1] in range(len(value)):
        value[keys[-1]] = new


def test_a_fault_stops_the_generation_and_nothing_is_written(
    run: Run, spec: Path, tmp_path: Path
) -> None:
    schema = spec / "xsd" / "flows.xsd"
    schema.write_text(schema.read_text("utf-8").replace("<xs:sequence>", "<xs:choice>", 1), "utf-8")
    errors = spec / "errors.yaml"
    errors.write_text(errors.read_text("utf-8").replace("status: 405", "status: 4o5"), "utf-8")
    output = tmp_path / "output"
    output.mkdir()
    result = run("--spec", spec, "--output", output)
    assert result.returncode == 2, result.stderr
    assert "Traceback" not in result.stderr
    lines = result.stderr.splitlines()
    assert len([line for line in lines if line.startswith("errors.yaml: line ")]) == 2
    assert any(line.startswith("xsd/flows.xsd: line ") for line in lines)
    assert (
        lines[-1] == f"generator: the spec has {len(lines) - 1} faults; generated/ was not written"
    )
    assert not list(output.iterdir())


def test_compiling_checks_first_and_reports_all_faults(spec: Path) -> None:
    path = spec / "openapi.yaml"
    text = path.read_text("utf-8").replace("x-since:", "x-sinse:", 2)
    path.write_text(text, "utf-8")
    with pytest.raises(SpecError) as caught:
        compile_spec(spec, languages.reserved())
    assert len(caught.value.faults) == 2
    assert str(caught.value).count("did you mean 'x-since'?") == 2


def test_operations_that_the_tool_leaves_out_are_an_error(files: Files) -> None:
    document = yaml.safe_load(files["openapi.yaml"])
    paths = document["paths"]
    paths["/api/{apiVersion}/serverinfo"]["get"]["operationId"] = "query_flow"
    with pytest.raises(SpecError, match="operations were lost"):
        read_endpoints(document)


def test_what_the_tool_reads_otherwise_than_the_generator_is_an_error(files: Files) -> None:
    def reason(change: Callable[[Any], None]) -> str:
        document = yaml.safe_load(files["openapi.yaml"])
        change(document)
        with pytest.raises(SpecError) as caught:
            read_endpoints(document)
        return caught.value.faults[0].reason

    def in_a_header(document: Any) -> None:
        document["components"]["parameters"]["pageNumber"]["in"] = "header"

    def with_a_list(document: Any) -> None:
        schema = document["components"]["parameters"]["pageNumber"]["schema"]
        document["components"]["parameters"]["pageNumber"]["schema"] = {
            "type": "array",
            "items": schema,
        }

    def with_two_bodies(document: Any) -> None:
        content = document["paths"]["/api/{apiVersion}/auth/signin"]["post"]["requestBody"][
            "content"
        ]
        content["application/json"] = {"schema": {"type": "object"}}

    assert reason(in_a_header) == "parameters in headers and cookies are not supported"
    assert reason(with_a_list) == "parameter page_number: unsupported kind of schema"
    assert reason(with_two_bodies) == "the operation has more than one kind of request body"


@pytest.mark.parametrize("name", ["openapi", "errors", "protocol"])
def test_a_vocabulary_is_a_json_schema_that_editors_find(root: Path, name: str) -> None:
    schema = json.loads((root / "spec" / f"{name}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    first = (root / "spec" / f"{name}.yaml").read_text("utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema={name}.schema.json"


@pytest.mark.parametrize("client", [tableau_flows.Client, tableau_flows.AsyncClient])
def test_the_spec_names_the_methods_that_are_written_by_hand(client: type, files: Files) -> None:
    """So an operation that one of them would hide is refused."""
    document = yaml.safe_load(files["openapi.yaml"])
    members = {name for name in dir(client) if not name.startswith("_")}
    for tag in document["tags"]:
        attribute = inspect.getattr_static(client, tag["name"], None)
        getter = getattr(attribute, "fget", None) or getattr(attribute, "func", None)
        hints = get_type_hints(getter) if getter else {}
        own = vars(hints["return"]) if hints else {}
        methods = {key for key, value in own.items() if inspect.isfunction(value)}
        public = {key for key in methods if not key.startswith("_")} - _generated(document, tag)
        assert public == set(tag.get("x-curated", ())), tag["name"]
    closes = {"close", "aclose"}
    own_members = members - {tag["name"] for tag in document["tags"]}
    assert own_members - closes == set(document["x-curated"]) - closes


@pytest.mark.parametrize("client", [tableau_flows.Client, tableau_flows.AsyncClient])
def test_a_client_describes_its_resources_as_the_spec_does(client: type, files: Files) -> None:
    described = 0
    for tag in yaml.safe_load(files["openapi.yaml"])["tags"]:
        getter = getattr(inspect.getattr_static(client, tag["name"], None), "func", None)
        if getter is not None:
            assert inspect.getdoc(getter) == tag["description"]
            assert inspect.getdoc(get_type_hints(getter)["return"]) == tag["description"]
            described += 1
    assert described > 5


def _generated(document: Any, tag: Any) -> set[str]:
    return {
        node["x-method"]
        for item in document["paths"].values()
        for method, node in item.items()
        if method != "parameters" and node["tags"] == [tag["name"]] and "x-raw" not in node
    }
