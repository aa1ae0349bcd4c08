"""The rules of the XSD files: the part of XML Schema in use, names, texts, lists of values."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.names import constant, pascal, snake
from generator.checking.xsd import Element, Schema, XsdField
from generator.errors import Fault
from generator.schema import KINDS

_PARTS: dict[str, tuple[set[str], set[str], set[str]]] = {
    "schema": (
        {"targetNamespace", "elementFormDefault"},
        {"targetNamespace", "elementFormDefault"},
        {"include", "simpleType", "complexType"},
    ),
    "include": ({"schemaLocation"}, {"schemaLocation"}, set()),
    "annotation": (set(), set(), {"documentation"}),
    "documentation": (set(), set(), set()),
    "simpleType": ({"name"}, {"name"}, {"annotation", "restriction", "union"}),
    "restriction": ({"base"}, {"base"}, {"enumeration"}),
    "enumeration": ({"value"}, {"value"}, {"annotation"}),
    "union": ({"memberTypes"}, {"memberTypes"}, set()),
    "complexType": (
        {"name", "mixed"},
        {"name"},
        {"annotation", "sequence", "attribute", "simpleContent"},
    ),
    "sequence": (set(), set(), {"element"}),
    "element": ({"name", "type", "minOccurs", "maxOccurs"}, {"name", "type"}, {"annotation"}),
    "simpleContent": (set(), set(), {"extension"}),
    "extension": ({"base"}, {"base"}, {"attribute"}),
    "attribute": ({"name", "type", "use"}, {"name", "type"}, {"annotation"}),
}
"""Elements of XML Schema: attributes they may have, must have, and what may stand in them."""
_VALUES = {
    "elementFormDefault": ("qualified",),
    "minOccurs": ("0", "1"),
    "maxOccurs": ("1", "unbounded"),
    "use": ("required", "optional"),
    "mixed": ("true", "false"),
}
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_LIKELY_SECRET = re.compile(r"(password|secret|token|jwt)$", re.IGNORECASE)


def check_subset(schema: Schema) -> Iterator[Fault]:
    """What the generator does not know of XML Schema, and names that are none."""
    for root in schema.files.values():
        if root.name != "schema":
            yield root.fault("the root must be a schema of XML Schema")
        else:
            yield from _check_element(root)
            yield from _check_names(schema, root)


def check_namespace(schema: Schema, namespace: object) -> Iterator[Fault]:
    """All files are of the one namespace."""
    for root in schema.files.values():
        if root.attributes.get("targetNamespace") != namespace:
            yield root.fault(f"targetNamespace must be {namespace!r}, the x-namespace")


def check_references_between_files(schema: Schema) -> Iterator[Fault]:
    """Types that do not exist, or are in a file that is not included."""
    for file, root in schema.files.items():
        yield from _check_references(schema, file, root)


def _check_element(element: Element) -> Iterator[Fault]:
    may, must, inside = _PARTS[element.name]
    for key, value in element.attributes.items():
        if key not in may:
            yield element.fault(f"<{element.name}> may not have {key!r}")
        elif value not in _VALUES.get(key, (value,)):
            allowed = " or ".join(map(repr, _VALUES[key]))
            yield element.fault(f"{key} must be {allowed}, not {value!r}")
    for key in sorted(must - element.attributes.keys()):
        yield element.fault(f"<{element.name}> needs {key!r}")
    if _NAME.fullmatch(name := element.attributes.get("name", "x")) is None:
        yield element.fault(f"{name!r} is not a name of letters and digits")
    for child in element.children:
        if child.name in inside:
            yield from _check_element(child)
        elif child.name not in _PARTS:
            yield child.fault(f"<{child.name}> is not part of the schema language used here")
        elif element.name == "schema":
            reason = "the envelopes are types, named in openapi.yaml"
            yield child.fault(f"a global {child.name}: {reason}")
        else:
            yield child.fault(f"<{child.name}> may not stand in <{element.name}>")


def _check_names(schema: Schema, root: Element) -> Iterator[Fault]:
    for item in root.children:
        name = item.attributes.get("name", "")
        for types in (schema.complex_types, schema.simple_types):
            other = types.get(name)
            if other is not None and other is not item and item.name.endswith("Type"):
                where = f"{other.file}, line {other.line}"
                yield item.fault(f"{name!r} is defined twice, also in {where}")


def _check_references(schema: Schema, file: str, root: Element) -> Iterator[Fault]:
    seen = _included(schema, file)
    for item in root.all("include"):
        target = f"xsd/{item.attributes.get('schemaLocation')}"
        if target not in schema.files:
            yield item.fault(f"there is no file {target}")
            seen = set(schema.files)  # who knows what it should have been
    for item in root.all("element", "attribute", "restriction", "extension", "union"):
        for key in ("type", "base", "memberTypes"):
            for name in item.attributes.get(key, "").split():
                own = name.removeprefix("api:")
                found = schema.complex_types.get(own) or schema.simple_types.get(own)
                if name.startswith("xs:"):
                    if name.removeprefix("xs:") not in KINDS:
                        yield item.fault(f"the type {name!r} is not supported")
                elif found is None or own == name:
                    yield item.fault(f"there is no type {name!r}")
                elif found.file not in seen:
                    yield item.fault(f"{name!r} is in {found.file}, which is not included")
                    seen.add(found.file)


def _included(schema: Schema, file: str) -> set[str]:
    """The file, and those it includes, which include others."""
    found: set[str] = set()
    todo = [file]
    while todo:
        name = todo.pop()
        if name in schema.files and name not in found:
            found.add(name)
            root = schema.files[name]
            todo += [f"xsd/{i.attributes.get('schemaLocation')}" for i in root.all("include")]
    return found


def check_types(schema: Schema) -> Iterator[Fault]:
    """Texts, names in code, and lists of values."""
    yield from _check_class_names(schema)
    for name, type_ in schema.complex_types.items():
        yield from _check_texts(type_)
        fields = schema.fields(name)
        if schema.is_wrapper(name) != name.endswith("List"):
            yield type_.fault(f"{name}: a type that only repeats one element is called …List")
        yield from _check_field_names(type_, fields)
        for field in fields:
            yield from _check_field(schema, name, field)
    for name, type_ in schema.simple_types.items():
        yield from _check_texts(type_)
        if schema.values(name):
            yield from _check_values(schema, name, type_)


def _check_texts(type_: Element) -> Iterator[Fault]:
    for item in (type_, *type_.all("element", "attribute", "enumeration")):
        name = item.attributes.get("name") or item.attributes.get("value")
        if not item.doc:
            yield item.fault(f"{name}: the text is missing (annotation, documentation)")
        elif not (item.doc[0].isupper() and item.doc[-1] in ".)"):
            yield item.fault(
                f"{name}: a text is whole sentences: a capital first, a full stop last"
            )


def _check_class_names(schema: Schema) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    closed = [name for name in schema.simple_types if not name.startswith("open")]
    for name in (*schema.complex_types, *closed):
        other = seen.setdefault(pascal(name).casefold(), name)
        if other != name:
            type_ = schema.complex_types.get(name) or schema.simple_types[name]
            yield type_.fault(f"{name!r} is named in code like {other!r}")


def _check_field_names(type_: Element, fields: list[XsdField]) -> Iterator[Fault]:
    """An attribute and an element may have the same name; the element's field is `…_element`."""
    seen: set[tuple[str, bool]] = set()
    for field in fields:
        if (key := (snake(field.name), field.attribute)) in seen:
            owner = type_.attributes.get("name")
            yield field.element.fault(f"two fields of {owner!r} are called {key[0]!r}")
        seen.add(key)


