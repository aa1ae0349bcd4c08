"""Limits the size of a ZIP directory before ``zipfile`` reads all of it into memory.

The emulator shares no code with the client here, so that tests find a mistake in either reader.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import BinaryIO

MAX_DIRECTORY_BYTES = 4 * 1024 * 1024

_END = struct.Struct("<4s4H2LH")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64 = struct.Struct("<4sLQL")
_LONGEST_COMMENT = 65_535


def check_directory(path: Path) -> None:
    """Reject an archive whose directory is too large.

    Raises:
        ValueError: There is no directory, or it is larger than ``MAX_DIRECTORY_BYTES``.
    """
    with path.open("rb") as file:
        file_bytes = file.seek(0, 2)
        start = file.seek(max(0, file_bytes - _LONGEST_COMMENT - _END.size))
        tail = file.read()
        place = tail.rfind(b"PK\5\6")
        if place < 0 or len(tail) - place < _END.size:
            raise ValueError("no directory at its end")
        size: int = _END.unpack_from(tail, place)[5]
        size = max(size, *_sizes_64(file, start + place, file_bytes))
    if size > MAX_DIRECTORY_BYTES:
        raise ValueError(f"a directory of {size} bytes")


def _sizes_64(file: BinaryIO, end: int, file_bytes: int) -> list[int]:
    """Return the sizes in the 64-bit records before the end record, if there are any."""
    sizes = [0]
    if end < _LOCATOR_64.size:
        return sizes
    file.seek(end - _LOCATOR_64.size)
    magic, _, offset, _ = _LOCATOR_64.unpack(file.read(_LOCATOR_64.size))
    if magic != b"PK\6\7":
        return sizes
    # Some readers use the record that the locator points to, others the one right before it.
    for place in (offset, end - _LOCATOR_64.size - _END_64.size):
        if 0 <= place <= file_bytes - _END_64.size:
            file.seek(place)
            sizes.append(_END_64.unpack(file.read(_END_64.size))[8])
    return sizes
