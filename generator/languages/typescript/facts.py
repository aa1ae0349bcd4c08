"""The facts of operations, as constants that the functions hand to the client."""

from __future__ import annotations

from generator import ir
from generator.errors import SpecError
from generator.languages.typescript import docs, types
from generator.languages.typescript.literals import Code, imported, literal, version
from generator.spelling import constant


def info(operation: ir.Operation) -> str:
    """Return the constant with the facts of an operation.

    Raises:
        SpecError: The operation has something that TypeScript cannot express.
    """
    _check(operation)
    reply = operation.reply
    value = {
        "id": operation.id,
        "resource": operation.resource,
        "verb": operation.verb,
        "method": operation.method,
        "path": operation.path,
        "since": version(operation.since),
        "status": reply.status,
        "retry": operation.retry,
        "authenticated": operation.authenticated,
        "deployment": operation.deployment,
        "scopes": operation.scopes if operation.scopes_known else None,
        "parameters": [_parameter(p) for p in operation.parameters if not p.session],
        "request": _request(operation.request) if operation.request else None,
        "reply": Code(constant(reply.type)) if reply.type else None,
        "binary": reply.binary or None,
        "result": reply.result,
        "attached": [{"name": a.name, "field": a.field} for a in reply.attached] or None,
        "paged": _paged(operation.paged) if operation.paged else None,
        "positional": operation.positional or None,
        "verify": operation.verify.text if operation.verify else None,
    }
    start = f"export const {constant(operation.id)}: OperationInfo = "
    doc = docs.comment(f"The facts of `{operation.id}`.")
    return f"{doc}\n{start}{literal(value, 0, len(start) + 1)};"


def _check(operation: ir.Operation) -> None:
    """Refuse what the client cannot express."""
    request = operation.request
    if request is None:
        return
    where = f"operation {operation.id}"
    if request.type is None and not request.parts:
        reason = "TypeScript cannot express a body that is neither XML nor multipart"
        raise SpecError("openapi.yaml", where, reason)
    for argument in request.arguments:
        if argument.many and argument.identifies:
            reason = f"TypeScript cannot express an argument that is a list of ids, {argument.name}"
            raise SpecError("openapi.yaml", where, reason)


def _parameter(parameter: ir.Parameter) -> dict[str, object]:
    fields = (*parameter.filter, *parameter.sort)
    return {
        "name": parameter.name,
        "argument": parameter.argument if parameter.argument != parameter.name else None,
        "location": parameter.location,
        "type": parameter.type,
        "required": parameter.required or None,
        "minimum": parameter.minimum,
        "maximum": parameter.maximum,
        "values": parameter.enum or None,
        "since": version(parameter.since) if parameter.since else None,
        "identifies": parameter.identifies or None,
        "freeText": parameter.free_text or None,
        "fields": {f.name: version(f.since) if f.since else True for f in fields} or None,
        "sorts": True if parameter.sort else None,
    }


def _request(request: ir.Request) -> dict[str, object]:
    return {
        "media": request.media_type,
        "shape": Code(constant(request.type)) if request.type else None,
        "arguments": [
            {
                "name": argument.name,
                "path": argument.path,
                "kind": "string" if argument.type.kind == "enum" else argument.type.kind,
                "required": argument.required or None,
                "many": argument.many or None,
                "secret": argument.secret or None,
                "identifies": argument.identifies or None,
                "since": version(argument.since) if argument.since else None,
            }
            for argument in request.arguments
        ],
        "parts": [
            {
                "name": part.name,
                "media": part.media_type,
                "content": part.content,
                "required": part.required or None,
                "disposition": part.disposition,
                "fileName": part.filename,
            }
            for part in request.parts
        ]
        or None,
        "atLeastOne": request.at_least_one or None,
    }


def _paged(paged: ir.Paged) -> dict[str, object]:
    return {"items": paged.items, "number": paged.number, "size": paged.size, "total": paged.total}


def imports(api: ir.Api, resource: ir.Resource) -> list[str]:
    """Return the imports of a module with the facts of operations."""
    own = [op for op in api.operations if op.resource == resource.name]
    names = {str(op.request.type) for op in own if op.request and op.request.type}
    names |= {str(op.reply.type) for op in own if op.reply.type}
    return [
        *(
            imported([constant(name) for name in found], f"../codec/tables/{topic}.js")
            for topic, found in types.by_topic(api, names, "")
        ),
        'import type { OperationInfo } from "../operation.js";',
    ]
