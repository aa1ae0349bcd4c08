"""Writes documents by the types of the spec; shares nothing with the library, as `reading` does."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

from spec import api, joined, types


def document(type_name: str, value: Any) -> str:
    """Return the request with a value, without a namespace."""
    root = ElementTree.Element(api()["protocol"]["documents"]["request"])
    _fill(root, types()[type_name], value)
    return ElementTree.tostring(root, encoding="unicode")


def placed(type_name: str, arguments: list[tuple[list[str], Any]]) -> Any:
    """Return the value of a request with arguments in their places.

    Args:
        type_name: The type of the request.
        arguments: Names of fields from the root on, and the value that stands there.
    """
    value: dict[str, Any] = {}
    for path, given in arguments:
        inner = value
        for name in path[:-1]:
            inner = inner.setdefault(joined(name), {})
        inner[joined(path[-1])] = given
    return value


def _fill(element: ElementTree.Element, type_: Any, value: Any) -> None:
    for field in type_["fields"]:
        given = value.get(joined(field["name"]))
        if given is None and field["required"] and field["type"]["kind"] == "object":
            given = [] if field["many"] else {}
        if given is None or given == []:
            continue
        if field["place"] == "attribute":
            element.set(field["wire"], _text(given))
        elif field["place"] == "text":
            element.text = _text(given)
        else:
            parent = element
            if field["wrapper"] is not None:
                parent = ElementTree.SubElement(element, field["wrapper"])
            for item in given if field["many"] else [given]:
                child = ElementTree.SubElement(parent, field["wire"])
                if field["type"]["kind"] == "object":
                    _fill(child, types()[field["type"]["name"]], item)
                else:
                    child.text = _text(item)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        words = api()["protocol"]["values"]
        return str((words["true_words"] if value else words["false_words"])[0])
    return str(value)
