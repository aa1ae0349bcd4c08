"""Where downloads go: written whole and durably or not at all, and never in place of a device."""

from __future__ import annotations

import errno
import gzip
import io
import os
import stat
import tempfile
import threading
import time
from pathlib import Path

import pytest
from tableau_flows._files.local import path_target
from tableau_flows._files.local.path_target import _rename
from tableau_flows._files.local.targets import open_target
from tableau_flows.errors import FlowFileError

CONTENT = os.urandom(300_000)


def put(target, content: bytes = CONTENT, name: str = "named.tfl"):
    """Write a file to a target, as the plan of downloading does."""
    try:
        while not target.begin(name):
            pass
        left = memoryview(content)
        while left.nbytes:
            left = left[target.write(left) :]
        return target.finish()
    except BaseException:
        target.abandon()
        raise


def download(to, content: bytes = CONTENT, *, overwrite: bool = False):
    return put(open_target(to, overwrite=overwrite), content)


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "downloads"
    folder.mkdir()
    return folder


def test_a_path_gets_its_file_and_nothing_else_is_left(folder):
    assert download(folder / "a.tfl") == folder / "a.tfl"
    assert (folder / "a.tfl").read_bytes() == CONTENT
    assert list(folder.iterdir()) == [folder / "a.tfl"]


def test_a_folder_gets_the_file_under_the_name_it_is_told(folder):
    assert download(folder) == folder / "named.tfl"


# Written to disk while it arrives


def put_in_pieces(folder, pieces: int):
    target = open_target(folder / "a.tfl", overwrite=False)
    try:
        target.begin("a.tfl")
        for _ in range(pieces):
            target.write(memoryview(CONTENT))
        return target.finish()
    except BaseException:
        target.abandon()
        raise


@pytest.mark.skipif(not hasattr(os, "posix_fadvise"), reason="this system has no posix_fadvise")
def test_the_system_is_asked_to_write_each_step_once_and_without_a_gap(folder, monkeypatch):
    asked = []
    monkeypatch.setattr(path_target, "STEP", 2 * len(CONTENT))
    monkeypatch.setattr(os, "posix_fadvise", lambda _file, *request: asked.append(request))
    put_in_pieces(folder, 5)
    step = 2 * len(CONTENT)
    assert asked == [(0, step, os.POSIX_FADV_DONTNEED), (step, step, os.POSIX_FADV_DONTNEED)]


@pytest.mark.skipif(not hasattr(os, "posix_fadvise"), reason="this system has no posix_fadvise")
def test_a_file_system_that_refuses_to_write_early_does_not_end_the_download(folder, monkeypatch):
    def refuse(*_):
        raise OSError(errno.EINVAL, "not here")

    monkeypatch.setattr(path_target, "STEP", len(CONTENT))
    monkeypatch.setattr(os, "posix_fadvise", refuse)
    assert put_in_pieces(folder, 3).read_bytes() == 3 * CONTENT


def test_a_system_that_cannot_be_asked_to_write_early_is_not_asked(folder, monkeypatch):
    monkeypatch.setattr(path_target, "STEP", len(CONTENT))
    monkeypatch.delattr(os, "posix_fadvise", raising=False)
    assert put_in_pieces(folder, 3).read_bytes() == 3 * CONTENT


# Durable before it is visible


@pytest.mark.parametrize("content", [CONTENT, b"small"], ids=["large", "small"])
@pytest.mark.parametrize("overwrite", [True, False])
def test_a_file_is_on_disk_before_it_has_its_name(folder, monkeypatch, overwrite, content):
    """Its bytes first, then its name, then the folder that the name stands in."""
    happened = []
    fsync, replace, link = os.fsync, os.replace, os.link

    def record_fsync(file):
        kind = "folder" if stat.S_ISDIR(os.fstat(file).st_mode) else "file"
        size = os.fstat(file).st_size
        happened.append(f"sync {kind} of {size}" if kind == "file" else f"sync {kind}")
        fsync(file)

    def record(function):
        def call(*args, **kwargs):
            happened.append("name")
            return function(*args, **kwargs)

        return call

    monkeypatch.setattr(os, "fsync", record_fsync)
    monkeypatch.setattr(os, "replace", record(replace))
    monkeypatch.setattr(os, "link", record(link))
    download(folder / "a.tfl", content, overwrite=overwrite)
    assert happened == [f"sync file of {len(content)}", "name", "sync folder"]


