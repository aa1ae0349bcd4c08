"""Lines of a builder that check its arguments before anything is sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator import ir


def check_lines(operation: ir.Operation) -> Iterator[str]:
    """The checks of all arguments but ids and free texts in the path, which are checked there."""
    for argument in operation.request.arguments if operation.request else ():
        if not argument.identifies:
            yield _body_check(argument)
    for parameter in operation.parameters:
        closed = parameter.location == "path" and parameter.enum and not parameter.session
        if (parameter.location == "query" and not parameter.identifies) or closed:
            yield _query_check(parameter)
    if operation.request and operation.request.at_least_one:
        names = (argument.name for argument in operation.request.arguments)
        yield f"check_change({', '.join(f'{name}={name}' for name in names)})"
    parts = operation.request.parts if operation.request else ()
    if any(part.content == "file" for part in parts):
        yield 'check_text(file_name, "file_name", empty=False)'
        yield 'check_bytes(content, "content")'


def check_imports(operations: Iterable[ir.Operation]) -> list[str]:
    """Return the functions that these lines call."""
    lines = [line for op in operations for line in check_lines(op)]
    names = {line.partition("(")[0] for line in lines}
    if any("LONGEST_QUERY" in line for line in lines):
        names.add("LONGEST_QUERY")
    return sorted(names)


def _body_check(argument: ir.Argument) -> str:
    given = [argument.name, f'"{argument.name}"']
    if argument.many:
        function = "check_models" if argument.type.name else "check_texts"
    elif argument.type.kind == "object":
        function = "check_model"
    else:
        function = {"boolean": "check_flag", "integer": "check_number"}.get(
            argument.type.kind, "check_text"
        )
    if argument.type.kind == "object":
        given.append(f'"{argument.type.name}"')
    if argument.required:
        given.append("required=True")
    if function == "check_number":
        given.append("least=0")
    if argument.secret and function == "check_text":
        given.append("secret=True")
    return f"{function}({', '.join(given)})"


def _query_check(parameter: ir.Parameter) -> str:
    given = [parameter.argument, f'"{parameter.argument}"']
    if parameter.required:
        given.append("required=True")
    if parameter.type == "integer":
        given.append(f"least={parameter.minimum or 0}")
        if parameter.maximum is not None:
            given.append(f"most={parameter.maximum}")
        return f"check_number({', '.join(given)})"
    if parameter.type == "boolean":
        return f"check_flag({', '.join(given)})"
    if parameter.enum:
        choices = ", ".join(f'"{value}"' for value in parameter.enum)
        given.append(f"choices=({choices},)")
    elif parameter.location == "query":
        given.append("most=LONGEST_QUERY")
    given.append("empty=False")
    return f"check_text({', '.join(given)})"
