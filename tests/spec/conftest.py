"""What the tests of the spec share: the spec as it stands, and one test for each example."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

SPEC = Path(__file__).resolve().parents[2] / "spec"
NAMESPACE = "http://tableau.com/api"
XS = "{http://www.w3.org/2001/XMLSchema}"

Node = dict[str, Any]
Xml = ElementTree.Element


@dataclass(frozen=True)
class Operation:
    """One operation of the OpenAPI document."""

    path: str
    method: str
    node: Node

    @property
    def id(self) -> str:
        return str(self.node["operationId"])

    @property
    def folder(self) -> str:
        return re.sub(r"(?<!^)(?=[A-Z])", "_", self.id).lower()

    @property
    def success(self) -> tuple[str, Node]:
        """The one status that is not `default`, and its response."""
        return next((s, r) for s, r in self.node["responses"].items() if s != "default")

    @property
    def request_type(self) -> str | None:
        """Name of the XSD type of the request document."""
        for media in self.node.get("requestBody", {}).get("content", {}).values():
            schema = resolve(media["schema"])
            for part in [schema, *schema.get("properties", {}).values()]:
                if (found := resolve(part).get("x-xsd-type")) is not None:
                    return str(found)
        return None

    @property
    def reply_type(self) -> str | None:
        """Name of the XSD type of the reply document."""
        content = self.success[1].get("content", {}).get("application/xml")
        return str(resolve(content["schema"])["x-xsd-type"]) if content else None


@dataclass(frozen=True)
class Field:
    """An attribute or a child element of a complex type."""

    name: str
    type: str
    """Without the prefix `api:`; built-in types keep theirs (`xs:string`)."""
    attribute: bool
    required: bool
    many: bool
    node: Xml


@dataclass(frozen=True)
class Example:
    """A document of `examples/`, and the type it must have."""

    path: Path
    root: str
    type: str

    @property
    def name(self) -> str:
        return f"{self.path.parent.name}/{self.path.stem}"


# ------------------------------------------------------------------------------------- the spec


@cache
def read_yaml(name: str) -> Node:
    document: Node = yaml.safe_load((SPEC / name).read_text("utf-8"))
    return document


def resolve(node: Node) -> Node:
    """Follow a local `$ref` of the OpenAPI document."""
    while "$ref" in node:
        target: Any = read_yaml("openapi.yaml")
        for key in node["$ref"].removeprefix("#/").split("/"):
            target = target[key]
        node = target
    return node


@cache
def all_operations() -> tuple[Operation, ...]:
    return tuple(
        Operation(path, method, node)
        for path, item in read_yaml("openapi.yaml")["paths"].items()
        for method, node in item.items()
        if method != "parameters"
    )


@cache
def xsd_files() -> dict[str, Xml]:
    return {p.name: ElementTree.parse(p).getroot() for p in sorted((SPEC / "xsd").glob("*.xsd"))}


@cache
def definitions(kind: str) -> dict[str, Xml]:
    """What has a name in all files: of the kind `complexType`, `simpleType`, `group` …"""
    return {
        node.get("name", ""): node
        for root in xsd_files().values()
        for node in root.findall(XS + kind)
    }


def declarations(node: Xml) -> Iterator[Xml]:
    """Elements and attributes of a type, with those of groups and of what it extends."""
    for child in node:
        kind = child.tag.removeprefix(XS)
        name = (child.get("ref") or child.get("base") or "").removeprefix("api:")
        if kind in ("element", "attribute"):
            yield child
        elif kind in ("group", "attributeGroup"):
            yield from declarations(definitions(kind)[name])
        elif kind == "extension" and name in definitions("complexType"):
            yield from declarations(definitions("complexType")[name])
            yield from declarations(child)
        else:
            yield from declarations(child)


def fields(type_name: str) -> list[Field]:
    """Elements and attributes of a complex type, in order."""
    return [
        Field(
            name=node.get("name", ""),
            type=node.get("type", "").removeprefix("api:"),
            attribute=node.tag == XS + "attribute",
            required=node.get("use") == "required"
            if node.tag == XS + "attribute"
            else node.get("minOccurs", "1") != "0",
            many=node.get("maxOccurs", "1") == "unbounded",
            node=node,
        )
        for node in declarations(definitions("complexType")[type_name])
    ]


def envelopes() -> dict[str, str]:
    """XSD types that are a whole document, with the name of their root element."""
    schemas = read_yaml("openapi.yaml")["components"]["schemas"]
    return {node["x-xsd-type"]: node["xml"]["name"] for node in schemas.values()}


@cache
def all_examples() -> tuple[Example, ...]:
    bound = {o.folder: (o.request_type, o.reply_type) for o in all_operations()}
    bound["error"] = (None, "errorReply")
    return tuple(
        Example(
            path,
            "tsRequest" if path.stem.startswith("request") else "tsResponse",
            bound.get(path.parent.name, (None, None))[path.stem.startswith("reply")] or "",
        )
        for path in sorted((SPEC / "examples").glob("*/*.xml"))
    )


# ------------------------------------------------------------------------- one test per example


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "example" in metafunc.fixturenames:
        examples = all_examples()
        metafunc.parametrize("example", examples, ids=[item.name for item in examples])


# ------------------------------------------------------------------------------------ fixtures


@pytest.fixture(scope="session")
def spec() -> Path:
    return SPEC


@pytest.fixture(scope="session")
def api(root: Path) -> Node:
    """The whole spec as the generator understands it."""
    found: Node = json.loads((root / "generated" / "api.json").read_text("utf-8"))
    return found


@pytest.fixture(scope="session")
def document() -> Node:
    return read_yaml("openapi.yaml")


@pytest.fixture(scope="session")
def errors() -> Node:
    return read_yaml("errors.yaml")


@pytest.fixture(scope="session")
def operations() -> tuple[Operation, ...]:
    return all_operations()


@pytest.fixture(scope="session")
def examples() -> tuple[Example, ...]:
    return all_examples()


@pytest.fixture(scope="session")
def roots() -> dict[str, str]:
    return envelopes()


@pytest.fixture(scope="session")
def complex_types() -> dict[str, list[Field]]:
    """The types that documents hold; an abstract one is a part of those that extend it."""
    types = definitions("complexType")
    return {name: fields(name) for name, node in types.items() if node.get("abstract") != "true"}


@pytest.fixture(scope="session")
def simple_types() -> dict[str, Xml]:
    return definitions("simpleType")
