"""Reads the files with cases from a folder or an archive, within limits; nothing is unpacked."""

from __future__ import annotations

import gzip
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

FOLDERS = {
    "requests": "request",
    "documents": "document",
    "replies": "reply",
    "scenarios": "scenario",
}
"""The folders with cases, and the kinds of cases in them."""

LARGEST_FILE = 4 * 1024 * 1024
"""Maximum bytes of one file."""

LARGEST_TOTAL = 64 * 1024 * 1024
"""Maximum bytes of all files."""

MOST_FILES = 2_000
"""Maximum number of files with cases."""

MOST_ENTRIES = 50_000
"""Maximum number of entries of an archive, those without cases included."""

MOST_UNPACKED = 128 * 1024 * 1024
"""Maximum bytes of a .tar.gz file once decompressed, entries without cases included."""

_UNREADABLE = (
    OSError,
    EOFError,
    RuntimeError,  # an entry that is encrypted, or compressed by an unknown method
    ValueError,
    struct.error,
    lzma.LZMAError,
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What the readers of archives raise."""


class CaseError(Exception):
    """The cases cannot be read; the message says which file and why."""


def read_files(source: Path) -> dict[PurePosixPath, bytes]:
    """Return the contents of all files with cases by folder and name, such as `requests/a.json`.

    Args:
        source: The folder that holds `requests`, `documents`, `replies` and `scenarios`, or an
            archive with these folders at any level.

    Raises:
        CaseError: A file cannot be read, is there twice, or exceeds a limit.
    """
    found: dict[PurePosixPath, bytes] = {}
    total = 0
    try:
        for name, content in _files(source):
            total += len(content)
            if name in found:
                raise CaseError(f"{source}: has several files called {name}")
            if len(content) > LARGEST_FILE:
                raise CaseError(f"{source}: {name} is larger than {LARGEST_FILE} bytes")
            if total > LARGEST_TOTAL:
                raise CaseError(f"{source}: the cases are larger than {LARGEST_TOTAL} bytes")
            if len(found) >= MOST_FILES:
                raise CaseError(f"{source}: has more than {MOST_FILES} files")
            found[name] = content
    except _UNREADABLE as error:
        raise CaseError(f"{source}: cannot be read: {error}") from None
    return found


def _files(source: Path) -> Iterator[tuple[PurePosixPath, bytes]]:
    if source.is_dir():
        yield from _in_folder(source)
    elif source.exists() and not source.is_file():  # opening a pipe would wait for its writer
        raise CaseError(f"{source}: is neither a folder nor a file")
    elif source.name.endswith(".zip"):
        yield from _in_zip(source)
    elif source.name.endswith((".tar.gz", ".tgz")):
        yield from _in_tar(source)
    else:
        raise CaseError(f"{source}: is neither a folder nor a .zip or .tar.gz file")


def _in_folder(source: Path) -> Iterator[tuple[PurePosixPath, bytes]]:
    for folder in FOLDERS:
        for path in (source / folder).glob("*.json"):
            if not path.is_file():
                raise CaseError(f"{path}: is not a file")
            with path.open("rb") as file:
                yield PurePosixPath(folder, path.name), file.read(LARGEST_FILE + 1)


def _in_zip(source: Path) -> Iterator[tuple[PurePosixPath, bytes]]:
    with zipfile.ZipFile(source) as archive:
        for count, entry in enumerate(archive.infolist()):
            _check_count(source, count)
            if (name := _case_file(entry.filename)) is not None:
                with archive.open(entry) as file:
                    yield name, file.read(LARGEST_FILE + 1)


def _in_tar(source: Path) -> Iterator[tuple[PurePosixPath, bytes]]:
    # As a stream, so that entries are decompressed once, and only as far as the limit.
    with (
        _Limited(source) as content,
        tarfile.open(fileobj=content, mode="r|") as archive,
    ):
        for count, entry in enumerate(archive):
            _check_count(source, count)
            if entry.isfile() and (name := _case_file(entry.name)) is not None:
                file = archive.extractfile(entry)
                if file is not None:
                    yield name, file.read(LARGEST_FILE + 1)


class _Limited(gzip.GzipFile):
    """A compressed file, of which at most `MOST_UNPACKED` bytes are read."""

    def __init__(self, source: Path) -> None:
        super().__init__(source)
        self._source = source
        self._left = MOST_UNPACKED

    def read(self, size: int | None = -1) -> bytes:
        """Return the next bytes, as `tarfile` asks for them."""
        piece = super().read(size)
        self._left -= len(piece)
        if self._left < 0:
            raise CaseError(f"{self._source}: unpacks to more than {MOST_UNPACKED} bytes")
        return piece


def _check_count(source: Path, count: int) -> None:
    if count >= MOST_ENTRIES:
        raise CaseError(f"{source}: has more than {MOST_ENTRIES} entries")


def _case_file(name: str) -> PurePosixPath | None:
    path = PurePosixPath(name)
    if path.suffix == ".json" and path.parent.name in FOLDERS:
        return PurePosixPath(path.parent.name, path.name)
    return None
