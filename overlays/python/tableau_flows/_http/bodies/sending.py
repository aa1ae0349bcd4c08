"""Bodies of requests while they are sent: they are read piece by piece, then closed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Self

from tableau_flows._http.deadline import Deadline
from tableau_flows._plans.steps import Body, Request
from tableau_flows._plans.workers import in_worker


class Chunks:
    """The body of a request while it is sent; closed afterwards, so that its file is let go."""

    def __init__(self, body: Body, deadline: Deadline) -> None:
        self._body = body
        self._chunks = body.chunks()
        self._deadline = deadline
        self._last = 0

    @classmethod
    def of(cls, request: Request, deadline: Deadline) -> Self | None:
        """The body of a request; None if it has none, or has it all in memory."""
        body = request.body
        return None if body is None or isinstance(body, bytes) else cls(body, deadline)

    def _begin(self) -> None:
        """The chunk before the one that is asked for has left."""
        self._deadline.check("write")
        if self._last:
            self._body.sent(self._last)
        self._last = 0

    def let_go(self) -> None:
        """Read no more."""
        close = getattr(self._chunks, "close", None)
        if close is not None:
            close()


class Content:
    """A body in memory: one piece, or none if it is empty.

    The stream that httpcore makes of bytes is an asynchronous generator, which stays in the middle
    when the request is cancelled.
    """

    def __init__(self, content: bytes) -> None:
        self._content = content

    def __iter__(self) -> Iterator[bytes]:
        return iter((self._content,) if self._content else ())

    def __aiter__(self) -> AsyncIterator[bytes]:
        return _Once(self._content)


class _Once(AsyncIterator[bytes]):
    """One piece, then the end."""

    def __init__(self, content: bytes) -> None:
        self._left: bytes | None = content or None

    async def __anext__(self) -> bytes:
        content, self._left = self._left, None
        if content is None:
            raise StopAsyncIteration
        return content


class SyncChunks(Chunks, Iterator[bytes]):
    """For threads."""

    def __next__(self) -> bytes:
        self._begin()
        chunk = next(self._chunks)
        self._last = len(chunk)
        return chunk


class AsyncChunks(Chunks, AsyncIterator[bytes]):
    """For async; files are read in a worker thread, which has ended before `let_go` is called."""

    async def __anext__(self) -> bytes:
        self._begin()
        if self._body.in_memory:
            chunk = next(self._chunks, None)
        else:
            chunk = await in_worker(lambda: next(self._chunks, None))
        if chunk is None:
            raise StopAsyncIteration
        self._last = len(chunk)
        return chunk
