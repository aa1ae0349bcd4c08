# Generated from spec/ by `make generate`. Do not edit.
"""Conversion of single values between text and Python, and the errors of the codec."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from io import StringIO
from typing import Any

from .. import protocol
from ..errors import UsageError


class DecodeError(ValueError):
    """A document that cannot be read.

    Attributes:
        reason: Description of the error.
        path: Element names from the root, with `@` before an attribute; "" for the document.
        root: Local name of the root element, if it was read.
        kind: "malformed" (not XML, or truncated), "foreign" (another document), "refused"
            (DOCTYPE, or over a limit), or "value" (the expected document with an invalid value).
    """

    def __init__(self, reason: str, *, path: str = "", root: str | None = None, kind: str) -> None:
        self.reason = reason
        self.path = path
        self.root = root
        self.kind = kind
        super().__init__(f"{path}: {reason}" if path else reason)


class EncodeError(UsageError):
    """A value that XML cannot represent, or that must not be sent.

    Attributes:
        where: Class and field of the value.
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
    """Limits for a document, far above what servers send."""

    depth: int = 64
    attributes: int = 256
    text: int = 16 * 1024 * 1024
    """Maximum characters of one text, and bytes of one tag."""
    slow: int = 100_000
    """Maximum number of new tag forms and unreadable values; see `Elements`."""


@dataclass(frozen=True, slots=True)
class Problem:
    """An unreadable value that became None, or an element that was omitted because of one.

    Attributes:
        path: Element names from the root, with `@` before an attribute.
        reason: Description of the problem, with the first such value unless it is long.
        count: Number of occurrences at this path in the document.
    """

    path: str
    reason: str
    count: int = 1

    def __str__(self) -> str:
        times = f" ({self.count} times)" if self.count > 1 else ""
        return f"{self.path}: {self.reason}{times}"


# `fromisoformat` accepts other forms too, such as week dates, and `int` the digits of all scripts.
_DATE_TIME = re.compile(protocol.DATE_TIME)
_TIME = re.compile(protocol.TIME)
_INTEGER = re.compile(protocol.INTEGER)
_BOOLEANS = protocol.BOOLEANS
_TRUE, _FALSE = protocol.TRUE, protocol.FALSE
_WHITE_SPACE = " \t\r\n"

from_iso = datetime.fromisoformat


def read_datetime(text: str | None) -> datetime | None:
    """Read a time such as `2018-11-06T04:57:55Z`, also with a fraction or an offset; "" is None.

    The colon of the offset is optional; without an offset, the time is UTC (wire_facts §1).
    `24:00:00` is the beginning of the next day.
    """
    if text is None or not (text := text.strip(_WHITE_SPACE)):
        return None
    match = _DATE_TIME.fullmatch(text)
    if match is None:
        raise ValueError(text)
    day, clock, fraction, zone = match.groups()
    if clock == "24:00:00" and not (fraction or "").strip(".0"):
        return from_iso(f"{day}T00:00:00{zone or 'Z'}") + timedelta(days=1)
    return from_iso(f"{day}T{clock}{fraction or ''}{zone or 'Z'}")


def read_time(text: str | None) -> time | None:
    """Read a time of day such as `22:30:00`; "" is None, and `24:00:00` is midnight."""
    if text is None or not (text := text.strip(_WHITE_SPACE)):
        return None
    match = _TIME.fullmatch(text)
    if match is None:
        raise ValueError(text)
    clock, fraction, zone = match.groups()
    if clock == "24:00:00" and not (fraction or "").strip(".0"):
        clock, fraction = "00:00:00", ""
    return time.fromisoformat(f"{clock}{fraction or ''}{zone}")


def read_integer(text: str | None) -> int | None:
    """Read an integer such as `42`; "" is None."""
    if text is None or not (text := text.strip(_WHITE_SPACE)):
        return None
    if _INTEGER.fullmatch(text) is None:
        raise ValueError(text)
    return int(text)


def read_boolean(text: str | None) -> bool | None:
    """Read a boolean: `true`, `false`, `1` or `0`; "" is None."""
    if text is None or not (text := text.strip(_WHITE_SPACE)):
        return None
    return _BOOLEANS[text]


def mixed_text(text: StringIO | str | None) -> str | None:
    """Return text beside elements without surrounding white space, or None if it is empty."""
    if text is None:
        return None
    return (text if isinstance(text, str) else text.getvalue()).strip(" \t\r\n") or None


def need(value: Any) -> Any:
    """Return a required value; raise an error if it is missing."""
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
    """Escape text for XML, for elements and for attributes in double quotes."""
    if _SPECIAL.search(text) is None:
        return text
    try:
        return _SPECIAL.sub(lambda match: _ESCAPES[match[0]], text)
    except KeyError as error:
        character = f"U+{ord(error.args[0]):04X}"
        raise EncodeError(f"the character {character} is not allowed in XML", where=where) from None


def write_datetime(value: datetime, where: str) -> str:
    """Write a time in UTC with a `Z`, with a fraction only if it is not zero."""
    if value.tzinfo is None:
        raise EncodeError("a time without a time zone", where=where)
    if value.tzinfo is UTC:
        return value.isoformat()[:-6] + "Z"  # in place of "+00:00"
    try:
        utc = value.astimezone(UTC)
    except OverflowError:  # the first or last hours that Python supports keep their offset
        return value.isoformat()
    return utc.replace(tzinfo=None).isoformat() + "Z"


def write_boolean(value: bool) -> str:
    """Write `true` or `false`; servers require lower case."""
    return _TRUE if value else _FALSE
