"""Compiles the folder `spec/` to the IR."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from generator import ir
from generator.checking import check_spec
from generator.document import Node, parse_document, validate_openapi
from generator.error_table import read_codes, read_derived_rows, read_families
from generator.errors import SpecError
from generator.example_documents import read_documents, with_documents
from generator.language import ExampleReader, Reserved
from generator.names import words
from generator.objects import read_objects, with_objects
from generator.operations import read_operations, read_resources
from generator.protocol import read_protocol
from generator.schema import read_schema


def compile_spec(
    spec: Path,
    reserved: Mapping[str, Reserved],
    readers: Mapping[str, ExampleReader] = MappingProxyType({}),
) -> ir.Api:
    """Check and read everything in `spec/`.

    Args:
        spec: The folder.
        reserved: The names that the languages reserve, by the names of the languages.
        readers: How the languages read examples; those of other languages are not checked.

    Raises:
        SpecError: With all faults of the spec.
    """
    if faults := check_spec(spec, reserved, readers):
        raise SpecError.of(faults)
    return read_spec(spec)


def read_spec(spec: Path) -> ir.Api:
    """Read everything in `spec/`, which has been checked.

    Raises:
        SpecError: A tool refuses what the checks let pass.
    """
    openapi = parse_document("openapi.yaml", (spec / "openapi.yaml").read_bytes())
    validate_openapi(openapi)
    document = openapi.content
    types, enumerations = read_schema(spec / "xsd")
    types = _with_ids(types, document.get("x-ids", {}))
    types = with_objects(types, document.get("x-objects", {}))
    table = parse_document("errors.yaml", (spec / "errors.yaml").read_bytes()).content
    protocol = parse_document("protocol.yaml", (spec / "protocol.yaml").read_bytes()).content
    operations = read_operations(
        document,
        {item.name: item for item in types},
        read_derived_rows(table),
    )
    info = document["info"]
    return ir.Api(
        title=info["title"],
        version=info["version"],
        oldest=info["x-oldest"],
        namespace=document["x-namespace"],
        old_namespaces=tuple(document.get("x-old-namespaces", ())),
        schema_location=document["x-schema-location"],
        resources=read_resources(document),
        operations=with_documents(operations, spec / "examples"),
        types=_with_attached(types, operations),
        enumerations=enumerations,
        families=read_families(table),
        errors=read_codes(table),
        protocol=read_protocol(protocol, types, operations),
        objects=read_objects(document.get("x-objects", {})),
        curated=tuple(words(name) for name in document.get("x-curated", ())),
        error_documents=read_documents(spec / "examples", "error"),
    )


def _with_ids(types: tuple[ir.Type, ...], places: Node) -> tuple[ir.Type, ...]:
    """The types, each with the field that has its id, where the spec names one."""
    known = {item.name: item for item in types}
    for place, wire in places.items():
        name = words(place)
        field = next(one for one in known[name].fields if one.wire == wire)
        known[name] = replace(known[name], id_in=field.name)
    return tuple(known.values())


def _with_attached(
    types: tuple[ir.Type, ...], operations: tuple[ir.Operation, ...]
) -> tuple[ir.Type, ...]:
    """The types, with the fields that operations put on them from beside them in a reply."""
    known = {item.name: item for item in types}
    for operation in operations:
        for attached in operation.reply.attached:
            reply = known[str(operation.reply.type)]
            result = _field(reply, str(operation.reply.result))
            source = _field(reply, attached.field)
            if source.wrapper:  # without one, an empty list and no list look the same
                fields = (replace(f, nullable=f.nullable or f == source) for f in reply.fields)
                known[reply.name] = replace(reply, fields=tuple(fields))
            owner = known[str(result.type.name)]
            field = ir.AttachedField(attached.name, source.type, source.many, source.doc)
            if field.name not in {one.name for one in owner.attached}:
                known[owner.name] = replace(owner, attached=(*owner.attached, field))
    return tuple(known.values())


def _field(type_: ir.Type, name: str) -> ir.Field:
    return next(field for field in type_.fields if field.name == name)
