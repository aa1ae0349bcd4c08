"""A .tflx is looked at before it is sent: an archive with an entry `flow`, cheaply found out."""

from __future__ import annotations

import contextlib
import io
import random
import struct
import tracemalloc
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tableau_flows import emulator, errors
from tableau_flows._files.local import archives
from tableau_flows._files.local.archives import ZipEnd, check_packaged_flow
from tableau_flows._files.local.sources import open_source
from tableau_flows_generated import operations

END = b"PK\x05\x06"


def archive(*names: str, comment: bytes = b"", large: bool = False) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name in names:
            with made.open(zipfile.ZipInfo(name), "w", force_zip64=large) as member:
                member.write(b"{}")
        made.comment = comment
    return target.getvalue()


def zip64(content: bytes) -> bytes:
    """The same archive with the large form of its end, as archives of many entries have it."""
    place = content.rindex(END)
    count, size, start = struct.unpack_from("<HLL", content, place + 10)
    end = struct.pack("<4sQHHLLQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, start)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, place, 1)
    small = struct.pack("<4sHHHHLLH", END, 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return content[:place] + end + locator + small


def check(content: bytes) -> None:
    check_packaged_flow(open_source(content))


@pytest.mark.parametrize(
    "content",
    [
        emulator.sample_flow(),
        archive("flow"),
        archive("displaySettings", "flow", "maestroMetadata"),
        archive("flow", comment=b"c" * 0xFFFF),
        archive("flow", comment=END + b"within the comment, too short"[:10]),
        archive(*[f"Data/{number}.csv" for number in range(2000)], "flow", large=True),
        zip64(archive("displaySettings", "flow")),
        b"something in front of it" + archive("flow"),
    ],
    ids=["sample", "one", "among", "comment", "trap", "many", "zip64", "prefix"],
)
def test_an_archive_with_a_flow_is_one(content):
    check(content)


@pytest.mark.parametrize(
    "content",
    [
        b"PK",
        b"xx",
        b"PK\x03\x04",
        b"{}",
        b"<workbook/>",
        bytes(100_000),
        END,
        END + bytes(17),
        END + b"\xff" * 18,
        archive("flow")[:-1],
        archive("flow") + bytes(100_000),
    ],
)
def test_what_is_no_archive_is_refused(content):
    with pytest.raises(errors.FlowFileError, match="not a ZIP archive"):
        check(content)


@pytest.mark.parametrize("names", [[], ["Flow"], ["flow.json"], ["x/flow"], ["flo"], ["a"] * 20])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_an_archive_without_a_flow_is_refused(names):
    with pytest.raises(errors.FlowFileError, match="no entry named flow"):
        check(archive(*names))
    with pytest.raises(errors.FlowFileError, match="no entry named flow"):
        check(zip64(archive(*names)))


def test_the_file_is_named(tmp_path):
    path = tmp_path / "daily.tflx"
    path.write_bytes(b"PK")
    with pytest.raises(errors.FlowFileError, match=r"daily\.tflx is not a packaged flow"):
        check_packaged_flow(open_source(path))


@given(st.binary(max_size=200), st.binary(max_size=60))
def test_no_bytes_lead_to_another_error(before, after):
    with contextlib.suppress(errors.FlowFileError):
        check(before + b"PK\x01\x02" + END + after + bytes(1))


def test_any_byte_of_an_archive_may_be_damaged():
    chance = random.Random(8)
    whole = archive("a", "flow", "b")
    for _ in range(2000):
        damaged = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        with contextlib.suppress(errors.FlowFileError):
            check(bytes(damaged))


def is_complete(content: bytes, block: int) -> bool:
    """Whether a file that passes in blocks ends as it should."""
    end = ZipEnd()
    for start in range(0, len(content), block):
        end.feed(content[start : start + block])
    return end.complete


@pytest.mark.parametrize("block", [500, 100_000])
@pytest.mark.parametrize("comment", [b"", END + b"too short", b"c" * 0xFFFF, END * 3])
def test_an_archive_that_passes_in_blocks_is_complete_with_its_end_only(comment, block):
    content = archive("flow", comment=comment)
    assert is_complete(content, block)
    assert not is_complete(content[: content.index(END) + 21], block)
    assert is_complete(b"no archive", block)
    assert not is_complete(archive("flow") + bytes(0x10000), block)


class Huge:
    """A source that is described, and counts what is read of it."""

    name = "huge.tflx"

    def __init__(self, size: int, tail: bytes) -> None:
        self.size = size
        self.tail = tail
        self.read_bytes = 0

    def read(self, offset, length):
        assert 0 <= offset <= offset + length <= self.size
        self.read_bytes += length
        start = self.size - len(self.tail)
        before = bytes(max(0, min(length, start - offset)))
        after = self.tail[max(0, offset - start) :]
        yield (before + after)[:length]

    def close(self):
        pass


def test_of_a_large_file_only_the_end_is_read():
    tail = archive("flow")
    source = Huge(1024**3, tail)
    check_packaged_flow(source)
    assert source.read_bytes < 200_000


def test_a_table_of_contents_without_end_is_neither_read_whole_nor_refused():
    end = struct.pack("<4sHHHHLLH", END, 0, 0, 1, 1, 900 * 1024**2, 0, 0)
    source = Huge(1024**3, end)
    tracemalloc.start()
    try:
        check_packaged_flow(source)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert source.read_bytes < 2 * archives._MOST_CONTENTS
    assert peak < 8 * archives._MOST_CONTENTS


# Published


@pytest.mark.parametrize("content", [b"PK", archive("data.csv")])
@pytest.mark.parametrize(
    "give",
    [
        lambda content, path: path,
        lambda content, path: content,
        lambda content, path: io.BytesIO(content),
        lambda content, path: iter([content]),
    ],
    ids=["path", "bytes", "object", "pieces"],
)
def test_nothing_is_sent_of_a_tflx_that_is_none(tableau, server, tmp_path, content, give):
    path = tmp_path / "x.tflx"
    path.write_bytes(content)
    with pytest.raises(errors.FlowFileError, match="packaged flow"):
        tableau.flows.publish(give(content, path), name="N", file_type="tflx")
    assert server.requests == ()


@pytest.mark.parametrize("content", [b"{}", b"<flow/>", archive("flow")])
def test_a_tfl_may_be_bare(tableau, content):
    flow = tableau.flows.publish(content, name="N", file_type="tfl")
    assert tableau.call(operations.download_flow(flow)) == content


def test_a_file_object_that_was_looked_at_is_published_from_where_it_stood(tableau):
    content = emulator.sample_flow(padding=200_000)
    file = io.BytesIO(b"skipped" + content)
    file.seek(7)
    flow = tableau.flows.publish(file, name="N", file_type="tflx")
    assert tableau.call(operations.download_flow(flow)) == content
    assert file.tell() == 7 + len(content)
