"""Reads XSD files as they are written: elements with their lines.

xsdata compiles the schema; what is read here serves the checks alone, which must name the line of
a fault and see what a compiler forgives.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from generator.document import one_line
from generator.errors import Fault, SpecError

XS = "http://www.w3.org/2001/XMLSchema"
_DEEPEST = 100
"""Maximum depth of elements in a file, since the checks and xsdata are recursive."""


@dataclass(slots=True, eq=False)
class Element:
    """An element of a schema file."""

    file: str
    line: int
    name: str
    """The local name, preceded by its namespace if that is not XML Schema."""
    attributes: dict[str, str]
    children: list[Element] = field(default_factory=list["Element"])
    text: str = ""

    def fault(self, reason: str) -> Fault:
        """Return a fault at this element."""
        return Fault(self.file, f"line {self.line}", reason)

    def all(self, *names: str) -> Iterator[Element]:
        """Return the elements of these names below this one, at any depth, in order."""
        for child in self.children:
            if child.name in names:
                yield child
            yield from child.all(*names)

    def at(self, name: str, *below: str) -> Iterator[Element]:
        """Return the elements at a path of names, which begins with the name of a child."""
        for child in self.children:
            if child.name == name:
                yield from child.at(*below) if below else (child,)

    @property
    def doc(self) -> str:
        """The documentation of the element."""
        return one_line(" ".join(text.text for text in self.at("annotation", "documentation")))

    @property
    def sinces(self) -> list[Element]:
        """The elements that give the version which introduced it; at most one is allowed."""
        return list(self.at("annotation", "appinfo"))


@dataclass(frozen=True, slots=True)
class Schema:
    """The definitions of all files."""

    files: dict[str, Element]
    definitions: dict[tuple[str, str], Element]
    """What stands at the top of a file, by its kind (`complexType`, `group` …) and its name."""

    def named(self, kind: str) -> dict[str, Element]:
        """Return the definitions of a kind, by their names."""
        return {name: item for (other, name), item in self.definitions.items() if other == kind}

    def target(self, element: Element) -> Element | None:
        """The group that an element refers to, or the type that it extends; None: it does not."""
        if (name := element.attributes.get("ref")) is not None:
            return self.definitions.get((element.name, own_name(name)))
        if element.name == "extension":
            return self.definitions.get(("complexType", own_name(element.attributes["base"])))
        return None

    def declarations(self, element: Element) -> Iterator[Element]:
        """The elements and attributes of a type, with those of groups and of what it extends.

        The order is that of xsdata, which compiles the same types: it is where a field is written.
        """
        if (target := self.target(element)) is not None:
            yield from self.declarations(target)
        for child in element.children:
            if child.name in ("element", "attribute"):
                yield child
            else:
                yield from self.declarations(child)

    def declaration(self, type_name: str, name: str, *, attribute: bool) -> Element | None:
        """Where a field of a type is written; None if it is of a type without a name."""
        type_ = self.definitions.get(("complexType", type_name))
        wanted = ("attribute" if attribute else "element", name)
        found = self.declarations(type_) if type_ is not None else ()
        return next((i for i in found if (i.name, i.attributes.get("name")) == wanted), None)

    def nearest(self, type_name: str) -> Element:
        """Where a type is written; if it has no name of its own, the type that it stands in."""
        types = self.named("complexType") | self.named("simpleType")
        return types[max((name for name in types if type_name.startswith(name)), key=len)]

    def values(self, type_name: str) -> list[Element]:
        """The values that a simple type lists itself."""
        type_ = self.definitions.get(("simpleType", type_name))
        return values(type_) if type_ else []


def own_name(reference: str) -> str:
    """The name that a reference is to, without the prefix of the schema."""
    return reference.removeprefix("api:")


def values(simple_type: Element) -> list[Element]:
    """The values that a simple type lists itself, not as a part of a union."""
    return list(simple_type.at("restriction", "enumeration"))


def read_schema(documents: Mapping[str, bytes]) -> tuple[Schema, list[Fault]]:
    """Read the files, by their names; one that is not well-formed or too deep is a fault."""
    files: dict[str, Element] = {}
    faults: list[Fault] = []
    for file, data in documents.items():
        try:
            files[file] = _parse(file, data)
        except expat.ExpatError as error:
            faults.append(Fault(file, f"line {error.lineno}", expat.ErrorString(error.code)))
        except SpecError as error:
            faults += error.faults
    if not files and not faults:
        faults.append(Fault("xsd", "-", "the folder has no *.xsd files"))
    definitions: dict[tuple[str, str], Element] = {}
    for root in files.values():
        for item in root.children:
            definitions.setdefault((item.name, item.attributes.get("name", "")), item)
    return Schema(files, definitions), faults


def _parse(file: str, data: bytes) -> Element:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    document = Element(file, 0, "", {})
    open_elements = [document]

    def start(name: str, attributes: dict[str, str]) -> None:
        local = name.removeprefix(f"{XS} ")
        plain = {key: value for key, value in attributes.items() if " " not in key}
        element = Element(file, parser.CurrentLineNumber, local, plain)
        if len(open_elements) > _DEEPEST:
            raise SpecError.of([element.fault(f"elements are nested more than {_DEEPEST} deep")])
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
