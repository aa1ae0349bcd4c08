"""Checks of the spec: everything that is wrong in it, all at once, before anything is compiled.

The stages build on each other, so that one fault is not reported twice: files that can be read,
words that exist (JSON Schema), the part of XML Schema in use, then what the words say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from generator.checking.documents import check_documents, check_references, envelopes
from generator.checking.error_rules import check_errors
from generator.checking.operations import check_operations, check_shared_parameters
from generator.checking.spec import Spec, number
from generator.checking.unused import check_unused
from generator.checking.vocabulary import check_vocabulary
from generator.checking.xsd import Schema, read_schema
from generator.checking.xsd_rules import (
    check_envelopes,
    check_namespace,
    check_references_between_files,
    check_subset,
    check_types,
)
from generator.document import Document, parse_document
from generator.errors import Fault, SpecError

_SCHEMAS = Path(__file__).parents[2] / "spec"
"""The vocabularies belong to the generator that understands them, whichever spec it reads."""


def check_spec(spec: Path) -> tuple[Fault, ...]:
    """All faults of a spec, by file and line; none: it can be compiled.

    Args:
        spec: The folder of `openapi.yaml`, `errors.yaml` and `xsd/`.
    """
    paths = [spec / "openapi.yaml", spec / "errors.yaml", *sorted((spec / "xsd").glob("*.xsd"))]
    files = {p.relative_to(spec).as_posix(): p.read_bytes() for p in paths if p.is_file()}
    return check_files(files)


def check_files(files: Mapping[str, bytes]) -> tuple[Fault, ...]:
    """The same for files in memory, by their names in the folder."""
    openapi, words = _read("openapi.yaml", files)
    errors, rows = _read("errors.yaml", files)
    schema, unreadable = read_schema({n: d for n, d in files.items() if n.startswith("xsd/")})
    faults = [*words, *rows, *unreadable]
    spec = Spec(openapi, errors, schema, words) if openapi else None
    faults += _check_schema(schema, spec, whole=not unreadable)
    if spec is not None:
        faults += _check_openapi(spec, whole=not unreadable)
    if errors is not None and not rows:
        faults += check_errors(errors)
    if spec is not None and errors is not None and not faults:
        faults += check_unused(spec, errors)
    order = {name: index for index, name in enumerate(files)}
    found = dict.fromkeys(faults)
    return tuple(sorted(found, key=lambda fault: (order.get(fault.file, -1), fault.line)))


def _read(name: str, files: Mapping[str, bytes]) -> tuple[Document | None, tuple[Fault, ...]]:
    """A document, if it can be read, and what is wrong with its words."""
    if name not in files:
        return None, (Fault(name, "-", "the file is missing"),)
    return _parsed(name, files[name])


@lru_cache(maxsize=4)
def _parsed(name: str, data: bytes) -> tuple[Document | None, tuple[Fault, ...]]:
    """A document is only looked at here, so the same need be read only once."""
    try:
        document = parse_document(name, data)
    except SpecError as error:
        return None, error.faults
    return document, check_vocabulary(document, _SCHEMAS / f"{Path(name).stem}.schema.json")


def _check_schema(schema: Schema, spec: Spec | None, *, whole: bool) -> Iterator[Fault]:
    """Rules about several files hold only if all could be read."""
    subset = list(check_subset(schema))
    yield from subset
    yield from check_types(schema)
    if whole:
        yield from check_references_between_files(schema)
    if spec is not None:
        yield from check_namespace(schema, spec.openapi.content.get("x-namespace"))
        if whole and not subset and spec.sound("components", "schemas"):
            yield from check_envelopes(schema, envelopes(spec))


def _check_openapi(spec: Spec, *, whole: bool) -> Iterator[Fault]:
    yield from check_references(spec)
    yield from check_shared_parameters(spec)
    yield from check_operations(spec)
    if whole:
        yield from check_documents(spec)
    newest, oldest = spec.at("info", "version"), spec.at("info", "x-oldest")
    if newest and oldest and number(oldest) > number(newest):
        yield spec.openapi.fault(f"{oldest} is beyond {newest}, the newest", "info", "x-oldest")
