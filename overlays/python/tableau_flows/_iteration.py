"""Streams as iterators: performed as far as the next item whenever that is asked for."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from typing import TypeVar

from tableau_flows._drive import AsyncNetwork, Network, async_attempt, attempt, tell
from tableau_flows._plan import Close, Emit, Send, Stream

T = TypeVar("T")


class Left(BaseException):
    """Thrown into a stream that nobody reads on.

    GeneratorExit will not do: what a stream delegates to would be closed at once, without a chance
    to perform steps that clean up.
    """


class Iteration(Iterator[T]):
    """Performs a stream with threads; one that is dropped before its end cleans up at once."""

    def __init__(self, stream: Stream[T], network: Network) -> None:
        self._stream = stream
        self._network = network

    def __next__(self) -> T:
        step = next(self._stream)  # its StopIteration is ours
        while not isinstance(step, Emit):
            step = tell(self._stream, *attempt(step, self._network))
        return step.item

    def close(self) -> None:
        """Stop before the end; the stream may perform steps that clean up."""
        with contextlib.suppress(Left, StopIteration):
            step = self._stream.throw(Left())
            while not isinstance(step, Emit):
                step = tell(self._stream, *attempt(step, self._network))

    def __del__(self) -> None:
        # `break` in a loop leaves a connection that is still being read; a generator that is only
        # collected cannot perform the step that closes it.
        with contextlib.suppress(Exception):
            self.close()


class AsyncIteration(AsyncIterator[T]):
    """Performs a stream with async; one that is dropped is cleaned up by the event loop.

    It is no async generator, since trio warns about each of those that is left before its end.
    Only while an answer is open does one stand by, as nothing else is told by the loops in time.
    """

    def __init__(self, stream: Stream[T], network: AsyncNetwork) -> None:
        self._stream = stream
        self._network = network
        self._guard: AsyncGenerator[None, None] | None = None

    async def __anext__(self) -> T:
        try:
            step = next(self._stream)
            while not isinstance(step, Emit):
                answer, error = await async_attempt(step, self._network)
                if isinstance(step, Send) and step.request.stream and error is None:
                    self._guard = _guard(self._stream, self._network)
                    await anext(self._guard)
                elif isinstance(step, Close):
                    await self._dismiss()
                step = tell(self._stream, answer, error)
        except StopIteration:
            raise StopAsyncIteration from None
        return step.item

    async def aclose(self) -> None:
        """Stop before the end; the stream may perform steps that clean up."""
        await _aclose(self._stream, self._network)
        await self._dismiss()

    async def _dismiss(self) -> None:
        """The answer is closed: let the guard end, which has nothing to do any more."""
        guard, self._guard = self._guard, None
        if guard is not None:
            with contextlib.suppress(StopAsyncIteration):
                await guard.asend(None)


async def _guard(stream: Stream[T], network: AsyncNetwork) -> AsyncGenerator[None, None]:
    try:
        yield
    except GeneratorExit:  # it was collected, and the event loop sees to it
        await _aclose(stream, network)


async def _aclose(stream: Stream[T], network: AsyncNetwork) -> None:
    with contextlib.suppress(Left, StopIteration):
        step = stream.throw(Left())
        while not isinstance(step, Emit):
            step = tell(stream, *await async_attempt(step, network))


class Items(Iterator[T]):
    """The items of a stream that hands out many at once."""

    def __init__(self, stream: Stream[tuple[T, ...]], network: Network) -> None:
        self._batches = Iteration(stream, network)
        self._items: Iterator[T] = iter(())

    def __next__(self) -> T:
        while True:
            for item in self._items:
                return item
            self._items = iter(next(self._batches))

    def close(self) -> None:
        """Stop before the end, and let go of the connection."""
        self._items = iter(())
        self._batches.close()


class AsyncItems(AsyncIterator[T]):
    """The items of a stream that hands out many at once."""

    def __init__(self, stream: Stream[tuple[T, ...]], network: AsyncNetwork) -> None:
        self._batches = AsyncIteration(stream, network)
        self._items: Iterator[T] = iter(())

    async def __anext__(self) -> T:
        while True:
            for item in self._items:
                return item
            self._items = iter(await anext(self._batches))

    async def aclose(self) -> None:
        """Stop before the end, and let go of the connection."""
        self._items = iter(())
        await self._batches.aclose()
