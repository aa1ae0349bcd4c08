# Generated from spec/ by `make generate`. Do not edit.
"""Parsing of raw tags: their names and attributes.

expat has already checked that they are well-formed and that no attribute is repeated.
"""

from __future__ import annotations

import re
from functools import lru_cache

Attributes = dict[str, str]

MARKUP = "!?]"
"""What follows the `<` of comments, declarations and instructions; and the end of CDATA."""

# None of these backtracks: a tag can be as long as the document, and time must stay linear.
_NAME = re.compile(r"<([^\s/>]++)")
_ATTRIBUTE = re.compile(r"""([^\s=/<>"']++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)')""")
_WHITE_SPACE = re.compile(r"\r\n|[\t\n\r]")
_REFERENCE = re.compile("&(?:#x0*+([0-9A-Fa-f]*+)|#0*+([0-9]*+)|([a-z]++));")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def name_of(tag: str) -> str:
    """Return the name of an element from its start tag."""
    match = _NAME.match(tag)
    return match[1] if match else ""


def attributes_of(tag: str) -> Attributes:
    """Return the attributes of a start tag, in any notation."""
    found = _ATTRIBUTE.finditer(tag, 1 + len(name_of(tag)))
    return {match[1]: value_of(match[2] or match[3] or "") for match in found}


def value_of(text: str) -> str:
    """Return the value of an attribute from the text between its quotes."""
    return _REFERENCE.sub(_referred, _WHITE_SPACE.sub(" ", text))


@lru_cache(maxsize=64)
def root_of(tag: str) -> tuple[str, Attributes]:
    """Return the name and the attributes of a root, cached since they rarely differ."""
    return name_of(tag), attributes_of(tag)


def _referred(match: re.Match[str]) -> str:
    hexadecimal, decimal, name = match.groups()
    if name is not None:
        return _ENTITIES[name]
    return chr(int(hexadecimal, 16) if decimal is None else int(decimal))
