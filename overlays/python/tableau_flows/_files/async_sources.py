"""Async files and async iterables as sources, which are copied to disk before publishing."""

from __future__ import annotations

import inspect
from collections.abc import AsyncGenerator, AsyncIterable, Awaitable
from contextlib import aclosing, asynccontextmanager
from typing import Protocol, TypeAlias, cast, runtime_checkable

from tableau_flows._files.local.file_objects import file_object_name, is_async
from tableau_flows._files.local.sources import FlowSource
from tableau_flows._files.local.spool import CHUNK, Spool


@runtime_checkable
class AsyncReadable(Protocol):
    """An async file, such as anyio's or the `UploadFile` of web frameworks."""

    def read(self, size: int, /) -> Awaitable[bytes]:
        """Read up to `size` bytes; `b""` at the end."""
        ...


_PATIENCE = 1.0
"""Seconds that closing an unfinished async generator may take."""

AsyncFlowSource: TypeAlias = FlowSource | AsyncReadable | AsyncIterable[bytes]


def spooled(source: AsyncFlowSource) -> FlowSource | Spool:
    """Return the source, or for an async one an empty copy, which `copied` fills."""
    if is_async(source):
        return Spool(file_object_name(source))
    return cast(FlowSource, source)  # `is_async` knows the other kinds


@asynccontextmanager
async def copied(source: AsyncFlowSource, ready: FlowSource | Spool) -> AsyncGenerator[None, None]:
    """Fill the copy of an async source; do nothing for any other.

    The copy is deleted at the end, and when the task is cancelled meanwhile.

    Raises:
        FlowFileError: What came were no bytes, or more than can be uploaded.
    """
    if not isinstance(ready, Spool):
        yield
        return
    try:
        await _copy(source, ready)
        yield
    finally:
        ready.close()
        await _let_end(source)


async def _copy(source: object, spool: Spool) -> None:
    import anyio.lowlevel  # loaded when async is used, not before
    import anyio.to_thread

    waiting = bytearray()
    async with aclosing(_pieces(source)) as pieces:
        async for piece in pieces:
            view = spool.checked(piece)
            waiting += view
            if len(waiting) >= CHUNK:
                await anyio.to_thread.run_sync(spool.write, memoryview(waiting))
                waiting = bytearray()
            elif not view.nbytes:
                await anyio.lowlevel.checkpoint()  # nothing else may ever wait
    await anyio.to_thread.run_sync(spool.write, memoryview(waiting))


async def _let_end(source: object) -> None:
    """Close an unfinished async generator of the caller.

    Otherwise the event loop would end it at some later time, under trio with a warning.
    """
    import anyio

    if inspect.isasyncgen(source):
        with anyio.move_on_after(_PATIENCE, shield=True):
            await cast(AsyncGenerator[object, None], source).aclose()


async def _pieces(source: object) -> AsyncGenerator[object, None]:
    read = getattr(source, "read", None)
    if inspect.iscoroutinefunction(read):
        while piece := await read(CHUNK):
            yield piece
        return
    async for piece in cast(AsyncIterable[object], source):  # `is_async` has seen to that
        yield piece
