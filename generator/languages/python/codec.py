"""The codec: how each type is read from attributes and elements, and how it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator import ir
from generator.languages.python.models import imports_by_topic, models_by_topic, used_by
from generator.languages.python.names import snake


def ordered_types(api: ir.Api, topic: str) -> list[ir.Type]:
    """The types of a topic, each after those it is made of."""
    own = {item.name: item for item in api.types if item.topic == topic}
    done: dict[str, ir.Type] = {}

    def visit(type_: ir.Type) -> None:
        if type_.name in done:
            return
        for field in type_.fields:
            if field.type.name in own and field.type.name != type_.name:
                visit(own[str(field.type.name)])
        done[type_.name] = type_

    for item in own.values():
        visit(item)
    return list(done.values())


def element_fields(type_: ir.Type) -> list[ir.Field]:
    """The fields that are elements."""
    return [field for field in type_.fields if field.place == "element"]


def slots(type_: ir.Type) -> list[ir.Field]:
    """What is not known at the start tag: elements and text, in the order of the schema."""
    return [field for field in type_.fields if field.place != "attribute"]


def text_slot(type_: ir.Type) -> int | None:
    """The slot for the text of the element itself."""
    return next(
        (i for i, f in enumerate(slots(type_)) if f.place == "text" and not f.wrapper), None
    )


def wrapper_text(type_: ir.Type, wrapper: str) -> ir.Field | None:
    """The field for the text of a wrapper, if text may stand in it."""
    fields = (field for field in type_.fields if field.place == "text")
    return next((field for field in fields if field.wrapper == wrapper), None)


def is_mixed(field: ir.Field) -> bool:
    """Whether a field is text that stands beside elements, where line breaks are layout."""
    return field.place == "text" and not field.required


def needed(type_: ir.Type) -> tuple[str, ...]:
    """The attributes that must be there."""
    return tuple(f.wire for f in type_.fields if f.place == "attribute" and f.required)


def is_plain_text(field: ir.Field) -> bool:
    """Whether a field is an attribute that is taken as it comes."""
    return field.place == "attribute" and field.type.kind == "string"


def attribute_targets(type_: ir.Type) -> str:
    """What the attributes are assigned to, in their order."""
    fields = [field for field in type_.fields if field.place == "attribute"]
    names = [f"o.{f.name}" if is_plain_text(f) else _local(f) for f in fields]
    return f"({', '.join(names)},)" if names else ""


def _local(field: ir.Field) -> str:
    """The name of a field before it is read: not one of those that the module uses."""
    return f"{field.name.rstrip('_')}_"


def required_slots(type_: ir.Type) -> list[tuple[int, str]]:
    """The slots that must be filled, with the names of their elements."""
    return [
        (index, field.wrapper or field.wire)
        for index, field in enumerate(slots(type_))
        if field.required
    ]


def converter(field: ir.Field) -> str:
    """The function that reads a value from text."""
    return {
        "dateTime": "read_datetime",
        "time": "read_time",
        "integer": "read_integer",
        "boolean": "read_boolean",
    }.get(field.type.kind, "str")


def decode_expression(type_: ir.Type, field: ir.Field) -> str:
    """How a field is read from its attribute or from the values of the elements `c`."""
    if field.place != "attribute":
        index = slots(type_).index(field)
        if is_mixed(field):
            return f"mixed_text(c[{index}])"
        if field.many:
            optional = f"tuple(c[{index}]) if c[{index}] else ()"
            return f"tuple(need(c[{index}]))" if field.required else optional
        return f"need(c[{index}])" if field.required else f"c[{index}]"
    name = _local(field)
    if field.type.kind == "enum":
        return f"_{snake(str(field.type.name)).upper()}.get({name}, {name})"
    call = f"{converter(field)}({name})"
    if field.type.kind == "dateTime" and not field.required:  # the usual form without a detour
        return f'from_iso({name}) if {name} and {name}[4::3] == "--T::Z" else {call}'
    return f"need({call})" if field.required else call


def child_entry(type_: ir.Type, field: ir.Field) -> str:
    """An element, as its parent's shape lists it."""
    index = slots(type_).index(field)
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
    child = f"Child({', '.join(parts)})"
    if field.wrapper is None:
        return child
    text = wrapper_text(type_, field.wrapper)
    more = "" if text is None else f", text={slots(type_).index(text)}"
    return f"Child({index}, {field.name!r}, {field.wrapper!r}, inner={child}{more})"


def enums_used(api: ir.Api, topic: str) -> list[ir.Enumeration]:
    """The enumerations that a topic's fields hold."""
    _, names = used_by(api, topic)
    return [item for item in api.enumerations if item.name in names]


