"""What languages share of the layout of their output: a file for each resource, blank lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generator import ir
from generator.language import Values

_BLANK_LINES = re.compile(r"\n{3,}")


def by_resource(api: ir.Api) -> Iterator[tuple[str, Values]]:
    """Yield each resource by its name, with its operations: an expansion of `[resource]`."""
    for resource in api.resources:
        own = [operation for operation in api.operations if operation.resource == resource.name]
        yield resource.name, {"resource": resource, "operations": own}


def remove_blank_lines(folder: Path, pattern: str) -> None:
    """Remove the additional blank lines that conditions in templates leave."""
    for path in folder.rglob(pattern):
        text = _BLANK_LINES.sub("\n\n", path.read_text("utf-8"))
        path.write_text(f"{text.rstrip()}\n", "utf-8")
