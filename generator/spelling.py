"""Spells neutral names in the forms that languages use, and the names of the whole IR."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from generator import ir
from generator.names import words

Form = Callable[[str], str]
"""Spells a neutral name."""


def pascal(name: str) -> str:
    """`flow run` → `FlowRun`."""
    return "".join(word[:1].upper() + word[1:] for word in words(name).split(" "))


def camel(name: str) -> str:
    """`flow run` → `flowRun`."""
    text = pascal(name)
    return text[:1].lower() + text[1:]


def snake(name: str) -> str:
    """`flow run` → `flow_run`."""
    return words(name).replace(" ", "_")


def constant(name: str) -> str:
    """`flow run` → `FLOW_RUN`; a name that begins with a digit gets an underscore."""
    text = snake(name).upper()
    return f"_{text}" if text[:1].isdigit() else text


def spelled(api: ir.Api, member: Form) -> ir.Api:
    """Return the IR with the names spelled that all languages spell alike but for their form.

    Types, enumerations and errors are in Pascal case. The ids of operations, the members of
    enumerations and most names of the protocol are left to the language.

    Args:
        api: The IR.
        member: The form of resources, methods, arguments and fields.
    """
    return replace(
        api,
        resources=tuple(replace(item, name=member(item.name)) for item in api.resources),
        operations=tuple(_operation(item, member) for item in api.operations),
        types=tuple(_type(item, member) for item in api.types),
        enumerations=tuple(replace(item, name=pascal(item.name)) for item in api.enumerations),
        families=tuple(
            replace(item, name=pascal(item.name), parent=_optional(item.parent, pascal))
            for item in api.families
        ),
        errors=tuple(replace(item, family=pascal(item.family)) for item in api.errors),
        protocol=replace(
            api.protocol,
            retry=replace(
                api.protocol.retry,
                outcome_unknown=pascal(api.protocol.retry.outcome_unknown),
                failures=tuple(
                    replace(item, raises=tuple(map(pascal, item.raises)))
                    for item in api.protocol.retry.failures
                ),
            ),
            errors=tuple(
                replace(item, name=pascal(item.name), parent=_optional(item.parent, pascal))
                for item in api.protocol.errors
            ),
        ),
    )


def _optional(name: str | None, form: Form) -> str | None:
    return None if name is None else form(name)


def _reference(type_: ir.TypeRef) -> ir.TypeRef:
    return replace(type_, name=_optional(type_.name, pascal))


def _type(type_: ir.Type, member: Form) -> ir.Type:
    return replace(
        type_,
        name=pascal(type_.name),
        fields=tuple(
            replace(field, name=member(field.name), type=_reference(field.type))
            for field in type_.fields
        ),
        id_in=_optional(type_.id_in, member),
        attached=tuple(
            replace(field, name=member(field.name), type=_reference(field.type))
            for field in type_.attached
        ),
    )


def _operation(operation: ir.Operation, member: Form) -> ir.Operation:
    return replace(
        operation,
        resource=member(operation.resource),
        verb=member(operation.verb),
        parameters=tuple(
            replace(
                item,
                argument=member(item.argument),
                filter=tuple(
                    replace(field, path=tuple(map(member, field.path))) for field in item.filter
                ),
            )
            for item in operation.parameters
        ),
        request=None if operation.request is None else _request(operation.request, member),
        reply=replace(
            operation.reply,
            type=_optional(operation.reply.type, pascal),
            result=_optional(operation.reply.result, member),
            attached=tuple(
                replace(item, name=member(item.name), field=member(item.field))
                for item in operation.reply.attached
            ),
        ),
        paged=operation.paged and replace(operation.paged, items=member(operation.paged.items)),
        positional=tuple(map(member, operation.positional)),
    )


def _request(request: ir.Request, member: Form) -> ir.Request:
    return replace(
        request,
        type=_optional(request.type, pascal),
        arguments=tuple(
            replace(
                argument,
                name=member(argument.name),
                path=tuple(map(member, argument.path)),
                type=_reference(argument.type),
            )
            for argument in request.arguments
        ),
    )
