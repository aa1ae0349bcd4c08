"""Tags are taken apart as expat itself would do it, in whatever form they are written."""

from __future__ import annotations

import logging
from xml.parsers import expat

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tableau_flows_generated import codec
from tableau_flows_generated.codec.tags import attributes_of, name_of
from tableau_flows_generated.models import FlowListReply, FlowReply, ServerInfoReply

_names = st.from_regex(r"[A-Za-z_][\w.-]{0,6}(:[a-z]{1,3})?", fullmatch=True).filter(str.isascii)
_spaces = st.text(" \t\n\r", max_size=2)
_pieces = st.one_of(
    st.sampled_from(["&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#10;", "&#x41;", "&#x1F600;"]),
    st.sampled_from(
        ["\t", "\n", "\r", "\r\n", "/>", ">", "=", "/", "id=", "日本", "'", '"', "]]>"]
    ),
    st.characters(min_codepoint=32, max_codepoint=0xD7FF, exclude_characters="<&"),
)


@st.composite
def _tags(draw: st.DrawFn) -> str:
    names = draw(st.lists(_names, unique=True, max_size=5))
    tag = "<" + draw(_names)
    for name in names:
        quote = draw(st.sampled_from("'\""))
        value = "".join(draw(st.lists(_pieces, max_size=6))).replace(quote, "")
        tag += f"{draw(_spaces)} {name}{draw(_spaces)}={draw(_spaces)}{quote}{value}{quote}"
    return tag + draw(_spaces) + "/>"


@given(_tags())
def test_names_and_attributes_are_those_that_expat_finds(tag: str) -> None:
    found: list[tuple[str, dict[str, str]]] = []
    noted: list[str] = []
    for handler in ("StartElementHandler", "DefaultHandler"):
        parser = expat.ParserCreate()
        setattr(parser, handler, lambda *given: (found if len(given) == 2 else noted).append(given))
        parser.Parse(tag.encode(), True)
    assert noted == [(tag,)]
    assert found == [(name_of(tag), attributes_of(tag))]


@given(st.data())
def test_flows_of_one_form_are_read_as_expat_reads_each_of_them(data: st.DataObject) -> None:
    """How a tag is taken apart is learnt from the first one, and used for those after it."""
    names = data.draw(st.permutations(["id", "name", "description", "webpageUrl", "newer"]))
    given_names = names[: data.draw(st.integers(0, 5))]
    before, after = data.draw(_spaces), data.draw(_spaces)
    for _ in range(3):
        tag = "<flow"
        for name in given_names:
            value = "".join(data.draw(st.lists(_pieces, max_size=4))).replace('"', "")
            tag += f'{before} {name}={after}"{value}"'
        text = f"<tsResponse>{tag}/></tsResponse>".encode()
        expected: list[dict[str, str]] = []
        parser = expat.ParserCreate()
        parser.StartElementHandler = lambda _, given, into=expected: into.append(given)
        parser.Parse(text, True)
        if "id" not in given_names:
            with pytest.raises(codec.DecodeError, match="the attribute is missing"):
                codec.decode(FlowReply, text)
            continue
        flow = codec.decode(FlowReply, text).flow
        found = (flow.id, flow.name, flow.description, flow.webpage_url)
        assert found == tuple(map(expected[1].get, ("id", "name", "description", "webpageUrl")))


def _flows(*flows: str) -> tuple[object, ...]:
    text = f"<tsResponse><flows>{''.join(flows)}</flows></tsResponse>"
    read = codec.decode(FlowListReply, text.encode()).flows
    return tuple((flow.id, flow.name, flow.description) for flow in read)


@pytest.mark.parametrize(
    ("flow", "expected"),
    [
        ('<flow id="1" name="a" description="d"/>', ("1", "a", "d")),
        ("<flow id='1' name='a' description='d'/>", ("1", "a", "d")),
        ("""<flow id='1' name="a" description='"d"'/>""", ("1", "a", '"d"')),
        ('<flow\n  id = "1"\r\n\tname= "a" description ="d" />', ("1", "a", "d")),
        ('<flow name="a" description="d" id="1"></flow >', ("1", "a", "d")),
        ('<flow id="1" name="a"/>', ("1", "a", None)),
        ('<flow id="1" name="a" description=""/>', ("1", "a", "")),
        ('<flow id="1" name="&lt;&amp;&#x3e;" description="&#10;"/>', ("1", "<&>", "\n")),
        ('<flow id="1" name="a\tb\r\nc\nd" description="&amp;lt;"/>', ("1", "a b c d", "&lt;")),
        ('<flow id="1" name=" id=&apos;2&apos;" description="/>"/>', ("1", " id='2'", "/>")),
        ('<flow id="1" name="a" new="x" description="d"/>', ("1", "a", "d")),
        ('<t:flow id="1" name="a" description="d"></t:flow>', ("1", "a", "d")),
    ],
)
def test_a_flow_in_any_form_is_read_again_and_again(
    flow: str, expected: tuple[str, str, str | None]
) -> None:
    plain = '<flow id="0" name="plain" description="p"/>'
    flow = flow.replace("<t:flow", '<t:flow xmlns:t="urn:t"')
    found = _flows(plain, flow, flow, plain, flow)
    assert found == (("0", "plain", "p"), expected, expected, ("0", "plain", "p"), expected)


