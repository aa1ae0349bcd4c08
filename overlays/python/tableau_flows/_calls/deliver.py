"""The plan that delivers a request: follows redirects, reads the response, retries failures."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from tableau_flows_generated import protocol

from tableau_flows._calls.redirects import (
    MAX_REDIRECTS,
    corrected_server,
    is_redirect,
    redirect_target,
)
from tableau_flows._calls.reply_errors import failure_of, unreadable
from tableau_flows._calls.retries import Retries
from tableau_flows._common.redact import redacted
from tableau_flows._plans.messages import Request, Response
from tableau_flows._plans.steps import Plan, close, receive, send
from tableau_flows._session.outcomes import FAILURES, Failure, is_outcome_unknown
from tableau_flows.errors import (
    ApiError,
    ConnectionFailedError,
    OutcomeUnknownError,
    ServerError,
    TableauError,
    UnreadableReplyError,
)

if TYPE_CHECKING:
    from tableau_flows._session.session import Session

T = TypeVar("T")

_log = logging.getLogger("tableau_flows.retry")

_MAX_ERROR_BYTES = 64 * 1024
"""Maximum bytes read from the body of a failed streaming response."""


def deliver(
    session: Session,
    make: Callable[[], Request],
    retries: Retries,
    read: Callable[[Request, Response], Plan[T]],
) -> Plan[T]:
    """Send a request and read its response, with the retries that the policy allows.

    Args:
        session: The session of the client; redirects update its server.
        make: Builds a new request for each attempt; all of them share one stopwatch.
        retries: The retries of the call so far; updated in place.
        read: Reads a response with a status of success. An exception that it raises is a failure
            of the call. It must close a streamed response.

    Returns:
        The result of `read`.

    Raises:
        ApiError: The server responded with an error.
        UnreadableReplyError: The response is not a reply of Tableau.
        OutcomeUnknownError: The response to a write was lost; it may have been performed.
        ConnectionFailedError: No response was received.
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
            error.url = redacted(error.url, request.secrets)
            wait = yield from retries.decide(error, request)
            if wait is None:
                if is_outcome_unknown(request.operation, request.method, error):
                    raise _unknown_outcome(request, error) from error
                raise
        yield from retries.pause(wait)


def as_received(request: Request, response: Response) -> Plan[tuple[Request, Response]]:
    """Return request and response without reading; the caller must close a streamed response."""
    yield from ()
    return request, response


def _answer(session: Session, request: Request) -> Plan[tuple[Request, Response]]:
    """Send a request and follow redirects; raise the error if the response is a failure."""
    followed = 0
    while True:
        response = yield from send(with_cookies(session, request))
        if response.cookies:
            session.cookies.store(request.url, response.cookies)
        if 200 <= response.status < 300:
            return request, response
        target = None
        if is_redirect(response) and followed < MAX_REDIRECTS:
            target = redirect_target(request, response, _forbidden_in_addresses(session, request))
        if target is None:
            raise (yield from _failure(request, response))
        if request.stream:
            yield from close(response)
        session.shared.server = corrected_server(session.shared.server, request, response, target)
        shown = redacted(_without_query(target), request.secrets)  # it may contain a cookie
        _log.info("%s: %d redirects to %s", request.operation, response.status, shown)
        request = replace(request, url=target)
        followed += 1


def _forbidden_in_addresses(session: Session, request: Request) -> tuple[str, ...]:
    """Return the secrets that an address must not contain: those of session and request.

    A value of `headers=` that is already in the address of the request is allowed, as the id of a
    site may be. During sign-out the session has already dropped its token.
    """
    tokens = (value for name, value in request.headers if name == protocol.SESSION_HEADER)
    here = request.url.lower()
    extra = (secret for secret in session.header_secrets if secret.lower() not in here)
    return (*session.credential_secrets(), *tokens, *request.operation_secrets, *extra)


def with_cookies(session: Session, request: Request) -> Request:
    """Return the request with the cookies of the session for its address."""
    header = session.cookies.header(request.url) if session.cookies.kept else ""
    return replace(request, headers=(*request.headers, ("Cookie", header))) if header else request


def _failure(request: Request, response: Response) -> Plan[TableauError]:
    """Read a failed response, close it, and return the error for it."""
    if not request.stream or response.handle is None:
        return failure_of(request, response)
    content = bytearray()
    is_part = False
    try:
        while len(content) < _MAX_ERROR_BYTES and (more := (yield from receive(response))):
            content += more
    except (ConnectionFailedError, UnreadableReplyError):
        is_part = True  # the status is enough to classify the failure
    finally:
        yield from close(response)
    failure = failure_of(request, response, bytes(content))
    is_empty = isinstance(failure, ServerError) and not content.strip()
    if is_part and (is_empty or isinstance(failure, UnreadableReplyError)):
        reason = "a reply that was cut off"
        failure = unreadable(request, response, reason, bytes(content), incomplete=True)
    return failure


def _unknown_outcome(request: Request, error: Failure) -> OutcomeUnknownError:
    """Return the exception for a failed write that may have been performed."""
    reason = type(error).__name__ if isinstance(error, ApiError) else error.reason
    if isinstance(error, UnreadableReplyError):
        reason = f"{error.status} with {reason}"
    unknown = OutcomeUnknownError(
        reason, method=request.method, url=request.url, operation=request.operation
    )
    unknown.attempts = request.attempt
    return unknown


def _without_query(url: str) -> str:
    return url.partition("?")[0]
