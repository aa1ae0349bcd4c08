"""Answers while their body is still coming.

Most are read through httpx. What is left of a large file, though, is read from the connection
itself: on its way through the layers above it every byte would be copied five times, and arrive in
pieces of 64 KiB at most.
"""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Iterator
from typing import cast

import httpcore
import httpx

from tableau_flows._deadline import Deadline, Waits
from tableau_flows._http_errors import BROKEN_OFF, TIMED_OUT
from tableau_flows._plan import Request
from tableau_flows._redact import excerpt
from tableau_flows.errors import TableauError, UnreadableReplyError

MUCH = 8 * 1024 * 1024
"""How much has to be left to be read from the connection itself, in bytes.

The connection cannot be used again afterwards, as the layers above it do not know where it stands.
"""

_PIECE = 256 * 1024
"""How much is read at once, in bytes."""

_MOST_LEFTOVERS = 64
"""How often what is left of an answer is asked for; what was received at once is less."""


class _Reading:
    """What both kinds have in common.

    Args:
        request: What was asked for.
        answer: What comes.
        deadline: When it has to be over.
        own: The connection is one of ours, and nobody listens between.
    """

    def __init__(
        self, request: Request, answer: httpx.Response, deadline: Deadline, *, own: bool
    ) -> None:
        self.request = request
        self.answer = answer
        self.deadline = deadline
        self.raw = _is_raw(request, answer)
        self._rest = _length(answer) if own and self.raw and request.stream else 0

    def headers(self) -> dict[str, str]:
        """The headers, names in lower case, values of equal ones joined."""
        return dict(self.answer.headers.items())

    def decoded(self, content: bytes) -> bytes:
        """The whole body of the answer without the encoding it had on the way."""
        encoding = self.answer.headers.get("content-encoding", "") if self.raw else ""
        if not encoding:
            return content
        try:
            return httpx.Response(
                200, headers={"Content-Encoding": encoding}, content=content
            ).content
        except httpx.HTTPError as error:
            raise self.failure(error) from error

    def failure(self, error: Exception, content: bytes = b"") -> TableauError:
        """The error for an answer that broke off in its body."""
        if isinstance(error, TIMED_OUT):
            return self.deadline.error("read")
        encoded = isinstance(error, httpx.DecodingError)
        reason = "a body in a broken encoding" if encoded else "a reply that was cut off"
        return self._unreadable(reason, incomplete=not encoded, text=excerpt(content))

    def _went_past(self) -> TableauError:
        """The error for the worst case: bytes in the middle of a file were missed."""
        return self._unreadable("a reply of which a part was lost on this side", incomplete=False)

    def _unreadable(self, reason: str, *, incomplete: bool, text: str = "") -> TableauError:
        return UnreadableReplyError(
            reason=reason,
            incomplete=incomplete,
            attempts=self.request.attempt,
            status=self.answer.status_code,
            method=self.request.method,
            url=self.request.url,
            operation=self.request.operation,
            content_type=self.answer.headers.get("content-type", ""),
            text=text,
        )

    def _direct(self) -> object:
        """The connection itself, once so much is left that it is worth it."""
        return self.answer.extensions["network_stream"] if self._rest >= MUCH else None

    def _wait(self) -> float | None:
        return Waits(self.request.timeouts, self.deadline)["read"]

    def _came(self, piece: bytes) -> bytes:
        if not piece:
            raise EOFError
        self._rest -= len(piece)
        return piece


class SyncReading(_Reading):
    """An answer that is read with threads."""

    def __init__(
        self, request: Request, answer: httpx.Response, deadline: Deadline, *, own: bool
    ) -> None:
        super().__init__(request, answer, deadline, own=own)
        pieces = answer.stream if self.raw else answer.iter_bytes()
        self._pieces = iter(cast(Iterator[bytes], pieces))  # from a transport for threads
        self._stream: httpcore.NetworkStream | None = None

    def all(self) -> bytes:
        """Read to the end, and let go of it."""
        pieces: list[bytes] = []
        try:
            for piece in self._pieces:
                pieces.append(piece)
                self.deadline.check("read")
        except BROKEN_OFF as error:
            raise self.failure(error, b"".join(pieces)) from error
        finally:
            self.answer.close()
        return self.decoded(b"".join(pieces))

    def more(self) -> bytes:
        """The next bytes; `b""` at the end."""
        try:
            if self._stream is not None:
                return self._read_on(self._stream)
            piece = next(self._pieces, b"")
        except BROKEN_OFF as error:
            raise self._checked(error) from error
        self._rest -= len(piece)
        self._stream = cast(httpcore.NetworkStream | None, self._direct())
        return piece

    def close(self) -> None:
        """Let go of it."""
        self.answer.close()

    def _read_on(self, stream: httpcore.NetworkStream) -> bytes:
        if not self._rest:
            return b""
        return self._came(stream.read(min(_PIECE, self._rest), timeout=self._wait()))

    def _checked(self, error: Exception) -> TableauError:
        """The error to raise; what came is only to be built upon if nothing is left in between.

        All that had come must have been given out before the connection was read: this is how
        httpcore and h11 work, and not what they promise. A file that is complete shows that it was
        so, since its length is right; one that broke off is resumed after what has come of it.
        """
        if self._stream is None:
            return self.failure(error)
        self._stream.close()
        with contextlib.suppress(*BROKEN_OFF):
            if next(self._pieces, b""):
                return self._went_past()
        return self.failure(error)


