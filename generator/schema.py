"""The XSD, compiled by xsdata into types of the IR. The only module that imports xsdata.

xsdata flattens what may be written in several ways: choices, groups, and types that stand where
they are used. What a type extends is a part of it here, and an abstract type is nothing by itself.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Literal
from urllib.parse import quote, unquote, urlsplit

from xsdata.codegen.exceptions import CodegenError
from xsdata.codegen.models import Attr, AttrType, Class, Restrictions
from xsdata.codegen.transformer import ResourceTransformer
from xsdata.models.config import GeneratorConfig, GeneratorOutput
from xsdata.models.enums import DataType, Tag
from xsdata.models.mixins import ElementBase
from xsdata.models.xsd import AnnotationBase, Documentation, Schema

from generator import ir
from generator.document import one_line
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
_SINCE = "@since "
"""What the version that brought something follows in the text that xsdata hands on."""
_HIDDEN = DataType.TOKEN
"""What stands for it in the pipeline, in which simple types of the schema vanish."""
_MIXED = "#text"
"""The name of a text beside elements, which no element or attribute has."""
_FOLDER = "file:///"
"""Where the files seem to be; they are handed over, so nothing is opened."""
_PLACES: Mapping[str, Literal["attribute", "element"]] = {
    Tag.ATTRIBUTE: "attribute",
    Tag.ELEMENT: "element",
}
_ORDER = ("text", "element", "attribute")

Compiled = tuple[tuple[ir.Type, ...], tuple[ir.Enumeration, ...]]


def read_schema(folder: Path) -> Compiled:
    """Compile every XSD of a folder, one file a topic; see `compile_schema`."""
    return compile_schema({path.name: path.read_bytes() for path in sorted(folder.glob("*.xsd"))})


def compile_schema(files: Mapping[str, bytes]) -> Compiled:
    """Compile the files of a schema, which have been checked.

    Args:
        files: The contents of the files, by their names.

    Returns:
        The structured types and the enumerations, both in the order of the files.

    Raises:
        SpecError: xsdata refuses the schema.
    """
    classes = _compile(files)
    order = [Path(name).stem for name in files]
    classes.sort(key=lambda item: order.index(_topic(item)))
    reader = _Reader(classes)
    return tuple(reader.types()), tuple(reader.enumerations())


def _compile(files: Mapping[str, bytes]) -> list[Class]:
    """Run xsdata's pipeline up to its final classes; our own templates do the rest."""
    logging.getLogger("xsdata").setLevel(logging.ERROR)  # what it warns of is checked here
    output = GeneratorOutput(unnest_classes=True)  # nested types get names of their own
    transformer = _Transformer(config=GeneratorConfig(output=output))
    uris = [f"{_FOLDER}{quote(name)}" for name in files]
    transformer.preloaded = dict(zip(uris, files.values(), strict=True))
    try:
        transformer.process_sources(uris)
        for item in transformer.classes:
            _prepare(item)
        return transformer.analyze_classes(transformer.classes)
    except CodegenError as error:
        details = ", ".join(f"{key} {value}" for key, value in error.meta.items())
        raise SpecError(
            "xsd", details or "-", str(error.args[0] if error.args else error)
        ) from error


class _Transformer(ResourceTransformer):
    """Hands the versions in `xs:appinfo` on with the texts; xsdata itself drops them."""

    def parse_schema(self, uri: str, namespace: str | None) -> Schema | None:
        """Read a file, and put each version behind the text that it belongs to."""
        schema = super().parse_schema(uri, namespace)
        if schema is not None:
            _put_versions_into_texts(schema)
        return schema


def _put_versions_into_texts(element: ElementBase) -> None:
    children: Iterable[ElementBase] = element.children()  # pyright: ignore[reportUnknownMemberType]
    for child in children:
        _put_versions_into_texts(child)
    if not isinstance(element, AnnotationBase):
        return
    for annotation in element.annotations:
        annotation.documentations += [
            Documentation(content=[f"{_SINCE}{item}"])
            for info in annotation.app_infos
            if info.source == "since"
            for item in info.content
        ]


def _prepare(item: Class) -> None:
    """Keep what the pipeline would lose: texts beside elements, secrets, and names."""
    if item.mixed:  # of which xsdata would make a wildcard of all the content
        item.mixed = False
        text = Attr(tag=Tag.EXTENSION, name="text", local_name=_MIXED)
        text.restrictions = Restrictions(min_occurs=0, max_occurs=1)
        text.types.append(AttrType(qname=str(DataType.STRING), native=True))
        item.attrs.insert(0, text)
    for type_ in (*(e.type for e in item.extensions), *(t for a in item.attrs for t in a.types)):
        if not type_.native and type_.name == _SECRET:
            type_.qname, type_.native = str(_HIDDEN), True
    nested = list(item.inner)
    for attr in item.attrs:  # both are in the order of the document
        for type_ in attr.types:
            if type_.forward:
                inner = nested.pop(0)
                inner.qname = type_.qname = f"{{{item.target_namespace}}}{attr.local_name}"
    for inner in item.inner:
        _prepare(inner)


class _Reader:
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
                    topic=_topic(item),
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
            topic=_topic(item),
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
            secret=any(type_.qname == str(_HIDDEN) for type_ in inner.types),
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
        if native == [_HIDDEN.code]:
            return ir.TypeRef(kind="string")
        if named or len(native) != 1 or native[0] not in KINDS:
            where = f"{owner.name}/{attr.local_name}"
            kinds = ", ".join(type_.name for type_ in attr.types)
            raise SpecError(f"xsd/{_topic(owner)}.xsd", where, f"no such kind of value: {kinds}")
        return ir.TypeRef(kind=KINDS[native[0]])


def _topic(item: Class) -> str:
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
    """Text that may stand beside elements."""
    return attr.local_name == _MIXED


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
    return one_line((help_text or "").partition(_SINCE)[0])


def _since(help_text: str | None) -> str | None:
    """The version that the text ends with, if it does."""
    return (help_text or "").partition(_SINCE)[2].strip() or None
