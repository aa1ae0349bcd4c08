"""HTTP/1.1 as the box sees it: heads are parsed, bodies are only measured."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

HEAD_LIMIT = 64 * 1024
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")


class Headers(Mapping[str, str]):
    """Header fields: by name in any case, repeated ones joined; ``pairs`` as they were sent."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self.pairs = tuple(pairs)
        self._values: dict[str, str] = {}
        for name, value in self.pairs:
            key = name.lower()
            before = self._values.get(key)
            self._values[key] = value if before is None else f"{before}, {value}"

    def __getitem__(self, name: str) -> str:
        return self._values[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"Headers({self._values!r})"

    def says(self, name: str, word: str) -> bool:
        """Whether a list such as Connection holds a word."""
        return word in (part.strip().lower() for part in self.get(name, "").split(","))


@dataclass(frozen=True, slots=True)
class RequestHead:
    """The start line and headers of a request, and their bytes."""

    method: str
    target: str
    version: str
    headers: Headers
    raw: bytes

    @property
    def keeps_alive(self) -> bool:
        return _keeps_alive(self.version, self.headers)

    @property
    def waits_for_continue(self) -> bool:
        return self.headers.says("expect", "100-continue")


@dataclass(frozen=True, slots=True)
class ReplyHead:
    """The start line and headers of a reply, and their bytes."""

    version: str
    status: int
    headers: Headers
    raw: bytes

    @property
    def keeps_alive(self) -> bool:
        return _keeps_alive(self.version, self.headers)

    @property
    def is_interim(self) -> bool:
        return 100 <= self.status < 200 and self.status != 101


def head_end(data: bytes | bytearray) -> int | None:
    """Where the body begins, None while the blank line has not come."""
    found = _BLANK_LINE.search(data)
    return found.end() if found else None


def parse_request(raw: bytes) -> RequestHead | None:
    """Read the head of a request; None if it is none."""
    start, headers = _split(raw)
    words = start.split(" ")
    if len(words) != 3 or not words[2].startswith("HTTP/1."):
        return None
    return RequestHead(words[0], words[1], words[2], headers, raw)


def parse_reply(raw: bytes) -> ReplyHead | None:
    """Read the head of a reply; None if it is none."""
    start, headers = _split(raw)
    words = start.split(" ", 2)
    if len(words) < 2 or not words[0].startswith("HTTP/1.") or not words[1].isdecimal():
        return None
    return ReplyHead(words[0], int(words[1]), headers, raw)


class Framing(Protocol):
    """Knows where a body ends."""

    payload: int  # bytes of content so far, without the framing
    done: bool

    def feed(self, data: bytes) -> int:
        """Say how many of these bytes belong to the body."""
        ...


class Sized:
    """A body of so many bytes."""

    def __init__(self, length: int) -> None:
        self.payload = 0
        self.done = length == 0
        self._length = length

    def feed(self, data: bytes) -> int:
        taken = min(len(data), self._length - self.payload)
        self.payload += taken
        self.done = self.payload == self._length
        return taken


class UntilClose:
    """A body that ends with the connection."""

    def __init__(self) -> None:
        self.payload = 0
        self.done = False

    def feed(self, data: bytes) -> int:
        self.payload += len(data)
        return len(data)


class Chunked:
    """A chunked body; one that is malformed is let through until the connection ends."""

    def __init__(self) -> None:
        self.payload = 0
        self.done = False
        self._state: Literal["size", "data", "data end", "trailer", "malformed"] = "size"
        self._line = bytearray()
        self._left = 0

    def feed(self, data: bytes) -> int:
        taken = 0
        while taken < len(data) and not self.done:
            if self._state == "malformed":
                taken = len(data)
            elif self._state == "data":
                count = min(self._left, len(data) - taken)
                self._left -= count
                self.payload += count
                taken += count
                if self._left == 0:
                    self._state = "data end"
            else:
                taken = self._feed_line(data, taken)
        return taken

    def _feed_line(self, data: bytes, start: int) -> int:
        newline = data.find(b"\n", start)
        stop = len(data) if newline < 0 else newline + 1
        self._line += data[start:stop]
        if newline >= 0:
            line = bytes(self._line).strip()
            self._line.clear()
            self._end_line(line)
        elif len(self._line) > HEAD_LIMIT:
            self._state = "malformed"
        return stop

    def _end_line(self, line: bytes) -> None:
        if self._state == "data end":
            self._state = "malformed" if line else "size"
        elif self._state == "trailer":
            self.done = not line
        else:
            size = line.partition(b";")[0].strip()
            if re.fullmatch(rb"[0-9A-Fa-f]{1,15}", size) is None:
                self._state = "malformed"
                return
            self._left = int(size, 16)
            self._state = "data" if self._left else "trailer"


def request_framing(head: RequestHead) -> Framing:
    """How the body of a request ends."""
    return _framing(head.headers) or Sized(0)


def reply_framing(method: str, head: ReplyHead) -> Framing:
    """How the body of a reply to such a method ends."""
    if method == "HEAD" or head.status in (204, 304) or head.is_interim:
        return Sized(0)
    return _framing(head.headers) or UntilClose()


def _framing(headers: Headers) -> Framing | None:
    if headers.says("transfer-encoding", "chunked"):
        return Chunked()
    length = headers.get("content-length", "").strip()
    return Sized(int(length)) if re.fullmatch(r"[0-9]{1,18}", length) else None


def _keeps_alive(version: str, headers: Headers) -> bool:
    if version == "HTTP/1.0":
        return headers.says("connection", "keep-alive")
    return not headers.says("connection", "close")


def _split(raw: bytes) -> tuple[str, Headers]:
    start, *lines = raw.decode("latin-1").splitlines()
    fields = (line.partition(":") for line in lines if line.strip())
    return start.strip(), Headers((name.strip(), value.strip()) for name, _, value in fields)
