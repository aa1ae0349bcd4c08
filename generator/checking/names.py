"""Names as the spec writes them and as code spells them, and those that it cannot use."""

from __future__ import annotations

import keyword
import re

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def snake(name: str) -> str:
    """`webpageUrl` → `webpage_url`; a Python keyword gets a trailing underscore."""
    plain = name.replace("OAuth", "Oauth").replace("oAuth", "oauth")
    text = re.sub(r"\W", "_", _HUMP.sub("_", plain)).lower()
    return f"{text}_" if keyword.iskeyword(text) else text


def pascal(name: str) -> str:
    """`flowRunType` → `FlowRun`; the suffix `Type` says nothing in code."""
    stem = name.removesuffix("Type") or name
    return stem[:1].upper() + stem[1:]


def constant(name: str) -> str:
    """`InProgress` → `IN_PROGRESS`; a name that begins with a digit gets an underscore."""
    text = snake(name).rstrip("_").upper()
    return f"_{text}" if text[:1].isdigit() else text


RESERVED_METHODS = frozenset(keyword.kwlist) | {
    "bool", "bytes", "float", "int", "mro", "str", "tuple",
}  # fmt: skip
"""What no method and no resource may be called: the keywords, and types that signatures name."""

RESERVED_ARGUMENTS = frozenset(keyword.kwlist) | {
    "self", "m", "operations", "query", "segment", "text_segment", "id_of", "secrets_of", "encode",
    "body", "document", "parts", "tuple",
}  # fmt: skip
"""What no argument may be called: the keywords, and names that the code of a method uses."""
