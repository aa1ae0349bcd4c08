"""The responses to requests."""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus
from itertools import groupby

from generator import ir
from generator.languages.openapi.bodies import FILE
from generator.languages.openapi.examples import documents, examples
from generator.languages.openapi.forms import Form, Schema
from generator.languages.openapi.schemas import error_type, reference
from generator.spelling import pascal

DEFAULT = "Error"
"""The name of the response with any other failure."""

_NOTHING = "Done; there is no content."
_EMPTY = "Done; the body is empty, or a document with nothing in it."
_DEFAULT_DOC = """\
The call failed with a code that is not listed for the operation. What stands between client and \
server, such as a proxy, sends bodies of other kinds."""


def responses(api: ir.Api, operation: ir.Operation, form: Form) -> Schema:
    """Return the responses to an operation, by status: success, known failures, any other."""
    codes = {item.code: item for item in api.errors}
    found: Schema = {str(operation.reply.status): _success(api, operation, form)}
    rows = sorted(operation.errors, key=lambda row: (codes[row.code].status, row.code))
    for status, some in groupby(rows, key=lambda row: codes[row.code].status):
        found[str(status)] = _failure(api, list(some), codes, form)
    return {**found, "default": {"$ref": f"#/components/responses/{DEFAULT}"}}


def default(api: ir.Api, form: Form) -> Schema:
    """Return the response with a failure that the operation does not list."""
    type_ = error_type(api)
    shown = documents(api, type_.name, api.error_documents, form)
    media = {
        **_media(type_),
        "examples": {name: {"value": value} for name, value in shown.items()},
    }
    return {"description": _DEFAULT_DOC, "content": {form.reply: media}}


def catalog(api: ir.Api) -> Schema:
    """Return all known error codes, with what they mean and what to do about them."""
    return {
        item.code: {
            "status": item.status,
            "name": item.name,
            "description": item.doc,
            **({"remedy": item.remedy} if item.remedy else {}),
        }
        for item in api.errors
    }


def _success(api: ir.Api, operation: ir.Operation, form: Form) -> Schema:
    reply = operation.reply
    if reply.binary:
        content = {"application/octet-stream": {"schema": FILE}}
        return {"description": "The content of the file.", "content": content}
    if reply.type is None:
        return {"description": _NOTHING if reply.status == HTTPStatus.NO_CONTENT else _EMPTY}
    type_ = next(item for item in api.types if item.name == reply.type)
    media = _media(type_)
    if found := examples(api, operation, "reply", form):
        media["examples"] = found
    return {"description": type_.doc, "content": {form.reply: media}}


def _failure(
    api: ir.Api, rows: Iterable[ir.ErrorRow], codes: dict[str, ir.ErrorCode], form: Form
) -> Schema:
    """Return the response with one status: a table of its codes, also as data."""
    lines = ["| Code | Error | When |", "| --- | --- | --- |"]
    data: list[Schema] = []
    for row in rows:
        cells = (row.code, codes[row.code].name, row.when)
        lines.append(f"| {' | '.join(_cell(cell) for cell in cells)} |")
        data.append({"code": row.code, "when": row.when})
    return {
        "description": "\n".join(lines),
        "content": {form.reply: _media(error_type(api))},
        "x-error-codes": data,
    }


def _media(type_: ir.Type) -> Schema:
    return {"schema": reference(pascal(type_.name))}


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())
