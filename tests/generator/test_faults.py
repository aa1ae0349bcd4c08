"""A fault in the spec stops the generation, with its place and reason, and nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.compile import compile_spec
from generator.errors import SpecError

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
        "x-ids: {FlowReply: flow,",
        "x-ids: {FlowReply: flowOutputSteps,",
        ["openapi.yaml", "#/x-ids/FlowReply", "no field 'flowOutputSteps' that has an id"],
        id="an id in a list",
    ),
    pytest.param(
        "openapi.yaml",
        "x-ids: {FlowReply: flow,",
        "x-ids: {ServerInfo: productVersion,",
        ["openapi.yaml", "#/x-ids/ServerInfo", "no field 'productVersion' that has an id"],
        id="an id in a field whose type has none",
    ),
    pytest.param(
        "openapi.yaml",
        "x-ids: {FlowReply: flow,",
        "x-ids: {FlowAnswer: flow,",
        ["openapi.yaml", "#/x-ids/FlowAnswer"],
        id="an id of a type that the schema lacks",
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
    pytest.param(
        "xsd/runs.xsd",
        'type="api:openFlowRunStatus"',
        'type="api:flowRunStatus"',
        ["xsd/runs.xsd", "flowRun/status", "flowRunStatus is closed"],
        id="a list of values that no other value may join",
    ),
    pytest.param(
        "xsd/runs.xsd",
        '<xs:enumeration value="Pending">',
        '<xs:enumeration value="-">',
        ["xsd/runs.xsd", "flowRunStatus", "no name", "'-'"],
        id="a value of which no name can be made",
    ),
    pytest.param(
        "xsd/runs.xsd",
        '<xs:enumeration value="Pending">',
        '<xs:enumeration value="in progress">',
        ["xsd/runs.xsd", "flowRunStatus", "one name: in progress"],
        id="two values of one name",
    ),
    pytest.param(
        "xsd/runs.xsd",
        '<xs:attribute name="startedAt"',
        '<xs:attribute name="completedAT"',
        ["xsd/runs.xsd", "two fields are called 'completed at'"],
        id="two attributes of one name in code",
    ),
    pytest.param(
        "xsd/runs.xsd",
        '<xs:attribute name="startedAt"',
        '<xs:attribute name="started-at"',
        ["xsd/runs.xsd", "line ", "'started-at' is not a name"],
        id="a name that is none in code",
    ),
    pytest.param(
        "xsd/runs.xsd",
        '<xs:complexType name="statusNote" mixed="true">',
        '<xs:complexType name="jobType"/><xs:complexType name="statusNote" mixed="true">',
        ["xsd/runs.xsd", "named in code like job"],
        id="two types of one name in code",
    ),
    pytest.param(
        "openapi.yaml",
        "operationId: deleteFlow\n",
        "operationId: query_flow\n",
        ["openapi.yaml", "#/paths", "operations lost on the way"],
        id="two operations of one name in code",
    ),
    pytest.param(
        "openapi.yaml",
        "tags: [auth]",
        "tags: [author]",
        ["openapi.yaml", "#/paths/", "there is no tag 'author'"],
        id="an operation of a tag that does not exist",
    ),
    pytest.param(
        "openapi.yaml",
        "x-method: get\n",
        "x-method: list\n",
        ["openapi.yaml", "#/paths/", "has the method", ".list too"],
        id="two operations that are one method",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "words"), FAULTS)
def test_a_fault_in_the_spec_is_found_and_says_where(
    spec: Path, file: str, old: str, new: str, words: list[str]
) -> None:
    plant(spec / file, old, new)
    with pytest.raises(SpecError) as caught:
        compile_spec(spec)
    for word in words:
        assert word in str(caught.value)


def test_a_fault_stops_the_generation_and_nothing_is_written(
    run: Run, spec: Path, tmp_path: Path
) -> None:
    plant(spec / "xsd" / "flows.xsd", "<xs:sequence>", "<xs:choice>")
    output = tmp_path / "output"
    output.mkdir()
    result = run("--spec", spec, "--output", output)
    assert result.returncode == 2, result.stderr
    assert "Traceback" not in result.stderr
    assert "xsd/flows.xsd: line " in result.stderr
    assert not list(output.iterdir())


def plant(path: Path, old: str, new: str) -> None:
    """Put a fault in the place of something in a file."""
    text = path.read_text("utf-8")
    assert old in text, "the fault cannot be planted: the spec has changed"
    path.write_text(text.replace(old, new, 1), "utf-8")
