"""The XSD files as they stand: elements with their lines, types with their fields.

xsdata compiles the schema; what is read here serves the checks alone, which must name the line of
a fault and see what a compiler forgives.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from generator.errors import Fault

XS = "http://www.w3.org/2001/XMLSchema"


@dataclass(slots=True)
class Element:
    """An element of a schema file."""

    file: str
    line: int
    name: str
    """The local name; with its namespace in front if that is not the one of XML Schema."""
    attributes: dict[str, str]
    children: list[Element] = field(default_factory=list["Element"])
    text: str = ""

    def fault(self, reason: str) -> Fault:
        """A fault at this element."""
        return Fault(self.file, f"line {self.line}", reason)

    def all(self, *names: str) -> Iterator[Element]:
        """The elements of these names below this one, at any depth, in order."""
        for child in self.children:
            if child.name in names:
                yield child
            yield from child.all(*names)

    @property
    def doc(self) -> str:
        """The text that stands at it."""
        texts = (
            text.text
            for child in self.children
            if child.name == "annotation"
            for text in child.children
        )
        return " ".join(" ".join(texts).split())


@dataclass(frozen=True, slots=True)
class XsdField:
    """An attribute or a child element of a complex type."""

    name: str
    type: str
    """Without the prefix `api:`; built-in types keep theirs (`xs:string`)."""
    attribute: bool
    required: bool
    many: bool
    element: Element


@dataclass(frozen=True, slots=True)
class Schema:
    """All files together."""

    files: dict[str, Element]
    complex_types: dict[str, Element]
    simple_types: dict[str, Element]

    def fields(self, type_name: str) -> list[XsdField]:
        """Elements and attributes of a complex type, in order; none of any other type."""
        if (type_ := self.complex_types.get(type_name)) is None:
            return []
        return [_field(item) for item in type_.all("element", "attribute")]

    def field(self, type_name: str, name: str) -> XsdField | None:
        """The field of a type by its name on the wire."""
        return next((item for item in self.fields(type_name) if item.name == name), None)

    def is_wrapper(self, type_name: str) -> bool:
        """Whether a type only holds one repeated element."""
        inner = self.fields(type_name)
        return len(inner) == 1 and inner[0].many

    def values(self, type_name: str) -> list[Element]:
        """The values that a simple type lists."""
        type_ = self.simple_types.get(type_name)
        return list(type_.all("enumeration")) if type_ else []

    def members(self, type_name: str) -> list[str]:
        """The types that a simple type unites."""
        type_ = self.simple_types.get(type_name)
        unions = type_.all("union") if type_ else ()
        return [
            name for union in unions for name in union.attributes.get("memberTypes", "").split()
        ]


def _field(element: Element) -> XsdField:
    given = element.attributes
    attribute = element.name == "attribute"
    return XsdField(
        name=given.get("name", ""),
        type=given.get("type", "").removeprefix("api:"),
        attribute=attribute,
        required=given.get("use") == "required"
        if attribute
        else given.get("minOccurs", "1") != "0",
        many=given.get("maxOccurs", "1") == "unbounded",
        element=element,
    )


def read_schema(documents: Mapping[str, bytes]) -> tuple[Schema, list[Fault]]:
    """Read the files, by their names; one that is not well-formed is a fault and left out."""
    files: dict[str, Element] = {}
    faults: list[Fault] = []
    for file, data in documents.items():
        try:
            files[file] = _parse(file, data)
        except expat.ExpatError as error:
            faults.append(Fault(file, f"line {error.lineno}", expat.ErrorString(error.code)))
    if not files and not faults:
        faults.append(Fault("xsd", "-", "there are no files *.xsd in the folder"))
    return (
        Schema(files, _named(files, "complexType"), _named(files, "simpleType")),
        faults,
    )


def _named(files: dict[str, Element], kind: str) -> dict[str, Element]:
    found: dict[str, Element] = {}
    for root in files.values():
        for item in root.children:
            if item.name == kind:
                found.setdefault(item.attributes.get("name", ""), item)
    return found


def _parse(file: str, data: bytes) -> Element:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    document = Element(file, 0, "", {})
    open_elements = [document]

    def start(name: str, attributes: dict[str, str]) -> None:
        local = name.removeprefix(f"{XS} ")
        plain = {key: value for key, value in attributes.items() if " " not in key}
        element = Element(file, parser.CurrentLineNumber, local, plain)
        open_elements[-1].children.append(element)
        open_elements.append(element)

    def end(_name: str) -> None:
        open_elements.pop()

    def text(data: str) -> None:
        open_elements[-1].text += data

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.Parse(data, True)
    return document.children[0]
