"""What the tests of the conformance runner share."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

HELLO = """
import json, os, sys, time
KINDS = sys.argv[1:] or ["request", "document", "reply", "scenario"]
def answer(request, **values):
    print(json.dumps({"id": request["id"], **values}), flush=True)
for line in sys.stdin:
    request = json.loads(line)
    if request["kind"] == "hello":
        answer(request, language="Test", client="a test", kinds=KINDS)
        continue
"""
"""The beginning of a driver, which greets; what follows answers a case."""


@pytest.fixture
def folder() -> Path:
    """The folder of the cases."""
    return Path(__file__).parent


@pytest.fixture
def driver_of(tmp_path: Path) -> Callable[[str], list[str]]:
    """Make the command of a driver that greets, and then runs some lines for each request."""

    def make(lines: str) -> list[str]:
        path = tmp_path / "driver.py"
        body = "".join(f"    {line}\n" for line in lines.strip().splitlines())
        path.write_text(HELLO + body, "utf-8")
        return [sys.executable, str(path)]

    return make


@pytest.fixture
def cases_of(tmp_path: Path) -> Callable[..., Path]:
    """Write files of cases, by their paths, and return their folder."""

    def make(**files: Any) -> Path:
        root = tmp_path / "cases"
        for name, content in files.items():
            kind, _, stem = name.partition("_")
            path = root / kind / f"{stem or 'some'}.json"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
        return root

    return make
