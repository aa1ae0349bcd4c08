"""Translates filter and sort expressions into SQL (wire_facts §5.2, §5.3).

The generated catalog says which fields a list can be filtered and sorted by; the caller only says
which column a field is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from tableau_flows_generated import codes
from tableau_flows_generated.operation import FieldInfo

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.options import is_number
from tableau_flows.emulator.store.store import Value

BAD_FILTER = codes.INVALID_FILTER
BAD_SORT = codes.BAD_REQUEST

IGNORING_CASE = " COLLATE NOCASE"
"""How a column ends whose texts are compared without regard to case."""

# More than any list has fields; SQLite limits the number of terms.
MAX_SORT_TERMS = 20

WILDCARD = "*"
# The first version that only servers with the wildcard offer (wire_facts §5.2).
WILDCARD_SINCE = (3, 21)
# SQLite refuses longer patterns of GLOB, and no stored text is so long.
LONGEST_PATTERN = 10_000

COMPARISONS = {"eq": "=", "gt": ">", "gte": ">=", "lt": "<", "lte": "<="}


@dataclass(frozen=True, slots=True)
class Condition:
    """A boolean SQL expression and the values of its placeholders."""

    sql: str
    values: tuple[Value, ...] = ()


def all_of(conditions: Iterable[Condition]) -> Condition:
    """Join conditions, at least one, all of which must hold."""
    given = tuple(conditions)
    return Condition(
        " AND ".join(condition.sql for condition in given),
        tuple(value for condition in given for value in condition.values),
    )


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a filter.

    Attributes:
        field: The field.
        operator: The operator.
        values: One value, or several for ``in``.
        is_pattern: Whether the value is a text with wildcards.
    """

    field: FieldInfo
    operator: str
    values: tuple[Value, ...]
    is_pattern: bool = False

    def condition(self, column: str) -> Condition:
        """Translate the clause into SQL on a column."""
        if self.is_pattern:
            return _like(column, str(self.values[0]))
        if self.operator == "in":
            items = json.dumps(self.values)
            return Condition(f"{column} IN (SELECT value FROM json_each(?))", (items,))
        if self.operator == "has":
            return Condition(f"instr({column}, ?) > 0", self.values)
        return Condition(f"{column} {COMPARISONS[self.operator]} ?", self.values)


def read_filter(
    expression: str,
    fields: tuple[FieldInfo, ...],
    version: tuple[int, int],
    *,
    newest: tuple[int, int],
) -> list[Clause]:
    """Parse a filter expression.

    Args:
        expression: Value of the parameter ``filter``, percent-decoded.
        fields: Fields that the operation can be filtered by.
        version: API version of the request. A field of a later version is silently ignored, as
            on real servers (wire_facts §5.2, Flow runs).
        newest: Newest version of the server, which decides whether it knows wildcards.

    Raises:
        Refusal: 400065, for an expression that cannot be parsed or an unknown field.
    """
    if "&" in expression:
        # Also if it was percent-encoded: servers decode first and split then (wire_facts §5.2).
        raise Refusal(BAD_FILTER, "A filter value cannot contain '&'.")
    known = {field.name: field for field in fields}
    # If a field occurs twice, the last clause wins (wire_facts §5.2).
    clauses: dict[str, Clause] = {}
    for text in _clauses(expression):
        name, operator, value = _parts(text)
        field = known.get(name)
        if field is None:
            raise Refusal(BAD_FILTER, f"The list cannot be filtered by {name!r}.")
        if operator not in field.operators:
            raise Refusal(BAD_FILTER, f"{name!r} cannot be filtered by the operator {operator!r}.")
        if _is_available(field, version):
            is_pattern = (
                operator == "eq"
                and field.type == "string"
                and WILDCARD in value
                and newest >= WILDCARD_SINCE
            )
            if is_pattern and len(value) > LONGEST_PATTERN:
                raise Refusal(BAD_FILTER, f"A value with {WILDCARD!r} is too long.")
            clauses[name] = Clause(field, operator, _values(field, operator, value), is_pattern)
    return list(clauses.values())


