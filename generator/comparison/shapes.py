"""The types of any XML Schema as xsdata compiles them: flat lists of members.

Choices, groups and sequences are flattened, what a type extends is a part of it, and types without
a name get one. So two schemas that are written in different ways can be compared.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from xsdata.codegen.exceptions import CodegenError
from xsdata.codegen.models import Attr, Class
from xsdata.codegen.transformer import ResourceTransformer
from xsdata.exceptions import ParserError
from xsdata.models.config import GeneratorConfig, GeneratorOutput
from xsdata.models.enums import Tag

from generator.comparison.definitions import read_definitions
from generator.comparison.limits import check_limits
from generator.errors import SpecError

Place = Literal["attribute", "element", "text"]
_MANY = 1_000_000
"""From here on, a limit of xsdata means that there is none."""
_FRAMES = 30_000
"""Recursion limit while xsdata compiles a schema."""
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
    check_limits(read_definitions(sources))
    try:
        with _deep_recursion():
            classes = _compile(sources)
    except (CodegenError, ParserError) as error:
        raise SpecError(", ".join(path.name for path in sources), "-", str(error)) from error
    except Exception as error:  # xsdata has no exception of its own for most invalid schemas
        reason = f"xsdata cannot compile it: {type(error).__name__}: {error}"
        raise SpecError(", ".join(path.name for path in sources), "-", reason) from error
    by_name = {item.qname: item for item in classes}
    return {
        item.name: Shape(item.name, tuple(_members(item, by_name)))
        for item in classes
        if not item.is_enumeration
    }


def _compile(sources: Iterable[Path]) -> list[Class]:
    logging.getLogger("xsdata").setLevel(logging.ERROR)
    output = GeneratorOutput(unnest_classes=True)  # nested types get names of their own
    transformer = ResourceTransformer(config=GeneratorConfig(output=output))
    transformer.process_sources([path.resolve().as_uri() for path in sources])
    for item in transformer.classes:  # xsdata would make a wildcard of mixed content
        item.mixed = False
    return transformer.analyze_classes(transformer.classes)


@contextmanager
def _deep_recursion() -> Generator[None, None, None]:
    """Allow the recursion with which xsdata follows a type to the types of its elements.

    `check_limits` limits the number of types; one takes about ten frames.
    """
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, _FRAMES))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


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
