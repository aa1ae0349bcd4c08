"""Downloads on bad days: resumed or begun anew, checked, and never left half done."""

from __future__ import annotations

import gzip
import io
import os
import time

import httpcore
import pytest
from faultbox import fault_box
from tableau_flows import RetryPolicy, Timeouts, emulator, errors
from tableau_flows._http.bodies import reading as _http_reading
from tableau_flows._http.exchange import Deadline, Exchange
from tableau_flows._http.messages import RawResponse
from tableau_flows._plans.messages import Request

QUICK = RetryPolicy(backoff=0.01)
CONTENT = r"/content$"


@pytest.fixture(scope="module")
def content() -> bytes:
    return emulator.sample_flow(["Out"]) + os.urandom(300_000)  # no archive at its end any more


@pytest.fixture(scope="module")
def whole_server():
    """A server that gives files whole only."""
    with emulator.running(quirks=["no-ranges"]) as server:
        yield server


@pytest.fixture(params=["through httpx", "from the connection"])
def reading(request, monkeypatch):
    """Files of some size are read in another way than others; here small ones are, too."""
    if request.param == "from the connection":
        monkeypatch.setattr(_http_reading, "MUCH", 1)


@pytest.fixture
def whole_box(whole_server):
    whole_server.reset()
    with fault_box(whole_server.url, timeout=10) as box:
        yield box


@pytest.fixture
def make(world, credentials):
    def make(box, policy=QUICK):
        return world.client(box.url, site="", credentials=credentials, retry=policy)

    return make


@pytest.fixture
def tableau(make, box):
    return make(box)


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "downloads"
    folder.mkdir()
    return folder


def put(tableau, size: int = 300_000):
    """Publish a flow that is no archive, so that only its length tells whether it is whole."""
    content = os.urandom(size)
    return tableau.flows.publish(content, name="N", file_type="tfl"), content


def cut(when):
    return when.cut("reply", after=100_000, of="body")


def reset(when):
    return when.reset("reply", after=100_000, of="body")


def truncate(when):
    return when.truncate(1)


def swallow(when):
    return when.swallow()


def gateway(when):
    return when.answer(504, "html")


BROKEN = [cut, reset, truncate]


@pytest.mark.parametrize("fault", BROKEN)
def test_a_transfer_that_breaks_is_resumed_where_it_broke(reading, tableau, box, folder, fault):
    flow, content = put(tableau)
    fault(box.on("GET", CONTENT, times=1))
    saved = tableau.flows.download(flow, to=folder / "copy.tfl")
    assert saved.path.read_bytes() == content
    first, second = box.seen("GET", CONTENT)
    assert "range" not in first.headers
    assert second.headers["range"].startswith("bytes=")
    assert second.headers["range"] != "bytes=0-"
    assert second.headers["if-range"].startswith('"')
    assert second.status == 206
    assert list(folder.iterdir()) == [saved.path]


@pytest.mark.parametrize("fault", BROKEN)
def test_where_the_rest_is_not_offered_it_begins_anew(reading, make, whole_box, folder, fault):
    tableau = make(whole_box)
    flow, content = put(tableau)
    fault(whole_box.on("GET", CONTENT, times=1))
    heard = []
    saved = tableau.flows.download(
        flow, to=folder / "copy.tfl", on_progress=lambda done, all_: heard.append(done)
    )
    assert saved.path.read_bytes() == content
    assert saved.size == heard[-1] == len(content)
    assert len(whole_box.seen("GET", CONTENT)) == 2
    assert list(folder.iterdir()) == [saved.path]


@pytest.mark.parametrize("fault", BROKEN)
@pytest.mark.parametrize("ranges", [True, False], ids=["ranges", "whole"])
def test_when_the_budget_is_used_up_nothing_is_left(
    reading, make, box, whole_box, folder, fault, ranges
):
    box = box if ranges else whole_box
    tableau = make(box)
    flow, _ = put(tableau, 1_000_000)
    fault(box.on("GET", CONTENT))
    with pytest.raises((errors.UnreadableReplyError, errors.ConnectionFailedError)):
        tableau.flows.download(flow, to=folder / "copy.tfl")
    assert list(folder.iterdir()) == []
    assert len(box.seen("GET", CONTENT)) <= 1 + QUICK.max_retries
    assert tableau.flows.get(flow).name == "N"


