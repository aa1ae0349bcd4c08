"""The page of the package on an index: the README without links that would be dead there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hatchling.metadata.core import ProjectMetadata
from hatchling.plugin.manager import PluginManager

from generator import package_page as hook

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def links(text: str) -> list[str]:
    return re.findall(r"\]\(([^)]+)\)", text)


@pytest.mark.parametrize("source", [None, "https://code.example.com/x/blob/v1"])
def test_no_link_of_the_package_page_is_relative(source: str | None) -> None:
    page = hook.page(README, source)
    assert [link for link in links(page) if not link.startswith(("https://", "#"))] == []
    assert (source is None) == (page.count("code.example.com") == 0)
    assert "generated/coverage.md" in page


def test_other_links_and_code_stay_as_they_are() -> None:
    text = "[a](https://x/y) [b](#use) `x[0](1)` ![c](https://d/e.png) [e](f/g.md#h)"
    assert hook.page(text, None) == text.replace("[e](f/g.md#h)", "e")
    assert hook.page(text, "https://s").endswith("[e](https://s/f/g.md#h)")


def test_an_image_beside_the_readme_is_shown_where_its_address_is_known() -> None:
    assert hook.page("![c](d.svg)", "https://s/blob/v1") == "![c](https://s/blob/v1/d.svg?raw=true)"
    assert hook.page("a\n\n![c](d.svg)\n", None) == "a\n\n\n"


def test_the_built_metadata_holds_the_page() -> None:
    metadata = ProjectMetadata(str(ROOT), PluginManager())
    source = metadata.core.urls["Source"]
    assert metadata.core.readme == hook.page(README, f"{source}/blob/v{metadata.version}")
    assert metadata.core.readme_content_type == "text/markdown"
