"""The two OpenAPI documents, and the description that they are made from."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

FILES = {"xml": "openapi.json", "json": "openapi-json.json"}


@cache
def _load(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


@pytest.fixture(scope="session")
def api(root: Path) -> Any:
    return _load(root / "generated" / "api.json")


@pytest.fixture(params=FILES, scope="session")
def form(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture(scope="session")
def document(root: Path, form: str) -> Any:
    return _load(root / "generated" / FILES[form])