@pytest.mark.parametrize(
    "between",
    [
        "<!-- </flow> <project/> -->",
        '<?robots index="no"?>',
        "<![CDATA[<flow id='2' name='no'/>]]>",
        "text &amp; more, with <b>bold</b> in it",
        "\n  \t",
        "]]&gt; / \"/ '",
        "<unknown><flow id='2' name='no'><tags/></flow></unknown>",
        "<unknown/><unknown a='1'/>",
    ],
)
@pytest.mark.parametrize("size", [1, 7, 10_000])
def test_what_stands_between_elements_is_passed_over(between: str, size: int) -> None:
    flow = '<flow id="1" name="a">|<owner id="o"/>|<tags>|<tag label="t"/>|</tags>|</flow>'
    text = f"<tsResponse>|<flows>|{flow}|{flow}|</flows>|</tsResponse>".replace("|", between)
    decoder: codec.Decoder[FlowListReply] = codec.Decoder(FlowListReply)
    data = f"<?xml version='1.0'?>\n<!-- a -->{text}\n<!-- b --> ".encode()
    for at in range(0, len(data), size):
        decoder.feed(data[at : at + size])
    found = decoder.close().flows
    assert [flow.id for flow in found] == ["1", "1"]
    assert [flow.owner and flow.owner.id for flow in found] == ["o", "o"]
    assert [[tag.label for tag in flow.tags] for flow in found] == [["t"], ["t"]]


def test_text_in_pieces_is_put_together() -> None:
    inner = "<![CDATA[3]]>.<!-- not this --><b>nor this</b>1&#48;<?nor this?>"
    text = f"<productVersion>1</productVersion><restApiVersion>{inner}</restApiVersion>"
    text = f"<serverInfo>{text}</serverInfo>"
    data = f"<tsResponse>{text}</tsResponse>".encode()
    assert codec.decode(ServerInfoReply, data).server_info.rest_api_version == "3.10"


def test_what_is_unknown_is_counted_each_time_it_comes(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "tableau_flows.xml")
    flow = '<flow id="1" name="a" new="x"><owner id="o" new="y"/><odd><odd/></odd><odd/></flow>'
    _flows(*[flow] * 3)
    assert "{'flow@new': 3, 'odd': 6, 'owner@new': 3}" in caplog.text


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", None),
        ("utf-8", "UTF-8"),
        ("utf-8-sig", None),
        ("utf-8-sig", "utf-8"),
        ("utf-16", None),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", None),
        ("iso-8859-1", "ISO-8859-1"),
        ("windows-1252", "windows-1252"),
    ],
)
@pytest.mark.parametrize("size", [1, 3, 10_000])
def test_long_tags_in_any_usual_encoding_are_read(
    encoding: str, declared: str | None, size: int
) -> None:
    name = "é>" * 2000
    head = "" if declared is None else f'<?xml version="1.0" encoding="{declared}"?>'
    text = f'{head}<tsResponse><flow id="1" name="{name}" description="ü"/></tsResponse>'
    decoder: codec.Decoder[FlowReply] = codec.Decoder(FlowReply)
    data = text.encode(encoding)
    for at in range(0, len(data), size):
        decoder.feed(data[at : at + size])
    flow = decoder.close().flow
    assert (flow.name, flow.description) == (name, "ü")


@pytest.mark.parametrize("declared", ["utf-7", "rot13", "zlib", "punycode", "x-unknown"])
def test_an_encoding_that_no_server_uses_is_refused(declared: str) -> None:
    text = f'<?xml version="1.0" encoding="{declared}"?><tsResponse/>'
    with pytest.raises(codec.DecodeError, match="encoding") as caught:
        codec.decode(FlowReply, text.encode())
    assert caught.value.kind == "malformed"