def test_a_disk_that_cannot_keep_the_file_leaves_nothing(folder, monkeypatch):
    def fail(file):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    (folder / "a.tfl").write_text("old")
    with pytest.raises(FlowFileError, match=r"a\.tfl cannot be written: Input"):
        download(folder / "a.tfl", overwrite=True)
    assert (folder / "a.tfl").read_text() == "old"
    assert list(folder.iterdir()) == [folder / "a.tfl"]


def test_a_folder_that_cannot_be_synced_is_no_failure(folder, monkeypatch):
    fsync = os.fsync

    def fail(file):
        if stat.S_ISDIR(os.fstat(file).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        fsync(file)

    monkeypatch.setattr(os, "fsync", fail)
    assert download(folder / "a.tfl").read_bytes() == CONTENT


# What is there already


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755, 0o444])
def test_a_file_that_is_replaced_keeps_its_mode(folder, mode):
    path = folder / "a.tfl"
    path.write_text("old")
    path.chmod(mode)
    download(path, overwrite=True)
    assert stat.S_IMODE(path.stat().st_mode) == mode
    assert path.read_bytes() == CONTENT


@pytest.mark.parametrize("there", [True, False], ids=["file", "nothing"])
def test_a_symbolic_link_stays_and_what_it_points_to_is_replaced(folder, tmp_path, there):
    real = tmp_path / "real.tfl"
    if there:
        real.write_text("old")
        real.chmod(0o640)
    link = folder / "link.tfl"
    link.symlink_to(Path("..") / "real.tfl")
    assert download(link, overwrite=True) == link
    assert link.is_symlink()
    assert real.read_bytes() == CONTENT
    assert not there or stat.S_IMODE(real.stat().st_mode) == 0o640
    assert list(folder.iterdir()) == [link]


@pytest.mark.parametrize("there", [True, False], ids=["file", "nothing"])
def test_a_symbolic_link_is_kept_unless_told_otherwise(folder, tmp_path, there):
    real = tmp_path / "real.tfl"
    if there:
        real.write_text("old")
    link = folder / "link.tfl"
    link.symlink_to(real)
    with pytest.raises(FlowFileError, match="exists; give overwrite=True"):
        open_target(link, overwrite=False)


def test_a_symbolic_link_in_a_folder_stays_too(folder, tmp_path):
    (folder / "named.tfl").symlink_to(tmp_path / "real.tfl")
    assert download(folder, overwrite=True) == folder / "named.tfl"
    assert (folder / "named.tfl").is_symlink()
    assert (tmp_path / "real.tfl").read_bytes() == CONTENT


def test_links_in_a_ring_are_a_typed_error(folder):
    (folder / "a.tfl").symlink_to("b.tfl")
    (folder / "b.tfl").symlink_to("a.tfl")
    with pytest.raises(FlowFileError, match="cannot be written"):
        download(folder / "a.tfl", overwrite=True)


@pytest.mark.parametrize("kind", ["pipe", "folder"])
def test_what_is_no_file_in_a_folder_is_not_replaced(folder, kind):
    path = folder / "named.tfl"
    os.mkfifo(path) if kind == "pipe" else path.mkdir()
    before = path.stat().st_mode
    with pytest.raises(FlowFileError, match="is not a file"):
        download(folder, overwrite=True)
    assert path.stat().st_mode == before
    assert list(folder.iterdir()) == [path]


def without_links(monkeypatch):
    def link(*args, **kwargs):
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", link)


@pytest.mark.parametrize("links", [True, False])
def test_a_file_that_came_meanwhile_is_kept(folder, monkeypatch, links):
    if not links:
        without_links(monkeypatch)
    target = open_target(folder / "a.tfl", overwrite=False)
    (folder / "a.tfl").write_text("precious")
    with pytest.raises(FlowFileError, match="exists"):
        put(target)
    assert (folder / "a.tfl").read_text() == "precious"
    assert list(folder.iterdir()) == [folder / "a.tfl"]


def test_without_links_a_file_gets_its_name_all_the_same(folder, monkeypatch):
    without_links(monkeypatch)
    assert download(folder / "a.tfl").read_bytes() == CONTENT
    assert list(folder.iterdir()) == [folder / "a.tfl"]


def test_without_links_a_file_that_comes_at_the_last_moment_is_kept(folder, monkeypatch):
    """The name is taken before the file is moved there, so that nobody can come in between."""
    without_links(monkeypatch)
    source, target = folder / "new", folder / "a.tfl"
    source.write_text("new")
    touch = Path.touch

    def others_first(path, **options):
        path.write_text("precious")
        touch(path, **options)

    monkeypatch.setattr(Path, "touch", others_first)
    with pytest.raises(FileExistsError):
        _rename(source, target)
    assert target.read_text() == "precious"


