"""Where a downloaded flow file goes: a path, a folder, or a file object of the caller's."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path
from typing import BinaryIO, Protocol, TypeAlias

from tableau_flows.errors import FlowFileError


class Writable(Protocol):
    """A file object opened for writing bytes."""

    def write(self, data: bytes, /) -> object:
        """Write bytes; all of them, or as many as it returns."""
        ...


FlowTarget: TypeAlias = str | os.PathLike[str] | Writable


class Target(Protocol):
    """What a download is written to. All of it may block, apart from `abandon`, which is short."""

    @property
    def can_begin_anew(self) -> bool:
        """Whether `begin` may be called again, to forget what was written."""
        ...

    def begin(self, name: str) -> None:
        """Get ready to write; `name` is the name of the file, safe to be used in a folder."""
        ...

    def write(self, data: bytes) -> None:
        """Write the next bytes."""
        ...

    def finish(self) -> Path | None:
        """Everything came: put the file in its place, if it has one."""
        ...

    def abandon(self) -> None:
        """Something went wrong: leave nothing behind. Does nothing after `finish`."""
        ...


def open_target(target: FlowTarget, *, overwrite: bool) -> Target:
    """Look at what was given; nothing is written yet.

    Raises:
        FlowFileError: The file exists and is to be kept, or its folder does not exist.
    """
    if isinstance(target, (str, os.PathLike)):
        return _PathTarget(Path(target), overwrite)
    if not callable(getattr(target, "write", None)):
        raise FlowFileError(
            "a flow is downloaded to a path, to a folder or to a file object opened for writing"
            f" bytes, not to {type(target).__name__}"
        )
    return _ObjectTarget(target)


class _ObjectTarget:
    can_begin_anew = False

    def __init__(self, file: Writable) -> None:
        self._file = file

    def begin(self, name: str) -> None:
        pass

    def write(self, data: bytes) -> None:
        while data:
            count = self._file.write(data)
            data = data[count:] if isinstance(count, int) else b""

    def finish(self) -> None:
        return None

    def abandon(self) -> None:
        pass


class _PathTarget:
    """A file that appears under its name when it is complete, and not before."""

    can_begin_anew = True

    def __init__(self, path: Path, overwrite: bool) -> None:
        self._overwrite = overwrite
        self._folder = path if path.is_dir() else None
        self._path = path
        self._temporary: Path | None = None
        self._file: BinaryIO | None = None
        if self._folder is None:
            if not path.parent.is_dir():
                raise FlowFileError(f"there is no folder {path.parent}")
            self._check()

    def begin(self, name: str) -> None:
        self.abandon()
        if self._folder is not None:
            self._path = self._folder / name
            self._check()
        temporary = self._path.with_name(f".{secrets.token_hex(8)}.part")
        try:
            self._temporary = temporary  # known before it is there, for an interruption between
            self._file = temporary.open("xb")
        except OSError as error:
            self._temporary = None
            raise self._failure(error) from error

    def write(self, data: bytes) -> None:
        assert self._file is not None  # `begin` came first
        try:
            self._file.write(data)
        except OSError as error:
            raise self._failure(error) from error

    def finish(self) -> Path:
        assert self._file is not None  # `begin` came first
        assert self._temporary is not None
        try:
            self._file.close()
            if self._overwrite:
                self._temporary.replace(self._path)
            else:
                _rename(self._temporary, self._path)
        except FileExistsError:
            raise self._exists() from None
        except OSError as error:
            raise self._failure(error) from error
        self._temporary = None
        return self._path

    def abandon(self) -> None:
        if self._file is not None:
            with contextlib.suppress(OSError):  # a full disk says so once more while closing
                self._file.close()
        if self._temporary is not None:
            self._temporary.unlink(missing_ok=True)
        self._file = self._temporary = None

    def _check(self) -> None:
        if self._path.exists() and not self._overwrite:
            raise self._exists()

    def _exists(self) -> FlowFileError:
        return FlowFileError(f"{self._path} exists; give overwrite=True to replace it")

    def _failure(self, error: OSError) -> FlowFileError:
        return FlowFileError(f"{self._path} cannot be written: {error.strerror or error}")


def _rename(source: Path, target: Path) -> None:
    """Rename a file unless there is one of that name, even if it came just now."""
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:
        # No links here. On Windows, `rename` itself refuses to replace a file.
        if target.exists():
            raise FileExistsError from None
        source.rename(target)
    else:
        source.unlink()