def decode_imports(api: ir.Api, topic: str) -> list[str]:
    """The imports of a module of decoders."""
    _, names = used_by(api, topic)
    fields = [f for item in api.types if item.topic == topic for f in item.fields]
    values = {converter(f) for f in fields} - {"str"}
    text = " ".join(
        decode_expression(t, f) for t in api.types if t.topic == topic for f in t.fields
    )
    values |= {name for name in ("from_iso", "mixed_text", "need") if f"{name}(" in text}
    enums = [item.name for item in enums_used(api, topic)]
    own = [item.name for item in api.types if item.topic == topic]
    objects = [n for n in names if any(t.name == n and t.topic != topic for t in api.types)]
    shapes_names = ["Given", "Shape", "Values", "draft"]
    if any(f.place == "element" for f in fields):
        shapes_names.append("Child")
    shapes = [
        f"from .decode_{other} import {', '.join(sorted(snake(n).upper() for n in found))}"
        for other, found in _grouped(api, objects).items()
    ]
    return [
        *(["from typing import Any", ""] if enums else []),
        *imports_by_topic(api, [*own, *enums], None, "..models.{topic}", "{name}"),
        *shapes,
        f"from .shapes import {', '.join(sorted(shapes_names))}",
        *([f"from .values import {', '.join(sorted(values))}"] if values else []),
    ]


def _grouped(api: ir.Api, names: Iterable[str]) -> dict[str, list[str]]:
    wanted = set(names)
    return {
        other: found
        for other, members in models_by_topic(api).items()
        if (found := [name for name in members if name in wanted])
    }


def encode_imports(api: ir.Api, topic: str) -> list[str]:
    """The imports of a module of encoders."""
    _, names = used_by(api, topic)
    own = [item.name for item in api.types if item.topic == topic]
    text = "\n".join(line for t in api.types if t.topic == topic for line in encode_lines(t))
    values = [name for name in ("escape", "write_boolean", "write_datetime") if f"{name}(" in text]
    objects = [n for n in names if any(t.name == n and t.topic != topic for t in api.types)]
    return [
        *imports_by_topic(api, own, None, "..models.{topic}", "{name}"),
        *(
            f"from .encode_{other} import {', '.join(sorted(f'write_{snake(n)}' for n in found))}"
            for other, found in _grouped(api, objects).items()
        ),
        *([f"from .values import {', '.join(values)}"] if values else []),
    ]


def encode_lines(type_: ir.Type) -> Iterator[str]:
    """The statements that write a type: attributes, then elements in schema order."""
    yield 'head = f"<{tag}{given}"'
    for field in type_.fields:
        if field.place != "attribute":
            continue
        line = f"head += f' {field.wire}=\"{{{_written(type_, field, f'value.{field.name}')}}}\"'"
        if field.required:
            yield line
        else:
            yield f"if value.{field.name} is not None:"
            yield f"    {line}"
    if not slots(type_):
        yield 'out.append(f"{head}/>")'
        return
    yield "at = len(out)"
    yield "out.append(head)"
    for field in slots(type_):
        if not (field.place == "text" and field.wrapper):  # which is written within its wrapper
            yield from _element_lines(type_, field)
    yield "if len(out) == at + 1:"
    yield '    out[at] = f"{head}/>"'
    yield "else:"
    yield '    out[at] = f"{head}>"'
    yield '    out.append(f"</{tag}>")'


def _element_lines(type_: ir.Type, field: ir.Field) -> Iterator[str]:
    source = f"value.{field.name}"
    if not field.many:
        if field.required:
            yield _element(type_, field, source)
        else:
            yield f"if {source} is not None:"
            yield f"    {_element(type_, field, source)}"
        return
    pad = ""
    text = wrapper_text(type_, field.wrapper) if field.wrapper else None
    if field.wrapper and not field.required:
        yield f"if {source}:" if text is None else f"if {source} or value.{text.name} is not None:"
        pad = "    "
    if field.wrapper:
        yield f'{pad}out.append("<{field.wrapper}>")'
    if text is not None:
        yield f"{pad}if value.{text.name} is not None:"
        yield f"{pad}    {_element(type_, text, f'value.{text.name}')}"
    item = f"{snake(field.wire).rstrip('_')}_item"  # a name of its own: each has another type
    yield f"{pad}for {item} in {source}:"
    yield f"{pad}    {_element(type_, field, item)}"
    if field.wrapper:
        yield f'{pad}out.append("</{field.wrapper}>")'


def _element(type_: ir.Type, field: ir.Field, source: str) -> str:
    if field.type.kind == "object":
        return f'write_{snake(str(field.type.name))}({source}, "{field.wire}", "", out)'
    text = _written(type_, field, source)
    if field.place == "text":
        return f"out.append({text})"
    return f"out.append(f'<{field.wire}>{{{text}}}</{field.wire}>')"


def _written(type_: ir.Type, field: ir.Field, source: str) -> str:
    """The expression for a value as text."""
    where = f'"{type_.name}.{field.name}"'
    return {
        "string": f"escape({source}, {where})",
        "enum": f"escape({source}, {where})",
        "integer": f"{source}",
        "boolean": f"write_boolean({source})",
        "dateTime": f"write_datetime({source}, {where})",
        "time": f"{source}.isoformat()",
    }[field.type.kind]
