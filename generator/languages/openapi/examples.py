"""Examples of documents, as values of the schemas."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from typing import Literal

from generator import ir
from generator.languages.openapi.forms import Form, Schema
from generator.languages.openapi.members import Member, members

Role = Literal["request", "reply"]


def examples(api: ir.Api, operation: ir.Operation, role: Role, form: Form) -> Schema:
    """Return the examples of one document of an operation, by name, for a media type."""
    return {name: {"value": value} for name, value in values(api, operation, role, form).items()}


def values(api: ir.Api, operation: ir.Operation, role: Role, form: Form) -> dict[str, Schema]:
    """Return the examples of one document of an operation, by name."""
    request = operation.request.type if operation.request else None
    name = request if role == "request" else operation.reply.type
    found = (item for item in operation.documents if item.role == role)
    return documents(api, str(name), found, form) if name else {}


def documents(
    api: ir.Api, type_name: str, found: Iterable[ir.Document], form: Form
) -> dict[str, Schema]:
    """Return examples of a type, by name."""
    types = {item.name: item for item in api.types}
    return {
        item.name: _Reader(types, form).read(ET.fromstring(item.text), types[type_name])
        for item in found
    }


class _Reader:
    """Makes values from elements."""

    def __init__(self, types: Mapping[str, ir.Type], form: Form) -> None:
        self._types = types
        self._form = form

    def read(self, element: ET.Element, type_: ir.Type) -> Schema:
        """Return an element with its attributes and children."""
        found: Schema = {}
        for member in members(type_, self._form):
            field = member.field
            if field.place == "attribute":
                text = element.get(member.wire)
                same = [] if self._form.markup else _children(element, member.wire)
                if text is None and same:  # an element of that name is the same property
                    text = _text(same[0])
            elif field.place == "text":
                text = _text(element) or None
            else:
                self._elements(found, member, element)
                continue
            if text is not None:
                found[member.key] = self._scalar(field, text)
        return found

    def _elements(self, found: Schema, member: Member, element: ET.Element) -> None:
        inner = _children(element, member.wire)
        if not inner:
            return
        if member.wrapper is not None:
            found[member.key] = self._list(inner[0], member)
        elif member.field.many:
            found[member.key] = [self._value(one, member.field) for one in inner]
        else:
            found[member.key] = self._value(inner[0], member.field)

    def _list(self, element: ET.Element, member: Member) -> Schema:
        assert member.wrapper is not None
        items, text = member.wrapper.items, member.wrapper.text
        found: Schema = {}
        if inner := _children(element, items.wire):
            found[items.key] = [self._value(one, member.field) for one in inner]
        if text is not None and _text(element):
            found[text.key] = _text(element)
        return found

    def _value(self, element: ET.Element, field: ir.Field) -> object:
        if field.type.kind == "object":
            return self.read(element, self._types[str(field.type.name)])
        return self._scalar(field, _text(element))

    def _scalar(self, field: ir.Field, text: str) -> object:
        if self._form.is_string(field):
            return text
        if field.type.kind == "boolean":
            return text in ("true", "1")
        return int(text) if field.type.kind == "integer" else text


def _children(element: ET.Element, name: str) -> list[ET.Element]:
    return [child for child in element if child.tag.rpartition("}")[2] == name]


def _text(element: ET.Element) -> str:
    return (element.text or "").strip()
