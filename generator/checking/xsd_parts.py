"""What of XML Schema may be used, and that every reference in it leads to something.

xsdata flattens choices, groups, extensions and nested types. What the IR has no place for is
refused here, with its line: xsdata would drop it, or take it for something else, in silence. So it
would with a reference that does not exist, which it takes for text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.names import close_names
from generator.checking.xsd import Element, Schema, own_name, values
from generator.errors import Fault
from generator.schema import KINDS

_MODELS = {"sequence", "choice", "all", "group"}
_ATTRIBUTES = {"attribute", "attributeGroup"}
_OCCURS = {"minOccurs", "maxOccurs"}
_PARTS: dict[str, tuple[set[str], set[str], set[str]]] = {
    "schema": (
        {"targetNamespace", "elementFormDefault"},
        {"targetNamespace", "elementFormDefault"},
        {"include", "simpleType", "complexType", "group", "attributeGroup"},
    ),
    "include": ({"schemaLocation"}, {"schemaLocation"}, set()),
    "annotation": (set(), set(), {"documentation", "appinfo"}),
    "appinfo": ({"source"}, {"source"}, set()),
    "documentation": (set(), set(), set()),
    "schema/simpleType": ({"name"}, {"name"}, {"annotation", "restriction", "union"}),
    "simpleType": (set(), set(), {"annotation", "restriction", "union"}),
    "restriction": ({"base"}, {"base"}, {"enumeration"}),
    "enumeration": ({"value"}, {"value"}, {"annotation"}),
    "union": ({"memberTypes"}, set(), {"simpleType"}),
    "schema/complexType": (
        {"name", "mixed", "abstract"},
        {"name"},
        {"annotation", "simpleContent", "complexContent", *_MODELS, *_ATTRIBUTES},
    ),
    "complexType": (
        {"mixed"},
        set(),
        {"annotation", "simpleContent", "complexContent", *_MODELS, *_ATTRIBUTES},
    ),
    "sequence": (_OCCURS, set(), {"element", "sequence", "choice", "group"}),
    "choice": (_OCCURS, set(), {"element", "sequence", "choice", "group"}),
    "all": (_OCCURS, set(), {"element"}),
    "schema/group": ({"name"}, {"name"}, {"annotation", "sequence", "choice", "all"}),
    "group": ({"ref", *_OCCURS}, {"ref"}, set()),
    "schema/attributeGroup": ({"name"}, {"name"}, {"annotation", *_ATTRIBUTES}),
    "attributeGroup": ({"ref"}, {"ref"}, set()),
    "element": (
        {"name", "type", *_OCCURS},
        {"name"},
        {"annotation", "complexType", "simpleType"},
    ),
    "attribute": ({"name", "type", "use"}, {"name"}, {"annotation", "simpleType"}),
    "simpleContent": (set(), set(), {"extension"}),
    "complexContent": ({"mixed"}, set(), {"extension"}),
    "extension": ({"base"}, {"base"}, {*_MODELS, *_ATTRIBUTES}),
    "simpleContent/extension": ({"base"}, {"base"}, _ATTRIBUTES),
}
"""Elements of XML Schema: attributes they may have, must have, and what may stand in them.

