"""Builders and shells of operations: imports, signatures and paths."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator import ir
from generator.languages.python.docs import method_docstring
from generator.languages.python.fields import filtered, list_name, ordered
from generator.languages.python.models import values_name
from generator.languages.python.types import annotation, version

_PARAMETERS = {"string": "str", "integer": "int", "boolean": "bool"}


def names_of(api: ir.Api, resource: ir.Resource) -> list[str]:
    """The builders of a resource."""
    return sorted(op.name for op in api.operations if op.resource == resource.name)


def attached(operation: ir.Operation) -> tuple[tuple[str, str], ...]:
    """What is put on the result, by its name there and in the reply."""
    return tuple((item.name, item.field) for item in operation.reply.attached)


def argument_imports(api: ir.Api, operations: Iterable[ir.Operation]) -> list[str]:
    """Return the names that a module of builders imports from `arguments`."""
    names: set[str] = set()
    for op in operations:
        names |= {_segment(parameter) for parameter in _path_parameters(op)}
        if takes_objects(op):
            names.add("Identified")
        if any(a.identifies for a in _arguments(op)) or any(
            p.identifies for p in query_parameters(op)
        ):
            names.add("id_of")
        if secret_arguments(op):
            names.add("secrets_of")
        if newer_arguments(api, op):
            names.add("newer_parts")
        if query_parameters(op):
            names.add("query")
        if any(a.many for a in _arguments(op)):
            names.add("items_in")
    return sorted(names)


def operation_imports(operations: Iterable[ir.Operation]) -> list[str]:
    """Return the names that a module of builders imports from `operation`."""
    parts = any(op.request and op.request.parts for op in operations)
    return ["Multipart", "Operation", "Part"] if parts else ["Operation"]


def annotation_imports(api: ir.Api, operations: Sequence[ir.Operation], dots: str) -> list[str]:
    """The imports that annotations need, in the order in which they are written.

    They are made at run time, so that `typing.get_type_hints` finds every name. The package of
    models costs nothing: it loads its topics when they are asked for.
    """
    arguments = [argument for op in operations for argument in _arguments(op)]
    lines: list[str] = []
    lists = [op for op in operations if filtered(op)]
    if lists or any(argument.many for argument in arguments):
        lines += ["from collections.abc import Sequence", ""]
    if (
        any(a.type.name for a in arguments)
        or any(_has_model(api, op) for op in operations)
        or any(_enumeration(api, p) for op in operations for p in op.parameters)
    ):
        lines.append(f"from {dots} import models as m")
    names = ["Condition", *(["Order"] if any(map(ordered, lists)) else [])] if lists else []
    if names:
        lines.append(f"from {dots}conditions import {', '.join(names)}")
    return lines


def filter_imports(operations: Iterable[ir.Operation]) -> list[str]:
    """The imports of builders of lists that can be filtered and sorted by fields."""
    lists = [op for op in operations if filtered(op)]
    lines = ["from ..conditions import sort_text"] if any(map(ordered, lists)) else []
    return [*lines, *(["from ..filtering import checked_where"] if lists else [])]


def _annotation(type_: ir.TypeRef) -> str:
    """The type of an argument or a result; models are named as attributes of their package."""
    return f"m.{annotation(type_)}" if type_.name else annotation(type_)


def _has_model(api: ir.Api, operation: ir.Operation) -> bool:
    """Whether the result is a model or a list of models."""
    reply = operation.reply
    if reply.type is None:
        return False
    return reply.result is None or _result_field(api, operation).type.name is not None


def _result_field(api: ir.Api, operation: ir.Operation) -> ir.Field:
    type_ = next(item for item in api.types if item.name == operation.reply.type)
    return next(item for item in type_.fields if item.name == operation.reply.result)


def item_type(api: ir.Api, operation: ir.Operation) -> str:
    """What a paged list is a list of."""
    return _annotation(_result_field(api, operation).type)


def result_type(api: ir.Api, operation: ir.Operation) -> str:
    """What the method returns."""
    reply = operation.reply
    if reply.binary:
        return "bytes"
    if reply.type is None:
        return "None"
    if reply.result is None:
        return f"m.{reply.type}"
    field = _result_field(api, operation)
    text = _annotation(field.type)
    if field.many:
        return f"tuple[{text}, ...]"
    return text if field.required else f"{text} | None"


def _path_parameters(operation: ir.Operation) -> list[ir.Parameter]:
    return [p for p in operation.parameters if p.location == "path" and not p.session]


def _segment(parameter: ir.Parameter) -> str:
    """The function that checks and encodes a parameter in the path."""
    if parameter.free_text:
        return "free_segment"
    return "segment" if parameter.identifies else "text_segment"


def takes_objects(operation: ir.Operation) -> bool:
    """Whether an object may be given in place of an id."""
    return any(p.identifies for p in operation.parameters) or any(
        argument.identifies for argument in _arguments(operation)
    )


def secret_arguments(operation: ir.Operation) -> list[str]:
    """The arguments that are secret or hold secrets."""
    return [argument.name for argument in _arguments(operation) if argument.secret]


def newer_arguments(api: ir.Api, operation: ir.Operation) -> list[str]:
    """The arguments that are newer than the operation or may hold what is, with their versions."""
    return [
        f"({item.name!r}, {item.name}, {version(item.since)})"
        for item in _arguments(operation)
        if item.since or _holds_newer(api, item.type.name, set())
    ]


def _holds_newer(api: ir.Api, name: str | None, seen: set[str]) -> bool:
    """Whether a type, or one that it holds, has a field with a version of its own."""
    type_ = next((item for item in api.types if item.name == name), None)
    if type_ is None or type_.name in seen:
        return False
    seen.add(type_.name)
    return any(f.since or _holds_newer(api, f.type.name, seen) for f in type_.fields)


def query_parameters(operation: ir.Operation) -> list[ir.Parameter]:
    """The parameters in the query."""
    return [p for p in operation.parameters if p.location == "query"]


def _shown_query(operation: ir.Operation, paged: bool) -> list[ir.Parameter]:
    """A pager counts the pages itself."""
    hidden = {operation.paged.number} if paged and operation.paged else set[str]()
    return [p for p in query_parameters(operation) if p.name not in hidden]


def _arguments(operation: ir.Operation) -> tuple[ir.Argument, ...]:
    return operation.request.arguments if operation.request else ()


def _enumeration(api: ir.Api, parameter: ir.Parameter) -> ir.Enumeration | None:
    """The enumeration of the schema with exactly the values that a parameter takes."""
    values = set(parameter.enum)
    same = (e for e in api.enumerations if {member.value for member in e.members} == values)
    return next(same, None) if values and not parameter.session else None


def _parameter_type(api: ir.Api, parameter: ir.Parameter) -> str:
    """The Python type of a parameter; only the known values where those are all there are."""
    if parameter.identifies:
        return "str | Identified"
    if (closed := _enumeration(api, parameter)) is not None:
        return f"m.{closed.name} | m.{values_name(closed)}"
    return _PARAMETERS[parameter.type]


def _file_part(operation: ir.Operation) -> ir.Part | None:
    parts = operation.request.parts if operation.request else ()
    return next((part for part in parts if part.content == "file"), None)


def signature(api: ir.Api, operation: ir.Operation, paged: bool = False) -> str:
    """The parameters of a method: the subject by position, everything else by keyword."""
    given: dict[str, str] = {}
    for p in _path_parameters(operation):
        given[p.argument] = f"{p.argument}: {_parameter_type(api, p)}"
    for argument in _arguments(operation):
        text = "str | Identified" if argument.identifies else _annotation(argument.type)
        if argument.many:
            text = f"Sequence[{text}]"
            default = "" if argument.required else " = ()"
        elif argument.required:
            default = ""
        else:
            text += " | None"
            default = " = None"
        given[argument.name] = f"{argument.name}: {text}{default}"
    for p in _shown_query(operation, paged):
        text = _parameter_type(api, p)
        given[p.argument] = f"{p.argument}: {text}{'' if p.required else ' | None = None'}"
    if _file_part(operation) is not None:
        given["file_name"] = "file_name: str | None = None"
        given["content"] = "content: bytes | None = None"
    if filtered(operation):
        given["where"] = f"where: Sequence[Condition[{item_type(api, operation)}]] = ()"
    if ordered(operation):
        given["order_by"] = f"order_by: Sequence[Order[{item_type(api, operation)}]] = ()"
    positional = [given.pop(name) for name in operation.positional]
    keyword = sorted(given.values(), key=lambda text: " = " in text)
    star = ["*"] if keyword else []
    return ", ".join([*positional, *star, *keyword])


def forward(operation: ir.Operation, paged: bool = False) -> str:
    """The same arguments, handed on."""
    names = [p.argument for p in _path_parameters(operation)]
    names += [a.name for a in _arguments(operation)]
    names += [p.argument for p in _shown_query(operation, paged)]
    if _file_part(operation) is not None:
        names += ["file_name", "content"]
    names += ["where"] if filtered(operation) else []
    names += ["order_by"] if ordered(operation) else []
    keywords = (f"{name}={name}" for name in names if name not in operation.positional)
    return ", ".join([*operation.positional, *keywords])


def query_value(api: ir.Api, operation: ir.Operation, parameter: ir.Parameter) -> str:
    """The expression for the value of a parameter in the query."""
    name = parameter.argument
    if parameter.sort and ordered(operation):
        return f"sort_text(order_by, {list_name(api, operation)!r}, {name})"
    if not parameter.identifies:
        return name
    value = f"id_of({name}, {name!r}, {parameter.object!r})"
    return value if parameter.required else f"None if {name} is None else {value}"


def where_value(api: ir.Api, operation: ir.Operation) -> str:
    """The expression for the conditions of a list."""
    text = next(item.argument for item in operation.parameters if item.filter)
    return f"checked_where(where, {list_name(api, operation)!r}, {text})"


def docstring(api: ir.Api, operation: ir.Operation, indent: int, paged: bool = False) -> str:
    """The docstring of a method, whole."""
    return method_docstring(
        api,
        operation,
        parameters=[*_path_parameters(operation), *_shown_query(operation, paged)],
        file_part=_file_part(operation),
        result=result_type(api, operation),
        fields_of=list_name(api, operation) if filtered(operation) else "",
        sorts=ordered(operation),
        paged=paged,
        indent=indent,
    )


def path_expression(operation: ir.Operation) -> str:
    """The path, with its ids filled in."""
    path = operation.path
    parameters = _path_parameters(operation)
    for parameter in parameters:
        given = f"{parameter.argument}, '{parameter.argument}'"
        if parameter.object:
            given += f", '{parameter.object}'"
        call = f"{{{_segment(parameter)}({given})}}"
        path = path.replace(f"{{{parameter.name}}}", f"\0{call}\0")
    if not parameters:
        return repr(path)
    plain = path.split("\0")
    text = "".join(
        piece if index % 2 else piece.replace("{", "{{").replace("}", "}}")
        for index, piece in enumerate(plain)
    )
    return f'f"{text}"'
