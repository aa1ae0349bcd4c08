"""However large a reply is, packed or not, only a bounded part of it is read and kept."""

from __future__ import annotations

import contextlib
import gzip
import json
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import httpx
import pytest
from limiting import LIMIT
from tableau_flows import RetryPolicy, Timeouts, errors
from tableau_flows_generated import operations
from torture import FILE, Asked, SmallTableau, document, flow, reply

SCRIPT = str(Path(__file__).parents[2] / "support" / "limiting.py")
ONCE = RetryPolicy(max_retries=0)
MOST_MEMORY = 60_000_000
"""More than the limit of a reply and what reading it takes, far less than what is sent."""

ERROR_PAGE = 64 * 1024
"""How much of the body of a failed request is read, in bytes."""


@cache
def bomb(wbits: int = -15) -> bytes:
    """3 MB that unpack to 3 GB of spaces; for `wbits` see zlib (-15 is deflate without a head)."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(b" " * 30_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
    raw = block * 100  # after a full flush nothing refers to what was before
    heads = {-15: b"", 15: b"\x78\xda", 31: b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03"}
    return heads[wbits] + raw


@cache
def bodies() -> dict[str, tuple[int, str, bytes]]:
    """The status, the encoding and the bytes of each reply."""
    plain = b"<tsResponse>" + b" " * (LIMIT + 1_000_000)
    return {
        "gzip": (200, "gzip", bomb(31)),
        "list-gzip": (200, "gzip", bomb(31)),
        "deflate": (200, "deflate", bomb(15)),
        "raw-deflate": (200, "deflate", bomb()),
        "gzip-error": (500, "gzip", bomb(31)),
        "gzip-refusal": (404, "gzip", bomb(31)),
        "large": (200, "", plain),
        "list-large": (200, "", plain),
    }


def prepared(asked: Asked):
    case = asked.path.split("/")[1]
    found = bodies().get(case)
    if found is None:
        return None
    status, encoding, body = found
    return reply(body, status, *([f"Content-Encoding: {encoding}"] if encoding else []))


def assert_above_limit(name: str, text: str) -> None:
    assert name == "UnreadableReplyError", f"{name}: {text}"
    assert "max_reply_bytes" in text
    assert f"{LIMIT}" in text.replace(",", "").replace("_", "")


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")
@pytest.mark.parametrize("kind", ["sync", "asyncio", "trio"])
def test_a_reply_beyond_the_limit_takes_bounded_memory_and_names_the_limit(kind):
    with SmallTableau(before=prepared) as server:
        given = {"kind": kind, "url": server.url, "cases": list(bodies())}
        done = subprocess.run(
            [sys.executable, SCRIPT, json.dumps(given)],
            capture_output=True,
            text=True,
            timeout=50,
        )
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout)
    assert len(found) == 3 * len(bodies())
    wrong: dict[str, object] = {}
    for case, (name, text, memory, seconds) in found.items():
        try:
            assert memory < MOST_MEMORY, f"{memory / 1e6:.0f} MB"
            assert seconds < 10
            if case.endswith("-error"):
                assert name in {"UnreadableReplyError", "ServerError"}, f"{name}: {text}"
            elif case.endswith("-refusal"):
                assert name in {"UnreadableReplyError", "NotFoundError"}, f"{name}: {text}"
            else:
                assert_above_limit(name, text)
        except AssertionError as error:
            wrong[case] = str(error).splitlines()[0]
    assert wrong == {}


def make_client(world, server: SmallTableau, **options: object):
    options = {"retry": ONCE, "timeouts": Timeouts(total=15), **options}
    return world.from_token(
        server.url, token="given", site_id="site", api_version="3.30", **options
    )


def endless(head: bytes, piece: bytes, server: SmallTableau) -> Iterator[bytes]:
    """An answer that goes on as fast as it is taken, for as long as the client listens."""
    yield head
    end = time.monotonic() + 12
    while time.monotonic() < end and not server.stopped.is_set():
        yield piece


ENDLESS = {
    "until it closes": (b"", b"<p>Something went wrong. </p>" * 300),
    "in chunks": (b"Transfer-Encoding: chunked\r\n", b"2000\r\n" + b"x" * 0x2000 + b"\r\n"),
}


@pytest.mark.parametrize("status", [500, 404, 403])
@pytest.mark.parametrize("form", ENDLESS)
def test_an_endless_error_page_is_read_only_at_its_beginning(world, form, status):
    extra, piece = ENDLESS[form]
    head = b"HTTP/1.1 %d No\r\nContent-Type: text/html\r\n%s\r\n" % (status, extra)
    with SmallTableau(before=lambda asked: endless(head, piece, server)) as server:
        client = make_client(world, server)
        started = time.monotonic()
        with pytest.raises(errors.TableauError) as caught:
            client.flows.get("one")
        assert time.monotonic() - started < 6
        assert caught.value.status == status
        # What the system keeps on its way is not read: up to 6 MB on either side.
        assert server.sent < ERROR_PAGE + 16_000_000


class CountingStream(httpx.SyncByteStream):
    """A body that counts how much of it is taken; it has no end for 20 MB."""

    def __init__(self) -> None:
        self.taken = 0

    def pieces(self) -> Iterator[bytes]:
        for piece in [b"<b>Something went wrong</b>" * 150] * 5000:
            self.taken += len(piece)
            yield piece

    def __iter__(self) -> Iterator[bytes]:
        return self.pieces()


class AsyncCountingStream(httpx.AsyncByteStream):
    """The same with async."""

    def __init__(self, counting: CountingStream) -> None:
        self._pieces = counting.pieces()

    async def aclose(self) -> None:
        self._pieces.close()

    def __aiter__(self) -> AsyncCountingStream:
        return self

    async def __anext__(self) -> bytes:
        try:
            return next(self._pieces)
        except StopIteration:
            raise StopAsyncIteration from None


class CountingTransport(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Answers everything with a status and a counting stream."""

    def __init__(self, status: int) -> None:
        self.status = status
        self.stream = CountingStream()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return httpx.Response(self.status, stream=self.stream)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return httpx.Response(self.status, stream=AsyncCountingStream(self.stream))


