"""Converts documents between XML and JSON, the other form of the REST API (wire_facts §19).

The shapes that the codec is generated from say what is an attribute, a list and a text, so this
module knows no element by name.
"""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Collection, Mapping
from typing import cast

from tableau_flows_generated import codec
from tableau_flows_generated.codec.shapes import Child, Shape
from tableau_flows_generated.codec.values import read_boolean

from tableau_flows.emulator.base import checks
from tableau_flows.emulator.base.storable import check_storable
from tableau_flows.emulator.wire.headers import header_value

JSON_TYPE = "application/json"
TEXT_KEY = "value"
"""The key of the text of an element that has attributes or children beside it."""
_XML_TYPES = frozenset({"application/xml", "text/xml"})
_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_QUALITY = re.compile(r"[01](\.\d{0,3})?", re.ASCII)
_MAX_ACCEPTED = 100
"""Maximum number of media types of an Accept header that are looked at."""


class JsonFormError(ValueError):
    """A body is no document in JSON."""


def is_json(content_type: str) -> bool:
    """Return whether a Content-Type is that of JSON."""
    return header_value(content_type)[0] == JSON_TYPE


def accepts_json(accept: str) -> bool:
    """Return whether a request with this Accept header gets its reply in JSON.

    It does if it names JSON, and XML not before it or with a higher quality. Wildcards get XML.
    """
    if JSON_TYPE not in accept.lower():
        return False
    best, chosen = 0.0, ""
    for piece in accept.split(",")[:_MAX_ACCEPTED]:
        media_type, parameters = header_value(piece)
        quality = parameters.get("q", "1")
        value = float(quality) if _QUALITY.fullmatch(quality) else 0.0
        if value > best and (media_type == JSON_TYPE or media_type in _XML_TYPES):
            best, chosen = value, media_type
    return chosen == JSON_TYPE


def to_json(document: bytes, model: type[object]) -> bytes:
    """Convert a document of the emulator from XML to JSON.

    Args:
        document: The document in XML.
        model: Model of the document.
    """
    root = ET.fromstring(document)
    shape = codec.shape_of(model)
    value = _object(root, shape.attributes, shape.children)
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def to_xml(document: bytes, model: type[object], root: str) -> bytes:
    """Convert a document of a client from JSON to XML.

    Args:
        document: The document in JSON.
        model: Model of the document.
        root: Name of the root element, which JSON leaves out.

    Raises:
        JsonFormError: It is not a JSON object, or cannot be a document.
    """
    try:
        value: object = json.loads(document, parse_constant=_refuse_constant)
        if not isinstance(value, dict):
            raise JsonFormError("the body must be a JSON object")
        element = ET.Element(root)
        shape = codec.shape_of(model)
        _fill(element, cast("dict[str, object]", value), shape, shape.children)
        return bytes(ET.tostring(element, encoding="utf-8"))
    except JsonFormError:
        raise
    except RecursionError:
        raise JsonFormError("it is nested too deeply") from None
    except ValueError as problem:
        raise JsonFormError(str(problem)) from None


def _object(
    element: ET.Element, attributes: Mapping[str, object], children: Mapping[str, Child]
) -> dict[str, object]:
    """Convert an element with its attributes and children."""
    found: dict[str, object] = {
        # Numbers stay texts (wire_facts §19); booleans are real ones.
        name: text == "true" if attributes.get(name) is read_boolean else text
        for name, text in element.attrib.items()
        if not name.startswith("{")
    }
    for inner in element:
        name = inner.tag.rpartition("}")[2]
        child = children.get(name)
        value = _value(inner, child)
        if child is not None and child.many:
            cast("list[object]", found.setdefault(name, [])).append(value)
        else:
            found[name] = value
    return found


def _value(element: ET.Element, child: Child | None) -> object:
    """Convert an element to the value of its key."""
    text = element.text or ""
    if child is not None and child.shape is None and child.inner is None:
        return text
    attributes: Mapping[str, object] = {}
    if child is not None and child.shape is not None:
        attributes = child.shape.attributes
    value = _object(element, attributes, {} if child is None else child.children)
    if text.strip():
        value.setdefault(TEXT_KEY, text)
    return value


def _fill(
    element: ET.Element,
    value: Mapping[str, object],
    shape: Shape | None,
    children: Mapping[str, Child],
) -> None:
    """Add the members of an object to an element: as attributes, or as elements."""
    attributes: Collection[str] = () if shape is None else shape.attributes
    for name, member in value.items():
        if not _NAME.fullmatch(name):
            raise JsonFormError(f"{checks.shown(name)} cannot be the name of an element")
        child = children.get(name)
        if member is None:
            continue
        if isinstance(member, list | dict) or (child is not None and name not in attributes):
            items = cast("list[object]", member if isinstance(member, list) else [member])
            for item in items:
                _add(element, name, item, child)
        elif name == TEXT_KEY and name not in attributes and shape is not None:
            element.text = _text(member)
        else:
            element.set(name, _text(member))


def _add(parent: ET.Element, name: str, value: object, child: Child | None) -> None:
    if not isinstance(value, dict):
        ET.SubElement(parent, name).text = _text(value)
        return
    members = cast("dict[str, object]", value)
    if members and all(member is None for member in members.values()):
        return  # {"user": {"id": null}} is how clients leave an element out (wire_facts §19)
    shape = None if child is None else child.shape
    _fill(ET.SubElement(parent, name), members, shape, {} if child is None else child.children)


def _text(value: object) -> str:
    """Return a value as XML has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if not isinstance(value, str):
        raise JsonFormError(f"{checks.shown(value)} cannot be a value")
    check_storable(value)
    return value


def _refuse_constant(name: str) -> object:
    raise JsonFormError(f"{name} is no number of JSON")
