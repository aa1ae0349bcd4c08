"""Helpers for encoders and decoders: the order of types, and their elements and texts."""

from __future__ import annotations

from collections.abc import Iterable

from generator import ir
from generator.languages.python.models import models_by_topic


def ordered_types(api: ir.Api, topic: str) -> list[ir.Type]:
    """The types of a topic, each after those it is made of."""
    own = {item.name: item for item in api.types if item.topic == topic}
    done: dict[str, ir.Type] = {}

    def visit(type_: ir.Type) -> None:
        if type_.name in done:
            return
        for field in type_.fields:
            if field.type.name in own and field.type.name != type_.name:
                visit(own[str(field.type.name)])
        done[type_.name] = type_

    for item in own.values():
        visit(item)
    return list(done.values())


def slots(type_: ir.Type) -> list[ir.Field]:
    """Return the fields that are elements or text, in the order of the schema."""
    return [field for field in type_.fields if field.place != "attribute"]


def wrapper_text(type_: ir.Type, wrapper: str) -> ir.Field | None:
    """The field for the text of a wrapper, if text may stand in it."""
    fields = (field for field in type_.fields if field.place == "text")
    return next((field for field in fields if field.wrapper == wrapper), None)


def by_topic(api: ir.Api, names: Iterable[str]) -> dict[str, list[str]]:
    """Group names by the topic that defines them."""
    wanted = set(names)
    return {
        other: found
        for other, members in models_by_topic(api).items()
        if (found := [name for name in members if name in wanted])
    }
