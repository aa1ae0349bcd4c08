"""Checks that a text can be stored, which means that an XML document can contain it."""

from __future__ import annotations

import re

# Characters that no XML 1.0 document can contain, not even as a character reference. A text with
# one of these could be stored, but no response could ever contain it.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class UnstorableError(ValueError):
    """A value that must not be stored, because no response could contain it."""


def replace_unstorable(text: str) -> str:
    """Replace the characters that an XML document cannot contain."""
    return _NOT_IN_XML.sub("\ufffd", text)


def check_storable(text: str) -> None:
    """Check that a response can contain a text.

    Raises:
        UnstorableError: It cannot.
    """
    found = _NOT_IN_XML.search(text)
    if found is not None:
        raise UnstorableError(
            f"a text has the character U+{ord(found[0]):04X}, which XML cannot hold"
        )
