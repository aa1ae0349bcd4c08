"""From the folder `spec/` to the whole IR."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator import ir
from generator.document import Node, need, read_openapi
from generator.error_table import read_errors
from generator.errors import SpecError
from generator.names import words
from generator.operations import read_operations, read_resources
from generator.schema import read_schema


def compile_spec(spec: Path) -> ir.Api:
    """Read everything in `spec/`.

    Raises:
        SpecError: The first fault found.
    """
    document = read_openapi(spec / "openapi.yaml")
    types, enumerations = read_schema(spec / "xsd")
    types = _with_ids(types, document.get("x-ids", {}))
    families, errors = read_errors(spec / "errors.yaml")
    info = document["info"]
    where = ("openapi.yaml", "#/info")
    return ir.Api(
        title=info["title"],
        version=info["version"],
        oldest=need(info, "x-oldest", *where),
        namespace=need(document, "x-namespace", "openapi.yaml", "#"),
        old_namespaces=tuple(document.get("x-old-namespaces", ())),
        schema_location=document.get("x-schema-location", ""),
        resources=read_resources(document),
        operations=read_operations(
            document,
            {item.name: item for item in types},
            frozenset(item.code for item in errors),
        ),
        types=types,
        enumerations=enumerations,
        families=families,
        errors=errors,
    )


def _with_ids(types: tuple[ir.Type, ...], places: Node) -> tuple[ir.Type, ...]:
    """The types, each with the field that has its id, where the spec names one.

    Raises:
        SpecError: There is no such type, or it has no such field that has an id.
    """
    known = {item.name: item for item in types}
    for place, wire in places.items():
        name = words(place)
        owner = known.get(name)
        fields = owner.fields if owner else ()
        field = next((one for one in fields if one.wire == wire and not one.many), None)
        inner = known.get(str(field.type.name)) if field else None
        if owner is None or field is None or inner is None or not _has_id(inner):
            raise SpecError("openapi.yaml", f"#/x-ids/{place}", f"no field {wire!r} that has an id")
        known[name] = replace(owner, id_in=field.name)
    return tuple(known.values())


def _has_id(type_: ir.Type) -> bool:
    return any(field.name == "id" for field in type_.fields)
