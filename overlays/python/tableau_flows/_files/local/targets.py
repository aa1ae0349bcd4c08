"""Targets of downloads: a path, a folder, a pipe, or a file object of the caller."""

from __future__ import annotations

import errno
import inspect
import os
import select
import stat
import time
from pathlib import Path
from typing import BinaryIO, Protocol, TypeAlias, cast, runtime_checkable

from tableau_flows._common.printable import shown_path
from tableau_flows._files.local.exclusive import Exclusive
from tableau_flows._files.local.failures import not_writable
from tableau_flows._files.local.file_objects import is_text
from tableau_flows._files.local.path_target import PathTarget
from tableau_flows.errors import FlowFileError

_STEP_SECONDS = 0.2
"""Seconds for which one step waits for the other end of a pipe."""

_SMALL_WRITE = 64 * 1024
"""Bytes written at a time to a file object after a partial write."""

_MOST_REFUSALS = 1000
"""Maximum consecutive writes to a file object that write nothing."""


@runtime_checkable
class Writable(Protocol):
    """A file object opened for writing in binary mode."""

    def write(self, data: bytes, /) -> object:
        """Write bytes; return how many were written, or None for all."""
        ...


FlowTarget: TypeAlias = str | os.PathLike[str] | Writable


class Target(Protocol):
    """What a download is written to. All methods may block except `abandon`."""

    @property
    def can_begin_anew(self) -> bool:
        """Whether `begin` may be called again, which discards what was written."""
        ...

    def begin(self, name: str) -> bool:
        """Prepare for writing; return False if it is not ready yet and must be called again.

        Args:
            name: The name of the file, which is safe in a folder.
        """
        ...

    def write(self, data: memoryview) -> int:
        """Write the next bytes; return how many were written, which may be none."""
        ...

    def finish(self) -> Path | None:
        """Finish a complete file: move it to its place, if it has one."""
        ...

    def abandon(self) -> None:
        """Discard an incomplete file. Does nothing after `finish`.

        May be called while another thread is in one of the other methods.
        """
        ...


def open_target(target: FlowTarget, *, overwrite: bool) -> Target:
    """Open the target without writing yet.

    Raises:
        FlowFileError: The file exists and is to be kept, its folder does not exist, or it is
            nothing that bytes can be written to.
    """
    if not isinstance(target, (str, os.PathLike)):
        _check_object(target)
        return _ObjectTarget(target)
    try:
        path = Path(target)
        kind = _mode(path)
    except (OSError, ValueError, TypeError) as error:  # ValueError: NUL, or half a surrogate
        raise not_writable(target, error) from error
    if not kind and str(target).endswith(("/", os.sep)):
        raise FlowFileError(f"there is no folder {shown_path(path)}")
    stream = stat.S_ISFIFO(kind) or stat.S_ISCHR(kind) or (overwrite and stat.S_ISBLK(kind))
    if stream and hasattr(select, "poll"):
        return _StreamTarget(path, named_pipe=stat.S_ISFIFO(kind))
    return PathTarget(path, overwrite)


def _mode(path: Path) -> int:
    """Return the kind and the permissions of the existing file; 0 if there is none."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return 0


def _check_object(target: object) -> None:
    write = getattr(target, "write", None)
    if not callable(write) or is_text(target) or inspect.iscoroutinefunction(write):
        raise FlowFileError(
            "a flow is downloaded to a path, to a folder or to a file object opened for writing"
            f" bytes, not to {type(target).__name__}"
        )
    if getattr(target, "closed", False) is True:
        raise FlowFileError("the target file object is closed")
    writable = getattr(target, "writable", None)
    try:
        writes = writable() if callable(writable) else True
    except ValueError as error:  # how closed file objects answer
        raise not_writable("the file object", error) from error
    if not writes:
        raise FlowFileError("the target file object is not writable")


class _ObjectTarget:
    can_begin_anew = False

    def __init__(self, file: Writable) -> None:
        self._file = file
        self._refusals = 0

    def begin(self, name: str) -> bool:
        return True

    def write(self, data: memoryview) -> int:
        whole = cast(bytes, data.obj)  # what the network gave; a view of it is made for each block
        piece = whole if data.nbytes == len(whole) else bytes(data[:_SMALL_WRITE])
        try:
            count = self._file.write(piece)
        except (OSError, ValueError, TypeError) as error:
            raise not_writable("the file object", error) from error
        if inspect.iscoroutine(count):
            count.close()  # nobody will await it
            raise FlowFileError("a flow cannot be downloaded to an async file object")
        if not isinstance(count, int) or isinstance(count, bool):
            if count is None and _may_refuse(self._file):
                count = 0
            else:
                return len(piece)
        self._refusals = 0 if count else self._refusals + 1
        if self._refusals > _MOST_REFUSALS or not 0 <= count <= len(piece):
            raise FlowFileError(f"the file object took {count} of {len(piece)} bytes")
        return count

    def finish(self) -> None:
        return None

    def abandon(self) -> None:
        pass


def _may_refuse(file: object) -> bool:
    """Return whether None from `write` means that nothing was written, as with raw files."""
    import io

    return isinstance(file, io.RawIOBase)


class _StreamTarget:
    """A named pipe or a device, which is written to and not replaced.

    Neither opening it nor writing blocks for long, so that waiting for a reader can be cancelled.
    """

    can_begin_anew = False

    def __init__(self, path: Path, *, named_pipe: bool) -> None:
        self._path = path
        self._named_pipe = named_pipe
        self._file: BinaryIO | None = None
        self._exclusive = Exclusive(self._close)

    def begin(self, name: str) -> bool:
        return self._exclusive.work(self._open)

    def write(self, data: memoryview) -> int:
        return self._exclusive.work(lambda: self._write(data))

    def finish(self) -> Path:
        try:
            self._exclusive.work(self._close)
        except OSError as error:
            raise not_writable(self._path, error) from error
        return self._path

    def abandon(self) -> None:
        self._exclusive.give_up()

    def _open(self) -> bool:
        try:
            opened = os.open(self._path, os.O_WRONLY | os.O_NONBLOCK | os.O_CLOEXEC)
            self._file = os.fdopen(opened, "wb", buffering=0)
        except OSError as error:
            if error.errno != errno.ENXIO or not self._named_pipe:
                raise not_writable(self._path, error) from error
            time.sleep(_STEP_SECONDS)  # nobody has opened it for reading yet
            return False
        return True

    def _write(self, data: memoryview) -> int:
        assert self._file is not None  # `begin` came first
        ready = select.poll()
        ready.register(self._file, select.POLLOUT)
        if not ready.poll(_STEP_SECONDS * 1000):
            return 0
        try:
            return self._file.write(data) or 0  # None: it is full after all
        except OSError as error:
            raise not_writable(self._path, error) from error

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()
