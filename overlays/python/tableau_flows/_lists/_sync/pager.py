# Made from tableau_flows/_lists/pager.py by make generate. Do not edit.
"""Lists as objects: iterators over what the server has, read only as far as somebody asks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from tableau_flows_generated.checks import check_number
from tableau_flows_generated.operation import Operation

from tableau_flows._lists.plans import LazyList, read_items, read_pages
from tableau_flows._plans.drive import Network, run
from tableau_flows._plans.iterate import Items, Iteration
from tableau_flows._session.options import MOST_PREFETCH, PREFETCH
from tableau_flows._session.session import Session

T = TypeVar("T")


class Pager(LazyList[T]):
    """A list of the server's that is read page by page, only as far as it is asked for.

    Each iteration reads anew from the first page, in pages of 1,000 unless `page_size` says
    otherwise. A page is received whole before its first item, and `Timeouts.total` limits the wait
    for each page. One that fails raises where it belongs; it never ends the iteration early. Items
    that are added or deleted meanwhile cause no error, and no duplicates unless more than two pages
    are added between two requests; an item that moves to a page that was read already is missed.
    The list ends where the server ends it: one that sends new items for ever is read for ever.
    """

    def __init__(
        self,
        session: Session,
        network: Network,
        operation: Operation[tuple[T, ...]],
        prefetch: int = PREFETCH,
    ) -> None:
        super().__init__(session, operation, prefetch)
        self._network = network

    def prefetch(self, pages: int) -> Pager[T]:
        """The same list, with so many pages read at the same time once the total is known.

        So that no page changes meanwhile, the list is sorted by the time of creation and the name,
        where the server can and no other `sort` was given.

        Args:
            pages: How many pages, 0 to 64, each of up to `page_size` items; they are kept until
                they are asked for. With 0 or 1, one page is read after the other.

        Raises:
            UsageError: It is no whole number from 0 to 64.
        """
        check_number(pages, "prefetch", least=0, most=MOST_PREFETCH, unit="pages", required=True)
        return Pager(self._session, self._network, self._operation, pages)

    def __iter__(self) -> Iterator[T]:
        """Every item of every page; no connection is in use while the loop's body runs."""
        return Items(read_items(self._session, self._begin(), self._prefetch), self._network)

    def pages(self) -> Iterator[tuple[T, ...]]:
        """The pages, each a tuple of items, fetched as they are needed; an empty list has none."""
        return Iteration(read_pages(self._session, self._begin(), self._prefetch), self._network)

    def first(self) -> T | None:
        """The first item, or None when there is none; asks for a page of one."""
        return run(self._read_first(), self._network)

    @property
    def total(self) -> int | None:
        """How many items the server has; None where it does not tell.

        As told with the page read last; if none was read yet, this asks the server.
        """
        if self._total_is_missing:
            self.first()
        return self._latest.total
