"""The time and the memory of decoding grow as the document grows, whatever is in it."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable

import pytest
from proportions import assert_in_proportion
from tableau_flows_generated import codec
from tableau_flows_generated.models import FlowListReply, ServerInfoReply

Make = Callable[[int], str]

FLOW = '<flow id="1" name="a"/>'
BIG = codec.Limits(text=2**30, attributes=2**30, slow=2**30)
"""No limits but those of depth: what is refused takes no time."""


def _numbered(pattern: str, size: int) -> str:
    """A pattern repeated with a number that is never the same, up to a size."""
    count = size // (len(pattern) + 4)
    return "".join(pattern.replace("#", str(number)) for number in range(count))


SOME = " a#=''"
HEAD = '<flow id="1" name="a"><description/>'
DOCUMENTS: dict[str, Make] = {
    "a long name of an element": lambda n: f"<{'x' * n}/>",
    "a long name in a start tag": lambda n: f"<{'x' * n}></{'x' * n}>",
    "a long name with colons": lambda n: f"<{'x:' * (n // 2)}x/>",
    "a long name of an attribute": lambda n: f'<flow id="1" name="a" {"x" * n}="1"/>',
    "a long value": lambda n: f'<flow id="1" name="{"x" * n}"/>',
    "a long value in single quotes": lambda n: f"<flow id='1' name='{'x' * n}'/>",
    "a long value of unequal signs": lambda n: f'<flow id="1" name="{"a=" * (n // 2)}"/>',
    "a long value of quotes": lambda n: f"""<flow id="1" name='{'"' * n}'/>""",
    "a long value of spaces": lambda n: f'<flow id="1" name="{" " * n}"/>',
    "a long number": lambda n: f'<flow id="1" name="a" createdAt="{"1" * n}"/>',
    "a long tag of spaces": lambda n: f'<flow id="1"{" " * n}name="a"/>',
    "spaces around the equal sign": lambda n: f'<flow id{" " * n}={" " * n}"1" name="a"/>',
    "many attributes": lambda n: f'<flow id="1" name="a"{_numbered(SOME, n)}/>',
    "many known empty elements": lambda n: FLOW * (n // len(FLOW)),
    "many references in a value": lambda n: f'<flow id="1" name="{"&lt;&#65;" * (n // 9)}"/>',
    "a long reference": lambda n: f'<flow id="1" name="&#{"0" * n}65;&#x{"0" * n}41;"/>',
    "many references in a text": lambda n: "&amp;" * (n // 5),
    "a huge text": lambda n: "text " * (n // 5),
    "a text of lines": lambda n: "\n" * n,
    "a text of brackets": lambda n: "]" * n,
    "a huge CDATA section": lambda n: f"<![CDATA[{'<x>' * (n // 3)}]]>",
    "many CDATA sections": lambda n: "<![CDATA[x]]>" * (n // 13),
    "a long comment": lambda n: f'<!-- {"- " * (n // 2)}"-->',
    "many comments": lambda n: _numbered("<!--a#-->", n),
    "a long processing instruction": lambda n: f"<?x {'? ' * (n // 2)}?>",
    "many processing instructions": lambda n: _numbered("<?a# b?>", n),
    "unknown elements": lambda n: "<x/>" * (n // 4),
    "unknown elements with content": lambda n: "<x>y</x>" * (n // 8),
    "unknown elements that never repeat": lambda n: _numbered("<x#/>", n),
    "unknown attributes that never repeat": lambda n: _numbered(
        '<flow id="1" name="a" x#="1"/>', n
    ),
    "tags of forms that never repeat": lambda n: _numbered("<flow id='1' name='#'></flow>", n),
    "forms by white space": lambda n: "".join(
        f'<flow id="1"{" " * (1 + k % 300)}name="a"></flow>' for k in range(n // 180)
    ),
    "nested as deep as allowed": lambda n: (("<x>" * 60) + ("</x>" * 60)) * (n // 420),
    "elements within elements": lambda n: f"{HEAD}<tags/></flow>" * (n // 50),
}


def _pieces(data: bytes, size: int) -> list[bytes]:
    return [data[at : at + size] for at in range(0, len(data), size)] if size else [data]


def _document(make: Make, size: int) -> bytes:
    return f"<tsResponse><flows>{make(size)}</flows></tsResponse>".encode()


def _read(pieces: list[bytes]) -> None:
    decoder: codec.Decoder[FlowListReply] = codec.Decoder(FlowListReply, limits=BIG)
    for piece in pieces:
        decoder.feed(piece)
    decoder.close()


@pytest.mark.parametrize(("piece", "size"), [(1, 3_000), (0, 16_000)])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_four_times_the_document_takes_about_four_times_the_time(
    name: str, piece: int, size: int
) -> None:
    once, four = (_pieces(_document(DOCUMENTS[name], size * k), piece) for k in (1, 4))
    assert_in_proportion(lambda: _read(once), lambda: _read(four), 4)


def test_the_measurement_detects_a_time_that_grows_with_the_square() -> None:
    def work(size: int) -> None:
        for _ in range(size):
            sum(range(size))

    with pytest.raises(AssertionError, match="4 times the size"):
        assert_in_proportion(lambda: work(400), lambda: work(1600), 4)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_memory_is_a_small_multiple_of_the_document(name: str) -> None:
    data = _document(DOCUMENTS[name], 8_000)
    pieces = _pieces(data, 7)
    _read(pieces)
    gc.collect()
    tracemalloc.start()
    try:
        _read(pieces)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 200_000 + 60 * len(data)


@pytest.mark.parametrize(("repeats", "count"), [(1, 6000), (300, 2000)])
def test_a_stream_takes_no_more_memory_for_more_elements(repeats: int, count: int) -> None:
    """Equal elements are made once; but only so many are remembered, and no long ones."""
    decoder: codec.Decoder[FlowListReply] = codec.Decoder(FlowListReply, items="flows")
    decoder.feed(b"<tsResponse><flows>")
    tracemalloc.start()
    try:
        for number in range(count):
            name = f"{number:04}" * repeats
            decoder.feed(f'<flow id="{number}" name="{name}"/><x{number}/>'.encode())
        held, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < 1_000_000
    assert peak < 1_200_000


def _flows(*tags: str) -> bytes:
    return f"<tsResponse><flows>{''.join(tags)}</flows></tsResponse>".encode()


def test_documents_of_ever_new_forms_do_not_fill_the_memory() -> None:
    """What is learnt of tags is kept for the documents to come, but only so much of it."""

    def read(numbers: range) -> None:
        for n in numbers:
            tags = (f'<flow id="1" name="a" x{n}-{k}="1"></flow>' for k in range(20))
            space = f"{n:b}".replace("0", " ").replace("1", "\n") * 100
            bare = f'<flow id="1" name="a"><tags{space}></tags></flow>'
            codec.decode(FlowListReply, _flows(*tags, bare, f"<y{n}></y{n}>"))

    read(range(50))
    gc.collect()
    tracemalloc.start()
    try:
        read(range(50, 250))
        gc.collect()
        held = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert held < 150_000


def test_a_long_name_is_not_kept_in_memory() -> None:
    long = "x" * 1_000_000
    codec.decode(FlowListReply, _flows("<flow id='1' name='a'/>"))
    gc.collect()
    tracemalloc.start()
    try:
        for tag in (f"<{long}/>", f"<{long}></{long}>", f"<flow id='1' name='a' {long}='1'/>"):
            codec.decode(FlowListReply, _flows(tag))
        del tag
        try:
            codec.decode(FlowListReply, f"<{long} xmlns='{long}'/>".encode())
        except codec.DecodeError as error:
            message = str(error)
        gc.collect()
        held = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert len(message) < 400
    assert held < 100_000


LONG = f"<{'y' * 5000}/>"


def test_names_that_never_repeat_are_counted_together(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG", "tableau_flows.xml")
    codec.decode(FlowListReply, _flows(*(f"<x{number}/>" for number in range(1000)), LONG))
    assert "'x0': 1" in caplog.text
    assert "'others': 901" in caplog.text
    assert len(caplog.text) < 3000
    codec.decode(FlowListReply, _flows(LONG))
    assert len(caplog.text) < 4000


def test_a_reference_may_begin_with_any_number_of_zeros() -> None:
    zeros = "0" * 10_000
    data = _flows(f'<flow id="&#{zeros}65;" name="&#x{zeros}42;"/>')
    flow = codec.decode(FlowListReply, data).flows[0]
    assert (flow.id, flow.name) == ("A", "B")


def test_a_text_in_single_bytes_is_read_in_linear_time_too() -> None:
    def read(size: int) -> None:
        text = f"<productVersion>1</productVersion><restApiVersion>{'x' * size}</restApiVersion>"
        pieces = _pieces(f"<tsResponse><serverInfo>{text}</serverInfo></tsResponse>".encode(), 1)
        decoder: codec.Decoder[ServerInfoReply] = codec.Decoder(ServerInfoReply)
        for piece in pieces:
            decoder.feed(piece)
        assert decoder.close().server_info.rest_api_version == "x" * size

    assert_in_proportion(lambda: read(10_000), lambda: read(40_000), 4)
