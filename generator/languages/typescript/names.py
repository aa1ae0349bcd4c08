"""Names as TypeScript spells them, made from the neutral names of the IR."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator import ir
from generator.ir.protocol import Protocol
from generator.language import Reserved
from generator.spelling import camel, spelled

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
    api = spelled(api, camel)
    return replace(api, protocol=_protocol(api.protocol))


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
    )


def _members(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(camel, names))
