"""Typed fields of lists: which classes they need, and what stands in the module `fields`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import ir
from generator.languages.python.catalog import field_info
from generator.languages.python.models import values_name
from generator.languages.python.names import snake

_VALUES = {"string": "str", "integer": "int", "boolean": "bool", "dateTime": "datetime | date"}
_METHODS = {
    "Eq": "eq",
    "In": "in_",
    "Has": "has",
    "Gt": "gt",
    "Gte": "ge",
    "Lt": "lt",
    "Lte": "le",
    "Sort": "asc, desc",
}
"""The methods of each class of the runtime, in the order of the names in composed ones; the class
for an operator has its name."""


@dataclass(frozen=True, slots=True)
class ListField:
    """One field of a list: an attribute with its class, its arguments and its docstring."""

    name: str
    parts: tuple[str, ...]
    """The classes of the runtime whose methods it has."""
    value: str
    """The type of its values."""
    arguments: str
    doc: str

    @property
    def methods(self) -> str:
        """The names of these methods, as a text."""
        return ", ".join(_METHODS[part] for part in self.parts)

    @property
    def class_name(self) -> str:
        """The class with exactly the methods of the field."""
        return f"{''.join(self.parts)}Field"


@dataclass(frozen=True, slots=True)
class FilteredList:
    """The fields of all lists of one model."""

    name: str
    model: str
    fields: tuple[ListField, ...]


def filtered_lists(api: ir.Api) -> list[FilteredList]:
    """The lists that can be filtered, each once, by the names of their items."""
    found: dict[str, FilteredList] = {}
    for operation in api.operations:
        if filtered(operation):
            name, type_ = list_name(api, operation), item_type(api, operation)
            fields = tuple(_fields(api, operation, name, type_))
            found.setdefault(name, FilteredList(name, type_.name, fields))
    return sorted(found.values(), key=lambda item: item.name)


def field_classes(api: ir.Api) -> list[ListField]:
    """A field of each class that is composed of classes of the runtime."""
    fields = (field for item in filtered_lists(api) for field in item.fields)
    found = {field.class_name: field for field in fields}
    return [found[name] for name in sorted(found)]


def filtered(operation: ir.Operation) -> bool:
    """Whether the operation is a list that can be filtered by fields."""
    return operation.paged is not None and any(item.filter for item in operation.parameters)


def ordered(operation: ir.Operation) -> bool:
    """Whether the operation is a list that can be filtered and sorted by fields."""
    return filtered(operation) and any(item.sort for item in operation.parameters)


def list_name(api: ir.Api, operation: ir.Operation) -> str:
    """The name of a list in `fields`: that of its items."""
    return snake(item_type(api, operation).name)


def item_type(api: ir.Api, operation: ir.Operation) -> ir.Type:
    """The type of the items of a list."""
    types = {item.name: item for item in api.types}
    reply = types[str(operation.reply.type)]
    items = next(field for field in reply.fields if field.name == operation.reply.result)
    return types[str(items.type.name)]


def _fields(api: ir.Api, operation: ir.Operation, name: str, type_: ir.Type) -> Iterator[ListField]:
    types = {item.name: item for item in api.types}
    sorts = {field.name for item in operation.parameters for field in item.sort}
    for field in (field for item in operation.parameters for field in item.filter):
        found, owner = None, type_
        for step in field.path:
            found = next(item for item in owner.fields if item.name == step)
            owner = types.get(str(found.type.name), owner)
        closed = found and next((e for e in api.enumerations if e.name == found.type.name), None)
        parts = tuple(word for word in _METHODS if word.lower() in field.operators)
        place = f"{name}.{snake(field.name)}"
        arguments = f"{place!r}, {field_info(field)}"
        if closed:
            arguments += f", {tuple(member.value for member in closed.members)!r}"
        yield ListField(
            name=snake(field.name),
            parts=(*parts, "Sort") if field.name in sorts else parts,
            value=f"m.{closed.name} | m.{values_name(closed)}" if closed else _VALUES[field.type],
            arguments=arguments,
            doc=_doc(field, found),
        )


def _doc(field: ir.FilterField, found: ir.Field | None) -> str:
    doc = found.doc if found else f"`{field.name}` of the server; items do not hold it."
    since = f" Servers filter by it since version {field.since}." if field.since else ""
    return f"{doc}{since}"


def runtime_classes(api: ir.Api) -> list[str]:
    """The classes of the runtime that the composed ones are made of."""
    return sorted({part for field in field_classes(api) for part in field.parts})
