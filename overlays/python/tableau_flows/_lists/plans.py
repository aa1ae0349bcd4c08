"""Plans that read a list: page by page, or several pages at the same time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Generic, NoReturn, TypeVar, cast

from tableau_flows_generated import codec
from tableau_flows_generated.filtering import matching, server_filter
from tableau_flows_generated.html_tables import html_text, models_to_html

from tableau_flows._calls.call import exchange
from tableau_flows._calls.decoding import PIECE, Pace, pieces_of
from tableau_flows._calls.problems import report_problems
from tableau_flows._calls.reply_errors import decoding_failure
from tableau_flows._common.pickling import ClientBound
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
"""The pace of a page that was not received."""


def read_pages(session: Session, pages: Pages[T], prefetch: int) -> Stream[tuple[T, ...]]:
    """Emit whole pages, except those without new items."""
    while not pages.ended:
        for outcome in (yield from _next_pages(session, pages, prefetch)):
            number = pages.number
            pace = _pace_of(outcome)
            page: list[T] = []
            yield from pace.resume_clock()
            for items in _fresh_items(pages, outcome):
                page += items
                yield from pace.pause()
            if page:
                yield Emit(tuple(page))
            if pages.number == number:
                return


def read_items(session: Session, pages: Pages[T], prefetch: int) -> Stream[tuple[T, ...]]:
    """Emit items in batches, as soon as they are decoded.

    All bytes of a page are received before its first item is emitted, so no connection is in use
    while the caller works with the items.
    """
    while not pages.ended:
        for outcome in (yield from _next_pages(session, pages, prefetch)):
            number = pages.number
            pace = _pace_of(outcome)
            yield from pace.resume_clock()
            for items in _fresh_items(pages, outcome):
                yield from pace.pause()
                if items:
                    yield Emit(items)
                    yield from pace.resume_clock()
            if pages.number == number:
                return


def fetch_page(session: Session, pages: Pages[T], number: int) -> Plan[PageReply[T]]:
    """Receive one page; the request is retried as the retry policy allows.

    Raises:
        ApiError: The server returned an error.
        UnreadableReplyError: The response is not a reply of Tableau.
        ConnectionFailedError: There was no response.
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
        return page  # the failure is raised after the items before it


def read_up_to(
    session: Session,
    pages: Pages[T],
    most: int,
    *,
    prefetch: int = 0,
    keep: Callable[[T], bool] = lambda item: True,
) -> Plan[list[T]]:
    """Read pages until there are enough items, or the list ends.

    Args:
        session: The session of the client.
        pages: The list.
        most: Number of items that are enough.
        prefetch: Number of pages that are requested at the same time.
        keep: Returns whether an item counts.
    """
    found: list[T] = []
    while not pages.ended:
        for outcome in (yield from _next_pages(session, pages, prefetch)):
            number = pages.number
            pace = _pace_of(outcome)
            yield from pace.resume_clock()
            for items in _fresh_items(pages, outcome):
                found += filter(keep, items)
                if len(found) >= most:
                    return found[:most]
                yield from pace.pause()
            if pages.number == number:
                return found
    return found


def _next_pages(
    session: Session, pages: Pages[T], prefetch: int
) -> Plan[tuple[Outcome[PageReply[T]], ...]]:
    """Receive the next page, or several at the same time if the total is known."""
    count = pages.ahead(prefetch)
    if count > 1:
        numbers = range(pages.number, pages.number + count)
        return (yield from together(fetch_page(session, pages, n) for n in numbers))
    try:
        return (Outcome((yield from fetch_page(session, pages, pages.number))),)
    except TableauError as error:
        return (Outcome(error=error),)


def _fresh_items(pages: Pages[T], outcome: Outcome[PageReply[T]]) -> Iterator[tuple[T, ...]]:
    """Decode the next page in batches of new items, which may be empty, and finish the page.

    Everything received is passed on: if the list has become shorter, pages requested together still
    hold the items of before. A failure is raised in its place, after the items before it. If it
    only means that the list has ended, the number of the next page does not change.
    """
    try:
        if outcome.error is not None:
            raise outcome.error
        page = cast("PageReply[T]", outcome.value)  # there is one if there is no error
        for items in page.batches():
            yield pages.keep(matching(pages.operation.where, pages.fresh(items)))
    except TableauError as error:
        if not pages.is_end(error):
            raise
        pages.ended = True
    else:
        pages.finish(page.pagination, page.request)


def _pace_of(outcome: Outcome[PageReply[T]]) -> Pace:
    """Return the pace of decoding a page; time spent by the caller does not count."""
    page = outcome.value
    return _NO_PACE if page is None else Pace(page.request, page.response, Stopwatch())


class PageReply(Generic[T]):
    """A page whose bytes were received, decoded piece by piece.

    Attributes:
        request: The request.
        response: The response.
        pagination: The pagination of the reply; known after the last batch.
        failure: The failure of decoding the first piece, if it failed.
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
        """Decode the first piece, which is the whole of a small page.

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
        """Decode the items in batches.

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


class LazyList(ClientBound, Generic[T]):
    """The common base of `Pager` and `AsyncPager`: a list that is read only as far as needed."""

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
        """Request a page of one item, which includes the total.

        If the server sends items that do not meet the conditions, whole pages are read until one
        does.
        """
        if self._is_filtered_here:
            return (yield from self._read_first_match())
        before = self._latest.first_items
        self._latest = Pages(self._operation).of_one()
        page = yield from fetch_page(self._session, self._latest, self._latest.number)
        pace = Pace(page.request, page.response)
        items: list[T] = []
        for batch in page.batches():
            items += self._latest.fresh(batch)
            yield from pace.pause()
        self._latest.finish(page.pagination, page.request)
        found = matching(self._operation.where, tuple(items))
        self._latest.keep(before or found)
        if found or self._latest.ended or not items:
            return found[0] if found else None
        return (yield from self._read_first_match())

    def _read_first_match(self) -> Plan[T | None]:
        """Read whole pages, one after the other, until an item meets the conditions."""
        found = yield from read_up_to(self._session, self._begin(), 1)
        return found[0] if found else None

    def __bool__(self) -> NoReturn:
        """Refuse: whether the list is empty is known only after a request."""
        raise TypeError(
            "a lazy list has no truth value before it is read; to see whether it"
            " is empty, use `.first() is None` (with async: `await ….first() is None`)"
        )

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._operation.info.id}: read when it is iterated>"

    def _repr_html_(self) -> str:
        """Return the list as notebooks show it, without sending anything.

        If it was read before, in whole or in part, a table of the first items that were read, at
        most 20; otherwise the same text as `repr`.
        """
        items = self._latest.first_items
        if not items and not self._latest.ended:
            return html_text(repr(self))
        total = "" if self.known_total is None else f" of {self.known_total}"
        what = f"{type(self).__name__} of {self._operation.info.id}"
        return models_to_html(f"{what}: {len(items)}{total} items", items)

    @property
    def _total_is_missing(self) -> bool:
        latest = self._latest
        return latest.total is None and latest.paged.total and not self._is_filtered_here

    @property
    def known_total(self) -> int | None:
        """The number of items as of the page read last; None if none was read. Sends nothing.

        None as well if the server gives no total, or if some conditions are checked in the client.
        """
        return None if self._is_filtered_here else self._latest.total

    @property
    def _is_filtered_here(self) -> bool:
        """Whether conditions are known to be met by filtering what the server sends."""
        where, version = self._operation.where, self._session.shared.version
        if not where or version is None:
            return False
        return not server_filter(where, version).is_whole
