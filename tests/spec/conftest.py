"""What the tests of the spec share: the spec as it stands, and one test per entry of it.

A test that asks for `operation`, `parameter`, `type_name`, `code` and so on runs once for each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import xmlschema
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
    shared: list[Node]
    """Parameters that stand at the path."""

    @property
    def id(self) -> str:
        return str(self.node["operationId"])

    @property
    def folder(self) -> str:
        return re.sub(r"(?<!^)(?=[A-Z])", "_", self.id).lower()

    @property
    def parameters(self) -> list[Node]:
        return [resolve(item) for item in [*self.shared, *self.node.get("parameters", [])]]

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
        Operation(path, method, node, item.get("parameters", []))
        for path, item in read_yaml("openapi.yaml")["paths"].items()
        for method, node in item.items()
        if method != "parameters"
    )


@cache
def all_parameters() -> dict[str, Node]:
    """Every parameter, shared or not, by a readable name."""
    found = dict(read_yaml("openapi.yaml")["components"]["parameters"])
    for operation in all_operations():
        for node in operation.node.get("parameters", []):
            if "$ref" not in node:
                found[f"{operation.id}.{node['name']}"] = node
    return found


@cache
def xsd_files() -> dict[str, Xml]:
    return {p.name: ElementTree.parse(p).getroot() for p in sorted((SPEC / "xsd").glob("*.xsd"))}


@cache
def definitions(kind: str) -> dict[str, Xml]:
    """Named types of all files: `complexType` or `simpleType`."""
    return {
        node.get("name", ""): node for root in xsd_files().values() for node in root.iter(XS + kind)
    }


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
        for node in definitions("complexType")[type_name].iter()
        if node.tag in (XS + "attribute", XS + "element")
    ]


def is_wrapper(type_name: str) -> bool:
    """Whether a type only holds one repeated element."""
    if type_name not in definitions("complexType"):
        return False
    inner = fields(type_name)
    return len(inner) == 1 and inner[0].many


def text_of(node: Xml) -> str:
    """The documentation of a node of a schema."""
    found = node.find(f"{XS}annotation/{XS}documentation")
    return " ".join((found.text or "").split()) if found is not None else ""


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


@cache
def schema_for(type_name: str | None, root: str = "tsResponse") -> xmlschema.XMLSchema10:
    """All schema files together, with one root element of the given type."""
    includes = "".join(
        f'<xs:include schemaLocation="{(SPEC / "xsd" / name).as_uri()}"/>' for name in xsd_files()
    )
    element = f'<xs:element name="{root}" type="api:{type_name}"/>' if type_name else ""
    return xmlschema.XMLSchema10(
        f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:api="{NAMESPACE}" '
        f'targetNamespace="{NAMESPACE}" elementFormDefault="qualified">{includes}{element}'
        "</xs:schema>",
        allow="local",
    )


# ------------------------------------------------------------------------- one test per entry


def _described() -> Iterator[tuple[str, Xml]]:
    """Everything of the schemas that must have text."""
    for kind in ("complexType", "simpleType"):
        for name, node in definitions(kind).items():
            yield name, node
            for inner in node.iter():
                if inner.tag in (XS + "element", XS + "attribute", XS + "enumeration"):
                    yield f"{name}/{inner.get('name') or inner.get('value')}", inner


_ENTRIES: dict[str, Callable[[], Iterable[tuple[str, object]]]] = {
    "operation": lambda: ((item.id, item) for item in all_operations()),
    "parameter": lambda: all_parameters().items(),
    "component_schema": lambda: read_yaml("openapi.yaml")["components"]["schemas"].items(),
    "xsd_file": lambda: ((name, SPEC / "xsd" / name) for name in xsd_files()),
    "complex_type": lambda: ((name, name) for name in definitions("complexType")),
    "simple_type": lambda: definitions("simpleType").items(),
    "described": _described,
    "code": lambda: ((item["code"], item) for item in read_yaml("errors.yaml")["codes"]),
    "family": lambda: ((item["name"], item) for item in read_yaml("errors.yaml")["families"]),
    "example": lambda: ((item.name, item) for item in all_examples()),
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    for name, entries in _ENTRIES.items():
        if name in metafunc.fixturenames:
            found = list(entries())
            metafunc.parametrize(name, [e for _, e in found], ids=[str(i) for i, _ in found])


# ------------------------------------------------------------------------------------ fixtures


@pytest.fixture(scope="session")
def spec() -> Path:
    return SPEC


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
    return {name: fields(name) for name in definitions("complexType")}


@pytest.fixture(scope="session")
def simple_types() -> dict[str, Xml]:
    return definitions("simpleType")


@pytest.fixture(scope="session")
def wrappers() -> frozenset[str]:
    return frozenset(name for name in definitions("complexType") if is_wrapper(name))


@pytest.fixture(scope="session")
def follow() -> Callable[[Node], Node]:
    return resolve


@pytest.fixture(scope="session")
def documentation() -> Callable[[Xml], str]:
    return text_of


@pytest.fixture(scope="session")
def compile_schema() -> Callable[..., xmlschema.XMLSchema10]:
    return schema_for
