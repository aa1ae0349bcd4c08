"""The plan of one call: version high enough, signed in, send, read."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from tableau_flows_generated import protocol
from tableau_flows_generated.operation import Operation, id_of

from tableau_flows._calls.decoding import read_result
from tableau_flows._calls.deliver import deliver
from tableau_flows._calls.request import AnyOperation, build_request, check_version
from tableau_flows._calls.retries import Retries
from tableau_flows._calls.sign_in import (
    has_ended,
    is_current,
    renewed,
    settle_version,
    signed_in,
    speak_of_scopes,
)
from tableau_flows._http.bodies.multipart import Slice
from tableau_flows._plans.messages import Request, Response, Stopwatch
from tableau_flows._plans.steps import Plan
from tableau_flows._session.session import Session
from tableau_flows.errors import AuthenticationError, UnreadableReplyError, UsageError

T = TypeVar("T")

_MAX_REPLACED_SESSIONS = 5
"""How often a call is sent with a session that others began while it was under way."""


def call(
    session: Session,
    operation: Operation[T],
    *,
    file: Slice | None = None,
    on_sent: Callable[[int], None] | None = None,
    in_upload: bool = False,
) -> Plan[T]:
    """Send a call and read what it returns.

    Args:
        session: The session of the client.
        operation: The call.
        file: The file to send along; the call may then take as long as a transfer.
        on_sent: Hears how many bytes of the file have left so far.
        in_upload: Whether it is one of the calls of an upload, which has retries of its own.

    Raises:
        VersionError: The version in use does not have it; nothing was sent.
        ApiError: The server answered with an error.
        UnreadableReplyError: What came is no answer of Tableau's.
        OutcomeUnknownError: A write got no answer; it may have been performed.
        ConnectionFailedError: No answer came.
    """
    read = partial(read_result, operation)
    return exchange(session, operation, read, file=file, on_sent=on_sent, in_upload=in_upload)


def answered_id(
    session: Session,
    operation: AnyOperation,
    given: str,
    what: str,
    check: Callable[[str, str], str] = id_of,
) -> str:
    """The id that an answer has, before it goes into the path of another request.

    Args:
        session: The session of the client.
        operation: The call that was answered.
        given: The id.
        what: What it is the id of, for the error.
        check: Refuses what would change the path, with a `UsageError`.

    Raises:
        UnreadableReplyError: It would change the path.
    """
    try:
        check(given, "id")
    except UsageError as error:
        flaw = session.cleaned(str(error))
    else:
        return given
    raise UnreadableReplyError(
        reason=f"{what} whose id cannot be used: {flaw}",
        status=operation.info.status,
        method=operation.info.method,
        url=session.shared.server,
        operation=operation.info.id,
    )


def exchange(
    session: Session,
    operation: AnyOperation,
    read: Callable[[Request, Response], Plan[T]],
    *,
    file: Slice | None = None,
    on_sent: Callable[[int], None] | None = None,
    stream: bool = False,
    headers: tuple[tuple[str, str], ...] = (),
    stopwatch: Stopwatch | None = None,
    in_upload: bool = False,
) -> Plan[T]:
    """Send a call and read the answer.

    It is sent again as the policy of the session says, and once more after signing in anew if the
    session has ended.

    Args:
        session: The session of the client.
        operation: The call.
        read: Reads the answer, a success by its status. What it raises is a failure of the call. A
            streamed answer is its to close.
        file: The file to send along; the call may then take as long as a transfer.
        on_sent: Hears how many bytes of the file have left so far.
        stream: Whether the answer is read bit by bit.
        headers: What to send besides.
        stopwatch: What the time for the call as a whole is measured with, if this is a part of it.
        in_upload: Whether it is one of the calls of an upload, which has retries of its own.

    Raises:
        OutcomeUnknownError: A write got no answer; it may have been performed.
    """
    watch = stopwatch or Stopwatch()
    state = session.shared
    version = state.version
    if version is None or state.closed:
        version = yield from settle_version(session, watch)
    check_version(operation, version)
    failures = state.failures[0]
    identity = None
    if operation.info.authenticated:
        # Read once: another thread may take it away at any time.
        identity = state.identity or (yield from signed_in(session, watch))
    timeouts = session.timeouts
    if file is not None or operation.info.binary_reply:
        timeouts = timeouts.for_transfers()

    def make() -> Request:
        return build_request(
            session.shared.server,
            operation,
            version,
            identity,
            file=file,
            on_sent=on_sent,
            stream=stream,
            headers=(*session.headers, *headers),
            timeouts=timeouts,
            stopwatch=watch,
            strict=session.strict,
            max_reply_bytes=session.max_reply_bytes,
            secrets=session.secrets(),
        )

    retries = Retries(session.retry, in_upload=in_upload)
    replaced = renewals = 0
    while True:
        try:
            return (yield from deliver(session, make, retries, read))
        except (AuthenticationError, UnreadableReplyError) as error:
            if identity is None or error.status != protocol.SESSION_ENDED_STATUS:
                raise
            if isinstance(error, AuthenticationError):
                speak_of_scopes(session, operation.info, error)
            if not has_ended(error) or replaced == _MAX_REPLACED_SESSIONS:
                raise
            if renewals and (yield from is_current(session, identity, watch)):
                raise  # the new session is not accepted either
            before = identity.site_id
            try:
                identity = yield from renewed(session, identity, error, failures, watch)
            except AuthenticationError as refusal:
                before_that = "" if isinstance(error, UnreadableReplyError) else error.hint
                if refusal.hint and before_that:  # a JSON web token is good for one sign-in
                    refusal.hint += f" {operation.info.id} was refused before that: {before_that}"
                raise
            replaced += 1
            if identity.site_id == before:  # else somebody has changed the site, and it was alive
                renewals += 1
