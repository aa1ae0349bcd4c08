"""The code that a spec with unusual, but allowed, contents is made into: it is imported and used.

One spec with all of them is generated once; each test runs a few lines against the result.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from tableau_flows_generated import models

Try = Callable[[str], str]

TYPES = """
  <xs:complexType name="probeReply">
    <xs:annotation><xs:documentation>A reply.</xs:documentation></xs:annotation>
    <xs:sequence>
      <xs:element name="probe" type="api:probe"/>
      <xs:element name="warnings" type="api:warningList" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="probe" mixed="true">
    <xs:sequence>
      <xs:element name="notes" type="api:probeNoteList" minOccurs="0"/>
      <xs:element name="reason" type="api:probeReason" minOccurs="0"/>
      <xs:element name="part" type="api:probePart" minOccurs="0"/>
      <xs:element name="size" type="xs:int" minOccurs="0"/>
      <xs:element name="rows" type="api:probeRowList" minOccurs="0"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="probeNoteList" mixed="true">
    <xs:sequence>
      <xs:element name="note" type="api:probeNote" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="probeNote" mixed="true">
    <xs:attribute name="text" type="xs:string"/>
  </xs:complexType>
  <xs:complexType name="probePart">
    <xs:sequence>
      <xs:element name="inner" type="xs:string"/>
    </xs:sequence>
    <xs:attribute name="at" type="xs:dateTime" use="required"/>
    <xs:attribute name="priority" type="xs:int"/>
  </xs:complexType>
  <xs:complexType name="probeRowList">
    <xs:sequence>
      <xs:element name="row" type="api:probeRow" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="probeRow">
    <xs:sequence>
      <xs:element name="marks" type="api:probePartList" minOccurs="0"/>
      <xs:element name="count" type="xs:int" minOccurs="0" maxOccurs="unbounded"/>
      <xs:element name="must" type="api:probePart" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence>
    <xs:attribute name="id" type="xs:string" use="required"/>
  </xs:complexType>
  <xs:complexType name="probePartList">
    <xs:sequence>
      <xs:element name="mark" type="api:probePart" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence>
  </xs:complexType>
  <xs:simpleType name="probeCode">
    <xs:annotation><xs:documentation>Ends in "codes"</xs:documentation></xs:annotation>
    <xs:restriction base="xs:string">
      <xs:enumeration value="1"/>
      <xs:enumeration value="2nd try">
        <xs:annotation><xs:documentation>EVIL</xs:documentation></xs:annotation>
      </xs:enumeration>
      <xs:enumeration value="class"/>
      <xs:enumeration value="mro"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="openProbeCode">
    <xs:union memberTypes="api:probeCode xs:string"/>
  </xs:simpleType>
  <xs:complexType name="probeReason" mixed="true">
    <xs:sequence>
      <xs:element name="message" type="xs:string" minOccurs="0"/>
    </xs:sequence>
    <xs:attribute name="message" type="xs:string">
      <xs:annotation><xs:documentation>EVIL</xs:documentation></xs:annotation>
    </xs:attribute>
    <xs:attribute name="code" type="api:openProbeCode"/>
  </xs:complexType>
</xs:schema>
"""
EVIL = (
    'Text with """quotes""" \\N{x} \\, {{ braces }} {% if %} {0} %s \\u12 and \a at the end: \\ "'
)
"""Text of a spec that would end a docstring, escape from it or mean something to a template."""


GENERATE = """
import sys
from pathlib import Path
from generator.compile import read_spec
from generator.languages.python import LANGUAGE
from generator.render import render_language
render_language(read_spec(Path(sys.argv[1])), LANGUAGE, Path(sys.argv[2]) / "python")
"""
"""Generate without the checks, which would refuse texts as unusual as these."""


@pytest.fixture(scope="module")
def try_(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Try:
    """Run code on what the changed spec is made into, and give what it prints."""
    folder = tmp_path_factory.mktemp("generated")
    spec = Path(shutil.copytree(root / "spec", folder / "spec"))
    runs = spec / "xsd" / "runs.xsd"
    types = TYPES.replace("EVIL", EVIL.replace("\a", "").replace('"', "&quot;"))
    runs.write_text(runs.read_text("utf-8").replace("</xs:schema>", types), "utf-8")
    for name in ("openapi.yaml", "errors.yaml", "protocol.yaml"):
        document = yaml.safe_load((spec / name).read_text("utf-8"))
        (spec / name).write_text(yaml.safe_dump(_spoilt(document), sort_keys=False), "utf-8")
    output = folder / "output"
    output.mkdir()
    _run([sys.executable, "-c", GENERATE, str(spec), str(output)], root)

    def run(code: str) -> str:
        head = "from tableau_flows_generated import codec, models\n"
        return _run([sys.executable, "-W", "error", "-c", head + code], output / "python")

    return run


def _spoilt(node: Any) -> Any:
    """A document whose texts for people end in what is hard to put into code."""
    if isinstance(node, list):
        return [_spoilt(item) for item in node]
    if not isinstance(node, dict):
        return node
    prose = {"summary", "description", "title", "x-permission", "when", "remedy"}
    return {
        key: f"{value} {EVIL}" if key in prose and isinstance(value, str) else _spoilt(value)
        for key, value in node.items()
    }


def _run(command: list[str], folder: Path) -> str:
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


EVERYTHING = """
import ast, importlib, pathlib, pkgutil, tableau_flows_generated as package
for module in pkgutil.walk_packages(package.__path__, "tableau_flows_generated."):
    importlib.import_module(module.name)
