"""A context manager that streams a flow file in blocks."""

from __future__ import annotations

from collections.abc import AsyncIterator
from types import TracebackType
from typing import Protocol, Self, TypeVar, runtime_checkable

from tableau_flows._files.incoming import Incoming, OpenedFile
from tableau_flows._plans.steps import Plan

T = TypeVar("T")


@runtime_checkable
class AsyncRunner(Protocol):
    """Performs plans, with async."""

    async def run(self, plan: Plan[T]) -> T:
        """Perform a plan."""
        ...


class AsyncFlowStream(OpenedFile, AsyncIterator[bytes]):
    """Streams a flow file in blocks. Use it as an async context manager.

    The last block has come only when the iteration ends without an exception: then the file is
    known to be complete.
    """

    def __init__(self, engine: AsyncRunner, incoming: Incoming) -> None:
        super().__init__(incoming)
        self._engine = engine

    async def __aenter__(self) -> Self:
        """Request the file."""
        try:
            await self._engine.run(self._incoming.open())
        except BaseException:
            await self._engine.run(self._incoming.close())
            raise
        self._opened = True
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the response, whether or not it was read to its end."""
        self._opened = False
        await self._engine.run(self._incoming.close())

    async def __anext__(self) -> bytes:
        """Return the next block."""
        block = await self._engine.run(self._known().block())
        if not block:
            raise StopAsyncIteration
        return block
