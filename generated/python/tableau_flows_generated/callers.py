# Generated from spec/ by `make generate`. Do not edit.
"""What resources call: objects that send operations, and lists that are read page by page."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Protocol, TypeVar, runtime_checkable

from .operation import Operation

T = TypeVar("T")
ItemT = TypeVar("ItemT", covariant=True)


@runtime_checkable
class Pager(Protocol[ItemT]):
    """A list that is read page by page as needed."""

    def prefetch(self, pages: int) -> Pager[ItemT]:
        """Return the list with up to 64 pages read concurrently once the total is known."""
        ...

    def __iter__(self) -> Iterator[ItemT]:
        """Iterate over the items of all pages."""
        ...

    def pages(self) -> Iterator[tuple[ItemT, ...]]:
        """Iterate over the pages, each a tuple of items."""
        ...

    def first(self) -> ItemT | None:
        """Return the first item, or None if the list is empty."""
        ...

    @property
    def total(self) -> int | None:
        """Return the total number of items, or None if the server does not send it."""
        ...


@runtime_checkable
class AsyncPager(Protocol[ItemT]):
    """A list that is read page by page as needed."""

    def prefetch(self, pages: int) -> AsyncPager[ItemT]:
        """Return the list with up to 64 pages read concurrently once the total is known."""
        ...

    def __aiter__(self) -> AsyncIterator[ItemT]:
        """Iterate over the items of all pages."""
        ...

    def pages(self) -> AsyncIterator[tuple[ItemT, ...]]:
        """Iterate over the pages, each a tuple of items."""
        ...

    async def first(self) -> ItemT | None:
        """Return the first item, or None if the list is empty."""
        ...

    async def total(self) -> int | None:
        """Return the total number of items, or None if the server does not send it."""
        ...


@runtime_checkable
class Caller(Protocol):
    """Sends operations for the resources."""

    def call(self, operation: Operation[T], /) -> T:
        """Send the operation and return its result."""
        ...

    def pages(self, operation: Operation[tuple[T, ...]], /) -> Pager[T]:
        """Return a pager for the operation."""
        ...


@runtime_checkable
class AsyncCaller(Protocol):
    """Sends operations for the resources."""

    async def call(self, operation: Operation[T], /) -> T:
        """Send the operation and return its result."""
        ...

    def pages(self, operation: Operation[tuple[T, ...]], /) -> AsyncPager[T]:
        """Return a pager for the operation."""
        ...
