"""Validators of other projects accept both documents, and refuse broken ones."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from foreign_tools import ROOT, TOOLS, run, tool

DOCUMENTS = ["openapi.json", "openapi-json.json"]
Validator = Callable[..., object]


def spec_validator(path: Path, expected: int = 0) -> None:
    run(ROOT / ".venv/bin/python", "-m", "openapi_spec_validator", path, expected=expected)


def redocly(path: Path, expected: int = 0) -> None:
    run(tool("redocly"), "lint", path, "--config", TOOLS / "redocly.yaml", expected=expected)


def spectral(path: Path, expected: int = 0) -> None:
    options = ("--ruleset", TOOLS / "spectral.yaml", "--fail-severity", "hint")
    run(tool("spectral"), "lint", path, *options, expected=expected)


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("validator", [spec_validator, redocly, spectral])
def test_a_validator_accepts_a_document(validator: Validator, name: str) -> None:
    validator(ROOT / "generated" / name)


def _no_version(document: Any) -> None:
    del document["info"]["version"]


def _no_description(document: Any) -> None:
    del document["paths"]["/serverinfo"]["get"]["responses"]["404"]["description"]


def _unknown_schema(document: Any) -> None:
    reply = document["paths"]["/serverinfo"]["get"]["responses"]["200"]
    reply["content"]["application/xml"]["schema"]["$ref"] = "#/components/schemas/Nothing"


@pytest.mark.parametrize(
    ("validator", "change"),
    [
        (spec_validator, _no_version),
        (redocly, _unknown_schema),
        (spectral, _no_description),
    ],
)
def test_a_validator_refuses_a_broken_document(
    validator: Validator, change: Callable[[Any], None], tmp_path: Path
) -> None:
    document = json.loads((ROOT / "generated" / "openapi.json").read_text("utf-8"))
    change(document)
    path = tmp_path / "openapi.json"
    path.write_text(json.dumps(document), "utf-8")
    validator(path, expected=1)
