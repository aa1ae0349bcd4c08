"""The end of an archive, looked for while it passes by: only the last bytes are kept."""

from __future__ import annotations

_BEGIN = b"PK\x03\x04"
_END = b"PK\x05\x06"
_SMALLEST_END = 22
_LONGEST_END = _SMALLEST_END + 0xFFFF
"""Bytes: a comment of this length at most may stand after it."""


class ZipEnd:
    """Sees whether what passes by, if it is an archive, ends as one.

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
        if self._begin != _BEGIN:
            return True
        place = self._tail.rfind(_END, max(0, len(self._tail) - _LONGEST_END))
        return 0 <= place <= len(self._tail) - _SMALLEST_END
