"""Models: plain dataclasses, one for each type of the schema."""

from __future__ import annotations

from collections.abc import Iterable

from generator import ir
from generator.languages.python.docs import model_docstring
from generator.languages.python.types import annotation

_TIMES = (("dateTime", "datetime"), ("time", "time"))
"""Kinds of values that are classes of the module `datetime`."""


def _named(api: ir.Api) -> list[ir.Type | ir.Enumeration]:
    return [*api.types, *api.enumerations]


def topics(api: ir.Api) -> list[str]:
    """The topics of the schema, in their order."""
    return list(dict.fromkeys(item.topic for item in _named(api)))


def models_by_topic(api: ir.Api) -> dict[str, list[str]]:
    """The names of a topic's types and enumerations."""
    return {
        topic: sorted(
            [item.name for item in _named(api) if item.topic == topic]
            + [values_name(item) for item in api.enumerations if item.topic == topic]
        )
        for topic in topics(api)
    }


def values_name(enumeration: ir.Enumeration) -> str:
    """The name of the `Literal` of the known values of an enumeration."""
    return f"{enumeration.name}Value"


def values_literal(enumeration: ir.Enumeration) -> str:
    """Return the `Literal` of the known values of an enumeration."""
    return f"Literal[{', '.join(repr(member.value) for member in enumeration.members)}]"


def model_names(api: ir.Api) -> list[str]:
    """The names of all types and enumerations."""
    return sorted(name for names in models_by_topic(api).values() for name in names)


def attributes_first(type_: ir.Type) -> list[ir.Field]:
    """Return the fields of a type, attributes before elements and text."""
    return sorted(type_.fields, key=lambda field: field.place != "attribute")


def inner_id(type_: ir.Type) -> str:
    """The expression for the id of a type that has it in a field."""
    field = next(field for field in type_.fields if field.name == type_.id_in)
    inner = f"self.{field.name}.id"
    return inner if field.required else f"None if self.{field.name} is None else {inner}"


def inner_id_type(api: ir.Api, type_: ir.Type) -> str:
    """The Python type of that expression."""
    field = next(field for field in type_.fields if field.name == type_.id_in)
    inner = next(item for item in api.types if item.name == field.type.name)
    told = next(field for field in inner.fields if field.name == "id")
    return "str" if field.required and told.required else "str | None"


def field_annotation(field: ir.Field) -> str:
    """The Python type of a field."""
    text = annotation(field.type)
    if field.many:
        return f"tuple[{text}, ...]{' | None' if field.nullable else ''}"
    return text if field.required else f"{text} | None"


def field_default(field: ir.Field) -> str:
    """The default of a field, as it stands behind its type; a secret is left out of the repr."""
    default = "" if field.required else "()" if field.many and not field.nullable else "None"
    if field.secret:
        arguments = [f"default={default}"] if default else []
        return f" = field({', '.join([*arguments, 'repr=False'])})"
    return f" = {default}" if default else ""


def attached_annotation(field: ir.AttachedField) -> str:
    """The Python type of a field that is put on the model."""
    text = annotation(field.type)
    return f"tuple[{text}, ...] | None" if field.many else f"{text} | None"


def used_by(api: ir.Api, topic: str) -> tuple[set[str], set[str]]:
    """The kinds of values, and the names of types and enumerations, in a topic's fields."""
    fields = [f for item in api.types if item.topic == topic for f in item.fields]
    return {f.type.kind for f in fields}, {f.type.name for f in fields if f.type.name}


def model_imports(api: ir.Api, topic: str) -> list[str]:
    """Return the imports of a module of models."""
    kinds, names = used_by(api, topic)
    for field in (f for item in api.types if item.topic == topic for f in item.attached):
        kinds.add(field.type.kind)
        names |= {field.type.name} if field.type.name else set()
    own = [item for item in api.types if item.topic == topic]
    typing: list[str] = []
    if any(item.object for item in own):
        typing.append("ClassVar")
    if any(item.topic == topic for item in api.enumerations):
        typing += ["Literal", "TypeAlias"]
    stdlib = {
        "dataclasses": ["dataclass", *(["field"] if _has_secrets(own) else [])],
        "datetime": [name for kind, name in _TIMES if kind in kinds],
        "enum": ["StrEnum"] if "Literal" in typing else [],
        "typing": typing,
    }
    return [
        *(f"from {module} import {', '.join(found)}" for module, found in stdlib.items() if found),
        *imports_by_topic(api, names, topic, ".{topic}", "{name}"),
    ]


def _has_secrets(types: Iterable[ir.Type]) -> bool:
    return any(field.secret for type_ in types for field in type_.fields)


def imports_by_topic(
    api: ir.Api, names: Iterable[str], topic: str | None, module: str, pattern: str
) -> list[str]:
    """Import lines for those of the names that another topic defines, by topic.

    Args:
        api: The IR.
        names: The types and enumerations wanted.
        topic: The topic that asks, which needs no import of its own; None to import all.
        module: The module of a topic, with `{topic}`.
        pattern: The name to import, with `{name}`.
    """
    grouped: dict[str, list[str]] = {}
    for other, members in models_by_topic(api).items():
        found = [pattern.format(name=name) for name in members if name in set(names)]
        if found and other != topic:
            grouped[module.format(topic=other)] = found
    return [f"from {name} import {', '.join(sorted(found))}" for name, found in grouped.items()]


def type_docstring(type_: ir.Type) -> str:
    """The docstring of a model, with its fields."""
    return model_docstring(type_.doc, attributes_first(type_), type_.attached, type_.since)
