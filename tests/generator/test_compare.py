"""`compare`: our schema beside one of the vendor that uses every construct of XML Schema."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.comparison.report import compare_with
from generator.comparison.shapes import read_shapes
from generator.errors import SpecError

Run = Callable[..., Any]

HEAD = (
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ts="http://tableau.com/api"'
    ' targetNamespace="http://tableau.com/api" elementFormDefault="qualified">\n'
)
OURS = """
  <xs:complexType name="updateFlowRequest">
    <xs:sequence><xs:element name="flow" type="ts:flowToUpdate"/></xs:sequence>
  </xs:complexType>
  <xs:complexType name="flowToUpdate"><xs:attribute name="name" type="xs:string"/></xs:complexType>
  <xs:complexType name="flowListReply">
    <xs:sequence>
      <xs:element name="pagination" type="ts:pagination"/>
      <xs:element name="flows" type="ts:flowList" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="pagination">
    <xs:attribute name="pageNumber" type="xs:int" use="required"/>
  </xs:complexType>
  <xs:complexType name="flowList">
    <xs:sequence>
      <xs:element name="flow" type="ts:flow" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="flow">
    <xs:sequence>
      <xs:element name="owner" type="ts:user" minOccurs="0"/>
      <xs:element name="tag" type="xs:string" minOccurs="0" maxOccurs="unbounded"/>
      <xs:element name="parent" type="ts:flow" minOccurs="0"/>
    </xs:sequence>
    <xs:attribute name="id" type="xs:string" use="required"/>
    <xs:attribute name="name" type="xs:string"/>
    <xs:attribute name="mode" type="ts:openMode"/>
  </xs:complexType>
  <xs:complexType name="user">
    <xs:attribute name="id" type="xs:string" use="required"/>
  </xs:complexType>
  <xs:simpleType name="mode">
    <xs:restriction base="xs:string">
      <xs:enumeration value="full"/><xs:enumeration value="fast"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="openMode"><xs:union memberTypes="ts:mode xs:string"/></xs:simpleType>
</xs:schema>
"""
VENDOR = """
  <xs:element name="tsRequest" type="ts:requestType"/>
  <xs:complexType name="requestType">
    <xs:choice>
      <xs:element name="flow" type="ts:flowType"/>
      <xs:element name="workbook" type="xs:string"/>
    </xs:choice>
  </xs:complexType>
  <xs:element name="tsResponse">
    <xs:complexType>
      <xs:sequence>
        <xs:group ref="ts:paging" minOccurs="0"/>
        <xs:choice>
          <xs:element name="flows">
            <xs:complexType>
              <xs:sequence>
                <xs:element name="flow" type="ts:flowType" minOccurs="0" maxOccurs="unbounded"/>
              </xs:sequence>
            </xs:complexType>
          </xs:element>
          <xs:any processContents="skip"/>
        </xs:choice>
      </xs:sequence>
      <xs:anyAttribute/>
    </xs:complexType>
  </xs:element>
  <xs:group name="paging">
    <xs:sequence>
      <xs:element name="pagination">
        <xs:complexType>
          <xs:attribute name="pageNumber" type="xs:nonNegativeInteger" use="required"/>
        </xs:complexType>
      </xs:element>
    </xs:sequence>
  </xs:group>
  <xs:attributeGroup name="named">
    <xs:attribute name="name" type="xs:string"/>
  </xs:attributeGroup>
  <xs:simpleType name="idType">
    <xs:restriction base="xs:string"><xs:pattern value="[a-f0-9-]+"/></xs:restriction>
  </xs:simpleType>
  <xs:complexType name="base">
    <xs:attribute name="id" type="ts:idType" use="required"/>
  </xs:complexType>
  <xs:complexType name="flowType" mixed="true">
    <xs:complexContent>
      <xs:extension base="ts:base">
        <xs:sequence>
          <xs:element name="owner" type="ts:base" minOccurs="0"/>
          <xs:choice minOccurs="0" maxOccurs="unbounded">
            <xs:element name="tag" type="xs:string"/>
          </xs:choice>
          <xs:element name="parent" type="ts:flowType" minOccurs="0"/>
        </xs:sequence>
        <xs:attributeGroup ref="ts:named"/>
        <xs:attribute name="mode">
          <xs:simpleType>
            <xs:restriction base="xs:string">
              <xs:enumeration value="fast"/><xs:enumeration value="full"/>
            </xs:restriction>
          </xs:simpleType>
        </xs:attribute>
      </xs:extension>
    </xs:complexContent>
  </xs:complexType>
