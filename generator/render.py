"""From the IR to files: templates for each language, and the IR itself as JSON."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import jinja2

from generator import ir, json_schema, python
from generator.names import camel, snake
from generator.python.docs import wrap

BANNER = "# Generated from spec/ by `make generate`. Do not edit."
_TEMPLATES = Path(__file__).parent / "templates"
_SUFFIX = ".jinja"


def render(api: ir.Api, target: Path) -> None:
    """Write the whole of `generated/` into an empty folder.

    The tree of the templates is the tree of the output. `[topic]` and `[resource]` in a name
    stand for one file for each; names that begin with an underscore are only included by others.
    """
    (target / "api.json").write_text(json_schema.dump(asdict(api)), "utf-8")
    (target / "api.schema.json").write_text(json_schema.dump(json_schema.describe(ir.Api)), "utf-8")
    environment = _environment(api)
    for template in sorted(_TEMPLATES.rglob("*")):
        relative = template.relative_to(_TEMPLATES)
        included = relative.name.startswith("_") and not relative.name.startswith("__")
        if template.is_dir() or included:
            continue
        for name, values in _instances(api, relative.as_posix()):
            path = target / name.removesuffix(_SUFFIX)
            path.parent.mkdir(parents=True, exist_ok=True)
            if not name.endswith(_SUFFIX):
                path.write_bytes(template.read_bytes())
                continue
            text = environment.get_template(relative.as_posix()).render(values)
            path.write_text(text, "utf-8")
    _format(target / "python")


def _instances(api: ir.Api, name: str) -> list[tuple[str, dict[str, Any]]]:
    """The files that a template makes, with what each is about."""
    if "[topic]" in name:
        return [
            (name.replace("[topic]", topic), {"topic": topic})
            for topic in python.models.topics(api)
        ]
    if "[resource]" in name:
        return [
            (
                name.replace("[resource]", resource.name),
                {
                    "resource": resource,
                    "operations": [op for op in api.operations if op.resource == resource.name],
                },
            )
            for resource in api.resources
        ]
    return [(name, {})]


def _environment(api: ir.Api) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    values: dict[str, Any] = {"api": api, "banner": BANNER, "python": python}
    filters: dict[str, Callable[..., str]] = {
        "repr": repr,
        "snake": snake,
        "camel": camel,
        "wrap_doc": wrap,
        "first_line": _first_line,
        "article": _article,
    }
    environment.globals.update(values)
    environment.filters.update(filters)
    return environment


def _first_line(text: str) -> str:
    return text.split("\n", 1)[0]


def _article(name: str) -> str:
    return f"an {name}" if name[0] in "AEIOU" else f"a {name}"


def _format(folder: Path) -> None:
    """Ruff has the last word on layout: the templates need not care about line lengths."""
    options = ["--isolated", "--no-cache", "--quiet", "--line-length=100", "--target-version=py311"]
    ruff = [sys.executable, "-m", "ruff"]
    subprocess.run(
        [*ruff, "check", "--select=I", "--fix", *options[:3], *options[4:], folder], check=True
    )
    subprocess.run([*ruff, "format", *options, folder], check=True)
