"""Finds the end record of a ZIP archive, and detects whether a streamed archive is complete."""

from __future__ import annotations

END_SIZE = 22
"""Bytes of the end record, without the comment that may stand after it."""

LONGEST_COMMENT = 0xFFFF

_BEGIN = b"PK\x03\x04"
_END = b"PK\x05\x06"
_LONGEST_END = END_SIZE + LONGEST_COMMENT


def find_end(tail: bytes) -> int:
    """Where in the last bytes of an archive its end record begins; -1 if there is none."""
    first = max(0, len(tail) - _LONGEST_END)
    return tail.rfind(_END, first, max(0, len(tail) - END_SIZE + len(_END)))


class ZipEnd:
    """Detects whether the bytes that pass, if they are an archive, end as one; keeps only the last.

    Flow files are archives, but nobody promises that they stay so (wire_facts §6.7); other files
    are always complete here.
    """

    def __init__(self) -> None:
        self._begin = b""
        self._tail = b""

    def feed(self, data: bytes) -> None:
        """See the next bytes."""
        if len(self._begin) < len(_BEGIN):
            self._begin += data[: len(_BEGIN) - len(self._begin)]
        # A large block is kept as it is, without a copy.
        self._tail = data if len(data) >= _LONGEST_END else (self._tail + data)[-_LONGEST_END:]

    @property
    def complete(self) -> bool:
        """Whether it ends as it should."""
        return self._begin != _BEGIN or find_end(self._tail) >= 0
