"""The XSD, compiled by xsdata into types of the IR. The only module that imports xsdata."""

from __future__ import annotations

import logging
from collections.abc import Iterable
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
from generator.names import constant, pascal, snake
from generator.xsd_subset import check_documents

_KINDS: dict[str, ir.Kind] = {
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
_SECRET = "secret"
"""The simple type whose values must never be shown."""


def read_schema(folder: Path) -> tuple[tuple[ir.Type, ...], tuple[ir.Enumeration, ...]]:
    """Compile every XSD of a folder.

    Args:
        folder: The folder of the XSD files, one file a topic.

    Returns:
        The structured types and the enumerations, both in the order of the files.

    Raises:
        SpecError: The schema is malformed, refers to something missing, or uses what the
            generator does not know.
    """
    paths = sorted(folder.glob("*.xsd"))
    check_documents(paths)
    classes, secrets = _compile(paths)
    order = [path.stem for path in paths]
    classes.sort(key=lambda item: order.index(_topic(item)))
    wrappers = {item.qname: item for item in classes if _is_wrapper(item)}
    enumerations = {item.qname for item in classes if item.is_enumeration}
    types = tuple(
        _type(item, wrappers, enumerations, secrets)
        for item in classes
        if not item.is_enumeration and item.qname not in wrappers
    )
    return types, tuple(_enumeration(item) for item in classes if item.is_enumeration)


def _compile(paths: list[Path]) -> tuple[list[Class], set[tuple[str, str]]]:
    """Run xsdata's pipeline up to its final classes; our own templates do the rest.

    Simple types are gone after the pipeline, so the attributes that hold secrets are noted before.
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
        return transformer.analyze_classes(transformer.classes), secrets
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
) -> ir.Type:
    name = pascal(item.name)
    role: Literal["request", "reply", "model"] = "model"
    if name.endswith("Request"):
        role = "request"
    elif name.endswith("Reply"):
        role = "reply"
    fields = tuple(
        _field(item, attr, wrappers, enumerations, (item.qname, attr.local_name) in secrets)
        for attr in item.attrs
    )
    return ir.Type(
        name=name,
        xml_type=item.name,
        topic=_topic(item),
        role=role,
        doc=_text(item.help),
        fields=fields,
    )


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
        name=snake(attr.local_name),
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
        if len(native) != 1 or native[0].name not in _KINDS:
            kinds = ", ".join(type_.name for type_ in native)
            raise SpecError(f"xsd/{_topic(owner)}.xsd", where, f"no such kind of value: {kinds}")
        return ir.TypeRef(kind=_KINDS[native[0].name])
    if len(named) > 1:
        raise SpecError(f"xsd/{_topic(owner)}.xsd", where, "a union of two named types")
    if named[0].qname in enumerations:
        if not native:
            raise SpecError(
                f"xsd/{_topic(owner)}.xsd",
                where,
                f"the enumeration {named[0].name} is closed: an unknown value would be lost;"
                " use its union with xs:string",
            )
        return ir.TypeRef(kind="enum", name=pascal(named[0].name))
    return ir.TypeRef(kind="object", name=pascal(named[0].name))


def _enumeration(item: Class) -> ir.Enumeration:
    return ir.Enumeration(
        name=pascal(item.name),
        topic=_topic(item),
        doc=_text(item.help),
        members=tuple(_members(item.attrs)),
    )


def _members(attrs: Iterable[Attr]) -> Iterable[ir.Member]:
    for attr in attrs:
        value = attr.default or ""
        yield ir.Member(name=constant(value), value=value, doc=_text(attr.help))


def _text(help_text: str | None) -> str:
    """Documentation on one line: the line breaks of the XSD mean nothing."""
    return " ".join((help_text or "").split())
