"""Neutral names: words in lower case with one space between them; a language spells them."""

from __future__ import annotations

import re

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[^\W_]+")


def words(name: str) -> str:
    """`webpageUrl`, `WebpageUrl`, `webpage_url` and `webpage-url` → `webpage url`."""
    plain = name.replace("OAuth", "Oauth").replace("oAuth", "oauth")
    return " ".join(_WORD.findall(_HUMP.sub(" ", plain))).lower()


def type_words(name: str) -> str:
    """`flowRunType` → `flow run`; the suffix `Type` says nothing in code."""
    return words(name.removesuffix("Type") or name)
