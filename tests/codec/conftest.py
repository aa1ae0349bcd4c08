"""The oracle: xsdata reads and writes the same models; the XSD says what is valid."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import pytest
import xmlschema
from tableau_flows_generated import codec
from xsdata.formats.converter import Converter, converter
from xsdata.formats.dataclass.context import XmlContext
from xsdata.formats.dataclass.parsers import XmlParser
from xsdata.formats.dataclass.parsers.config import ParserConfig
from xsdata.formats.dataclass.parsers.handlers import XmlEventHandler

NAMESPACE = "http://tableau.com/api"


class _DateTime(Converter):
    """xsdata has types of its own for times; the models hold those of the standard library."""

    def deserialize(self, value: Any, **_: Any) -> datetime | None:
        if value == "":
            return None
        found = datetime.fromisoformat(value)
        return found if found.tzinfo else found.replace(tzinfo=UTC)

    def serialize(self, value: Any, **_: Any) -> str:
        return value.astimezone(UTC).isoformat()


class _Time(Converter):
    def deserialize(self, value: Any, **_: Any) -> time | None:
        return time.fromisoformat(value) if value else None

    def serialize(self, value: Any, **_: Any) -> str:
        return value.isoformat()


@pytest.fixture(scope="session")
def api(root: Path) -> Any:
    """The IR."""
    return json.loads((root / "generated" / "api.json").read_text("utf-8"))


@pytest.fixture(scope="session")
def oracle() -> Callable[[type, bytes], Any]:
    """Read a document with xsdata."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        converter.register_converter(datetime, _DateTime())
        converter.register_converter(time, _Time())
    parser = XmlParser(
        context=XmlContext(),
        handler=XmlEventHandler,
        config=ParserConfig(fail_on_unknown_properties=False, fail_on_converter_warnings=True),
    )
    return lambda model, data: parser.from_bytes(data, model)


@pytest.fixture(scope="session")
def validate(root: Path) -> Callable[[str, str, bytes], None]:
    """Validate a document against a type of the XSD."""
    schemas: dict[tuple[str, str], xmlschema.XMLSchema] = {}
    folder = root / "spec" / "xsd"
    includes = "".join(
        f'<xs:include schemaLocation="{path.as_uri()}"/>' for path in sorted(folder.glob("*.xsd"))
    )

    def check(element: str, xml_type: str, data: bytes) -> None:
        key = (element, xml_type)
        if key not in schemas:
            schemas[key] = xmlschema.XMLSchema(
                '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"'
                f' xmlns:api="{NAMESPACE}" targetNamespace="{NAMESPACE}"'
                f' elementFormDefault="qualified">{includes}'
                f'<xs:element name="{element}" type="api:{xml_type}"/></xs:schema>'
            )
        schemas[key].validate(data.decode())

    return check


@pytest.fixture(scope="session")
def model_of(api: Any, root: Path) -> Callable[[str, str], type]:
    """The model of an example: by its operation, and whether it is a request or a reply."""
    operations = {item["name"]: item for item in api["operations"]}

    def find(operation: str, file_name: str) -> type:
        if operation == "error":
            return codec.model_named("ErrorReply")
        side = "request" if file_name.startswith("request") else "reply"
        return codec.model_named(operations[operation][side]["type"])

    return find