A part of its own has what stands at the top of a file, or in an element that narrows it.
"""
PARTS = {part.rpartition("/")[2] for part in _PARTS}
"""The elements of XML Schema that are used."""
_HOLDERS = ("complexType", "group", "simpleContent", "complexContent", "extension")
"""Elements that contain one element, besides attributes."""
_VALUES = {
    "elementFormDefault": ("qualified",),
    "minOccurs": ("0", "1"),
    "maxOccurs": ("1", "unbounded"),
    "use": ("required", "optional"),
    "mixed": ("true", "false"),
    "source": ("since",),
    "abstract": ("true", "false"),
}
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*")
REFERENCES = ("type", "base", "ref", "memberTypes")
"""The attributes that refer to definitions or to built-in types."""
_TYPES = ("complexType", "simpleType")


def check_parts(schema: Schema) -> Iterator[Fault]:
    """Report what the IR cannot express, what is not XML Schema, and invalid names."""
    for root in schema.files.values():
        if root.name != "schema":
            yield root.fault("the root element must be xs:schema")
            continue
        yield from _check_element(root, _PARTS["schema"])
        for item in root.children:
            yield from _check_name(schema, item)


def _check_element(element: Element, part: tuple[set[str], set[str], set[str]]) -> Iterator[Fault]:
    may, must, inside = part
    for key, value in element.attributes.items():
        if key not in may:
            yield element.fault(f"<{element.name}> cannot have the attribute {key!r}")
        elif value not in (allowed := _allowed(element, key) or (value,)):
            yield element.fault(f"{key} must be {' or '.join(map(repr, allowed))}, not {value!r}")
    for key in sorted(must - element.attributes.keys()):
        yield element.fault(f"<{element.name}> needs the attribute {key!r}")
    if _NAME.fullmatch(name := element.attributes.get("name", "x")) is None:
        yield element.fault(f"{name!r} is not a name of letters and digits")
    yield from _check_content(element)
    for child in element.children:
        if child.name in inside:
            part = _PARTS.get(f"{element.name}/{child.name}") or _PARTS[child.name]
            yield from _check_element(child, part)
        elif child.name not in PARTS:
            yield child.fault(f"<{child.name}> is not supported: the IR cannot express it")
        elif element.name == "schema" and child.name in ("element", "attribute"):
            reason = "documents are types that openapi.yaml refers to"
            yield child.fault(f"a global {child.name}: {reason}")
        else:
            yield child.fault(f"<{child.name}> is not allowed in <{element.name}>")


def _allowed(element: Element, key: str) -> tuple[str, ...] | None:
    """Return the values that an attribute may have; None if any is allowed."""
    if key == "maxOccurs" and element.name in _MODELS:
        return ("1",)  # the order of elements that repeat by turns would be lost
    return _VALUES.get(key)


def _check_content(element: Element) -> Iterator[Fault]:
    """Check that exactly one definition gives the type of an element."""
    inner = [child.name for child in element.children if child.name != "annotation"]
    types = [name for name in inner if name in _TYPES]
    if element.name in ("element", "attribute"):
        if len(types) + ("type" in element.attributes) != 1:
            yield element.fault(
                f"<{element.name}> needs either the attribute 'type' or a nested type"
            )
    elif element.name == "simpleType" and len(inner) != 1:
        yield element.fault("<simpleType> needs one <restriction> or <union>")
    models = [name for name in inner if name not in _ATTRIBUTES]
    if "simpleContent" in inner or "complexContent" in inner:
        models = inner  # its attributes stand in the extension
    if element.name in _HOLDERS and len(models) > 1:
        yield element.fault(f"<{element.name}> cannot contain {' and '.join(map(_tag, models))}")


def _tag(name: str) -> str:
    return f"<{name}>"


def _check_name(schema: Schema, item: Element) -> Iterator[Fault]:
    name = item.attributes.get("name", "")
    for kind in _TYPES if item.name in _TYPES else (item.name,):
        other = schema.definitions.get((kind, name))
        if other is not None and other is not item and name:
            where = f"{other.file}, line {other.line}"
            yield item.fault(f"{name!r} is defined twice, also in {where}")


def check_links(schema: Schema) -> Iterator[Fault]:
    """Report references to types and groups that do not exist or are not included."""
    for file, root in schema.files.items():
        yield from _check_file(schema, file, root)


def _check_file(schema: Schema, file: str, root: Element) -> Iterator[Fault]:
    seen = _included(schema, file)
    for item in root.all("include"):
        target = f"xsd/{item.attributes.get('schemaLocation')}"
        if target not in schema.files:
            if "schemaLocation" in item.attributes:
                yield item.fault(f"there is no file {target}")
            seen = set(schema.files)  # so that what it would contain is not reported as well
    for item, key, name in _references(root):
        found = _find(schema, item, key, name)
        if name.startswith("xs:") and key != "ref":
            if name.removeprefix("xs:") not in KINDS:
                known = ", ".join(f"xs:{kind}" for kind in KINDS)
                yield item.fault(f"the type {name!r} is not supported: use one of {known}")
        elif found is None:
            what = "group" if key == "ref" else "type"
            yield item.fault(f"there is no {what} {name!r}{_intended(schema, item, key, name)}")
        elif found.file not in seen:
            yield item.fault(
                f"{name!r} is in {found.file}, which is not included: add <xs:include>"
            )
            seen.add(found.file)


def _included(schema: Schema, file: str) -> set[str]:
    """Return the file and all files that it includes, directly or not."""
    found: set[str] = set()
    todo = [file]
    while todo:
        name = todo.pop()
        if name in schema.files and name not in found:
            found.add(name)
            root = schema.files[name]
            todo += [f"xsd/{i.attributes.get('schemaLocation')}" for i in root.all("include")]
    return found


def _references(root: Element) -> Iterator[tuple[Element, str, str]]:
    """Yield each element that has a reference, with the attribute and the name."""
    for item in root.all(*PARTS):
        for key in REFERENCES:
            for name in item.attributes.get(key, "").split():
                yield item, key, name


def _find(schema: Schema, item: Element, key: str, name: str) -> Element | None:
    """Return the definition that a reference names."""
    own = own_name(name)
    kinds = (item.name,) if key == "ref" else _TYPES
    found = (schema.definitions.get((kind, own)) for kind in kinds if own != name)
    return next((definition for definition in found if definition is not None), None)


def _intended(schema: Schema, item: Element, key: str, name: str) -> str:
    """Return the end of a message about an unknown name: the most similar definition."""
    kinds = (item.name,) if key == "ref" else _TYPES
    known = [name for kind, name in schema.definitions if kind in kinds]
    return "".join(f"; did you mean 'api:{found}'?" for found in close_names(own_name(name), known))


def check_uses(schema: Schema) -> Iterator[Fault]:
    """Report definitions of the wrong kind; the targets of all references exist."""
    circles = [d for d in schema.definitions.values() if d in _made_of(schema, d)]
    for item in circles:
        yield item.fault(f"{item.attributes.get('name')!r} contains itself")
    for root in schema.files.values() if not circles else ():
        for item, key, name in _references(root):
            found = _find(schema, item, key, name)
            if found is not None and (reason := _misuse(item, key, found)) is not None:
                yield item.fault(f"{name!r} {reason}")
        yield from _check_extensions(schema, root)
        yield from _check_unions(schema, root)


def _misuse(item: Element, key: str, found: Element) -> str | None:
    """Return the reason why a definition may not be referred to here."""
    if key == "type" and found.attributes.get("abstract") == "true":
        return "is abstract and can only be extended"
    if found.name == "complexType" and item.name in ("attribute", "restriction", "union"):
        return "is not a simple type"
    if item.name == "restriction" and (values(found) or list(found.all("union"))):
        return "lists values and cannot be restricted"
    return None


def _check_extensions(schema: Schema, root: Element) -> Iterator[Fault]:
    """Check that text is extended in a simpleContent, and elements in a complexContent."""
    for content in root.all("simpleContent", "complexContent"):
        for item in content.children:
            base = item.attributes.get("base", "")
            found = schema.definitions.get(("complexType", own_name(base)))
            holds_text = found is None or any(c.name == "simpleContent" for c in found.children)
            if holds_text != (content.name == "simpleContent"):
                other = "simpleContent" if holds_text else "complexContent"
                yield item.fault(f"{base!r} must be extended in <{other}>")
            elif found is None and not _is_text(schema, base):
                reason = "text content must be xs:string or a restriction of it"
                yield item.fault(f"{base!r}: {reason}")


def _is_text(schema: Schema, name: str) -> bool:
    """Return whether a simple type is the string type, or derived from it."""
    type_ = schema.definitions.get(("simpleType", own_name(name)))
    if type_ is None:
        return name == "xs:string"
    restrictions = [child for child in type_.children if child.name == "restriction"]
    return not values(type_) and any(_is_text(schema, r.attributes["base"]) for r in restrictions)


def _check_unions(schema: Schema, root: Element) -> Iterator[Fault]:
    """Check that a union only adds the string type to a list of values."""
    for item in root.all("union"):
        names = item.attributes.get("memberTypes", "").split()
        lists = sum(bool(schema.values(own_name(name))) for name in names)
        lists += sum(bool(values(child)) for child in item.children)
        if (lists, len(names) + len(item.children)) != (1, 2) or "xs:string" not in names:
            yield item.fault("a union must consist of xs:string and one list of values")
    for definition in root.children:
        for item in definition.children:
            if item.name == "union" and item.children:
                yield item.fault("a named union must consist of named types")


def _made_of(schema: Schema, definition: Element) -> list[Element]:
    """Return the groups and types from which a definition has its content, at any depth."""
    found: list[Element] = []
    todo = [definition]
    while todo:
        for item in todo.pop().children:
            if item.name in ("element", "attribute"):
                continue  # a type may hold elements of itself
            todo.append(item)
            base = own_name(item.attributes.get("ref") or item.attributes.get("base", ""))
            kinds = (item.name,) if "ref" in item.attributes else _TYPES
            for target in (schema.definitions.get((kind, base)) for kind in kinds):
                if target is not None and target not in found:
                    found.append(target)
                    todo.append(target)
    return found
