"""What is known of a list while its pages are read: where it goes on, where it ends; pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Generic, TypeVar

from tableau_flows.errors import ApiError, UnreadableReplyError, UsageError

if TYPE_CHECKING:
    from tableau_flows_generated.models import Pagination
    from tableau_flows_generated.operation import Operation, PagedInfo

    from tableau_flows._plan import Request
    from tableau_flows._request import AnyOperation

T = TypeVar("T")

PREFETCH = 6
"""How many pages are read at the same time unless something else is asked for: as many as browsers
ask of one server."""

_PAST_THE_END = "400006"  # also for page 2 of an empty list (wire_facts §5.1)

_STABLE = ("createdAt", "name")
"""What to sort by while pages are read at the same time, where the list has it.

Without a sort the order may differ between requests (wire_facts §5.3). The time of creation never
changes, and what is new comes last: no page that was read already moves. The name tells apart what
was created at the same time.
"""

_MOST_REPEATED = 3
"""How many pages in a row may bring only what the pages before had.

One may be such a page when many items were added while reading.
"""


class Pages(Generic[T]):
    """The state of reading one list.

    Attributes:
        operation: The call, with everything but the number of the page.
        size: How many items a page has.
        number: The page that comes next.
        total: How many items the server has, as last told; None before, or where it does not tell.
        ended: There is nothing more to ask for.
    """

    def __init__(self, operation: Operation[tuple[T, ...]], *, ahead: bool = False) -> None:
        """Begin at the page that the call names, or the first.

        Args:
            operation: The call.
            ahead: Several pages will be read at the same time, so their order must not change.
        """
        self.paged = paged_info(operation)
        given = dict(operation.query)
        # The largest pages there are: ten times fewer requests than with the server's default.
        known = {parameter.name: parameter for parameter in operation.info.parameters}
        largest = known[self.paged.size].maximum if self.paged.size in known else None
        self.size = int(given.get(self.paged.size) or largest or 100)
        self._first = self.number = int(given.get(self.paged.number) or 1)
        if ahead and self.paged.total:
            operation = _sorted(operation)
        self.operation = operation.with_query(self.paged.size, str(self.size))
        self.total: int | None = None
        self.ended = False
        self._first_total: int | None = None
        self._before: set[object] = set()
        self._known: set[object] = set()
        self._ids: set[object] = set()
        self._count = 0
        self._fresh = 0
        self._barren = 0

    def page(self, number: int) -> Operation[tuple[T, ...]]:
        """The call for one page."""
        return self.operation.with_query(self.paged.number, str(number))

    def ahead(self, most: int) -> int:
        """How many pages can be asked for at the same time: at least one."""
        if self.total is None:
            return 1
        left = -(-self.total // self.size) - self.number + 1
        return max(1, min(most, left))

    def fresh(self, items: Iterable[T]) -> tuple[T, ...]:
        """Take items of the current page; return those that are new.

        New is what neither this page nor the two before it had: when something is added or deleted
        while the list is read, what comes behind it moves to another page.
        """
        ids, before = self._ids, self._known
        found: list[T] = []
        for item in items:
            self._count += 1
            key: object = getattr(item, "id", item)
            if key not in ids:
                ids.add(key)
                if key not in before:
                    found.append(item)
        self._fresh += len(found)
        return tuple(found)

    def again(self) -> None:
        """The current page is read once more from its beginning; what came of it stays known."""
        self._count = 0

    def finish(self, pagination: Pagination | None, request: Request) -> None:
        """All items of the current page have been taken: see whether the list goes on.

        Raises:
            UnreadableReplyError: The server sends the same items for ever.
        """
        repeated = self._count > 0 and not self._fresh
        self._barren = 0 if self._fresh else self._barren + 1
        if pagination is None:
            # No total (wire_facts §5.1): a page that is not full is the last, and one that is more
            # than full comes from a server that ignores the page size and has sent everything. One
            # that ignores the number of the page has sent everything before.
            self.ended = repeated or self._count != self.size
        else:
            self.total = pagination.total_available
            self.size = pagination.page_size or self.size
            if self._first_total is None:
                self._first_total = self.total
            self.ended = self.number * self.size >= self.total
            if repeated and not self.ended:
                self._check_progress(pagination, request)
            elif self._barren > self._first_total // self.size + 1:
                self.ended = True  # the total grows and grows, and nothing comes
        self.number += 1
        self._known = self._before | self._ids
        self._before, self._ids = self._ids, set()
        self._count = self._fresh = 0

    def is_end(self, error: Exception) -> bool:
        """Whether an error only says that there are no more pages, since items were deleted."""
        past = isinstance(error, ApiError) and error.code == _PAST_THE_END
        return self.ended or (past and self.number > self._first)

    def _check_progress(self, pagination: Pagination, request: Request) -> None:
        told = pagination.page_number
        if told != self.number or self._barren >= _MOST_REPEATED:
            raise UnreadableReplyError(
                reason=f"page {told if told != self.number else self.number - 1} once more in"
                f" place of page {self.number}",
                status=200,
                method=request.method,
                url=request.url,
                operation=request.operation,
            )


def paged_info(operation: AnyOperation) -> PagedInfo:
    """How a list is read page by page.

    Raises:
        UsageError: It is no such list.
    """
    if operation.info.paged is None:
        raise UsageError(f"{operation.info.id} is no list that is read page by page")
    return operation.info.paged


def checked_prefetch(pages: int) -> int:
    """A number of pages to read at the same time.

    Raises:
        UsageError: It is negative.
    """
    if pages < 0:
        raise UsageError(f"prefetch must be 0 or more pages, not {pages}")
    return pages


def _sorted(operation: Operation[tuple[T, ...]]) -> Operation[tuple[T, ...]]:
    """The same call in an order that does not change, if none was asked for and it has one."""
    for parameter in operation.info.parameters:
        fields = {known.name for known in parameter.sort if known.since is None}
        stable = [f"{name}:asc" for name in _STABLE if name in fields]
        if stable and parameter.since is None and parameter.name not in dict(operation.query):
            return operation.with_query(parameter.name, ",".join(stable))
    return operation
