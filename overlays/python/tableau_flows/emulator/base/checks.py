"""Checks of the arguments and options that callers give to the emulator.

A value that could never work is rejected where it is given. Each function takes a description of
the value for the message and returns the value. A value of the wrong type raises ``TypeError``, any
other wrong value ``ValueError``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import cast

import h11

from tableau_flows._common.similar_names import similar_names
from tableau_flows.emulator.base.storable import check_storable

MAX_SHOWN_CHARACTERS = 200
"""Maximum characters of a wrong value that a message shows."""


def text(what: str, value: object) -> str:
    """Check that the value is a string that a response can contain."""
    if not isinstance(value, str):
        raise TypeError(f"{what} must be a string, not {shown(value)}")
    check_storable(value)
    return value


def name(what: str, value: object) -> str:
    """Check that the value is a string that is not empty."""
    if not text(what, value):
        raise ValueError(f"{what} must not be empty")
    return str(value)


def texts(what: str, values: object) -> tuple[str, ...]:
    """Check that the values are strings, and drop repeated ones."""
    return tuple(dict.fromkeys(text(f"each of {what}", value) for value in several(what, values)))


def several(what: str, values: object) -> Collection[object]:
    """Check that the values are a collection, and not one string of single characters."""
    if isinstance(values, str) or not isinstance(values, Collection):
        raise TypeError(f"{what} must be a list of strings, not {shown(values)}")
    return cast("Collection[object]", values)


def one_of(what: str, value: object, known: Iterable[str]) -> str:
    """Check that the value is a known name; the message lists the names and the nearest one."""
    names = [str(it) for it in known]
    found = text(what, value)
    if found not in names:
        raise ValueError(
            f"{what} must be {' or '.join(names)}, not {shown(found)}; {suggestion(found, names)}"
        )
    return found


def options(given: Iterable[str], known: Iterable[str]) -> None:
    """Check the names of keyword arguments; the message suggests the nearest name."""
    names = tuple(known)
    for wrong in given:
        if wrong not in names:
            raise TypeError(f"there is no option {wrong!r}; {suggestion(wrong, names)}")


def flag(what: str, value: object) -> bool:
    """Check that the value is True or False."""
    if not isinstance(value, bool):
        raise TypeError(f"{what} must be True or False, not {shown(value)}")
    return value


def whole(what: str, value: object, least: int, most: int | None = None) -> int:
    """Check that the value is an integer within bounds."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{what} must be an integer, not {shown(value)}")
    if value < least or (most is not None and value > most):
        bounds = f"at least {least}" if most is None else f"from {least} to {most}"
        raise ValueError(f"{what} must be {bounds}, not {shown(value)}")
    return value


def seconds(what: str, value: object, most: float) -> float:
    """Check that the value is a number of seconds within bounds."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{what} must be a number of seconds, not {shown(value)}")
    if not 0 <= value <= most:
        raise ValueError(f"{what} must be from 0 to {most:.0f} seconds, not {shown(value)}")
    return value


def moment(what: str, value: object) -> float:
    """Check that the value is a time with a time zone; return it in seconds since the epoch."""
    if not isinstance(value, datetime):
        raise TypeError(f"{what} must be a datetime, not {shown(value)}")
    if value.tzinfo is None:
        raise ValueError(f"{what} must have a time zone, such as UTC: {shown(value)} has none")
    return value.timestamp()


def octets(what: str, value: object) -> bytes:
    """Check that the value is a bytes object."""
    if not isinstance(value, bytes):
        raise TypeError(f"{what} must be bytes, not {shown(value)}")
    return value


def response_headers(status: int, body: bytes, headers: object) -> dict[str, str]:
    """Check that the headers can be sent in a response with this status and body."""
    if not isinstance(headers, Mapping):
        raise TypeError(f"the headers must be a mapping of strings, not {shown(headers)}")
    given = cast("Mapping[object, object]", headers)
    found = {
        text("the name of a header", key): text(f"the header {shown(key)}", value)
        for key, value in given.items()
    }
    try:
        # h11 is what sends the response, so it decides what can be sent.
        h11.Response(
            status_code=status,
            headers=[(key.encode("latin-1"), it.encode("latin-1")) for key, it in found.items()],
        )
    except (h11.LocalProtocolError, UnicodeEncodeError) as problem:
        raise ValueError(f"these headers cannot be sent: {problem}") from None
    if body and status in {204, 304}:
        raise ValueError(f"a response with status {status} must not have a body")
    for key, value in found.items():
        if key.lower() == "content-length" and value != str(len(body)):
            raise ValueError(f"Content-Length is {value}, but the body has {len(body)} bytes")
    return found


def suggestion(wrong: str, known: Iterable[str]) -> str:
    """Return a hint such as ``did you mean after?`` with the nearest known name."""
    names = sorted(known)
    if not names:
        return "there are none"
    [nearest] = similar_names(wrong, names, 1, however_different=True)
    return f"did you mean {nearest}?"


def shown(value: object) -> str:
    """Return the value as a message shows it, cut to a maximum length."""
    return repr(value)[:MAX_SHOWN_CHARACTERS]
