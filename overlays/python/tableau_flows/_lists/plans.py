"""The plans of reading a list: page after page, or several pages at the same time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Generic, NoReturn, TypeVar, cast

from tableau_flows_generated import codec

from tableau_flows._calls.call import exchange
from tableau_flows._calls.decoding import PIECE, Pace, pieces_of
from tableau_flows._calls.problems import report_problems
from tableau_flows._calls.reply_errors import decoding_failure
from tableau_flows._common.pickling import OfClient
from tableau_flows._lists.state import Pages, paged_info
from tableau_flows._plans.messages import Request, Response, Stopwatch
from tableau_flows._plans.steps import Emit, Outcome, Plan, Stream, together
from tableau_flows._session.outcomes import FAILURES, Failure
from tableau_flows.errors import TableauError

if TYPE_CHECKING:
    from tableau_flows_generated.models import Pagination
    from tableau_flows_generated.operation import Operation

    from tableau_flows._session.session import Session

T = TypeVar("T")

_NO_PACE = Pace(Request("GET", ""), Response(200, {}))
"""That of a page which did not come."""


def read_pages(session: Session, pages: Pages[T], prefetch: int) -> Stream[tuple[T, ...]]:
    """Hand out whole pages; those that bring nothing are left out."""
    while not pages.ended:
        for outcome in (yield from _next_pages(session, pages, prefetch)):
            number = pages.number
            pace = _pace_of(outcome)
            page: list[T] = []
            yield from pace.go_on()
            for items in _fresh_items(pages, outcome):
                page += items
                yield from pace.pause()
            if page:
                yield Emit(tuple(page))
            if pages.number == number:
                return


def read_items(session: Session, pages: Pages[T], prefetch: int) -> Stream[tuple[T, ...]]:
    """Hand out items, many at once, as soon as they are decoded.

    All bytes of a page have been received before its first item is handed out, so no connection is
    in use while the caller works with the items.
    """
    while not pages.ended:
        for outcome in (yield from _next_pages(session, pages, prefetch)):
            number = pages.number
            pace = _pace_of(outcome)
            yield from pace.go_on()
            for items in _fresh_items(pages, outcome):
                yield from pace.pause()
                if items:
                    yield Emit(items)
                    yield from pace.go_on()
            if pages.number == number:
                return


def fetch_page(session: Session, pages: Pages[T], number: int) -> Plan[PageReply[T]]:
    """Receive one page; the request is retried as the retry policy allows.

    Raises:
        ApiError: The server answered with an error.
        UnreadableReplyError: The reply is not one of Tableau's.
        ConnectionFailedError: There was no reply.
    """
    operation = pages.page(number)
    page: PageReply[T] | None = None

    def read(request: Request, response: Response) -> Plan[PageReply[T]]:
        nonlocal page
        page = PageReply(operation, request, response)
        page.begin()
        yield from ()
        return page

    try:
        return (yield from exchange(session, operation, read))
    except FAILURES as error:
        if page is None or error is not page.failure:
            raise
        return page  # it raises after the items that come before the failure


def _next_pages(
    session: Session, pages: Pages[T], prefetch: int
) -> Plan[tuple[Outcome[PageReply[T]], ...]]:
    """Receive the next pages; several at the same time where the total tells of them."""
    count = pages.ahead(prefetch)
    if count > 1:
        numbers = range(pages.number, pages.number + count)
        return (yield from together(fetch_page(session, pages, n) for n in numbers))
    try:
        return (Outcome((yield from fetch_page(session, pages, pages.number))),)
    except TableauError as error:
        return (Outcome(error=error),)


def _fresh_items(pages: Pages[T], outcome: Outcome[PageReply[T]]) -> Iterator[tuple[T, ...]]:
    """Decode the next page, some new items at a time or none, and take note of it.

    All that was received is handed out: when the list has become shorter meanwhile, the pages that
    were asked for together still hold what was there before. A failure raises in its place, after
    the items before it. If it only says that the list has ended, the number of the next page stays.
    """
    try:
        if outcome.error is not None:
            raise outcome.error
        page = cast("PageReply[T]", outcome.value)  # there is one if there is no error
        for items in page.batches():
            yield pages.fresh(items)
    except TableauError as error:
        if not pages.is_end(error):
            raise
        pages.ended = True
    else:
        pages.finish(page.pagination, page.request)


def _pace_of(outcome: Outcome[PageReply[T]]) -> Pace:
    """The pauses while a page is decoded; the reader's own time does not count."""
    page = outcome.value
    return _NO_PACE if page is None else Pace(page.request, page.response, Stopwatch())


