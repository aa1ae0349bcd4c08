"""The plan of getting a request to the server: redirects followed, transient failures retried."""

from __future__ import annotations

import logging
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from tableau_flows._calls.redirects import (
    MOST_REDIRECTS,
    corrected_server,
    is_redirect,
    redirect_target,
)
from tableau_flows._calls.reply import failure_of, unreadable
from tableau_flows._calls.request import AUTH_HEADER
from tableau_flows._common.redact import foreign
from tableau_flows._plans.steps import (
    Plan,
    Request,
    Response,
    clock,
    close,
    receive,
    send,
    sleep,
)
from tableau_flows._session.retry import (
    TRANSIENT_STATUSES,
    UNAUTHORIZED,
    FailedAttempt,
    RetryPolicy,
    is_unknown,
    outcome_of,
)
from tableau_flows.errors import (
    ApiError,
    ConnectionFailedError,
    OutcomeUnknownError,
    TableauError,
    UnreadableReplyError,
)

if TYPE_CHECKING:
    from tableau_flows._session.session import Session

_log = logging.getLogger("tableau_flows.retry")

Failure: TypeAlias = ApiError | ConnectionFailedError | UnreadableReplyError
"""What may go wrong with a call on its way."""

_LOOKED_AT = frozenset({UNAUTHORIZED, *TRANSIENT_STATUSES})
"""Answers that may not be the last word; the others are the caller's to read."""

_MOST_OF_A_FAILURE = 64 * 1024
"""How much is read of a streamed answer that is none; in bytes."""


@dataclass(slots=True)
class Tries:
    """How one call has gone so far.

    Attributes:
        sent: How often it was sent.
        retries: How often it was sent again because of a transient failure.
        since: When it failed for the first time; None if it has not.
    """

    sent: int = 0
    retries: int = 0
    since: float | None = None


def deliver(
    session: Session,
    make: Callable[[], Request],
    tries: Tries,
    policy: RetryPolicy | None = None,
) -> Plan[tuple[Request, Response]]:
    """Send a request until it is answered, as far as the policy allows.

    Args:
        session: The session of the client; its server is corrected by redirects.
        make: Makes the request, anew for each attempt; all of them with the same stopwatch.
        tries: How the call has gone so far; updated.
        policy: The policy; that of the session if left out.

    Returns:
        The request and its answer: a success, or an error that stays one. A streamed one is the
        caller's to close.

    Raises:
        ApiError: The server refuses the session, or is still too busy after all retries.
        UnreadableReplyError: What came is no answer of Tableau's.
        OutcomeUnknownError: A write got no answer; it may have been performed.
        ConnectionFailedError: No answer came.
    """
    policy = policy or session.retry
    while True:
        tries.sent += 1
        request = make()
        if tries.sent > 1:
            request = replace(request, attempt=tries.sent)
        try:
            return (yield from _attempt(session, request))
        except (ApiError, ConnectionFailedError, UnreadableReplyError) as error:
            error.attempts = tries.sent
            error.url = foreign(error.url, request.secrets)
            elapsed = 0.0 if tries.since is None else (yield from clock()) - tries.since
            wait = _decide(request, tries.retries, error, elapsed, policy)
            if wait is None:
                if is_unknown(request.operation, request.method, error):
                    raise unknown_outcome(request, error) from error
                raise
            failure = error
        if tries.since is None:
            tries.since = yield from clock()
        if request.stopwatch.is_over(tries.since + elapsed + wait, request.timeouts.total):
            raise failure  # no use to wait for that
        tries.retries += 1
        yield from sleep(wait)


def _attempt(session: Session, request: Request) -> Plan[tuple[Request, Response]]:
    """Send a request to where redirects say that it belongs."""
    followed = 0
    while True:
        response = yield from send(with_cookies(session, request))
        session.cookies.take(request.url, response.cookies)
        if response.status in _LOOKED_AT:
            raise (yield from _failure(request, response))
        if not is_redirect(response):
            return request, response
        target = redirect_target(request, response, _never_in_addresses(session, request))
        if target is None or followed == MOST_REDIRECTS:
            raise (yield from _failure(request, response))
        if request.stream:
            yield from close(response)
        session.server = corrected_server(session.server, request, response, target)
        shown = foreign(_bare(target), request.secrets)  # a cookie may stand in it
        _log.info("%s: %d leads to %s", request.operation, response.status, shown)
        request = replace(request, url=target)
        followed += 1


def _never_in_addresses(session: Session, request: Request) -> tuple[str, ...]:
    """The secrets of the session, and the token that the request goes out with.

    While signing out the session has no token any more.
    """
    tokens = (value for name, value in request.headers if name == AUTH_HEADER)
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


def _decide(
    request: Request, retries: int, error: Failure, elapsed: float, policy: RetryPolicy
) -> float | None:
    """How long to wait before the request is sent again; None if it is not."""
    wait = policy.wait_before_retry(
        FailedAttempt(
            operation=request.operation,
            method=request.method,
            number=retries,
            error=error,
            elapsed=elapsed,
            chance=random.random(),
            policy=policy,
        )
    )
    if wait is not None:
        _log.info(
            "%s: attempt %d failed (%s: %s); again in %.2f s",
            request.operation,
            request.attempt,
            type(error).__name__,
            outcome_of(error).value,
            wait,
        )
    return wait


def unknown_outcome(request: Request, error: Failure) -> OutcomeUnknownError:
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
