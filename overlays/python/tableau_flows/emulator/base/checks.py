"""Checks of what a test gives to the emulator: what could never work is refused where it is given.

Each takes what the value is for, as the message names it, and gives the value back. A value of
another type is a ``TypeError``, any other a ``ValueError``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import cast

import h11

from tableau_flows.emulator.base.nearest import perhaps
from tableau_flows.emulator.base.storable import check_storable

SHOWN = 200
"""Characters of a wrong value that a message shows."""


def text(what: str, value: object) -> str:
    """A text that an answer can hold."""
    if not isinstance(value, str):
        raise TypeError(f"{what} is a text, not {shown(value)}")
    check_storable(value)
    return value


def name(what: str, value: object) -> str:
    """A text that is not empty."""
    if not text(what, value):
        raise ValueError(f"{what} is not empty")
    return str(value)


def texts(what: str, values: object) -> tuple[str, ...]:
    """Several texts, each once."""
    return tuple(dict.fromkeys(text(f"one of {what}", value) for value in several(what, values)))


def several(what: str, values: object) -> Collection[object]:
    """A list or the like; not a single text, whose characters would each count as one."""
    if isinstance(values, str) or not isinstance(values, Collection):
        raise TypeError(f"{what} are a list of texts, not {shown(values)}")
    return cast("Collection[object]", values)


def one_of(what: str, value: object, known: Iterable[str]) -> str:
    """One of the names that are known; the message tells them and the nearest one."""
    names = [str(it) for it in known]
    found = text(what, value)
    if found not in names:
        raise ValueError(
            f"{what} is {' or '.join(names)}, not {shown(found)}; {perhaps(found, names)}"
        )
    return found


def flag(what: str, value: object) -> bool:
    """True or False."""
    if not isinstance(value, bool):
        raise TypeError(f"{what} is True or False, not {shown(value)}")
    return value


def whole(what: str, value: object, least: int, most: int | None = None) -> int:
    """A whole number within bounds."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{what} is a whole number, not {shown(value)}")
    if value < least or (most is not None and value > most):
        bounds = f"{least} or more" if most is None else f"{least} to {most}"
        raise ValueError(f"{what} is {bounds}, not {shown(value)}")
    return value


def seconds(what: str, value: object, most: float) -> float:
    """A number of seconds."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{what} is a number of seconds, not {shown(value)}")
    if not 0 <= value <= most:
        raise ValueError(f"{what} is from 0 to {most:.0f} seconds, not {shown(value)}")
    return value


def octets(what: str, value: object) -> bytes:
    """Bytes."""
    if not isinstance(value, bytes):
        raise TypeError(f"{what} is bytes, not {shown(value)}")
    return value


def answer(status: int, body: bytes, headers: object) -> dict[str, str]:
    """The headers of an answer that can be sent with this status and body."""
    if not isinstance(headers, Mapping):
        raise TypeError(f"the headers are a mapping of texts, not {shown(headers)}")
    given = cast("Mapping[object, object]", headers)
    found = {
        text("the name of a header", key): text(f"the header {shown(key)}", value)
        for key, value in given.items()
    }
    try:
        # Judged by what sends it.
        h11.Response(
            status_code=status,
            headers=[(key.encode("latin-1"), it.encode("latin-1")) for key, it in found.items()],
        )
    except (h11.LocalProtocolError, UnicodeEncodeError) as problem:
        raise ValueError(f"these headers cannot be sent: {problem}") from None
    if body and status in {204, 304}:
        raise ValueError(f"an answer with status {status} has no body")
    for key, value in found.items():
        if key.lower() == "content-length" and value != str(len(body)):
            raise ValueError(f"the body has {len(body)} bytes, not {value}")
    return found


def shown(value: object) -> str:
    """A value as a message shows it."""
    return repr(value)[:SHOWN]
