"""Texts that can be stored: those that an XML document can hold."""

from __future__ import annotations

import re

# What no XML 1.0 document can hold, not even as a character reference: a text with one of these
# could be stored and then never be answered.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class UnstorableError(ValueError):
    """A value that must not be stored, since no answer could hold it."""


def answerable(text: str) -> str:
    """A text whose characters an XML document can hold; others are replaced."""
    return _NOT_IN_XML.sub("\ufffd", text)


def check_storable(text: str) -> None:
    """Make sure that an answer can hold a text.

    Raises:
        UnstorableError: It cannot.
    """
    found = _NOT_IN_XML.search(text)
    if found is not None:
        raise UnstorableError(
            f"a text has the character U+{ord(found[0]):04X}, which XML cannot hold"
        )
