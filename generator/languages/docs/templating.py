"""Values and filters of the templates of the documentation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace

from generator import coverage, ir
from generator.language import Values
from generator.languages.docs import facts, markdown, requests
from generator.layout import by_resource, remove_blank_lines

_MODULES = SimpleNamespace(coverage=coverage, facts=facts, markdown=markdown, requests=requests)

FILTERS: Mapping[str, Callable[..., str]] = {"prose": markdown.prose, "cell": markdown.cell}
"""The filters of the templates."""


def values(api: ir.Api) -> Values:
    """Return the values for every template: the IR, and the modules with texts."""
    return {"api": api, "docs": _MODULES}


EXPANSIONS = {"[resource]": by_resource}
"""The template that makes a page for each resource."""


def format_folder(folder: Path) -> None:
    """Remove the additional blank lines that conditions in templates leave."""
    remove_blank_lines(folder, "*.md")