def test_without_retries_a_broken_transfer_raises(reading, make, box, folder):
    tableau = make(box, RetryPolicy(max_retries=0))
    flow, _ = put(tableau)
    cut(box.on("GET", CONTENT))
    with pytest.raises(errors.UnreadableReplyError, match="cut off"):
        tableau.flows.download(flow, to=folder / "copy.tfl")
    assert list(folder.iterdir()) == []
    assert len(box.seen("GET", CONTENT)) == 1


@pytest.mark.parametrize("fault", [swallow, gateway])
def test_an_answer_that_never_came_is_asked_for_again(tableau, box, folder, fault):
    flow, content = put(tableau)
    fault(box.on("GET", CONTENT, times=1))
    assert tableau.flows.download(flow, to=folder).path.read_bytes() == content


def test_a_flow_that_was_replaced_meanwhile_is_not_mixed_with_the_old_one(tableau, box):
    flow, content = put(tableau)
    cut(box.on("GET", CONTENT, times=1))
    # What a server answers whose file does not bear the tag of If-Range any more.
    box.on("GET", CONTENT, nth=2).answer(200, os.urandom(300_000))
    file = io.BytesIO()
    with pytest.raises(errors.UnreadableReplyError, match="cut off"):
        tableau.flows.download(flow, to=file)
    assert content.startswith(file.getvalue())


def test_a_flow_that_was_replaced_meanwhile_is_fetched_whole(reading, tableau, box, folder):
    flow, _ = put(tableau)
    new = os.urandom(300_000)
    cut(box.on("GET", CONTENT, times=1))
    box.on("GET", CONTENT, nth=2, times=2).answer(200, new)
    assert tableau.flows.download(flow, to=folder / "N.tfl").path.read_bytes() == new


def test_a_file_object_gets_the_rest_too(reading, tableau, box):
    flow, content = put(tableau)
    cut(box.on("GET", CONTENT, times=1))
    file = io.BytesIO()
    tableau.flows.download(flow, to=file)
    assert file.getvalue() == content


def test_a_file_object_that_takes_few_bytes_at_a_time_gets_them_all(tableau):
    class Narrow(io.RawIOBase):
        """Takes at most 1000 bytes of each write, as a pipe does, and sometimes none."""

        def __init__(self) -> None:
            self.taken = bytearray()
            self.calls = 0

        def writable(self) -> bool:
            return True

        def write(self, data) -> int:
            self.calls += 1
            count = 0 if self.calls % 5 == 0 else min(1000, len(data))
            self.taken += bytes(data[:count])
            return count

    flow = emulator.seed_id("flow", "Superstore")
    whole, narrow = io.BytesIO(), Narrow()
    tableau.flows.download(flow, to=whole)
    assert tableau.flows.download(flow, to=narrow).size == len(narrow.taken)
    assert bytes(narrow.taken) == whole.getvalue()
    assert narrow.calls > 1


def test_a_file_object_is_not_begun_anew(make, whole_box):
    tableau = make(whole_box)
    flow, content = put(tableau)
    cut(whole_box.on("GET", CONTENT, times=1))
    file = io.BytesIO()
    with pytest.raises(errors.UnreadableReplyError, match="cut off"):
        tableau.flows.download(flow, to=file)
    assert content.startswith(file.getvalue())


def test_an_archive_without_its_end_is_not_kept(tableau, server, folder, content):
    flow = tableau.flows.publish(content[:-100_000], name="N", file_type="tfl")
    server.answer_next(
        200, emulator.sample_flow(["Out"], padding=1000)[:-30], operation="downloadFlow"
    )
    with pytest.raises(errors.UnreadableReplyError, match="without its end"):
        tableau.flows.download(flow, to=folder)
    assert list(folder.iterdir()) == []


