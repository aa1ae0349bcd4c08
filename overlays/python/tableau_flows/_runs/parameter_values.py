"""Checks values of flow parameters against the domains that the server tells; pure.

Only what cannot be meant is refused. How the server writes types and values is not documented, so a
type is checked only if the parameter's own default value has it, and dates only if they are written
as ISO 8601 (wire_facts §6.3).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, TypeAlias

from tableau_flows_generated.checks import shown

from tableau_flows.errors import UsageError

if TYPE_CHECKING:
    from tableau_flows_generated.models import FlowParameter

_MOST_NAMED = 20
"""How many values or names an error lists."""

_Quantity: TypeAlias = Decimal | datetime


def check_value(parameter: FlowParameter, value: str, name: str) -> None:
    """Check a value for a parameter.

    Args:
        parameter: The parameter.
        value: The value.
        name: What the parameter is called, for the error.

    Raises:
        UsageError: The parameter is required and the value is empty, the value is not of its type,
            not in its list, or outside its range.
    """
    if parameter.is_required and not value:
        raise UsageError(f"the parameter {name} needs a value, and was given an empty one")
    _check_type(parameter, value, name)
    domain = parameter.domain
    if domain is None:
        return
    if domain.values and value not in domain.values:
        allowed = listed([shown(one) for one in domain.values])
        raise UsageError(f"the parameter {name} must be one of {allowed}, not {shown(value)}")
    _check_range(value, name, domain.min_value, domain.max_value)


def listed(words: list[str]) -> str:
    """Return words joined by commas, and how many more there are."""
    more = len(words) - _MOST_NAMED
    return ", ".join(words[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _check_type(parameter: FlowParameter, value: str, name: str) -> None:
    kind = (parameter.type or "").lower()
    if kind not in _TYPES:
        return
    what, read = _TYPES[kind]
    default = parameter.value
    if default and read(default) is None:
        return  # the server writes values of this type in another way
    if read(value) is None:
        raise UsageError(f"the parameter {name} must be {what}, not {shown(value)}")


def _check_range(value: str, name: str, least: str | None, most: str | None) -> None:
    bounds = [bound for bound in (least, most) if bound]
    for what, read in (("a number", _number), ("a date", _time)):
        if not bounds or any(read(bound) is None for bound in bounds):
            continue
        given = read(value)
        low, high = read(least or ""), read(most or "")
        if given is None or _below(given, low) or _below(high, given):
            limits = f" from {least}" if least else ""
            limits += f" to {most}" if most else ""
            raise UsageError(f"the parameter {name} must be {what}{limits}, not {shown(value)}")
        return


def _below(one: _Quantity | None, other: _Quantity | None) -> bool:
    """Return whether one is less than the other; False if one is missing."""
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return one < other
    return isinstance(one, datetime) and isinstance(other, datetime) and one < other


def _integer(text: str) -> Decimal | None:
    number = _number(text)
    return number if number is not None and number == number.to_integral_value() else None


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text) if len(text) <= 100 else None
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() else None


def _boolean(text: str) -> str | None:
    return text if text.lower() in {"true", "false"} else None


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _time(text: str) -> datetime | None:
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return None
    return time if time.tzinfo is not None else time.replace(tzinfo=UTC)


_Reader: TypeAlias = Callable[[str], object]

_TYPES: dict[str, tuple[str, _Reader]] = {
    "integer": ("a whole number", _integer),
    "real": ("a number", _number),
    "boolean": ("true or false", _boolean),
    "date": ("a date such as 2026-01-31", _date),
}
"""The types that are checked: what a value must be, and the function that reads it."""
