"""A target that appears under its name only when the file is completely on disk."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from pathlib import Path
from typing import BinaryIO

from tableau_flows._common.printable import shown_path
from tableau_flows._files.local.exclusive import Exclusive
from tableau_flows._files.local.failures import not_writable
from tableau_flows.errors import FlowFileError

STEP = 32 * 1024 * 1024
"""How many bytes are written between two requests to the system to write them to disk."""


class PathTarget:
    """A path, or a folder in which the file gets the name that the server gives it."""

    can_begin_anew = True

    def __init__(self, path: Path, overwrite: bool) -> None:
        """Check that the file can be created there.

        Raises:
            FlowFileError: There is not.
        """
        self._overwrite = overwrite
        self._folder = path if path.is_dir() else None
        self._path = path
        self._place = path
        self._temporary: Path | None = None
        self._file: BinaryIO | None = None
        self._write_behind: _WriteBehind | None = None
        self._exclusive = Exclusive(self._discard)
        if self._folder is None:
            self._settle_place()

    def begin(self, name: str) -> bool:
        """Create a temporary file in the folder, and discard an earlier one."""
        self._exclusive.work(lambda: self._begin(name))
        return True

    def write(self, data: memoryview) -> int:
        """Write all of the bytes."""
        return self._exclusive.work(lambda: self._write(data))

    def finish(self) -> Path:
        """Flush the file to disk, and move it to its place."""
        return self._exclusive.work(self._finish)

    def abandon(self) -> None:
        """Remove the temporary file."""
        self._exclusive.give_up()

    def _begin(self, name: str) -> None:
        self._discard()
        if self._folder is not None:
            self._path = self._folder / name
            self._settle_place()
        temporary = self._place.with_name(f".{secrets.token_hex(8)}.part")
        try:
            self._temporary = temporary  # known before it is there, for an interruption between
            self._file = temporary.open("xb")
            self._write_behind = _WriteBehind(self._file.fileno())
        except OSError as error:
            self._temporary = None
            raise not_writable(self._path, error) from error

    def _write(self, data: memoryview) -> int:
        assert self._file is not None  # `begin` came first
        assert self._write_behind is not None
        try:
            self._file.write(data)
        except OSError as error:
            raise not_writable(self._path, error) from error
        self._write_behind.wrote(data.nbytes)
        return data.nbytes

    def _finish(self) -> Path:
        assert self._file is not None  # `begin` came first
        assert self._temporary is not None
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            if self._overwrite:
                _copy_mode(self._place, self._temporary)
                self._temporary.replace(self._place)
            else:
                _rename(self._temporary, self._place)
        except FileExistsError:
            raise self._exists() from None
        except OSError as error:
            raise not_writable(self._path, error) from error
        self._temporary = None
        sync_folder(self._place.parent)
        return self._path

    def _discard(self) -> None:
        with contextlib.suppress(OSError):  # a full disk says so once more while closing
            if self._file is not None:
                self._file.close()
        with contextlib.suppress(OSError):
            if self._temporary is not None:
                self._temporary.unlink(missing_ok=True)
        self._file = self._temporary = None

    def _settle_place(self) -> None:
        """Determine the final path: a symbolic link is kept, and its target is replaced."""
        try:
            self._place = Path(os.path.realpath(self._path))
            if os.path.lexists(self._path) and not self._overwrite:
                raise self._exists()
            if self._place.exists() and not self._place.is_file():
                raise FlowFileError(f"{shown_path(self._path)} is not a file and is not replaced")
            if not self._place.parent.is_dir():
                raise FlowFileError(f"there is no folder {shown_path(self._place.parent)}")
        except OSError as error:
            raise not_writable(self._path, error) from error

    def _exists(self) -> FlowFileError:
        return FlowFileError(f"{shown_path(self._path)} exists; give overwrite=True to replace it")


class _WriteBehind:
    """Asks the system, every 32 MiB, to begin writing what it holds in memory of an open file.

    The request returns at once, and nothing depends on it: `os.fsync` makes sure of everything at
    the end. On systems without `posix_fadvise` nothing is asked.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._asked = 0
        self._written = 0

    def wrote(self, count: int) -> None:
        """Take note of so many more bytes at the end of the file."""
        self._written += count
        length = self._written - self._asked
        if length < STEP or not hasattr(os, "posix_fadvise"):
            return
        with contextlib.suppress(OSError):  # some file systems refuse it
            os.posix_fadvise(self._descriptor, self._asked, length, os.POSIX_FADV_DONTNEED)
        self._asked = self._written


def _copy_mode(place: Path, temporary: Path) -> None:
    """Give the new file the permissions of the file that it replaces."""
    with contextlib.suppress(FileNotFoundError):
        temporary.chmod(stat.S_IMODE(place.stat().st_mode))


def _rename(source: Path, target: Path) -> None:
    """Rename a file unless the name exists, even if it was created just now.

    Raises:
        FileExistsError: There is one.
    """
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:  # this file system knows no links
        if os.name == "nt":
            source.rename(target)  # refuses to replace a file
        else:
            _claim_and_replace(source, target)
    else:
        source.unlink()


def _claim_and_replace(source: Path, target: Path) -> None:
    """Reserve the name with an empty file, which fails if it exists, and replace that."""
    target.touch(exist_ok=False)
    try:
        source.replace(target)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def sync_folder(folder: Path) -> None:
    """Flush the new name to disk, on systems where folders can be opened."""
    with contextlib.suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
