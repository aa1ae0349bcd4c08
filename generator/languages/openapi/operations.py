"""Operations with their parameters."""

from __future__ import annotations

from generator import ir
from generator.errors import SpecError
from generator.languages.openapi.bodies import request_body
from generator.languages.openapi.forms import Form, Schema
from generator.languages.openapi.members import members
from generator.languages.openapi.parameters import parameter_object
from generator.languages.openapi.responses import responses
from generator.spelling import snake

_SERVERS = {"server": "Tableau Server only.", "cloud": "Tableau Cloud only."}


def operation_object(api: ir.Api, operation: ir.Operation, form: Form) -> Schema:
    """Return the description of an operation."""
    found: Schema = {
        "operationId": operation.id,
        "tags": [snake(operation.resource)],
        "summary": operation.summary,
        "description": _description(operation),
        "externalDocs": {"url": operation.url},
    }
    if operation.deprecated:
        found["deprecated"] = True
    if not operation.authenticated:
        found["security"] = []
    version = api.protocol.session.version_parameter
    found["parameters"] = [
        parameter_object(api, parameter)
        for parameter in operation.parameters
        if parameter.name != version
    ]
    if body := request_body(api, operation, form):
        found["requestBody"] = body
    found["responses"] = responses(api, operation, form)
    return {**found, **_facts(api, operation, form)}


def _description(operation: ir.Operation) -> str:
    lines = [operation.doc, f"Since version {operation.since} of the REST API."]
    if operation.deployment:
        lines.append(_SERVERS[operation.deployment])
    if operation.needs:
        lines.append("Needs a licence for Prep Conductor (Data Management).")
    if operation.permission:
        lines.append(f"Permissions: {operation.permission}")
    if operation.verify:
        lines.append(f"If the response was lost: {operation.verify.text}")
    return "\n\n".join(line for line in lines if line)


def _facts(api: ir.Api, operation: ir.Operation, form: Form) -> Schema:
    """Return what OpenAPI has no word for; the keys are those of `spec/openapi.yaml`."""
    facts: Schema = {
        "x-since": operation.since,
        "x-permission": operation.permission,
        "x-retry": operation.retry,
    }
    if operation.verify:
        read = operation.verify.operation
        facts["x-verify"] = {
            "text": operation.verify.text,
            **({"operation": read} if read else {}),
        }
    if operation.scopes_known:
        facts["x-scopes"] = list(operation.scopes)
    if operation.needs:
        facts["x-needs"] = operation.needs
    if operation.deployment:
        facts["x-deployment"] = operation.deployment
    if operation.reply.result:
        facts["x-result"] = _result(api, operation, form)
    if operation.paged:
        paged = operation.paged
        facts["x-paged"] = {"number": paged.number, "size": paged.size, "total": paged.total}
    return facts


def _result(api: ir.Api, operation: ir.Operation, form: Form) -> list[str]:
    """Return the keys from the reply to what the call is made for, such as the items of a list."""
    type_ = next(item for item in api.types if item.name == operation.reply.type)
    for member in members(type_, form):
        if member.field.name == operation.reply.result:
            return [member.key, member.wrapper.items.key] if member.wrapper else [member.key]
    reason = f"the result {operation.reply.result!r} is no property of the reply"
    raise SpecError("openapi.yaml", f"operation {operation.id}", reason)
