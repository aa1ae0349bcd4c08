"""Checks of arguments, beside those of `tableau_flows_generated.checks`.

Each argument is checked in one place, where it is taken out of what was given. Each error names
the argument, the value and what is allowed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Mapping
from typing import TypeVar, cast

from tableau_flows_generated.checks import LONGEST_ID, check_text, shown
from tableau_flows_generated.errors import UsageError
from tableau_flows_generated.operation import Identified, Operation, id_of

OperationT = TypeVar("OperationT")

LONGEST = 31_536_000
"""The longest time in seconds, a year: operating systems refuse to wait for much longer."""

_NOT_IN_SITES = re.compile(r"[/?#]")
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


def check_seconds(
    value: object, argument: str, *, required: bool = True, positive: bool = False
) -> None:
    """Make sure that an argument is a length of time.

    Args:
        value: What was given; None passes unless it is required.
        argument: Its name, for the error.
        required: Whether it must be given.
        positive: Whether it must be longer than 0 seconds.

    Raises:
        UsageError: It is something else.
    """
    if value is None and not required:
        return
    allowed = f"0 to {LONGEST}" if required else f"0 to {LONGEST}, or None"
    _check_quantity(value, argument, "seconds", allowed, LONGEST)
    if positive and value == 0:
        raise UsageError(f"{argument} must be longer than 0 seconds")


def check_rate(value: object, argument: str) -> None:
    """Make sure that an argument is a number of bytes a second, or None.

    Raises:
        UsageError: It is something else.
    """
    if value is not None:
        _check_quantity(value, argument, "bytes a second", "at least 0", sys.float_info.max)


def check_function(value: object, argument: str, *, required: bool = False) -> None:
    """Make sure that an argument can be called.

    Raises:
        UsageError: It cannot be called.
    """
    if (value is not None or required) and not callable(value):
        raise UsageError(f"{argument} must be a function, not {shown(value)}")


def checked_operation(operation: OperationT) -> OperationT:
    """What `call` and `pages` take.

    Raises:
        UsageError: It is something else.
    """
    given: object = operation
    if not isinstance(given, Operation):
        raise UsageError(
            "operation must be made by tableau_flows_generated.operations, such as"
            f" operations.query_flow(flow), not {shown(given)}"
        )
    return operation


def checked_site(value: object, argument: str) -> str:
    """The short name of a site.

    Raises:
        UsageError: It is something else.
    """
    if not isinstance(value, str):
        raise UsageError(f"{argument} must be text, not {shown(value)}")
    if len(value) > LONGEST_ID:
        raise UsageError(
            f"{argument} has {len(value)} characters, and the short name of a site at most"
            f" {LONGEST_ID}"
        )
    if _FORBIDDEN.search(value):
        raise UsageError(
            f"{argument} holds a control character or half a surrogate: {shown(value)}"
        )
    if value != value.strip():
        raise UsageError(f"{argument} has white space around it: {shown(value)}")
    if _NOT_IN_SITES.search(value):
        raise UsageError(
            f"{argument} is the short name that stands after /site/ in addresses, not"
            f" {shown(value)}"
        )
    return value


def ids_of(values: object, argument: str) -> tuple[str, ...]:
    """The ids of what was given in a collection.

    Raises:
        UsageError: It is something else.
    """
    items = _items(values, argument, "ids or objects that have one, such as [step]")
    return tuple(id_of(cast("str | Identified", item), f"each of {argument}") for item in items)


def names_of(values: object, argument: str) -> tuple[str, ...]:
    """The names of capabilities that were given in a collection.

    Raises:
        UsageError: It is something else.
    """
    names = _items(values, argument, 'capabilities, such as ["Read"]')
    for name in names:
        check_text(name, f"each of {argument}", required=True, empty=False)
    return cast("tuple[str, ...]", names)


def parameters_of(values: object) -> dict[str, str]:
    """The values of parameters, by their ids; none if None was given.

    Raises:
        UsageError: It is something else.
    """
    if values is None:
        return {}
    if not isinstance(values, Mapping):
        raise UsageError(f"parameters maps ids of parameters to their values, not {shown(values)}")
    found: dict[str, str] = {}
    for name, value in cast("Mapping[object, object]", values).items():
        check_text(value, "each value in parameters", required=True)
        found[id_of(cast("str | Identified", name), "each id in parameters")] = cast(str, value)
    return found


def _items(values: object, argument: str, what: str) -> tuple[object, ...]:
    """The items of a collection, read once.

    Text is none here, although its letters could be read one by one; nor is a mapping, whose
    values would be lost. An iterator is none, since it may be used up, or have no end.
    """
    given = values  # what is asked of the one says nothing about the other to type checkers
    if isinstance(values, (str, bytes, Mapping)) or not isinstance(values, Collection):
        raise UsageError(f"{argument} is a sequence of {what}, not {shown(given)}")
    return tuple(cast("Collection[object]", values))


def _check_quantity(value: object, argument: str, unit: str, allowed: str, most: float) -> None:
    """Make sure that an argument is a number; NaN and infinity are none that can be used."""
    if not isinstance(value, bool) and isinstance(value, (int, float)) and 0 <= value <= most:
        return
    raise UsageError(f"{argument} must be a number of {unit}, {allowed}, not {shown(value)}")
