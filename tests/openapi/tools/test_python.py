"""A client of openapi-python-client, which speaks JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from foreign_tools import ROOT, TOOLS, fresh, run
from openapi_examples import samples

SOURCES = TOOLS / "clients" / "python"
BIN = ROOT / ".venv" / "bin"


@pytest.fixture(scope="module")
def folder() -> Path:
    """A folder with the generated package."""
    folder = fresh("python")
    package = folder / "tableau_json_client"
    document = ROOT / "generated" / "openapi-json.json"
    options = ("--path", document, "--config", SOURCES / "config.yaml", "--meta", "none")
    said = run(
        *(BIN / "openapi-python-client", "generate", *options),
        *("--output-path", package, "--overwrite", "--fail-on-warning"),
        PATH=f"{BIN}:/usr/bin:/bin",  # the tool lays its files out with ruff
    )
    assert "WARNING" not in said
    run(BIN / "python", "-m", "compileall", "-q", package)
    return folder


def test_a_client_of_openapi_python_client_type_checks_and_runs(
    folder: Path, drive: Callable[..., None]
) -> None:
    checked = ("--strict", "--config-file=", SOURCES / "main.py")
    run(BIN / "mypy", *checked, MYPYPATH=str(folder))
    drive("By Python", BIN / "python", SOURCES / "main.py", PYTHONPATH=str(folder))


@pytest.mark.parametrize("role", ["request", "reply"])
def test_the_types_of_openapi_python_client_lose_nothing(folder: Path, role: str) -> None:
    examples = samples("openapi-json.json", role)
    given = json.dumps([(one.schema, one.value) for one in examples])
    command = (BIN / "python", SOURCES / "examples.py")
    found = json.loads(run(*command, given=given, PYTHONPATH=str(folder)))
    assert found == [one.value for one in examples]
    assert len(found) > 20
