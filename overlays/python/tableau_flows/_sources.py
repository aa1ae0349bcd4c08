"""Flow files to be published: a path, bytes, a file object or pieces, seen as slices to send."""

from __future__ import annotations

import contextlib
import io
import os
import tempfile
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol, TypeAlias, cast

from tableau_flows.errors import FlowFileError

KINDS = ("tfl", "tflx")
"""Kinds of flow files; they are the endings of the file names too."""

CHUNK = 1024 * 1024
"""How many bytes of a file are in memory at a time."""


class Readable(Protocol):
    """A file object opened for reading bytes; one that cannot seek is first copied to disk."""

    def read(self, size: int, /) -> bytes:
        """Read up to `size` bytes; `b""` at the end."""
        ...


FlowSource: TypeAlias = (
    str | os.PathLike[str] | bytes | bytearray | memoryview | Readable | Iterable[bytes]
)


class Source(Protocol):
    """The bytes to send: of known length, readable from any place, more than once."""

    @property
    def name(self) -> str | None:
        """The name of the file, if it has one."""
        ...

    @property
    def size(self) -> int:
        """How many bytes there are."""
        ...

    def read(self, offset: int, length: int) -> Iterator[bytes]:
        """Read a part of it.

        Raises:
            FlowFileError: The file has become shorter or was changed.
        """
        ...

    def close(self) -> None:
        """Let go of what was opened here; a file object of the caller stays open."""
        ...


@dataclass(frozen=True, slots=True)
class FileSlice:
    """A part of a source, as a piece of a request body."""

    source: Source
    offset: int
    length: int

    def chunks(self) -> Iterator[bytes]:
        """Read the part, from its start."""
        return self.source.read(self.offset, self.length)


def open_source(source: FlowSource) -> Source:
    """Look at what was given; only pieces and a file object that cannot seek are read here.

    Raises:
        FlowFileError: It is missing, empty, or nothing that bytes can be read from.
    """
    if isinstance(source, (bytes, bytearray, memoryview)):
        opened: Source = _BytesSource(cast(bytes, source))  # or what can be read like it
    elif isinstance(source, (str, os.PathLike)):
        opened = _PathSource(Path(source))
    elif callable(getattr(source, "read", None)) and not isinstance(source, io.TextIOBase):
        opened = _open_file(cast(Readable, source))
    elif isinstance(source, Iterable) and not isinstance(source, io.TextIOBase):
        opened = _FileSource(_spooled(iter(source)), None, own=True)
    else:
        raise _not_a_source(source)
    if opened.size == 0:
        opened.close()
        raise FlowFileError(f"{opened.name or 'the flow file'} is empty")
    return opened


def kind_of(name: str | None, file_type: str | None) -> str:
    """Decide whether a file is a "tfl" or a "tflx": as told, else by the ending of its name.

    Raises:
        FlowFileError: Neither tells, or the two do not agree.
    """
    ending = name.rpartition(".")[2].lower() if name and "." in name else ""
    if file_type is None:
        if ending in KINDS:
            return ending
        if name is None:
            raise FlowFileError('the kind of the file is not known: give file_type="tfl" or "tflx"')
        raise FlowFileError(
            f"{name} ends neither in .tfl nor in .tflx; rename it, or give file_type="
        )
    kind = str(file_type).lower()
    if kind not in KINDS:
        raise FlowFileError(f'file_type must be "tfl" or "tflx", not {file_type!r}')
    if ending in KINDS and ending != kind:
        raise FlowFileError(f"{name} is named .{ending} but file_type says {kind}")
    return kind


class _BytesSource:
    name: str | None = None

    def __init__(self, content: bytes) -> None:
        view = memoryview(content)
        # Without a copy, where the bytes lie one after the other.
        self._content = view.cast("B") if view.c_contiguous else memoryview(view.tobytes())
        self.size = self._content.nbytes

    def read(self, offset: int, length: int) -> Iterator[bytes]:
        for start in range(offset, offset + length, CHUNK):
            yield bytes(self._content[start : min(start + CHUNK, offset + length)])

    def close(self) -> None:
        self._content.release()


