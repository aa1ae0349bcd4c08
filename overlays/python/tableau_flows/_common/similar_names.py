"""Finds the names that are most similar to a wrong one, for error messages."""

from __future__ import annotations

from collections.abc import Iterable

LONGEST_COMPARED = 64
"""Maximum characters of a name that are compared: the time grows with the square of them."""


def similar_names(
    wanted: str, names: Iterable[str], most: int, *, however_different: bool = False
) -> tuple[str, ...]:
    """Return the names that are most similar to a text, the most similar first.

    Only the beginnings are compared, and without regard to case, so that names that differ in case
    only are the most similar.

    Args:
        wanted: The text.
        names: The names to choose from.
        most: Maximum number of names that are returned.
        however_different: Whether names with little in common are returned as well.
    """
    from difflib import get_close_matches  # needed for errors only

    spellings: dict[str, list[str]] = {}
    for name in names:
        spellings.setdefault(_compared(name), []).append(name)
    cutoff = 0.0 if however_different else 0.6
    close = get_close_matches(_compared(wanted), spellings, most, cutoff)
    return tuple([name for one in close for name in spellings[one]][:most])


def _compared(name: str) -> str:
    return name[:LONGEST_COMPARED].casefold()
