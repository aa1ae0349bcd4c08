"""The vocabulary of a YAML document: a JSON Schema says which words may stand where.

Editors use the same schemas. What they say is put into plain words here, with the nearest word
that exists where one does not.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast

import jsonschema

from generator.checking.names import close_names, did_you_mean
from generator.document import Document, Node, as_list, as_node
from generator.errors import Fault

_KINDS = {
    "string": "a quoted string",
    "integer": "an integer",
    "boolean": "true or false",
    "array": "a list [in brackets]",
    "object": "a mapping",
    "null": "null",
}
_LONGEST = 60
"""Maximum length of a value in a message."""
_FEW = 6
"""Maximum number of known keys that a message lists."""


def check_vocabulary(document: Document, schema: Path) -> tuple[Fault, ...]:
    """Return a fault for each key that is unknown, missing, or has a value of the wrong kind."""
    errors: list[jsonschema.ValidationError] = list(
        _validator(schema).iter_errors(document.content)  # pyright: ignore[reportUnknownMemberType]
    )
    misspelt = {(tuple(error.absolute_path), word) for error in errors for word in _meant(error)}
    faults = [
        fault
        for error in errors
        if not _is_misspelt(error, misspelt)
        for fault in _faults(document, error)
    ]
    return tuple(dict.fromkeys(faults))


@cache
def _validator(schema: Path) -> jsonschema.Draft202012Validator:
    document = json.loads(schema.read_text("utf-8"))
    return jsonschema.Draft202012Validator(_inlined(document, document["$defs"]))


def _inlined(value: Any, definitions: Node) -> Any:
    """A schema with its definitions put in their places: following references takes most time."""
    if items := as_list(value):
        return [_inlined(item, definitions) for item in items]
    node = as_node(value)
    if not node:
        return value
    name = str(node.get("$ref", "")).removeprefix("#/$defs/")
    below = {
        key: _inlined(item, definitions)
        for key, item in node.items()
        if key != "$defs" and (key != "$ref" or name not in definitions)
    }
    return _inlined(definitions[name], definitions) | below if name in definitions else below


def _meant(error: jsonschema.ValidationError) -> Iterator[str]:
    """Return the known keys most similar to the unknown ones."""
    if error.validator == "additionalProperties":
        known = list(cast("Mapping[str, Any]", error.schema).get("properties", {}))
        for key in cast("Mapping[str, Any]", error.instance):
            if key not in known:
                yield from close_names(key, known)


def _is_misspelt(error: jsonschema.ValidationError, misspelt: set[Any]) -> bool:
    """Return whether a key is missing only because it is misspelt, which is reported already.

    The validator gives each missing word an error of its own.
    """
    if error.validator != "required":
        return False
    missing = error.message.split("'")[1]
    return (tuple(error.absolute_path), missing) in misspelt


def _faults(document: Document, error: jsonschema.ValidationError) -> Iterator[Fault]:
    keys = tuple(error.absolute_path)
    if "propertyNames" in error.absolute_schema_path:  # the name is the place
        keys = (*keys, str(error.instance))
    for key, reason in _reasons(error):
        yield document.fault(reason, *keys, *key)


def _reasons(error: jsonschema.ValidationError) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield each reason, with the key below the place of the error that it is about."""
    value: Any = error.instance
    schema = cast("Mapping[str, Any]", error.schema)
    rule: Any = error.validator_value
    match error.validator:
        case "additionalProperties":
            known = list(schema.get("properties", {}))
            for key in value:
                if key not in known:
                    yield (str(key),), f"the key {key!r} is unknown{_instead(str(key), known)}"
        case "required":
            yield (), error.message.replace("a required property", "missing")
        case "dependentRequired":
            for key, needed in cast("Mapping[str, list[str]]", rule).items():
                for other in needed:
                    if key in value and other not in value:
                        yield (), f"{key!r} needs {other!r}"
        case "type":
            kinds = [rule] if isinstance(rule, str) else cast("list[str]", rule)
            wanted = " or ".join(_KINDS[kind] for kind in kinds)
            shown = "the value is empty and" if value is None else _shown(value)
            yield (), f"{shown} must be {wanted}"
        case "pattern":
            yield (), f"{_shown(value)}: {schema.get('patternErrorMessage', f'not {rule}')}"
        case "enum":
            names = [str(one) for one in cast("list[str | int]", rule)]
            hint = did_you_mean(str(value), names)
            yield (), f"{_shown(value)} is not one of {', '.join(names)}{hint}"
        case "const":
            yield (), f"{_shown(value)} must be {json.dumps(rule)}"
        case "minItems" | "minProperties":
            yield (), str(schema.get("errorMessage", "it is empty"))
        case "maxItems" | "maxProperties":
            yield (), str(schema.get("errorMessage", f"at most {rule} allowed"))
        case "uniqueItems":
            yield (), f"a value is defined twice in {_shown(value)}"
        case _:
            yield (), error.message


def _instead(key: str, known: list[str]) -> str:
    """Return the end of a message about an unknown key: the most similar one, or all if few."""
    if len(known) <= _FEW and not close_names(key, known):
        return f"; the known keys are {', '.join(known)}" if known else ""
    return did_you_mean(key, known)


def _shown(value: object) -> str:
    text = json.dumps(value, default=str, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
