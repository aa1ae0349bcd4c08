"""Lists as objects: iterators over what the server has, read only as far as somebody asks."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TypeVar

from tableau_flows_generated.checks import check_number
from tableau_flows_generated.operation import Operation

from tableau_flows._lists.plans import LazyList, read_items, read_pages
from tableau_flows._plans.drive import AsyncItems, AsyncIteration, AsyncNetwork, arun
from tableau_flows._session.options import MAX_PREFETCH, PREFETCH
from tableau_flows._session.session import Session

T = TypeVar("T")


class AsyncPager(LazyList[T]):
    """A list on the server that is read page by page, only as far as needed.

    Each iteration starts with the first page, in pages of 1,000 items unless `page_size` says
    otherwise. A page is received completely before its first item is returned, and
    `Timeouts.total` limits the wait for each page. A page that fails raises its error in its place
    and never ends the iteration early. Items added or deleted during the iteration cause no error,
    and no duplicates unless more than two pages are added between two requests; an item that moves
    to a page already read is missed. The list ends when the server ends it: a server that keeps
    sending new items is read without end.

    Notebooks show a list that was read as a table of its first 20 items. Showing a list never sends
    anything.
    """

    def __init__(
        self,
        session: Session,
        network: AsyncNetwork,
        operation: Operation[tuple[T, ...]],
        prefetch: int = PREFETCH,
    ) -> None:
        super().__init__(session, operation, prefetch)
        self._network = network

    def prefetch(self, pages: int) -> AsyncPager[T]:
        """Return the same list, with pages requested at the same time once the total is known.

        So that pages do not change, the list is sorted by time of creation and name, if the server
        supports that and no other `sort` was given.

        Args:
            pages: Number of pages, 0 to 64, each of up to `page_size` items, which are kept until
                they are needed. With 0 or 1, pages are requested one after the other.

        Raises:
            UsageError: `pages` is not a whole number from 0 to 64.
        """
        check_number(pages, "prefetch", least=0, most=MAX_PREFETCH, unit="pages", required=True)
        return AsyncPager(self._session, self._network, self._operation, pages)

    def __aiter__(self) -> AsyncIterator[T]:
        """Iterate over all items; no connection is in use while the body of the loop runs."""
        return AsyncItems(read_items(self._session, self._begin(), self._prefetch), self._network)

    def pages(self) -> AsyncIterator[tuple[T, ...]]:
        """Iterate over the pages, each a tuple of items; an empty list has none."""
        return AsyncIteration(
            read_pages(self._session, self._begin(), self._prefetch), self._network
        )

    async def first(self) -> T | None:
        """Return the first item, or None if there is none; requests a page of one item.

        With conditions that the server does not check, pages are read until an item meets them.
        """
        return await arun(self._read_first(), self._network)

    # sync: @property
    async def total(self) -> int | None:
        """The number of items on the server; None if it does not give one.

        None as well if some conditions of the list are checked in the client.

        The value of the page read last; if none was read yet, one is requested.
        """
        if self._total_is_missing:
            await self.first()
        return self.known_total
