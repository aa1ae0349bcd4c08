"""Values and filters of the Python templates, templates of several files, and the formatter."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace

from generator import ir
from generator.language import Values
from generator.languages.python import (
    bodies,
    catalog,
    checks,
    codec,
    decoding,
    docs,
    encoding,
    fields,
    models,
    operations,
    protocol,
    types,
)
from generator.languages.python.docs import wrap
from generator.languages.python.names import snake
from generator.layout import by_resource
from generator.spelling import constant, pascal

_MODULES = SimpleNamespace(
    bodies=bodies,
    catalog=catalog,
    checks=checks,
    codec=codec,
    decoding=decoding,
    docs=docs,
    encoding=encoding,
    fields=fields,
    models=models,
    operations=operations,
    protocol=protocol,
    types=types,
)


def values(api: ir.Api) -> Values:
    """Return the values for every template: the IR and the modules with Python text."""
    return {"api": api, "python": _MODULES}


def _first_line(text: str) -> str:
    return text.split("\n", 1)[0]


def _article(name: str) -> str:
    return f"an {name}" if name[0] in "AEIOU" else f"a {name}"


FILTERS: Mapping[str, Callable[..., str]] = {
    "repr": repr,
    "constant": constant,
    "snake": snake,
    "pascal": pascal,
    "wrap_doc": wrap,
    "first_line": _first_line,
    "article": _article,
}
"""The filters of the templates."""


def _by_topic(api: ir.Api) -> Iterator[tuple[str, Values]]:
    for topic in models.topics(api):
        yield topic, {"topic": topic}


EXPANSIONS = {"[topic]": _by_topic, "[resource]": by_resource}
"""The templates that make a file for each topic of the schema, or for each resource."""


def format_folder(folder: Path) -> None:
    """Format the files with Ruff, so that templates need no line breaks."""
    common = ["--isolated", "--no-cache", "--quiet", "--target-version=py311"]
    ruff = [sys.executable, "-m", "ruff"]
    subprocess.run([*ruff, "check", "--select=I", "--fix", *common, folder], check=True)
    subprocess.run([*ruff, "format", "--line-length=100", *common, folder], check=True)
