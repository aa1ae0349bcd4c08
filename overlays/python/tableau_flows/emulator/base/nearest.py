"""Finds the known name that a wrong one was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def perhaps(wrong: str, known: Iterable[str]) -> str:
    """A hint such as ``perhaps after?``; it names the nearest known name, however far it is."""
    names = sorted(known)
    if not names:
        return "none is known"
    by_lower_case = {name.lower(): name for name in names}
    [nearest] = get_close_matches(wrong.lower()[:200], by_lower_case, 1, 0) or [names[0]]
    return f"perhaps {by_lower_case.get(nearest, nearest)}?"
