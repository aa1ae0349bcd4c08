"""Checks the rules of the XSD files: texts, secrets, lists of values, names, documents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.checking.names import camel, pascal
from generator.checking.types import Types
from generator.checking.xsd import Element, Schema, own_name, values
from generator.errors import Fault
from generator.language import Reserved
from generator.names import type_words, words

_TYPES = ("complexType", "simpleType")
_LIKELY_SECRET = re.compile(r"(password|secret|token|jwt)$", re.IGNORECASE)


def check_namespace(schema: Schema, namespace: object) -> Iterator[Fault]:
    """Check that all files have the same namespace."""
    for root in schema.files.values():
        if root.attributes.get("targetNamespace") != namespace:
            yield root.fault(
                f"targetNamespace must be {namespace!r}, the x-namespace of openapi.yaml"
            )


_MEMBER = re.compile(r"[a-z0-9]+( [a-z0-9]+)*")


def check_definitions(schema: Schema) -> Iterator[Fault]:
    """Check texts, secrets and lists of values as the files have them."""
    for root in schema.files.values():
        yield from _check_texts(root)
        yield from _check_secrets_and_lists(schema, root, "")
    for name, type_ in schema.named("simpleType").items():
        if schema.values(name):
            yield from _check_union(schema, name, type_)


def _check_texts(root: Element) -> Iterator[Fault]:
    for definition in root.children:
        types = [definition] if definition.name in _TYPES else []
        nested = [item for item in definition.all(*_TYPES) if item.doc]  # else that of its element
        for item in (*types, *nested, *definition.all("element", "attribute", "enumeration")):
            name = item.attributes.get("name") or item.attributes.get("value") or item.name
            if not item.doc:
                yield item.fault(f"{name}: the documentation is missing: add <xs:annotation>")
            elif not (item.doc[0].isupper() and item.doc[-1] in ".)"):
                yield item.fault(
                    f"{name}: the documentation must be whole sentences,"
                    " with a capital letter and a full stop"
                )


def _check_secrets_and_lists(schema: Schema, element: Element, owner: str) -> Iterator[Fault]:
    """The values of what stands below an element, and in types without a name."""
    for item in element.children:
        name = item.attributes.get("name", "")
        where = "/".join(filter(None, (owner, name)))
        if item.name in ("element", "attribute"):
            type_ = item.attributes.get("type", "")
            nested = [child for child in item.children if child.name == "simpleType"]
            if schema.values(own_name(type_)) or any(values(child) for child in nested):
                listed = f"the enumeration {own_name(type_)}" if type_ else "its enumeration"
                yield item.fault(
                    f"{where}: {listed} is closed, so unknown values would be lost;"
                    " use its union with xs:string"
                )
            if type_ == "xs:string" and _LIKELY_SECRET.search(name):
                yield item.fault(f"{where} looks like a secret; its type must be api:secret")
        if item.name == "restriction" and values(element):
            yield from _check_values(element, item, owner)
        yield from _check_secrets_and_lists(schema, item, where)


def _check_values(type_: Element, restriction: Element, owner: str) -> Iterator[Fault]:
    """Check that the values of a list are texts of which names can be made."""
    if (base := restriction.attributes.get("base")) != "xs:string":
        yield restriction.fault(f"{owner}: the values must be xs:string, not {base}")
    seen: dict[str, str] = {}
    for item in values(type_):
        value = item.attributes.get("value", "")
        member = words(value)
        if _MEMBER.fullmatch(member) is None:
            yield item.fault(
                f"{owner}: the value {value!r} cannot be converted to a name of letters and digits"
            )
        elif member in seen:
            reason = f"{seen[member]!r} and {value!r} have the same name in code: {member!r}"
            yield item.fault(f"{owner}: {reason}")
        seen[member] = value


def _check_union(schema: Schema, name: str, type_: Element) -> Iterator[Fault]:
    """Check that each named list of values has an open counterpart, which allows other texts."""
    union = f"open{name[:1].upper()}{name[1:]}"
    partner = schema.definitions.get(("simpleType", union))
    unions = partner.all("union") if partner is not None else ()
    members = [name for u in unions for name in u.attributes.get("memberTypes", "").split()]
    if sorted(members) != sorted([f"api:{name}", "xs:string"]):
        yield type_.fault(f"{name} needs a union {union} of api:{name} and xs:string")


def check_types(types: Types, reserved: Mapping[str, Reserved]) -> Iterator[Fault]:
    """Check the names in code of the compiled types, and that no type contains itself."""
    schema = types.schema
    yield from _check_class_names(types, reserved)
    yield from _check_circles(types)
    for name, type_ in schema.named("complexType").items():
        declared = list(schema.declarations(type_))
        repeats = len(declared) == 1 and declared[0].attributes.get("maxOccurs") == "unbounded"
        if repeats != name.endswith("List"):
            reason = "a name must end in List if and only if the type only repeats one element"
            yield type_.fault(f"{name}: {reason}")
    for root in schema.files.values():
        yield from _check_field_names(schema, root, "")


def _check_circles(types: Types) -> Iterator[Fault]:
    """Check that no type contains itself: its class would have to exist before it is defined."""
    for type_ in types.types:
        seen: set[str] = set()
        todo = [type_]
        while todo:
            inside = [found for f in todo.pop().fields if (found := types.inside(f)) is not None]
            todo += [found for found in inside if found.name not in seen]
            seen |= {found.name for found in inside}
        if type_.name in seen:
            reason = "contains itself, directly or through other types: the IR cannot express it"
            yield types.schema.nearest(type_.xml_type).fault(f"{type_.xml_type!r} {reason}")


def _check_class_names(types: Types, reserved: Mapping[str, Reserved]) -> Iterator[Fault]:
    schema = types.schema
    lists = {type_words(name): name for name in schema.named("simpleType") if schema.values(name)}
    seen: dict[str, str] = {}
    for name in (
        *(item.xml_type for item in types.types),
        *(lists.get(item.name, camel(item.name)) for item in types.enumerations),
    ):
        key = pascal(name).casefold()
        if key in seen:
            reason = f"{name!r} has the same name in code as {seen[key]!r}"
            yield schema.nearest(name).fault(reason)
        seen.setdefault(key, name)
        for language, item in reserved.items():
            if type_words(name) in item.types:
                yield schema.nearest(name).fault(f"{name!r} is a reserved word of {language}")


def _check_field_names(schema: Schema, element: Element, owner: str) -> Iterator[Fault]:
    """Check that the names of fields differ. If an attribute and an element have the same name, the
    field of the element is `…_element`."""
    owner = element.attributes.get("name", owner)
    seen: dict[tuple[str, bool], Element] = {}
    for item in schema.declarations(element) if element.name == "complexType" else ():
        key = (words(item.attributes["name"]), item.name == "attribute")
        other = seen.get((key[0], not key[1]))
        if key in seen:
            yield item.fault(f"two fields of {owner!r} are named {key[0]!r}")
        elif other is not None and "type" not in item.attributes.keys() | other.attributes.keys():
            reason = f"two nested types of {owner!r} would be named after {key[0]!r}"
            yield item.fault(f"{reason}: give one a name")
        seen[key] = item
    for child in element.children:
        yield from _check_field_names(schema, child, owner)


def check_envelopes(types: Types, roots: dict[str, str]) -> Iterator[Fault]:
    """The documents: what they hold, and that openapi.yaml names them.

    Args:
        types: The types of the schema.
        roots: The types of documents, with the names of their root elements.
    """
    for name in types.by_name:
        if name.endswith(("Request", "Reply")) and name not in roots:
            reason = f"{name} has no schema in openapi.yaml: add it to components.schemas"
            yield types.schema.nearest(name).fault(reason)
    for name, root in roots.items():
        if name not in types.by_name:
            continue  # said where openapi.yaml names it
        fields = types.by_name[name].fields
        for field in fields:
            if field.place != "element":
                reason = f"{name}/{field.wire}: a document can only have elements"
                yield types.written(name, field).fault(reason)
        if root == "tsResponse":
            last = next((field for field in reversed(fields) if field.place == "element"), None)
            if last is None or (last.wrapper, last.required) != ("warnings", False):
                reason = 'a reply must end with <xs:group ref="api:warnings"/>'
                yield types.schema.nearest(name).fault(f"{name}: {reason}")
