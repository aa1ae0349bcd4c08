"""Texts for a terminal: without characters that would control it."""

from __future__ import annotations


def printable(text: str) -> str:
    """Return a text without characters that would control the terminal."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in text)
