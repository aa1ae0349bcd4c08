"""The IR as JSON, and the JSON Schema that describes it."""

from __future__ import annotations

import ast
import inspect
import json
import textwrap
from dataclasses import fields, is_dataclass
from itertools import pairwise
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def dump(value: object) -> str:
    """JSON as it is committed: readable, stable, with a line break at the end."""
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def describe(root: type) -> dict[str, Any]:
    """The JSON Schema of a tree of dataclasses; their docstrings become descriptions."""
    definitions: dict[str, Any] = {}
    _define(root, definitions)
    return {
        "$schema": _DRAFT,
        "title": "The tableau-flows API description",
        "$ref": f"#/$defs/{root.__name__}",
        "$defs": dict(sorted(definitions.items())),
    }


def _define(cls: type, definitions: dict[str, Any]) -> None:
    if cls.__name__ in definitions:
        return
    definitions[cls.__name__] = {}
    hints = get_type_hints(cls)
    texts = _field_texts(cls)
    properties: dict[str, Any] = {}
    for field in fields(cls):
        schema = _schema(hints[field.name], definitions)
        if text := texts.get(field.name):
            schema = {**schema, "description": text}
        properties[field.name] = schema
    definitions[cls.__name__] = {
        "description": inspect.cleandoc(cls.__doc__ or ""),
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _schema(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin = get_origin(hint)
    if origin is Literal:
        return {"enum": list(get_args(hint))}
    if origin is tuple:
        return {"type": "array", "items": _schema(get_args(hint)[0], definitions)}
    if origin in (Union, UnionType):
        parts = [_schema(arg, definitions) for arg in get_args(hint)]
        return {"anyOf": parts}
    if is_dataclass(hint) and isinstance(hint, type):
        _define(hint, definitions)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    names: dict[Any, str] = {str: "string", bool: "boolean", int: "integer", NoneType: "null"}
    return {"type": names[hint]}


def _field_texts(cls: type) -> dict[str, str]:
    """The string below each field, which Python itself throws away."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(cls)))
    body = tree.body[0].body if isinstance(tree.body[0], ast.ClassDef) else []
    texts: dict[str, str] = {}
    for statement, following in pairwise(body):
        if (
            isinstance(statement, ast.AnnAssign)
            and isinstance(statement.target, ast.Name)
            and isinstance(following, ast.Expr)
            and isinstance(following.value, ast.Constant)
        ):
            texts[statement.target.id] = " ".join(str(following.value.value).split())
    return texts
