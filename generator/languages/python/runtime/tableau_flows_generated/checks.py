"""Argument checks; each error states the argument, its value and what is allowed."""

from __future__ import annotations

import re
from typing import cast

from . import models as m
from .errors import UsageError

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 does not allow, and DEL."""

LONGEST_ID = 1_000
"""Maximum length of an id or another path segment, in characters. Real ids have 36 to 60, and
several fit into a URL that servers accept (see `LONGEST_QUERY`)."""

LONGEST_QUERY = 8_000
"""Maximum length of a text in the query, in characters. Web servers and proxies accept URLs of
about 8 kB, and reject longer ones with an error that does not mention the argument."""


def shown(value: object) -> str:
    """Return a short form of a value for an error message: only the type of other objects.

    Text is in complete quotation marks, also if it is cut off, so that it can be told from the
    message around it.
    """
    if isinstance(value, str):
        return repr(value) if len(value) <= 80 else f"{value[:80]!r}…"
    if value is not None and not isinstance(value, (bool, int, float)):
        return f"the class {value.__name__}" if isinstance(value, type) else type(value).__name__
    try:
        text = repr(value)
    except ValueError:  # an int of more digits than Python prints
        return "a number of thousands of digits"
    return text if len(text) <= 80 else f"{text[:80]}…"


def invalid_argument(argument: str, reason: str) -> UsageError:
    """Return the error for an argument; its message is the name, followed by the reason.

    Args:
        argument: Name of the argument, as the message has it, such as `"each of tags"`.
        reason: What the argument must be, or what is wrong with it.
    """
    return UsageError(f"{argument} {reason}", argument=argument)


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
    """Check that an argument is text that can be sent.

    Args:
        value: The value; None is accepted unless it is required.
        argument: Name of the argument, for the error message.
        required: Whether a value is required.
        empty: Whether the text may be empty.
        secret: Whether the value must not be shown.
        choices: The allowed texts; empty if any text is allowed.
        most: Maximum number of characters; None for no limit.

    Raises:
        UsageError: The check failed.
    """
    if value is None and not required:
        return
    if not isinstance(value, str):
        given = type(value).__name__ if secret else shown(value)
        raise invalid_argument(argument, f"must be text, not {given}")
    if not value and not empty:
        instead = "" if required else "; omit it instead"
        raise invalid_argument(argument, f"must not be empty{instead}")
    if most is not None and len(value) > most:
        raise invalid_argument(argument, f"has {len(value)} characters; at most {most} can be sent")
    if _FORBIDDEN.search(value):
        given = "" if secret else f": {shown(value)}"
        raise invalid_argument(
            argument, f"contains a control character or an unpaired surrogate{given}"
        )
    if choices and value not in choices:
        allowed = ", ".join(repr(choice) for choice in choices)
        raise invalid_argument(argument, f"must be one of {allowed}, not {shown(value)}")


def check_number(
    value: object,
    argument: str,
    *,
    least: int,
    most: int | None = None,
    unit: str = "",
    required: bool = False,
) -> None:
    """Check that an argument is an integer within its limits.

    Args:
        value: The value; None is accepted unless it is required.
        argument: Name of the argument, for the error message.
        least: The minimum.
        most: The maximum; None for no limit.
        unit: Unit of the number, for the error message.
        required: Whether a value is required.

    Raises:
        UsageError: The check failed.
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
    raise invalid_argument(argument, f"must be {allowed}, not {shown(value)}")


def check_flag(value: object, argument: str, *, required: bool = False) -> None:
    """Check that an argument is True or False.

    Raises:
        UsageError: The check failed.
    """
    if (value is not None or required) and not isinstance(value, bool):
        raise invalid_argument(argument, f"must be True or False, not {shown(value)}")


def check_bytes(value: object, argument: str, *, required: bool = False) -> None:
    """Check that an argument is bytes.

    Raises:
        UsageError: The check failed.
    """
    if (value is not None or required) and not isinstance(value, bytes):
        raise invalid_argument(argument, f"must be bytes, not {type(value).__name__}")


def check_model(value: object, argument: str, kind: str, *, required: bool = False) -> None:
    """Check that an argument is a model of a given class.

    Raises:
        UsageError: The check failed.
    """
    if (value is not None or required) and not isinstance(value, getattr(m, kind)):
        raise invalid_argument(argument, f"must be a {kind}, not {_kind_of(value)}")


def check_models(value: object, argument: str, kind: str, *, required: bool = False) -> None:
    """Check that an argument is a sequence of models of a given class.

    Raises:
        UsageError: The check failed, or the sequence is empty and required.
    """
    if not isinstance(value, (list, tuple)):
        raise invalid_argument(argument, f"must be a list of {kind}, not {_kind_of(value)}")
    if required and not value:
        raise invalid_argument(argument, f"must be a list of at least one {kind}")
    for one in cast("list[object]", value):
        check_model(one, f"each of {argument}", kind, required=True)


def check_change(**given: object) -> None:
    """Check that at least one of the arguments of a change is given.

    Args:
        given: All arguments that can change something, by their names.

    Raises:
        UsageError: All of them are None or empty sequences, so nothing would change.
    """
    if all(value is None or value in ((), []) for value in given.values()):
        names = ", ".join(f"{name}=" for name in given)
        raise UsageError(f"nothing to change: give at least one of {names}")


def _kind_of(value: object) -> str:
    """Return the type of a value without the value, since models may contain secrets."""
    return "None" if value is None else type(value).__name__
