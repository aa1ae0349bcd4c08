"""Makes types of the IR from the classes that xsdata has compiled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit

from xsdata.codegen.models import Attr, Class
from xsdata.models.enums import Tag

from generator import ir
from generator.document import one_line
from generator.errors import SpecError
from generator.names import type_words, words
from generator.schema.compiler import HIDDEN, MIXED, SINCE

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
_PLACES: Mapping[str, Literal["attribute", "element"]] = {
    Tag.ATTRIBUTE: "attribute",
    Tag.ELEMENT: "element",
}
_ORDER = ("text", "element", "attribute")


class Reader:
    """Makes types of the IR of classes."""

    def __init__(self, classes: list[Class]) -> None:
        self._classes = classes
        self._by_qname = {item.qname: item for item in classes}
        self._wrappers = {item.qname: item for item in classes if self._is_wrapper(item)}
        self._used_at = {
            type_.qname: attr.help
            for item in classes
            for attr in item.attrs
            for type_ in attr.types
        }

    def types(self) -> Iterator[ir.Type]:
        """The structured types; neither those that are only extended, nor lists."""
        for item in self._classes:
            if not (item.is_enumeration or item.abstract or item.qname in self._wrappers):
                yield self._type(item)

    def enumerations(self) -> Iterator[ir.Enumeration]:
        """The lists of values."""
        for item in self._classes:
            if item.is_enumeration:
                yield ir.Enumeration(
                    name=type_words(_xml_name(item)),
                    topic=topic(item),
                    doc=self._doc(item),
                    members=tuple(_members(item)),
                )

    def _attrs(self, item: Class) -> list[Attr]:
        """The content of a class, with that of the classes that it extends, as it is written."""
        found: list[Attr] = []
        for extension in item.extensions:
            found += self._attrs(self._by_qname[extension.type.qname])
        found += [attr for attr in item.attrs if not (attr.tag == Tag.EXTENSION and attr in found)]
        return sorted(found, key=lambda attr: _ORDER.index(_place(attr)))

    def _is_wrapper(self, item: Class) -> bool:
        """An element that only holds repeated others (`<flows><flow/>…</flows>`)."""
        inner = [] if item.is_enumeration else [a for a in self._attrs(item) if not _is_mixed(a)]
        return len(inner) == 1 and inner[0].is_list

    def _doc(self, item: Class) -> str:
        """The text of a type; a nested one without a text has that of its element."""
        return _text(item.help) or _text(self._outer_help(item))

    def _type_since(self, item: Class) -> str | None:
        """The version that brought a type; a nested one without a version has its element's."""
        return _since(item.help) or _since(self._outer_help(item))

    def _outer_help(self, item: Class) -> str | None:
        """The text of the element that a nested type stands in."""
        return self._used_at.get(item.qname) if item.local_type else None

    def _type(self, item: Class) -> ir.Type:
        name = type_words(_xml_name(item))
        role: Literal["request", "reply", "model"] = "model"
        if name.endswith(" request"):
            role = "request"
        elif name.endswith(" reply"):
            role = "reply"
        return ir.Type(
            name=name,
            xml_type=_xml_name(item),
            topic=topic(item),
            role=role,
            doc=self._doc(item),
            fields=tuple(_with_distinct_names(list(self._fields(item)))),
            since=self._type_since(item),
        )

    def _fields(self, item: Class) -> Iterator[ir.Field]:
        for attr in self._attrs(item):
            if _is_mixed(attr):
                yield _text_field("text", None)
                continue
            wrapper = self._wrappers.get(attr.types[0].qname)
            if wrapper is None:
                yield self._field(item, attr, attr)
                continue
            content = self._attrs(wrapper)
            listed = self._field(item, attr, content[-1])
            yield listed
            if _is_mixed(content[0]):
                yield _text_field(f"{listed.name} text", listed.wrapper)

    def _field(self, owner: Class, attr: Attr, inner: Attr) -> ir.Field:
        """A field; the inner attribute is the repeated one of a list, else it is the same."""
        place = _place(attr)
        return ir.Field(
            name=words(attr.local_name),
            wire=inner.local_name,
            place=place,
            type=self._reference(owner, inner),
            required=(attr.restrictions.min_occurs or 0) > 0,
            many=inner.is_list,
            wrapper=None if inner is attr else attr.local_name,
            secret=any(type_.qname == str(HIDDEN) for type_ in inner.types),
            doc=_text(attr.help) or ("The text of the element." if place == "text" else ""),
            since=_since(attr.help),
        )

    def _reference(self, owner: Class, attr: Attr) -> ir.TypeRef:
        """The one type of an attribute; an open enumeration is a union of it with string."""
        named = [type_ for type_ in attr.types if not type_.native]
        native = [type_.name for type_ in attr.types if type_.native]
        if len(named) == 1:
            found = self._by_qname[named[0].qname]
            kind: ir.Kind = "enum" if found.is_enumeration else "object"
            return ir.TypeRef(kind=kind, name=type_words(_xml_name(found)))
        if native == [HIDDEN.code]:
            return ir.TypeRef(kind="string")
        if named or len(native) != 1 or native[0] not in KINDS:
            where = f"{owner.name}/{attr.local_name}"
            kinds = ", ".join(type_.name for type_ in attr.types)
            raise SpecError(f"xsd/{topic(owner)}.xsd", where, f"no such kind of value: {kinds}")
        return ir.TypeRef(kind=KINDS[native[0]])


def topic(item: Class) -> str:
    """Return the name of the file of a class, without its extension."""
    return Path(unquote(urlsplit(item.location or "").path)).stem


def _xml_name(item: Class) -> str:
    """The name in the schema; of a nested type, that of its owner and its element together.

    xsdata gives new names to classes whose names are alike; the checks refuse these.
    """
    name = item.meta_name or item.name
    if not item.local_type:
        return name
    first, *others = name.split("_")
    return first + "".join(part[:1].upper() + part[1:] for part in others)


def _place(attr: Attr) -> Literal["attribute", "element", "text"]:
    return _PLACES.get(attr.tag, "text")


def _is_mixed(attr: Attr) -> bool:
    """Return whether an attribute holds the text that stands beside elements."""
    return attr.local_name == MIXED


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


def _with_distinct_names(fields: list[ir.Field]) -> Iterator[ir.Field]:
    """An element that is called like an attribute gets the name `… element`, a text `element …`."""
    attributes = {field.name for field in fields if field.place == "attribute"}
    children = {field.name for field in fields if field.place == "element"}
    for field in fields:
        text = field.place == "text" and field.wrapper is None
        if field.place == "element" and field.name in attributes:
            yield replace(field, name=f"{field.name} element")
        elif text and field.name in attributes | children:
            yield replace(field, name=f"element {field.name}")
        else:
            yield field


def _members(item: Class) -> Iterable[ir.Member]:
    for attr in item.attrs:
        value = attr.default or ""
        yield ir.Member(name=words(value), value=value, doc=_text(attr.help))


def _text(help_text: str | None) -> str:
    """Documentation on one line: the line breaks of the XSD mean nothing."""
    return one_line((help_text or "").partition(SINCE)[0])


def _since(help_text: str | None) -> str | None:
    """Return the version at the end of a text, if there is one."""
    return (help_text or "").partition(SINCE)[2].strip() or None
