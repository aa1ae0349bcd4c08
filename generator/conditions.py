"""What holds between the properties of one object in `api.json`, as conditions of JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Schema = dict[str, object]


def _when(condition: Schema, then: Schema, otherwise: Schema | None = None) -> Schema:
    branches: Schema = {
        "if": {"properties": condition, "required": [*condition]},
        "then": {"properties": then},
    }
    return branches if otherwise is None else {**branches, "else": {"properties": otherwise}}


_NULL: Schema = {"type": "null"}
_TEXT: Schema = {"type": "string"}
_EMPTY: Schema = {"maxItems": 0}
_FULL: Schema = {"minItems": 1}
_TRUE: Schema = {"const": True}
_FALSE: Schema = {"const": False}
_WRITE: Schema = {"contains": {"const": "write"}}


CONDITIONS: Mapping[str, Sequence[Schema]] = {
    # A primitive kind has no name; an enumeration and a type have one.
    "TypeRef": [_when({"kind": {"enum": ["enum", "object"]}}, {"name": _TEXT}, {"name": _NULL})],
    "Field": [
        # An attribute neither repeats nor has a wrapper.
        _when({"place": {"const": "attribute"}}, {"many": _FALSE, "wrapper": _NULL}),
        _when({"place": {"const": "text"}}, {"many": _FALSE}),
        # Only what repeats has a wrapper, apart from the text that stands in one.
        _when({"place": {"const": "element"}, "many": _FALSE}, {"wrapper": _NULL}),
    ],
    "Enumeration": [{"properties": {"members": _FULL}}],
    "FilterField": [_when({"in_values": _FULL}, {"operators": {"contains": {"const": "in"}}})],
    "Parameter": [
        _when(
            {"location": {"const": "path"}}, {"required": _TRUE, "filter": _EMPTY, "sort": _EMPTY}
        ),
        _when(
            {"type": {"const": "integer"}},
            {"default": {"type": ["integer", "null"]}, "enum": _EMPTY},
            {"minimum": _NULL, "maximum": _NULL},
        ),
        _when({"type": {"const": "boolean"}}, {"default": {"type": ["boolean", "null"]}}),
        _when({"type": {"const": "string"}}, {"default": {"type": ["string", "null"]}}),
    ],
    "Argument": [{"properties": {"path": _FULL}}],
    # A file has its name in the header, and nothing else has one.
    "Part": [
        _when(
            {"content": {"const": "file"}},
            {"filename": {"const": "file"}},
            {"filename": {"enum": ["empty", None]}},
        )
    ],
    "Request": [
        _when({"media_type": {"pattern": "^multipart/"}}, {"parts": _FULL}, {"parts": _EMPTY}),
        _when({"type": _NULL}, {"arguments": _EMPTY}),
    ],
    # A binary reply has no document, and only a document has a field to return.
    "Reply": [
        _when({"binary": _TRUE}, {"type": _NULL}),
        _when({"type": _NULL}, {"result": _NULL}),
    ],
    "Operation": [
        _when({"method": {"const": "GET"}}, {"request": _NULL}),
        _when({"paged": {"type": "object"}}, {"reply": {"properties": {"result": _TEXT}}}),
        _when({"scopes_known": _FALSE}, {"scopes": _EMPTY}),
        # Reads are all GET; only a write has to be looked for.
        _when(
            {"method": {"const": "GET"}},
            {"retry": {"const": "read"}},
            {"retry": {"enum": ["repeatable", "write"]}},
        ),
        _when({"retry": {"const": "write"}}, {"verify": {"type": "object"}}, {"verify": _NULL}),
    ],
    # Some servers take each kind of credentials.
    "CredentialKind": [
        {"anyOf": [{"properties": {key: _TEXT}} for key in ("since_server", "since_cloud")]}
    ],
    "Failure": [
        # A write that may have been performed is not repeated.
        _when({"unknown": {"not": {"const": "never"}}}, {"after": {"not": _WRITE}}),
        _when({"waits": {"type": "boolean"}}, {"statuses": _FULL}),
    ],
}
"""The conditions by the name of the class."""
