"""ZIP archives: checks a packaged flow before it is sent, and the end of a downloaded one."""

from __future__ import annotations

import struct

from tableau_flows._common.printable import shown_path
from tableau_flows._files.local.sources import Source
from tableau_flows.errors import FlowFileError

END_SIZE = 22
"""Bytes of the end record, without the comment that may follow it."""

LONGEST_COMMENT = 0xFFFF

_BEGIN = b"PK\x03\x04"
_END = b"PK\x05\x06"
_LONGEST_END = END_SIZE + LONGEST_COMMENT
_LARGE_END = b"PK\x06\x06"
_ENTRY = b"PK\x01\x02"
_LARGE_ENDS_SIZE = 56 + 20
_ENTRY_SIZE = 46
_MOST_CONTENTS = 4 * 1024 * 1024
"""Maximum bytes of the table of contents that are read, enough for about 50,000 entries."""

_FLOW = b"flow"
"""The entry that makes an archive a flow file (wire_facts §6.7)."""


def check_packaged_flow(source: Source) -> None:
    """Check that a .tflx is a ZIP archive with an entry `flow`; may block to read its end.

    Only the table of contents at the end is read, and of that at most 4 MB: what does not show
    there is left to the server.

    Raises:
        FlowFileError: It is not.
    """
    contents = _contents(source)
    if contents is None:
        raise _not_packaged(source, "it is not a ZIP archive")
    start, size = contents
    table = _read(source, start, min(size, _MOST_CONTENTS))
    if size <= _MOST_CONTENTS and not _has_flow(table):
        raise _not_packaged(source, "the archive has no entry named flow")


def _not_packaged(source: Source, reason: str) -> FlowFileError:
    shown = shown_path(source.name or "the flow file")
    return FlowFileError(f"{shown} is not a packaged flow (.tflx): {reason}")


def _contents(source: Source) -> tuple[int, int] | None:
    """Return the offset and the size of the table of contents; None if this is not an archive."""
    before = max(0, source.size - END_SIZE - LONGEST_COMMENT - _LARGE_ENDS_SIZE)
    tail = _read(source, before, source.size - before)
    place = find_end(tail)
    if place < 0:
        return None
    (size,) = struct.unpack_from("<L", tail, place + 12)
    large = place - _LARGE_ENDS_SIZE
    if large >= 0 and tail[large : large + 4] == _LARGE_END:  # ZIP64
        (size,) = struct.unpack_from("<Q", tail, large + 40)
        place = large
    start = before + place - size  # the table ends where its description begins
    return (start, size) if start >= 0 else None


def _has_flow(table: bytes) -> bool:
    place = 0
    while table[place : place + 4] == _ENTRY and place + _ENTRY_SIZE <= len(table):
        name, extra, comment = struct.unpack_from("<HHH", table, place + 28)
        place += _ENTRY_SIZE
        if table[place : place + name] == _FLOW:
            return True
        place += name + extra + comment
    return False


def _read(source: Source, offset: int, length: int) -> bytes:
    return b"".join(source.read(offset, length))


def find_end(tail: bytes) -> int:
    """Return the offset of the end record in the last bytes of an archive; -1 if there is none."""
    first = max(0, len(tail) - _LONGEST_END)
    return tail.rfind(_END, first, max(0, len(tail) - END_SIZE + len(_END)))


class ZipEnd:
    """Detects whether a streamed ZIP archive is complete; keeps only its last bytes.

    Flow files are archives, but nobody promises that they stay so (wire_facts §6.7); other files
    are always complete here.
    """

    def __init__(self) -> None:
        self._begin = b""
        self._tail = b""

    def feed(self, data: bytes) -> None:
        """Add the next bytes."""
        if len(self._begin) < len(_BEGIN):
            self._begin += data[: len(_BEGIN) - len(self._begin)]
        # A large block is kept as it is, without a copy.
        self._tail = data if len(data) >= _LONGEST_END else (self._tail + data)[-_LONGEST_END:]

    @property
    def complete(self) -> bool:
        """Whether the archive has its end record; True for other files."""
        return self._begin != _BEGIN or find_end(self._tail) >= 0
