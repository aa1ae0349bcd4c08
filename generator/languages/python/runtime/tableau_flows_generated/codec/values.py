"""Single values: from text to Python and back, and the errors of both ways."""

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
    slow: int = 100_000
    """Tags of forms that have not been met, and values that cannot be read: see `Elements`."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A value that could not be read and is None, or an element that is left out because of one.

    Attributes:
        path: Where: element names from the root, with `@` before an attribute.
        reason: What is wrong, with the first such value unless it is long.
        count: How often it was so at this path in the document.
    """

    path: str
    reason: str
    count: int = 1

    def __str__(self) -> str:
        times = f" ({self.count} times)" if self.count > 1 else ""
        return f"{self.path}: {self.reason}{times}"


# `fromisoformat` takes more than these, such as week dates, and `int` the digits of every script.
_DATE_TIME = re.compile(protocol.DATE_TIME)
_TIME = re.compile(protocol.TIME)
_INTEGER = re.compile(protocol.INTEGER)
_BOOLEANS = protocol.BOOLEANS
_TRUE, _FALSE = protocol.TRUE, protocol.FALSE
_WHITE_SPACE = " \t\r\n"

from_iso = datetime.fromisoformat


def read_datetime(text: str | None) -> datetime | None:
    """`2018-11-06T04:57:55Z`, also with a fraction or an offset; servers write "" for none.

    An offset may lack its colon, and without one it is UTC (wire_facts §1). `24:00:00` is the
    beginning of the next day.
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
    """`22:30:00`, also with a fraction or an offset; "" is none. `24:00:00` is midnight."""
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
    """`42`; "" is none."""
    if text is None or not (text := text.strip(_WHITE_SPACE)):
        return None
    if _INTEGER.fullmatch(text) is None:
        raise ValueError(text)
    return int(text)


def read_boolean(text: str | None) -> bool | None:
    """`true`, `false`, `1`, `0`; "" is none."""
    if text is None or not (text := text.strip(_WHITE_SPACE)):
        return None
    return _BOOLEANS[text]


def mixed_text(text: StringIO | str | None) -> str | None:
    """Text that stands beside elements: without the layout around it, None if that is all."""
    if text is None:
        return None
    return (text if isinstance(text, str) else text.getvalue()).strip(" \t\r\n") or None


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
    if value.tzinfo is UTC:
        return value.isoformat()[:-6] + "Z"  # in place of "+00:00"
    try:
        utc = value.astimezone(UTC)
    except OverflowError:  # the first or last hours that Python knows: they keep their offset
        return value.isoformat()
    return utc.replace(tzinfo=None).isoformat() + "Z"


def write_boolean(value: bool) -> str:
    """`true` or `false`: servers want lower case."""
    return _TRUE if value else _FALSE
