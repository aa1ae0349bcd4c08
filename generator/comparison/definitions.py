"""The definitions in the files of a vendor's schema, and what each is composed of.

Only what the limits need is read here; xsdata compiles the schema.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn
from xml.parsers import expat

from generator.errors import SpecError

_XS = "http://www.w3.org/2001/XMLSchema"
_INCLUDES = frozenset({"include", "import", "redefine", "override"})
_KINDS = {
    "complexType": "type",
    "simpleType": "type",
    "group": "group",
    "attributeGroup": "attributeGroup",
    "element": "element",
    "attribute": "attribute",
}
"""The kinds of definitions by the elements that define them; a name is unique in its kind."""
_TYPES = frozenset({"complexType", "simpleType"})
GROUPS = frozenset({"group", "attributeGroup"})
_MEMBERS = frozenset({"element", "attribute", "enumeration"})
_NESTS = frozenset({"element", "attribute"})
_REDEFINITIONS = frozenset({"redefine", "override"})
_REFERENCES = {
    "base": "type",
    "memberTypes": "type",
    "itemType": "type",
    "substitutionGroup": "element",
}
"""The attributes with which a definition takes its content from others, of that kind."""

_DEEPEST = 100
"""Maximum depth of elements in a file."""
_MANY_FILES = 200
"""Maximum number of files."""

Key = tuple[str, str, str]
"""Kind, namespace and name of a definition."""


@dataclass(slots=True)
class Definition:
    """A definition at the top of a schema.

    Attributes:
        file: The file it is in.
        line: The line it begins in.
        label: Its element and its name, for messages.
        types: The number of types in it, and one for itself.
        members: The number of elements, attributes and listed values in it.
        made_of: The definitions that it takes its content from; none of them may be made of it.
        nested_groups: The groups that nested types take their content from; a circle of these is
            a type that may have elements of itself.
        elements: The global elements that it refers to; xsdata adds their substitutes.
    """

    file: str
    line: int
    label: str
    types: int = 1
    members: int = 0
    made_of: list[Key] = field(default_factory=list[Key])
    nested_groups: list[Key] = field(default_factory=list[Key])
    elements: list[Key] = field(default_factory=list[Key])

    def refuse(self, reason: str) -> NoReturn:
        """Raise the error for a fault of this definition."""
        raise SpecError(self.file, f"line {self.line}", f"{self.label} {reason}")


def read_definitions(paths: Iterable[Path]) -> dict[Key, Definition]:
    """Read the definitions of a schema, in its files and in those that they include.

    Raises:
        SpecError: A file cannot be read, is not an XML Schema, is nested too deeply, or includes a
            file that is not in the same folder; or there are too many files.
    """
    definitions: dict[Key, Definition] = {}
    waiting = deque((path, "") for path in paths)
    seen: set[Path] = set()
    while waiting:
        path, namespace = waiting.popleft()
        if path.resolve() in seen:
            continue
        seen.add(path.resolve())
        if len(seen) > _MANY_FILES:
            raise SpecError(path.name, "-", f"the schema has more than {_MANY_FILES} files")
        reader = _Reader(path, namespace, definitions)
        reader.read()
        waiting.extend((path.parent / place, reader.namespace) for place in reader.included)
    return definitions


class _Reader:
    """Reads the definitions of one file.

    Args:
        path: The file.
        includer: The target namespace of the file that includes it.
        definitions: The definitions of all files, to which those of this one are added.

    Attributes:
        namespace: The target namespace; that of the includer if the file has none.
        included: The files that it includes.
    """

    def __init__(self, path: Path, includer: str, definitions: dict[Key, Definition]) -> None:
        self.namespace = includer
        self.included: list[str] = []
        self._path = path
        self._definitions = definitions
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._prefixes: dict[str, list[str]] = {}
        self._open: list[str] = []
        self._key: Key | None = None
        self._outside = 0
        self._nesting = 0

    def read(self) -> None:
        """Read the file."""
        parser = self._parser
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartNamespaceDeclHandler = self._bind
        parser.EndNamespaceDeclHandler = self._unbind
        try:
            parser.Parse(self._path.read_bytes(), True)
        except OSError as error:
            raise SpecError(self._path.name, "-", str(error.strerror)) from error
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code)
            raise SpecError(self._path.name, f"line {error.lineno}", reason) from error
        except (LookupError, ValueError) as error:  # an encoding that expat does not know
            raise SpecError(self._path.name, "line 1", str(error)) from error

    def _refuse(self, reason: str) -> NoReturn:
        raise SpecError(self._path.name, f"line {self._parser.CurrentLineNumber}", reason)

    def _bind(self, prefix: str | None, uri: str | None) -> None:
        self._prefixes.setdefault(prefix or "", []).append(uri or "")

    def _unbind(self, prefix: str | None) -> None:
        self._prefixes[prefix or ""].pop()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if not self._open:
            if (namespace, local) != (_XS, "schema"):
                self._refuse("it is not an XML Schema")
            self.namespace = attributes.get("targetNamespace", self.namespace)
        self._open.append(local if namespace == _XS else "")
        if len(self._open) > _DEEPEST:
            self._refuse(f"elements are nested more than {_DEEPEST} deep")
        if namespace != _XS:
            return
        if local in _INCLUDES and (place := attributes.get("schemaLocation")):
            self._include(place)
        elif self._key is None and local in _KINDS and "name" in attributes:
            self._define(local, attributes["name"])
        if self._key is not None:
            self._add(self._key, local, attributes)

    def _end(self, _name: str) -> None:
        local = self._open.pop()
        if self._key is not None and len(self._open) == self._outside:
            self._key = None
        elif local in _NESTS:
            self._nesting -= 1

    def _include(self, place: str) -> None:
        try:
            found = "://" not in place and (self._path.parent / place).is_file()
        except OSError:  # for example, the name is too long
            found = False
        if not found:
            self._refuse(f"{place!r} is not in the same folder")
        self.included.append(place)

    def _define(self, local: str, name: str) -> None:
        """Begin a definition. One that is defined twice has the content of both."""
        self._key = (_KINDS[local], self.namespace, name)
        line = self._parser.CurrentLineNumber
        definition = Definition(self._path.name, line, f"<{local}> {name!r}")
        self._definitions.setdefault(self._key, definition)
        self._outside = len(self._open) - 1
        self._nesting = -1 if local in _NESTS else 0

    def _add(self, key: Key, local: str, attributes: Mapping[str, str]) -> None:
        """Add an element to the definition that it is in."""
        definition = self._definitions[key]
        definition.types += local in _TYPES and len(self._open) > self._outside + 1
        definition.members += local in _MEMBERS
        self._nesting += local in _NESTS
        if local == "element" and "ref" in attributes:
            definition.elements.append(("element", *self._resolve(attributes["ref"])))
        for target in self._references(local, attributes):
            if target == key and self._open[1] in _REDEFINITIONS:
                continue  # the definition before it was redefined
            if not self._nesting:
                definition.made_of.append(target)
            elif target[0] in GROUPS:
                definition.nested_groups.append(target)

    def _references(self, local: str, attributes: Mapping[str, str]) -> Iterator[Key]:
        """Yield the definitions from which an element takes its content."""
        if local in GROUPS and "ref" in attributes:
            yield (local, *self._resolve(attributes["ref"]))
        for attribute, kind in _REFERENCES.items():
            for name in attributes.get(attribute, "").split():
                yield (kind, *self._resolve(name))

    def _resolve(self, name: str) -> tuple[str, str]:
        """Return the namespace and the local name of a reference."""
        prefix, _, local = name.rpartition(":")
        bound = self._prefixes.get(prefix)
        return (bound[-1] if bound else self.namespace), local
