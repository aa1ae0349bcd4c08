"""Names in the spec: conversion between spellings, and the nearest name to a misspelt one."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

_LONGEST_COMPARED = 64
"""Maximum characters of a wrong name that are compared with known names."""


def pascal(name: str) -> str:
    """`flowRunType` → `FlowRun`; the suffix `Type` says nothing in code."""
    stem = name.removesuffix("Type") or name
    return stem[:1].upper() + stem[1:]


def camel(words: str) -> str:
    """`flow run` → `flowRun`."""
    first, *others = words.split(" ")
    return first + "".join(word[:1].upper() + word[1:] for word in others)


def close_names(name: str, known: Iterable[str]) -> list[str]:
    """Return the known name most similar to a name, as a list of at most one."""
    return difflib.get_close_matches(name[:_LONGEST_COMPARED], list(known), 1, 0.7)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return the end of a message about an unknown name: the most similar known name, if any."""
    return "".join(f"; did you mean {found!r}?" for found in close_names(name, known))
