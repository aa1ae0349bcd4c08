"""Texts for people: without characters that would control a terminal."""

from __future__ import annotations

import re


def printable(text: str) -> str:
    """Return a text without characters that would control the terminal."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in text)


_LIKE_MESSAGES = re.compile("[='\";]")
"""Characters that also stand in messages: around values, after arguments, between clauses."""


def shown_path(text: object, longest: int = 300) -> str:
    """Return a path or a name for an error message: printable, and of limited length.

    It is in quotation marks if it could be taken for more than a path in the message.
    """
    whole = str(text)
    shown = whole[:longest]
    shown = (
        repr(shown)
        if _LIKE_MESSAGES.search(shown)
        else "".join(
            character if character.isprintable() else character.encode("unicode_escape").decode()
            for character in shown
        )
    )
    return shown if len(whole) <= longest else f"{shown}…"