def test_an_archive_with_a_comment_is_whole(tableau, folder):
    archive = bytearray(emulator.sample_flow(["Out"]))
    archive[-2:] = (5000).to_bytes(2, "little")
    content = bytes(archive) + b"c" * 5000
    flow = tableau.flows.publish(content, name="N", file_type="tflx")
    assert tableau.flows.download(flow, to=folder).path.read_bytes() == content


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        ('name="tableau_flow"; filename="FlowOne.tfl"', "FlowOne.tfl"),
        ('name="tableau_flow"; filename*=UTF-8\'\'"Sample flow.tfl"', "Sample flow.tfl"),
        ('attachment; filename="Daily.tflx"', "Daily.tflx"),
        ("attachment; filename*=UTF-8''Gr%C3%B6%C3%9Fe.tfl", "Größe.tfl"),
        ("attachment; filename*=UTF-8''%E3%83%95%E3%83%AD%E3%83%BC.tfl", "フロー.tfl"),
        ('attachment; filename="../x.tfl"', None),
        ('attachment; filename="A/B.tfl"', None),
        ('attachment; filename="CON.tfl"', None),
        (f'attachment; filename="{"n" * 300}.tfl"', None),
        ("attachment", None),
        ("", None),
    ],
)
def test_every_form_of_a_name_stays_in_the_folder(tableau, server, folder, disposition, name):
    flow, content = put(tableau, 1000)
    server.answer_next(
        200,
        content,
        operation="downloadFlow",
        headers={"Content-Disposition": disposition} if disposition else {},
    )
    saved = tableau.flows.download(flow, to=folder)
    assert saved.path.parent == folder
    assert saved.path.suffix == (".tflx" if "tflx" in disposition else ".tfl")
    assert list(folder.iterdir()) == [saved.path]
    assert name is None or saved.name == saved.path.name == name


def test_a_large_file_is_read_from_the_connection_and_whole(tableau, box, folder):
    """More than `MUCH`, in the pieces that come; another connection serves what comes next."""
    flow, content = put(tableau, _http_reading.MUCH + 3_000_000)
    heard = []
    saved = tableau.flows.download(
        flow, to=folder, on_progress=lambda done, all_: heard.append((done, all_))
    )
    assert saved.path.read_bytes() == content
    assert len(heard) > 5
    assert heard[-1] == (len(content), len(content))
    assert tableau.flows.get(flow).name == "N"
    end = time.monotonic() + 5
    while box.open_connections > 1 and time.monotonic() < end:
        time.sleep(0.01)  # the box hears of it a moment later
    assert box.open_connections <= 1


@pytest.mark.parametrize("which", ["transfer", "transfer_total"])
def test_a_file_that_stops_coming_ends_with_its_time(reading, make, box, folder, which):
    tableau = make(box, RetryPolicy(max_retries=0))
    flow, _ = put(tableau)
    box.on("GET", CONTENT).delay(60, after=100_000, of="body")
    quick = tableau.with_options(timeouts=Timeouts(**{which: 0.3}))
    with pytest.raises(errors.RequestTimeoutError) as caught:
        quick.flows.download(flow, to=folder)
    assert caught.value.phase == {"transfer": "read", "transfer_total": "total"}[which]
    assert caught.value.during == "read"
    assert caught.value.seconds == 0.3
    assert list(folder.iterdir()) == []


def test_all_attempts_of_a_download_share_its_time(make, box, folder):
    """Each of them begins in time; the file as a whole does not come in time."""
    tableau = make(box, RetryPolicy(max_retries=30, backoff=0.1, longest_wait=0.1))
    flow, _ = put(tableau)
    broken = box.on("GET", CONTENT).cut("reply", after=1000, of="body")
    with pytest.raises(errors.RequestTimeoutError) as caught:
        tableau.with_options(timeouts=Timeouts(transfer_total=0.4)).flows.download(flow, to=folder)
    assert caught.value.phase == "total"
    assert 1 < broken.fired < 15


@pytest.mark.parametrize(
    ("header", "value"),
    [("Last-Modified", "Tue, 24 Nov 2026 10:00:00 GMT"), ("ETag", '"tag"')],
)
def test_the_rest_is_asked_for_by_what_the_file_is_known_by(
    world, raw_server, raw_answer, folder, header, value
):
    begin, rest = os.urandom(90_000) + b"<!--cut-->", os.urandom(10_000)
    name = 'Content-Disposition: attachment; filename="N.tfl"'
    known = ("Accept-Ranges: bytes", f"{header}: {value}")
    raw_server.script = [
        raw_answer(200, begin, name, *known, length=len(begin + rest)),
        raw_answer(206, rest, f"Content-Range: bytes {len(begin)}-100009/100010", *known),
    ]
    tableau = world.from_token(
        raw_server.url, token="t", site_id="s", api_version="3.20", retry=QUICK
    )
    assert tableau.flows.download("f", to=folder).path.read_bytes() == begin + rest
    head = raw_server.heads[1].decode().lower()
    assert f"\r\nif-range: {value.lower()}\r\n" in head
    assert f"\r\nrange: bytes={len(begin)}-\r\n" in head