def test_without_links_a_failed_move_gives_the_name_back(folder, monkeypatch):
    without_links(monkeypatch)

    def fail(*args, **kwargs):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(FlowFileError, match="Input/output error"):
        download(folder / "a.tfl")
    assert list(folder.iterdir()) == []


# Pipes and devices


@pytest.mark.parametrize("overwrite", [True, False])
def test_a_named_pipe_is_written_to_and_stays_one(folder, overwrite):
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    read = []

    def reader():
        time.sleep(0.3)  # the writer has to wait for it
        read.append(pipe.read_bytes())

    thread = threading.Thread(target=reader)
    thread.start()
    assert download(pipe, overwrite=overwrite) == pipe
    thread.join(5)
    assert read == [CONTENT]
    assert pipe.is_fifo()
    assert list(folder.iterdir()) == [pipe]


def test_neither_a_missing_nor_a_slow_reader_blocks_a_step(folder):
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    target = open_target(pipe, overwrite=True)
    began = time.monotonic()
    assert not target.begin("")
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert target.begin("")
    assert 0 < target.write(memoryview(CONTENT)) < len(CONTENT)
    assert target.write(memoryview(CONTENT)) == 0  # it is full
    assert time.monotonic() - began < 5
    os.close(reading)
    with pytest.raises(FlowFileError, match="Broken pipe"):
        target.write(memoryview(CONTENT))
    target.abandon()
    assert pipe.is_fifo()


def test_a_device_is_written_to_and_a_full_one_is_a_typed_error():
    assert download("/dev/null", overwrite=True) == Path("/dev/null")
    with pytest.raises(FlowFileError, match="/dev/full cannot be written: No space left"):
        download("/dev/full", overwrite=True)


# Paths that cannot be


@pytest.mark.parametrize("name", ["n" * 300 + ".tfl", "a\0b.tfl", "half\ud800.tfl", "file/x.tfl"])
def test_a_path_that_cannot_be_is_a_typed_error_that_can_be_printed(folder, name):
    (folder / "file").touch()
    with pytest.raises(FlowFileError) as caught:
        open_target(f"{folder}/{name}", overwrite=True)
    str(caught.value).encode()
    assert len(str(caught.value)) < 500


def test_a_folder_that_is_meant_but_not_there_is_said_to_be_missing(folder):
    with pytest.raises(FlowFileError, match="there is no folder"):
        open_target(f"{folder}/missing/", overwrite=False)


def test_a_path_of_bytes_is_a_typed_error(folder):
    class OfBytes(os.PathLike):
        def __fspath__(self):
            return b"x.tfl"

    with pytest.raises(FlowFileError, match="cannot be written"):
        open_target(OfBytes(), overwrite=True)


@pytest.mark.parametrize("when", ["begin", "finish"])
def test_a_folder_that_vanishes_is_a_typed_error(folder, when):
    target = open_target(folder / "a.tfl", overwrite=True)
    if when == "finish":
        target.begin("")
        target.write(memoryview(CONTENT))
    for path in [*folder.iterdir()]:
        path.unlink()
    folder.rmdir()
    with pytest.raises(FlowFileError, match="cannot be written: No such file"):
        target.begin("") if when == "begin" else target.finish()
    target.abandon()


def test_a_disk_that_is_full_leaves_nothing(folder, monkeypatch):
    full = Path("/dev/full").open("wb")  # noqa: SIM115 - the target closes it

    def open_full(path, mode):
        path.touch()
        return full

    monkeypatch.setattr(Path, "open", open_full)
    with pytest.raises(FlowFileError, match=r"a\.tfl cannot be written: No space left"):
        download(folder / "a.tfl")
    assert full.closed
    assert list(folder.iterdir()) == []


# Given up while a thread still writes


def test_giving_up_does_not_wait_for_a_thread_and_leaves_nothing(folder):
    asked, go_on = threading.Event(), threading.Event()
    target = open_target(folder / "a.tfl", overwrite=False)
    target.begin("")
    write = target._file.write

    class Slow:
        def write(self, data):
            asked.set()
            go_on.wait(5)
            return write(data)

        def close(self):
            target_file.close()

    target_file, target._file = target._file, Slow()
    thread = threading.Thread(target=lambda: target.write(memoryview(CONTENT)))
    thread.start()
    assert asked.wait(5)
    began = time.monotonic()
    target.abandon()
    assert time.monotonic() - began < 2
    assert len(list(folder.iterdir())) == 1
    go_on.set()
    thread.join(5)
    assert list(folder.iterdir()) == []
    assert target_file.closed


