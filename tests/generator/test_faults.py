"""A fault in the spec stops the generation, with its place and reason, and nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

FAULTS = [
    pytest.param(
        "openapi.yaml",
        "operationId: queryFlow\n",
        "operationId: [queryFlow\n",
        ["openapi.yaml", "line "],
        id="malformed YAML",
    ),
    pytest.param(
        "openapi.yaml",
        "operationId: queryFlow\n",
        "operationId: queryFlow\n      operationId: x\n",
        ["openapi.yaml", "line ", "stands twice"],
        id="a key twice",
    ),
    pytest.param(
        "openapi.yaml",
        "x-xsd-type: flowReply\n",
        "x-xsd-type: flowReplay\n",
        ["openapi.yaml", "#/paths/", "flowReplay"],
        id="a type that the schema lacks",
    ),
    pytest.param(
        "openapi.yaml",
        "$ref: '#/components/parameters/flowId'",
        "$ref: '#/components/parameters/flowIdx'",
        ["openapi.yaml", "flowIdx"],
        id="a reference that leads nowhere",
    ),
    pytest.param(
        "openapi.yaml",
        "path: flow/project/id",
        "path: flow/projekt/id",
        ["openapi.yaml", "x-arguments", "projekt"],
        id="an argument that fills nothing",
    ),
    pytest.param(
        "openapi.yaml",
        "x-result: permissions\n",
        "x-result: permission\n",
        ["openapi.yaml", "x-result", "permission"],
        id="a result that the reply lacks",
    ),
    pytest.param(
        "openapi.yaml",
        "items: flows,",
        "items: flowz,",
        ["openapi.yaml", "x-paged", "flowz"],
        id="a page without items",
    ),
    pytest.param(
        "openapi.yaml",
        "number: pageNumber,",
        "number: page,",
        ["openapi.yaml", "x-paged", "page"],
        id="a page without a number",
    ),
    pytest.param(
        "openapi.yaml",
        "x-method: get\n",
        "x-verb: get\n",
        ["openapi.yaml", "#/paths/", "x-method"],
        id="an operation without a verb",
    ),
    pytest.param(
        "errors.yaml",
        '- code: "404027"',
        "- code: 404027",
        ["errors.yaml", "#/codes/", "quoted"],
        id="a code that is a number",
    ),
    pytest.param(
        "errors.yaml",
        '- code: "404027"',
        '- code: "404026"',
        ["errors.yaml", "#/codes/", "twice"],
        id="a code twice",
    ),
    pytest.param(
        "xsd/flows.xsd",
        "</xs:schema>",
        "</xs:schemas>",
        ["xsd/flows.xsd", "line ", "mismatched tag"],
        id="malformed XML",
    ),
    pytest.param(
        "xsd/flows.xsd",
        'type="api:project"',
        'type="api:projekt"',
        ["xsd", "projekt"],
        id="a type reference that leads nowhere",
    ),
    pytest.param(
        "xsd/flows.xsd",
        "<xs:sequence>",
        "<xs:choice>",
        ["xsd/flows.xsd", "line ", "choice"],
        id="what the generator cannot express",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "words"), FAULTS)
def test_a_fault_in_the_spec_stops_the_generation_and_says_where(
    run: Run, spec: Path, tmp_path: Path, file: str, old: str, new: str, words: list[str]
) -> None:
    path = spec / file
    text = path.read_text("utf-8")
    assert old in text, "the fault cannot be planted: the spec has changed"
    path.write_text(text.replace(old, new, 1), "utf-8")
    output = tmp_path / "output"
    output.mkdir()
    result = run("--spec", spec, "--output", output)
    assert result.returncode == 2, result.stderr
    assert "Traceback" not in result.stderr
    for word in words:
        assert word in result.stderr
    assert not list(output.iterdir())
