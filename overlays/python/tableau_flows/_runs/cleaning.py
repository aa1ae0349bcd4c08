"""Removes secrets from the models of replies that errors carry, and shortens their lists; pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

T = TypeVar("T")

MOST_SHOWN = 100
"""How many items of a list, such as the notes of a job, an error carries. Cleaning a text takes a
good part of a millisecond, and nothing else runs meanwhile."""

MOST_TEXT = 64 * 1024
"""How many characters the items of a list have together that an error carries, but for the first
item."""


def cleaned(value: T, clean: Callable[[str], str]) -> T:
    """Return a model of a reply with every text cleaned and long lists shortened.

    See `MOST_SHOWN` and `MOST_TEXT`.
    """
    if isinstance(value, str):
        return cast(T, clean(value))
    if isinstance(value, tuple):
        items = cast("tuple[object, ...]", value)
        return cast(T, tuple(cleaned(item, clean) for item in _first(items)))
    if is_dataclass(value) and not isinstance(value, type):
        texts = {item.name: cleaned(getattr(value, item.name), clean) for item in fields(value)}
        return cast(T, replace(value, **texts))
    return value


def _first(items: tuple[object, ...]) -> Iterator[object]:
    """Return the first items of a list, as many as an error carries."""
    characters = 0
    for number, item in enumerate(items[:MOST_SHOWN]):
        characters += _length(item)
        if number and characters > MOST_TEXT:
            return
        yield item


def _length(value: object) -> int:
    """Return the total number of characters in the texts of a model."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, tuple):
        return sum(map(_length, cast("tuple[object, ...]", value)))
    if is_dataclass(value):
        return sum(_length(getattr(value, item.name)) for item in fields(value))
    return 0
