"""The JSON schema of the lines that `--json` writes, made from the types of the records."""

from __future__ import annotations

import types
from typing import Any, Literal, get_args, get_origin, get_type_hints, is_typeddict

from tableau_flows.cli.display import records

_BASIC = {str: "string", int: "integer", bool: "boolean", types.NoneType: "null"}


def json_schema() -> dict[str, object]:
    """Return the schema of one line."""
    kinds = get_args(records.Record)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "One line of tableau-flows --json",
        "description": (records.__doc__ or "").partition("\n\n")[2].strip(),
        "oneOf": [{"$ref": f"#/$defs/{_name(kind)}"} for kind in kinds],
        "$defs": {_name(kind): _object(kind) for kind in kinds},
    }


def columns_of(kind: str) -> tuple[str, ...]:
    """Return the names of the values of the records of a kind."""
    (found,) = (one for one in get_args(records.Record) if _name(one) == kind)
    return tuple(get_type_hints(found))


def _name(kind: Any) -> str:
    (name,) = get_args(get_type_hints(kind)["kind"])
    return str(name)


def _object(kind: Any) -> dict[str, object]:
    hints = get_type_hints(kind)
    return {
        "type": "object",
        "description": " ".join((kind.__doc__ or "").split()),
        "properties": {name: _schema(hint) for name, hint in hints.items()},
        "required": list(hints),
    }


def _schema(hint: Any) -> dict[str, object]:
    """Return the schema of a value of a type."""
    if hint in _BASIC:
        return {"type": _BASIC[hint]}
    if is_typeddict(hint):
        return _object(hint)
    if get_origin(hint) is Literal:
        return {"const": get_args(hint)[0]}
    if get_origin(hint) is list:
        return {"type": "array", "items": _schema(get_args(hint)[0])}
    parts = [_schema(part) for part in get_args(hint)]
    if all(part.keys() == {"type"} for part in parts):
        return {"type": [part["type"] for part in parts]}
    return {"anyOf": parts}