</xs:schema>
"""


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    """A small spec of our own."""
    (tmp_path / "spec" / "xsd").mkdir(parents=True)
    (tmp_path / "spec" / "xsd" / "flows.xsd").write_text(HEAD + OURS, "utf-8")
    return tmp_path / "spec"


@pytest.fixture
def vendor(tmp_path: Path) -> Callable[[str, str], Path]:
    """The schema of the vendor, with one text in it replaced."""

    def write(old: str = "", new: str = "") -> Path:
        assert VENDOR.count(old) == 1 or not old
        path = tmp_path / "official.xsd"
        path.write_text(HEAD + VENDOR.replace(old, new) if old else HEAD + VENDOR, "utf-8")
        return path

    return write


def test_choices_extensions_groups_and_nested_types_that_mean_the_same_agree(
    spec: Path, vendor: Callable[..., Path]
) -> None:
    assert compare_with(vendor(), spec) == []


OWNER = '<xs:element name="owner" type="ts:base" minOccurs="0"/>'
ID = '<xs:attribute name="id" type="ts:idType" use="required"/>'
PAGE = '<xs:attribute name="pageNumber" type="xs:nonNegativeInteger" use="required"/>'
FLOW = "flowType (here flowToUpdate, flow)"
DIFFERENCES = [
    pytest.param(
        '<xs:attributeGroup ref="ts:named"/>',
        '<xs:attributeGroup ref="ts:named"/><xs:attribute name="size" type="xs:long"/>',
        [FLOW, "  lacking    attribute size: integer, 0..1"],
        id="an attribute that none of ours has",
    ),
    pytest.param(
        '<xs:element name="tag" type="xs:string"/>',
        '<xs:element name="tag" type="xs:string"/><xs:element name="note" type="ts:base"/>',
        [FLOW, "  lacking    element note: type base, 0..n"],
        id="an element within a choice",
    ),
    pytest.param(
        PAGE,
        PAGE + '<xs:attribute name="pageSize" type="xs:int"/>',
        [
            "tsResponse_pagination (here pagination)",
            "  lacking    attribute pageSize: integer, 0..1",
        ],
        id="an attribute of a nested type within a group",
    ),
    pytest.param(
        ID,
        ID + '<xs:attribute name="url" type="xs:anyURI" use="required"/>',
        [
            FLOW,
            "  lacking    attribute url: string, 1",
            "base (here user)",
            "  lacking    attribute url: string, 1",
        ],
        id="an attribute of a type that is extended",
    ),
    pytest.param(
        OWNER,
        OWNER.replace(' minOccurs="0"', ""),
        [FLOW, "  different  flow: element owner: 0..1 here, 1 there"],
        id="required there only",
    ),
    pytest.param(
        OWNER,
        OWNER.replace("/>", ' maxOccurs="3"/>'),
        [FLOW, "  different  flow: element owner: 0..1 here, 0..3 there"],
        id="may repeat there",
    ),
    pytest.param(
        OWNER,
        OWNER.replace("ts:base", "xs:string"),
        [
            "in no place that the vendor knows: user",
            FLOW,
            "  different  flow: element owner: type user here, string there",
        ],
        id="text there",
    ),
    pytest.param(
        PAGE,
        PAGE.replace("nonNegativeInteger", "dateTime"),
        [
            "tsResponse_pagination (here pagination)",
            "  different  pagination: attribute pageNumber: integer here, dateTime there",
        ],
        id="another kind of value",
    ),
    pytest.param(
        '<xs:enumeration value="fast"/>',
        '<xs:enumeration value="quick"/>',
        [
            FLOW,
            "  different  flow: attribute mode: values there only: quick",
            "  different  flow: attribute mode: values here only: fast",
        ],
        id="other values",
    ),
    pytest.param(
        '<xs:attribute name="name" type="xs:string"/>',
        '<xs:attribute name="name" type="ts:nameType"/>',
        [
            FLOW,
            "  different  flowToUpdate: attribute name: values are listed there only: a",
            "  different  flow: attribute name: values are listed there only: a",
        ],
        id="values where we have none",
    ),
    pytest.param(
        '<xs:element name="parent" type="ts:flowType" minOccurs="0"/>',
        "",
        [FLOW, "  beyond     flow: element parent: type flow, 0..1"],
        id="an element that the vendor has not",
    ),
    pytest.param(
        '<xs:element name="flow" type="ts:flowType"/>',
        "",
        [
            "in no place that the vendor knows: flowToUpdate",
            "tsRequest (here updateFlowRequest)",
            "  beyond     updateFlowRequest: element flow: type flowToUpdate, 1",
        ],
        id="an element that no document of the vendor has",
    ),
    pytest.param(
        '<xs:element name="tsRequest" type="ts:requestType"/>',
        "",
        [
            "the vendor has no element tsRequest",
            "in no place that the vendor knows: updateFlowRequest, flowToUpdate",
        ],
        id="no root element",
    ),
]


@pytest.mark.parametrize(("old", "new", "expected"), DIFFERENCES)
def test_a_difference_is_printed_with_its_type(
    spec: Path, vendor: Callable[..., Path], old: str, new: str, expected: list[str]
) -> None:
    path = vendor(old, new)
    names = '<xs:simpleType name="nameType"><xs:restriction base="xs:string">'
    names += '<xs:enumeration value="a"/></xs:restriction></xs:simpleType></xs:schema>'
    path.write_text(path.read_text("utf-8").replace("</xs:schema>", names), "utf-8")
    assert compare_with(path, spec) == expected


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "No such file or directory"),
        ("<xs:schema", "line 1: unclosed token"),
        ("<html/>", "line 1: it is not an XML Schema"),
        (f'{HEAD}<xs:include schemaLocation="gone.xsd"/></xs:schema>', "line 2: 'gone.xsd' is not"),
        (
            f'{HEAD}<xs:import schemaLocation="https://example.com/a.xsd"/></xs:schema>',
            "line 2: 'https://example.com/a.xsd' is not in the same folder",
        ),
        (
            f'{HEAD}<xs:complexType name="a"><xs:group ref="ts:b"/></xs:complexType></xs:schema>',
            "group",
        ),
    ],
    ids=["missing", "no XML", "no schema", "a file missing", "an address", "a group missing"],
)
def test_a_schema_that_cannot_be_read_is_refused(
    tmp_path: Path, content: str | None, reason: str
) -> None:
    path = tmp_path / "official.xsd"
    if content is not None:
        path.write_text(content, "utf-8")
    with pytest.raises(SpecError, match=reason):
        read_shapes([path])


def test_a_schema_in_several_files_is_read_whole(spec: Path, tmp_path: Path) -> None:
    head, tail = (HEAD + VENDOR).split('<xs:group name="paging">')
    include = '<xs:include schemaLocation="rest.xsd"/>'
    (tmp_path / "rest.xsd").write_text(f'{HEAD}<xs:group name="paging">{tail}', "utf-8")
    official = tmp_path / "official.xsd"
    official.write_text(head.replace(HEAD, HEAD + include) + "</xs:schema>", "utf-8")
    assert compare_with(official, spec) == []


def test_the_command_prints_the_differences_and_ends_like_diff(
    run: Run, spec: Path, vendor: Callable[..., Path]
) -> None:
    same = run("--spec", spec, "compare", vendor())
    assert (same.returncode, same.stdout) == (0, "the schemas agree\n")
    other = run("--spec", spec, "compare", vendor(OWNER, ""))
    assert (other.returncode, other.stdout.splitlines()[-1]) == (
        1,
        "  beyond     flow: element owner: type user, 0..1",
    )
    assert run("--spec", spec, "compare", "gone.xsd").returncode == 2


def test_the_whole_spec_can_be_compared(root: Path, vendor: Callable[..., Path]) -> None:
    lines = compare_with(vendor(), root / "spec")
    assert "  beyond     flow: attribute webpageUrl: string, 0..1" in lines


def test_the_recursion_limit_is_as_it_was_after_a_comparison(root: Path) -> None:
    before = sys.getrecursionlimit()
    read_shapes([root / "spec" / "xsd" / "tags.xsd"])
    assert sys.getrecursionlimit() == before
