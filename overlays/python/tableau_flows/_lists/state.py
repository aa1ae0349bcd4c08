"""What is known of a list while its pages are read: where it goes on, where it ends; pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Generic, TypeVar

from tableau_flows_generated import protocol

from tableau_flows._common.redact import foreign
from tableau_flows.errors import ApiError, UnreadableReplyError, UsageError

if TYPE_CHECKING:
    from tableau_flows_generated.models import Pagination
    from tableau_flows_generated.operation import Operation, PagedInfo

    from tableau_flows._calls.request import AnyOperation
    from tableau_flows._plans.messages import Request

T = TypeVar("T")

_MOST_REPEATED = 3
"""How many pages in a row may bring only what the pages before had.

One may be such a page when many items were added while reading.
"""

_MOST_EMPTY = 100
"""How many pages in a row may be empty before the end; some are where rights hide the items."""


class Pages(Generic[T]):
    """The state of reading one list.

    Attributes:
        operation: The call, with everything but the number of the page.
        size: How many items a page has.
        number: The page that comes next.
        total: How many items the server has, as last told; None before, or where it does not tell
            a number that can be.
        ended: There is nothing more to ask for.
    """

    def __init__(self, operation: Operation[tuple[T, ...]], *, ahead: bool = False) -> None:
        """Begin at the page that the call names, or the first.

        Args:
            operation: The call.
            ahead: Several pages will be read at the same time, so their order must not change.

        Raises:
            UsageError: The operation is not paged, or size or number of the page are out of range.
        """
        self.paged = paged_info(operation)
        given = dict(operation.query)
        # The largest pages there are: ten times fewer requests than with the server's default.
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
        self._first_total: int | None = None
        self._before: set[object] = set()
        self._known: set[object] = set()
        self._ids: set[object] = set()
        self._seen = 0
        self._count = 0
        self._fresh = 0
        self._barren = 0

    def page(self, number: int) -> Operation[tuple[T, ...]]:
        """The call for one page."""
        return self.operation.with_query(self.paged.number, str(number))

    def of_one(self) -> Pages[T]:
        """The same list from the same item on, in pages of one."""
        number = (self._first - 1) * self.size + 1
        operation = self.operation.with_query(self.paged.size, "1")
        return Pages(operation.with_query(self.paged.number, str(number)))

    def ahead(self, most: int) -> int:
        """How many pages can be asked for at the same time, at most so many; one if it is less."""
        if self.total is None:
            return 1
        return min(most, -(-self.total // self.size) - self.number + 1)

    def fresh(self, items: Iterable[T]) -> tuple[T, ...]:
        """Take items of the current page; return those that are new.

        New is what neither this page nor the two before it had: when something is added or deleted
        while the list is read, what comes behind it moves to another page. More ids are not kept,
        so the memory does not grow with the list. Items without an id are compared as a whole, and
        only with those of other pages: two that are alike on one page are two.
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

    def finish(self, pagination: Pagination | None, request: Request) -> None:
        """All items of the current page have been taken: see whether the list goes on.

        Raises:
            UnreadableReplyError: The server sends the same items for ever.
        """
        repeated = self._count > 0 and not self._fresh
        self._barren = 0 if self._fresh else self._barren + 1
        self._seen += self._count
        told = -1 if pagination is None else pagination.total_available
        if pagination is None or told < 0:
            # No total (wire_facts §5.1): a page that is not full is the last, and one that is more
            # than full comes from a server that ignores the page size and has sent everything. One
            # that ignores the number of the page has sent everything before.
            self.ended = repeated or self._count != self.size
        else:
            self.total = told
            if 1 <= pagination.page_size <= max(self.size, self._count):
                self.size = pagination.page_size  # a page cannot be larger than what was asked for
            if self._first_total is None:
                self._first_total = told
            self.ended = self._is_last(told) and not self._is_more(told)
            if not self.ended:
                self._check_progress(repeated, pagination.page_number, request)
        self.number += 1
        self._known = self._before | self._ids
        self._before, self._ids = self._ids, set()
        self._count = self._fresh = 0

    def is_end(self, error: Exception) -> bool:
        """Whether an error only says that there are no more pages, since items were deleted."""
        past = isinstance(error, ApiError) and error.code == protocol.PAST_THE_END_CODE
        return self.ended or (past and self.number > self._first)

    def _is_last(self, total: int) -> bool:
        """Whether the list ends with the current page, if the total is right."""
        if self.number * self.size >= total:
            return True
        # The total grows and grows, and nothing comes.
        return self._count == 0 and self._barren > (self._first_total or 0) // self.size + 1

    def _is_more(self, total: int) -> bool:
        """Whether the total is wrong: the last page had too many items, or too few have come.

        The next page tells then; that none is left out is worth the request.
        """
        too_many = self._count == self.size and self.number * self.size > total
        came = (self._first - 1) * self.size + self._seen
        return self._fresh > 0 and (too_many or came < total)

    def _check_progress(self, repeated: bool, told: int, request: Request) -> None:
        if repeated and (told != self.number or self._barren >= _MOST_REPEATED):
            page = told if told != self.number else self.number - 1
            raise _misled(f"page {page} once more in place of page {self.number}", request)
        if self._barren >= _MOST_EMPTY:
            raise _misled(f"{self._barren} empty pages, one after the other", request)


def paged_info(operation: AnyOperation) -> PagedInfo:
    """How a list is read page by page.

    Raises:
        UsageError: It is no such list.
    """
    if operation.info.paged is None:
        raise UsageError(f"{operation.info.id} is not a paged operation")
    return operation.info.paged


def _within(value: str | int, argument: str, largest: int | None = None) -> int:
    """A number that a caller gave, as it stands in the query.

    Raises:
        UsageError: It is no number, or out of range.
    """
    text = str(value)
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
    if number < 1 or (largest is not None and number > largest):
        allowed = "1 or more" if largest is None else f"from 1 to {largest}"
        raise UsageError(f"{argument} must be a whole number {allowed}, not {text[:40]}")
    return number


def _misled(reason: str, request: Request) -> UnreadableReplyError:
    return UnreadableReplyError(
        reason=reason,
        status=200,
        method=request.method,
        url=foreign(request.url, request.secrets),
        operation=request.operation,
    )


def _sorted(operation: Operation[tuple[T, ...]]) -> Operation[tuple[T, ...]]:
    """The same call in an order that does not change, if none was asked for and it has one.

    The time of creation never changes, and what is new comes last: no page that was read already
    moves. The name tells apart what was created at the same time.
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
