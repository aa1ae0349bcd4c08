"""Flow files to publish: what they may be given as, and what is refused before anything is sent."""

from __future__ import annotations

import gzip
import io
import itertools
import os
import tempfile
import threading
import time
from pathlib import Path

import pytest
from tableau_flows._files.local import sources, spool
from tableau_flows._files.local.sources import CHUNK, filled
from tableau_flows._files.publish import kind_of
from tableau_flows._plans.drive import run
from tableau_flows.errors import FlowFileError

HUGE = pytest.param(10**5000, id="huge")
"""A number that Python refuses to print."""

CONTENT = bytes(range(256)) * 40


class Unseekable(io.RawIOBase):
    """A stream that can only be read, such as a pipe."""

    def __init__(self, content: bytes) -> None:
        self._inner = io.BytesIO(content)

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        return self._inner.read(size)


def open_source(given):
    """Open a source, and copy to disk what can be read only once."""
    opened = sources.open_source(given)
    try:
        return run(filled(opened), network=None)
    except BaseException:
        opened.close()
        raise


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


@pytest.mark.parametrize("file_type", [5, b"tfl", None.__class__, ["tfl"], "x" * 10**6, HUGE])
def test_a_kind_of_another_type_is_refused_and_shown_in_short(file_type):
    with pytest.raises(FlowFileError, match="file_type must be") as caught:
        kind_of("a.tfl", file_type)
    assert len(str(caught.value)) < 200


# What can be read only once is copied in steps


def test_a_step_copies_a_few_megabytes_at_most(temporary_files):
    source = sources.open_source(iter(lambda: b"x" * CHUNK, b""))
    assert source.fill() is False
    assert source.size <= spool.STEP_BYTES
    source.close()
    assert temporary_files[0].closed


def test_a_single_large_piece_is_copied_in_several_steps():
    source = sources.open_source([b"x" * (3 * spool.STEP_BYTES)])
    steps = 1
    while not source.fill():
        steps += 1
    assert steps >= 3
    assert source.size == 3 * spool.STEP_BYTES
    source.close()


ENDLESS = {
    "pieces": lambda: itertools.repeat(b"x" * 1000),
    "a stream": lambda: Endless(),
    "a device": lambda: Path("/dev/zero"),
}


class Endless(Unseekable):
    def __init__(self) -> None:
        super().__init__(b"")

    def read(self, size: int = -1) -> bytes:
        return b"x" * size


@pytest.mark.parametrize("kind", ENDLESS)
def test_an_endless_source_ends_at_the_most_that_can_be_uploaded(
    kind, monkeypatch, temporary_files
):
    monkeypatch.setattr(spool, "MAX_BYTES", 3_000_000)
    with pytest.raises(FlowFileError, match="has more than 3000000 bytes, which cannot be upl"):
        open_source(ENDLESS[kind]())
    assert temporary_files[0].closed


def test_a_source_may_be_as_large_as_what_can_be_uploaded(monkeypatch):
    assert spool.MAX_BYTES == 1000 * 64 * 1024 * 1024
    monkeypatch.setattr(spool, "MAX_BYTES", 3000)
    source = open_source([b"x" * 1000] * 3)
    assert source.size == 3000
    source.close()
    with pytest.raises(FlowFileError, match="more than 3000 bytes"):
        open_source([*[b"x" * 1000] * 3, b"x"])


def test_a_step_reads_slow_pieces_for_a_short_time():
    def slow():
        for _ in range(200):
            time.sleep(0.02)
            yield b"x"

    source = sources.open_source(slow())
    began = time.monotonic()
    assert source.fill() is False
    assert time.monotonic() - began < 2
    assert 1 <= source.size <= 20
    source.close()


def test_nothing_is_read_after_closing_while_a_thread_waits_for_a_piece(temporary_files):
    asked, go_on = threading.Event(), threading.Event()
    read = []

    def pieces():
        for number in itertools.count():
            read.append(number)
            if number == 1:
                asked.set()
                go_on.wait(5)
            yield b"piece"

    source = sources.open_source(pieces())
    ends = []
    thread = threading.Thread(target=lambda: ends.append(source.fill()))
    thread.start()
    assert asked.wait(5)
    began = time.monotonic()
    source.close()  # does not wait for the thread, and does not disturb it
    assert time.monotonic() - began < 2
    assert not temporary_files[0].closed
    go_on.set()
    thread.join(5)
    assert ends == [False]
    assert read == [0, 1]
    assert temporary_files[0].closed
    with pytest.raises(FlowFileError, match="aborted"):
        source.fill()


