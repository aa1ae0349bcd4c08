"""The examples in an OpenAPI document, with the names of their schemas."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]


class Sample(NamedTuple):
    """An example of a document.

    Attributes:
        name: The operation and the name of the example.
        role: "request" or "reply".
        schema: The name of its schema.
        text: The XML that it was made from.
        value: The value in the OpenAPI document.
    """

    name: str
    role: str
    schema: str
    text: str
    value: Any


@cache
def _load(name: str) -> Any:
    return json.loads((ROOT / "generated" / name).read_text("utf-8"))


def samples(name: str, role: str) -> list[Sample]:
    """Return the examples of one role in a document of `generated/`, those of errors included."""
    return [one for one in _samples(name) if one.role == role]


def _samples(name: str) -> Iterator[Sample]:
    api, document = _load("api.json"), _load(name)
    found = {
        operation["operationId"]: operation
        for item in document["paths"].values()
        for operation in item.values()
    }
    for item in api["operations"]:
        operation = found[item["id"]]
        for one in item["documents"]:
            if one["role"] == "reply":
                content = operation["responses"][str(item["reply"]["status"])]["content"]
            else:
                content = operation["requestBody"]["content"]
            yield _sample(document, item["id"], content, one)
    content = document["components"]["responses"]["Error"]["content"]
    for one in api["error_documents"]:
        yield _sample(document, "error", content, one)


def _sample(document: Any, owner: str, content: Any, one: Any) -> Sample:
    ((media_type, media),) = content.items()
    schema = media["schema"]["$ref"].rpartition("/")[2]
    if media_type.startswith("multipart/"):
        parts = document["components"]["schemas"][schema]
        schema = parts["properties"]["request_payload"]["$ref"].rpartition("/")[2]
        names = [item["name"] for item in _documents(owner) if item["role"] == "request"]
        value = parts["examples"][names.index(one["name"])]["request_payload"]
    else:
        value = media["examples"][one["name"]]["value"]
    return Sample(f"{owner}/{one['name']}", one["role"], schema, one["text"], value)


def _documents(operation: str) -> Any:
    (found,) = (one for one in _load("api.json")["operations"] if one["id"] == operation)
    return found["documents"]


def shape(element: ET.Element) -> Any:
    """What an element says: without namespaces, and without the order of different elements."""
    children = [shape(child) for child in element]
    return (
        element.tag.rpartition("}")[2],
        {name: text for name, text in element.attrib.items() if not name.startswith("{")},
        (element.text or "").strip(),
        sorted(children, key=lambda child: str(child[0])),
    )
