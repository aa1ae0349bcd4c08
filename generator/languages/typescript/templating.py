"""Values and filters of the TypeScript templates, and the templates of several files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace

from generator import ir
from generator.language import Values
from generator.languages.typescript import (
    docs,
    facts,
    operations,
    protocol,
    resources,
    tables,
    types,
)
from generator.languages.typescript.literals import literal
from generator.languages.typescript.names import plural
from generator.layout import by_resource, remove_blank_lines
from generator.spelling import camel, constant, pascal

_MODULES = SimpleNamespace(
    docs=docs,
    facts=facts,
    operations=operations,
    protocol=protocol,
    resources=resources,
    tables=tables,
    types=types,
)


def values(api: ir.Api) -> Values:
    """Return the values for every template: the IR, and the modules with TypeScript text."""
    return {"api": api, "ts": _MODULES}


FILTERS: Mapping[str, Callable[..., str]] = {
    "camel": camel,
    "comment": docs.comment,
    "constant": constant,
    "literal": literal,
    "pascal": pascal,
    "plural": plural,
}
"""The filters of the templates."""


def _by_topic(api: ir.Api) -> Iterator[tuple[str, Values]]:
    for topic in types.topics(api):
        yield topic, {"topic": topic}


EXPANSIONS = {"[topic]": _by_topic, "[resource]": by_resource}
"""The templates that make a file for each topic of the schema, or for each resource."""


def format_folder(folder: Path) -> None:
    """Remove the additional blank lines that conditions in templates leave.

    Everything else is laid out by the templates, so that generation does not need Node.
    """
    remove_blank_lines(folder, "*.ts")