def test_a_source_whose_pieces_fail_leaves_no_temporary_file(temporary_files):
    def broken():
        yield b"x"
        raise KeyError("mine")

    with pytest.raises(KeyError):
        open_source(broken())
    assert temporary_files[0].closed


def test_some_empty_pieces_are_passed_over_but_not_endlessly_many(monkeypatch):
    monkeypatch.setattr(spool, "MOST_EMPTY", 3)
    source = open_source([b"", b"", b"", b"x"] * 3)
    assert whole(source) == b"xxx"
    source.close()
    with pytest.raises(FlowFileError, match="in a row were empty"):
        open_source(itertools.repeat(b""))
    with pytest.raises(FlowFileError, match="in a row were empty"):
        open_source([b"", b"", b"", b"", b"x"])


@pytest.mark.parametrize("piece", ["text", 7, None, [b"x"]])
def test_a_piece_of_another_kind_is_named(piece):
    with pytest.raises(FlowFileError, match=f"not of {type(piece).__name__}"):
        open_source(iter([b"x", piece]))


def test_pieces_may_be_views_of_any_shape():
    view = memoryview(bytes(range(10)))[::2]
    source = open_source([view, memoryview(b"abcd").cast("H")])
    assert whole(source) == bytes(range(0, 10, 2)) + b"abcd"
    source.close()


def test_a_full_disk_while_copying_is_a_typed_error(monkeypatch):
    full = Path("/dev/full")
    monkeypatch.setattr(tempfile, "TemporaryFile", full.open)
    with pytest.raises(FlowFileError, match="temporary file: No space left"):
        open_source([b"x" * 100_000])
    with pytest.raises(FlowFileError, match="temporary file: No space left"):
        open_source([b"x"])  # stays in the buffer of the file until the end


def test_no_folder_for_temporary_files_is_a_typed_error(monkeypatch):
    def missing(mode):
        raise FileNotFoundError(2, "No usable temporary directory")

    monkeypatch.setattr(tempfile, "TemporaryFile", missing)
    with pytest.raises(FlowFileError, match="No usable temporary directory"):
        open_source([b"x"])


# Paths that are no files


def writer_of(path: Path, content: bytes, delay: float = 0) -> threading.Thread:
    def write():
        time.sleep(delay)
        path.write_bytes(content)

    thread = threading.Thread(target=write, daemon=True)
    thread.start()
    return thread


@pytest.mark.parametrize("delay", [0, 0.5])
def test_a_named_pipe_is_read_to_its_end(tmp_path, delay):
    pipe = tmp_path / "daily.tflx"
    os.mkfifo(pipe)
    content = os.urandom(300_000)
    thread = writer_of(pipe, content, delay)
    source = open_source(pipe)
    thread.join()
    assert (source.name, source.size) == ("daily.tflx", len(content))
    assert whole(source) == whole(source) == content
    source.close()


def test_a_pipe_without_a_writer_does_not_block_a_step(tmp_path, monkeypatch):
    monkeypatch.setattr(spool, "MOST_EMPTY", 1)  # waiting is no empty piece
    pipe = tmp_path / "daily.tflx"
    os.mkfifo(pipe)
    over = threading.Event()
    # So that the test ends if it does block.
    late = threading.Thread(target=lambda: over.wait(3) or pipe.write_bytes(b"late"), daemon=True)
    late.start()
    began = time.monotonic()
    source = sources.open_source(pipe)
    assert [source.fill() for _ in range(3)] == [False] * 3
    assert time.monotonic() - began < 2.5
    source.close()
    over.set()
    late.join()


def test_a_process_substitution_is_read_to_its_end():
    reading, writing = os.pipe()
    os.write(writing, CONTENT)
    os.close(writing)
    try:
        source = open_source(f"/dev/fd/{reading}")
        assert source.name is None  # a number is no name for a flow
        assert whole(source) == CONTENT
        source.close()
    finally:
        os.close(reading)


def test_an_empty_device_is_empty_and_lets_go_of_its_file():
    before = len(os.listdir("/proc/self/fd"))
    with pytest.raises(FlowFileError, match="is empty"):
        open_source("/dev/null")
    assert len(os.listdir("/proc/self/fd")) == before


