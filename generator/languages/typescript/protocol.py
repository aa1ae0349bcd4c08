"""The sections of the protocol as constants."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, cast

from generator import ir
from generator.languages.typescript.docs import comment
from generator.languages.typescript.literals import Code, literal, version
from generator.spelling import camel

_OWN = frozenset({"errors"})
"""The sections that have a module of their own."""


def constants(api: ir.Api) -> Iterator[str]:
    """Yield a constant for each section, with its comment."""
    for field in fields(api.protocol):
        if field.name in _OWN:
            continue
        section: Any = getattr(api.protocol, field.name)
        doc = getattr(section, "doc", "") or f"{field.name.replace('_', ' ').capitalize()}."
        start = f"export const {field.name.upper()} = "
        text = literal(_plain(section, field.name), 0, len(start) + 10)
        yield f"{comment(doc)}\n{start}{text} as const;"


def _plain(value: object, name: str) -> object:
    """Return a section without its texts for people; versions as pairs of numbers."""
    if is_dataclass(value) and not isinstance(value, type):
        return _without_docs({f.name: getattr(value, f.name) for f in fields(value)})
    if isinstance(value, Mapping):
        return _without_docs(cast("Mapping[str, object]", value))
    if isinstance(value, tuple):
        return [_plain(item, name) for item in cast("tuple[object, ...]", value)]
    if isinstance(value, str) and "since" in name.split("_"):
        return version(value)
    return value


def _without_docs(values: Mapping[str, object]) -> dict[str, object]:
    kept = {k: v for k, v in values.items() if k != "doc" and not k.endswith("_doc")}
    return {camel(k.replace("_", " ")): _null(_plain(v, k)) for k, v in kept.items()}


def _null(value: object) -> object:
    """Return a value; what is missing is written, so that all rows of a table are alike."""
    return Code("null") if value is None else value


def faults_from(api: ir.Api) -> int:
    """Return the status from which on all have the class of the failures of a server."""
    return max(family.status for family in api.families if family.status is not None)


def namespaces(api: ir.Api) -> str:
    """Return the constant with the accepted namespaces of replies."""
    names = [api.namespace, *api.old_namespaces, ""]
    start = "export const NAMESPACES: readonly string[] = "
    return f"{start}{literal(names, 0, len(start) + 1)};"
