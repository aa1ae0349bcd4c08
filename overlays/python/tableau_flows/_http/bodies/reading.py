"""Reads the bodies of responses: completely up to a limit, or in pieces.

The rest of a large file is read from the network stream directly: through the layers above it,
every byte is copied several times and arrives in pieces of 64 KiB at most.
"""

from __future__ import annotations

import contextlib
from collections.abc import AsyncGenerator, Iterator
from typing import cast

import anyio
import httpcore

from tableau_flows._common.redact import excerpt, redact_exception, redacted
from tableau_flows._http.bodies.decompression import PLAIN, Decoder, DecodingError
from tableau_flows._http.exchange import Exchange, SlowTransferError
from tableau_flows._http.failures import BODY_FAILURES, timed_out
from tableau_flows._http.messages import AsyncResponse, SyncResponse
from tableau_flows.errors import TableauError, UnreadableReplyError

MUCH = 8 * 1024 * 1024
"""Minimum bytes left for reading from the network stream directly.

The connection cannot be reused afterwards, since the layers above do not know its position.
"""

MAX_ERROR_BYTES = 64 * 1024
"""Maximum bytes read from the body of a failed response."""

_PIECE = 256 * 1024
"""Maximum bytes of one read."""

_ENDING_SECONDS = 1.0
"""Maximum seconds spent on finishing the generators of a closed response."""

_MAX_LEFTOVERS = 70_000
"""Maximum pieces left in the buffers of a closed response, which hold 64 KiB."""


class _Body:
    """What reading a body has in common for threads and async."""

    def __init__(self, answer: SyncResponse | AsyncResponse, exchange: Exchange) -> None:
        self.exchange = exchange
        self._status = answer.status
        self._content_type = answer.headers.get("content-type", "")
        self._is_success = 200 <= answer.status < 300
        self._limit = exchange.request.max_reply_bytes if self._is_success else MAX_ERROR_BYTES
        self._content: bytes | bytearray = b""
        self._received = 0
        encoding = "" if answer.decoded else answer.headers.get("content-encoding", "")
        try:
            self._decoder = Decoder(encoding) if encoding else PLAIN
        except DecodingError as error:
            raise self.failure(error) from error
        length = answer.headers.get("content-length", "")
        known = "transfer-encoding" not in answer.headers and not self._decoder.is_needed
        is_number = length.isascii() and length.isdigit() and len(length) < 19
        self._length = int(length) if known and is_number else 0

    def add(self, raw: bytes) -> bool:
        """Add a piece to a body that is read completely; return True when no more is needed.

        Raises:
            UnreadableReplyError: The body is larger than allowed.
        """
        self._received += len(raw)
        pieces = self._decoder.feed(raw) if self._decoder.is_needed else (raw,)
        for piece in pieces:
            if not self._content:
                self._content = piece
            else:
                if isinstance(self._content, bytes):
                    self._content = bytearray(self._content)
                self._content += piece
            if len(self._content) > self._limit:
                break
        if max(len(self._content), self._received) <= self._limit:
            return False
        if self._is_success:
            raise self._too_large()
        return True

    def whole(self) -> bytes:
        """Return the body that was collected."""
        if not self._is_success:
            return bytes(self._content[: self._limit])
        if self._decoder.is_needed:
            self._decoder.check_end()
        return bytes(self._content)

    def check_length(self) -> None:
        """Check the announced length against the limit.

        Raises:
            UnreadableReplyError: The body is larger than allowed.
        """
        if self._is_success and self._length > self._limit:
            raise self._too_large()

    def decoded(self, raw: bytes) -> Iterator[bytes]:
        """Decode a piece of a streamed body."""
        return self._decoder.feed(raw) if self._decoder.is_needed else iter((raw,))

    def failure(self, error: Exception) -> TableauError:
        """Return the error for a body that could not be read."""
        redact_exception(error, self.exchange.request.secrets)  # it may quote what came
        if isinstance(error, DecodingError):
            return self._broken_encoding(error)
        if isinstance(error, (httpcore.TimeoutException, SlowTransferError)):
            return timed_out(error, "read", self.exchange)
        return self._unreadable("a reply that was cut off", incomplete=True)

    def skipped(self) -> TableauError:
        """Return the error for bytes that were lost in the middle of a file."""
        return self._unreadable("a reply of which a part was lost on this side", incomplete=False)

    def _too_large(self) -> UnreadableReplyError:
        return self._unreadable(
            f"a reply of more than {self._limit} bytes; give the client a larger max_reply_bytes="
            " if such replies are expected",
            incomplete=False,
        )

    def _broken_encoding(self, error: DecodingError) -> UnreadableReplyError:
        return self._unreadable(f"a body in a broken encoding ({error})", incomplete=False)

    def _unreadable(self, reason: str, *, incomplete: bool) -> UnreadableReplyError:
        request = self.exchange.request
        return UnreadableReplyError(
            reason=reason,
            incomplete=incomplete,
            attempts=request.attempt,
            status=self._status,
            method=request.method,
            url=request.url,
            operation=request.operation,
            content_type=redacted(self._content_type, request.secrets, most=500),
            text=excerpt(bytes(self._content[:MAX_ERROR_BYTES]), request.secrets),
        )

    def _came(self, piece: bytes) -> bytes:
        if not piece:
            raise EOFError
        self._length -= len(piece)
        return piece


