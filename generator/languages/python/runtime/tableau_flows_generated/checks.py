"""Checks of arguments: each error names the argument, the value and what is allowed."""

from __future__ import annotations

import re
from typing import cast

from . import models as m
from .errors import UsageError

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What no document of XML 1.0 can hold, and DEL."""

LONGEST_ID = 1_000
"""The longest id and other segment of a path, in characters: real ones have 36 to 60, and several
fit into an address that servers read (see `LONGEST_QUERY`)."""

LONGEST_QUERY = 8_000
"""The longest text in the query, in characters: web servers and proxies read addresses of about
8 kB, and answer longer ones with an error that says nothing of the argument."""


def shown(value: object) -> str:
    """A value for an error message: short; of what is neither text nor number, the type alone."""
    if value is not None and not isinstance(value, (str, bool, int, float)):
        return f"the class {value.__name__}" if isinstance(value, type) else type(value).__name__
    try:
        text = repr(value)
    except ValueError:  # an int of more digits than Python prints
        return "a number of thousands of digits"
    return text if len(text) <= 80 else f"{text[:80]}…"


def check_text(
    value: object,
    argument: str,
    *,
    required: bool = False,
    empty: bool = True,
    secret: bool = False,
    choices: tuple[str, ...] = (),
    most: int | None = None,
) -> None:
    """Make sure that an argument is text that can be sent.

    Args:
        value: What was given; None passes unless it is required.
        argument: Its name, for the error.
        required: Whether it must be given.
        empty: Whether it may be empty.
        secret: Whether the value must not be shown.
        choices: The texts that are allowed; any if there are none.
        most: How many characters it may have; any number if left out.

    Raises:
        UsageError: It is something else.
    """
    if value is None and not required:
        return
    if not isinstance(value, str):
        given = type(value).__name__ if secret else shown(value)
        raise UsageError(f"{argument} must be text, not {given}")
    if not value and not empty:
        raise UsageError(f"{argument} must not be empty; leave it out")
    if most is not None and len(value) > most:
        raise UsageError(f"{argument} has {len(value)} characters; at most {most} can be sent")
    if _FORBIDDEN.search(value):
        given = "" if secret else f": {shown(value)}"
        raise UsageError(f"{argument} holds a control character or half a surrogate{given}")
    if choices and value not in choices:
        allowed = ", ".join(repr(choice) for choice in choices)
        raise UsageError(f"{argument} must be one of {allowed}, not {shown(value)}")


def check_number(
    value: object,
    argument: str,
    *,
    least: int,
    most: int | None = None,
    unit: str = "",
    required: bool = False,
) -> None:
    """Make sure that an argument is a whole number within its bounds.

    Args:
        value: What was given; None passes unless it is required.
        argument: Its name, for the error.
        least: The smallest number that is allowed.
        most: The largest one; any if left out.
        unit: What the number counts, for the error.
        required: Whether it must be given.

    Raises:
        UsageError: It is something else.
    """
    if value is None and not required:
        return
    if (
        isinstance(value, int)
        and not isinstance(value, bool)
        and least <= value
        and (most is None or value <= most)
    ):
        return
    allowed = f"a whole number of {unit}" if unit else "a whole number"
    allowed += f", at least {least}" if most is None else f" from {least} to {most}"
    raise UsageError(f"{argument} must be {allowed}, not {shown(value)}")


def check_flag(value: object, argument: str, *, required: bool = False) -> None:
    """Make sure that an argument is True or False.

    Raises:
        UsageError: It is something else.
    """
    if (value is not None or required) and not isinstance(value, bool):
        raise UsageError(f"{argument} must be True or False, not {shown(value)}")


def check_bytes(value: object, argument: str, *, required: bool = False) -> None:
    """Make sure that an argument is bytes.

    Raises:
        UsageError: It is something else.
    """
    if (value is not None or required) and not isinstance(value, bytes):
        raise UsageError(f"{argument} must be bytes, not {type(value).__name__}")


def check_model(value: object, argument: str, kind: str, *, required: bool = False) -> None:
    """Make sure that an argument is a model of one kind.

    Raises:
        UsageError: It is something else.
    """
    if (value is not None or required) and not isinstance(value, getattr(m, kind)):
        raise UsageError(f"{argument} must be a {kind}, not {_kind_of(value)}")


def check_models(value: object, argument: str, kind: str, *, required: bool = False) -> None:
    """Make sure that an argument is a sequence of models of one kind.

    Raises:
        UsageError: It is something else, or it is empty and required.
    """
    if not isinstance(value, (list, tuple)):
        raise UsageError(f"{argument} must be a list of {kind}, not {_kind_of(value)}")
    if required and not value:
        raise UsageError(f"{argument} must be a list of at least one {kind}")
    for one in cast("list[object]", value):
        check_model(one, f"each of {argument}", kind, required=True)


def _kind_of(value: object) -> str:
    """What a value is, without the value: models may hold secrets."""
    return "None" if value is None else type(value).__name__
