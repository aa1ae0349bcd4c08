"""The picture of a terminal in the README shows what the command prints now."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "overlays" / "docs" / "record_terminal.py"))


def test_the_picture_shows_what_the_command_prints(
    script: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PYTHONWARNINGS", raising=False)
    picture = script["PICTURE"].read_text("utf-8")
    shown, printed = script["text_of"](picture), script["text_of"](script["record"]())
    assert len(shown) >= 10
    assert shown == printed, "run python overlays/docs/record_terminal.py"


def test_the_picture_loads_nothing_from_the_network(script: dict[str, Any]) -> None:
    picture = script["PICTURE"].read_text("utf-8")
    assert "@font-face" not in picture
    assert "url(http" not in picture


def test_the_readme_shows_the_picture() -> None:
    assert "](overlays/docs/images/terminal.svg)" in (ROOT / "README.md").read_text("utf-8")
