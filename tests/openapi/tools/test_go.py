"""A client of OpenAPI Generator for Go, which speaks XML."""

from __future__ import annotations

import json
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from foreign_tools import ROOT, TOOLS, fresh, program, run
from openapi_examples import Sample, samples, shape

SOURCES = TOOLS / "clients" / "go"
GENERATOR = ROOT / ".venv-openapi" / "bin" / "openapi-generator-cli"
UNREAD = {"getFlowRun/reply-failed-children"}
"""Examples with an element that has the name of an attribute, whose name the tool cannot change."""


@pytest.fixture(scope="module")
def module() -> Path:
    """A module in Go, with the generated package and the programs that use it."""
    folder = fresh("go")
    shutil.copytree(SOURCES, folder, dirs_exist_ok=True)
    document = ROOT / "generated" / "openapi.json"
    options = ("-c", SOURCES / "config.yaml", "-t", SOURCES, "-i", document)
    run(GENERATOR, "generate", *options, "-o", folder / "tableau")
    examples = [*requests(), *samples("openapi.json", "reply")]
    names = sorted({one.schema for one in examples})
    (folder / "examples" / "types.go").write_text(types(names), "utf-8")
    run(program("go", "golang-go"), "vet", "./...", folder=folder)
    return folder


def types(names: Iterable[str]) -> str:
    """Return a file in Go that makes a value of each type, by name."""
    made = "".join(f'\t"{name}": func() any {{ return new(tableau.{name}) }},\n' for name in names)
    head = 'package main\n\nimport "example.com/check/tableau"\n\n'
    return f"{head}var types = map[string]func() any{{\n{made}}}\n"


def build(module: Path, package: str, name: str) -> Path:
    """Compile a program of the module."""
    target = module / "bin" / name
    run(program("go", "golang-go"), "build", "-o", target, package, folder=module)
    return target


def test_a_client_of_openapi_generator_for_go_compiles_and_runs(
    module: Path, drive: Callable[..., None]
) -> None:
    drive("By Go", build(module, ".", "check"))


def convert(module: Path, mode: str, examples: Iterable[Sample]) -> Any:
    """Let the generated types read the XML of examples, or write it."""
    given = [{"Schema": one.schema, "XML": one.text, "JSON": one.value} for one in examples]
    program = build(module, "./examples", "examples")
    return json.loads(run(program, mode, given=json.dumps(given)))


def requests() -> list[Sample]:
    """The examples of requests, without the empty document, which has no type in Go."""
    return [one for one in samples("openapi.json", "request") if one.schema != "EmptyRequest"]


def test_the_types_of_openapi_generator_for_go_lose_nothing_of_a_reply(module: Path) -> None:
    examples = samples("openapi.json", "reply")
    found = convert(module, "read", examples)
    assert len(found) == len(examples) > 80
    different = {one.name for one, value in zip(examples, found, strict=True) if value != one.value}
    assert different == UNREAD


def test_the_types_of_openapi_generator_for_go_lose_nothing_of_a_request(module: Path) -> None:
    examples = requests()
    found = convert(module, "write", examples)
    assert len(found) == len(examples) > 20
    for one, text in zip(examples, found, strict=True):
        assert shape(ET.fromstring(text)) == shape(ET.fromstring(one.text)), one.name
