"""Copies of sources that can be read only once, made on disk in bounded steps."""

from __future__ import annotations

import contextlib
import inspect
import os
import select
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, TypeAlias, cast

from tableau_flows_generated import protocol

from tableau_flows._common.causes import message_of
from tableau_flows._common.printable import shown_path
from tableau_flows._files.local.exclusive import Exclusive
from tableau_flows._files.local.failures import unreadable
from tableau_flows.errors import FlowFileError

CHUNK = 1024 * 1024
"""Bytes of a file that are in memory at a time."""

STEP_BYTES = 4 * CHUNK
"""Maximum bytes written in one step of copying."""

STEP_SECONDS = 0.2
"""Seconds for which one step of copying continues reading; a single piece may take longer."""

MAX_BYTES = protocol.MOST_PARTS * protocol.LARGEST_PART
"""Maximum bytes of a flow file, as many as can be uploaded; an endless source ends there."""

MOST_EMPTY = 10_000
"""Maximum consecutive empty pieces before the source is refused."""

Pull: TypeAlias = Callable[[], object]
"""Reads the next piece of a source; None at its end."""


class Spool:
    """A source that is copied to a temporary file, so that it has a length and can be read again.

    Follow `fill` until it says that all is there; the other methods are for afterwards. `close`
    may be called at any time, even while another thread is reading the caller's pieces: the
    temporary file is then closed when that thread has got its piece, and it reads no further one.
    """

    def __init__(
        self,
        name: str | None,
        pull: Pull = lambda: None,
        *,
        patient: bool = False,
        done: Callable[[], None] = lambda: None,
    ) -> None:
        """Create an empty copy.

        Args:
            name: The name of the file, if it has one.
            pull: Reads the next piece; omitted if `write` is called from outside.
            patient: Whether any number of empty pieces is accepted, since each was awaited.
            done: Releases what `pull` reads from.
        """
        self.name = name
        self.size = 0
        self._pull = pull
        self._patient = patient
        self._done = done
        self._empty = 0
        self._pending = memoryview(b"")
        self._exclusive = Exclusive(self._clean_up)
        self._file: BinaryIO | None = None

    def fill(self) -> bool:
        """Copy the next pieces, at most a few megabytes; return True at the end."""
        return self._exclusive.work(self._copy)

    def checked(self, piece: object) -> memoryview:
        """Return a piece as a view of its bytes.

        Raises:
            FlowFileError: It is no bytes, or one empty piece too many.
        """
        view = flat(piece, self.name)
        self._empty = 0 if view.nbytes else self._empty + 1
        if self._empty > MOST_EMPTY and not self._patient:
            raise FlowFileError(f"{MOST_EMPTY} pieces of the flow file in a row were empty")
        return view

    def write(self, piece: memoryview) -> None:
        """Append a piece.

        Raises:
            FlowFileError: The disk is full, or the source is larger than any upload.
        """
        self._exclusive.work(lambda: self._append(piece))

    def read(self, offset: int, length: int) -> Iterator[bytes]:
        """Read a part of the copy."""
        end = offset + length
        while offset < end:
            count = min(CHUNK, end - offset)
            chunk = self._exclusive.work(partial(self._at, offset, count))
            offset += len(chunk)
            yield chunk

    def close(self) -> None:
        """Delete the copy."""
        self._exclusive.give_up()

    def _copy(self) -> bool:
        until = time.monotonic() + STEP_SECONDS
        size = self.size
        while self.size - size < STEP_BYTES and not self._exclusive.given_up:
            if not self._pending.nbytes:
                piece = self._pull()
                if piece is None:
                    self._flush()
                    return True
                self._pending = self.checked(piece)
            self._append(self._pending[:STEP_BYTES])
            self._pending = self._pending[STEP_BYTES:]
            if time.monotonic() >= until:
                break
        return False

    def _append(self, piece: memoryview) -> None:
        if self.size + piece.nbytes > MAX_BYTES:
            raise FlowFileError(
                f"{shown_path(self.name or 'the flow file')} has more than {MAX_BYTES} bytes, which"
                " cannot be uploaded; does it have an end?"
            )
        try:
            if self._file is None:
                self._file = tempfile.TemporaryFile("w+b")  # noqa: SIM115 - `close` closes it
            self._file.write(piece)
            self.size += piece.nbytes
        except OSError as error:
            raise self._failure(error) from error

    def _flush(self) -> None:
        try:
            if self._file is not None:
                self._file.flush()
        except OSError as error:
            raise self._failure(error) from error

    def _at(self, start: int, count: int) -> bytes:
        try:
            file = cast(BinaryIO, self._file)  # it is there once something was written
            file.seek(start)
            chunk = file.read(count)
        except OSError as error:
            raise self._failure(error) from error
        if not chunk:
            raise FlowFileError("the temporary copy of the flow file became shorter")
        return chunk

    def _failure(self, error: OSError) -> FlowFileError:
        return FlowFileError(
            f"{shown_path(self.name or 'the flow file')} cannot be copied to a temporary file:"
            f" {message_of(error)}"
        )

    def _clean_up(self) -> None:
        self._pending = memoryview(b"")
        self._pull = _nothing
        if self._file is not None:
            with contextlib.suppress(OSError):  # a full disk says so once more while closing
                self._file.close()
        self._done()


