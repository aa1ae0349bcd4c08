"""A flow file in blocks while it is downloaded: context managers for threads and async."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from types import TracebackType
from typing import Protocol, Self, TypeVar, runtime_checkable

from tableau_flows._common.pickling import OfClient
from tableau_flows._files.incoming import Incoming
from tableau_flows._plans.steps import Plan
from tableau_flows.errors import UsageError

T = TypeVar("T")


@runtime_checkable
class Runner(Protocol):
    """Performs plans, with threads."""

    def run(self, plan: Plan[T]) -> T:
        """Perform a plan."""
        ...


@runtime_checkable
class AsyncRunner(Protocol):
    """Performs plans, with async."""

    async def run(self, plan: Plan[T]) -> T:
        """Perform a plan."""
        ...


class _Opened(OfClient):
    """What both kinds have in common: what is known of the file."""

    def __init__(self, incoming: Incoming) -> None:
        self._incoming = incoming
        self._opened = False

    @property
    def name(self) -> str:
        """What the server calls the file, made safe to be a file name."""
        return self._known().name

    @property
    def size(self) -> int | None:
        """How many bytes it has; None if the server does not tell."""
        return self._known().total

    @property
    def received(self) -> int:
        """How many bytes have been given out."""
        return self._known().received

    def _known(self) -> Incoming:
        if not self._opened:
            raise UsageError("a flow file is read inside of `with tableau.flows.stream(flow) as …`")
        return self._incoming


class FlowStream(_Opened, Iterator[bytes]):
    """A flow file that is given out in blocks as it comes. Use it as a context manager.

    The last block has come only when the iteration ends without an exception: then the file is
    known to be complete.
    """

    def __init__(self, engine: Runner, incoming: Incoming) -> None:
        super().__init__(incoming)
        self._engine = engine

    def __enter__(self) -> Self:
        """Ask for the file."""
        try:
            self._engine.run(self._incoming.open())
        except BaseException:
            self._engine.run(self._incoming.close())
            raise
        self._opened = True
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Let go of it, read to its end or not."""
        self._opened = False
        self._engine.run(self._incoming.close())

    def __next__(self) -> bytes:
        """The next bytes."""
        block = self._engine.run(self._known().block())
        if not block:
            raise StopIteration
        return block


class AsyncFlowStream(_Opened, AsyncIterator[bytes]):
    """A flow file that is given out in blocks as it comes. Use it as an async context manager.

    The last block has come only when the iteration ends without an exception: then the file is
    known to be complete.
    """

    def __init__(self, engine: AsyncRunner, incoming: Incoming) -> None:
        super().__init__(incoming)
        self._engine = engine

    async def __aenter__(self) -> Self:
        """Ask for the file."""
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
        """Let go of it, read to its end or not."""
        self._opened = False
        await self._engine.run(self._incoming.close())

    async def __anext__(self) -> bytes:
        """The next bytes."""
        block = await self._engine.run(self._known().block())
        if not block:
            raise StopAsyncIteration
        return block
