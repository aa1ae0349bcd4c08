"""Names as Python spells them, made from the neutral names of the IR."""

from __future__ import annotations

import keyword
from dataclasses import replace

from generator import ir, spelling
from generator.ir.protocol import Protocol
from generator.language import Reserved
from generator.spelling import constant, pascal, spelled

RESERVED = Reserved(
    # The keywords, and the types that signatures name.
    methods=frozenset(keyword.kwlist)
    | {"bool", "bytes", "float", "int", "mro", "str", "tuple"},
    # The keywords, and the names that the code of a method uses.
    arguments=frozenset(keyword.kwlist)
    | {"self", "m", "operations", "query", "segment", "text segment", "id of", "secrets of"}
    | {"encode", "body", "document", "parts", "tuple", "where", "order by"},
    # The keywords in Pascal case, and the names that the modules of models and of their codec have.
    types=frozenset({"false", "none", "true"})
    | {"any", "boolean", "callable", "child", "datetime", "given", "literal", "shape"}
    | {"str enum", "type alias", "values"},
)  # fmt: skip


def snake(name: str) -> str:
    """`webpage url` → `webpage_url`; a keyword gets a trailing underscore."""
    text = spelling.snake(name)
    return f"{text}_" if keyword.iskeyword(text) else text


def spell(api: ir.Api) -> ir.Api:
    """The IR with every name as Python spells it: classes, fields, arguments and methods."""
    api = spelled(api, snake)
    return replace(
        api,
        operations=tuple(replace(item, name=snake(item.name)) for item in api.operations),
        enumerations=tuple(_enumeration(item) for item in api.enumerations),
        protocol=_protocol(api.protocol),
    )


def _enumeration(enumeration: ir.Enumeration) -> ir.Enumeration:
    return replace(
        enumeration,
        members=tuple(replace(item, name=constant(item.name)) for item in enumeration.members),
    )


def _protocol(protocol: Protocol) -> Protocol:
    return replace(
        protocol,
        credentials=tuple(replace(item, name=constant(item.name)) for item in protocol.credentials),
        metadata=replace(protocol.metadata, flow_type=pascal(protocol.metadata.flow_type)),
        connected_apps=replace(
            protocol.connected_apps, credentials=constant(protocol.connected_apps.credentials)
        ),
        retry=replace(
            protocol.retry,
            failures=tuple(
                replace(item, name=constant(item.name)) for item in protocol.retry.failures
            ),
        ),
    )
