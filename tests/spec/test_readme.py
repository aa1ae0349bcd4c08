"""The manual of the spec explains every word, and its lists are in order."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="session")
def readme(spec: Path) -> str:
    return (spec / "README.md").read_text("utf-8")


@pytest.fixture(scope="session")
def facts(spec: Path) -> str:
    return (spec / "wire_facts.md").read_text("utf-8")


def x_words(node: Any) -> set[str]:
    if isinstance(node, dict):
        own = {key for key in node if isinstance(key, str) and key.startswith("x-")}
        return own.union(*(x_words(inner) for inner in node.values()))
    if isinstance(node, list):
        return set[str]().union(*(x_words(inner) for inner in node))
    return set()


def test_the_readme_explains_exactly_the_words_of_the_vocabulary(spec: Path, readme: str) -> None:
    explained = set(re.findall(r"^\| `(x-[a-z-]+)` \|", readme, re.MULTILINE))
    vocabulary = json.loads((spec / "openapi.schema.json").read_text("utf-8"))
    assert explained == x_words(vocabulary)


def test_the_corrections_are_numbered_without_gaps(readme: str) -> None:
    section = readme.split("## Corrections")[1]
    numbers = [int(n) for n in re.findall(r"^\| (\d+) \|", section, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= 44


def test_the_readme_names_every_file_of_the_folder(spec: Path, readme: str) -> None:
    for path in spec.iterdir():
        if path.name not in {"README.md"}:
            assert f"`{path.name}" in readme


def test_cited_sections_of_the_wire_facts_exist(root: Path, facts: str) -> None:
    known = set(re.findall(r"^#{2,3} (\d+(?:\.\d+)?)\b", facts, re.MULTILINE))
    cited: dict[str, str] = {}
    for folder in ("spec", "generator", "overlays", "tests"):
        for path in (root / folder).rglob("*"):
            if path.suffix in {".py", ".jinja", ".yaml", ".xsd", ".md"}:
                for match in re.finditer(r"wire_facts\s+§(\d+(?:\.\d+)?)", path.read_text("utf-8")):
                    cited[match[1]] = str(path.relative_to(root))
    assert {section: where for section, where in cited.items() if section not in known} == {}


@pytest.mark.parametrize("name", ["README.md", "wire_facts.md"])
def test_links_inside_the_folder_lead_somewhere(spec: Path, name: str) -> None:
    text = (spec / name).read_text("utf-8")
    targets = re.findall(r"\]\(([\w./]+)(?:#[\w-]+)?\)", text)
    assert [target for target in targets if not (spec / target).exists()] == []
