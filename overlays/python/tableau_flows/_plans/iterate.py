"""Iterators over streams, which perform the steps of a stream up to the next item.

A suspended stream holds no connection, since each page is received completely. So an iterator that
is abandoned before its end needs no step that cleans up.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import TypeVar

from tableau_flows._plans.drive import AsyncNetwork, Network, async_attempt, attempt
from tableau_flows._plans.steps import Emit, Stream, resume

T = TypeVar("T")


class Iteration(Iterator[T]):
    """Performs a stream with threads."""

    def __init__(self, stream: Stream[T], network: Network) -> None:
        self._stream = stream
        self._network = network

    def __next__(self) -> T:
        step = next(self._stream)  # its StopIteration ends this iterator too
        while not isinstance(step, Emit):
            step = resume(self._stream, *attempt(step, self._network))
        return step.item

    def close(self) -> None:
        """Close the stream before its end."""
        self._stream.close()


class AsyncIteration(AsyncIterator[T]):
    """Performs a stream with async.

    It is not an asynchronous generator, since trio warns about each asynchronous generator that is
    abandoned before its end.
    """

    def __init__(self, stream: Stream[T], network: AsyncNetwork) -> None:
        self._stream = stream
        self._network = network

    async def __anext__(self) -> T:
        try:
            step = next(self._stream)
            while not isinstance(step, Emit):
                step = resume(self._stream, *await async_attempt(step, self._network))
        except StopIteration:
            raise StopAsyncIteration from None
        return step.item

    async def aclose(self) -> None:
        """Close the stream before its end."""
        self._stream.close()


class Items(Iterator[T]):
    """Iterates over the items of a stream that emits batches."""

    def __init__(self, stream: Stream[tuple[T, ...]], network: Network) -> None:
        self._batches = Iteration(stream, network)
        self._items: Iterator[T] = iter(())

    def __next__(self) -> T:
        while True:
            for item in self._items:
                return item
            self._items = iter(next(self._batches))

    def close(self) -> None:
        """Close the stream before its end."""
        self._items = iter(())
        self._batches.close()


class AsyncItems(AsyncIterator[T]):
    """Iterates over the items of a stream that emits batches."""

    def __init__(self, stream: Stream[tuple[T, ...]], network: AsyncNetwork) -> None:
        self._batches = AsyncIteration(stream, network)
        self._items: Iterator[T] = iter(())

    async def __anext__(self) -> T:
        while True:
            for item in self._items:
                return item
            self._items = iter(await anext(self._batches))

    async def aclose(self) -> None:
        """Close the stream before its end."""
        self._items = iter(())
        await self._batches.aclose()
