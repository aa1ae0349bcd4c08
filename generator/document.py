"""YAML documents of the spec: read strictly, validated, with JSON pointers for what is wrong."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path
from typing import Any, cast

import yaml
from openapi_spec_validator import OpenAPIV31SpecValidator

from generator.errors import SpecError, pointer

Node = dict[str, Any]


class _StrictLoader(yaml.SafeLoader):
    """Refuses a key that stands twice: the second would win silently."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[Hashable] = set()
        for key_node, _ in node.value:
            key: Hashable = key_node.value
            if key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key!r} stands twice", key_node.start_mark
                )
            seen.add(key)
        return super().construct_mapping(node, deep)


def read_yaml(path: Path) -> Node:
    """Read a YAML document whose root is a mapping.

    Raises:
        SpecError: With the line of the fault.
    """
    try:
        document = yaml.load(path.read_text("utf-8"), Loader=_StrictLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else "?"
        raise SpecError(path.name, f"line {line}", error.problem or str(error)) from error
    if not isinstance(document, dict):
        raise SpecError(path.name, "#", "a mapping was expected")
    return cast("Node", document)


def read_openapi(path: Path) -> Node:
    """Read an OpenAPI 3.1 document and validate it.

    Raises:
        SpecError: With the JSON pointer of the fault.
    """
    document = read_yaml(path)
    _check_references(document, document)
    for error in OpenAPIV31SpecValidator(document).iter_errors():
        raise SpecError(path.name, pointer(*error.absolute_path), error.message)
    return document


def _check_references(document: Node, value: Any, *keys: str | int) -> None:
    """Every `$ref` must lead somewhere: the validator would fail without saying where."""
    if isinstance(value, list):
        for index, item in enumerate(value):  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
            _check_references(document, item, *keys, index)
    elif isinstance(value, dict):
        node = cast("Node", value)
        if isinstance(node.get("$ref"), str):
            try:
                resolve(document, node)
            except SpecError as error:
                raise SpecError(error.file, pointer(*keys), error.reason) from error
        for key, item in node.items():
            _check_references(document, item, *keys, key)


def resolve(document: Node, node: Node) -> Node:
    """Follow a local `$ref` of the document.

    Raises:
        SpecError: The reference leads nowhere.
    """
    if (reference := node.get("$ref")) is None:
        return node
    target: Any = document
    for key in str(reference).removeprefix("#/").split("/"):
        if not isinstance(target, dict) or key not in target:
            raise SpecError("openapi.yaml", "$ref", f"{reference!r} leads nowhere")
        target = cast("Node", target)[key]
    return cast("Node", target)


def need(node: Node, key: str, file: str, where: str) -> Any:
    """A key that must be there.

    Raises:
        SpecError: It is not.
    """
    if key not in node:
        raise SpecError(file, where, f"{key!r} is missing")
    return node[key]
