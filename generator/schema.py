"""The XSD, compiled by xsdata into types of the IR. The only module that imports xsdata."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit

from xsdata.codegen.exceptions import CodegenError
from xsdata.codegen.models import Attr, Class
from xsdata.codegen.transformer import ResourceTransformer
from xsdata.models.config import GeneratorConfig, GeneratorOutput
from xsdata.models.enums import Tag

from generator import ir
from generator.errors import SpecError
from generator.names import type_words, words

KINDS: dict[str, ir.Kind] = {
    "string": "string",
    "boolean": "boolean",
    "dateTime": "dateTime",
    "time": "time",
    "int": "integer",
    "integer": "integer",
    "long": "integer",
    "nonNegativeInteger": "integer",
    "positiveInteger": "integer",
}
"""The built-in types in use."""
_SECRET = "secret"
"""The simple type whose values must never be shown."""


def read_schema(folder: Path) -> tuple[tuple[ir.Type, ...], tuple[ir.Enumeration, ...]]:
    """Compile every XSD of a folder; the files have been checked.

    Args:
        folder: The folder of the XSD files, one file a topic.

    Returns:
        The structured types and the enumerations, both in the order of the files.

    Raises:
        SpecError: The schema is malformed, refers to something missing, or uses what the
            generator does not know.
    """
    paths = sorted(folder.glob("*.xsd"))
    classes, secrets, mixed = _compile(paths)
    order = [path.stem for path in paths]
    classes.sort(key=lambda item: order.index(_topic(item)))
    wrappers = {item.qname: item for item in classes if _is_wrapper(item)}
    enumerations = {item.qname for item in classes if item.is_enumeration}
    kept = [item for item in classes if item.qname not in wrappers]
    types = tuple(
        _type(item, wrappers, enumerations, secrets, mixed)
        for item in kept
        if not item.is_enumeration
    )
    return types, tuple(_enumeration(item) for item in kept if item.is_enumeration)


def _compile(paths: list[Path]) -> tuple[list[Class], set[tuple[str, str]], set[str]]:
    """Run xsdata's pipeline up to its final classes; our own templates do the rest.

    Simple types are gone after the pipeline, so the attributes that hold secrets are noted before,
    and so are the types with mixed content.
    """
    logging.getLogger("xsdata").setLevel(logging.ERROR)  # what it warns of is checked here
    output = GeneratorOutput(unnest_classes=True)  # nested types get names of their own
    transformer = ResourceTransformer(config=GeneratorConfig(output=output))
    try:
        transformer.process_sources([path.resolve().as_uri() for path in paths])
        secrets = {
            (item.qname, attr.local_name)
            for item in transformer.classes
            for attr in item.attrs
            if any(type_.name == _SECRET for type_ in attr.types)
        }
        mixed = {item.qname for item in transformer.classes if item.mixed}
        for item in transformer.classes:  # xsdata would make a wildcard of all the content
            item.mixed = False
        return transformer.analyze_classes(transformer.classes), secrets, mixed
    except CodegenError as error:
        details = ", ".join(f"{key} {value}" for key, value in error.meta.items())
        raise SpecError(
            "xsd", details or "-", str(error.args[0] if error.args else error)
        ) from error


def _topic(item: Class) -> str:
    return Path(unquote(urlsplit(item.location or "").path)).stem


def _is_wrapper(item: Class) -> bool:
    """An element that only holds repeated others (`<flows><flow/>…</flows>`)."""
    return not item.is_enumeration and len(item.attrs) == 1 and item.attrs[0].is_list


def _type(
    item: Class,
    wrappers: dict[str, Class],
    enumerations: set[str],
    secrets: set[tuple[str, str]],
    mixed: set[str],
) -> ir.Type:
    name = type_words(item.name)
    role: Literal["request", "reply", "model"] = "model"
    if name.endswith(" request"):
        role = "request"
    elif name.endswith(" reply"):
        role = "reply"
    fields: list[ir.Field] = []
    for attr in item.attrs:
        secret = (item.qname, attr.local_name) in secrets
        fields.append(_field(item, attr, wrappers, enumerations, secret))
        if fields[-1].wrapper and attr.types[0].qname in mixed:
            fields.append(_text_field(f"{fields[-1].name} text", fields[-1].wrapper))
    fields = _with_distinct_names(fields)
    if item.qname in mixed:
        taken = any(field.name == "text" for field in fields)
        fields.insert(0, _text_field("element text" if taken else "text", None))
    return ir.Type(
        name=name,
        xml_type=item.name,
        topic=_topic(item),
        role=role,
        doc=_text(item.help),
        fields=tuple(fields),
    )


def _text_field(name: str, wrapper: str | None) -> ir.Field:
    """The text beside the children of an element with mixed content, or of a list."""
    return ir.Field(
        name=name,
        wire=wrapper or "text",
        place="text",
        type=ir.TypeRef(kind="string"),
        required=False,
        many=False,
        wrapper=wrapper,
        secret=False,
        doc=f"Text that stands in {wrapper or 'the element'} itself, not in a child.",
    )


def _with_distinct_names(fields: list[ir.Field]) -> list[ir.Field]:
    """An element that is called like an attribute of the same type gets a field `… element`."""
    attributes = {field.name for field in fields if field.place == "attribute"}
    return [
        replace(field, name=f"{field.name} element")
        if field.place == "element" and field.name in attributes
        else field
        for field in fields
    ]


def _field(
    owner: Class,
    attr: Attr,
    wrappers: dict[str, Class],
    enumerations: set[str],
    secret: bool,
) -> ir.Field:
    wrapper = None
    inner = attr
    if len(attr.types) == 1 and attr.types[0].qname in wrappers:
        wrapper = attr.local_name
        inner = wrappers[attr.types[0].qname].attrs[0]
    place: Literal["attribute", "element", "text"] = "text"
    if attr.tag == Tag.ATTRIBUTE:
        place = "attribute"
    elif attr.tag == Tag.ELEMENT:
        place = "element"
    required = (attr.restrictions.min_occurs or 0) > 0
    return ir.Field(
        name=words(attr.local_name),
        wire=inner.local_name,
        place=place,
        type=_reference(owner, inner, enumerations),
        required=required,
        many=inner.is_list,
        wrapper=wrapper,
        secret=secret,
        doc=_text(attr.help) or ("The text of the element." if place == "text" else ""),
    )


def _reference(owner: Class, attr: Attr, enumerations: set[str]) -> ir.TypeRef:
    """The one type of an attribute; an open enumeration is a union of it with string."""
    where = f"{owner.name}/{attr.local_name}"
    named = [type_ for type_ in attr.types if not type_.native]
    native = [type_ for type_ in attr.types if type_.native]
    if not named:
        if len(native) != 1 or native[0].name not in KINDS:
            kinds = ", ".join(type_.name for type_ in native)
            raise SpecError(f"xsd/{_topic(owner)}.xsd", where, f"no such kind of value: {kinds}")
        return ir.TypeRef(kind=KINDS[native[0].name])
    if len(named) > 1:
        raise SpecError(f"xsd/{_topic(owner)}.xsd", where, "a union of two named types")
    if named[0].qname in enumerations:
        return ir.TypeRef(kind="enum", name=type_words(named[0].name))
    return ir.TypeRef(kind="object", name=type_words(named[0].name))


def _enumeration(item: Class) -> ir.Enumeration:
    return ir.Enumeration(
        name=type_words(item.name),
        topic=_topic(item),
        doc=_text(item.help),
        members=tuple(_members(item)),
    )


def _members(item: Class) -> Iterable[ir.Member]:
    for attr in item.attrs:
        value = attr.default or ""
        yield ir.Member(name=words(value), value=value, doc=_text(attr.help))


def _text(help_text: str | None) -> str:
    """Documentation on one line: the line breaks of the XSD mean nothing."""
    return " ".join((help_text or "").split())
