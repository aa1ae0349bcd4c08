# Generated from spec/ by `make generate`. Do not edit.
"""Single values: from text to Python and back, and the errors of both ways."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timezone
from typing import Any

from ..errors import UsageError


class DecodeError(ValueError):
    """A document that cannot be read.

    Attributes:
        reason: What is wrong.
        path: Where: element names from the root, with `@` before an attribute; "" for the whole.
        root: The local name of the root element, if one was seen.
        kind: "malformed" (no XML, or cut off), "foreign" (some other document), "refused"
            (DOCTYPE, or over a limit), or "value" (the right document with a wrong value).
    """

    def __init__(self, reason: str, *, path: str = "", root: str | None = None, kind: str) -> None:
        self.reason = reason
        self.path = path
        self.root = root
        self.kind = kind
        super().__init__(f"{path}: {reason}" if path else reason)


class EncodeError(UsageError):
    """A value that XML cannot hold, or that may not be sent.

    Attributes:
        where: The type and field.
    """

    def __init__(self, reason: str, *, where: str) -> None:
        self.reason = reason
        self.where = where
        super().__init__(f"{where}: {reason}")


class ErrorDocument(Exception):  # noqa: N818 - not a failure of reading: it was read
    """A reply that reports an error, whatever its HTTP status is."""

    def __init__(self, error: Any) -> None:
        self.error = error
        super().__init__(error)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a document may not exceed; far above what servers send."""

    depth: int = 64
    attributes: int = 256
    text: int = 16 * 1024 * 1024
    """Characters of one text, and bytes of one tag."""


from_iso = datetime.fromisoformat


def read_datetime(text: str | None) -> datetime | None:
    """`2018-11-06T04:57:55Z`, also with a fraction or an offset; servers write "" for none."""
    if not text:
        return None
    value = from_iso(text)
    return value if value.tzinfo else value.replace(tzinfo=timezone.utc)


def read_time(text: str | None) -> time | None:
    """`22:30:00`; "" is none."""
    return time.fromisoformat(text) if text else None


def read_integer(text: str | None) -> int | None:
    """`42`; "" is none."""
    return int(text) if text else None


def read_boolean(text: str | None) -> bool | None:
    """`true`, `false`, `1`, `0`, in any case; "" is none."""
    if not text:
        return None
    return _BOOLEANS[text.strip().lower()]


_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}


def need(value: Any) -> Any:
    """A value that must be there."""
    if value is None:
        raise LookupError
    return value


_SPECIAL = re.compile(r'[&<>"\x00-\x1f\ud800-\udfff\ufffe\uffff]')
_ESCAPES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\t": "&#9;",
    "\n": "&#10;",
    "\r": "&#13;",
}


def escape(text: str, where: str) -> str:
    """Text as it may stand in XML, in an element as well as between double quotes."""
    if _SPECIAL.search(text) is None:
        return text
    try:
        return _SPECIAL.sub(lambda match: _ESCAPES[match[0]], text)
    except KeyError as error:
        character = f"U+{ord(error.args[0]):04X}"
        raise EncodeError(f"the character {character} has no place in XML", where=where) from None


def write_datetime(value: datetime, where: str) -> str:
    """UTC with a `Z`; the fraction only if there is one."""
    if value.tzinfo is None:
        raise EncodeError("a time without a time zone", where=where)
    try:
        utc = value.astimezone(timezone.utc)
    except OverflowError:  # the first or last hours that Python knows: they keep their offset
        return value.isoformat()
    return utc.replace(tzinfo=None).isoformat() + "Z"


def write_boolean(value: bool) -> str:
    """`true` or `false`: servers want lower case."""
    return "true" if value else "false"
