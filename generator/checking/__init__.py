"""Checks of the spec: everything that is wrong in it, all at once, before anything is compiled.

The stages build on each other, so that one fault is not reported twice: files that can be read,
words that exist (JSON Schema), a schema that can be compiled, then what the words say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from generator.checking.calls import check_calls
from generator.checking.documents import check_documents, check_references, envelopes
from generator.checking.error_rules import check_errors
from generator.checking.examples import check_examples
from generator.checking.filters import check_filters
from generator.checking.objects import check_objects
from generator.checking.operations import check_operations, check_shared_parameters
from generator.checking.protocol_references import check_protocol_references
from generator.checking.protocol_rules import check_protocol
from generator.checking.spec import Spec
from generator.checking.types import Types, compile_types
from generator.checking.unused import check_unused
from generator.checking.vocabulary import check_vocabulary
from generator.checking.xsd import Schema, read_schema
from generator.checking.xsd_parts import check_links, check_parts, check_uses
from generator.checking.xsd_rules import (
    check_definitions,
    check_envelopes,
    check_namespace,
    check_types,
)
from generator.checking.xsd_versions import check_versions
from generator.document import Document, parse_document
from generator.errors import Fault, SpecError
from generator.language import ExampleReader, Reserved
from generator.versions import number

_DOCUMENTS = ("openapi.yaml", "errors.yaml", "protocol.yaml")
_SCHEMAS = Path(__file__).parents[2] / "spec"
"""The vocabularies belong to the generator that understands them, whichever spec it reads."""


def check_spec(
    spec: Path,
    reserved: Mapping[str, Reserved],
    readers: Mapping[str, ExampleReader] = MappingProxyType({}),
) -> tuple[Fault, ...]:
    """Return all faults of a spec, by file and line. A spec without faults can be compiled.

    Args:
        spec: The folder of `openapi.yaml`, `errors.yaml`, `protocol.yaml` and `xsd/`.
        reserved: What the languages reserve, by their names.
        readers: How the languages read examples; those of other languages are not checked.
    """
    paths = [*(spec / name for name in _DOCUMENTS), *sorted((spec / "xsd").glob("*.xsd"))]
    files = {p.relative_to(spec).as_posix(): p.read_bytes() for p in paths if p.is_file()}
    return check_files(files, reserved, readers)


def check_files(
    files: Mapping[str, bytes],
    reserved: Mapping[str, Reserved],
    readers: Mapping[str, ExampleReader] = MappingProxyType({}),
) -> tuple[Fault, ...]:
    """The same for files in memory, by their names in the folder."""
    openapi, words = _read("openapi.yaml", files)
    errors, rows = _read("errors.yaml", files)
    protocol, terms = _read("protocol.yaml", files)
    xsd = {name: data for name, data in files.items() if name.startswith("xsd/")}
    schema, types, schema_faults = _compiled(tuple(xsd.items()))
    faults = [*words, *rows, *terms, *schema_faults]
    known = types or Types(schema, (), ())
    spec = Spec(openapi, errors, known, words, reserved) if openapi else None
    faults += check_types(types, reserved) if types is not None else ()
    if spec is not None:
        faults += check_namespace(schema, spec.openapi.content.get("x-namespace"))
        faults += check_versions(schema, *_known_versions(spec))
        faults += _check_openapi(spec, with_types=types is not None)
        faults += check_examples(spec, readers) if not faults else ()
    if errors is not None and not rows:
        faults += check_errors(errors)
    consistent = not faults
    if protocol is not None and not terms:
        faults += check_protocol(protocol)
        if spec is not None and errors is not None and consistent:
            faults += check_protocol_references(protocol, spec, errors)
    if spec is not None and errors is not None and not faults:
        faults += check_unused(spec, errors, protocol)
    order = {name: index for index, name in enumerate(files)}
    found = dict.fromkeys(faults)
    return tuple(sorted(found, key=lambda fault: (order.get(fault.file, -1), fault.line)))


def _read(name: str, files: Mapping[str, bytes]) -> tuple[Document | None, tuple[Fault, ...]]:
    """Read a document, and check its vocabulary; the document is None if it cannot be read."""
    if name not in files:
        return None, (Fault(name, "-", "the file is missing"),)
    return _parsed(name, files[name])


@lru_cache(maxsize=6)
def _parsed(name: str, data: bytes) -> tuple[Document | None, tuple[Fault, ...]]:
    """Parse a document, once for each content, since the checks do not change it."""
    try:
        document = parse_document(name, data)
    except SpecError as error:
        return None, error.faults
    return document, check_vocabulary(document, _SCHEMAS / f"{Path(name).stem}.schema.json")


@lru_cache(maxsize=2)
def _compiled(files: tuple[tuple[str, bytes], ...]) -> tuple[Schema, Types | None, list[Fault]]:
    """Compile the schema, once for each content, since the checks do not change it."""
    schema, unreadable = read_schema(dict(files))
    types, faults = _compile(schema, dict(files), unreadable)
    return schema, types, [*faults, *check_definitions(schema)]


def _compile(
    schema: Schema, files: Mapping[str, bytes], unreadable: list[Fault]
) -> tuple[Types | None, list[Fault]]:
    """Compile the types of the schema; return None and the faults if they cannot be compiled.

    The rules about several files are checked only if all files could be read. That all files have
    one namespace is a rule of its own.
    """
    faults = [*unreadable, *check_parts(schema)]
    if not unreadable:
        faults += check_links(schema)
    if not faults:
        faults += check_uses(schema)
    if faults or len({root.attributes["targetNamespace"] for root in schema.files.values()}) != 1:
        return None, faults
    try:
        return compile_types(schema, files), []
    except SpecError as error:
        return None, list(error.faults)


def _check_openapi(spec: Spec, *, with_types: bool) -> Iterator[Fault]:
    yield from check_references(spec)
    yield from check_shared_parameters(spec)
    yield from check_operations(spec)
    yield from check_calls(spec)
    if with_types:
        yield from check_documents(spec)
        yield from check_filters(spec)
        yield from check_objects(spec)
        if spec.is_valid("components", "schemas"):
            yield from check_envelopes(spec.types, envelopes(spec))
    newest, oldest = spec.at("info", "version"), spec.at("info", "x-oldest")
    if newest and oldest and number(oldest) > number(newest):
        reason = f"{oldest} is newer than {newest}, the newest version"
        yield spec.openapi.fault(reason, "info", "x-oldest")


def _known_versions(spec: Spec) -> tuple[str | None, str | None]:
    """Return the oldest and the newest version; None if they contradict each other."""
    oldest, newest = spec.at("info", "x-oldest"), spec.at("info", "version")
    if oldest and newest and number(oldest) <= number(newest):
        return oldest, newest
    return None, None
