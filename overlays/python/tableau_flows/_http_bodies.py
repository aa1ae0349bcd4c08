"""Bodies on their way out: they are read while they are sent, and let go of their file."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Self

import anyio.to_thread

from tableau_flows._deadline import Deadline
from tableau_flows._plan import Body, Request


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


class SyncChunks(Chunks, Iterator[bytes]):
    """For threads."""

    def __next__(self) -> bytes:
        self._begin()
        chunk = next(self._chunks)
        self._last = len(chunk)
        return chunk


class AsyncChunks(Chunks, AsyncIterator[bytes]):
    """For async; files are read in a worker thread."""

    async def __anext__(self) -> bytes:
        self._begin()
        chunk = await anyio.to_thread.run_sync(next, self._chunks, None)
        if chunk is None:
            raise StopAsyncIteration
        self._last = len(chunk)
        return chunk
