"""The bodies of requests."""

from __future__ import annotations

from collections.abc import Iterator

from generator import ir
from generator.languages.openapi.examples import examples, values
from generator.languages.openapi.forms import Form, Schema
from generator.languages.openapi.schemas import reference
from generator.spelling import pascal

FILE: Schema = {
    "type": "string",
    "format": "binary",
    "contentMediaType": "application/octet-stream",
}
"""The content of a file; generators made for OpenAPI 3.0 need the format."""


def request_body(api: ir.Api, operation: ir.Operation, form: Form) -> Schema | None:
    """Return the body of the requests of an operation; null if there is none."""
    request = operation.request
    if request is None:
        return None
    types = {item.name: item for item in api.types}
    text = types[request.type].doc if request.type else "The parts of the body."
    if request.at_least_one:
        text += " At least one of its optional values must be given."
    return {"required": True, "description": text, "content": _content(api, operation, form)}


def multipart_schemas(api: ir.Api, form: Form) -> Iterator[tuple[str, Schema]]:
    """Return the schemas of multipart bodies, by name.

    They have names, since some generators give the same name to all bodies that have none.
    """
    for operation in api.operations:
        if operation.request and operation.request.parts:
            yield _multipart_name(operation), _multipart(api, operation, operation.request, form)


def _multipart_name(operation: ir.Operation) -> str:
    return f"{pascal(operation.name)}Multipart"


def _content(api: ir.Api, operation: ir.Operation, form: Form) -> Schema:
    request = operation.request
    assert request is not None
    if not request.parts:
        media: Schema = {"schema": reference(pascal(str(request.type)))}
        if found := examples(api, operation, "request", form):
            media["examples"] = found
        return {form.media(request.media_type): media}
    encoding: Schema = {
        part.name: {
            "contentType": form.media(part.media_type),
            "x-disposition": part.disposition,
            **({"x-filename": part.filename} if part.filename else {}),
        }
        for part in request.parts
    }
    body = {"schema": reference(_multipart_name(operation)), "encoding": encoding}
    return {request.media_type: body}


def _multipart(api: ir.Api, operation: ir.Operation, request: ir.Request, form: Form) -> Schema:
    parts = {part.name: _part(part, request) for part in request.parts}
    schema: Schema = {
        "type": "object",
        "description": f"The parts of the body of {operation.id}, in this order.",
        "required": [part.name for part in request.parts if part.required],
        "properties": parts,
    }
    documents = [part.name for part in request.parts if part.content == "document"]
    if documents:
        found = values(api, operation, "request", form)
        schema["examples"] = [{documents[0]: value} for value in found.values()]
    return schema


def _part(part: ir.Part, request: ir.Request) -> Schema:
    if part.content == "document":
        return {**reference(pascal(str(request.type))), "description": "The document."}
    if part.content == "file":
        return {**FILE, "description": "The content of the file."}
    return {"type": "string", "maxLength": 0, "description": "Nothing: the part is empty."}
