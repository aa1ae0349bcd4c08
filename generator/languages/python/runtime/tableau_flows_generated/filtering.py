"""Compiles conditions: the widest filter that a server cannot misread, and the exact local one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar, cast
from urllib.parse import quote

from . import protocol
from .checks import LONGEST_QUERY, invalid_argument, shown
from .conditions import Condition, parts_of
from .errors import UsageError
from .operation import FieldInfo, Version

ItemT = TypeVar("ItemT")

_MOST = 2**31 - 1
"""Largest number that is sent, of either sign."""

_YEARS = range(1970, 9999)
"""Years of the times that are sent."""

_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class ServerFilter:
    """The part of the conditions that a server checks.

    Attributes:
        text: The filter; empty if there is none.
        is_whole: Whether it says all conditions exactly, so that the total of the server is right.
        newer: Field that the version does not have and only the server can check; None if there is
            none.
    """

    text: str
    is_whole: bool
    newer: FieldInfo | None = None


def checked_where(
    where: Sequence[Condition[ItemT]], of: str, filter_text: str | None
) -> tuple[Condition[ItemT], ...]:
    """Return the conditions of a list, each once, after checking that they can be met.

    Args:
        where: The conditions, all of which must be met.
        of: Name of the list in `fields`.
        filter_text: The filter as text.

    Raises:
        UsageError: A filter is given as well, a condition belongs to another list, or one that
            only the server can check cannot be sent.
    """
    given = parts_of(where, "where", Condition, of, f"fields.{of}.….eq(…)")
    conditions = cast("tuple[Condition[ItemT], ...]", tuple(dict.fromkeys(given)))
    if conditions and filter_text is not None:
        raise UsageError("filter and where cannot be combined: give one of them")
    sent: list[str] = []
    seen: set[str] = set()
    for condition in conditions:
        if condition.field.path:
            continue
        if condition.place in seen:
            raise invalid_argument(
                "where",
                f"has two conditions on fields.{condition.place}; servers check only one, and"
                " the items of the list do not hold the value",
            )
        seen.add(condition.place)
        term, reason = _term(condition)
        if reason:
            raise UsageError(
                f"{_shortly(condition)} in where cannot be sent: {reason}; the items of the list do"
                " not hold the value, so only the server can check it"
            )
        sent.append(term)
    if len(quote(protocol.JOINED_BY.join(sent), safe="")) > LONGEST_QUERY:
        raise invalid_argument(
            "where", f"has too much that only the server can check, over {LONGEST_QUERY}"
        )
    return conditions


def server_filter(where: Iterable[Condition[Any]], version: Version) -> ServerFilter:
    """Compile conditions for a version of the server.

    Servers check one condition per field and have no escapes (wire_facts §5.2), so what cannot be
    said without doubt is left to `matching`. What only the server can check comes first.

    Args:
        where: The conditions, as `checked_where` returns them.
        version: The version of the REST API in use.
    """
    terms: dict[str, str] = {}
    is_whole, size = True, 0
    for condition in sorted(where, key=lambda one: bool(one.field.path)):
        field = condition.field
        if field.since is not None and version < field.since:
            if not field.path:
                return ServerFilter("", False, field)
            is_whole = False
            continue
        term, reason = _term(condition)
        longer = size + len(quote(term + protocol.JOINED_BY, safe=""))
        if reason or field.name in terms or (longer > LONGEST_QUERY and field.path):
            is_whole = False
            continue
        terms[field.name], size = term, longer
        is_whole = is_whole and _is_exact(condition)
    return ServerFilter(protocol.JOINED_BY.join(terms.values()), is_whole)


def matching(where: Sequence[Condition[ItemT]], items: tuple[ItemT, ...]) -> tuple[ItemT, ...]:
    """Return the items that meet all conditions."""
    if not where:
        return items
    return tuple(item for item in items if all(one.matches(item) for one in where))


def _term(condition: Condition[Any]) -> tuple[str, str]:
    """Return a condition in the language of filters, or the reason why it cannot be said."""
    field, operator = condition.field, condition.operator
    reason = ""
    if field.type == "string":
        reason = next((flaw for value in condition.values if (flaw := _flaw(str(value)))), "")
        if operator == "in" and field.in_values:
            others = [value for value in condition.values if value not in field.in_values]
            if others:
                allowed = ", ".join(field.in_values)
                reason = f"servers take only {allowed} in a list, not {shown(others[0])}"
        texts = [str(value) for value in condition.values]
    elif field.type == "dateTime":
        when = cast("datetime", condition.values[0])
        operator, text, reason = _time_term(field, operator, when)
        texts = [text]
    else:
        if any(abs(cast("int", value)) > _MOST for value in condition.values):
            reason = f"servers take numbers up to {_MOST}"
        texts = [str(value).lower() for value in condition.values]
    value = protocol.JOINED_BY.join(texts)
    if operator == "in":
        value = protocol.VALUES.format(values=value)
    return protocol.FILTER.format(field=field.name, operator=operator, value=value), reason


def _flaw(text: str) -> str:
    """Return the reason why a server could misread a text in a filter; empty if it could not."""
    if not text:
        return "servers take no empty text"
    if found := next((mark for mark in text if mark in protocol.UNSAFE_IN_VALUES), None):
        return f"it contains {found!r}, which a server would not take as part of the value"
    if text != text.strip():
        return "it begins or ends with white space"
    if not text.isprintable():
        return "it contains a character that cannot be printed"
    return ""


def _time_term(field: FieldInfo, operator: str, when: datetime) -> tuple[str, str, str]:
    """Return operator and value for a time in whole seconds, or the reason why there is none.

    Replies may be cut to seconds while the server compares fractions, so a filter whose result is
    checked locally asks for up to a second more: "at most t" becomes "before t + 1 s", and "at t"
    becomes "from t on".
    """
    try:
        moment = when.astimezone(UTC).replace(tzinfo=None)
        whole = moment.replace(microsecond=0)
        above = whole if moment == whole else whole + _SECOND
        after = whole + _SECOND
    except OverflowError:
        return operator, "", "servers take times of the years 1970 to 9998"
    if not field.path:
        text = _written(whole)
        if moment != whole:
            return operator, text, "servers take times in whole seconds"
    elif operator == "eq":
        if "gte" not in field.operators:
            return operator, "", "servers may compare fractions of seconds"
        operator, text = "gte", _written(whole)
    elif operator == "lt":
        text = _written(above)
    elif operator == "lte":
        operator, text = "lt" if "lt" in field.operators else "lte", _written(after)
    else:
        text = _written(whole)
    years = {whole.year, after.year}
    return operator, text, "" if years <= set(_YEARS) else "servers take times from 1970 to 9998"


def _written(moment: datetime) -> str:
    return f"{moment.isoformat(timespec='seconds')}Z"


def _is_exact(condition: Condition[Any]) -> bool:
    """Return whether the term of a condition says neither more nor less than the condition."""
    if condition.field.type != "dateTime":
        return True
    if condition.operator == "eq" or (condition.operator, "lt" in condition.field.operators) == (
        "lte",
        False,
    ):
        return not condition.field.path
    return cast("datetime", condition.values[0]).astimezone(UTC).microsecond == 0


def _shortly(condition: Condition[Any]) -> str:
    """Return a condition as it was made, with at most one value, for an error message."""
    text = repr(condition)
    return text if len(text) <= 120 else f"{text[:120]}…"
