"""Joins the documents of the spec, as far as their vocabulary is valid, for the checks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from generator.checking.types import Types
from generator.document import Document, Key, Node, as_list, as_node
from generator.errors import Fault
from generator.language import Reserved

_METHODS = ("get", "post", "put", "delete")


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation of the document, with its keys."""

    path: str
    method: str
    node: Node
    parameters: list[tuple[tuple[Key, ...], Node]]
    """The parameters of the path and of the operation, resolved, each with its keys."""
    request_type: str | None
    """The XSD type of the request document."""
    reply_type: str | None
    """The XSD type of the reply document."""
    body: Node | None
    """The content of the request body, without its media type."""

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys of the operation in the document."""
        return ("paths", self.path, self.method)

    @property
    def tag(self) -> str:
        """The resource."""
        return str(self.node["tags"][0])

    def names(self, location: str) -> list[str]:
        """The parameters in the path or in the query."""
        return [node["name"] for _, node in self.parameters if node["in"] == location]


@dataclass(frozen=True)
class Spec:
    """The documents, and the faults found so far."""

    openapi: Document
    errors: Document | None
    """None if the file could not be read."""
    types: Types
    """Empty if the schema cannot be compiled."""
    faults: tuple[Fault, ...]
    """Faults of the vocabulary of openapi.yaml."""
    reserved: Mapping[str, Reserved]
    """The reserved names of each language."""

    def is_valid(self, *keys: Key) -> bool:
        """Return whether the vocabulary is valid at a place and everywhere below it."""
        return not any(fault.keys[: len(keys)] == keys for fault in self.faults)

    def at(self, *keys: str) -> Any:
        """Return the content at a place; None if there is no such place or it is not valid."""
        value: Any = self.openapi.content
        for key in keys:
            value = as_node(value).get(key)
        return value if self.is_valid(*keys) else None

    def mapping(self, *keys: Key) -> Node:
        """Return the mapping at a place, valid or not; empty if there is none."""
        value: Any = self.openapi.content
        for key in keys:
            value = as_node(value).get(str(key))
        return as_node(value)

    def follow(self, node: Node) -> Node | None:
        """Return the target of a reference, or the node itself; None if the target is not valid."""
        reference = node.get("$ref")
        if reference is None:
            return node
        found = self.at(*str(reference).removeprefix("#/").split("/"))
        return cast("Node", found) if isinstance(found, dict) else None

    def raw_operations(self) -> Iterator[tuple[tuple[Key, ...], Node]]:
        """Yield each operation, valid or not, with its keys."""
        for path in self.mapping("paths"):
            for method in _METHODS:
                if node := self.mapping("paths", path, method):
                    yield ("paths", path, method), node

    @cached_property
    def operations(self) -> list[Operation]:
        """The valid operations, whose parameters and schemas are valid too."""
        found = (self._operation(keys, node) for keys, node in self.raw_operations())
        return [operation for operation in found if operation is not None]

    @cached_property
    def by_id(self) -> Mapping[str, Operation]:
        """The valid operations by their ids."""
        return {operation.node["operationId"]: operation for operation in self.operations}

    @cached_property
    def parameters(self) -> list[Node]:
        """The parameters of all valid operations."""
        return [node for operation in self.operations for _, node in operation.parameters]

    def _operation(self, keys: tuple[Key, ...], node: Node) -> Operation | None:
        path, method = str(keys[1]), str(keys[2])
        shared_keys = (*keys[:2], "parameters")
        misnamed = any(fault.keys == keys[:2] for fault in self.faults)
        if misnamed or not self.is_valid(*keys) or not self.is_valid(*shared_keys):
            return None
        parameters: list[tuple[tuple[Key, ...], Node]] = []
        shared: list[Node] = self.openapi.content["paths"][path].get("parameters", [])
        own: list[Node] = node.get("parameters", [])
        for base, items in ((shared_keys, shared), ((*keys, "parameters"), own)):
            for index, item in enumerate(items):
                if (parameter := self.follow(item)) is None or "schema" not in parameter:
                    return None
                parameters.append(((*base, index), parameter))
        if any(self.follow({"$ref": target}) is None for _, target in references(node, ())):
            return None
        media = next(iter(node.get("requestBody", {}).get("content", {}).values()), None)
        return Operation(
            path,
            method,
            node,
            parameters,
            self._document_type(media["schema"]) if media else None,
            self._reply_type(node),
            media,
        )

    def _document_type(self, schema: Node) -> str | None:
        """Return the XSD type of a schema, or of one of the parts of a multipart body."""
        for item in (schema, *schema.get("properties", {}).values()):
            target = self.follow(item)
            if target is not None and "x-xsd-type" in target:
                return str(target["x-xsd-type"])
        return None

    def _reply_type(self, node: Node) -> str | None:
        for status, response in node["responses"].items():
            content = response.get("content", {}).get("application/xml")
            if status != "default" and content is not None:
                return self._document_type(content["schema"])
        return None


def references(value: Any, keys: tuple[Key, ...]) -> Iterator[tuple[tuple[Key, ...], str]]:
    """Yield every `$ref` below a value, with its keys."""
    if isinstance(reference := as_node(value).get("$ref"), str):
        yield keys, reference
    items: Iterable[tuple[Key, Any]] = as_node(value).items() or enumerate(as_list(value))
    for key, item in items:
        if isinstance(item, dict | list):
            yield from references(item, (*keys, key))


def placeholders(path: str) -> list[str]:
    """Return the names in braces in a path."""
    return re.findall(r"\{(\w+)\}", path)
