"""From the folder `spec/` to the whole IR."""

from __future__ import annotations

from pathlib import Path

from generator import ir
from generator.document import need, read_openapi
from generator.error_table import read_errors
from generator.operations import read_operations, read_resources
from generator.schema import read_schema


def compile_spec(spec: Path) -> ir.Api:
    """Read everything in `spec/`.

    Raises:
        SpecError: The first fault found.
    """
    document = read_openapi(spec / "openapi.yaml")
    types, enumerations = read_schema(spec / "xsd")
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
