"""The plans of reading a list: page after page, several at the same time, or while one comes."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar, cast

from tableau_flows_generated import codec
from tableau_flows_generated.models import Pagination
from tableau_flows_generated.operation import Operation

from tableau_flows._call import exchange
from tableau_flows._pages import Pages, paged_info
from tableau_flows._plan import (
    Emit,
    Outcome,
    Plan,
    Request,
    Response,
    Stream,
    blocking,
    close,
    receive,
    sleep,
    together,
)
from tableau_flows._reply import decoding_failure, failure_of, reply_of
from tableau_flows._retry import FailedAttempt
from tableau_flows._session import Session
from tableau_flows.errors import ConnectionFailedError, UnreadableReplyError

T = TypeVar("T")

_MOST_OF_A_FAILURE = 64 * 1024
"""How much is kept of an answer to tell what it is if it is no list; in bytes."""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A page that was read whole."""

    request: Request
    items: tuple[T, ...]
    pagination: Pagination | None


def read_pages(session: Session, pages: Pages[T], prefetch: int) -> Stream[tuple[T, ...]]:
    """Hand out whole pages; those that bring nothing are left out."""
    while not pages.ended:
        yield from _read_whole(session, pages, pages.ahead(prefetch))


def read_items(session: Session, pages: Pages[T], prefetch: int) -> Stream[tuple[T, ...]]:
    """Hand out items as they arrive, many at once.

    A page that is read alone is decoded while it comes. Where the total tells that there are more,
    several are read at the same time, each of them whole.
    """
    while not pages.ended:
        ahead = pages.ahead(prefetch)
        if ahead > 1:
            yield from _read_whole(session, pages, ahead)
        else:
            yield from _read_streamed(session, pages)


def _read_whole(session: Session, pages: Pages[T], count: int) -> Stream[tuple[T, ...]]:
    """Read the next pages at the same time and hand them out in their order.

    All that came is handed out: when the list has become shorter meanwhile, the pages that were
    asked for together still hold what was there before. What failed raises where it belongs.
    """
    numbers = range(pages.number, pages.number + count)
    outcomes: tuple[Outcome[Page[T]], ...]
    if count == 1:
        outcomes = ((yield from _outcome(whole_page(session, pages, pages.number))),)
    else:
        outcomes = yield from together(whole_page(session, pages, n) for n in numbers)
    for outcome in outcomes:
        if outcome.error is not None:
            if not pages.is_end(outcome.error):
                raise outcome.error
            pages.ended = True
            return
        if outcome.value is not None:
            page = outcome.value
            fresh = pages.fresh(page.items)
            pages.finish(page.pagination, page.request)
            if fresh:
                yield Emit(fresh)


def _outcome(plan: Plan[T]) -> Plan[Outcome[T]]:
    try:
        return Outcome((yield from plan))
    except Exception as error:
        return Outcome(error=error)


def whole_page(session: Session, pages: Pages[T], number: int) -> Plan[Page[T]]:
    """Read one page, and nothing else."""
    operation = pages.page(number)
    request, response = yield from exchange(session, operation)
    reply = yield from blocking(partial(reply_of, operation.info, request, response))
    return Page(request, operation.result(reply), getattr(reply, "pagination", None))


def _read_streamed(session: Session, pages: Pages[T]) -> Stream[tuple[T, ...]]:
    """Read the next page and hand out its items while it comes.

    If the connection breaks meanwhile, the page is read again as far as the retry policy allows;
    what was handed out is not handed out again.
    """
    operation = pages.page(pages.number)
    request, response = yield from exchange(session, operation, stream=True)
    coming = _ComingPage(operation, request, response)
    try:
        if not 200 <= response.status < 300:
            failure = yield from coming.failure()
            if not pages.is_end(failure):
                raise failure
            pages.ended = True
            return
        while (batch := (yield from coming.batch())) is not None:
            if fresh := pages.fresh(batch):
                yield Emit(fresh)
    except (ConnectionFailedError, UnreadableReplyError) as error:
        if not coming.broken:
            raise
        wait = _wait_before_retry(session, request, error)
        if wait is None:
            raise
    else:
        pages.finish(coming.pagination, request)
        return
    finally:
        yield from close(response)
    yield from sleep(wait)
    pages.again()
    yield from _read_whole(session, pages, 1)


class _ComingPage(Generic[T]):
    """A page that is decoded while it comes.

    Attributes:
        broken: The connection broke before the page was complete.
        pagination: What the page said about the list, known at its end.
    """

    def __init__(
        self, operation: Operation[tuple[T, ...]], request: Request, response: Response
    ) -> None:
        self._operation = operation
        self._request = request
        self._response = response
        self._beginning = b""
        model: type[object] = codec.model_named(operation.info.reply or "")
        self._decoder = codec.Decoder(model, items=paged_info(operation).items)
        self._ended = False
        self.broken = False
        self.pagination: Pagination | None = None

    def batch(self) -> Plan[tuple[T, ...] | None]:
        """The items that are complete by now; None after the last."""
        if self._ended:
            return None
        content = yield from self._receive()
        try:
            if content:
                return tuple(cast("list[T]", self._decoder.feed(content)))
            self._ended = True
            reply = self._decoder.close()
        except (codec.DecodeError, codec.ErrorDocument) as error:
            while len(self._beginning) < _MOST_OF_A_FAILURE and (yield from self._receive()):
                pass  # what a page of a proxy's says is of use
            raise decoding_failure(self._request, self._response, error, self._beginning) from error
        self.pagination = getattr(reply, "pagination", None)
        return self._operation.result(reply)

    def failure(self) -> Plan[Exception]:
        """The error that comes in place of a page."""
        while len(self._beginning) < _MOST_OF_A_FAILURE and (yield from self._receive()):
            pass
        return failure_of(self._request, self._response, self._beginning)

    def _receive(self) -> Plan[bytes]:
        try:
            content = yield from receive(self._response)
        except (ConnectionFailedError, UnreadableReplyError):
            self.broken = True
            raise
        if len(self._beginning) < _MOST_OF_A_FAILURE:
            self._beginning += content
        return content


def _wait_before_retry(
    session: Session, request: Request, error: ConnectionFailedError | UnreadableReplyError
) -> float | None:
    policy = session.retry
    return policy.wait_before_retry(
        FailedAttempt(
            operation=request.operation,
            method=request.method,
            number=0,
            error=error,
            elapsed=0.0,
            chance=random.random(),
            policy=policy,
        )
    )
