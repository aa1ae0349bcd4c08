"""The properties of a schema, made from the fields of a type."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import ir
from generator.languages.openapi.forms import Form
from generator.languages.openapi.names import list_name
from generator.spelling import camel


@dataclass(frozen=True, slots=True)
class Wrapper:
    """An element around repeated elements, which has a schema of its own.

    Attributes:
        name: The name of the schema.
        items: The repeated elements.
        text: The text beside them; null: none.
    """

    name: str
    items: Member
    text: Member | None


@dataclass(frozen=True, slots=True)
class Member:
    """A property.

    Attributes:
        key: Its key.
        wire: The name of the attribute or element.
        field: The field of the IR.
        wrapper: The element around the repeated elements; null: there is none.
    """

    key: str
    wire: str
    field: ir.Field
    wrapper: Wrapper | None = None


def members(type_: ir.Type, form: Form) -> Iterator[Member]:
    """Return the properties of a type, attributes last; each key is there once."""
    attributes = {field.wire for field in type_.fields if field.place == "attribute"}
    for field in type_.fields:
        if field.wrapper is not None:
            if field.place != "text":
                yield Member(field.wrapper, field.wrapper, field, _wrapper(type_, field, form))
        elif field.place == "attribute":
            yield Member(field.wire, field.wire, field)
        else:
            wire = form.text if field.place == "text" else field.wire
            if wire not in attributes:
                yield Member(wire, wire, field)
            elif form.markup:  # in JSON, both are one property
                yield Member(camel(field.name), wire, field)


def _wrapper(type_: ir.Type, field: ir.Field, form: Form) -> Wrapper:
    texts = [one for one in type_.fields if one.place == "text" and one.wrapper == field.wrapper]
    text = Member(form.text, form.text, texts[0]) if texts else None
    return Wrapper(list_name(type_, field), Member(field.wire, field.wire, field), text)
