"""Reads documents by the types of the spec: the values that a case expects of a client.

It is written for clarity, uses the XML parser of Python, and shares nothing with the library, so
that an error of the library's decoder is not repeated here.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

from spec import api, joined, types


class MissingError(Exception):
    """Something required is missing; the message says where."""


def read(type_name: str, document: str | bytes) -> Any:
    """Return the value of a document whose root has a type."""
    root = ElementTree.fromstring(document)
    return _object(types()[type_name], root, local(root.tag))


def local(tag: str) -> str:
    """Return a name without its namespace."""
    return tag.rpartition("}")[2]


def _object(type_: Any, element: ElementTree.Element, place: str) -> dict[str, Any]:
    value: dict[str, Any] = {}
    for field in type_["fields"]:
        found = _field(field, element, place)
        if found is None and field["required"]:
            raise MissingError(f"{place}/{'@' * (field['place'] == 'attribute')}{field['wire']}")
        if found is not None:
            value[joined(field["name"])] = found
    return value


def _field(field: Any, element: ElementTree.Element, place: str) -> Any:
    if field["place"] == "attribute":
        names = {local(name): text for name, text in element.attrib.items()}
        return _scalar(field["type"], names.get(field["wire"]))
    if field["wrapper"] is not None:
        wrappers = [child for child in element if local(child.tag) == field["wrapper"]]
        place = f"{place}/{field['wrapper']}"
    else:
        wrappers = [element]
    if field["place"] == "text":
        text = "".join(filter(None, (part for it in wrappers for part in _texts(it))))
        return text.strip() or None
    children = [it for wrapper in wrappers for it in wrapper if local(it.tag) == field["wire"]]
    place = f"{place}/{field['wire']}"
    if field["many"]:
        if field["nullable"] and not wrappers:
            return None
        return [_value(field["type"], child, place) for child in children]
    return _value(field["type"], children[-1], place) if children else None


def _value(type_: Any, element: ElementTree.Element, place: str) -> Any:
    if type_["kind"] == "object":
        return _object(types()[type_["name"]], element, place)
    return _scalar(type_, "".join(filter(None, _texts(element))))


def _texts(element: ElementTree.Element) -> list[str | None]:
    return [element.text, *(child.tail for child in element)]


def _scalar(type_: Any, text: str | None) -> Any:
    kind = type_["kind"]
    if text is None or kind in {"string", "enum"}:
        return text
    text = text.strip(" \t\r\n")
    if not text:
        return None
    values = api()["protocol"]["values"]
    if kind == "boolean":
        if text not in (*values["true_words"], *values["false_words"]):
            raise ValueError(text)
        return text in values["true_words"]
    if kind == "integer":
        return int(text)
    if kind == "dateTime":
        return date_time(text)
    if kind == "time":
        return _time(text)
    raise NotImplementedError(kind)


def date_time(text: str) -> str:
    """A date and time in UTC, as the cases write it."""
    match = re.fullmatch(api()["protocol"]["values"]["date_time"], text)
    if match is None:
        raise ValueError(text)
    day, clock, fraction, zone = match.groups()
    extra = timedelta(days=clock == "24:00:00")
    moment = datetime.fromisoformat(f"{day}T{'00:00:00' if extra else clock}{zone or 'Z'}") + extra
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}{_fraction(fraction)}Z"


def _time(text: str) -> str:
    match = re.fullmatch(api()["protocol"]["values"]["time"], text)
    if match is None:
        raise ValueError(text)
    clock, fraction, zone = match.groups()
    return ("00:00:00" if clock == "24:00:00" else clock) + _fraction(fraction) + (zone or "")


def _fraction(text: str | None) -> str:
    return (text or "")[:4].rstrip("0").rstrip(".")
