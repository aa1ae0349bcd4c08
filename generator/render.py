"""Writes the code of a language, the IR itself as JSON, and the coverage table."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable, Iterator
from pathlib import Path

import jinja2

from generator import coverage, ir, json_schema
from generator.errors import LanguageError
from generator.language import TEMPLATE_SUFFIX, Language, Values

_PLACEHOLDER = re.compile(r"\[[^\]]*\]?|\]")
"""A placeholder in the name of a template, or a part of one that was misspelled."""


def render_description(api: ir.Api, target: Path) -> None:
    """Write what does not depend on a language.

    That is the IR with its JSON Schemas, which bindings in any language can be made from, and the
    table of what the spec covers.
    """
    documents = {
        "api.json": json_schema.document(api),
        json_schema.STRICT: json_schema.describe(strict=True),
        json_schema.OPEN: json_schema.describe(strict=False),
    }
    for name, value in documents.items():
        (target / name).write_text(json_schema.dump(value), "utf-8")
    (target / coverage.NAME).write_text(coverage.coverage(api), "utf-8")


def render_language(api: ir.Api, language: Language, target: Path) -> None:
    """Write the code in one language into an empty folder.

    The trees of `templates/` and `runtime/` are the tree of the output. Templates whose names
    begin with one underscore are only included by others.

    Raises:
        LanguageError: A template has a fault, or a placeholder in its name has no expansion.
        SpecError: The language cannot express something in the spec.
    """
    api = language.spell(api)
    environment = _environment(language)
    shared = {**language.values(api), "banner": language.banner}
    templates = language.folder / "templates"
    for name in _files(templates):
        if Path(name).name.startswith("_") and not Path(name).name.startswith("__"):
            continue
        try:
            template = environment.get_template(name, globals=shared)
            for path, values in _expanded(api, language, name.removesuffix(TEMPLATE_SUFFIX)):
                _write(target / path, template.render(values))
        except jinja2.TemplateError as error:
            raise _template_error(language, name, error) from error
    runtime = language.folder / "runtime"
    for name in _files(runtime):
        text = (runtime / name).read_text("utf-8")
        _write(target / name, f"{language.banner}\n{text}" if text else "")
    language.format(target)


def _files(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path.relative_to(folder).as_posix()


def _expanded(api: ir.Api, language: Language, name: str) -> Iterable[tuple[str, Values]]:
    """Return the files that a template makes, each with its own values for the template."""
    placeholder = next((one for one in language.expansions if one in name), None)
    rest = name if placeholder is None else name.replace(placeholder, "")
    if (unknown := _PLACEHOLDER.search(rest)) is not None:
        known = ", ".join(language.expansions) or "none"
        reason = f"no expansion fills {unknown[0]} in the name; there are: {known}"
        if rest != name:
            reason = f"only one placeholder is filled in a name, so {unknown[0]} would be left"
        raise LanguageError(language.name, f"templates/{name}{TEMPLATE_SUFFIX}", reason)
    if placeholder is None:
        return [(name, {})]
    expanded = language.expansions[placeholder](api)
    return [(name.replace(placeholder, text), values) for text, values in expanded]


def _template_error(language: Language, name: str, error: jinja2.TemplateError) -> LanguageError:
    """Return the error for a fault of a template, or of one that it includes, with its line."""
    frames = traceback.extract_tb(error.__traceback__)
    templates = language.folder / "templates"
    inner = [frame for frame in frames if Path(frame.filename).is_relative_to(templates)]
    place, line = f"templates/{name}", ""
    if inner:
        place = Path(inner[-1].filename).relative_to(language.folder).as_posix()
        line = f"line {inner[-1].lineno}: "
    reason = " ".join((error.message or type(error).__name__).split())
    return LanguageError(language.name, place, f"{line}{reason}")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _environment(language: Language) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(language.folder / "templates"),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    environment.filters |= language.filters
    return environment