class SyncBody(_Body):
    """Reads a body with threads."""

    def __init__(self, answer: SyncResponse, exchange: Exchange) -> None:
        super().__init__(answer, exchange)
        self._answer = answer
        self._decoded: Iterator[bytes] = iter(())
        self._direct = False

    def all(self) -> bytes:
        """Read to the end, and end the exchange."""
        try:
            self.check_length()
            for piece in self._answer.pieces:
                if self.add(piece):
                    break
                self.exchange.deadline.check("read")
            return self.whole()
        except BODY_FAILURES as error:
            raise self.failure(error) from error
        finally:
            self._answer.close()

    def more(self) -> bytes:
        """Read the next bytes; `b""` at the end."""
        try:
            if self._direct:
                return self._read_on()
            while True:
                for piece in self._decoded:
                    if piece:
                        return piece
                raw = next(self._answer.pieces, b"")
                if not raw:
                    self._decoder.check_end()
                    return b""
                self._length -= len(raw)
                self._decoded = self.decoded(raw)
                self._direct = self._answer.stream is not None and self._length >= MUCH
        except BODY_FAILURES as error:
            raise self._checked(error) from error

    def close(self) -> None:
        """End the exchange."""
        self._answer.close()

    def _read_on(self) -> bytes:
        stream = self._answer.stream
        assert stream is not None  # `more` has looked
        if self._length <= 0:
            return b""
        wait = self.exchange.request.timeouts.read
        return self._came(stream.read(min(_PIECE, self._length), timeout=wait))

    def _checked(self, error: Exception) -> TableauError:
        """Return the error to raise, after checking that no bytes are left in the layers above.

        Everything received must have been passed on before the stream is read directly. httpcore
        and h11 work so, but do not promise it. A complete file proves it by its length; one that
        broke off is resumed after the bytes that were received, so it has to be checked.
        """
        if not self._direct:
            return self.failure(error)
        assert self._answer.stream is not None  # `more` has looked
        self._answer.stream.close()
        with contextlib.suppress(*BODY_FAILURES):
            if next(self._answer.pieces, b""):
                return self.skipped()
        return self.failure(error)


class AsyncBody(_Body):
    """Reads a body with async."""

    def __init__(self, answer: AsyncResponse, exchange: Exchange) -> None:
        super().__init__(answer, exchange)
        self._answer = answer
        self._decoded: Iterator[bytes] = iter(())
        self._direct = False
        self._begun = self._ended = False

    async def all(self) -> bytes:
        """Read to the end. The caller must close it."""
        self._begun = True
        try:
            self.check_length()
            async for piece in self._answer.pieces:
                if self.add(piece):
                    return self.whole()
                self.exchange.deadline.check("read")
            self._ended = True
            return self.whole()
        except BODY_FAILURES as error:
            raise self.failure(error) from error

    async def more(self) -> bytes:
        """Read the next bytes; `b""` at the end."""
        self._begun = True
        try:
            if self._direct:
                return await self._read_on()
            while True:
                for piece in self._decoded:
                    if piece:
                        return piece
                raw = await anext(self._answer.pieces, b"")
                if not raw:
                    self._ended = True
                    self._decoder.check_end()
                    return b""
                self._length -= len(raw)
                self._decoded = self.decoded(raw)
                self._direct = self._answer.stream is not None and self._length >= MUCH
        except BODY_FAILURES as error:
            raise await self._checked(error) from error

    async def close(self) -> None:
        """End the exchange."""
        await self._answer.close()
        if self._begun and not self._ended:
            self._ended = True
            await self._end()

    async def _end(self) -> None:
        """Finish the generators of a closed response now.

        httpcore reads through nested async generators. Unfinished, they would be finalised by the
        event loop later, under trio with a warning; closing the outermost one does not reach the
        inner ones. Asked for more, the innermost one fails, since its connection is closed, and
        that ends them all. A transport without a connection may never end, so this is limited.
        """
        with (
            anyio.move_on_after(_ENDING_SECONDS),
            contextlib.suppress(*BODY_FAILURES, RuntimeError),
        ):
            for _ in range(_MAX_LEFTOVERS):
                if not await anext(self._answer.pieces, b""):
                    return
        pieces: object = self._answer.pieces
        if isinstance(pieces, AsyncGenerator):
            await cast("AsyncGenerator[bytes, None]", pieces).aclose()

    async def _read_on(self) -> bytes:
        stream = self._answer.stream
        assert stream is not None  # `more` has looked
        if self._length <= 0:
            return b""
        wait = self.exchange.request.timeouts.read
        return self._came(await stream.read(min(_PIECE, self._length), timeout=wait))

    async def _checked(self, error: Exception) -> TableauError:
        """Do the same as with threads."""
        if not self._direct:
            return self.failure(error)
        assert self._answer.stream is not None  # `more` has looked
        await self._answer.stream.aclose()
        with contextlib.suppress(*BODY_FAILURES):
            if await anext(self._answer.pieces, b""):
                return self.skipped()
        return self.failure(error)