def order_by(
    expression: str,
    fields: tuple[FieldInfo, ...],
    columns: Mapping[str, str],
    version: tuple[int, int],
) -> list[str]:
    """Parse a sort expression into terms of ORDER BY.

    Rows without a value come first under ``desc``, last under ``asc`` (wire_facts §5.3).

    Raises:
        Refusal: 400066 for an unknown field, 400000 for an expression that cannot be parsed.
    """
    known = {field.name: field for field in fields}
    terms: list[str] = []
    if expression.count(",") >= MAX_SORT_TERMS:
        raise Refusal(BAD_SORT, f"A list is sorted by {MAX_SORT_TERMS} fields at most.")
    for clause in filter(None, expression.split(",")):
        name, _, direction = clause.partition(":")
        if direction not in {"asc", "desc"}:
            raise Refusal(BAD_SORT, f"{clause!r} is not a sort field with :asc or :desc.")
        if name not in known:
            raise Refusal(codes.INVALID_SORT_ORDER, f"The list cannot be sorted by {name!r}.")
        if _is_available(known[name], version):
            nulls = "NULLS FIRST" if direction == "desc" else "NULLS LAST"
            terms.append(f"{columns[name]} {direction.upper()} {nulls}")
    return terms


def _like(column: str, pattern: str) -> Condition:
    """Compare a column with a text in which each ``*`` stands for any text.

    Letters are compared as by ``=``: GLOB ignores the collation of the column.
    """
    glob = re.sub(r"[\[?]", r"[\g<0>]", re.sub(r"\*+", WILDCARD, pattern))
    if column.endswith(IGNORING_CASE):
        return Condition(f"lower({column}) GLOB lower(?)", (glob,))
    return Condition(f"{column} GLOB ?", (glob,))


def _clauses(expression: str) -> Iterator[str]:
    """Split an expression at its commas, except those inside the brackets of an ``in`` list."""
    start = depth = 0
    for position, character in enumerate(expression):
        if character == "[":
            depth += 1
        elif character == "]":
            depth -= 1
        elif character == "," and depth == 0:
            yield expression[start:position]
            start = position + 1
    if expression:
        yield expression[start:]


def _parts(clause: str) -> tuple[str, str, str]:
    parts = clause.split(":", 2)
    if len(parts) != 3:
        raise Refusal(BAD_FILTER, f"{clause!r} is not field:operator:value.")
    return parts[0], parts[1], parts[2]


def _is_available(field: FieldInfo, version: tuple[int, int]) -> bool:
    return field.since is None or field.since <= version


def _values(field: FieldInfo, operator: str, text: str) -> tuple[Value, ...]:
    if operator != "in":
        return (_typed(field, text),)
    if not (text.startswith("[") and text.endswith("]")):
        raise Refusal(BAD_FILTER, f"The operator 'in' takes a list [a,b], not {text!r}.")
    return tuple(_typed(field, item) for item in text[1:-1].split(","))


def _typed(field: FieldInfo, text: str) -> Value:
    if field.type == "integer":
        if not is_number(text.removeprefix("-")):
            raise Refusal(BAD_FILTER, f"{field.name!r} takes a number, not {text!r}.")
        # At most 18 digits: int() rejects very long numbers, and SQLite has 64-bit integers.
        return int(text) if len(text) <= 18 else 10**18 * (-1 if text[0] == "-" else 1)
    if field.type == "dateTime":
        return _seconds(field, text)
    if field.type == "boolean":
        if text.lower() not in {"true", "false"}:
            raise Refusal(BAD_FILTER, f"{field.name!r} takes true or false, not {text!r}.")
        return int(text.lower() == "true")
    return text


def _seconds(field: FieldInfo, text: str) -> int:
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        raise Refusal(
            BAD_FILTER, f"{field.name!r} takes a time like 2024-05-01T12:00:00Z, not {text!r}."
        ) from None
    if "T" not in text:
        raise Refusal(BAD_FILTER, f"{field.name!r} takes a date with a time, not {text!r}.")
    return int((when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp())