docs = 0
for path in pathlib.Path(package.__path__[0]).rglob("*.py"):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if "braces" in node.value and "quotes" in node.value:
                assert "{{ braces }} {% if %} {0} %s" in " ".join(node.value.split()), node.value
                docs += 1
print(docs > 200)
print(models.ProbeCode.__members__ == {
    "_1": "1", "_2ND_TRY": "2nd try", "CLASS": "class", "MRO": "mro"
})
reason = models.ProbeReason(code=models.ProbeCode._2ND_TRY)
reply = models.ProbeReply(probe=models.Probe(reason=reason))
data = codec.encode(reply, "tsResponse")
again = codec.decode(models.ProbeReply, data).probe.reason.code
print(again is models.ProbeCode._2ND_TRY)
"""


def test_no_text_of_the_spec_ends_a_docstring_or_escapes_from_it(try_: Try) -> None:
    """Constants that begin with a digit get an underscore."""
    assert try_(EVERYTHING) == "True\nTrue\nTrue"


READ = (
    "r = codec.decode(models.ProbeReply, b'<tsResponse><probe>{}</probe></tsResponse>').probe;"
    "print({})"
)


@pytest.mark.parametrize(
    ("inner", "shown", "expected"),
    [
        ("<notes>bare text</notes>", "r.notes, r.notes_text", "() bare text"),
        ("<notes> <note/>\\n </notes>", "len(r.notes), r.notes_text", "1 None"),
        ("<notes>a <note/>b</notes>", "len(r.notes), r.notes_text", "1 a b"),
        ("<notes>a</notes><notes>b<note/></notes>", "len(r.notes), r.notes_text", "1 ab"),
        ("<notes/>", "r.notes, r.notes_text", "() None"),
        ('<notes><note text="a">b</note></notes>', "r.notes[0].text", "a"),
        ('<notes><note text="a">b</note></notes>', "r.notes[0].element_text", "b"),
        ("<notes><note>b</note></notes>", "r.notes[0]", "ProbeNote(element_text='b')"),
        ("<reason>because\\n</reason>", "r.reason.text, r.reason.message", "because None"),
        ('<reason message="x"/>', "r.reason.text, r.reason.message", "None x"),
        (
            '<reason message="x">y<message>z</message></reason>',
            "r.reason.text, r.reason.message, r.reason.message_element",
            "y x z",
        ),
        ("one<reason>two<![CDATA[<three>]]></reason> four", "r.text", "one four"),
        ("<reason>two<![CDATA[<three>]]></reason>", "r.reason.text", "two<three>"),
        ("<unknown>text</unknown>", "r.text, r.notes_text", "None None"),
    ],
)
def test_text_beside_elements_is_read(try_: Try, inner: str, shown: str, expected: str) -> None:
    assert try_(READ.format(inner, shown)) == expected


def test_text_beside_elements_is_written_and_read_again(try_: Try) -> None:
    code = """
from tableau_flows_generated.models import *
note = models.ProbeNote(text="a", element_text="<b>")
reason = models.ProbeReason(text="t", message="m", message_element="e")
probes = [
    models.Probe(text="p", notes=(note, note), notes_text="n & n", reason=reason),
    models.Probe(notes_text="alone"),
    models.Probe(notes=(note,)),
    models.Probe(),
]
for probe in probes:
    reply = models.ProbeReply(probe=probe)
    data = codec.encode(reply, "tsResponse", namespace=None)
    assert codec.decode(models.ProbeReply, data) == reply, data
    print(data.decode())
