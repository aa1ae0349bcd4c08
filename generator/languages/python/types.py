"""Types, names and versions as Python text."""

from __future__ import annotations

from generator import ir

_PRIMITIVES: dict[str, str] = {
    "string": "str",
    "boolean": "bool",
    "integer": "int",
    "dateTime": "datetime",
    "time": "time",
}


def annotation(type_: ir.TypeRef) -> str:
    """The Python type of a value."""
    if type_.kind == "object":
        return str(type_.name)
    if type_.kind == "enum":
        return f"{type_.name} | str"  # an unknown value survives as text
    return _PRIMITIVES[type_.kind]


def version(text: str | None) -> str:
    """Return a version such as `3.10` as a pair of numbers, which can be compared."""
    if text is None:
        return "None"
    major, minor = text.split(".")
    return f"({int(major)}, {int(minor)})"


def error_reply(api: ir.Api) -> str:
    """Return the type of error replies."""
    return next(item.name for item in api.types if item.xml_type == "errorReply")


def error_detail(api: ir.Api) -> str:
    """The type of the error in it."""
    reply = next(item for item in api.types if item.xml_type == "errorReply")
    return str(next(field.type.name for field in reply.fields if field.wire == "error"))


def namespaces(api: ir.Api) -> str:
    """The namespaces that a document may be in, as a tuple."""
    return repr((api.namespace, *api.old_namespaces, ""))
