"""The part of XML Schema that the spec uses; anything else stops the generation, with its line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from xml.parsers import expat

from generator.errors import SpecError

_XS = "http://www.w3.org/2001/XMLSchema"
_KNOWN = {
    "schema": {"targetNamespace", "elementFormDefault"},
    "include": {"schemaLocation"},
    "annotation": set[str](),
    "documentation": set[str](),
    "simpleType": {"name"},
    "restriction": {"base"},
    "enumeration": {"value"},
    "union": {"memberTypes"},
    "complexType": {"name", "mixed"},
    "sequence": set[str](),
    "element": {"name", "type", "minOccurs", "maxOccurs"},
    "simpleContent": set[str](),
    "extension": {"base"},
    "attribute": {"name", "type", "use"},
}
"""Elements of XML Schema and their attributes that the generator understands."""
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*")
"""A name that can stand in code and in a document."""
_NESTED_ONLY = {"element": "a global element", "attribute": "a global attribute"}


def check_documents(paths: Iterable[Path]) -> None:
    """Refuse schema documents that are malformed or say more than the generator can express.

    Raises:
        SpecError: With the line of the fault.
    """
    names: dict[str, str] = {}
    references: list[tuple[str, int, str]] = []
    for path in paths:
        _check_document(path, names, references)
    for file, line, name in references:  # xsdata would take text for a type that is missing
        if name not in names:
            raise SpecError(f"xsd/{file}", f"line {line}", f"there is no type {name!r}")


def _check_document(
    path: Path, names: dict[str, str], references: list[tuple[str, int, str]]
) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    open_elements: list[str] = []

    def fail(reason: str) -> SpecError:
        return SpecError(f"xsd/{path.name}", f"line {parser.CurrentLineNumber}", reason)

    def start(name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if namespace != _XS or local not in _KNOWN:
            raise fail(f"<{local}> is not part of the schema language used here")
        for attribute in attributes:
            if " " not in attribute and attribute not in _KNOWN[local]:
                raise fail(f"<{local}> may not have {attribute!r}")
        if "name" in attributes and _NAME.fullmatch(attributes["name"]) is None:
            raise fail(f"{attributes['name']!r} is not a name of letters and digits")
        if len(open_elements) == 1:
            if local in _NESTED_ONLY:
                raise fail(f"{_NESTED_ONLY[local]}: the envelopes are types, named in openapi.yaml")
            if (given := attributes.get("name")) is not None:
                if given in names:
                    raise fail(f"{given!r} is defined twice, also in {names[given]}")
                names[given] = path.name
        for key in ("type", "base", "memberTypes"):
            for name in attributes.get(key, "").split():
                if name.startswith("api:"):
                    own = name.removeprefix("api:")
                    references.append((path.name, parser.CurrentLineNumber, own))
        open_elements.append(local)

    def end(_name: str) -> None:
        open_elements.pop()

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    try:
        parser.Parse(path.read_bytes(), True)
    except expat.ExpatError as error:
        raise SpecError(
            f"xsd/{path.name}", f"line {error.lineno}", expat.ErrorString(error.code)
        ) from error