def known_tableau(world, raw_server, policy=QUICK):
    return world.from_token(
        raw_server.url, token="t", site_id="s", api_version="3.20", retry=policy
    )


NAME = 'Content-Disposition: attachment; filename="N.tfl"'


@pytest.mark.parametrize("known", ['ETag: W/"weak"', 'ETag: "é"', "X: y"])
def test_a_file_not_known_for_certain_is_fetched_whole(
    world, raw_server, raw_answer, folder, known
):
    begin, rest = os.urandom(90_000) + b"<!--cut-->", os.urandom(10_000)
    first = raw_answer(200, begin, NAME, "Accept-Ranges: bytes", known, length=len(begin + rest))
    raw_server.script = [first, raw_answer(200, begin + rest, NAME)]
    saved = known_tableau(world, raw_server).flows.download("f", to=folder)
    assert saved.path.read_bytes() == begin + rest
    assert b"range:" not in raw_server.heads[1].lower()


@pytest.mark.parametrize("header", ["bytes 90010-100008/100010", "bytes 90010-100008/*"])
def test_a_part_that_does_not_reach_the_end_is_not_taken_for_the_rest(
    world, raw_server, raw_answer, folder, header
):
    begin, rest = os.urandom(90_000) + b"<!--cut-->", os.urandom(10_000)
    known = ("Accept-Ranges: bytes", 'ETag: "tag"')
    raw_server.script = [
        raw_answer(200, begin, NAME, *known, length=len(begin + rest)),
        raw_answer(206, rest[:-1], f"Content-Range: {header}", *known),
        raw_answer(200, begin + rest, NAME),
    ]
    saved = known_tableau(world, raw_server).flows.download("f", to=folder)
    assert saved.path.read_bytes() == begin + rest
    assert b"range:" in raw_server.heads[1].lower()
    assert b"range:" not in raw_server.heads[2].lower()


@pytest.mark.parametrize(
    ("header", "whole"),
    [
        ("Content-Range: bytes 0-999/1000", True),
        ("Content-Range: bytes 0-999/2000", False),
        ("X: y", False),
    ],
)
def test_a_part_that_nobody_asked_for_is_not_taken_for_the_file(
    world, raw_server, raw_answer, folder, header, whole
):
    content = os.urandom(1000)
    raw_server.script = [raw_answer(206, content, NAME, header)]
    tableau = known_tableau(world, raw_server, RetryPolicy(max_retries=0))
    if whole:
        assert tableau.flows.download("f", to=folder).path.read_bytes() == content
        return
    with pytest.raises(errors.UnreadableReplyError, match="a part of the file"):
        tableau.flows.download("f", to=folder)
    assert list(folder.iterdir()) == []


def test_a_file_that_comes_in_an_encoding_nobody_asked_for_is_decoded(
    world, raw_server, raw_answer, folder
):
    content = emulator.sample_flow(padding=200_000)
    packed = gzip.compress(content)
    assert len(packed) < len(content)
    raw_server.script = [raw_answer(200, packed, NAME, "Content-Encoding: gzip")]
    heard = []
    saved = known_tableau(world, raw_server).flows.download(
        "f", to=folder, on_progress=lambda *told: heard.append(told)
    )
    assert b"accept-encoding: identity" in raw_server.heads[0].lower()
    assert saved.path.read_bytes() == content
    assert heard[-1] == (len(content), None)


def test_a_length_beside_chunks_does_not_count(reading, world, raw_server, folder):
    content = os.urandom(300_000) + emulator.sample_flow()
    pieces = [content[at : at + 1000] for at in range(0, len(content), 1000)]
    chunks = b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces)
    head = f"HTTP/1.1 200 OK\r\n{NAME}\r\nContent-Length: {len(content)}\r\n"
    whole = f"{head}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n".encode() + chunks
    raw_server.script = [whole + b"0\r\n\r\n"]
    once = RetryPolicy(max_retries=0)
    tableau = known_tableau(world, raw_server, once).with_options(timeouts=Timeouts(transfer=2))
    saved = tableau.flows.download("f", to=folder)
    assert saved.path.read_bytes() == content


