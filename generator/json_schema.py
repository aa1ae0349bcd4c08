"""`api.json`, and its JSON Schemas: a strict one for what is written, an open one for readers.

The format has a number, `FORMAT`. Within a number only properties are added: each that is there
keeps its name, its type, the words that it may hold and its being there. A reader takes documents
of its number and passes over properties that it does not know.
"""

from __future__ import annotations

import ast
import inspect
import json
import sys
from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass
from functools import cache
from itertools import pairwise
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from generator import ir
from generator.conditions import CONDITIONS, Schema
from generator.document import one_line
from generator.ir.kinds import Facts

FORMAT = 2
"""The number of the format; it grows with every change that is more than an addition."""
STRICT = "api.schema.json"
OPEN = "api.reader.schema.json"
_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_HEAD: Mapping[str, Schema] = {
    "$schema": {"type": "string", "description": "The schema, in the same folder."},
    "format": {
        "const": FORMAT,
        "description": "The number of the format. Within a number, only properties are added.",
    },
}
"""What the document has before the IR."""
_NAMES: Mapping[Any, str] = {str: "string", bool: "boolean", int: "integer", NoneType: "null"}


def dump(value: object) -> str:
    """JSON as it is committed: readable, stable, with a line break at the end."""
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def document(api: ir.Api) -> dict[str, object]:
    """The IR as it is written: with its schema, and the number of its format."""
    return {"$schema": STRICT, "format": FORMAT, **asdict(api)}


def describe(*, strict: bool) -> Schema:
    """The JSON Schema of the document.

    Args:
        strict: With the forms of texts, the conditions between properties, and no property that
            is not described. The open schema leaves these out, for readers of later releases.
    """
    definitions: dict[str, Schema] = {}
    _Describer(definitions, strict).define(ir.Api, _HEAD)
    return {
        "$schema": _DRAFT,
        "title": f"The tableau-flows API description, {'as written' if strict else 'for readers'}",
        "$ref": f"#/$defs/{ir.Api.__name__}",
        "$defs": dict(sorted(definitions.items())),
    }


class _Describer:
    """Collects the schemas of a tree of dataclasses; their docstrings become descriptions."""

    def __init__(self, definitions: dict[str, Schema], strict: bool) -> None:
        self._definitions = definitions
        self._strict = strict

    def define(self, cls: type, head: Mapping[str, Schema] | None = None) -> None:
        """Add the schema of a class, with a head before its fields, and of those it is made of."""
        if cls.__name__ in self._definitions:
            return
        self._definitions[cls.__name__] = {}
        hints = get_type_hints(cls, include_extras=True)
        texts = _field_texts(cls)
        properties: dict[str, Schema] = dict(head or {})
        for field in fields(cls):
            schema = self._schema(hints[field.name])
            if (text := texts.get(field.name, _kind_text(hints[field.name]))) is not None:
                schema = {**schema, "description": text}
            properties[field.name] = schema
        described: Schema = {
            "description": inspect.cleandoc(cls.__doc__ or ""),
            "type": "object",
            "properties": properties,
            "required": list(properties),
        }
        if self._strict:
            described["additionalProperties"] = False
            if cls.__name__ in CONDITIONS:
                described["allOf"] = list(CONDITIONS[cls.__name__])
        self._definitions[cls.__name__] = described

    def _schema(self, hint: Any) -> Schema:
        origin = get_origin(hint)
        if origin is Annotated:
            base, facts = get_args(hint)
            return {**self._schema(base), **(_form(facts) if self._strict else {})}
        if origin is Literal:
            return {"enum": list(get_args(hint))}
        if origin is tuple:
            return {"type": "array", "items": self._schema(get_args(hint)[0])}
        if origin in (Union, UnionType):
            return {"anyOf": [self._schema(argument) for argument in get_args(hint)]}
        if is_dataclass(hint) and isinstance(hint, type):
            self.define(hint)
            return {"$ref": f"#/$defs/{hint.__name__}"}
        return {"type": _NAMES[hint]}


def _form(facts: Facts) -> Schema:
    known = {"pattern": facts.pattern, "minimum": facts.minimum, "maximum": facts.maximum}
    return {key: value for key, value in known.items() if value is not None}


def _kind_text(hint: Any) -> str | None:
    """The description of a kind of value, where the field has none of its own."""
    if get_origin(hint) is Annotated:
        return str(get_args(hint)[1].description)
    return next((text for part in get_args(hint) if (text := _kind_text(part))), None)


def _field_texts(cls: type) -> dict[str, str]:
    """The string below each field, which is not kept at run time."""
    texts: dict[str, str] = {}
    for statement, following in pairwise(_classes(cls.__module__)[cls.__name__].body):
        if (
            isinstance(statement, ast.AnnAssign)
            and isinstance(statement.target, ast.Name)
            and isinstance(following, ast.Expr)
            and isinstance(following.value, ast.Constant)
        ):
            texts[statement.target.id] = one_line(str(following.value.value))
    return texts


@cache
def _classes(module: str) -> Mapping[str, ast.ClassDef]:
    """The classes of a module as they are written; it is parsed only once."""
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
