"""JSON values with their types, read from untrusted text."""

from __future__ import annotations

import json
from typing import TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
Object: TypeAlias = "dict[str, Json]"

DEEPEST = 100
"""Maximum nesting of values; deeper ones are refused."""


def read_object(text: str | bytes) -> Object:
    """Read a JSON object.

    Raises:
        ValueError: The text is not JSON, not an object, or nested too deeply.
    """
    try:
        value: Json = json.loads(text, parse_constant=_refuse)
    except RecursionError:
        raise ValueError("the JSON is nested too deeply") from None
    except (json.JSONDecodeError, UnicodeDecodeError, _ConstantError):
        raise
    except ValueError:
        raise ValueError("a number in the JSON has too many digits") from None
    if not isinstance(value, dict):
        raise ValueError("the JSON is not an object")
    if _is_deep(value):
        raise ValueError(f"the JSON is nested more than {DEEPEST} levels deep")
    return value


def write_line(value: Object) -> bytes:
    """Write an object as one line of UTF-8."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"


def shown(value: Json, most: int = 200) -> str:
    """Return a value as JSON, shortened to `most` characters."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= most else f"{text[:most]}… ({len(text)} characters)"


def objects(value: Json) -> list[Object]:
    """Return the objects of a list; nothing for any other value."""
    items = value if isinstance(value, list) else []
    return [item for item in items if isinstance(item, dict)]


def object_of(value: Json) -> Object:
    """Return an object; an empty one for any other value."""
    return value if isinstance(value, dict) else {}


def text_of(value: Json) -> str:
    """Return a text; an empty one for any other value."""
    return value if isinstance(value, str) else ""


def is_number(value: Json) -> bool:
    """Return whether a value is a number; JSON has other values for booleans."""
    return isinstance(value, int | float) and not isinstance(value, bool)


class _ConstantError(ValueError):
    """The text has a word that Python reads as a number, and JSON does not have."""


def _refuse(word: str) -> Json:
    raise _ConstantError(f"{word} is not JSON")


def _is_deep(value: Json) -> bool:
    level: list[Json] = [value]
    for _ in range(DEEPEST):
        level = [
            inner
            for item in level
            if isinstance(item, list | dict)
            for inner in (item.values() if isinstance(item, dict) else item)
        ]
        if not level:
            return False
    return True