class PageReply(Generic[T]):
    """A page whose bytes have been received, decoded piece by piece.

    Attributes:
        request: The request it is the reply to.
        response: The reply as it came.
        pagination: What the page says about the list; known after the last batch.
        failure: How decoding its beginning failed.
    """

    def __init__(
        self, operation: Operation[tuple[T, ...]], request: Request, response: Response
    ) -> None:
        self.request = request
        self.response = response
        self.pagination: Pagination | None = None
        self.failure: Failure | None = None
        self._operation = operation
        self._begun: list[tuple[T, ...]] = []
        self._rest = self._decoded()

    def begin(self) -> None:
        """Decode the first piece, which is all of a small page.

        Raises:
            ApiError: The reply reports an error.
            UnreadableReplyError: The reply is not a list.
        """
        is_small = len(self.response.content) <= PIECE
        try:
            for items in self._rest:
                self._begun.append(items)
                if not is_small:
                    return
        except FAILURES as error:
            self.failure = error
            raise

    def batches(self) -> Iterator[tuple[T, ...]]:
        """Decode the items, some at a time.

        Raises:
            ApiError: The reply reports an error.
            UnreadableReplyError: The reply is not a list.
        """
        while self._begun:
            yield self._begun.pop(0)
        if self.failure is not None:
            raise self.failure
        yield from self._rest

    def _decoded(self) -> Iterator[tuple[T, ...]]:
        info, content = self._operation.info, self.response.content
        model: type[object] = codec.model_named(info.reply or "")
        decoder = codec.Decoder(
            model,
            items=paged_info(self._operation).items,
            strict=self.request.strict,
            report=partial(report_problems, self.request),
        )
        try:
            for piece in pieces_of(content):
                yield tuple(cast("list[T]", decoder.feed(piece)))
            reply = decoder.close()
        except (codec.DecodeError, codec.ErrorDocument) as error:
            raise decoding_failure(self.request, self.response, error, content) from error
        self.pagination = getattr(reply, "pagination", None)
        yield self._operation.result(reply)


class LazyList(OfClient, Generic[T]):
    """A list that is read only as far as somebody asks: what `Pager` and `AsyncPager` share."""

    def __init__(
        self, session: Session, operation: Operation[tuple[T, ...]], prefetch: int
    ) -> None:
        self._session = session
        self._operation = operation
        self._prefetch = prefetch
        self._latest = Pages(operation)

    def _begin(self) -> Pages[T]:
        self._latest = Pages(self._operation, ahead=self._prefetch > 1)
        return self._latest

    def _read_first(self) -> Plan[T | None]:
        """Ask for a page of one; the total comes with it."""
        self._latest = Pages(self._operation).of_one()
        page = yield from fetch_page(self._session, self._latest, self._latest.number)
        pace = Pace(page.request, page.response)
        items: list[T] = []
        for batch in page.batches():
            items += self._latest.fresh(batch)
            yield from pace.pause()
        self._latest.finish(page.pagination, page.request)
        return items[0] if items else None

    def __bool__(self) -> NoReturn:
        """Refused: whether the list is empty is known only after asking the server."""
        raise TypeError(
            "a lazy list has no truth value before it is read; to see whether it"
            " is empty, use `.first() is None` (with async: `await ….first() is None`)"
        )

    @property
    def _total_is_missing(self) -> bool:
        return self._latest.total is None and self._latest.paged.total
