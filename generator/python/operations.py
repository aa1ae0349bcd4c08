"""Builders and shells of operations: signatures, paths and the construction of bodies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator import ir
from generator.python.docs import method_docstring
from generator.python.types import annotation, version

_PARAMETERS = {"string": "str", "integer": "int", "boolean": "bool"}


def names_of(api: ir.Api, resource: ir.Resource) -> list[str]:
    """The builders of a resource."""
    return sorted(op.name for op in api.operations if op.resource == resource.name)


def unique_codes(operation: ir.Operation) -> tuple[str, ...]:
    """The error codes of an operation, each once."""
    return tuple(dict.fromkeys(row.code for row in operation.errors))


def parameter_info(parameter: ir.Parameter) -> str:
    """The facts of a parameter; only those that are not the default."""
    parts = [repr(parameter.name), repr(parameter.argument)]
    parts += [repr(parameter.location), repr(parameter.type)]
    for name in ("required", "session"):
        if getattr(parameter, name):
            parts.append(f"{name}=True")
    for name in ("minimum", "maximum", "default"):
        if (value := getattr(parameter, name)) is not None:
            parts.append(f"{name}={value!r}")
    if parameter.enum:
        parts.append(f"enum={parameter.enum!r}")
    for name in ("filter", "sort"):
        if fields := getattr(parameter, name):
            parts.append(f"{name}=({''.join(f'{_field_info(item)}, ' for item in fields)})")
    if parameter.since is not None:
        parts.append(f"since={version(parameter.since)}")
    return f"ParameterInfo({', '.join(parts)})"


def _field_info(item: ir.FilterField) -> str:
    parts = [repr(item.name), repr(item.type)]
    if item.operators:
        parts.append(f"operators={item.operators!r}")
    if item.since:
        parts.append(f"since={version(item.since)}")
    return f"FieldInfo({', '.join(parts)})"


def operation_imports(operations: Iterable[ir.Operation]) -> list[str]:
    """What a module of builders takes from `operation`."""
    names = {"Operation"}
    for op in operations:
        if _path_parameters(op):
            names.add("segment")
        if any(_is_object_id(p) for p in _path_parameters(op)):
            names.add("Identified")
        if query_parameters(op):
            names.add("query")
        if op.request and op.request.parts:
            names |= {"Multipart", "Part"}
    return sorted(names)


def typing_imports(api: ir.Api, operations: Iterable[ir.Operation], dots: str) -> list[str]:
    """The imports that only the type checkers need."""
    models: set[str] = set()
    sequence = False
    for op in operations:
        for argument in _arguments(op):
            if argument.type.name:
                models.add(argument.type.name)
            sequence = sequence or argument.many
        models |= _models_in_result(api, op)
    lines = ["from collections.abc import Sequence"] if sequence else []
    if models:
        lines += [f"from {dots}models import {', '.join(sorted(models))}"]
    return lines


def _models_in_result(api: ir.Api, operation: ir.Operation) -> set[str]:
    reply = operation.reply
    if reply.type is None:
        return set()
    if reply.result is None:
        return {reply.type}
    field = _result_field(api, operation)
    return {field.type.name} if field.type.name else set()


def _result_field(api: ir.Api, operation: ir.Operation) -> ir.Field:
    type_ = next(item for item in api.types if item.name == operation.reply.type)
    return next(item for item in type_.fields if item.name == operation.reply.result)


def item_type(api: ir.Api, operation: ir.Operation) -> str:
    """What a paged list is a list of."""
    return annotation(_result_field(api, operation).type)


def result_type(api: ir.Api, operation: ir.Operation) -> str:
    """What the method returns."""
    reply = operation.reply
    if reply.binary:
        return "bytes"
    if reply.type is None:
        return "None"
    if reply.result is None:
        return reply.type
    field = _result_field(api, operation)
    text = annotation(field.type)
    if field.many:
        return f"tuple[{text}, ...]"
    return text if field.required else f"{text} | None"


def _path_parameters(operation: ir.Operation) -> list[ir.Parameter]:
    return [p for p in operation.parameters if p.location == "path" and not p.session]


def _is_object_id(parameter: ir.Parameter) -> bool:
    """Whether it is the id of something that a reply gives as an object."""
    return parameter.name.endswith("Id") and not parameter.name.endswith("SessionId")


def query_parameters(operation: ir.Operation) -> list[ir.Parameter]:
    """The parameters in the query."""
    return [p for p in operation.parameters if p.location == "query"]


def _shown_query(operation: ir.Operation, paged: bool) -> list[ir.Parameter]:
    """A pager counts the pages itself."""
    hidden = {operation.paged.number} if paged and operation.paged else set[str]()
    return [p for p in query_parameters(operation) if p.name not in hidden]


def _arguments(operation: ir.Operation) -> tuple[ir.Argument, ...]:
    return operation.request.arguments if operation.request else ()


def _file_part(operation: ir.Operation) -> ir.Part | None:
    parts = operation.request.parts if operation.request else ()
    return next((part for part in parts if part.content == "file"), None)


def signature(api: ir.Api, operation: ir.Operation, paged: bool = False) -> str:
    """The parameters of a method: ids by position, everything else by keyword."""
    positional = [
        f"{p.argument}: str | Identified" if _is_object_id(p) else f"{p.argument}: str"
        for p in _path_parameters(operation)
    ]
    keyword: list[tuple[bool, str]] = []
    for argument in _arguments(operation):
        text = annotation(argument.type)
        if argument.many:
            text = f"Sequence[{text}]"
            default = "" if argument.required else " = ()"
        elif argument.required:
            default = ""
        else:
            text += " | None"
            default = " = None"
        keyword.append((bool(default), f"{argument.name}: {text}{default}"))
    for p in _shown_query(operation, paged):
        text = _PARAMETERS[p.type]
        keyword.append(
            (False, f"{p.argument}: {text}")
            if p.required
            else (True, f"{p.argument}: {text} | None = None")
        )
    if _file_part(operation) is not None:
        keyword.append((True, "file_name: str | None = None"))
        keyword.append((True, "content: bytes | None = None"))
    keyword.sort(key=lambda pair: pair[0])
    star = ["*"] if keyword else []
    return ", ".join([*positional, *star, *(text for _, text in keyword)])


def forward(operation: ir.Operation, paged: bool = False) -> str:
    """The same arguments, handed on."""
    names = [p.argument for p in _path_parameters(operation)]
    keywords = [a.name for a in _arguments(operation)]
    keywords += [p.argument for p in _shown_query(operation, paged)]
    if _file_part(operation) is not None:
        keywords += ["file_name", "content"]
    return ", ".join([*names, *(f"{name}={name}" for name in keywords)])


def docstring(api: ir.Api, operation: ir.Operation, indent: int, paged: bool = False) -> str:
    """The docstring of a method, whole."""
    return method_docstring(
        api,
        operation,
        parameters=[*_path_parameters(operation), *_shown_query(operation, paged)],
        file_part=_file_part(operation),
        result=result_type(api, operation),
        paged=paged,
        indent=indent,
    )


def path_expression(operation: ir.Operation) -> str:
    """The path, with its ids filled in."""
    path = operation.path
    parameters = _path_parameters(operation)
    for parameter in parameters:
        call = f"{{segment({parameter.argument}, '{parameter.argument}')}}"
        path = path.replace(f"{{{parameter.name}}}", f"\0{call}\0")
    if not parameters:
        return repr(path)
    plain = path.split("\0")
    text = "".join(
        piece if index % 2 else piece.replace("{", "{{").replace("}", "}}")
        for index, piece in enumerate(plain)
    )
    return f'f"{text}"'


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
        yield f'{name} = encode({expression}, "tsRequest", namespace=None)'
    if not request.parts:
        return
    yield "parts: list[Part] = []"
    for part in request.parts:
        if part.content == "document":
            yield f"parts.append(Part({part.name!r}, {part.media_type!r}, '', document))"
        elif part.content == "empty":
            yield f"parts.append(Part({part.name!r}, {part.media_type!r}, '', b''))"
        else:
            entry = f"Part({part.name!r}, {part.media_type!r}, file_name or 'file', content)"
            if not part.required:
                yield "if file_name is not None or content is not None:"
                yield f"    parts.append({entry})"
            else:
                yield f"parts.append({entry})"
    yield "body = Multipart(tuple(parts))"


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
            parts.append(f"{field.name}=tuple({name})" if field.many else f"{field.name}={name}")
            continue
        inner = types[str(field.type.name)]
        expression, more = _construct(inner, below, depth + 1, types)
        used |= more
        if not field.required and not any(a.required for a in below):
            expression = f"{expression} if {_given(inner, below, depth + 1)} else None"
        parts.append(f"{field.name}={expression}")
    return f"{type_.name}({', '.join(parts)})", used


def _given(type_: ir.Type, arguments: list[ir.Argument], depth: int) -> str:
    """Whether there is anything to say; what is required inside decides alone."""
    required = {field.name for field in type_.fields if field.required}
    deciding = [a for a in arguments if a.path[depth] in required] or arguments
    joiner = " and " if deciding is not arguments else " or "
    return joiner.join(f"{a.name} is not None" if not a.many else a.name for a in deciding)
