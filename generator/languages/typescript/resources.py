"""Classes with a method for each operation of a resource."""

from __future__ import annotations

from generator import ir
from generator.languages.typescript import operations
from generator.languages.typescript.literals import LINE
from generator.spelling import pascal

BY_HAND = ("auth", "server", "fileUploads", "flows", "permissions")
"""The resources whose raw operations have hand-written methods, or none, in TypeScript."""


def class_name(resource: ir.Resource) -> str:
    """Return the name of the class of a resource."""
    return f"{pascal(resource.name)}Resource"


def method(api: ir.Api, operation: ir.Operation) -> str:
    """Return a method, with its comment."""
    given = operations.signature(api, operation, "operations.")
    names = [member.name for member in operations.by_position(api, operation)]
    names += ["args"] if operations.by_name(api, operation) else []
    parameters = ", ".join([*given, "options?: CallOptions"])
    call = f"operations.{operation.id}({', '.join(names)})"
    if operation.paged:
        kind = f"Pager<{operations.item(api, operation)}>"
        send = _sent("list", call)
    else:
        kind = f"Promise<{operations.result(api, operation)}>"
        send = _sent("call", call)
    head = f"  {operation.verb}({parameters}): {kind} {{"
    if len(head) > LINE:
        lines = "".join(f"\n    {text}," for text in [*given, "options?: CallOptions"])
        head = f"  {operation.verb}({lines}\n  ): {kind} {{"
    comment = operations.comment(api, operation, 2, options=True)
    return f"  {comment}\n{head}\n    {send}\n  }}"


def _sent(how: str, call: str) -> str:
    """Return the statement that sends a call, on several lines if it is long."""
    text = f"return this.caller.{how}({call}, options);"
    if len(text) <= LINE - 4:
        return text
    return f"return this.caller.{how}(\n      {call},\n      options,\n    );"


def own(api: ir.Api, resource: ir.Resource) -> list[ir.Operation]:
    """Return the operations that have a method."""
    found = [op for op in api.operations if op.resource == resource.name]
    return [op for op in found if not (op.raw and resource.name in BY_HAND)]


def imports(api: ir.Api, resource: ir.Resource) -> list[str]:
    """Return the imports of a module."""
    methods = own(api, resource)
    text = " ".join(method(api, op) for op in methods)
    names = ["CallOptions"] if methods else []
    names.append("Caller")
    names += ["Pager"] if any(op.paged for op in methods) else []
    lines = [f'import type {{ {", ".join(names)} }} from "../caller.js";']
    if "Identified" in text:
        lines.append('import type { Identified } from "../kinds.js";')
    if methods:
        lines.append(f'import * as operations from "../operations/{resource.name}.js";')
    if " t." in text or "<t." in text:
        lines.append('import type * as t from "../types/index.js";')
    return lines
