"""Facts of operations as Python text, for the catalog."""

from __future__ import annotations

from generator import ir
from generator.languages.python.types import version


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
    for name in ("minimum", "maximum"):
        if (value := getattr(parameter, name)) is not None:
            parts.append(f"{name}={value!r}")
    if parameter.default is not None:
        parts.append(f"default={_default(parameter.default)!r}")
    if parameter.enum:
        parts.append(f"enum={parameter.enum!r}")
    for name in ("filter", "sort"):
        if fields := getattr(parameter, name):
            parts.append(f"{name}=({''.join(f'{field_info(item)}, ' for item in fields)})")
    if parameter.since is not None:
        parts.append(f"since={version(parameter.since)}")
    if parameter.deprecated:
        parts.append("deprecated=True")
    if parameter.free_text:
        parts.append("free_text=True")
    return f"ParameterInfo({', '.join(parts)})"


def _default(value: str | int | bool) -> str:
    """A default as it stands in a query string."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def field_info(item: ir.FilterField) -> str:
    """The facts of a field that a list can be filtered or sorted by."""
    parts = [repr(item.name), repr(item.type)]
    if item.operators:
        parts.append(f"operators={item.operators!r}")
    if item.in_values:
        parts.append(f"in_values={item.in_values!r}")
    if item.since:
        parts.append(f"since={version(item.since)}")
    if item.path:
        parts.append(f"path={item.path!r}")
    return f"FieldInfo({', '.join(parts)})"
