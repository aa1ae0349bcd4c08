"""The types of any XML Schema as xsdata compiles them: flat lists of members.

Choices, groups and sequences are flattened, what a type extends is a part of it, and types without
a name get one. So two schemas that are written in different ways can be compared.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from xml.parsers import expat

from xsdata.codegen.exceptions import CodegenError
from xsdata.codegen.models import Attr, Class
from xsdata.codegen.transformer import ResourceTransformer
from xsdata.exceptions import ParserError
from xsdata.models.config import GeneratorConfig, GeneratorOutput
from xsdata.models.enums import Tag

from generator.errors import SpecError

Place = Literal["attribute", "element", "text"]
_XS = "http://www.w3.org/2001/XMLSchema"
_INCLUDES = frozenset({"include", "import", "redefine", "override"})
_MANY = 1_000_000
"""From here on, a limit of xsdata means that there is none."""
_INTEGERS = frozenset(
    {"int", "long", "short", "byte", "integer", "nonNegativeInteger", "positiveInteger"}
    | {"unsignedInt", "unsignedLong", "unsignedShort", "unsignedByte"}
)
_TEXTS = frozenset({"string", "token", "normalizedString", "anyURI", "NMTOKEN", "anySimpleType"})


@dataclass(frozen=True, slots=True)
class Member:
    """An attribute or an element of a type, or its text.

    Attributes:
        name: The name in the document; empty for text.
        place: Where it stands.
        least: How often it must be there at least.
        most: How often it may be there; None: there is no limit.
        kind: The primitive kind of its value; empty if it has a structured type.
        type: The structured type.
        values: The values that are listed for it; empty if none are.
    """

    name: str
    place: Place
    least: int
    most: int | None
    kind: str = ""
    type: str | None = None
    values: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Shape:
    """A structured type, or an element that has one of its own."""

    name: str
    members: tuple[Member, ...]


def read_shapes(paths: Iterable[Path]) -> Mapping[str, Shape]:
    """Compile the files of a schema.

    Returns:
        The types and the global elements, by their names in the schema.

    Raises:
        SpecError: A file is missing, is no XML, or cannot be compiled.
    """
    sources = list(paths)
    seen: set[Path] = set()
    for path in sources:
        _check_document(path, seen)
    logging.getLogger("xsdata").setLevel(logging.ERROR)
    output = GeneratorOutput(unnest_classes=True)  # nested types get names of their own
    transformer = ResourceTransformer(config=GeneratorConfig(output=output))
    try:
        transformer.process_sources([path.resolve().as_uri() for path in sources])
        for item in transformer.classes:  # xsdata would make a wildcard of mixed content
            item.mixed = False
        classes = transformer.analyze_classes(transformer.classes)
    except (CodegenError, ParserError) as error:
        raise SpecError(", ".join(path.name for path in sources), "-", str(error)) from error
    by_name = {item.qname: item for item in classes}
    return {
        item.name: Shape(item.name, tuple(_members(item, by_name)))
        for item in classes
        if not item.is_enumeration
    }


def _check_document(path: Path, seen: set[Path]) -> None:
    """Refuse what xsdata would pass over in silence or fetch from a network.

    Raises:
        SpecError: With the line of the fault.
    """
    if path.resolve() in seen:
        return
    seen.add(path.resolve())
    parser = expat.ParserCreate(namespace_separator=" ")
    opened: list[str] = []
    included: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        line = f"line {parser.CurrentLineNumber}"
        if not opened and (namespace, local) != (_XS, "schema"):
            raise SpecError(path.name, line, "it is not an XML Schema")
        opened.append(local)
        if namespace == _XS and local in _INCLUDES and (place := attributes.get("schemaLocation")):
            if "://" in place or not (path.parent / place).is_file():
                reason = f"{place!r} is not in the same folder"
                raise SpecError(path.name, line, reason)
            included.append(place)

    parser.StartElementHandler = start
    try:
        parser.Parse(path.read_bytes(), True)
    except OSError as error:
        raise SpecError(path.name, "-", str(error.strerror)) from error
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise SpecError(path.name, f"line {error.lineno}", reason) from error
    for place in included:
        _check_document(path.parent / place, seen)


def _members(item: Class, classes: Mapping[str, Class]) -> Iterator[Member]:
    for extension in item.extensions:
        if (base := classes.get(extension.type.qname)) is not None:
            yield from _members(base, classes)
    for attr in item.attrs:
        if attr.tag == Tag.ANY or attr.tag == Tag.ANY_ATTRIBUTE:
            continue
        yield _member(attr, classes)


def _member(attr: Attr, classes: Mapping[str, Class]) -> Member:
    place: Place = "text"
    if attr.tag == Tag.ATTRIBUTE:
        place = "attribute"
    elif attr.tag in (Tag.ELEMENT, Tag.CHOICE):
        place = "element"
    most = attr.restrictions.max_occurs or 1
    found = [classes[type_.qname] for type_ in attr.types if type_.qname in classes]
    structured = next((item.name for item in found if not item.is_enumeration), None)
    values = frozenset(
        value.default or "" for item in found if item.is_enumeration for value in item.attrs
    )
    native = [type_.name for type_ in attr.types if type_.native]
    return Member(
        name="" if place == "text" else attr.local_name,
        place=place,
        least=attr.restrictions.min_occurs or 0,
        most=None if most >= _MANY else most,
        kind="" if structured else _kind(native[0] if native else "string"),
        type=structured,
        values=values,
    )


def _kind(name: str) -> str:
    if name in _INTEGERS:
        return "integer"
    return "string" if name in _TEXTS else name
