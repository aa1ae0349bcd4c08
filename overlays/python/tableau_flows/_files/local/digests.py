"""Digests of flow files that do not depend on how the archive was packed.

Two archives with the same entries have the same digest, whatever their order, times, attributes
and compression. A download can so be compared with the file that was published.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
from collections.abc import Callable, Generator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from tableau_flows._common.printable import shown_path
from tableau_flows._files.local.failures import unreadable
from tableau_flows._plans.steps import Plan, blocking
from tableau_flows.errors import FlowFileError

if TYPE_CHECKING:
    import zipfile

MOST_ENTRIES = 50_000
"""Maximum entries of an archive."""

MOST_TABLE_BYTES = 4 * 1024 * 1024
"""Maximum bytes read at a time, which limits the table of contents of an archive."""

ALWAYS_READ_BYTES = 1024**3
"""An archive may always decompress to this many bytes, which are read in some seconds."""

MOST_COMPRESSION = 100
"""A larger one may decompress to this many times its size. The text and the extracts of flows are
compressed 2 to 50 times; a bomb 1000 times."""

_BLOCK = 1024 * 1024
_STEP_BYTES = 8 * _BLOCK
"""Bytes read in one step; between two steps the work can be cancelled."""

_COST_OF_ENTRY = _BLOCK // 8
"""Bytes that are read in about the time that opening an entry takes."""


class ArchiveError(FlowFileError):
    """The content of a file cannot be compared: empty, a broken archive, or beyond the limits."""


def digest_of(path: Path) -> Plan[str]:
    """Compute the digest of a flow file in steps of bounded length.

    Returns:
        "zip:" and the SHA-256 of the names and contents of the entries in the order of their names;
        for a file that is no ZIP archive, "file:" and the SHA-256 of its bytes.

    Raises:
        ArchiveError: The file is empty, or the archive is broken, encrypted, or decompresses to
            more than the limits.
        FlowFileError: The file cannot be read.
    """
    steps = digesting(path)
    try:
        while True:
            digest: str | None = yield from blocking(partial(next, steps))
            if digest is not None:
                return digest
    finally:
        steps.close()


def digesting(path: Path) -> Generator[str | None]:
    """Yield None after each step of the work, and the digest at the end.

    Raises:
        ArchiveError: See `digest_of`.
        FlowFileError: See `digest_of`.
    """
    shown = shown_path(path.name)
    try:
        with path.open("rb") as file:
            if not file.read(1):
                raise ArchiveError(f"{shown} is empty")
            if (archive := _opened(file, shown)) is None:
                digest = yield from _Hashing().of(file.read)
                yield f"file:{digest.hex()}"
                return
            with archive, _as_archive_errors(shown):
                digest = yield from _of_entries(archive, file, shown)
            yield f"zip:{digest.hex()}"
    except OSError as error:
        raise unreadable(path.name, error) from error


def _opened(file: BinaryIO, shown: str) -> zipfile.ZipFile | None:
    """Open the archive; None if the file is no archive, positioned at its beginning."""
    import zipfile  # takes its time to load

    with _as_archive_errors(shown):
        bounded = _Bounded(file)
        if zipfile.is_zipfile(bounded):
            return zipfile.ZipFile(bounded)
    file.seek(0)
    return None


def _of_entries(
    archive: zipfile.ZipFile, file: BinaryIO, shown: str
) -> Generator[None, None, bytes]:
    """Hash each entry, and then their names and digests, in the order of the names."""
    entries = [one for one in archive.infolist() if not _is_folder(one)]
    _check_limits(entries, file.seek(0, io.SEEK_END), shown)
    hashing = _Hashing()
    whole = hashlib.sha256()
    # Equal names keep their order, which decides what readers see.
    for name, entry in sorted(((_name(one), one) for one in entries), key=lambda pair: pair[0]):
        with archive.open(entry) as content:
            digest = yield from hashing.of(content.read)
        whole.update(len(name).to_bytes(8, "big") + name + digest)
    return whole.digest()


def _check_limits(entries: list[zipfile.ZipInfo], size: int, shown: str) -> None:
    """Check what an archive says about itself, before anything is decompressed.

    Entries that decompress to more than they say are found out while they are read.

    Raises:
        ArchiveError: There are too many entries, too many bytes, or a compression that Tableau
            does not use and whose memory is not limited.
    """
    import zipfile  # takes its time to load

    if len(entries) > MOST_ENTRIES:
        raise ArchiveError(f"{shown} has {len(entries)} entries; at most {MOST_ENTRIES} are read")
    total = sum(one.file_size for one in entries)
    most = max(ALWAYS_READ_BYTES, MOST_COMPRESSION * size)
    if total > most:
        raise ArchiveError(
            f"{shown} decompresses to {total} bytes; at most {most} are read"
            f" ({MOST_COMPRESSION} times its size, or {ALWAYS_READ_BYTES} if that is more)"
        )
    for one in entries:
        if one.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise ArchiveError(
                f"{shown} has an entry with the compression method {one.compress_type}; only"
                " deflated and stored entries are read"
            )


class _Hashing:
    """Hashes files one after the other, in steps of bounded length."""

    def __init__(self) -> None:
        self._done = 0

    def of(self, read: Callable[[int], bytes]) -> Generator[None, None, bytes]:
        """Return the SHA-256 of a file that is read to its end."""
        hashed = hashlib.sha256()
        self._done += _COST_OF_ENTRY
        while True:
            if self._done >= _STEP_BYTES:
                self._done = 0
                yield
            block = read(_BLOCK)
            if not block:
                return hashed.digest()
            hashed.update(block)
            self._done += len(block)


def _name(entry: zipfile.ZipInfo) -> bytes:
    """Return the name as it stands in the archive, which is the same on every system."""
    return entry.orig_filename.encode("utf-8", "surrogatepass")


def _is_folder(entry: zipfile.ZipInfo) -> bool:
    """Return whether an entry only says that there is a folder, which some packers leave out."""
    return entry.orig_filename.endswith("/") and entry.file_size == 0


@contextlib.contextmanager
def _as_archive_errors(shown: str) -> Generator[None]:
    """Raise the errors of reading an archive as `ArchiveError`."""
    import struct
    import zipfile
    import zlib

    try:
        yield
    except NotImplementedError as error:
        raise ArchiveError(f"{shown} cannot be read: {error}") from error
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        struct.error,
        RuntimeError,  # an encrypted entry
        ValueError,  # a name that is no UTF-8, or an impossible position
        OverflowError,
    ) as error:
        reason = str(error) or "it ends too early"
        raise ArchiveError(f"{shown} is a broken or encrypted archive: {reason}") from error


class _Bounded(io.RawIOBase):
    """A file of which only a limited number of bytes is read at a time.

    The reader of archives reads the table of contents at once, however long an archive says it is.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def read(self, size: int = -1, /) -> bytes:
        if size > MOST_TABLE_BYTES:
            raise ValueError(f"its table of contents has more than {MOST_TABLE_BYTES} bytes")
        return self._file.read(MOST_TABLE_BYTES if size < 0 else size)

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        if whence == io.SEEK_SET and offset < 0:
            raise ValueError("a position before its beginning")
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True
