"""Decoders: each type is read from its attributes and elements."""

from __future__ import annotations

from generator import ir
from generator.languages.python.codec import by_topic, slots, wrapper_text
from generator.languages.python.models import imports_by_topic, used_by
from generator.languages.python.names import snake


def element_fields(type_: ir.Type) -> list[ir.Field]:
    """The fields that are elements."""
    return [field for field in type_.fields if field.place == "element"]


def text_slot(type_: ir.Type) -> int | None:
    """The slot for the text of the element itself."""
    return next(
        (i for i, f in enumerate(slots(type_)) if f.place == "text" and not f.wrapper), None
    )


def is_mixed(field: ir.Field) -> bool:
    """Whether a field is text that stands beside elements, where line breaks are layout."""
    return field.place == "text" and not field.required


def needed(type_: ir.Type) -> tuple[str, ...]:
    """Return the required attributes."""
    return tuple(f.wire for f in type_.fields if f.place == "attribute" and f.required)


def is_plain_text(field: ir.Field) -> bool:
    """Return whether a field is an attribute whose text is its value."""
    return field.place == "attribute" and field.type.kind == "string"


def attribute_targets(type_: ir.Type) -> str:
    """Return the variables that the attributes are assigned to, in order."""
    fields = [field for field in type_.fields if field.place == "attribute"]
    names = [f"o.{f.name}" if is_plain_text(f) else _local(f) for f in fields]
    return f"({', '.join(names)},)" if names else ""


def _local(field: ir.Field) -> str:
    """Return the variable for the text of an attribute; it never hides a name of the module."""
    return f"{field.name.rstrip('_')}_"


def required_slots(type_: ir.Type) -> list[tuple[int, str]]:
    """Return the slots of required elements, with the names of the elements."""
    return [
        (index, field.wrapper or field.wire)
        for index, field in enumerate(slots(type_))
        if field.required
    ]


def converter(field: ir.Field) -> str:
    """Return the function that converts text to a value."""
    return {
        "dateTime": "read_datetime",
        "time": "read_time",
        "integer": "read_integer",
        "boolean": "read_boolean",
    }.get(field.type.kind, "str")


def decode_expression(type_: ir.Type, field: ir.Field) -> str:
    """Return the expression that reads a field from its attribute or from the values `c`."""
    if field.place != "attribute":
        index = slots(type_).index(field)
        if is_mixed(field):
            return f"mixed_text(c[{index}])"
        if field.many and not field.nullable:
            optional = f"tuple(c[{index}]) if c[{index}] else ()"
            return f"tuple(need(c[{index}]))" if field.required else optional
        return f"need(c[{index}])" if field.required else f"c[{index}]"
    name = _local(field)
    if field.type.kind == "enum":
        return f"_{snake(str(field.type.name)).upper()}.get({name}, {name})"
    call = f"{converter(field)}({name})"
    if field.required:
        return f"need({call})"
    if field.type.kind == "string":
        return call
    if field.type.kind == "dateTime":  # the usual form needs no regular expression
        call = f'from_iso({name}) if {name}[4::3] == "--T::Z" else {call}'
    return f"None if {name} is None else {call}"  # most are missing: that should cost no call


def child_entry(type_: ir.Type, field: ir.Field) -> str:
    """Return the `Child` of an element in the shape of its parent."""
    index = slots(type_).index(field)
    if field.nullable:
        shape = f"nullable_list({field.wrapper!r}, {_child(field, 0)})"
        return f"Child({index}, {field.name!r}, {field.wrapper!r}, shape={shape}, optional=True)"
    child = _child(field, index)
    if field.wrapper is None:
        return child
    text = wrapper_text(type_, field.wrapper)
    more = "" if text is None else f", text={slots(type_).index(text)}"
    return f"Child({index}, {field.name!r}, {field.wrapper!r}, inner={child}{more})"


def _child(field: ir.Field, index: int) -> str:
    """The element of a field itself, without its wrapper."""
    parts = [str(index), repr(field.name), repr(field.wire)]
    if field.type.kind == "object":
        parts.append(f"shape={snake(str(field.type.name)).upper()}")
    elif field.type.kind == "enum":
        parts.append(f"convert=lambda text: _{snake(str(field.type.name)).upper()}.get(text, text)")
    elif field.type.kind != "string":
        parts.append(f"convert={converter(field)}")
    if field.many:
        parts.append("many=True")
    if not field.required:
        parts.append("optional=True")
    return f"Child({', '.join(parts)})"


def enums_used(api: ir.Api, topic: str) -> list[ir.Enumeration]:
    """Return the enumerations that fields of a topic use."""
    _, names = used_by(api, topic)
    return [item for item in api.enumerations if item.name in names]


def decode_imports(api: ir.Api, topic: str) -> list[str]:
    """Return the imports of a module of decoders."""
    _, names = used_by(api, topic)
    fields = [f for item in api.types if item.topic == topic for f in item.fields]
    values = {converter(f) for f in fields} - {"str"}
    text = " ".join(
        decode_expression(t, f)
        for t in api.types
        if t.topic == topic
        for f in t.fields
        if not is_plain_text(f)
    )
    values |= {name for name in ("from_iso", "mixed_text", "need") if f"{name}(" in text}
    enums = [item.name for item in enums_used(api, topic)]
    own = [item.name for item in api.types if item.topic == topic]
    objects = [n for n in names if any(t.name == n and t.topic != topic for t in api.types)]
    shapes_names = ["Given", "Shape", "Values", "draft"]
    if any(f.place == "element" for f in fields):
        shapes_names.append("Child")
    if any(f.nullable for f in fields):
        shapes_names.append("nullable_list")
    shapes = [
        f"from .decode_{other} import {', '.join(sorted(snake(n).upper() for n in found))}"
        for other, found in by_topic(api, objects).items()
    ]
    return [
        *(["from typing import Any", ""] if enums else []),
        *imports_by_topic(api, [*own, *enums], None, "..models.{topic}", "{name}"),
        *shapes,
        f"from .shapes import {', '.join(sorted(shapes_names))}",
        *([f"from .values import {', '.join(sorted(values))}"] if values else []),
    ]
