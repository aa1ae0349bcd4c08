"""What a request holds, and what its reply holds, as tables and sentences."""

from __future__ import annotations

from collections.abc import Iterator

from generator import ir
from generator.languages.docs import markdown
from generator.languages.python.docs import filter_field_text

_HEADER = ("Argument", "In the request", "Type", "Meaning")
_MODELS = "tableau_flows.models"


def parameters(api: ir.Api, operation: ir.Operation) -> str:
    """Return the table of what a caller gives; empty if that is nothing."""
    rows = [*_parameters(operation), *_arguments(api, operation)]
    return markdown.table(_HEADER, rows) if rows else ""


def _parameters(operation: ir.Operation) -> Iterator[tuple[str, ...]]:
    for parameter in operation.parameters:
        if not parameter.session:
            paged = operation.paged is not None and parameter.name == operation.paged.number
            yield (
                "–" if paged else f"`{parameter.argument}`",  # a list asks for its pages itself
                f"{parameter.location}: `{parameter.name}`",
                _facts(_limits(parameter), parameter.required, parameter.since),
                markdown.cell(_meaning(parameter)),
            )


def _arguments(api: ir.Api, operation: ir.Operation) -> Iterator[tuple[str, ...]]:
    request = operation.request
    if request is None:
        return
    for argument in request.arguments:
        place = "/".join(_wire_path(api, str(request.type), argument.path))
        kind = type_of(argument.type)
        yield (
            f"`{argument.name}`",
            f"body: `{place}`",
            _facts(f"list of {kind}" if argument.many else kind, argument.required, argument.since),
            markdown.cell(argument.doc),
        )
    for part in request.parts:
        if part.content == "file":
            yield (
                "`content`",
                f"part: `{part.name}`",
                _facts("file", part.required, None),
                "The content of the file.",
            )


def _meaning(parameter: ir.Parameter) -> str:
    text = f"Deprecated. {parameter.doc}" if parameter.deprecated else parameter.doc
    for title, fields in (
        ("Fields and operators", parameter.filter),
        ("Fields", parameter.sort),
    ):
        if fields:
            text += f" {title}: {', '.join(f'`{filter_field_text(one)}`' for one in fields)}."
    return text


def _limits(parameter: ir.Parameter) -> str:
    text: str = parameter.type
    if parameter.enum:
        text = ", ".join(f"`{value}`" for value in parameter.enum)
    if parameter.minimum is not None or parameter.maximum is not None:
        low = "" if parameter.minimum is None else f" from {parameter.minimum}"
        high = "" if parameter.maximum is None else f" to {parameter.maximum}"
        text += f"{low}{high}"
    if parameter.default is not None:
        text += f"; default `{parameter.default}`"
    return text


def _wire_path(api: ir.Api, type_name: str, path: tuple[str, ...]) -> Iterator[str]:
    """Return the elements and attributes on a path; an attribute begins with @."""
    types = {item.name: item for item in api.types}
    for name in path:
        field = next(item for item in types[type_name].fields if item.name == name)
        if field.wrapper:
            yield field.wrapper
        yield f"@{field.wire}" if field.place == "attribute" else field.wire
        type_name = str(field.type.name)


def type_of(type_: ir.TypeRef) -> str:
    """Return the type of a value; models and enumerations are links."""
    if type_.name is None:
        return "date and time" if type_.kind == "dateTime" else type_.kind
    return markdown.python(f"{_MODELS}.{type_.name}")


def document(operation: ir.Operation) -> str:
    """Return a sentence about the body of the request; empty if there is none."""
    request = operation.request
    if request is None:
        return ""
    text = f"The body is `{request.media_type}`"
    if request.type:
        text += f" with the document {markdown.python(f'{_MODELS}.{request.type}')}"
    if request.parts:
        names = " and ".join(f"`{part.name}`" for part in request.parts)
        text += f", in the parts {names}" if len(request.parts) > 1 else f", in the part {names}"
    if request.at_least_one:
        text += ". At least one of the arguments for it must be given"
    return f"{text}."


def reply(api: ir.Api, operation: ir.Operation) -> str:
    """Return a sentence about the reply to a successful request."""
    answer = operation.reply
    if answer.binary:
        return f"Status {answer.status} with the content of the file."
    if answer.type is None:
        return f"Status {answer.status} without content."
    text = f"Status {answer.status} with the document {_model(answer.type)}"
    if answer.result is None:
        return f"{text}."
    type_ = next(item for item in api.types if item.name == answer.type)
    field = next(item for item in type_.fields if item.name == answer.result)
    many = "a list of " if field.many else ""
    paged = ", page by page" if operation.paged else ""
    return f"{text}; the result is its `{field.name}`, {many}{type_of(field.type)}{paged}."


def _model(name: str) -> str:
    return markdown.python(f"{_MODELS}.{name}")


def _facts(kind: str, required: bool, since: str | None) -> str:
    """Return the type of a value, whether it is required, and the version that is newer."""
    text = f"{kind}, required" if required else kind
    return f"{text}; since {since}" if since else text
