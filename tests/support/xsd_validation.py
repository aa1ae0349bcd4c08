"""Documents against the XSD of the spec, which is compiled once for all types."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import xmlschema

FOLDER = Path(__file__).parents[2] / "spec" / "xsd"
NAMESPACE = "http://tableau.com/api"


@cache
def compiled_schema() -> xmlschema.XMLSchema10:
    """All schema files together, with a root element for each complex type, named as the type."""
    files = sorted(FOLDER.glob("*.xsd"))
    names = re.findall(
        r'^  <xs:complexType name="(\w+)"', "".join(f.read_text("utf-8") for f in files), re.M
    )
    return xmlschema.XMLSchema10(
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"'
        f' xmlns:api="{NAMESPACE}" targetNamespace="{NAMESPACE}" elementFormDefault="qualified">'
        + "".join(f'<xs:include schemaLocation="{path.as_uri()}"/>' for path in files)
        + "".join(f'<xs:element name="{name}" type="api:{name}"/>' for name in names)
        + "</xs:schema>",
        allow="local",
    )


def invalid_places(document: bytes, root: str, xml_type: str) -> list[str]:
    """What is wrong with a document whose root has a name and a type of the XSD."""
    element = ElementTree.fromstring(document)
    if element.tag != f"{{{NAMESPACE}}}{root}":
        return [f"the root is {element.tag}"]
    element.tag = f"{{{NAMESPACE}}}{xml_type}"
    found = compiled_schema().iter_errors(element, use_location_hints=False)
    return [f"{error.path}: {error.reason}" for error in found]