def test_a_file_that_comes_in_an_encoding_and_breaks_is_fetched_anew(
    world, raw_server, raw_answer, folder
):
    content = os.urandom(100_000)
    packed = gzip.compress(content)
    begin = packed[:50_000] + b"<!--cut-->"
    known = ("Accept-Ranges: bytes", 'ETag: "tag"', NAME)
    raw_server.script = [
        raw_answer(200, begin, *known, "Content-Encoding: gzip", length=len(packed)),
        raw_answer(200, content, *known),
    ]
    saved = known_tableau(world, raw_server).flows.download("f", to=folder)
    assert saved.path.read_bytes() == content
    assert b"range:" not in raw_server.heads[1].lower()


def test_a_kind_that_the_server_makes_up_does_not_leave_the_folder(
    world, raw_server, raw_answer, folder
):
    """Where no name comes with the file, it ends in the kind that the flow has."""
    flow = (
        b'<tsResponse><flow id="f" name="N" fileType="../../x">'
        b'<project id="p"/><owner id="o"/></flow></tsResponse>'
    )
    raw_server.script = [raw_answer(200, b"content"), raw_answer(200, flow)]
    saved = known_tableau(world, raw_server).flows.download("f", to=folder)
    assert saved.path == folder / "f.tflx"


class Broken(httpcore.NetworkStream):
    """A connection on which reading on fails."""

    def read(self, max_bytes, timeout=None):
        raise httpcore.ReadError("broken")

    def close(self):
        pass


@pytest.mark.parametrize("kept_back", [b"", b"more"])
def test_what_was_kept_back_above_the_connection_is_not_passed_over(kept_back):
    """No version of httpcore does so; if one did, what is resumed would have a hole."""
    headers = {"content-length": "100000000"}
    pieces = iter((b"some", kept_back))
    answer = RawResponse(200, headers, (), pieces, lambda: None, stream=Broken())
    request = Request("GET", "https://t/x", stream=True)
    body = _http_reading.SyncBody(answer, Exchange(request, Deadline(request)))
    assert body.more() == b"some"
    with pytest.raises(errors.UnreadableReplyError) as caught:
        body.more()
    assert caught.value.incomplete == (not kept_back)


# In blocks


@pytest.fixture
def read_stream(world):
    """Read a flow in blocks, with threads or with async; stops after so many."""

    def read(tableau, flow, most=None):
        if world.name == "sync":
            with tableau.flows.stream(flow) as blocks:
                got = []
                for block in blocks:
                    got.append(block)
                    if len(got) == most:
                        break
                return blocks.name, blocks.size, got

        async def read():
            async with tableau.flows.stream(flow) as blocks:
                got = []
                async for block in blocks:
                    got.append(block)
                    if len(got) == most:
                        break
                return blocks.name, blocks.size, got

        return world.portal.call(read)

    return read


def test_a_flow_is_read_in_blocks(tableau, read_stream):
    flow, content = put(tableau, 3_000_000)
    name, size, blocks = read_stream(tableau, flow)
    assert (name, size) == ("N.tfl", len(content))
    assert b"".join(blocks) == content
    assert len(blocks) > 1
    assert max(map(len, blocks)) < 2 * 1024 * 1024


def test_a_flow_read_in_blocks_is_resumed(reading, tableau, box, read_stream):
    flow, content = put(tableau)
    cut(box.on("GET", CONTENT, times=1))
    assert b"".join(read_stream(tableau, flow)[2]) == content


def test_whoever_leaves_early_leaves_no_connection_open(reading, tableau, box, read_stream):
    flow, content = put(tableau, 3_000_000)
    _, _, blocks = read_stream(tableau, flow, most=1)
    assert content.startswith(blocks[0])
    assert tableau.flows.get(flow).name == "N"
    assert box.open_connections <= 1


def test_a_page_is_not_given_out_as_a_flow(tableau, server, read_stream):
    flow, _ = put(tableau, 1000)
    server.answer_next(200, b"<html>log in</html>", operation="downloadFlow")
    with pytest.raises(errors.UnreadableReplyError):
        read_stream(tableau, flow)


def test_a_stream_is_read_inside_of_with_only(world, tableau):
    if world.name == "sync":
        with pytest.raises(errors.UsageError, match="with"):
            next(tableau.flows.stream("some-flow"))
