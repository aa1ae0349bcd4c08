"""YAML documents of the spec: read strictly, with the line of every place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

import yaml
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from openapi_spec_validator.schemas import get_schema_content_v31
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012, SchemaRegistry

from generator.errors import Fault, SpecError, pointer

Node = dict[str, Any]
Key = str | int

_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML document whose root is a mapping."""

    file: str
    content: Node
    lines: Mapping[tuple[Key, ...], int]
    """The line of each key and item, by its keys."""

    def fault(self, reason: str, *keys: Key) -> Fault:
        """A fault at a place; its line is that of the nearest place that exists."""
        known = keys
        while known not in self.lines:
            known = known[:-1]
        where = f"line {self.lines[known]}, {pointer(*keys)}"
        return Fault(self.file, where, reason, keys)


def one_line(text: str) -> str:
    """Return a text on one line; line breaks in the document have no meaning."""
    return " ".join(text.split())


def parse_document(file: str, data: bytes) -> Document:
    """Read a YAML document.

    Raises:
        SpecError: It cannot be read, has a key twice, a key that is not a text, or an alias.
    """
    try:
        root = yaml.compose(data.decode("utf-8"), Loader=_LOADER)
    except UnicodeDecodeError as error:
        raise SpecError(file, f"byte {error.start}", "the file is not UTF-8") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = mark.line + 1 if mark else "?"
        reason = " ".join(filter(None, (error.context, error.problem)))
        lines_from = data.split(b"\n")[mark.line :] if mark else []
        if mark and lines_from and lines_from[0][mark.column :].startswith(b"\t"):
            reason += "; indent with spaces, not with tabs"
        raise SpecError(file, f"line {line}", reason) from error
    except yaml.YAMLError as error:
        raise SpecError(file, "-", one_line(str(error))) from error
    if not isinstance(root, yaml.MappingNode):
        raise SpecError(file, "#", "the document must be a mapping")
    lines: dict[tuple[Key, ...], int] = {(): 1}
    if faults := list(_walk(file, root, (), lines, set())):
        raise SpecError.of(faults)
    try:
        content: object = yaml.constructor.SafeConstructor().construct_document(root)  # pyright: ignore[reportUnknownMemberType]
    except (yaml.MarkedYAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or str(error)
        raise SpecError(file, f"line {mark.line + 1}" if mark else "-", reason) from error
    return Document(file, as_node(content), lines)


def _walk(
    file: str,
    node: yaml.Node,
    keys: tuple[Key, ...],
    lines: dict[tuple[Key, ...], int],
    seen: set[int],
) -> Iterator[Fault]:
    """Record the lines of a node, and yield a fault for whatever would be lost silently."""
    where = f"line {node.start_mark.line + 1}"
    if id(node) in seen:
        yield Fault(file, where, "an alias (*name) is not supported")
        return
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            lines[*keys, index] = item.start_mark.line + 1
            yield from _walk(file, item, (*keys, index), lines, seen)
    elif isinstance(node, yaml.MappingNode):
        for key, item in node.value:
            line = key.start_mark.line + 1
            if key.tag != "tag:yaml.org,2002:str":
                yield Fault(file, f"line {line}", f"the key {_source(key)} must be a quoted string")
                continue
            here = (*keys, str(key.value))
            if here in lines:
                yield Fault(file, f"line {line}", f"the key {key.value!r} is defined twice")
                continue  # each key inside would be defined twice as well
            lines[here] = line
            yield from _walk(file, item, here, lines, seen)


def _source(node: yaml.Node) -> str:
    return str(node.value) if isinstance(node, yaml.ScalarNode) else "that is no single value"


def as_list(value: object) -> list[Any]:
    """A list; empty if the value is none."""
    return value if isinstance(value, list) else []  # pyright: ignore[reportUnknownVariableType]


def as_node(value: object) -> Node:
    """A mapping; empty if the value is none."""
    return value if isinstance(value, dict) else {}  # pyright: ignore[reportUnknownVariableType]


def _schema_validator() -> Draft202012Validator:
    """Return the validator of the schema of OpenAPI 3.1, whose anchors are found beforehand.

    The validator's own registry is searched for each dynamic reference, which takes half the time.
    """
    content = get_schema_content_v31()
    schema = Resource.from_contents(content, default_specification=DRAFT202012)
    registry: SchemaRegistry = Registry()
    crawled = registry.with_resource(content["$id"], schema).crawl()
    return Draft202012Validator(content, registry=crawled)


class _Validator(OpenAPIV31SpecValidator):
    schema_validator = _schema_validator()


def validate_openapi(document: Document) -> None:
    """Check a document against all of OpenAPI 3.1, with openapi-spec-validator.

    Raises:
        SpecError: With the places of all faults.
    """
    errors = list(_Validator(document.content).iter_errors())
    if errors:
        raise SpecError.of(document.fault(e.message, *e.absolute_path) for e in errors)


def resolve(document: Node, node: Node) -> Node:
    """Follow a local `$ref` of the document.

    Raises:
        SpecError: The reference does not exist.
    """
    if (reference := node.get("$ref")) is None:
        return node
    target: Any = document
    for key in str(reference).removeprefix("#/").split("/"):
        if not isinstance(target, dict) or key not in target:
            raise SpecError("openapi.yaml", "$ref", f"{reference!r} does not exist")
        target = cast("Node", target)[key]
    return cast("Node", target)
