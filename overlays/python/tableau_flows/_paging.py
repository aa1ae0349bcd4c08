"""Lists: read page by page, only as far as somebody asks."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Generic, TypeVar

from tableau_flows_generated.models import Pagination
from tableau_flows_generated.operation import Operation, PagedInfo

from tableau_flows._call import exchange
from tableau_flows._drive import AsyncIteration, AsyncNetwork, Iteration, Network, arun, run
from tableau_flows._plan import Emit, Plan, Stream
from tableau_flows._reply import reply_of
from tableau_flows._request import AnyOperation
from tableau_flows._session import Session
from tableau_flows.errors import UnreadableReplyError, UsageError

T = TypeVar("T")


class PageReader(Generic[T]):
    """Reads one page after the other, and never asks for one past the end.

    Attributes:
        total: How many items the server has, as last told; None before, or where it does not tell.
    """

    def __init__(self, session: Session, operation: Operation[tuple[T, ...]]) -> None:
        self._session = session
        self._operation = operation
        self._paged = _paged(operation)
        given = dict(operation.query)
        defaults = {known.name: known.default for known in operation.info.parameters}
        self._size = int(given.get(self._paged.size) or defaults.get(self._paged.size) or 100)
        self._number = int(given.get(self._paged.number) or 1)
        self._seen: tuple[object, ...] = ()
        self._ended = False
        self.total: int | None = None

    def next_page(self) -> Plan[tuple[T, ...] | None]:
        """Read the next page; None after the last one."""
        if self._ended:
            return None
        operation = self._operation.with_query(self._paged.size, str(self._size)).with_query(
            self._paged.number, str(self._number)
        )
        request, response = yield from exchange(self._session, operation)
        reply = reply_of(operation.info, request, response)
        items = operation.result(reply)
        pagination = getattr(reply, "pagination", None)
        ids = tuple(getattr(item, "id", item) for item in items)
        if ids and ids == self._seen:
            self._ended = True
            if pagination is None:
                return None  # a server that ignores the page number: we have everything
            raise UnreadableReplyError(
                reason=f"page {self._number - 1} once more in place of page {self._number}",
                status=response.status,
                method=request.method,
                url=request.url,
                operation=request.operation,
            )
        self._seen = ids
        self._ended = self._is_last(len(items), pagination)
        self._number += 1
        return items

    def _is_last(self, count: int, pagination: Pagination | None) -> bool:
        if pagination is None:
            # No total (wire_facts §5.1): a page that is not full is the last. One that is more
            # than full comes from a server that ignores the page size and has sent everything.
            return count != self._size
        self.total = pagination.total_available
        return self._number * (pagination.page_size or self._size) >= self.total


def read_pages(reader: PageReader[T]) -> Stream[tuple[T, ...]]:
    """Hand out pages; an empty list has none."""
    while (page := (yield from reader.next_page())) is not None:
        if page:
            yield Emit(page)


def read_items(reader: PageReader[T]) -> Stream[T]:
    """Hand out the items of all pages."""
    while (page := (yield from reader.next_page())) is not None:
        for item in page:
            yield Emit(item)


class Pager(Generic[T]):
    """A list of the server's that is read page by page, only as far as it is asked for.

    Each iteration reads anew from the first page. A page that fails raises; it never ends the
    iteration early.
    """

    def __init__(
        self, session: Session, network: Network, operation: Operation[tuple[T, ...]]
    ) -> None:
        self._session = session
        self._network = network
        self._operation = operation
        self._latest = PageReader(session, operation)

    def __iter__(self) -> Iterator[T]:
        """Every item of every page; pages are fetched as they are needed."""
        self._latest = PageReader(self._session, self._operation)
        return Iteration(read_items(self._latest), self._network)

    def pages(self) -> Iterator[tuple[T, ...]]:
        """The pages, each a tuple of items, fetched as they are needed; an empty list has none."""
        self._latest = PageReader(self._session, self._operation)
        return Iteration(read_pages(self._latest), self._network)

    def first(self) -> T | None:
        """The first item, or None when there is none; asks for a page of one."""
        self._latest = first_reader(self._session, self._operation)
        page = run(self._latest.next_page(), self._network)
        return page[0] if page else None

    @property
    def total(self) -> int | None:
        """How many items the server has; None where it does not tell.

        As told with the page read last; if none was read yet, this asks the server.
        """
        if self._latest.total is None and _paged(self._operation).total:
            self.first()
        return self._latest.total


class AsyncPager(Generic[T]):
    """A list of the server's that is read page by page, only as far as it is asked for.

    Each iteration reads anew from the first page. A page that fails raises; it never ends the
    iteration early.
    """

    def __init__(
        self, session: Session, network: AsyncNetwork, operation: Operation[tuple[T, ...]]
    ) -> None:
        self._session = session
        self._network = network
        self._operation = operation
        self._latest = PageReader(session, operation)

    def __aiter__(self) -> AsyncIterator[T]:
        """Every item of every page; pages are fetched as they are needed."""
        self._latest = PageReader(self._session, self._operation)
        return AsyncIteration(read_items(self._latest), self._network)

    def pages(self) -> AsyncIterator[tuple[T, ...]]:
        """The pages, each a tuple of items, fetched as they are needed; an empty list has none."""
        self._latest = PageReader(self._session, self._operation)
        return AsyncIteration(read_pages(self._latest), self._network)

    async def first(self) -> T | None:
        """The first item, or None when there is none; asks for a page of one."""
        self._latest = first_reader(self._session, self._operation)
        page = await arun(self._latest.next_page(), self._network)
        return page[0] if page else None

    async def total(self) -> int | None:
        """How many items the server has; None where it does not tell.

        As told with the page read last; if none was read yet, this asks the server.
        """
        if self._latest.total is None and _paged(self._operation).total:
            await self.first()
        return self._latest.total


def first_reader(session: Session, operation: Operation[tuple[T, ...]]) -> PageReader[T]:
    """A reader whose first page is as small as can be."""
    return PageReader(session, operation.with_query(_paged(operation).size, "1"))


def _paged(operation: AnyOperation) -> PagedInfo:
    if operation.info.paged is None:
        raise UsageError(f"{operation.info.id} is no list that is read page by page")
    return operation.info.paged
