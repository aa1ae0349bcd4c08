"""What may be used of XML Schema: each construct gives the types that a flat spelling gives.

What the types cannot express is refused, with the line, and nothing is passed over in silence.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import ir, languages
from generator.checking.types import compile_types
from generator.checking.xsd import read_schema
from generator.checking.xsd_parts import check_links, check_parts, check_uses
from generator.checking.xsd_rules import check_definitions, check_types
from generator.schema import compile_schema

NAMESPACE = "http://example.com/api"
SECRET = '<xs:simpleType name="secret"><xs:restriction base="xs:string"/></xs:simpleType>'
COLOURS = """
<xs:simpleType name="colour"><xs:restriction base="xs:string">
  <xs:enumeration value="Red"/><xs:enumeration value="LightBlue"/>
</xs:restriction></xs:simpleType>
<xs:simpleType name="openColour"><xs:union memberTypes="api:colour xs:string"/></xs:simpleType>
"""


def schema(content: str) -> bytes:
    """A file, whose content begins in line 2."""
    return (
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"'
        f' xmlns:api="{NAMESPACE}" targetNamespace="{NAMESPACE}" elementFormDefault="qualified">\n'
        f"{content}</xs:schema>"
    ).encode()


def compiled(content: str) -> tuple[dict[str, ir.Type], dict[str, ir.Enumeration]]:
    """The types of a file in which nothing is refused, by their names."""
    files = {"xsd/small.xsd": schema(content)}
    read, faults = read_schema(files)
    assert [*faults, *check_parts(read), *check_links(read), *check_uses(read)] == []
    types = compile_types(read, files)
    assert list(check_types(types, languages.reserved())) == []
    return (
        {item.name: item for item in types.by_name.values()},
        {item.name: item for item in types.enumerations},
    )


FLAT_AND_OTHERWISE = {
    "a choice": (
        """<xs:complexType name="grantee"><xs:sequence>
             <xs:element name="user" type="xs:string" minOccurs="0"/>
             <xs:element name="groups" type="xs:int" minOccurs="0" maxOccurs="unbounded"/>
             <xs:element name="note" type="xs:string"/>
           </xs:sequence></xs:complexType>""",
        """<xs:complexType name="grantee"><xs:sequence>
             <xs:choice>
               <xs:element name="user" type="xs:string"/>
               <xs:element name="groups" type="xs:int" maxOccurs="unbounded"/>
             </xs:choice>
             <xs:element name="note" type="xs:string"/>
           </xs:sequence></xs:complexType>""",
    ),
    "a sequence in a choice, and one that may be missing": (
        """<xs:complexType name="place"><xs:sequence>
             <xs:element name="id" type="xs:string" minOccurs="0"/>
             <xs:element name="path" type="xs:string" minOccurs="0"/>
             <xs:element name="name" type="xs:string" minOccurs="0"/>
             <xs:element name="x" type="xs:int" minOccurs="0"/>
             <xs:element name="y" type="xs:int" minOccurs="0"/>
           </xs:sequence></xs:complexType>""",
        """<xs:complexType name="place"><xs:sequence>
             <xs:choice>
               <xs:element name="id" type="xs:string"/>
               <xs:sequence>
                 <xs:element name="path" type="xs:string"/>
                 <xs:element name="name" type="xs:string"/>
               </xs:sequence>
             </xs:choice>
             <xs:sequence minOccurs="0">
               <xs:element name="x" type="xs:int"/>
               <xs:element name="y" type="xs:int"/>
             </xs:sequence>
           </xs:sequence></xs:complexType>""",
    ),
    "elements in any order": (
        """<xs:complexType name="pair"><xs:sequence>
             <xs:element name="one" type="xs:string"/>
             <xs:element name="two" type="xs:string" minOccurs="0"/>
           </xs:sequence></xs:complexType>""",
        """<xs:complexType name="pair"><xs:all>
             <xs:element name="one" type="xs:string"/>
             <xs:element name="two" type="xs:string" minOccurs="0"/>
           </xs:all></xs:complexType>""",
    ),
    "groups of elements and of attributes": (
        """<xs:complexType name="login"><xs:sequence>
             <xs:element name="site" type="xs:string"/>
             <xs:element name="password" type="api:secret"/>
           </xs:sequence>
             <xs:attribute name="key" type="api:secret" use="required"/>
             <xs:attribute name="name" type="xs:string"/>
           </xs:complexType>
           <xs:complexType name="change"><xs:sequence>
             <xs:element name="password" type="api:secret" minOccurs="0"/>
           </xs:sequence>
             <xs:attribute name="key" type="api:secret" use="required"/>
             <xs:attribute name="name" type="xs:string"/>
           </xs:complexType>""",
        """<xs:group name="password"><xs:sequence>
             <xs:element name="password" type="api:secret"/>
           </xs:sequence></xs:group>
           <xs:attributeGroup name="key">
             <xs:attribute name="key" type="api:secret" use="required"/>
           </xs:attributeGroup>
           <xs:attributeGroup name="keyAndName">
             <xs:attributeGroup ref="api:key"/>
             <xs:attribute name="name" type="xs:string"/>
           </xs:attributeGroup>
           <xs:complexType name="login"><xs:sequence>
             <xs:element name="site" type="xs:string"/>
             <xs:group ref="api:password"/>
           </xs:sequence><xs:attributeGroup ref="api:keyAndName"/></xs:complexType>
           <xs:complexType name="change">
             <xs:group ref="api:password" minOccurs="0"/>
             <xs:attributeGroup ref="api:keyAndName"/>
           </xs:complexType>""",
    ),
    "an extension of an abstract type, which is nothing by itself": (
        """<xs:complexType name="flowsReply"><xs:sequence>
             <xs:element name="page" type="xs:int" minOccurs="0"/>
             <xs:element name="password" type="api:secret" minOccurs="0"/>
             <xs:element name="flow" type="xs:string"/>
           </xs:sequence>
             <xs:attribute name="at" type="xs:dateTime"/>
             <xs:attribute name="by" type="xs:string"/>
           </xs:complexType>""",
        """<xs:complexType name="reply" abstract="true"><xs:sequence>
             <xs:element name="page" type="xs:int" minOccurs="0"/>
             <xs:element name="password" type="api:secret" minOccurs="0"/>
           </xs:sequence><xs:attribute name="at" type="xs:dateTime"/></xs:complexType>
           <xs:complexType name="flowsReply"><xs:complexContent><xs:extension base="api:reply">
             <xs:sequence><xs:element name="flow" type="xs:string"/></xs:sequence>
             <xs:attribute name="by" type="xs:string"/>
           </xs:extension></xs:complexContent></xs:complexType>""",
    ),
    "an extension of a type that is used itself, over two steps": (
        """<xs:complexType name="one"><xs:attribute name="a" type="xs:int"/></xs:complexType>
           <xs:complexType name="two"><xs:attribute name="a" type="xs:int"/>
             <xs:attribute name="b" type="xs:int"/></xs:complexType>
           <xs:complexType name="three"><xs:sequence>
             <xs:element name="c" type="api:one"/></xs:sequence>
             <xs:attribute name="a" type="xs:int"/>
             <xs:attribute name="b" type="xs:int"/></xs:complexType>""",
        """<xs:complexType name="one"><xs:attribute name="a" type="xs:int"/></xs:complexType>
           <xs:complexType name="two"><xs:complexContent><xs:extension base="api:one">
             <xs:attribute name="b" type="xs:int"/>
           </xs:extension></xs:complexContent></xs:complexType>
           <xs:complexType name="three"><xs:complexContent><xs:extension base="api:two">
             <xs:sequence><xs:element name="c" type="api:one"/></xs:sequence>
           </xs:extension></xs:complexContent></xs:complexType>""",
    ),
    "an extension of a text with attributes, which is a secret": (
        """<xs:complexType name="key"><xs:simpleContent><xs:extension base="api:secret">
             <xs:attribute name="a" type="xs:int"/><xs:attribute name="b" type="xs:int"/>
           </xs:extension></xs:simpleContent></xs:complexType>""",
        """<xs:simpleType name="password"><xs:restriction base="api:secret"/></xs:simpleType>
           <xs:complexType name="base" abstract="true"><xs:simpleContent>
             <xs:extension base="api:password"><xs:attribute name="a" type="xs:int"/></xs:extension>
           </xs:simpleContent></xs:complexType>
           <xs:complexType name="key"><xs:simpleContent><xs:extension base="api:base">
             <xs:attribute name="b" type="xs:int"/>
           </xs:extension></xs:simpleContent></xs:complexType>""",
    ),
    "an extension of mixed content": (
        """<xs:complexType name="note" mixed="true"><xs:sequence>
             <xs:element name="b" type="xs:string" minOccurs="0"/>
             <xs:element name="i" type="xs:string" minOccurs="0"/>
           </xs:sequence><xs:attribute name="text" type="xs:string"/></xs:complexType>""",
        """<xs:complexType name="base" mixed="true" abstract="true"><xs:sequence>
             <xs:element name="b" type="xs:string" minOccurs="0"/>
           </xs:sequence><xs:attribute name="text" type="xs:string"/></xs:complexType>
           <xs:complexType name="note"><xs:complexContent mixed="true">
             <xs:extension base="api:base"><xs:sequence>
               <xs:element name="i" type="xs:string" minOccurs="0"/>
             </xs:sequence></xs:extension></xs:complexContent></xs:complexType>""",
    ),
    "types that stand where they are used": (
        """<xs:complexType name="flow"><xs:sequence>
             <xs:element name="owner" type="api:flowOwner"><xs:annotation>
               <xs:documentation>The owner.</xs:documentation></xs:annotation></xs:element>
             <xs:element name="site" type="api:flowSite"/>
           </xs:sequence></xs:complexType>
           <xs:complexType name="flowOwner" mixed="true"><xs:annotation>
               <xs:documentation>The owner.</xs:documentation></xs:annotation><xs:sequence>
             <xs:element name="domain" type="api:flowOwnerDomain" minOccurs="0"/>
           </xs:sequence><xs:attribute name="id" type="xs:string"/></xs:complexType>
           <xs:complexType name="flowOwnerDomain"><xs:attribute name="n" type="xs:int"/>
           </xs:complexType>
           <xs:complexType name="flowSite"><xs:annotation>
             <xs:documentation>Its own text.</xs:documentation></xs:annotation>
             <xs:attribute name="id" type="xs:string"/></xs:complexType>""",
        """<xs:complexType name="flow"><xs:sequence>
             <xs:element name="owner"><xs:annotation>
               <xs:documentation>The owner.</xs:documentation></xs:annotation>
               <xs:complexType mixed="true"><xs:sequence>
                 <xs:element name="domain" minOccurs="0"><xs:complexType>
                   <xs:attribute name="n" type="xs:int"/></xs:complexType></xs:element>
               </xs:sequence><xs:attribute name="id" type="xs:string"/></xs:complexType>
             </xs:element>
             <xs:element name="site"><xs:complexType><xs:annotation>
               <xs:documentation>Its own text.</xs:documentation></xs:annotation>
               <xs:attribute name="id" type="xs:string"/></xs:complexType></xs:element>
           </xs:sequence></xs:complexType>""",
    ),
    "lists that stand where they are used": (
        """<xs:complexType name="flows"><xs:sequence>
             <xs:element name="tags" type="api:tagList" minOccurs="0"/>
           </xs:sequence></xs:complexType>
           <xs:complexType name="tagList" mixed="true"><xs:sequence>
             <xs:element name="tag" type="xs:string" minOccurs="0" maxOccurs="unbounded"/>
           </xs:sequence></xs:complexType>""",
        """<xs:complexType name="flows"><xs:sequence>
             <xs:element name="tags" minOccurs="0"><xs:complexType mixed="true"><xs:sequence>
               <xs:element name="tag" type="xs:string" minOccurs="0" maxOccurs="unbounded"/>
             </xs:sequence></xs:complexType></xs:element>
           </xs:sequence></xs:complexType>""",
    ),
    "a nested type in a group, once for each that has the group": (
        """<xs:complexType name="one"><xs:sequence>
             <xs:element name="part" type="api:onePart"/></xs:sequence></xs:complexType>
           <xs:complexType name="two"><xs:sequence>
             <xs:element name="part" type="api:twoPart" minOccurs="0"/>
           </xs:sequence></xs:complexType>
           <xs:complexType name="onePart" mixed="true">
             <xs:attribute name="x" type="xs:int"/></xs:complexType>
           <xs:complexType name="twoPart" mixed="true">
             <xs:attribute name="x" type="xs:int"/></xs:complexType>""",
        """<xs:group name="part"><xs:sequence><xs:element name="part">
             <xs:complexType mixed="true"><xs:attribute name="x" type="xs:int"/></xs:complexType>
           </xs:element></xs:sequence></xs:group>
           <xs:complexType name="one"><xs:group ref="api:part"/></xs:complexType>
           <xs:complexType name="two"><xs:group ref="api:part" minOccurs="0"/></xs:complexType>""",
    ),
    "lists of values that stand where they are used": (
        """<xs:simpleType name="lampColour"><xs:restriction base="xs:string">
             <xs:enumeration value="Red"/></xs:restriction></xs:simpleType>
           <xs:simpleType name="openLampColour">
             <xs:union memberTypes="api:lampColour xs:string"/></xs:simpleType>
           <xs:simpleType name="lampForm"><xs:restriction base="xs:string">
             <xs:enumeration value="Round"/></xs:restriction></xs:simpleType>
           <xs:simpleType name="openLampForm">
             <xs:union memberTypes="api:lampForm xs:string"/></xs:simpleType>
           <xs:complexType name="lamp"><xs:attribute name="colour" type="api:openLampColour"/>
             <xs:attribute name="form" type="api:openLampForm"/></xs:complexType>""",
        """<xs:complexType name="lamp">
             <xs:attribute name="colour"><xs:simpleType><xs:union memberTypes="xs:string">
               <xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="Red"/>
               </xs:restriction></xs:simpleType></xs:union></xs:simpleType></xs:attribute>
             <xs:attribute name="form"><xs:simpleType><xs:union memberTypes="xs:string">
               <xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="Round"/>
               </xs:restriction></xs:simpleType></xs:union></xs:simpleType></xs:attribute>
           </xs:complexType>""",
    ),
}


@pytest.mark.parametrize("name", FLAT_AND_OTHERWISE)
def test_a_construct_gives_the_types_of_the_flat_spelling(name: str) -> None:
    flat, otherwise = FLAT_AND_OTHERWISE[name]
    assert compiled(SECRET + otherwise) == compiled(SECRET + flat)


def test_the_types_of_the_flat_spelling_are_those_that_are_written() -> None:
    types, enumerations = compiled(
        SECRET
        + COLOURS
        + """<xs:complexType name="lampType"><xs:sequence>
               <xs:element name="parts" type="api:partList" minOccurs="0"/>
             </xs:sequence><xs:attribute name="colour" type="api:openColour" use="required"/>
             <xs:attribute name="pin" type="api:secret"/></xs:complexType>
           <xs:complexType name="partList"><xs:sequence>
             <xs:element name="part" type="xs:int" minOccurs="0" maxOccurs="unbounded"/>
           </xs:sequence></xs:complexType>"""
    )
    assert [member.name for member in enumerations["colour"].members] == ["red", "light blue"]
    assert [(f.name, f.wire, f.wrapper, f.type, f.required, f.many, f.secret)
            for f in types["lamp"].fields] == [
        ("parts", "part", "parts", ir.TypeRef("integer"), False, True, False),
        ("colour", "colour", None, ir.TypeRef("enum", "colour"), True, False, False),
        ("pin", "pin", None, ir.TypeRef("string"), False, False, True),
    ]  # fmt: skip


def lines_of_faults(content: str) -> list[str]:
    files = {"xsd/small.xsd": schema(content)}
    read, faults = read_schema(files)
    faults += [*check_parts(read), *check_links(read)]
    faults += [] if faults else check_uses(read)
    if not faults:
        faults += check_types(compile_types(read, files), languages.reserved())
    faults += (
        fault for fault in check_definitions(read) if "documentation is missing" not in fault.reason
    )
    return [f"{fault.line}: {fault.reason}" for fault in faults]


def in_type(content: str) -> str:
    """Content of a type, in line 3."""
    return f'<xs:complexType name="thing">\n{content}</xs:complexType>'


A = '<xs:element name="a" type="xs:string"/>'
B = '<xs:element name="b" type="xs:string"/>'
MANY = '<xs:element name="a" type="xs:int" maxOccurs="unbounded"/>'
TEXT = '<xs:restriction base="xs:string"/>'
DOC = "<xs:annotation><xs:documentation>{}</xs:documentation></xs:annotation>"
BASE = '<xs:complexType name="base"><xs:attribute name="x" type="xs:int"/></xs:complexType>'
EXTENSION = '<xs:extension base="api:base">{}</xs:extension>'
NOT_SUPPORTED = "is not supported: the IR cannot express it"
REFUSED = [
    (
        in_type(f'<xs:sequence>{B}<xs:element name="a" type="api:thing" minOccurs="0"/>'
        "</xs:sequence>"),
        "2: 'thing' contains itself, directly or through other types: the IR cannot express it",
    ),
    (
        in_type(f'<xs:sequence>{B}<xs:element name="a" type="api:shape"/></xs:sequence>')
        + '\n<xs:complexType name="shape"><xs:attribute name="a" type="xs:int"/></xs:complexType>',
        "4: 'shape' is a reserved word of python",
    ),
    (in_type("<xs:sequence><xs:any/></xs:sequence>"), f"3: <any> {NOT_SUPPORTED}"),
    (in_type("<xs:anyAttribute/>"), f"3: <anyAttribute> {NOT_SUPPORTED}"),
    (f'<xs:redefine schemaLocation="a.xsd"/>{in_type("")}', f"2: <redefine> {NOT_SUPPORTED}"),
    (
        f'<xs:simpleType name="x"><xs:list itemType="xs:int"/></xs:simpleType>{in_type("")}',
        f"2: <list> {NOT_SUPPORTED}",
    ),
    (
        '<xs:simpleType name="x"><xs:restriction base="xs:string"><xs:pattern value="a"/>'
        f"</xs:restriction></xs:simpleType>{in_type('')}",
        f"2: <pattern> {NOT_SUPPORTED}",
    ),
    (
        in_type(f'<xs:choice maxOccurs="unbounded">{A}{B}</xs:choice>'),
        "3: maxOccurs must be '1', not 'unbounded'",
    ),
    (
        in_type('<xs:sequence><xs:element name="a" type="xs:int" maxOccurs="3"/></xs:sequence>'),
        "3: maxOccurs must be '1' or 'unbounded', not '3'",
    ),
    (
        in_type('<xs:attribute name="a" type="xs:int" default="1"/>'),
        "3: <attribute> cannot have the attribute 'default'",
    ),
    (
        in_type('<xs:sequence><xs:element name="a" type="xs:int" nillable="true"/></xs:sequence>'),
        "3: <element> cannot have the attribute 'nillable'",
    ),
    (
        in_type(f"<xs:choice>{A}<xs:sequence>{A}{B}</xs:sequence></xs:choice>"),
        "3: two fields of 'thing' are named 'a'",
    ),
    (
        in_type(
            '<xs:complexContent><xs:extension base="api:base"><xs:sequence>\n'
            f"{A}</xs:sequence></xs:extension></xs:complexContent>"
        )
        + f'<xs:complexType name="base"><xs:sequence>{A}{B}</xs:sequence></xs:complexType>',
        "4: two fields of 'thing' are named 'a'",
    ),
    (
        in_type(
            '<xs:sequence><xs:element name="base" type="api:base"/></xs:sequence>'
        )
        + f'<xs:complexType name="base" abstract="true"><xs:sequence>{A}{B}</xs:sequence>'
        "</xs:complexType>",
        "3: 'api:base' is abstract and can only be extended",
    ),
    (
        in_type(
            '<xs:complexContent><xs:restriction base="api:thing"/></xs:complexContent>'
        ),
        "3: <restriction> is not allowed in <complexContent>",
    ),
    (
        in_type('<xs:complexContent><xs:extension base="api:thing"/></xs:complexContent>'),
        "2: 'thing' contains itself",
    ),
    (
        in_type('<xs:group ref="api:more"/>')
        + '<xs:group name="more"><xs:sequence><xs:group ref="api:more"/></xs:sequence></xs:group>',
        "3: 'more' contains itself",
    ),
    (in_type('<xs:group ref="api:more"/>'), "3: there is no group 'api:more'"),
    (in_type('<xs:attribute name="a" type="api:thing"/>'), "3: 'api:thing' is not a simple type"),
    (
        in_type('<xs:simpleContent><xs:extension base="api:base"/></xs:simpleContent>')
        + f'<xs:complexType name="base"><xs:sequence>{A}{B}</xs:sequence></xs:complexType>',
        "3: 'api:base' must be extended in <complexContent>",
    ),
    (
        in_type('<xs:complexContent><xs:extension base="xs:string"/></xs:complexContent>'),
        "3: 'xs:string' must be extended in <simpleContent>",
    ),
    (
        in_type(f'<xs:simpleContent><xs:extension base="xs:string"><xs:sequence>{A}</xs:sequence>'
        "</xs:extension></xs:simpleContent>"),
        "3: <sequence> is not allowed in <extension>",
    ),
    (
        in_type(f"<xs:sequence>{A}</xs:sequence><xs:choice>{B}</xs:choice>"),
        "2: <complexType> cannot contain <sequence> and <choice>",
    ),
    (
        in_type(f'<xs:sequence><xs:element name="a" type="xs:int"><xs:complexType/></xs:element>{B}'
        "</xs:sequence>"),
        "3: <element> needs either the attribute 'type' or a nested type",
    ),
    (
        in_type('<xs:simpleContent><xs:extension base="xs:int"/></xs:simpleContent>'),
        "3: 'xs:int': text content must be xs:string or a restriction of it",
    ),
    (
        in_type('<xs:simpleContent><xs:extension base="api:openColour"/></xs:simpleContent>')
        + COLOURS,
        "3: 'api:openColour': text content must be xs:string or a restriction of it",
    ),
    (
        in_type('<xs:attribute name="a" type="api:openForm"/>')
        + '<xs:simpleType name="openForm"><xs:union memberTypes="xs:string"><xs:simpleType>'
        '<xs:restriction base="xs:string"><xs:enumeration value="Round"/></xs:restriction>'
        "</xs:simpleType></xs:union></xs:simpleType>",
        "3: a named union must consist of named types",
    ),
    (
        '<xs:simpleType name="x"/>' + in_type(""),
        "2: <simpleType> needs one <restriction> or <union>",
    ),
    (
        in_type('<xs:attribute name="a" type="api:openNumber"/>')
        + '<xs:simpleType name="openNumber">'
        '<xs:union memberTypes="xs:int xs:string"/></xs:simpleType>',
        "3: a union must consist of xs:string and one list of values",
    ),
    (
        in_type('<xs:attribute name="a" type="api:paint"/>') + COLOURS
        + '<xs:simpleType name="paint"><xs:restriction base="api:openColour"/></xs:simpleType>',
        "8: 'api:openColour' lists values and cannot be restricted",
    ),
    (
        in_type(
            '<xs:attribute name="a"><xs:simpleType><xs:restriction base="xs:string">'
            '<xs:enumeration value="A"/></xs:restriction></xs:simpleType></xs:attribute>'
        ),
        "3: thing/a: its enumeration is closed, so unknown values would be lost;"
        " use its union with xs:string",
    ),
    (
        in_type(
            '<xs:attribute name="a"><xs:simpleType><xs:union memberTypes="xs:string">'
            '<xs:simpleType><xs:restriction base="xs:int"><xs:enumeration value="A1"/>'
            "</xs:restriction></xs:simpleType></xs:union></xs:simpleType></xs:attribute>"
        ),
        "3: thing/a: the values must be xs:string, not xs:int",
    ),
    (
        in_type(
            f'<xs:sequence><xs:element name="part"><xs:complexType><xs:sequence>{A}{B}'
            "</xs:sequence></xs:complexType></xs:element></xs:sequence>"
        )
        + '<xs:complexType name="thingPart"/>',
        "3: 'thingPart' has the same name in code as 'thingPart'",
    ),
    (
        in_type(
            f'<xs:sequence><xs:element name="part"><xs:complexType><xs:sequence>{A}{B}'
            "</xs:sequence></xs:complexType></xs:element></xs:sequence>\n"
            '<xs:attribute name="part"><xs:simpleType><xs:restriction base="xs:string"/>'
            "</xs:simpleType></xs:attribute>"
        ),
        "4: two nested types of 'thing' would be named after 'part': give one a name",
    ),
    (
        in_type('<xs:simpleContent><xs:extension base="xs:string"/></xs:simpleContent>'
        '<xs:attribute name="a" type="xs:int"/>'),
        "2: <complexType> cannot contain <simpleContent> and <attribute>",
    ),
    (
        in_type('<xs:group ref="api:more" maxOccurs="unbounded"/>')
        + f'<xs:group name="more"><xs:sequence>{A}{B}</xs:sequence></xs:group>',
        "3: maxOccurs must be '1', not 'unbounded'",
    ),
    (
        in_type(f'<xs:all maxOccurs="unbounded">{A}{B}</xs:all>'),
        "3: maxOccurs must be '1', not 'unbounded'",
    ),
    (
        f'<xs:simpleType name="x">{2 * TEXT}</xs:simpleType>' + in_type(""),
        "2: <simpleType> needs one <restriction> or <union>",
    ),
    (
        in_type('<xs:attribute name="a"/>'),
        "3: <attribute> needs either the attribute 'type' or a nested type",
    ),
    (
        in_type('<xs:group ref="api:more"/>') + '\n<xs:group name="more">'
        f"<xs:sequence>{A}</xs:sequence><xs:choice>{B}</xs:choice></xs:group>",
        "4: <group> cannot contain <sequence> and <choice>",
    ),
    (
        in_type(f"<xs:complexContent>{2 * EXTENSION.format('')}</xs:complexContent>") + BASE,
        "3: <complexContent> cannot contain <extension> and <extension>",
    ),
    (
        in_type(
            "<xs:complexContent>"
            + EXTENSION.format(f"<xs:sequence>{A}</xs:sequence><xs:choice>{B}</xs:choice>")
            + "</xs:complexContent>"
        ) + BASE,
        "3: <extension> cannot contain <sequence> and <choice>",
    ),
    (in_type('<xs:group ref="xs:string"/>'), "3: there is no group 'xs:string'"),
    (
        in_type('<xs:attribute name="a" type="api:x"/>')
        + '<xs:simpleType name="x"><xs:restriction base="api:thing"/></xs:simpleType>',
        "3: 'api:thing' is not a simple type",
    ),
    (
        in_type('<xs:attribute name="a" type="api:paint"/>') + COLOURS
        + '<xs:simpleType name="paint"><xs:restriction base="api:colour"/></xs:simpleType>',
        "8: 'api:colour' lists values and cannot be restricted",
    ),
    (
        in_type(f"<xs:complexContent>{EXTENSION.format('')}</xs:complexContent>")
        + BASE.replace("<xs:attribute", '<xs:simpleContent><xs:extension base="xs:string"/>'
        "</xs:simpleContent><xs:attribute").replace('<xs:attribute name="x" type="xs:int"/>', ""),
        "3: 'api:base' must be extended in <simpleContent>",
    ),
    (
        in_type('<xs:simpleContent><xs:extension base="api:colour"/></xs:simpleContent>') + COLOURS,
        "3: 'api:colour': text content must be xs:string or a restriction of it",
    ),
    (
        in_type('<xs:attribute name="a" type="api:openX"/>') + COLOURS
        + '<xs:simpleType name="openX"><xs:union memberTypes="api:colour xs:int"/></xs:simpleType>',
        "8: a union must consist of xs:string and one list of values",
    ),
    (
        in_type('<xs:attribute name="a" type="api:openX"/>') + COLOURS
        + '<xs:simpleType name="openX"><xs:union memberTypes="api:colour xs:int xs:string"/>'
        "</xs:simpleType>",
        "8: a union must consist of xs:string and one list of values",
    ),
    (
        in_type('<xs:attribute name="a" type="api:x"/>')
        + '<xs:simpleType name="x"><xs:restriction base="api:x"/></xs:simpleType>',
        "3: 'x' contains itself",
    ),
    (
        in_type('<xs:attributeGroup ref="api:more"/>')
        + '<xs:attributeGroup name="more"><xs:attributeGroup ref="api:more"/></xs:attributeGroup>',
        "3: 'more' contains itself",
    ),
    (
        in_type('<xs:attribute name="a-b" type="xs:int"/>'),
        "3: 'a-b' is not a name of letters and digits",
    ),
    (
        in_type('<xs:attribute name="1a" type="xs:int"/>'),
        "3: '1a' is not a name of letters and digits",
    ),
    (in_type('<xs:attribute type="xs:int"/>'), "3: <attribute> needs the attribute 'name'"),
    (
        in_type('<xs:attribute name="a" type="xs:int" use="prohibited"/>'),
        "3: use must be 'required' or 'optional', not 'prohibited'",
    ),
    (
        '<xs:attribute name="a" type="xs:int"/>' + in_type(""),
        "2: a global attribute: documents are types that openapi.yaml refers to",
    ),
    (
        in_type(f"<xs:sequence>{A.replace('/>', f'>{DOC}</xs:element>')}{B}</xs:sequence>")
        .format("a text."),
        "3: a: the documentation must be whole sentences, with a capital letter and a full stop",
    ),
    (
        in_type(f"<xs:sequence>{MANY}</xs:sequence>"),
        "2: thing: a name must end in List if and only if the type only repeats one element",
    ),
    (
        in_type(f"<xs:sequence>{A}</xs:sequence>").replace("thing", "thingList"),
        "2: thingList: a name must end in List if and only if the type only repeats one element",
    ),
    (
        in_type(f"<xs:sequence>{MANY}{B}</xs:sequence>").replace("thing", "thingList"),
        "2: thingList: a name must end in List if and only if the type only repeats one element",
    ),
    (
        in_type("") + '<xs:simpleType name="x"><xs:restriction base="xs:string">'
        '<xs:enumeration value="A"/></xs:restriction></xs:simpleType>',
        "3: x needs a union openX of api:x and xs:string",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("content", "said"), REFUSED, ids=[said for _, said in REFUSED])
def test_what_the_types_cannot_express_is_refused_with_its_line(content: str, said: str) -> None:
    assert lines_of_faults(content) == [said]


def test_definitions_of_one_name_are_refused_even_if_one_is_structured() -> None:
    content = in_type("") + f'\n<xs:simpleType name="thing">{TEXT}</xs:simpleType>'
    assert lines_of_faults(content) == [
        "2: 'thing' is defined twice, also in xsd/small.xsd, line 4",
        "4: 'thing' is defined twice, also in xsd/small.xsd, line 2",
    ]


@pytest.mark.parametrize(
    "content",
    [
        f"<xs:sequence>{A.replace('/>', f'>{DOC}</xs:element>')}{B}</xs:sequence>".format(
            "A text (in characters)"
        ),
        '<xs:attribute name="password" type="xs:int"/>',
    ],
    ids=["a sentence that ends in brackets", "a number whose name is that of a secret"],
)
def test_what_only_looks_like_a_mistake_is_accepted(content: str) -> None:
    assert lines_of_faults(in_type(content)) == []


def test_types_that_hold_each_other_are_refused() -> None:
    held = '<xs:sequence><xs:element name="a" type="api:{}" minOccurs="0"/>{}</xs:sequence>'
    content = in_type(held.format("other", B)) + '<xs:complexType name="other">'
    content += held.format("thing", B) + "</xs:complexType>"
    assert lines_of_faults(content) == [
        "2: 'thing' contains itself, directly or through other types: the IR cannot express it",
        "3: 'other' contains itself, directly or through other types: the IR cannot express it",
    ]


def test_a_text_beside_an_attribute_of_its_name_has_another() -> None:
    types, _ = compiled(
        """<xs:complexType name="note"><xs:simpleContent><xs:extension base="xs:string">
             <xs:attribute name="value" type="xs:string"/>
           </xs:extension></xs:simpleContent></xs:complexType>"""
    )
    assert [(field.name, field.place) for field in types["note"].fields] == [
        ("element value", "text"),
        ("value", "attribute"),
    ]


def test_the_checks_find_every_field_where_it_is_written(root: Path) -> None:
    files = {f"xsd/{p.name}": p.read_bytes() for p in (root / "spec" / "xsd").glob("*.xsd")}
    types = compile_types(read_schema(files)[0], files)
    for name, type_ in types.by_name.items():
        for field in type_.fields:
            if field.place != "text":
                place = types.written(name, field)
                assert place.attributes["name"] == (field.wrapper or field.wire)


def test_files_are_compiled_from_memory_in_their_order() -> None:
    other = b'<xs:include schemaLocation="a%20b.xsd"/>'
    first = schema(
        '<xs:complexType name="one"><xs:attribute name="a" type="xs:int"/></xs:complexType>'
    )
    second = schema(
        other.decode()
        + '<xs:complexType name="two"><xs:sequence><xs:element name="one" type="api:one"/>'
        "</xs:sequence></xs:complexType>"
    )
    types, _ = compile_schema({"z.xsd": second, "a b.xsd": first})
    assert [(item.name, item.topic) for item in types] == [("two", "z"), ("one", "a b")]


SINCE = """<xs:annotation><xs:documentation>A text.</xs:documentation>
  <xs:appinfo source="since">{}</xs:appinfo></xs:annotation>"""


def test_versions_arrive_from_groups_bases_lists_and_nested_types() -> None:
    types, _ = compiled(
        f"""<xs:group name="more"><xs:sequence>
             <xs:element name="note" type="xs:string">{SINCE.format("3.4")}</xs:element>
           </xs:sequence></xs:group>
           <xs:complexType name="base" abstract="true">
             <xs:attribute name="at" type="xs:string">{SINCE.format("3.5")}</xs:attribute>
           </xs:complexType>
           <xs:complexType name="tagList"><xs:sequence>
             <xs:element name="tag" type="xs:string" maxOccurs="unbounded"/>
           </xs:sequence></xs:complexType>
           <xs:complexType name="flow">{SINCE.format("3.10")}<xs:complexContent>
             <xs:extension base="api:base"><xs:sequence>
               <xs:element name="tags" type="api:tagList">{SINCE.format("3.11")}</xs:element>
               <xs:element name="owner">{SINCE.format("3.12")}
                 <xs:complexType><xs:attribute name="id" type="xs:string"/></xs:complexType>
               </xs:element>
               <xs:element name="kind" type="xs:string"/>
               <xs:group ref="api:more"/>
             </xs:sequence></xs:extension></xs:complexContent></xs:complexType>"""
    )
    flow = types["flow"]
    assert {field.name: field.since for field in flow.fields} == {
        "at": "3.5",
        "tags": "3.11",
        "owner": "3.12",
        "kind": None,
        "note": "3.4",
    }
    assert (flow.since, flow.doc) == ("3.10", "A text.")
    assert (types["flow owner"].since, types["flow owner"].doc) == ("3.12", "A text.")
    assert types["flow owner"].fields[0].since is None


@pytest.mark.parametrize("tag", ["xs:sequence", "b"])
def test_elements_that_are_nested_too_deeply_are_refused_with_the_line(tag: str) -> None:
    deep = f"<{tag}>" * 10_000 + f"</{tag}>" * 10_000
    read, faults = read_schema({"xsd/small.xsd": schema(deep), "xsd/good.xsd": schema("")})
    reason = "elements are nested more than 100 deep"
    assert [str(fault) for fault in faults] == [f"xsd/small.xsd: line 2: {reason}"]
    assert list(read.files) == ["xsd/good.xsd"]