class _PathSource:
    """A file on disk. It is opened anew for each part, so that parts can be read side by side."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.name: str | None = path.name
        try:
            if path.is_dir():
                raise FlowFileError(f"{path} is a folder")
            self._stamp = _stamp(path.stat())
        except OSError as error:
            raise FlowFileError(f"{path} cannot be read: {error.strerror or error}") from error
        self.size = self._stamp[0]

    def read(self, offset: int, length: int) -> Iterator[bytes]:
        try:
            with self._path.open("rb") as file:
                file.seek(offset)
                yield from _exactly(file, length, self._path.name)
                if _stamp(os.fstat(file.fileno())) != self._stamp:
                    raise FlowFileError(f"{self._path.name} was changed while it was read")
        except OSError as error:
            raise FlowFileError(
                f"{self._path} cannot be read: {error.strerror or error}"
            ) from error

    def close(self) -> None:
        pass


class _FileSource:
    """A file object that can seek; it belongs to the caller unless `own`.

    It is left after the last byte that was read of it, wherever reading side by side led it.
    """

    def __init__(self, file: BinaryIO, name: str | None, *, own: bool = False) -> None:
        self._file = file
        self._own = own
        self.name = name
        self._start = self._end = file.tell()
        self.size = max(0, file.seek(0, os.SEEK_END) - self._start)
        file.seek(self._start)
        self._stamp = None if own else _stamp_of(file)
        self._lock = threading.Lock()

    def read(self, offset: int, length: int) -> Iterator[bytes]:
        name = self.name or "the file object"
        start = self._start + offset
        end = start + length
        while start < end:
            with self._lock:  # parts may be read side by side, but there is one position
                try:
                    self._file.seek(start)
                    chunk = self._file.read(min(CHUNK, end - start))
                except (OSError, ValueError) as error:
                    raise FlowFileError(f"{name} cannot be read: {error}") from error
                start += len(chunk)
                self._end = max(self._end, start)
            if not chunk:
                raise FlowFileError(f"{name} became shorter while it was read")
            yield chunk
        if self._stamp is not None and _stamp_of(self._file) != self._stamp:
            raise FlowFileError(f"{name} was changed while it was read")

    def close(self) -> None:
        if self._own:
            self._file.close()
            return
        with contextlib.suppress(OSError, ValueError):  # closed by the caller meanwhile
            self._file.seek(self._end)


def _open_file(file: Readable) -> Source:
    name = getattr(file, "name", None)
    name = os.path.basename(name) if isinstance(name, str) else None
    try:
        seekable = getattr(file, "seekable", None)
        if callable(seekable) and seekable():
            return _FileSource(cast(BinaryIO, file), name)  # it can read and seek
        return _FileSource(_spooled(iter(lambda: file.read(CHUNK), b"")), name, own=True)
    except (OSError, ValueError) as error:
        raise FlowFileError(f"{name or 'the file object'} cannot be read: {error}") from error


def _spooled(pieces: Iterator[object]) -> BinaryIO:
    """Copy to a temporary file, so that the length is known and the bytes can be sent again."""
    spool = tempfile.TemporaryFile("w+b")  # noqa: SIM115 - the source closes it
    try:
        for piece in pieces:
            if not isinstance(piece, (bytes, bytearray, memoryview)):
                raise FlowFileError(
                    f"a flow file consists of pieces of bytes, not of {type(piece).__name__}"
                )
            spool.write(cast(bytes, piece))  # or what can be read like it
        spool.seek(0)
    except BaseException:
        spool.close()
        raise
    return spool


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
    """The stamp of a file object; None where there is no file behind it."""
    try:
        return _stamp(os.fstat(file.fileno()))
    except (AttributeError, OSError, ValueError):
        return None


def _stamp(stat: os.stat_result) -> tuple[int, int]:
    """What changes when somebody writes to the file."""
    return stat.st_size, stat.st_mtime_ns