class AsyncReading(_Reading):
    """An answer that is read with async."""

    def __init__(
        self, request: Request, answer: httpx.Response, deadline: Deadline, *, own: bool
    ) -> None:
        super().__init__(request, answer, deadline, own=own)
        pieces = answer.stream if self.raw else answer.aiter_bytes()
        self._pieces = aiter(cast(AsyncIterator[bytes], pieces))  # from an async transport
        self._stream: httpcore.AsyncNetworkStream | None = None
        self._begun = self._ended = False

    async def all(self) -> bytes:
        """Read to the end. Whoever calls this has to close it."""
        pieces: list[bytes] = []
        try:
            async for piece in self._pieces:
                pieces.append(piece)  # noqa: PERF401 - what has come is shown if it breaks off
        except BROKEN_OFF as error:
            raise self.failure(error, b"".join(pieces)) from error
        return self.decoded(b"".join(pieces))

    async def more(self) -> bytes:
        """The next bytes; `b""` at the end."""
        self._begun = True
        try:
            if self._stream is not None:
                return await self._read_on(self._stream)
            piece = await anext(self._pieces, b"")
        except BROKEN_OFF as error:
            raise await self._checked(error) from error
        self._ended = not piece
        self._rest -= len(piece)
        self._stream = cast(httpcore.AsyncNetworkStream | None, self._direct())
        return piece

    async def close(self) -> None:
        """Let go of it."""
        await self.answer.aclose()
        if self._begun and not self._ended:
            await self._end()

    async def _end(self) -> None:
        """Let the generators of a closed answer end, here and now.

        httpx and httpcore read through four async generators, one within the other. Left in the
        middle they would be finalised by the event loop at some later time, under trio with a
        warning; closing the outermost does not reach the inner ones. Asked for more, though, the
        innermost fails, since its connection is closed, and that ends them all.
        """
        with contextlib.suppress(httpx.HTTPError, httpx.StreamError):
            for _ in range(_MOST_LEFTOVERS):
                if not await anext(self._pieces, b""):
                    return

    async def _read_on(self, stream: httpcore.AsyncNetworkStream) -> bytes:
        if not self._rest:
            return b""
        return self._came(await stream.read(min(_PIECE, self._rest), timeout=self._wait()))

    async def _checked(self, error: Exception) -> TableauError:
        """As with threads."""
        if self._stream is None:
            return self.failure(error)
        await self._stream.aclose()
        with contextlib.suppress(*BROKEN_OFF):
            if await anext(self._pieces, b""):
                return self._went_past()
        return self.failure(error)


def _is_raw(request: Request, answer: httpx.Response) -> bool:
    """Whether to read an answer as it comes over the wire, and decode it when all is there.

    httpx would decode while it reads, in generators of its own around those that read; what
    breaks off there leaves these in the middle (see `AsyncReading._end`). What is streamed comes
    without encoding, as was asked for, unless a server does not listen.
    """
    if answer.is_stream_consumed:  # a transport without a network has it all
        return False
    return not (request.stream and "content-encoding" in answer.headers)


def _length(answer: httpx.Response) -> int:
    """How many bytes follow on the connection; 0 unless that is certain, and all that follows."""
    extensions, headers = answer.extensions, answer.headers
    if extensions.get("http_version") != b"HTTP/1.1" or "network_stream" not in extensions:
        return 0
    length = headers.get("content-length", "")
    return int(length) if length.isdigit() and "transfer-encoding" not in headers else 0
