"""The state of a list while its pages are read: the next page, and whether it has ended; pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Generic, TypeVar

from tableau_flows_generated import protocol
from tableau_flows_generated.checks import invalid_argument
from tableau_flows_generated.html_tables import MOST_ROWS

from tableau_flows._common.redact import redacted
from tableau_flows.errors import ApiError, UnreadableReplyError, UsageError

if TYPE_CHECKING:
    from tableau_flows_generated.models import Pagination
    from tableau_flows_generated.operation import Operation, PagedInfo

    from tableau_flows._calls.request import AnyOperation
    from tableau_flows._plans.messages import Request

T = TypeVar("T")

_MOST_REPEATED = 3
"""Maximum consecutive pages with only items of previous pages.

One such page can occur when many items are added while the list is read.
"""

_MOST_EMPTY = 100
"""Maximum consecutive empty pages before the end; missing permissions can make some empty."""


class Pages(Generic[T]):
    """The state of reading one list.

    Attributes:
        operation: The call, without the number of the page.
        size: Number of items of a page.
        number: Number of the next page.
        total: Number of items on the server, according to the last page; None before the first
            page, or if the server sends no valid number.
        ended: Whether there are no more pages.
        first_items: The first items of the list that were read, which notebooks show.
    """

    def __init__(self, operation: Operation[tuple[T, ...]], *, ahead: bool = False) -> None:
        """Start with the page given in the call, or the first.

        Args:
            operation: The call.
            ahead: Whether several pages are requested at the same time, which needs a stable order.

        Raises:
            UsageError: The operation is not paged, or size or number of the page are out of range.
        """
        self.paged = paged_info(operation)
        given = dict(operation.query)
        # The largest pages allowed: ten times fewer requests than with the server's default.
        known = {parameter.name: parameter for parameter in operation.info.parameters}
        largest = known[self.paged.size].maximum if self.paged.size in known else None
        self.size = _within(
            given.get(self.paged.size, largest or protocol.DEFAULT_PAGE_SIZE), "page_size", largest
        )
        self._first = self.number = _within(
            given.get(self.paged.number, protocol.FIRST_PAGE), "page_number"
        )
        if ahead and self.paged.total:
            operation = _sorted(operation)
        self.operation = operation.with_query(self.paged.size, str(self.size))
        self.total: int | None = None
        self.ended = False
        self.first_items: tuple[T, ...] = ()
        self._first_total: int | None = None
        self._before: set[object] = set()
        self._known: set[object] = set()
        self._ids: set[object] = set()
        self._seen = 0
        self._count = 0
        self._fresh = 0
        self._without_new = 0

    def page(self, number: int) -> Operation[tuple[T, ...]]:
        """Return the call for one page."""
        return self.operation.with_query(self.paged.number, str(number))

    def of_one(self) -> Pages[T]:
        """Return the same list from the same item on, in pages of one item."""
        number = (self._first - 1) * self.size + 1
        operation = self.operation.with_query(self.paged.size, "1")
        return Pages(operation.with_query(self.paged.number, str(number)))

    def ahead(self, most: int) -> int:
        """Return how many pages can be requested at the same time: at least one, at most `most`."""
        if self.total is None:
            return 1
        return min(most, -(-self.total // self.size) - self.number + 1)

    def fresh(self, items: Iterable[T]) -> tuple[T, ...]:
        """Add items of the current page; return those that are new.

        An item is new if neither this page nor the two before it had it: when items are added or
        deleted while the list is read, later items move to another page. Older ids are not kept, so
        that memory does not grow with the list. Items without an id are compared as a whole, and
        only with those of other pages: two equal ones on one page are both kept.
        """
        ids, before = self._ids, self._known
        found: list[T] = []
        for item in items:
            self._count += 1
            named: object = getattr(item, "id", None)
            key = item if named is None else named
            if named is None or key not in ids:
                ids.add(key)
                if key not in before:
                    found.append(item)
        self._fresh += len(found)
        return tuple(found)

    def keep(self, items: tuple[T, ...]) -> tuple[T, ...]:
        """Return items of the list after keeping them if they are among the first."""
        if len(self.first_items) < MOST_ROWS:
            self.first_items += items[: MOST_ROWS - len(self.first_items)]
        return items

    def finish(self, pagination: Pagination | None, request: Request) -> None:
        """Finish the current page, and determine whether there are more.

        Raises:
            UnreadableReplyError: The server sends the same items again and again.
        """
        repeated = self._count > 0 and not self._fresh
        self._without_new = 0 if self._fresh else self._without_new + 1
        self._seen += self._count
        total = -1 if pagination is None else pagination.total_available
        if pagination is None or total < 0:
            # No total (wire_facts §5.1): a page that is not full is the last, and one that is more
            # than full comes from a server that ignores the page size and has sent everything. One
            # that ignores the number of the page has sent everything before.
            self.ended = repeated or self._count != self.size
        else:
            self.total = total
            if 1 <= pagination.page_size <= max(self.size, self._count):
                self.size = pagination.page_size  # a page is never larger than requested
            if self._first_total is None:
                self._first_total = total
            self.ended = self._is_last(total) and not self._is_more(total)
            if not self.ended:
                self._check_progress(repeated, pagination.page_number, request)
        self.number += 1
        self._known = self._before | self._ids
        self._before, self._ids = self._ids, set()
        self._count = self._fresh = 0

    def is_end(self, error: Exception) -> bool:
        """Return whether an error only means that no pages are left, as items were deleted."""
        past = isinstance(error, ApiError) and error.code == protocol.PAST_THE_END_CODE
        return self.ended or (past and self.number > self._first)

    def _is_last(self, total: int) -> bool:
        """Return whether the list ends with the current page, if the total is right."""
        if self.number * self.size >= total:
            return True
        # The total keeps growing, but no items arrive.
        return self._count == 0 and self._without_new > (self._first_total or 0) // self.size + 1

    def _is_more(self, total: int) -> bool:
        """Return whether the total is wrong: too many items on the last page, or too few in all.

        Then another page is requested, so that no item is missed.
        """
        too_many = self._count == self.size and self.number * self.size > total
        received = (self._first - 1) * self.size + self._seen
        return self._fresh > 0 and (too_many or received < total)

    def _check_progress(self, repeated: bool, number: int, request: Request) -> None:
        if repeated and (number != self.number or self._without_new >= _MOST_REPEATED):
            page = number if number != self.number else self.number - 1
            raise _no_progress(f"page {page} again in place of page {self.number}", request)
        if self._without_new >= _MOST_EMPTY:
            raise _no_progress(f"{self._without_new} consecutive empty pages", request)


def paged_info(operation: AnyOperation) -> PagedInfo:
    """Return how a list is read page by page.

    Raises:
        UsageError: The operation is not a paged list.
    """
    if operation.info.paged is None:
        raise UsageError(f"{operation.info.id} is not a paged operation")
    return operation.info.paged


def _within(value: str | int, argument: str, largest: int | None = None) -> int:
    """Parse a number given by the caller, as it is in the query.

    Raises:
        UsageError: It is not a number, or out of range.
    """
    text = str(value)
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
    if number < 1 or (largest is not None and number > largest):
        allowed = "1 or more" if largest is None else f"from 1 to {largest}"
        raise invalid_argument(argument, f"must be a whole number {allowed}, not {text[:40]}")
    return number


def _no_progress(reason: str, request: Request) -> UnreadableReplyError:
    return UnreadableReplyError(
        reason=reason,
        status=200,
        method=request.method,
        url=redacted(request.url, request.secrets),
        operation=request.operation,
    )


def _sorted(operation: Operation[tuple[T, ...]]) -> Operation[tuple[T, ...]]:
    """Return the same call with a stable order, if it has none and the operation supports one.

    The time of creation never changes, and new items come last, so pages that were read do not
    change. The name orders items created at the same time.
    """
    for parameter in operation.info.parameters:
        fields = {known.name for known in parameter.sort if known.since is None}
        stable = [
            protocol.SORT.format(field=name, direction=protocol.ASCENDING)
            for name in protocol.STABLE_SORT
            if name in fields
        ]
        if stable and parameter.since is None and parameter.name not in dict(operation.query):
            return operation.with_query(parameter.name, protocol.JOINED_BY.join(stable))
    return operation
