"""Functions that make the calls of operations: their arguments, types and comments."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from generator import ir
from generator.languages.typescript import docs, types
from generator.languages.typescript.literals import LINE, imported
from generator.spelling import constant, pascal

_PARAMETERS = {"string": "string", "integer": "number", "boolean": "boolean"}
_FILE = (
    "Name of the file in the part {part}.",
    "Content of the file.",
)


@dataclass(frozen=True, slots=True)
class Member:
    """One argument of a function."""

    name: str
    type: str
    required: bool
    doc: str


def members(api: ir.Api, operation: ir.Operation) -> list[Member]:
    """Return the arguments of a function: those by position, then the others, required first."""
    found = {member.name: member for member in _members(api, operation)}
    positional = [found.pop(name) for name in operation.positional]
    return [*positional, *sorted(found.values(), key=lambda member: not member.required)]


def _members(api: ir.Api, operation: ir.Operation) -> Iterator[Member]:
    for p in operation.parameters:
        if not p.session:
            required = p.required or p.location == "path"
            yield Member(p.argument, _parameter_type(api, p), required, docs.parameter(p))
    request = operation.request
    if request is None:
        return
    for argument in request.arguments:
        text = types.of_value(argument.type, "t.")
        if argument.identifies:
            text = _identified(argument.object)
        if argument.many:
            text = f"readonly {text}[]"
        doc = docs.dated(argument.doc, argument.since)
        yield Member(argument.name, text, argument.required, doc)
    for part in request.parts:
        if part.content == "file":
            name, content = _FILE
            yield Member("fileName", "string", False, name.format(part=part.name))
            yield Member("content", "FileContent", False, content)


def _parameter_type(api: ir.Api, parameter: ir.Parameter) -> str:
    if parameter.identifies:
        return _identified(parameter.object)
    if parameter.enum:
        return " | ".join(json.dumps(value) for value in parameter.enum)
    return _PARAMETERS[parameter.type]


def _identified(kind: str | None) -> str:
    return f'Identified<"{kind}">' if kind else "Identified"


def by_position(api: ir.Api, operation: ir.Operation) -> list[Member]:
    """Return the arguments that are given by position."""
    return members(api, operation)[: len(operation.positional)]


def by_name(api: ir.Api, operation: ir.Operation, *, paged: bool = False) -> list[Member]:
    """Return the arguments that are given in an object.

    Args:
        api: The IR.
        operation: The operation.
        paged: Whether the pages are counted elsewhere, so that no number of a page can be given.
    """
    hidden = {operation.paged.number} if paged and operation.paged else set[str]()
    hidden = {p.argument for p in operation.parameters if p.name in hidden}
    found = members(api, operation)[len(operation.positional) :]
    return [member for member in found if member.name not in hidden]


def arguments_type(operation: ir.Operation) -> str:
    """Return the name of the interface of the arguments that are given in an object."""
    return f"{pascal(operation.id)}Args"


def arguments(api: ir.Api, operation: ir.Operation) -> str:
    """Return that interface; empty if there are no such arguments."""
    given = by_name(api, operation)
    if not given:
        return ""
    lines = [
        docs.comment(f"Arguments of {{@link {operation.id}}}."),
        f"export interface {arguments_type(operation)} {{",
    ]
    for member in given:
        lines.append(f"  {docs.comment(member.doc, 2)}")
        mark, rest = ("", "") if member.required else ("?", " | undefined")
        lines.append(_typed(f"  readonly {member.name}{mark}:", f"{member.type}{rest}"))
    return "\n".join([*lines, "}"])


def _typed(start: str, type_: str) -> str:
    """Return a member with its type; a long union has each of its types on a line of its own."""
    line = f"{start} {type_};"
    if len(line) <= LINE:
        return line
    return "\n".join([start, *(f"    | {one}" for one in type_.split(" | "))]) + ";"


def signature(api: ir.Api, operation: ir.Operation, prefix: str = "") -> list[str]:
    """Return the parameters of a function.

    Args:
        api: The IR.
        operation: The operation.
        prefix: What precedes the name of the interface of arguments, such as `operations.`.
    """
    found = [f"{member.name}: {member.type}" for member in by_position(api, operation)]
    given = by_name(api, operation)
    if given:
        default = "" if any(member.required for member in given) else " = {}"
        found.append(f"args: {prefix}{arguments_type(operation)}{default}")
    return found


def result(api: ir.Api, operation: ir.Operation) -> str:
    """Return the type of the result of an operation."""
    reply = operation.reply
    if reply.binary:
        return "Uint8Array"
    if reply.type is None:
        return "void"
    if reply.result is None:
        return f"t.{reply.type}"
    field = _result_field(api, operation)
    text = types.of_value(field.type, "t.")
    if field.many:
        return f"readonly {text}[]"
    return text if field.required else f"{text} | undefined"


def item(api: ir.Api, operation: ir.Operation) -> str:
    """Return the type of the items of a paged list."""
    return types.of_value(_result_field(api, operation).type, "t.")


def _result_field(api: ir.Api, operation: ir.Operation) -> ir.Field:
    reply = next(item for item in api.types if item.name == operation.reply.type)
    return next(field for field in reply.fields if field.name == operation.reply.result)


def body(api: ir.Api, operation: ir.Operation) -> str:
    """Return the statement that makes the call."""
    given = [member.name for member in by_position(api, operation)]
    positional = f"{{ {', '.join(given)} }}" if given else "{}"
    if not by_name(api, operation):
        return f"return build({constant(operation.id)}, {positional});"
    rest = f", {positional}" if given else ""
    return f"return build({constant(operation.id)}, args{rest});"


def comment(api: ir.Api, operation: ir.Operation, indent: int = 0, *, options: bool = False) -> str:
    """Return the comment of a function.

    Args:
        api: The IR.
        operation: The operation.
        indent: The indentation.
        options: Whether the function takes options of the call.
    """
    tags = [(member.name, _line(member.doc)) for member in by_position(api, operation)]
    if by_name(api, operation):
        tags.append(("args", "The other arguments."))
    if options:
        tags.append(("options", "Options of this call."))
    return docs.comment(docs.operation(api, operation, tags), indent)


def _line(text: str) -> str:
    return " ".join(text.split())


def imports(api: ir.Api, resource: ir.Resource) -> list[str]:
    """Return the imports of a module of operations."""
    own = [op for op in api.operations if op.resource == resource.name]
    text = " ".join(member.type for op in own for member in members(api, op))
    kinds = ["FileContent", "Operation"] if "FileContent" in text else ["Operation"]
    facts = [constant(op.id) for op in own]
    lines = ['import { build } from "../build.js";']
    if facts:
        lines.append(imported(facts, f"../catalog/{resource.name}.js"))
    if "Identified" in text:
        lines.append('import type { Identified } from "../kinds.js";')
    lines.append(f'import type {{ {", ".join(kinds)} }} from "../operation.js";')
    if "t." in text + " ".join(result(api, op) for op in own):
        lines.append('import type * as t from "../types/index.js";')
    return lines
