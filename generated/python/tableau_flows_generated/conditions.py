# Generated from spec/ by `make generate`. Do not edit.
"""Typed conditions and sort orders of lists; `fields` has the fields that make them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, Generic, TypeVar, cast

from . import protocol
from .arguments import items_in
from .checks import check_text, invalid_argument, shown
from .errors import UsageError
from .operation import FieldInfo

ItemT = TypeVar("ItemT")
ValueT = TypeVar("ValueT")


@dataclass(frozen=True, slots=True, repr=False)
class Condition(Generic[ItemT]):
    """A condition on the items of a list, made by a field, such as `fields.flow.name.eq("Daily")`.

    Attributes:
        place: Place of the field in `fields`, such as "flow.name".
        field: Facts of the field.
        operator: Operator of the server, such as "gte".
        values: The value, or the values of the operator "in"; times are aware.
    """

    place: str
    field: FieldInfo
    operator: str
    values: tuple[object, ...]

    def matches(self, item: ItemT) -> bool:
        """Return whether an item meets the condition; texts are compared exactly.

        An item without a value does not match. Conditions on fields that items do not hold match
        every item, since only the server can check them.
        """
        if not self.field.path:
            return True
        found: Any = item
        for name in self.field.path:
            found = getattr(found, name, None)
        if found is None:
            return False
        value: Any = self.values[0]
        match self.operator:
            case "eq":
                return bool(found == value)
            case "in":
                return found in self.values
            case "has":
                return value in found
            case "gt":
                return bool(found > value)
            case "gte":
                return bool(found >= value)
            case "lt":
                return bool(found < value)
            case _:
                return bool(found <= value)

    def __repr__(self) -> str:
        value = list(self.values) if self.operator == "in" else self.values[0]
        return f"fields.{self.place}.{_METHODS[self.operator]}({value!r})"


@dataclass(frozen=True, slots=True, repr=False)
class Order(Generic[ItemT]):
    """A part of the order of a list, made by a field, such as `fields.flow.name.asc()`.

    Attributes:
        place: Place of the field in `fields`, such as "flow.name".
        field: Facts of the field.
        direction: Word of the server for the direction.
    """

    place: str
    field: FieldInfo
    direction: str

    def __repr__(self) -> str:
        ascending = self.direction == protocol.ASCENDING
        return f"fields.{self.place}.{'asc' if ascending else 'desc'}()"


_METHODS = {"eq": "eq", "in": "in_", "has": "has", "gt": "gt", "gte": "ge", "lt": "lt", "lte": "le"}
"""The method for each operator."""


class Field(Generic[ItemT, ValueT]):
    """A field of a list; its methods are the operators that the server supports."""

    __slots__ = ("_choices", "_info", "_place")

    def __init__(self, place: str, info: FieldInfo, choices: tuple[str, ...] = ()) -> None:
        self._place = place
        self._info = info
        self._choices = choices

    def __repr__(self) -> str:
        return f"fields.{self._place}"

    def _condition(self, operator: str, *values: object) -> Condition[ItemT]:
        checked = tuple(dict.fromkeys(self._checked(value) for value in values))
        return Condition(self._place, self._info, operator, checked)

    def _checked(self, value: object) -> object:
        """Return a value in the form in which it is compared.

        Raises:
            UsageError: The value is of another type or cannot be sent.
        """
        name = repr(self)
        if self._info.type == "integer":
            if not isinstance(value, int) or isinstance(value, bool):
                raise invalid_argument(name, f"must be a whole number, not {shown(value)}")
            return value
        if self._info.type == "boolean":
            if not isinstance(value, bool):
                raise invalid_argument(name, f"must be True or False, not {shown(value)}")
            return value
        if self._info.type == "dateTime":
            return _checked_time(value, name)
        check_text(value, name, required=True, choices=self._choices)
        return str(value)

    def _order(self, direction: str) -> Order[ItemT]:
        return Order(self._place, self._info, direction)


class Eq(Field[ItemT, ValueT]):
    """A field with the operator `eq`."""

    __slots__ = ()

    def eq(self, value: ValueT) -> Condition[ItemT]:
        """Items whose value equals this one exactly; upper and lower case differ.

        Raises:
            UsageError: The value is of another type or cannot be sent.
        """
        return self._condition("eq", value)


class In(Field[ItemT, ValueT]):
    """A field with the operator `in`."""

    __slots__ = ()

    def in_(self, values: Collection[ValueT]) -> Condition[ItemT]:
        """Items whose value equals one of these.

        Args:
            values: The values, at least one.

        Raises:
            UsageError: There is no value, or one is of another type or cannot be sent.
        """
        given = cast("object", values)
        if isinstance(given, (str, bytes)) or not isinstance(given, Collection):
            raise UsageError(f"{self!r} takes a list of values with in_, not {shown(given)}")
        if not given:
            raise UsageError(f"{self!r} takes at least one value with in_")
        return self._condition("in", *items_in(cast("Collection[object]", given)))


class Has(Field[ItemT, ValueT]):
    """A field with the operator `has`."""

    __slots__ = ()

    def has(self, value: ValueT) -> Condition[ItemT]:
        """Items whose value contains this text; upper and lower case differ.

        Raises:
            UsageError: The value is of another type, empty, or cannot be sent.
        """
        check_text(value, repr(self), required=True, empty=False)
        return self._condition("has", value)


class Gt(Field[ItemT, ValueT]):
    """A field with the operator `gt`."""

    __slots__ = ()

    def gt(self, value: ValueT) -> Condition[ItemT]:
        """Items whose value is greater, or later.

        Raises:
            UsageError: The value is of another type, or a time without a time zone.
        """
        return self._condition("gt", value)


class Gte(Field[ItemT, ValueT]):
    """A field with the operator `gte`."""

    __slots__ = ()

    def ge(self, value: ValueT) -> Condition[ItemT]:
        """Items whose value is greater or equal, or not earlier.

        Raises:
            UsageError: The value is of another type, or a time without a time zone.
        """
        return self._condition("gte", value)


class Lt(Field[ItemT, ValueT]):
    """A field with the operator `lt`."""

    __slots__ = ()

    def lt(self, value: ValueT) -> Condition[ItemT]:
        """Items whose value is less, or earlier.

        Raises:
            UsageError: The value is of another type, or a time without a time zone.
        """
        return self._condition("lt", value)


class Lte(Field[ItemT, ValueT]):
    """A field with the operator `lte`."""

    __slots__ = ()

    def le(self, value: ValueT) -> Condition[ItemT]:
        """Items whose value is less or equal, or not later.

        Raises:
            UsageError: The value is of another type, or a time without a time zone.
        """
        return self._condition("lte", value)


class Sort(Field[ItemT, ValueT]):
    """A field that the list can be sorted by."""

    __slots__ = ()

    def asc(self) -> Order[ItemT]:
        """The ascending order by this field."""
        return self._order(protocol.ASCENDING)

    def desc(self) -> Order[ItemT]:
        """The descending order by this field."""
        return self._order(protocol.DESCENDING)


def sort_text(order_by: Sequence[Order[ItemT]], of: str, sort: str | None) -> str | None:
    """Return the sort parameter for an order, or the one that was given as text.

    Args:
        order_by: The order, the most significant field first.
        of: Name of the list in `fields`.
        sort: The sort order as text.

    Raises:
        UsageError: Both are given, a part belongs to another list, or a field occurs twice.
    """
    parts = parts_of(order_by, "order_by", Order, of, f"fields.{of}.….asc()")
    if not parts:
        return sort
    if sort is not None:
        raise UsageError("sort and order_by cannot be combined: give one of them")
    names = [part.field.name for part in parts]
    for index, part in enumerate(parts):
        if part.field.name in names[:index]:
            twice = f"but has fields.{part.place} twice"
            raise invalid_argument("order_by", f"must have each field once, {twice}")
    return protocol.JOINED_BY.join(
        protocol.SORT.format(field=part.field.name, direction=part.direction) for part in parts
    )


def parts_of(given: object, argument: str, kind: type, of: str, example: str) -> tuple[Any, ...]:
    """Return the parts of an argument after checking that they belong to the list.

    Args:
        given: The argument.
        argument: Its name, for the error message.
        kind: The class of the parts.
        of: Name of the list in `fields`.
        example: A part, for the error message.

    Raises:
        UsageError: It is not a list of such parts, or a part belongs to another list.
    """
    if not isinstance(given, (list, tuple)):
        raise invalid_argument(argument, f"must be a list such as [{example}], not {shown(given)}")
    parts = items_in(cast("list[Any]", given))
    for part in parts:
        if not isinstance(part, kind):
            raise invalid_argument(
                f"each of {argument}", f"must be made like {example}, not {shown(part)}"
            )
        place = cast("Condition[Any]", part).place  # an order has one as well
        if place.partition(".")[0] != of:
            reason = f"each of {argument} must be a field of this list, fields.{of}"
            raise UsageError(f"{reason}, not fields.{place}")
    return parts


def _checked_time(value: object, name: str) -> datetime:
    """Return an aware time; a date is its midnight in UTC."""
    if isinstance(value, datetime):
        if value.utcoffset() is None:
            raise UsageError(
                f"{name} must have a time zone, such as datetime(…, tzinfo=UTC); the time"
                f" {value.isoformat()} has none"
            )
        return value
    if isinstance(value, date):
        return datetime.combine(value, time(), UTC)
    raise UsageError(f"{name} must be a datetime with a time zone or a date, not {shown(value)}")