"""
    lines = try_(code).split("\n")
    assert "<probe>p<notes>n &amp; n<note text" in lines[0]
    assert '<reason message="m">t<message>e</message></reason>' in lines[0]
    assert lines[1:] == [
        "<tsResponse><probe><notes>alone</notes></probe></tsResponse>",
        '<tsResponse><probe><notes><note text="a">&lt;b&gt;</note></notes></probe></tsResponse>',
        "<tsResponse><probe/></tsResponse>",
    ]


def test_the_limit_of_a_text_counts_what_stands_before_and_after_a_child(try_: Try) -> None:
    code = """
decoder = codec.Decoder(models.ProbeReply, limits=codec.Limits(text=1000))
piece = b"x" * 30 + b"<notes>y</notes>"
try:
    decoder.feed(b"<tsResponse><probe>" + piece * 40)
except codec.DecodeError as error:
    print(error)
"""
    assert try_(code) == "tsResponse/probe: a text is too long"


AT = 'at="2020-01-01T00:00:00Z"'
TOLERANT = """
def read(inner, **more):
    found = []
    report = lambda problems, skipped: found.extend(problems)
    data = f"<tsResponse><probe>{inner}</probe></tsResponse>".encode()
    try:
        probe = codec.decode(models.ProbeReply, data, report=report, **more).probe
    except codec.DecodeError as error:
        return print("raised", error)
    print(probe.part, probe.size, [(row.id, len(row.marks), row.count) for row in probe.rows])
    for problem in found:
        print(problem)
"""


@pytest.mark.parametrize(
    ("inner", "lines"),
    [
        ("<size> 5 </size>", ["None 5 []"]),
        (
            "<size>5.0</size>",
            ["None None []", "tsResponse/probe/size: left out, not a readable value: '5.0'"],
        ),
        (
            f"<part {AT}></part>",
            ["None None []", "tsResponse/probe/part/inner: left out, the element is missing"],
        ),
        (
            f"<part {AT}/><size>1</size>",
            ["None 1 []", "tsResponse/probe/part/inner: left out, the element is missing"],
        ),
        (
            "<part at='x'><inner/></part>",
            ["None None []", "tsResponse/probe/part/@at: left out, not a readable value: 'x'"],
        ),
        (
            "<part at=''><inner/></part>",
            ["None None []", "tsResponse/probe/part/@at: left out, a value is missing"],
        ),
        (
            "<part><inner>x</inner><unknown><inner/></unknown></part><size>2</size>",
            ["None 2 []", "tsResponse/probe/part/@at: left out, the attribute is missing"],
        ),
        (
            f"<rows><row id='1'><marks><mark/><mark {AT}><inner>a</inner></mark></marks>"
            "<count>1</count><count>x</count></row></rows>",
            [
                "None None [('1', 1, (1,))]",
                "tsResponse/probe/rows/row/marks/mark/@at: left out, the attribute is missing",
                "tsResponse/probe/rows/row/count: left out, not a readable value: 'x'",
            ],
        ),
        (
            "<rows><row id='1'/><row/></rows>",
            ["raised tsResponse/probe/rows/row/@id: the attribute is missing"],
        ),
    ],
)
def test_what_may_be_missing_is_left_out_and_a_row_raises(
    try_: Try, inner: str, lines: list[str]
) -> None:
    shown = try_(f"{TOLERANT}\nread({inner!r})\nread({inner!r}, strict=True)").split("\n")
    assert shown[: len(lines)] == lines
    problem = lines[-1].removeprefix("raised ").replace("left out, ", "")
    last = "raised" if len(lines) > 1 or lines[0].startswith("raised") else lines[0]
    assert shown[len(lines)].startswith(last)
    if len(lines) == 2:
        assert shown[-1] == f"raised {problem}"


def test_models_are_plain_dataclasses() -> None:
    """Nothing that a tool binds documents by: the codec knows where a field stands in the XML."""
    for name in models.__all__:
        model = getattr(models, name)
        if is_dataclass(model):
            assert "__dict__" not in dir(model), "it has slots"
            assert not hasattr(model, "Meta")
            assert [field.name for field in fields(model) if field.metadata] == []