def _check_field(schema: Schema, owner: str, field: XsdField) -> Iterator[Fault]:
    where = f"{owner}/{field.name}"
    if schema.values(field.type):
        yield field.element.fault(
            f"{where}: the enumeration {field.type} is closed: an unknown value would be lost;"
            " use its union with xs:string"
        )
    if field.type == "xs:string" and _LIKELY_SECRET.search(field.name):
        yield field.element.fault(f"{where} looks like a secret: its type must be api:secret")


def _check_values(schema: Schema, name: str, type_: Element) -> Iterator[Fault]:
    union = f"open{name[:1].upper()}{name[1:]}"
    if schema.members(union) != [f"api:{name}", "xs:string"]:
        yield type_.fault(f"{name} needs a union {union} of api:{name} and xs:string")
    seen: dict[str, str] = {}
    for item in schema.values(name):
        value = item.attributes.get("value", "")
        member = constant(value)
        if not member.isidentifier():
            yield item.fault(f"{name}: no name can be made of the value {value!r}")
        elif member in seen:
            reason = f"{seen[member]!r} and {value!r} have one name: {member}"
            yield item.fault(f"{name}: {reason}")
        seen[member] = value


def check_envelopes(schema: Schema, roots: dict[str, str]) -> Iterator[Fault]:
    """The documents: what they hold, and that openapi.yaml names them.

    Args:
        schema: The schema.
        roots: The types that are a whole document, with the name of their root element.
    """
    for name, type_ in schema.complex_types.items():
        if name.endswith(("Request", "Reply")) and name not in roots:
            yield type_.fault(f"{name} has no schema in openapi.yaml")
    for name, root in roots.items():
        if name not in schema.complex_types:
            continue  # said where openapi.yaml names it
        fields = schema.fields(name)
        for field in fields:
            if field.attribute:
                yield field.element.fault(f"{name}/{field.name}: a document has elements only")
        if root == "tsResponse":
            last = fields[-1] if fields else None
            if last is None or (last.name, last.type, last.required) != (
                "warnings",
                "warningList",
                False,
            ):
                reason = "a reply ends with an optional element warnings of api:warningList"
                yield schema.complex_types[name].fault(f"{name}: {reason}")