@pytest.mark.own_connections("the test gives connections of its own")
@pytest.mark.parametrize("way", ["transport", "http"])
@pytest.mark.parametrize("work", ["get", "list", "content", "delete"])
def test_at_most_64_kilobytes_of_an_error_page_are_read(world, way, work):
    transport = CountingTransport(500)
    given = transport
    if way == "http":
        kind = httpx.Client if world.name == "sync" else httpx.AsyncClient
        given = kind(transport=transport)
    client = world.from_token(
        "https://tableau.example.com",
        token="given",
        site_id="site",
        api_version="3.30",
        retry=ONCE,
        **{way: given},
    )
    calls = {
        "get": lambda: client.flows.get("one"),
        "list": lambda: client.flows.list().first(),
        "content": lambda: client.call(operations.download_flow("one")),
        "delete": lambda: client.flows.delete("one"),
    }
    with pytest.raises(errors.TableauError):
        calls[work]()
    assert 1000 < transport.stream.taken <= ERROR_PAGE + 3 * 4050


def test_an_error_document_of_usual_size_is_still_understood(world):
    """Bounded reading does not cost the code and the words of a real refusal."""
    text = "A long story. " * 1000
    refused = document(
        f'<error code="404012"><summary>Not found</summary><detail>{text}</detail></error>', 404
    )
    with SmallTableau(before=lambda asked: refused) as server:
        with pytest.raises(errors.NotFoundError) as caught:
            make_client(world, server).flows.get("one")
        assert caught.value.code == "404012"


