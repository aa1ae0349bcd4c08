"""The plan of getting a request answered: redirects followed, the answer read, failures retried."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar, cast

from tableau_flows_generated import protocol

from tableau_flows._calls.redirects import (
    MOST_REDIRECTS,
    corrected_server,
    is_redirect,
    redirect_target,
)
from tableau_flows._calls.reply_errors import failure_of, unreadable
from tableau_flows._calls.retries import Retries
from tableau_flows._common.redact import foreign
from tableau_flows._plans.messages import Request, Response
from tableau_flows._plans.steps import Plan, Send, close, receive
from tableau_flows._session.outcomes import FAILURES, Failure, is_unknown
from tableau_flows.errors import (
    ApiError,
    ConnectionFailedError,
    OutcomeUnknownError,
    TableauError,
    UnreadableReplyError,
)

if TYPE_CHECKING:
    from tableau_flows._session.session import Session

T = TypeVar("T")

_log = logging.getLogger("tableau_flows.retry")

_MOST_OF_A_FAILURE = 64 * 1024
"""Maximum bytes read from the body of a failed streaming response."""


def deliver(
    session: Session,
    make: Callable[[], Request],
    retries: Retries,
    read: Callable[[Request, Response], Plan[T]],
) -> Plan[T]:
    """Send a request until it is answered, as far as the policy allows.

    Args:
        session: The session of the client; its server is corrected by redirects.
        make: Makes the request, anew for each attempt; all of them with the same stopwatch.
        retries: The retries of the call so far; updated.
        read: Reads the answer, a success by its status. What it raises is a failure of the call. A
            streamed answer is its to close.

    Returns:
        What was read.

    Raises:
        ApiError: The server answered with an error.
        UnreadableReplyError: What came is no answer of Tableau's.
        OutcomeUnknownError: A write got no answer; it may have been performed.
        ConnectionFailedError: No answer came.
    """
    while True:
        retries.sent += 1
        request = make()
        if retries.sent > 1:
            request = replace(request, attempt=retries.sent)
        try:
            return (yield from read(*(yield from _answer(session, request))))
        except FAILURES as error:
            error.attempts = retries.sent
            error.url = foreign(error.url, request.secrets)
            wait = yield from retries.decide(error, request)
            if wait is None:
                if is_unknown(request.operation, request.method, error):
                    raise _unknown_outcome(request, error) from error
                raise
        yield from retries.pause(wait)


def as_received(request: Request, response: Response) -> Plan[tuple[Request, Response]]:
    """Read nothing: the request and its answer as it came, a streamed one the caller's to close."""
    yield from ()
    return request, response


def _answer(session: Session, request: Request) -> Plan[tuple[Request, Response]]:
    """Send a request to where redirects say that it belongs; raise what is no success."""
    followed = 0
    while True:
        sent = with_cookies(session, request) if session.cookies.kept else request
        response = cast(Response, (yield Send(sent)))  # which is the answer to this step
        if response.cookies:
            session.cookies.take(request.url, response.cookies)
        if 200 <= response.status < 300:
            return request, response
        target = None
        if is_redirect(response) and followed < MOST_REDIRECTS:
            target = redirect_target(request, response, _never_in_addresses(session, request))
        if target is None:
            raise (yield from _failure(request, response))
        if request.stream:
            yield from close(response)
        session.shared.server = corrected_server(session.shared.server, request, response, target)
        shown = foreign(_bare(target), request.secrets)  # a cookie may stand in it
        _log.info("%s: %d leads to %s", request.operation, response.status, shown)
        request = replace(request, url=target)
        followed += 1


def _never_in_addresses(session: Session, request: Request) -> tuple[str, ...]:
    """The secrets of the session, and the token that the request goes out with.

    While signing out the session has no token any more.
    """
    tokens = (value for name, value in request.headers if name == protocol.SESSION_HEADER)
    return (*session.proven(), *tokens)


def with_cookies(session: Session, request: Request) -> Request:
    """The request with the cookies that the session has for its address."""
    header = session.cookies.header(request.url)
    return replace(request, headers=(*request.headers, ("Cookie", header))) if header else request


def _failure(request: Request, response: Response) -> Plan[TableauError]:
    """Read what a failure says, and let go of it."""
    if not request.stream or response.handle is None:
        return failure_of(request, response)
    content = bytearray()
    is_part = False
    try:
        while len(content) < _MOST_OF_A_FAILURE and (more := (yield from receive(response))):
            content += more
    except (ConnectionFailedError, UnreadableReplyError):
        is_part = True  # the status says enough
    finally:
        yield from close(response)
    failure = failure_of(request, response, bytes(content))
    if is_part and isinstance(failure, UnreadableReplyError):
        reason = "a reply that was cut off"
        failure = unreadable(request, response, reason, bytes(content), incomplete=True)
    return failure


def _unknown_outcome(request: Request, error: Failure) -> OutcomeUnknownError:
    """The exception for a write that may have been performed although it failed."""
    reason = type(error).__name__ if isinstance(error, ApiError) else error.reason
    if isinstance(error, UnreadableReplyError):
        reason = f"{error.status} with {reason}"
    unknown = OutcomeUnknownError(
        reason, method=request.method, url=request.url, operation=request.operation
    )
    unknown.attempts = request.attempt
    return unknown


def _bare(url: str) -> str:
    return url.partition("?")[0]
