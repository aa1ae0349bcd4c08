"""Sources of flow files to publish: a path, bytes, a file object, or pieces."""

from __future__ import annotations

import contextlib
import os
import select
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO, Protocol, TypeAlias, cast, runtime_checkable

from tableau_flows._common.printable import shown_path
from tableau_flows._files.local.exclusive import Exclusive
from tableau_flows._files.local.failures import unreadable
from tableau_flows._files.local.file_objects import file_object_name, is_async, is_text
from tableau_flows._files.local.spool import (
    CHUNK,
    Spool,
    flat,
    spool_of_pieces,
    spool_of_reads,
    spool_of_stream,
)
from tableau_flows._plans.steps import Plan, blocking
from tableau_flows.errors import FlowFileError


@runtime_checkable
class Readable(Protocol):
    """A file object opened in binary mode; one that cannot seek is first copied to disk."""

    def read(self, size: int, /) -> bytes:
        """Read up to `size` bytes; `b""` at the end."""
        ...


FlowSource: TypeAlias = (
    str | os.PathLike[str] | bytes | bytearray | memoryview | Readable | Iterable[bytes]
)


class Source(Protocol):
    """The bytes to send: of known length, readable from any offset, repeatedly."""

    @property
    def name(self) -> str | None:
        """The name of the file, if it has one."""
        ...

    @property
    def size(self) -> int:
        """The number of bytes."""
        ...

    def read(self, offset: int, length: int) -> Iterator[bytes]:
        """Read a part of the bytes.

        Raises:
            FlowFileError: The file has become shorter or was changed.
        """
        ...

    def close(self) -> None:
        """Close what was opened here; a file object of the caller stays open."""
        ...


@dataclass(frozen=True, slots=True)
class FileSlice:
    """A part of a source, as content of a request body."""

    source: Source
    offset: int
    length: int

    @property
    def in_memory(self) -> bool:
        """Whether reading it never blocks."""
        return isinstance(self.source, BytesSource)

    def chunks(self) -> Iterator[bytes]:
        """Read the part, from its start."""
        return self.source.read(self.offset, self.length)


def open_source(source: FlowSource | Spool) -> Source:
    """Open the source without reading it yet.

    Returns:
        The source; a `Spool` has to be filled before it is used (see `filled`).

    Raises:
        FlowFileError: It is missing, empty, or nothing that bytes can be read from.
    """
    if isinstance(source, Spool):
        return source
    if isinstance(source, (bytes, bytearray, memoryview)):
        opened: Source = BytesSource(flat(source))
    elif isinstance(source, (str, os.PathLike)):
        opened = _open_path(source)
    elif is_async(source):
        raise FlowFileError("an async file or iterator can only be published with AsyncClient")
    elif is_text(source):
        raise _not_a_source(source)
    elif callable(getattr(source, "read", None)):
        opened = _open_file(cast(Readable, source))
    elif isinstance(source, Iterable):
        opened = spool_of_pieces(iter(source))
    else:
        raise _not_a_source(source)
    return opened if isinstance(opened, Spool) else _not_empty(opened)


def filled(source: Source) -> Plan[Source]:
    """Copy a source that can be read only once to disk, in steps of bounded length.

    Raises:
        FlowFileError: It is empty or larger than any upload, no bytes came out of it, or the disk
            is full.
    """
    if isinstance(source, Spool):
        # A cancelled task does not wait for the caller's pieces: `close` may be called at any time.
        while not (yield from blocking(source.fill, abandon=True)):
            pass
        _not_empty(source)
    return source


class BytesSource:
    """Bytes in memory."""

    name: str | None = None

    def __init__(self, content: memoryview) -> None:
        self._content = content
        self.size = content.nbytes

    def read(self, offset: int, length: int) -> Iterator[bytes]:
        for start in range(offset, offset + length, CHUNK):
            yield bytes(self._content[start : min(start + CHUNK, offset + length)])

    def close(self) -> None:
        with contextlib.suppress(BufferError):  # a thread that was left behind still reads
            self._content.release()


