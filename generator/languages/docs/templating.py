"""Values and filters of the templates of the documentation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace

from generator import coverage, ir
from generator.language import Values
from generator.languages.docs import facts, markdown, requests

_MODULES = SimpleNamespace(coverage=coverage, facts=facts, markdown=markdown, requests=requests)
_BLANK_LINES = re.compile(r"\n{3,}")

FILTERS: Mapping[str, Callable[..., str]] = {"prose": markdown.prose, "cell": markdown.cell}
"""The filters of the templates."""


def values(api: ir.Api) -> Values:
    """Return the values for every template: the IR, and the modules with texts."""
    return {"api": api, "docs": _MODULES}


def _by_resource(api: ir.Api) -> Iterator[tuple[str, Values]]:
    for resource in api.resources:
        own = [operation for operation in api.operations if operation.resource == resource.name]
        yield resource.name, {"resource": resource, "operations": own}


EXPANSIONS = {"[resource]": _by_resource}
"""The template that makes a page for each resource."""


def format_folder(folder: Path) -> None:
    """Remove the additional blank lines that conditions in templates leave."""
    for path in folder.rglob("*.md"):
        text = _BLANK_LINES.sub("\n\n", path.read_text("utf-8"))
        path.write_text(f"{text.rstrip()}\n", "utf-8")