@pytest.mark.parametrize(
    "path", ["n" * 300 + ".tfl", "a\0b.tfl", "half\ud800.tfl", b"bytes.tfl/x", "x.tfl/y.tfl"]
)
def test_a_path_that_cannot_be_is_a_typed_error_that_can_be_printed(tmp_path, path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.tfl").touch()
    if isinstance(path, bytes):

        class OfBytes(os.PathLike):
            def __fspath__(self):
                return path

        given = OfBytes()
    else:
        given = path
    with pytest.raises(FlowFileError, match="cannot be read") as caught:
        open_source(given)
    str(caught.value).encode()
    assert len(str(caught.value)) < 500


# File objects


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.open(),
        lambda path: tempfile.NamedTemporaryFile("w+"),  # noqa: SIM115
        lambda path: gzip.open(path, "rt"),  # noqa: SIM115
    ],
    ids=["file", "temporary", "gzip"],
)
def test_a_file_opened_for_text_is_no_source(tmp_path, make):
    (tmp_path / "text.tfl").write_text("text")
    with (
        make(tmp_path / "text.tfl") as file,
        pytest.raises(FlowFileError, match="opened for reading bytes"),
    ):
        open_source(file)


@pytest.mark.parametrize("seeks", [True, False])
def test_a_file_object_that_gives_text_all_the_same_is_refused(seeks):
    class Odd(io.BytesIO):
        def read(self, size=-1):
            return "text"

        def seekable(self):
            return seeks

    with pytest.raises(FlowFileError, match="not of str"):
        whole(open_source(Odd(b"text")))


def test_a_file_object_that_does_not_wait_is_refused():
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    with (
        os.fdopen(reading, "rb", buffering=0) as file,
        pytest.raises(FlowFileError, match="blocking"),
    ):
        open_source(file)
    os.close(writing)


def test_a_closed_pipe_as_a_file_object_is_refused():
    reading, writing = os.pipe()
    os.close(writing)
    file = os.fdopen(reading, "rb", buffering=0)
    file.close()
    with pytest.raises(FlowFileError, match="closed"):
        open_source(file)


def test_a_file_object_is_left_where_it_stands_while_a_thread_still_reads_it():
    asked, go_on = threading.Event(), threading.Event()

    class Slow(io.BytesIO):
        def read(self, size=-1):
            asked.set()
            go_on.wait(5)
            return super().read(size)

    file = Slow(CONTENT)
    source = open_source(file)
    thread = threading.Thread(target=lambda: next(source.read(0, 100)))
    thread.start()
    assert asked.wait(5)
    source.close()  # does not wait
    go_on.set()
    thread.join(5)
    assert file.tell() == 100
    file.seek(7)
    source.close()
    assert file.tell() == 7  # once left, it is the caller's


def test_bytes_may_be_let_go_while_they_are_read():
    source = open_source(bytearray(CONTENT))
    view = source._content[:1]
    source.close()
    view.release()


@pytest.mark.parametrize(
    ("attributes", "name"),
    [
        ({"filename": "daily.tfl"}, "daily.tfl"),
        ({"filename": "C:\\flows\\daily.tfl", "name": "field"}, "daily.tfl"),
        ({"filename": "a/daily.tfl"}, "daily.tfl"),
        ({"filename": None, "name": "/tmp/x.tfl"}, "x.tfl"),
        ({"name": 7}, None),
        ({}, None),
    ],
)
def test_an_uploaded_file_knows_its_name(attributes, name):
    file = io.BytesIO(CONTENT)
    odd = type("Odd", (io.BytesIO,), attributes)(file.getvalue())
    assert open_source(odd).name == name


def test_an_async_source_is_refused_where_nothing_awaits():
    class AsyncFile:
        async def read(self, size):
            return b""

    async def pieces():
        yield b""

    for source in (AsyncFile(), pieces()):
        with pytest.raises(FlowFileError, match="AsyncClient"):
            open_source(source)


def test_a_file_object_that_turns_out_to_be_async_is_refused():
    class Hidden:
        def read(self, size):
            async def read():
                return b""

            return read()

    with pytest.raises(FlowFileError, match="not of coroutine"):
        open_source(Hidden())
