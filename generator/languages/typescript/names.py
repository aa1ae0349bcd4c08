"""Names as TypeScript spells them, made from the neutral names of the IR."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator import ir
from generator.ir.protocol import Protocol
from generator.language import Reserved
from generator.names import words

KEYWORDS = frozenset(
    {
        *("arguments", "await", "break", "case", "catch", "class", "const", "continue"),
        *("debugger", "default", "delete", "do", "else", "enum", "eval", "export", "extends"),
        *("false", "finally", "for", "function", "if", "implements", "import", "in"),
        *("instanceof", "interface", "let", "new", "null", "package", "private", "protected"),
        *("public", "return", "static", "super", "switch", "this", "throw", "true", "try"),
        *("typeof", "undefined", "var", "void", "while", "with", "yield"),
    }
)
"""The words that no variable can be called in a module."""

RESERVED = Reserved(
    # The members of the class of a resource; a method may have the name of a keyword.
    methods=frozenset({"caller", "constructor", "then"}),
    # The keywords, and the other parameters of a generated function.
    arguments=KEYWORDS | {"args", "options"},
    # The keywords in Pascal case, and the types that the modules of types name.
    types=frozenset({"array", "boolean", "date", "number", "object", "object kind", "record"})
    | {"readonly array", "string", "symbol"},
)


def camel(name: str) -> str:
    """Return `webpageUrl` for `webpage url`."""
    first, *others = words(name).split(" ")
    return first + "".join(word[:1].upper() + word[1:] for word in others)


def pascal(name: str) -> str:
    """Return `FlowRun` for `flow run`."""
    return "".join(word[:1].upper() + word[1:] for word in words(name).split(" "))


def constant(name: str) -> str:
    """Return `FLOW_RUN` for `flow run`; a name that begins with a digit gets an underscore."""
    text = words(name).replace(" ", "_").upper()
    return f"_{text}" if text[:1].isdigit() else text


def plural(name: str) -> str:
    """Return the name of the list of the known values of an enumeration: `flowRunStatuses`."""
    text = camel(name)
    if text.endswith(("s", "x")):
        return f"{text}es"
    if text.endswith("y") and text[-2] not in "aeiou":
        return f"{text[:-1]}ies"
    return f"{text}s"


def spell(api: ir.Api) -> ir.Api:
    """Return the IR with the names of types, fields, arguments, resources and errors spelled."""
    return replace(
        api,
        resources=tuple(replace(item, name=camel(item.name)) for item in api.resources),
        operations=tuple(_operation(item) for item in api.operations),
        types=tuple(_type(item) for item in api.types),
        enumerations=tuple(replace(item, name=pascal(item.name)) for item in api.enumerations),
        families=tuple(
            replace(item, name=pascal(item.name), parent=_class(item.parent))
            for item in api.families
        ),
        errors=tuple(replace(item, family=pascal(item.family)) for item in api.errors),
        protocol=_protocol(api.protocol),
    )


def _protocol(protocol: Protocol) -> Protocol:
    session = protocol.session
    return replace(
        protocol,
        session=replace(
            session,
            sign_in_site=_members(session.sign_in_site),
            sign_in_user=_members(session.sign_in_user),
            token=_members(session.token),
            site=_members(session.site),
            user=_members(session.user),
            change_site_site=_members(session.change_site_site),
        ),
        credentials=tuple(
            replace(
                item,
                fields=tuple(
                    replace(field, name=camel(field.name), path=_members(field.path))
                    for field in item.fields
                ),
            )
            for item in protocol.credentials
        ),
        versions=replace(protocol.versions, field=_members(protocol.versions.field)),
        jobs=replace(protocol.jobs, runs_job=camel(protocol.jobs.runs_job)),
        retry=replace(
            protocol.retry,
            outcome_unknown=pascal(protocol.retry.outcome_unknown),
            failures=tuple(
                replace(item, raises=tuple(map(pascal, item.raises)))
                for item in protocol.retry.failures
            ),
        ),
        errors=tuple(
            replace(item, name=pascal(item.name), parent=_class(item.parent))
            for item in protocol.errors
        ),
    )


def _class(name: str | None) -> str | None:
    return None if name is None else pascal(name)


def _member(name: str | None) -> str | None:
    return None if name is None else camel(name)


def _members(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(camel(name) for name in names)


def _reference(type_: ir.TypeRef) -> ir.TypeRef:
    return replace(type_, name=_class(type_.name))


def _type(type_: ir.Type) -> ir.Type:
    return replace(
        type_,
        name=pascal(type_.name),
        fields=tuple(
            replace(field, name=camel(field.name), type=_reference(field.type))
            for field in type_.fields
        ),
        id_in=_member(type_.id_in),
        attached=tuple(
            replace(field, name=camel(field.name), type=_reference(field.type))
            for field in type_.attached
        ),
    )


def _operation(operation: ir.Operation) -> ir.Operation:
    return replace(
        operation,
        resource=camel(operation.resource),
        verb=camel(operation.verb),
        parameters=tuple(
            replace(
                item,
                argument=camel(item.argument),
                filter=tuple(_filter_field(field) for field in item.filter),
            )
            for item in operation.parameters
        ),
        request=None if operation.request is None else _request(operation.request),
        reply=replace(
            operation.reply,
            type=_class(operation.reply.type),
            result=_member(operation.reply.result),
            attached=tuple(
                replace(item, name=camel(item.name), field=camel(item.field))
                for item in operation.reply.attached
            ),
        ),
        paged=operation.paged and replace(operation.paged, items=camel(operation.paged.items)),
        positional=_members(operation.positional),
    )


def _filter_field(field: ir.FilterField) -> ir.FilterField:
    return replace(field, path=_members(field.path))


def _request(request: ir.Request) -> ir.Request:
    return replace(
        request,
        type=_class(request.type),
        arguments=tuple(
            replace(
                argument,
                name=camel(argument.name),
                path=_members(argument.path),
                type=_reference(argument.type),
            )
            for argument in request.arguments
        ),
    )