def test_a_reply_at_the_limit_is_read_and_one_byte_more_is_not(world):
    body = document(f"{flow('one')}<flowOutputSteps/>")
    size = len(body.partition(b"\r\n\r\n")[2])
    with SmallTableau() as server:
        assert make_client(world, server, max_reply_bytes=size).flows.get("one").id == "one"
        with pytest.raises(errors.UnreadableReplyError, match="max_reply_bytes"):
            make_client(world, server, max_reply_bytes=size - 1).flows.get("one")


def test_the_limit_counts_what_comes_out_and_not_what_is_sent(world):
    page = document(f"{flow('one')}<flowOutputSteps/>").partition(b"\r\n\r\n")[2]
    packed = reply(gzip.compress(page), 200, "Content-Encoding: gzip")
    assert len(packed) < len(page) + 100
    with SmallTableau(before=lambda asked: packed) as server:
        client = make_client(world, server, max_reply_bytes=len(page))
        assert client.flows.get("one").id == "one"
        with pytest.raises(errors.UnreadableReplyError, match="max_reply_bytes"):
            make_client(world, server, max_reply_bytes=len(page) - 1).flows.get("one")


@pytest.mark.own_connections("the test gives connections of its own")
def test_a_length_that_is_no_number_counts_as_absent(world):
    content = document(f"{flow('one')}<flowOutputSteps/>").partition(b"\r\n\r\n")[2]
    for length in ("9" * 5000, "9" * 19, "-1", "x", "²"):
        headers = [(b"Content-Length", length.encode("latin-1"))]
        transport = httpx.MockTransport(
            lambda request, headers=headers: httpx.Response(200, headers=headers, content=content)
        )
        client = world.from_token(
            "http://127.0.0.1", token="t", site_id="s", transport=transport, api_version="3.21"
        )
        assert client.flows.get("one").id == "one"


def test_what_comes_is_limited_although_it_unpacks_to_nothing(world):
    head, nothing = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03", b"\x00\x00\x00\xff\xff"
    packed = reply(head + nothing * 40_000, 200, "Content-Encoding: gzip")
    with SmallTableau(before=lambda asked: packed) as server:
        client = make_client(world, server, max_reply_bytes=100_000)
        with pytest.raises(errors.UnreadableReplyError, match="more than 100000 bytes"):
            client.flows.get("one")


def test_a_flow_file_is_not_limited(world, tmp_path):
    content = FILE + bytes(3_000_000) + FILE
    with SmallTableau(content=content) as server:
        client = make_client(world, server, max_reply_bytes=100_000)
        assert client.flows.download("one", to=tmp_path).size == len(content)


@pytest.mark.parametrize("value", [0, -1, 1.5, "64", None, True])
def test_a_limit_that_makes_no_sense_is_refused(world, value):
    with pytest.raises(errors.UsageError, match="max_reply_bytes"):
        world.from_token(
            "https://tableau.example.com", token="t", site_id="s", max_reply_bytes=value
        )


HEADERS = {
    "many": (b"HTTP/1.1 200 So\r\n", b"X-Many: yes\r\n" * 500),
    "one that is long": (b"HTTP/1.1 200 So\r\nX-Long: ", b"a" * 8000),
    "a status line that is long": (b"HTTP/1.1 200 ", b"a" * 8000),
    "interim replies": (b"", b"HTTP/1.1 102 Processing\r\n\r\n" * 300),
}


@pytest.mark.own_connections(
    "with threads, `total` cannot interrupt a client that is handed in", kind="sync"
)
@pytest.mark.parametrize("kind", HEADERS)
def test_headers_without_end_are_given_up_soon(world, kind):
    """As fast as they can come; what comes slowly is in `test_drip.py`."""
    head, piece = HEADERS[kind]
    with SmallTableau(before=lambda asked: endless(head, piece, server)) as server:
        client = make_client(world, server, timeouts=Timeouts(total=2))
        started = time.monotonic()
        with pytest.raises(errors.TableauError):
            client.flows.get("one")
        assert time.monotonic() - started < 6
        with contextlib.suppress(AssertionError):
            server.wait_until(lambda: server.open == 0, 2)
        assert server.open == 0