def test_a_target_that_was_given_up_makes_no_file_later(folder):
    target = open_target(folder / "a.tfl", overwrite=False)
    target.abandon()
    with pytest.raises(FlowFileError, match="aborted"):
        target.begin("")
    assert list(folder.iterdir()) == []


# File objects


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.open("w"),
        lambda path: tempfile.NamedTemporaryFile("w+"),  # noqa: SIM115
        lambda path: gzip.open(path, "wt"),  # noqa: SIM115
        lambda path: io.StringIO(),
        lambda path: path.open("rb"),
    ],
    ids=["text", "temporary", "gzip", "string", "for reading"],
)
def test_a_file_object_that_takes_no_bytes_is_no_target(tmp_path, make):
    (tmp_path / "x").touch()
    with make(tmp_path / "x") as file, pytest.raises(FlowFileError, match="file object"):
        open_target(file, overwrite=False)


@pytest.mark.parametrize("raw", [True, False])
def test_a_closed_file_object_is_no_target(raw):
    with Path(os.devnull).open("wb") if raw else io.BytesIO() as file:
        pass
    with pytest.raises(FlowFileError, match="closed"):
        open_target(file, overwrite=False)


def test_an_async_file_object_is_no_target():
    class AsyncFile:
        async def write(self, data):
            pass

    class Hidden:
        def write(self, data):
            return AsyncFile().write(data)

    with pytest.raises(FlowFileError, match="not to AsyncFile"):
        open_target(AsyncFile(), overwrite=False)
    with pytest.raises(FlowFileError, match="async"):
        download(Hidden())


class Taking:
    """A file object that takes as much of each piece as it is told to say."""

    def __init__(self, take) -> None:
        self.take = take
        self.got = bytearray()
        self.calls = 0

    def write(self, data):
        self.calls += 1
        assert isinstance(data, bytes)
        assert self.calls < 20_000, "no end"
        assert len(self.got) <= 10_000_000, "more than there was"
        count = self.take(data)
        self.got += data[:count] if type(count) is int else data
        return count


@pytest.mark.parametrize(
    "take",
    [
        lambda data: None,
        lambda data: True,
        lambda data: len(data),
        lambda data: max(1, len(data) // 3),
        lambda data: 5000 if len(data) > 5000 else len(data),
        lambda data: "written",
    ],
    ids=["None", "True", "all", "a third", "5000", "words"],
)
def test_a_file_object_gets_every_byte_once_whatever_it_returns(take):
    file = Taking(take)
    assert download(file) is None
    assert bytes(file.got) == CONTENT


@pytest.mark.parametrize("count", [0, -1, 10**9])
def test_a_file_object_that_takes_an_impossible_number_of_bytes_is_a_typed_error(count):
    with pytest.raises(FlowFileError, match=f"took {count} of"):
        download(Taking(lambda data: count))


def test_a_file_object_that_takes_little_at_a_time_does_not_cost_the_square_of_its_bytes():
    copied = 0

    def take(data):
        nonlocal copied
        copied += len(data)
        return 1000

    download(Taking(take), bytes(10_000_000))
    assert copied < 10_000 * 70_000


def test_a_raw_file_that_is_full_for_a_moment_gets_every_byte():
    """None of a raw file means that nothing was written."""

    class Raw(io.RawIOBase):
        def __init__(self):
            self.got = bytearray()
            self.calls = 0

        def writable(self):
            return True

        def write(self, data):
            self.calls += 1
            if self.calls % 2:
                return None
            self.got += data
            return len(data)

    file = Raw()
    download(file)
    assert bytes(file.got) == CONTENT


@pytest.mark.parametrize("error", [OSError(28, "No space left"), ValueError("closed"), TypeError()])
def test_a_file_object_that_fails_is_a_typed_error_with_its_cause(error):
    def fail(data):
        raise error

    with pytest.raises(FlowFileError, match="cannot be written") as caught:
        download(Taking(fail))
    assert caught.value.__cause__ is error


def test_what_a_file_object_raises_of_its_own_is_the_callers():
    def fail(data):
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        download(Taking(fail))