def _nothing() -> None:
    """Raise the error of a source that was aborted."""


def flat(piece: object, name: str | None = None) -> memoryview:
    """Return a view of single bytes, without a copy if they are contiguous.

    Raises:
        FlowFileError: It is something else.
    """
    if inspect.iscoroutine(piece):
        piece.close()  # nobody will await it
    if not isinstance(piece, (bytes, bytearray, memoryview)):
        raise FlowFileError(
            f"{shown_path(name or 'a flow file')} consists of pieces of bytes, not of"
            f" {type(piece).__name__}"
        )
    view: memoryview = memoryview(cast(bytes, piece))  # or what can be read like it
    return view.cast("B") if view.c_contiguous else memoryview(view.tobytes())


def spool_of_pieces(pieces: Iterator[object]) -> Spool:
    """The copy of the pieces of an iterable, whose exceptions are passed on."""
    end = object()

    def pull() -> object:
        piece = next(pieces, end)
        if piece is None:
            raise FlowFileError("a flow file consists of pieces of bytes, not of NoneType")
        return None if piece is end else piece

    return Spool(None, pull)


def spool_of_reads(read: Callable[[int], object], name: str | None) -> Spool:
    """The copy of a file object that cannot seek."""
    shown = name or "the file object"

    def pull() -> object:
        try:
            piece = read(CHUNK)
        except (OSError, ValueError) as error:
            raise FlowFileError(f"{shown} cannot be read: {error}") from error
        if piece is None:
            raise FlowFileError(f"{shown} is in non-blocking mode; open it in blocking mode")
        return flat(piece, name) or None

    return Spool(name, pull)


def spool_of_stream(path: Path) -> Spool:
    """The copy of the content of a named pipe, a device or a process substitution.

    Neither opening nor reading it blocks for long, so that waiting for a writer can be cancelled.

    Raises:
        OSError: It cannot be opened.
    """
    # Entries of these folders have numbers or names that say nothing about a flow.
    name = None if path.parts[:2] in {("/", "dev"), ("/", "proc")} else path.name
    file = open(path, "rb", buffering=0, opener=_without_blocking)  # noqa: SIM115 - `done` closes
    ready = select.poll()
    ready.register(file, select.POLLIN)

    def pull() -> object:
        if not ready.poll(STEP_SECONDS * 1000):
            return b""
        try:
            piece = file.read(CHUNK)
        except OSError as error:
            raise unreadable(path, error) from error
        return b"" if piece is None else piece or None  # None: nothing has come after all

    return Spool(name, pull, patient=True, done=file.close)


def _without_blocking(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NONBLOCK)
