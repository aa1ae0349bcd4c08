"""Names as Python spells them, made from the neutral names of the IR."""

from __future__ import annotations

import keyword
from dataclasses import replace

from generator import ir
from generator.ir.protocol import Protocol
from generator.language import Reserved
from generator.names import words

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
    text = words(name).replace(" ", "_")
    return f"{text}_" if keyword.iskeyword(text) else text


def pascal(name: str) -> str:
    """`flow run` → `FlowRun`."""
    return "".join(word[:1].upper() + word[1:] for word in words(name).split(" "))


def constant(name: str) -> str:
    """`in progress` → `IN_PROGRESS`; a name that begins with a digit gets an underscore."""
    text = words(name).replace(" ", "_").upper()
    return f"_{text}" if text[:1].isdigit() else text


def spell(api: ir.Api) -> ir.Api:
    """The IR with every name as Python spells it: classes, fields, arguments and methods."""
    return replace(
        api,
        resources=tuple(replace(item, name=snake(item.name)) for item in api.resources),
        operations=tuple(_operation(item) for item in api.operations),
        types=tuple(_type(item) for item in api.types),
        enumerations=tuple(_enumeration(item) for item in api.enumerations),
        families=tuple(
            replace(item, name=pascal(item.name), parent=_class(item.parent))
            for item in api.families
        ),
        errors=tuple(replace(item, family=pascal(item.family)) for item in api.errors),
        protocol=_protocol(api.protocol),
    )


def _protocol(protocol: Protocol) -> Protocol:
    retry = replace(
        protocol.retry,
        outcome_unknown=pascal(protocol.retry.outcome_unknown),
        failures=tuple(
            replace(item, name=constant(item.name), raises=tuple(map(pascal, item.raises)))
            for item in protocol.retry.failures
        ),
    )
    return replace(
        protocol,
        credentials=tuple(replace(item, name=constant(item.name)) for item in protocol.credentials),
        metadata=replace(protocol.metadata, flow_type=pascal(protocol.metadata.flow_type)),
        connected_apps=replace(
            protocol.connected_apps, credentials=constant(protocol.connected_apps.credentials)
        ),
        retry=retry,
        errors=tuple(
            replace(item, name=pascal(item.name), parent=_class(item.parent))
            for item in protocol.errors
        ),
    )


def _class(name: str | None) -> str | None:
    return None if name is None else pascal(name)


def _field_name(name: str | None) -> str | None:
    return None if name is None else snake(name)


def _reference(type_: ir.TypeRef) -> ir.TypeRef:
    return replace(type_, name=_class(type_.name))


def _type(type_: ir.Type) -> ir.Type:
    return replace(
        type_,
        name=pascal(type_.name),
        fields=tuple(
            replace(field, name=snake(field.name), type=_reference(field.type))
            for field in type_.fields
        ),
        id_in=_field_name(type_.id_in),
        attached=tuple(
            replace(field, name=snake(field.name), type=_reference(field.type))
            for field in type_.attached
        ),
    )


def _enumeration(enumeration: ir.Enumeration) -> ir.Enumeration:
    return replace(
        enumeration,
        name=pascal(enumeration.name),
        members=tuple(replace(item, name=constant(item.name)) for item in enumeration.members),
    )


def _operation(operation: ir.Operation) -> ir.Operation:
    return replace(
        operation,
        name=snake(operation.name),
        resource=snake(operation.resource),
        verb=snake(operation.verb),
        parameters=tuple(
            replace(
                item,
                argument=snake(item.argument),
                filter=tuple(
                    replace(field, path=tuple(map(snake, field.path))) for field in item.filter
                ),
            )
            for item in operation.parameters
        ),
        request=None if operation.request is None else _request(operation.request),
        reply=replace(
            operation.reply,
            type=_class(operation.reply.type),
            result=_field_name(operation.reply.result),
            attached=tuple(
                replace(item, name=snake(item.name), field=snake(item.field))
                for item in operation.reply.attached
            ),
        ),
        paged=operation.paged and replace(operation.paged, items=snake(operation.paged.items)),
        positional=tuple(snake(name) for name in operation.positional),
    )


def _request(request: ir.Request) -> ir.Request:
    return replace(
        request,
        type=_class(request.type),
        arguments=tuple(
            replace(
                argument,
                name=snake(argument.name),
                path=tuple(snake(step) for step in argument.path),
                type=_reference(argument.type),
            )
            for argument in request.arguments
        ),
    )