def test_double_quotes_within_single_ones_divide_no_tag() -> None:
    """A tag is taken apart at its double quotes only if it has no single ones around values."""
    flows = [
        f"""<flow id='a"{n}"b' name='c"{n}"d' description="e"/>""".replace(' description="e"', "")
        for n in range(3)
    ]
    found = _flows(*flows, *flows)
    assert found == tuple((f'a"{n}"b', f'c"{n}"d', None) for n in (0, 1, 2, 0, 1, 2))


@pytest.mark.parametrize("number", [63, 64, 65, 66, 200])
def test_forms_of_tags_may_follow_one_another_in_any_number(number: int) -> None:
    """More than are remembered: those from before are learnt again."""
    flows = [f'<flow id="{n}"{" " * (n + 1)}name="n{n}"></flow>' for n in range(number)]
    expected = tuple((str(n), f"n{n}", None) for n in range(number))
    assert _flows(*flows) == expected
    assert _flows(*reversed(flows)) == tuple(reversed(expected))


def test_elements_without_attributes_are_read_whatever_was_learnt_before() -> None:
    spaces = [" " * (n % 10) + "\n" * (n // 10) for n in range(200)]
    tags = [f'<flow id="1" name="a"><tags{s}><tag label="t"/></tags{s}></flow>' for s in spaces]
    text = f"<tsResponse><flows>{''.join(tags)}</flows></tsResponse>".encode()
    for _ in range(2):
        assert all(len(f.tags) == 1 for f in codec.decode(FlowListReply, text).flows)


@pytest.mark.parametrize("spare", [0, 1])
@pytest.mark.parametrize("piece", [1, 10_000])
def test_elements_may_be_nested_up_to_the_limit_and_no_deeper(spare: int, piece: int) -> None:
    def read(inner: str, depth: int) -> None:
        decoder: codec.Decoder[FlowReply] = codec.Decoder(
            FlowReply, limits=codec.Limits(depth=depth)
        )
        flow = f'<flow id="1" name="a">{inner}</flow>'
        data = f"<tsResponse>{flow}</tsResponse>".encode()
        for at in range(0, len(data), piece):
            decoder.feed(data[at : at + piece])
        assert decoder.close().flow.id == "1"

    known = '<tags><tag label="t"></tag></tags>'  # four deep with the root and the flow
    unknown = "<a><b></b></a>"
    for inner in (known, unknown, f"<owner id='o'>{unknown[3:-4]}</owner>"):
        read(inner, 4 + spare)
        with pytest.raises(codec.DecodeError, match="too deeply") as caught:
            read(inner, 3)
        assert caught.value.kind == "refused"


def test_attributes_are_accepted_up_to_a_maximum_number() -> None:
    def read(count: int) -> None:
        more = "".join(f' a{n}=""' for n in range(count - 2))
        for root, flow in ((more, ' id="1" name="a"'), ("", f' id="1" name="a"{more}')):
            data = f"<tsResponse{root}><flow{flow}/></tsResponse>".encode()
            decoder: codec.Decoder[FlowReply] = codec.Decoder(
                FlowReply, limits=codec.Limits(attributes=10)
            )
            assert decoder.read(data).flow.id == "1"

    read(10)
    with pytest.raises(codec.DecodeError, match="too many attributes"):
        read(13)


def test_a_text_is_accepted_up_to_a_maximum_length() -> None:
    def read(length: int, piece: int) -> None:
        text = f"<productVersion>1</productVersion><restApiVersion>{'x' * length}</restApiVersion>"
        data = f"<tsResponse><serverInfo>{text}</serverInfo></tsResponse>".encode()
        decoder: codec.Decoder[ServerInfoReply] = codec.Decoder(
            ServerInfoReply, limits=codec.Limits(text=100)
        )
        for at in range(0, len(data), piece):
            decoder.feed(data[at : at + piece])
        decoder.close()

    for piece in (1, 1000):
        read(100, piece)
        with pytest.raises(codec.DecodeError, match="a text is too long"):
            read(101, piece)


@pytest.mark.parametrize(
    "pattern",
    [
        "<x#/>",
        "<x#></x#>",
        "<tags x#='1'/>",
        "<tags|></tags>",
        """<tag label="#" id='"'/>""",
        '<owner id="1" lastLogin="#"/>',
    ],
)
@pytest.mark.parametrize("piece", [10, 100_000])
def test_slow_tags_are_accepted_up_to_a_maximum_number(pattern: str, piece: int) -> None:
    """Tags of ever new forms take ten times as long as others, however short they are."""

    def read(count: int) -> None:
        tags = (pattern.replace("#", str(k)).replace("|", " " * k) for k in range(count))
        data = f'<tsResponse><flow id="1" name="a">{"".join(tags)}</flow></tsResponse>'.encode()
        decoder: codec.Decoder[FlowReply] = codec.Decoder(
            FlowReply, limits=codec.Limits(slow=30), report=lambda problems, skipped: None
        )
        for at in range(0, len(data), piece):
            decoder.feed(data[at : at + piece])
        assert decoder.close().flow.id == "1"

    read(20)
    with pytest.raises(codec.DecodeError, match="too many tags of different forms") as caught:
        read(200)
    assert caught.value.kind == "refused"


@pytest.mark.parametrize(
    "tag",
    [
        '<owner id="#"/>',
        "<owner id='#'/>",
        "<owner id='#'></owner>",
        "<owner id='&lt;#'/>",
        "<unknown a='#'/>",
        "<unknown/>",
    ],
)
def test_many_tags_of_the_same_form_do_not_count_as_slow(tag: str) -> None:
    tags = "".join(tag.replace("#", str(number)) for number in range(1000))
    data = f'<tsResponse><flow id="1" name="a">{tags}</flow></tsResponse>'.encode()
    decoder: codec.Decoder[FlowReply] = codec.Decoder(FlowReply, limits=codec.Limits(slow=10))
    owner = decoder.read(data).flow.owner
    assert owner is None or (owner.id or "").endswith("999")


def test_nothing_that_servers_send_is_refused_for_its_forms() -> None:
    """Not even a hundred forms of an element in turn, of which not all are remembered."""
    tags = "".join(f'<flow id="{n}" name="a" x{n % 100}=""/>' for n in range(50_000))
    data = f"<tsResponse><flows>{tags}</flows></tsResponse>".encode()
    assert len(codec.decode(FlowListReply, data).flows) == 50_000


@pytest.mark.parametrize("piece", [1, 100, 1500])
def test_a_tag_that_does_not_end_is_refused_when_it_is_too_long(piece: int) -> None:
    decoder: codec.Decoder[FlowReply] = codec.Decoder(FlowReply, limits=codec.Limits(text=3000))
    data = b'<tsResponse><flow id="1" name="' + b"x" * 20_000
    fed = 0
    with pytest.raises(codec.DecodeError, match="a tag is too long"):  # noqa: PT012
        for at in range(0, len(data), piece):
            fed = at
            decoder.feed(data[at : at + piece])
    assert 3000 - piece < fed < 3100


def test_an_element_that_is_known_elsewhere_is_unknown_where_it_does_not_belong() -> None:
    """What an empty element is depends on where it stands, although equal ones are remembered."""
    stray = '<project id="p"/><owner id="o"/>'
    inner = '<project id="p"/><owner id="o"/><tags><tag label="t"/>|</tags>'
    text = f'<tsResponse><flow id="1" name="a">{inner}</flow>|<tag label="t"/></tsResponse>'
    plain = codec.decode(FlowReply, text.replace("|", "").encode())
    assert codec.decode(FlowReply, text.replace("|", stray).encode()) == plain
    assert (plain.warnings, plain.flow_output_steps) == ((), None)


def test_forms_that_only_look_alike_at_their_quotes_are_told_apart() -> None:
    """Two values in one tag may be in quotes of different kinds."""
    found = _flows(
        """<flow id='1' name="a" description='x"y"z'/>""",
        """<flow id='2' name="b" description='x"w"z'/>""",
        """<flow id="3" name="c" description="x'y'z"/>""",
        """<flow id="4" name="d" description="x'w'z"/>""",
    )
    assert found == (
        ("1", "a", 'x"y"z'),
        ("2", "b", 'x"w"z'),
        ("3", "c", "x'y'z"),
        ("4", "d", "x'w'z"),
    )


def test_a_document_longer_than_what_is_read_at_a_time_is_read_to_its_end() -> None:
    count = 40_000  # more than a megabyte
    data = "".join(f'<flow id="{n}" name="n"/>' for n in range(count)).encode()
    for end in (b"</flows></tsResponse>", b"</flows></tsResponse>" + b" " * (1024 * 1024)):
        whole = b"<tsResponse><flows>" + data + end
        assert len(codec.decode(FlowListReply, whole).flows) == count
    with pytest.raises(codec.DecodeError, match="no element found"):
        codec.decode(FlowListReply, b"<tsResponse><flows>" + data)