class _PathSource:
    """A file on disk. It is opened for each part, so that parts can be read in parallel."""

    def __init__(self, path: Path, status: os.stat_result) -> None:
        self._path = path
        self.name: str | None = path.name
        self._stamp = _stamp(status)
        self.size = self._stamp[0]

    def read(self, offset: int, length: int) -> Iterator[bytes]:
        try:
            with self._path.open("rb") as file:
                file.seek(offset)
                yield from _exactly(file, length, shown_path(self._path.name))
                if _stamp(os.fstat(file.fileno())) != self._stamp:
                    raise FlowFileError(
                        f"{shown_path(self._path.name)} was changed while it was read"
                    )
        except OSError as error:
            raise unreadable(self._path, error) from error

    def close(self) -> None:
        pass


class _FileSource:
    """A file object of the caller that can seek.

    It is left after the last byte that was read of it, wherever reading side by side led it.
    """

    def __init__(self, file: BinaryIO, name: str | None) -> None:
        self._file = file
        self.name = name
        self._start = self._end = file.tell()
        self.size = max(0, file.seek(0, os.SEEK_END) - self._start)
        file.seek(self._start)
        self._stamp = _stamp_of(file)
        # Parts may be read in parallel, but there is only one position.
        self._exclusive = Exclusive(self._leave)

    def read(self, offset: int, length: int) -> Iterator[bytes]:
        start = self._start + offset
        end = start + length
        while start < end:
            count = min(CHUNK, end - start)
            chunk = self._exclusive.work(partial(self._at, start, count))
            start += len(chunk)
            yield chunk
        if self._stamp is not None and _stamp_of(self._file) != self._stamp:
            raise FlowFileError(f"{self._shown()} was changed while it was read")

    def close(self) -> None:
        self._exclusive.give_up()

    def _at(self, start: int, count: int) -> bytes:
        try:
            self._file.seek(start)
            chunk = flat(self._file.read(count), self._shown()).tobytes()
        except FlowFileError:
            raise
        except (OSError, ValueError) as error:
            raise FlowFileError(f"{self._shown()} cannot be read: {error}") from error
        if not chunk:
            raise FlowFileError(f"{self._shown()} became shorter while it was read")
        self._end = max(self._end, start + len(chunk))
        return chunk

    def _leave(self) -> None:
        with contextlib.suppress(OSError, ValueError):  # closed by the caller meanwhile
            self._file.seek(self._end)

    def _shown(self) -> str:
        return shown_path(self.name) if self.name else "the file object"


def _open_path(source: str | os.PathLike[str]) -> Source:
    try:
        path = Path(source)
        status = path.stat()
    except (OSError, ValueError, TypeError) as error:  # ValueError: NUL, or half a surrogate
        raise unreadable(source, error) from error
    if stat.S_ISDIR(status.st_mode):
        raise FlowFileError(f"{shown_path(path)} is a folder")
    if stat.S_ISREG(status.st_mode) or not hasattr(select, "poll"):
        return _PathSource(path, status)
    try:
        return spool_of_stream(path)
    except OSError as error:
        raise unreadable(path, error) from error


def _open_file(file: Readable) -> Source:
    name = file_object_name(file)
    try:
        seekable = getattr(file, "seekable", None)
        if callable(seekable) and seekable():
            return _FileSource(cast(BinaryIO, file), name)  # it can read and seek
        return spool_of_reads(file.read, name)
    except (OSError, ValueError) as error:
        raise FlowFileError(f"{name or 'the file object'} cannot be read: {error}") from error


def _not_empty(source: Source) -> Source:
    if source.size == 0:
        source.close()
        raise FlowFileError(f"{shown_path(source.name or 'the flow file')} is empty")
    return source


def _not_a_source(given: object) -> FlowFileError:
    return FlowFileError(
        "a flow file is given as a path, as bytes, as a file object opened for reading bytes, or"
        f" as pieces of bytes, not as {type(given).__name__}"
    )


def _exactly(file: BinaryIO, length: int, name: str) -> Iterator[bytes]:
    left = length
    while left:
        chunk = file.read(min(CHUNK, left))
        if not chunk:
            raise FlowFileError(f"{name} became shorter while it was read")
        left -= len(chunk)
        yield chunk


def _stamp_of(file: BinaryIO) -> tuple[int, int] | None:
    """Return the stamp of a file object; None if it has no file descriptor."""
    try:
        return _stamp(os.fstat(file.fileno()))
    except (AttributeError, OSError, ValueError):
        return None


def _stamp(status: os.stat_result) -> tuple[int, int]:
    """Return what changes when the file is written to: its size and its time."""
    return status.st_size, status.st_mtime_ns
