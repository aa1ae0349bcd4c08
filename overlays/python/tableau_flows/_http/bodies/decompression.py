"""Decompression of replies, in pieces of bounded size."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Protocol

ACCEPTED = "gzip, deflate"
"""What requests accept; everything else is refused, since it was not asked for."""

_PIECE = 256 * 1024
_MAX_MEMBERS = 1000
"""More gzip members than this in one body are an attack: each takes its time, even an empty one."""

_LONGEST_NAME = 40
"""Characters of the name of an encoding that is shown."""


class DecodingError(Exception):
    """A body that is not what its Content-Encoding says."""


class _Zlib(Protocol):
    """What a decompressor of zlib has."""

    @property
    def unconsumed_tail(self) -> bytes:
        """Input that was not needed for the last piece of output."""
        ...

    @property
    def unused_data(self) -> bytes:
        """Input after the end of the compressed data."""
        ...

    @property
    def eof(self) -> bool:
        """Whether the compressed data has ended."""
        ...

    def decompress(self, data: bytes, max_length: int = 0, /) -> bytes:
        """Decompress up to so many bytes."""
        ...


class Decoder:
    """Removes the encoding of a body: gzip, or zlib data with or without its header.

    Raises:
        DecodingError: It has an encoding that was not asked for, or several on top of each other.
    """

    def __init__(self, content_encoding: str) -> None:
        names = [name.strip().lower() for name in content_encoding[:200].split(",")]
        names = [name for name in names if name not in {"", "identity"}]
        for name in names:
            if name not in {"gzip", "x-gzip", "deflate"}:
                # A part of a long one may be a part of a secret, which would not be found.
                shown = repr(name) if len(name) <= _LONGEST_NAME else "with a long name"
                raise DecodingError(f"the encoding {shown} was not asked for")
        if len(names) > 1:
            raise DecodingError(f"{len(names)} encodings on top of each other")
        self.is_needed = bool(names)
        self._gzip = names != ["deflate"]
        self._stream: _Zlib | None = None
        self._members = 0

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Give the decoded bytes in pieces of at most 256 KiB."""
        while data:
            if self._stream is None:
                self._stream = self._begin(data)
            try:
                piece = self._stream.decompress(data, _PIECE)
            except zlib.error as error:
                raise DecodingError(str(error)) from None
            if piece:
                yield piece
            if self._stream.eof:
                # Several gzip members may follow each other; what follows zlib data is ignored.
                data = self._stream.unused_data if self._gzip else b""
                self._stream = None if self._gzip else self._stream
                if not data.startswith(b"\x1f\x8b"):
                    return
            else:
                data = self._stream.unconsumed_tail

    def check_end(self) -> None:
        """Make sure that nothing is missing at the end.

        Raises:
            DecodingError: The compressed data is cut off.
        """
        if self._stream is not None and not self._stream.eof:
            raise DecodingError("the compressed data is cut off")

    def _begin(self, data: bytes) -> _Zlib:
        self._members += 1
        if self._members > _MAX_MEMBERS:
            raise DecodingError(f"more than {_MAX_MEMBERS} gzip members")
        if self._gzip:
            return zlib.decompressobj(zlib.MAX_WBITS | 16)
        has_header = data[0] & 0x0F == 8 and (len(data) < 2 or (data[0] << 8 | data[1]) % 31 == 0)
        return zlib.decompressobj(zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS)


PLAIN = Decoder("")
"""For a body without an encoding; it has no state."""
