"""Plans for start tags of the same form, so that how to take them apart is found out once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .shapes import Child

Given = Sequence[Any]
"""The attributes of an element as text, in the order of its shape; None for missing ones."""
Convert = Callable[[str], Any]
"""Converts the text of an attribute or element to its value."""

_LONG_TAG = 1000
"""Length from which a tag form, without its values, is not cached, in characters."""


class Plan:
    """How to parse start tags of one form, which are equal outside their quotes.

    Args:
        found: The element; None if it is not in the schema.
        name: Name in the tags.
        attributes: Attributes of one of these tags, in its order.
        outside: The text outside the quotes.

    Attributes:
        take: Selects the attributes, in the order of the shape, from a tag that was split at its
            quotes and ends with None.
        missing: Name of a required attribute that is missing.
        skips: Whether the element is skipped with its content.
        unknown: Names that are not in the schema.
        next: The plan that was used after this one most recently.
        is_reusable: Whether the plan applies to other tags that are equal outside their quotes.
    """

    __slots__ = ("found", "is_reusable", "missing", "next", "outside", "skips", "take", "unknown")

    def __init__(
        self, found: Child | None, name: str, attributes: Mapping[str, str], outside: list[str]
    ) -> None:
        shape = None if found is None else found.shape
        known: Mapping[str, Convert] = {} if shape is None else shape.attributes
        self.found = found
        self.next = self
        self.missing = None
        self.unknown: tuple[str, ...] = ()
        if found is None:
            self.unknown = (name,) if name else ()
        elif shape is not None:
            self.missing = next((n for n in shape.needed if n not in attributes), None)
            self.unknown = tuple(
                f"{name}@{attribute}"
                for attribute in attributes
                if attribute not in known and not attribute.startswith(("xmlns", "xsi:"))
            )
        places = {attribute: 2 * at + 1 for at, attribute in enumerate(attributes)}
        self.take = _taker([places.get(attribute, -1) for attribute in known])
        self.skips = bool(self.unknown) and found is None
        # Within single quotes there may be double quotes, at which the tag would be split.
        self.is_reusable = (
            not any("'" in part for part in outside) and sum(map(len, outside)) <= _LONG_TAG
        )
        self.outside = outside if self.is_reusable else []

    def given(self, attributes: Mapping[str, str]) -> Given:
        """Return the attributes of a tag that was parsed in another way."""
        return () if self.found is None else self.found.given(attributes)


def _taker(places: list[int]) -> Callable[[list[Any]], Given]:
    """Return a function that selects the items at some positions of a list as a tuple."""
    if not places:
        return _nothing
    if len(places) > 1:
        return itemgetter(*places)
    place = places[0]
    return itemgetter(slice(place, place + 1 or None))


def _nothing(_: list[Any]) -> Given:
    return ()


NO_PLAN = Plan(None, "", {}, [])
"""The plan before the first tag."""
LEFT_OUT = Plan(None, "-", {}, [])
"""The plan for a tag of an optional element without a required attribute."""
