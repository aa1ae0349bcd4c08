"""Flow files to publish: what they may be given as, and what is refused before anything is sent."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from tableau_flows._sources import CHUNK, kind_of, open_source
from tableau_flows.errors import FlowFileError

CONTENT = bytes(range(256)) * 40


class Unseekable(io.RawIOBase):
    """A stream that can only be read, such as a pipe."""

    def __init__(self, content: bytes) -> None:
        self._inner = io.BytesIO(content)

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        return self._inner.read(size)


def whole(source) -> bytes:
    return b"".join(source.read(0, source.size))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "daily.tflx"
    path.write_bytes(CONTENT)
    return path


def test_a_path_is_read_in_any_part_and_more_than_once(path):
    source = open_source(path)
    assert (source.name, source.size) == ("daily.tflx", len(CONTENT))
    assert whole(source) == whole(source) == CONTENT
    assert b"".join(source.read(300, 7)) == CONTENT[300:307]


def test_a_path_may_be_text(path):
    assert whole(open_source(str(path))) == CONTENT


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_bytes_are_taken_as_they_are(kind):
    source = open_source(kind(CONTENT))
    assert (source.name, source.size) == (None, len(CONTENT))
    assert whole(source) == CONTENT
    assert b"".join(source.read(5, 2)) == CONTENT[5:7]


def test_a_file_object_is_read_from_where_it_stands_and_stays_open(path):
    with path.open("rb") as file:
        file.seek(100)
        source = open_source(file)
        assert (source.name, source.size) == ("daily.tflx", len(CONTENT) - 100)
        assert file.tell() == 100
        assert whole(source) == CONTENT[100:]
        source.close()
        assert not file.closed
        assert file.tell() == len(CONTENT)


def test_a_file_object_that_cannot_seek_is_read_through_a_copy():
    source = open_source(Unseekable(CONTENT))
    assert source.size == len(CONTENT)
    assert whole(source) == whole(source) == CONTENT
    source.close()


@pytest.mark.parametrize(
    "pieces",
    [
        lambda: iter([CONTENT[:100], b"", CONTENT[100:]]),
        lambda: [CONTENT[:100], bytearray(CONTENT[100:])],
        lambda: (CONTENT[n : n + 7] for n in range(0, len(CONTENT), 7)),
    ],
    ids=["iterator", "list", "generator"],
)
def test_pieces_are_read_through_a_copy(pieces):
    source = open_source(pieces())
    assert (source.name, source.size) == (None, len(CONTENT))
    assert whole(source) == whole(source) == CONTENT
    source.close()


@pytest.mark.parametrize("pieces", [["text"], [b"bytes", 7], {1: 2}])
def test_pieces_of_something_else_are_refused(pieces):
    with pytest.raises(FlowFileError, match="pieces of bytes"):
        open_source(pieces)


def test_what_the_maker_of_pieces_raises_is_the_callers():
    def broken():
        yield b"x"
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        open_source(broken())


def test_bytes_are_not_copied():
    content = bytearray(CONTENT)
    source = open_source(content)
    with pytest.raises(BufferError):
        content.append(0)
    source.close()
    content.append(0)


def test_a_file_object_that_is_written_to_while_it_is_read_is_noticed(path):
    with path.open("rb") as file:
        source = open_source(file)
        os.utime(path, ns=(0, 0))
        with pytest.raises(FlowFileError, match="was changed"):
            whole(source)
        assert not file.closed


def test_a_file_object_read_side_by_side_is_left_after_the_last_byte(path):
    with path.open("rb") as file:
        source = open_source(file)
        late, early = source.read(5000, 100), source.read(0, 100)
        assert (next(late), next(early)) == (CONTENT[5000:5100], CONTENT[:100])
        source.close()
        assert file.tell() == 5100


def test_a_large_file_is_never_in_memory_whole(tmp_path):
    path = tmp_path / "large.tflx"
    with path.open("wb") as file:
        file.truncate(3 * CHUNK + 1)
    lengths = [len(chunk) for chunk in open_source(path).read(0, 3 * CHUNK + 1)]
    assert lengths == [CHUNK, CHUNK, CHUNK, 1]


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda folder: folder / "none.tfl", "none.tfl cannot be read: No such file"),
        (lambda folder: folder, "is a folder"),
        (lambda folder: b"", "the flow file is empty"),
        (lambda folder: io.BytesIO(), "is empty"),
        (lambda folder: io.StringIO("text"), "not as StringIO"),
        (lambda folder: 42, "not as int"),
        (lambda folder: None, "not as NoneType"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path, make, words):
    with pytest.raises(FlowFileError, match=words):
        open_source(make(tmp_path))


def test_an_empty_file_is_refused_by_its_name(tmp_path):
    (tmp_path / "empty.tfl").touch()
    with pytest.raises(FlowFileError, match=r"empty\.tfl is empty"):
        open_source(tmp_path / "empty.tfl")


def test_a_closed_file_object_is_refused():
    file = io.BytesIO(CONTENT)
    file.close()
    with pytest.raises(FlowFileError, match="closed"):
        open_source(file)


def test_a_file_that_shrinks_while_it_is_read_is_noticed(path):
    source = open_source(path)
    path.write_bytes(CONTENT[:-1])
    with pytest.raises(FlowFileError, match="became shorter"):
        whole(source)


def test_a_file_that_is_written_to_while_it_is_read_is_noticed(path):
    source = open_source(path)
    os.utime(path, ns=(0, 0))
    with pytest.raises(FlowFileError, match="was changed"):
        whole(source)


def test_a_file_that_vanishes_is_noticed(path):
    source = open_source(path)
    path.unlink()
    with pytest.raises(FlowFileError, match="cannot be read"):
        whole(source)


@pytest.mark.parametrize(
    ("name", "file_type", "kind"),
    [
        ("a.tfl", None, "tfl"),
        ("a.TFLX", None, "tflx"),
        ("a.b.tfl", None, "tfl"),
        (None, "tflx", "tflx"),
        ("a.zip", "tflx", "tflx"),
        ("a", "TFL", "tfl"),
        ("a.tfl", "tfl", "tfl"),
    ],
)
def test_the_kind_comes_from_the_argument_or_the_name(name, file_type, kind):
    assert kind_of(name, file_type) == kind


@pytest.mark.parametrize(
    ("name", "file_type", "words"),
    [
        ("a.zip", None, "ends neither in .tfl nor in .tflx"),
        ("tfl", None, "ends neither"),
        ("a.tfl.zip", None, "ends neither"),
        (None, None, "give file_type="),
        ("a.tfl", "twbx", "file_type must be"),
        ("a.tfl", "tflx", "named .tfl but file_type says tflx"),
    ],
)
def test_an_unknown_kind_is_refused(name, file_type, words):
    with pytest.raises(FlowFileError, match=words):
        kind_of(name, file_type)
