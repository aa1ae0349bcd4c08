"""The body `multipart/mixed` of uploads: written by us, streamed, of exactly known length.

HTTP libraries write `multipart/form-data` only, and servers want the type `mixed` with parts that
look like form data (wire_facts §7.1).
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from tableau_flows_generated import protocol


class Slice(Protocol):
    """Bytes of a file: a known number of them, read when they are needed."""

    @property
    def length(self) -> int:
        """How many bytes there are."""
        ...

    @property
    def in_memory(self) -> bool:
        """Whether reading them never blocks."""
        ...

    def chunks(self) -> Iterator[bytes]:
        """Read them, from the start."""
        ...


@dataclass(frozen=True, slots=True)
class Part:
    """One part: `filename` None leaves the parameter out, "" writes it empty."""

    name: str
    media_type: str
    content: bytes | Slice
    filename: str | None = None
    disposition: str = "form-data"


class MultipartBody:
    """A request body of several parts; `on_sent` hears how many bytes of files have left so far."""

    def __init__(
        self,
        parts: Sequence[Part],
        *,
        boundary: str | None = None,
        on_sent: Callable[[int], None] | None = None,
    ) -> None:
        in_memory = [part.content for part in parts if isinstance(part.content, bytes)]
        self._boundary = boundary or choose_boundary(in_memory)
        self._pieces = list(_pieces(parts, self._boundary))
        self._on_sent = on_sent
        self.length = sum(_length(piece) for piece in self._pieces)
        self.in_memory = all(isinstance(piece, bytes) or piece.in_memory for piece in self._pieces)
        self._sent = 0

    @property
    def media_type(self) -> str:
        """The value of the header Content-Type."""
        return f"{protocol.MULTIPART_MEDIA}; boundary={self._boundary}"

    def chunks(self) -> Iterator[bytes]:
        """Give the bytes, from the start."""
        self._sent = 0
        for piece in self._pieces:
            if isinstance(piece, bytes):
                yield piece
            else:
                yield from piece.chunks()

    def sent(self, count: int) -> None:
        """Hear that the next `count` bytes have left, and tell how many of all are file."""
        before = self._file_bytes(self._sent)
        self._sent += count
        after = self._file_bytes(self._sent)
        if after > before and self._on_sent is not None:
            self._on_sent(after)

    def _file_bytes(self, position: int) -> int:
        """How many of the first `position` bytes of the body come from files."""
        count = start = 0
        for piece in self._pieces:
            end = start + _length(piece)
            if not isinstance(piece, bytes):
                count += max(0, min(position, end) - start)
            start = end
        return count


def choose_boundary(
    contents: Iterable[bytes], draw: Callable[[], str] = lambda: secrets.token_hex(16)
) -> str:
    """Choose a boundary that does not occur in any of the contents.

    Files that are streamed cannot be searched beforehand; for them 128 random bits must do.
    """
    contents = list(contents)
    while True:
        boundary = f"tableau-flows-{draw()}"
        if not any(boundary.encode("ascii") in content for content in contents):
            return boundary


def upload_name(name: str, kind: str) -> str:
    """Make a name for the file part that every server version takes: ASCII, ending in the kind.

    Names beyond ASCII break some versions, so they get a stand-in; what the flow is called comes
    from the XML anyway (wire_facts §7.1).
    """
    stem = name[: -len(kind) - 1] if name.lower().endswith(f".{kind}") else name
    stem = "".join(mark for mark in stem if mark not in protocol.FILE_NAME_LEFT_OUT)
    if not stem.strip(" .") or not stem.isascii() or not stem.isprintable():
        stem = protocol.FILE_NAME_STAND_IN
    return f"{stem[: protocol.FILE_NAME_LONGEST]}.{kind}"


def _pieces(parts: Sequence[Part], boundary: str) -> Iterator[bytes | Slice]:
    end = protocol.LINE_END
    disposition_header, type_header = protocol.PART_HEADERS
    start = f"--{boundary}{end}"
    for part in parts:
        disposition = f'{part.disposition}; name="{part.name}"'
        if part.filename is not None:
            disposition += f'; filename="{part.filename}"'
        head = f"{disposition_header}: {disposition}{end}{type_header}: {part.media_type}{end}"
        yield f"{start}{head}{end}".encode("ascii")
        yield part.content
        start = f"{end}--{boundary}{end}"
    yield f"{end}--{boundary}--{end}".encode("ascii")


def _length(piece: bytes | Slice) -> int:
    return len(piece) if isinstance(piece, bytes) else piece.length
