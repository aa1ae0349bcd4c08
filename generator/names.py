"""Neutral names: words in lower case with one space between them; a language spells them."""

from __future__ import annotations

import re
from collections.abc import Mapping

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[^\W_]+")
_ID_OF = re.compile(r"(\w*[a-z])(?<!Session)Id")


def words(name: str) -> str:
    """`webpageUrl`, `WebpageUrl`, `webpage_url` and `webpage-url` → `webpage url`."""
    plain = name.replace("OAuth", "Oauth").replace("oAuth", "oauth")
    return " ".join(_WORD.findall(_HUMP.sub(" ", plain))).lower()


def identified(name: str) -> str | None:
    """Return the object that a value is the id of, by its wire name: `flowRunId` → `flowRun`.

    None if it is no id of an object; an upload session, which has no object, is none either.
    """
    found = _ID_OF.fullmatch(name)
    return found[1] if found else None


def argument_of(parameter: Mapping[str, object]) -> str:
    """Return the name of the argument for a parameter; for an id, the name of the object."""
    if "x-argument" in parameter:
        return str(parameter["x-argument"])
    name = str(parameter["name"])
    return (None if parameter.get("x-session") else identified(name)) or name


def type_words(name: str) -> str:
    """`flowRunType` → `flow run`; the suffix `Type` says nothing in code."""
    return words(name.removesuffix("Type") or name)
