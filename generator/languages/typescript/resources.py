"""Classes with a method for each operation of a resource."""

from __future__ import annotations

from generator import ir
from generator.languages.typescript import operations
from generator.spelling import pascal


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
        send = f"return this.caller.list({call}, options);"
    else:
        kind = f"Promise<{operations.result(api, operation)}>"
        send = f"return this.caller.call({call}, options);"
    head = f"  {operation.verb}({parameters}): {kind} {{"
    if len(head) > 100:
        lines = "".join(f"\n    {text}," for text in [*given, "options?: CallOptions"])
        head = f"  {operation.verb}({lines}\n  ): {kind} {{"
    comment = operations.comment(api, operation, 2, options=True)
    return f"  {comment}\n{head}\n    {send}\n  }}"


def own(api: ir.Api, resource: ir.Resource) -> list[ir.Operation]:
    """Return the operations that have a method."""
    return [op for op in api.operations if op.resource == resource.name and not op.raw]


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
