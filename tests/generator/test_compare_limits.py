"""`compare` with circular, deep and very large schemas: one clear message, or a correct result."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from generator.comparison.shapes import Member, read_shapes
from generator.errors import SpecError

HEAD = (
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ts="http://tableau.com/api"'
    ' targetNamespace="http://tableau.com/api" elementFormDefault="qualified">\n'
)
LARGE = 3000


def named(kind: str, name: str, content: str) -> str:
    return f'<xs:{kind} name="{name}">{content}</xs:{kind}>\n'


def extending(name: str, content: str = "") -> str:
    extension = f'<xs:extension base="ts:{name}">{content}</xs:extension>'
    return f"<xs:complexContent>{extension}</xs:complexContent>"


def group(name: str) -> str:
    return f'<xs:sequence><xs:group ref="ts:{name}"/></xs:sequence>'


def element(name: str, type_: str) -> str:
    return f'<xs:element name="{name}" type="{type_}" minOccurs="0"/>'


def nested(name: str, content: str) -> str:
    inner = f"<xs:complexType>{content}</xs:complexType>"
    return f'<xs:element name="{name}" minOccurs="0">{inner}</xs:element>'


def sequence(*content: str) -> str:
    return f"<xs:sequence>{''.join(content)}</xs:sequence>"


def chain(kind: str, content: Callable[[str], str], last: str = "") -> str:
    """Many definitions of which each is made of the next; the last one, of other content."""
    names = [f"n{number}" for number in range(LARGE)]
    text = "".join(named(kind, name, content(after)) for name, after in pairwise(names))
    return text + named(kind, names[-1], last)


def doubling(count: int, content: Callable[[str], str]) -> str:
    """Groups each of which has the content of the next one twice."""
    groups = [named("group", f"g{number}", content(f"g{number + 1}")) for number in range(count)]
    return "".join(groups) + named("group", f"g{count}", sequence(element("e", "xs:string")))


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str], Path]:
    """Writes a schema with definitions, each on a line of its own, to a file."""

    def write(content: str) -> Path:
        path = tmp_path / "official.xsd"
        path.write_text(f"{HEAD}{content}</xs:schema>", "utf-8")
        return path

    return write


CIRCLES = [
    pytest.param(
        named("complexType", "a", extending("a")),
        "<complexType> 'a' is made of itself: a → a",
        id="a type that extends itself",
    ),
    pytest.param(
        named("complexType", "a", extending("b")) + named("complexType", "b", extending("a")),
        "<complexType> 'a' is made of itself: a → b → a",
        id="two types that extend each other",
    ),
    pytest.param(
        named("complexType", "a", extending("a").replace("extension", "restriction")),
        "<complexType> 'a' is made of itself: a → a",
        id="a type that restricts itself",
    ),
    pytest.param(
        named("group", "a", group("b")) + named("group", "b", group("a")),
        "<group> 'a' is made of itself: a → b → a",
        id="groups in a circle",
    ),
    pytest.param(
        named("attributeGroup", "a", '<xs:attributeGroup ref="ts:a"/>'),
        "<attributeGroup> 'a' is made of itself: a → a",
        id="a group of attributes in itself",
    ),
    pytest.param(
        named("simpleType", "a", '<xs:restriction base="ts:b"/>')
        + named("simpleType", "b", '<xs:list itemType="ts:a"/>'),
        "<simpleType> 'a' is made of itself: a → b → a",
        id="simple types in a circle",
    ),
    pytest.param(
        named("simpleType", "a", '<xs:union memberTypes="xs:string ts:a"/>'),
        "<simpleType> 'a' is made of itself: a → a",
        id="a union of itself",
    ),
    pytest.param(
        '<xs:element name="a" type="xs:string" substitutionGroup="ts:b"/>\n'
        '<xs:element name="b" type="xs:string" substitutionGroup="ts:a"/>\n',
        "<element> 'a' is made of itself: a → b → a",
        id="elements that replace each other",
    ),
    pytest.param(
        chain("complexType", extending, extending("n0")),
        "<complexType> 'n0' is made of itself: n0 → n1 → n2 → n3 → n4 → … → n2995 → n2996",
        id="a circle of thousands of types",
    ),
]


@pytest.mark.parametrize(("content", "reason"), CIRCLES)
def test_a_definition_that_is_made_of_itself_is_named(
    written: Callable[[str], Path], content: str, reason: str
) -> None:
    with pytest.raises(SpecError) as caught:
        read_shapes([written(content)])
    assert str(caught.value).startswith(f"official.xsd: line 2: {reason}")


DEEP_ELEMENTS = "<xs:sequence>" * LARGE + "</xs:sequence>" * LARGE
WITH_ONE_TYPE = named("complexType", "t", group("g0"))
TOO_LARGE = [
    pytest.param(
        named("complexType", "t", DEEP_ELEMENTS),
        "elements are nested more than 100 deep",
        id="elements, one in another",
    ),
    pytest.param(
        named("complexType", "t", "<xs:annotation><xs:documentation>" + "<b>" * LARGE),
        "elements are nested more than 100 deep",
        id="elements of another namespace, one in another",
    ),
    pytest.param(
        chain("complexType", extending),
        "<complexType> 'n2899' is made of more than 100 definitions, one in another",
        id="extensions of extensions",
    ),
    pytest.param(
        chain("group", group, sequence(element("e", "xs:string"))),
        "<group> 'n2899' is made of more than 100 definitions, one in another",
        id="groups in groups",
    ),
    pytest.param(
        chain("complexType", lambda name: sequence(element("e", f"ts:{name}"))),
        "<complexType> 'n2000' is one too many: the schema has more than 2000 types",
        id="types with elements of the next type",
    ),
    pytest.param(
        named("complexType", "t", sequence(*(nested(f"e{n}", "") for n in range(LARGE)))),
        "<complexType> 't' has more than 1000 elements, attributes and values",
        id="elements in one type",
    ),
    pytest.param(
        doubling(20, lambda name: sequence(group(name), group(name))) + WITH_ONE_TYPE,
        "<group> 'g10' has more than 1000 elements, attributes and values",
        id="groups that double",
    ),
    pytest.param(
        doubling(20, lambda name: sequence(nested("a", group(name)), nested("b", group(name))))
        + WITH_ONE_TYPE,
        "<group> 'g11' has more than 1000 elements, attributes and values",
        id="nested types that double",
    ),
    pytest.param(
        "".join(named("attributeGroup", f"a{n}", '<xs:attribute name="a"/>' * 99) for n in range(9))
        + "".join(
            named("complexType", f"t{n}", '<xs:attributeGroup ref="ts:a8"/>' * 10)
            for n in range(99)
        ),
        "<complexType> 't19' is one too many: the schema has more than 20000 elements",
        id="attributes in all types together",
    ),
    pytest.param(
        '<xs:element name="head" type="xs:string"/>\n'
        + "".join(
            f'<xs:element name="e{n}" type="xs:string" substitutionGroup="ts:head"/>\n'
            for n in range(500)
        )
        + named("complexType", "t", sequence('<xs:element ref="ts:head"/>' * 2)),
        "<complexType> 't' has more than 1000 elements, attributes and values",
        id="elements that replace others",
    ),
]


@pytest.mark.parametrize(("content", "reason"), TOO_LARGE)
def test_a_schema_beyond_a_limit_is_refused_in_time(
    written: Callable[[str], Path], content: str, reason: str
) -> None:
    path = written(content)
    began = time.monotonic()
    with pytest.raises(SpecError, match=f": line [0-9]+: {reason}"):
        read_shapes([path])
    assert time.monotonic() - began < 10


RECURSIVE = [
    pytest.param(
        named("complexType", "a", sequence(element("e", "ts:b")))
        + named("complexType", "b", sequence(element("e", "ts:a"))),
        "b",
        id="types with elements of each other",
    ),
    pytest.param(
        named("group", "g", sequence(element("e", "ts:a"))) + named("complexType", "a", group("g")),
        "a",
        id="through a group",
    ),
    pytest.param(
        named("group", "g", sequence(nested("e", group("g"))))
        + named("complexType", "a", group("g")),
        "a_e",
        id="through a nested type",
    ),
    pytest.param(
        named("complexType", "a", sequence(nested("e", extending("a")))),
        "a_e",
        id="through an extension",
    ),
    pytest.param(
        "".join(
            named("complexType", name, sequence(element("e", f"ts:{after}")))
            for name, after in zip(
                ["a", *(f"n{n}" for n in range(299))],
                [*(f"n{n}" for n in range(299)), "a"],
                strict=True,
            )
        ),
        "n0",
        id="through 300 types",
    ),
]


@pytest.mark.parametrize(("content", "type_"), RECURSIVE)
def test_a_type_that_has_elements_of_itself_is_read(
    written: Callable[[str], Path], content: str, type_: str
) -> None:
    shapes = read_shapes([written(content)])
    assert shapes["a"].members == (Member("e", "element", 0, 1, type=type_),)


def test_a_hundred_types_may_extend_each_other(written: Callable[[str], Path]) -> None:
    attribute = '<xs:attribute name="id" type="xs:string"/>'
    types = [named("complexType", f"t{n}", extending(f"t{n + 1}")) for n in range(99)]
    shapes = read_shapes([written("".join(types) + named("complexType", "t99", attribute))])
    assert [member.name for member in shapes["t0"].members] == ["id"]


def test_names_of_different_kinds_and_namespaces_are_told_apart(
    written: Callable[[str], Path], tmp_path: Path
) -> None:
    other = HEAD.replace("http://tableau.com/api", "http://example.com/other")
    content = named("complexType", "flow", '<xs:attribute name="id" type="xs:string"/>')
    (tmp_path / "other.xsd").write_text(f"{other}{content}</xs:schema>", "utf-8")
    same = '<xs:import namespace="http://example.com/other" schemaLocation="other.xsd"/>'
    same += '<xs:simpleType name="string"><xs:restriction base="xs:string"/></xs:simpleType>'
    base = (
        extending("flow")
        .replace("ts:", "o:")
        .replace("base", 'xmlns:o="http://example.com/other" base')
    )
    assert "flow" in read_shapes([written(same + named("complexType", "flow", base))])


def test_files_that_include_each_other_are_read_once(
    written: Callable[[str], Path], tmp_path: Path
) -> None:
    back = '<xs:include schemaLocation="official.xsd"/>'
    types = named("complexType", "b", '<xs:attribute name="id" type="xs:string"/>')
    (tmp_path / "rest.xsd").write_text(f"{HEAD}{back}{types}</xs:schema>", "utf-8")
    there = '<xs:include schemaLocation="rest.xsd"/>'
    shapes = read_shapes([written(there + named("complexType", "a", extending("b")))])
    assert [member.name for member in shapes["a"].members] == ["id"]


def test_a_circle_through_two_files_is_found(
    written: Callable[[str], Path], tmp_path: Path
) -> None:
    plain = HEAD.replace(' targetNamespace="http://tableau.com/api"', "").replace("ts:", "x:")
    content = named("complexType", "b", extending("a").replace("ts:", ""))
    (tmp_path / "rest.xsd").write_text(f"{plain}{content}</xs:schema>", "utf-8")
    there = '<xs:include schemaLocation="rest.xsd"/>'
    with pytest.raises(SpecError, match="<complexType> 'a' is made of itself: a → b → a"):
        read_shapes([written(there + named("complexType", "a", extending("b")))])


def test_a_type_that_is_redefined_may_extend_itself(
    written: Callable[[str], Path], tmp_path: Path
) -> None:
    types = named("complexType", "a", '<xs:attribute name="id" type="xs:string"/>')
    (tmp_path / "rest.xsd").write_text(f"{HEAD}{types}</xs:schema>", "utf-8")
    more = extending("a", '<xs:attribute name="name" type="xs:string"/>')
    content = named("complexType", "a", more)
    redefined = f'<xs:redefine schemaLocation="rest.xsd">{content}</xs:redefine>'
    shapes = read_shapes([written(redefined)])
    assert sorted(member.name for member in shapes["a"].members) == ["id", "name"]


def test_a_long_row_of_files_is_refused(written: Callable[[str], Path], tmp_path: Path) -> None:
    for number in range(250):
        include = f'<xs:include schemaLocation="f{number + 1}.xsd"/>'
        (tmp_path / f"f{number}.xsd").write_text(f"{HEAD}{include}</xs:schema>", "utf-8")
    (tmp_path / "f250.xsd").write_text(f"{HEAD}</xs:schema>", "utf-8")
    with pytest.raises(SpecError, match=r"f199\.xsd: -: the schema has more than 200 files"):
        read_shapes([written('<xs:include schemaLocation="f0.xsd"/>')])


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (f'<xs:include schemaLocation="{"a" * 300}.xsd"/>', "line 2: 'aaa"),
        (named("complexType", "t", '<xs:attribute name="a" use="never"/>'), "-: "),
        ('<xs:element name="a" minOccurs="many"/>', "-: "),
        ("<xs:complexType><xs:attribute/></xs:complexType>", "-: "),
    ],
    ids=["a long name of a file", "an unknown use", "a number that is none", "no names"],
)
def test_an_invalid_schema_ends_in_one_message(
    written: Callable[[str], Path], content: str, reason: str
) -> None:
    with pytest.raises(SpecError, match=f"official.xsd: {reason}"):
        read_shapes([written(content)])
