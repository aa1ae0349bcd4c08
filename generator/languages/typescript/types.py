"""Interfaces of the structured types, and unions of the known values of enumerations."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from generator import ir
from generator.languages.typescript.docs import comment, dated
from generator.languages.typescript.literals import imported, literal

_PRIMITIVES = {
    "string": "string",
    "boolean": "boolean",
    "integer": "number",
    "dateTime": "Date",
    "time": "string",
}
_MISSING = "Missing if the server does not send it, as in lists."


def topics(api: ir.Api) -> list[str]:
    """Return the topics of types and enumerations, sorted."""
    return sorted({item.topic for item in api.types} | {item.topic for item in api.enumerations})


def of_value(type_: ir.TypeRef, prefix: str = "") -> str:
    """Return the type of one value.

    Args:
        type_: The type in the IR.
        prefix: What precedes the names of interfaces, such as `t.`.
    """
    return f"{prefix}{type_.name}" if type_.name else _PRIMITIVES[type_.kind]


def sent_types(api: ir.Api) -> frozenset[str]:
    """Return the types that requests contain; their lists can be left out."""
    types = {item.name: item for item in api.types}
    found: set[str] = set()
    left = [item.name for item in api.types if item.role == "request"]
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            left += [f.type.name for f in types[name].fields if f.type.name in types]
    return frozenset(found)


def interface(api: ir.Api, type_: ir.Type) -> str:
    """Return an interface with its comments."""
    if not (type_.fields or type_.attached or type_.object):
        doc = comment(dated(type_.doc, type_.since))
        return f"{doc}\nexport type {type_.name} = Readonly<Record<string, never>>;"
    lines = [
        comment(dated(type_.doc, type_.since)),
        f"export interface {type_.name} {{",
    ]
    if type_.object:
        lines.append(f'  readonly [objectKind]?: "{type_.object}";')
    is_sent = type_.name in sent_types(api)
    for field in type_.fields:
        lines.append(f"  {comment(dated(field.doc, field.since), 2)}")
        lines.append(f"  readonly {_member(field, is_sent)};")
    for extra in type_.attached:
        kind = of_value(extra.type)
        lines.append(f"  {comment(f'{extra.doc} {_MISSING}', 2)}")
        kind = f"readonly {kind}[]" if extra.many else kind
        lines.append(f"  readonly {extra.name}?: {kind} | undefined;")
    return "\n".join([*lines, "}"])


def _member(field: ir.Field, is_sent: bool) -> str:
    kind = of_value(field.type)
    if not field.many:
        return f"{field.name}: {kind}" if field.required else f"{field.name}?: {kind} | undefined"
    if field.nullable or (is_sent and not field.required):
        return f"{field.name}?: readonly {kind}[] | undefined"
    return f"{field.name}: readonly {kind}[]"


def enumeration(enumeration: ir.Enumeration) -> str:
    """Return the open union of an enumeration: its known values, or any other text."""
    blocks = [f"{enumeration.doc} Servers can send other values than the known ones:"]
    blocks += [f"- `{member.value}`: {member.doc}" for member in enumeration.members]
    values = " | ".join(json.dumps(member.value) for member in enumeration.members)
    line = f"export type {enumeration.name} = {values} | (string & {{}});"
    if len(line) > 100:
        values = "".join(f"\n  | {json.dumps(member.value)}" for member in enumeration.members)
        line = f"export type {enumeration.name} ={values}\n  | (string & {{}});"
    return "\n".join([comment("\n\n".join(blocks)), line])


def known_values(enumeration: ir.Enumeration, name: str) -> str:
    """Return the list of the known values of an enumeration."""
    values = [member.value for member in enumeration.members]
    start = f"export const {name} = "
    return "\n".join(
        [
            comment(f"The known values of `{enumeration.name}`."),
            f"{start}{literal(values, 0, len(start) + 10)} as const;",
        ]
    )


def imports(api: ir.Api, topic: str) -> list[str]:
    """Return the imports of a module of types."""
    own = [item for item in api.types if item.topic == topic]
    names = {f.type.name for item in own for f in item.fields}
    names |= {f.type.name for item in own for f in item.attached}
    lines = [
        imported(found, f"./{other}.js", "import type")
        for other, found in by_topic(api, names, topic)
    ]
    if any(item.object for item in own):
        lines.append('import type { objectKind } from "../kinds.js";')
    return lines


def by_topic(
    api: ir.Api, names: Iterable[str | None], topic: str
) -> Iterator[tuple[str, list[str]]]:
    """Yield the other topics that define some of the names, with these names."""
    wanted = set(names)
    for other in topics(api):
        if other != topic:
            found = sorted(
                [i.name for i in api.types if i.topic == other and i.name in wanted]
                + [i.name for i in api.enumerations if i.topic == other and i.name in wanted]
            )
            if found:
                yield other, found
