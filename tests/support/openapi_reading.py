"""Reads XML as an OpenAPI document says, and nothing else: a second reader, for the tests.

It knows `xml.attribute`, `xml.name`, `xml.namespace` and `x-xml-text`, and reports whatever stands
in a document without standing in its schema.
"""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from typing import Any

import jsonschema

_XSI = "{http://www.w3.org/2001/XMLSchema-instance}"


def resolved(document: Any, schema: Any) -> Any:
    """The schema that a reference is to; the schema itself if it is none."""
    if "$ref" not in schema:
        return schema
    found = document
    for key in schema["$ref"].removeprefix("#/").split("/"):
        found = found[key]
    return resolved(document, found)


def faults(document: Any, schema: Any, value: Any) -> list[str]:
    """What is wrong with a value, as JSON Schema says."""
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **document, **schema}
    found = jsonschema.Draft202012Validator(whole).iter_errors(value)
    return [f"{error.json_path}: {error.message[:200]}" for error in found]


def unknown_properties(document: Any, schema: Any, value: Any, place: str = "$") -> list[str]:
    """The properties of a value that its schema does not name."""
    schema = resolved(document, schema)
    if isinstance(value, list):
        inner = [(item, schema.get("items", {}), place) for item in value]
    elif isinstance(value, dict):
        known = schema.get("properties", {})
        lacking = [f"{place}.{key} is unknown" for key in value if key not in known]
        inner = [(value[key], known[key], f"{place}.{key}") for key in value if key in known]
        return lacking + [
            it for one, its, at in inner for it in unknown_properties(document, its, one, at)
        ]
    else:
        return []
    return [it for one, its, at in inner for it in unknown_properties(document, its, one, at)]


@dataclass
class Reader:
    """Reads one document.

    Attributes:
        document: The OpenAPI document.
        problems: What stands in the XML and not in the schema, or in another order.
    """

    document: Any
    problems: list[str] = field(default_factory=list[str])

    def root(self, element: ET.Element, schema: Any) -> Any:
        """Read the root of a document."""
        xml = resolved(self.document, schema)["xml"]
        namespace, _, name = element.tag.rpartition("}")
        if name != xml["name"]:
            self.problems.append(f"the root is {name}")
        if namespace.removeprefix("{") != xml.get("namespace", ""):
            self.problems.append(f"the namespace is {namespace!r}")
        return self.element(element, schema, name)

    def element(self, element: ET.Element, schema: Any, place: str) -> Any:
        """Read an element: an object, or the text."""
        whole = resolved(self.document, schema)
        if "properties" not in whole:
            if element.attrib or len(element):
                self.problems.append(f"{place} is more than a text")
            return _scalar(whole, element.text or "")
        found: dict[str, Any] = {}
        order: list[str] = []
        attributes: set[str] = set()
        has_text = False
        for key, property_ in whole["properties"].items():
            xml = property_.get("xml", {})
            if xml.get("attribute"):
                attributes.add(name := xml.get("name", key))
                if name in element.attrib:
                    found[key] = _scalar(property_, element.attrib[name])
            elif property_.get("x-xml-text"):
                has_text = True
                if (element.text or "").strip():
                    found[key] = _scalar(property_, element.text or "")
            else:
                order.append(name := xml.get("name", key))
                self._children(found, key, property_, _named(element, name), f"{place}/{name}")
        self._strangers(element, place, attributes, order, has_text=has_text)
        return found

    def _children(
        self, found: dict[str, Any], key: str, schema: Any, children: list[ET.Element], place: str
    ) -> None:
        if schema.get("type") == "array":
            if children:
                found[key] = [self.element(it, schema["items"], place) for it in children]
            return
        if len(children) > 1:
            self.problems.append(f"{place} is there {len(children)} times")
        if children:
            found[key] = self.element(children[0], schema, place)

    def _strangers(
        self,
        element: ET.Element,
        place: str,
        attributes: set[str],
        order: list[str],
        *,
        has_text: bool,
    ) -> None:
        for name in element.attrib:
            if name not in attributes and not name.startswith(_XSI):
                self.problems.append(f"{place}/@{name} is unknown")
        names = [_local(child) for child in element]
        self.problems += [f"{place}/{name} is unknown" for name in names if name not in order]
        places = [order.index(name) for name in names if name in order]
        if places != sorted(places):
            self.problems.append(f"{place} has its elements in another order: {names}")
        if (element.text or "").strip() and not has_text:
            self.problems.append(f"{place} has an unknown text")


def _named(element: ET.Element, name: str) -> list[ET.Element]:
    return [child for child in element if _local(child) == name]


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _scalar(schema: Any, text: str) -> Any:
    text = text.strip()
    if schema["type"] == "boolean":
        return {"true": True, "1": True, "false": False, "0": False}.get(text, text)
    if schema["type"] == "integer":
        return int(text) if text.lstrip("+-").isdigit() else text
    return text


def operations(document: Any) -> dict[str, Any]:
    """The operations by id, each with its method and path."""
    return {
        operation["operationId"]: {**operation, "method": method.upper(), "path": path}
        for path, item in document["paths"].items()
        for method, operation in item.items()
    }


def problems(document: Any, schema: Any, text: str | bytes) -> list[str]:
    """What is wrong with an XML document, or with one as JSON."""
    if text[:1] in ("{", b"{"):
        value = json.loads(text)
        return unknown_properties(document, schema, value) + faults(document, schema, value)
    reader = Reader(document)
    value = reader.root(ET.fromstring(text), schema)
    return reader.problems + faults(document, schema, value)
