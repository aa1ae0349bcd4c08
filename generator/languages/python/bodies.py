"""The construction of request bodies from the arguments of a method."""

from __future__ import annotations

from collections.abc import Iterator

from generator import ir


def body_lines(api: ir.Api, operation: ir.Operation) -> Iterator[str]:
    """The statements that make the body of a request."""
    request = operation.request
    if request is None:
        return
    document = request.type is not None
    if document:
        types = {item.name: item for item in api.types}
        root = types[str(request.type)]
        expression, used = _construct(root, list(request.arguments), 0, types)
        for topic in sorted({types[name].topic for name in used}):
            names = sorted(name for name in used if types[name].topic == topic)
            yield f"from ..models.{topic} import {', '.join(names)}"
        yield "from ..codec import encode"
        yield ""
        name = "document" if request.parts else "body"
        rules = api.protocol.documents
        bare = "" if rules.request_namespace else ", namespace=None"
        yield f"{name} = encode({expression}, {rules.request!r}{bare})"
    if not request.parts:
        return
    yield "parts: list[Part] = []"
    for part in request.parts:
        line = f"parts.append({_part(part)})"
        if part.content == "file" and not part.required:
            yield "if file_name is not None or content is not None:"
            line = f"    {line}"
        yield line
    yield "body = Multipart(tuple(parts))"


def _part(part: ir.Part) -> str:
    """The expression for a part of a multipart body."""
    filename = {None: "None", "empty": "''", "file": "file_name or 'file'"}[part.filename]
    content = {"document": "document", "empty": "b''", "file": "content"}[part.content]
    facts = [repr(part.name), repr(part.media_type), filename, content, repr(part.disposition)]
    return f"Part({', '.join(facts)})"


def _construct(
    type_: ir.Type, arguments: list[ir.Argument], depth: int, types: dict[str, ir.Type]
) -> tuple[str, set[str]]:
    """The expression that makes a model from the arguments that lie in it."""
    used = {type_.name}
    parts: list[str] = []
    for field in type_.fields:
        below = [a for a in arguments if a.path[depth] == field.name]
        if not below:
            continue
        if len(below[0].path) == depth + 1:
            name = below[0].name
            value = f"items_in({name})" if field.many else name
            if below[0].identifies:
                value = f"id_of({name}, {name!r}, {below[0].object!r})"
                # Alone or required, it decides whether the model is made at all.
                if not (below[0].required or field.required or len(arguments) == 1):
                    value = f"None if {name} is None else {value}"
            parts.append(f"{field.name}={value}")
            continue
        inner = types[str(field.type.name)]
        expression, more = _construct(inner, below, depth + 1, types)
        used |= more
        if not field.required and not any(a.required for a in below):
            expression = f"{expression} if {_given(inner, below, depth + 1)} else None"
        parts.append(f"{field.name}={expression}")
    return f"{type_.name}({', '.join(parts)})", used


def _given(type_: ir.Type, arguments: list[ir.Argument], depth: int) -> str:
    """Return the condition for an optional model; its required arguments decide alone."""
    required = {field.name for field in type_.fields if field.required}
    deciding = [a for a in arguments if a.path[depth] in required] or arguments
    joiner = " and " if deciding is not arguments else " or "
    return joiner.join(f"{a.name} is not None" if not a.many else a.name for a in deciding)
