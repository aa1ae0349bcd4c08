"""Encoders: each type is written as attributes, then elements in the order of the schema."""

from __future__ import annotations

from collections.abc import Iterator

from generator import ir
from generator.languages.python.codec import by_topic, slots, wrapper_text
from generator.languages.python.models import imports_by_topic, used_by
from generator.languages.python.names import snake


def encode_imports(api: ir.Api, topic: str) -> list[str]:
    """Return the imports of a module of encoders."""
    _, names = used_by(api, topic)
    own = [item.name for item in api.types if item.topic == topic]
    text = "\n".join(line for t in api.types if t.topic == topic for line in encode_lines(t))
    values = [name for name in ("escape", "write_boolean", "write_datetime") if f"{name}(" in text]
    objects = [n for n in names if any(t.name == n and t.topic != topic for t in api.types)]
    return [
        *imports_by_topic(api, own, None, "..models.{topic}", "{name}"),
        *(
            f"from .encode_{other} import {', '.join(sorted(f'write_{snake(n)}' for n in found))}"
            for other, found in by_topic(api, objects).items()
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
    if field.nullable:
        yield f"if {source} is not None:"
        pad = "    "
    elif field.wrapper and not field.required:
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
