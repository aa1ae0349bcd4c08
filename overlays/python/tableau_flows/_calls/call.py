"""The plan of one call: check the version, sign in, send the request, read the reply."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from tableau_flows_generated import protocol
from tableau_flows_generated.arguments import id_of
from tableau_flows_generated.operation import Operation, OperationInfo

from tableau_flows._calls.decoding import read_result
from tableau_flows._calls.deliver import deliver
from tableau_flows._calls.deployment import add_deployment_hint, check_deployment
from tableau_flows._calls.request import AnyOperation, build_request, check_version
from tableau_flows._calls.retries import Retries
from tableau_flows._calls.scopes import NO_SCOPES, add_scopes_hint, scopes_of_call
from tableau_flows._calls.session_requests import is_session_expired
from tableau_flows._calls.sign_in import (
    ensure_signed_in,
    ensure_version,
    is_current_session,
    renew_session,
)
from tableau_flows._http.bodies.multipart import Slice
from tableau_flows._plans.messages import Request, Response, Stopwatch
from tableau_flows._plans.steps import Plan
from tableau_flows._session.session import Session
from tableau_flows.credentials import ConnectedAppCredentials
from tableau_flows.errors import (
    AuthenticationError,
    UnknownResourceError,
    UnreadableReplyError,
    UsageError,
)

T = TypeVar("T")

_MAX_REPLACED_SESSIONS = 5
"""Maximum sessions of other calls that one call adopts while it is in progress."""


def call(
    session: Session,
    operation: Operation[T],
    *,
    file: Slice | None = None,
    on_sent: Callable[[int], None] | None = None,
    in_upload: bool = False,
) -> Plan[T]:
    """Send a call and return its result.

    Args:
        session: The session of the client.
        operation: The call.
        file: The file to send with it; the timeouts of transfers then apply.
        on_sent: Called with the number of bytes of the file that have been sent so far.
        in_upload: Whether the call is part of an upload, which has its own retries.

    Raises:
        DeploymentError: The kind of server does not have the operation; nothing was sent.
        VersionError: The version in use does not have the operation; nothing was sent.
        ApiError: The server responded with an error.
        UnreadableReplyError: The response is not a reply of Tableau.
        OutcomeUnknownError: The response to a write was lost; it may have been performed.
        ConnectionFailedError: No response was received.
    """
    read = partial(read_result, operation)
    return exchange(session, operation, read, file=file, on_sent=on_sent, in_upload=in_upload)


def checked_reply_id(
    session: Session,
    info: OperationInfo,
    given: str,
    what: str,
    check: Callable[[str, str], str] = id_of,
) -> str:
    """Return an id from a reply after checking that it can be used in the path of a request.

    Args:
        session: The session of the client.
        info: The operation whose reply holds the id.
        given: The id.
        what: The object that has the id, for the error.
        check: Raises a `UsageError` for an id that would change the path.

    Raises:
        UnreadableReplyError: The id would change the path.
    """
    try:
        check(given, "id")
    except UsageError as error:
        flaw = session.cleaned(str(error))
    else:
        return given
    raise unusable_reply(session, info, f"{what} whose id cannot be used: {flaw}")


def unusable_reply(session: Session, info: OperationInfo, reason: str) -> UnreadableReplyError:
    """Return the exception for a reply that was decoded, and lacks what is needed of it.

    Args:
        session: The session of the client.
        info: The operation.
        reason: What the reply is, in place of a usable one.
    """
    return UnreadableReplyError(
        reason=reason,
        status=info.status,
        method=info.method,
        url=session.shared.server,
        operation=info.id,
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
    accept: str | None = None,
    stopwatch: Stopwatch | None = None,
    in_upload: bool = False,
) -> Plan[T]:
    """Send a call and read the response.

    The call is retried as the retry policy of the session says, and sent once more after a new
    sign-in if the session has expired.

    Args:
        session: The session of the client.
        operation: The call.
        read: Reads a response with a status of success. An exception that it raises is a failure
            of the call. It must close a streamed response.
        file: The file to send with it; the timeouts of transfers then apply.
        on_sent: Called with the number of bytes of the file that have been sent so far.
        stream: Whether the body of the response is read in pieces.
        headers: Additional headers.
        accept: The accepted media type; None for that of replies.
        stopwatch: The stopwatch of the whole call, if this request is only a part of it.
        in_upload: Whether the call is part of an upload, which has its own retries.

    Raises:
        OutcomeUnknownError: The response to a write was lost; it may have been performed.
    """
    if operation.info.deployment is not None:
        check_deployment(session, operation.info)
    watch = stopwatch or Stopwatch()
    state = session.shared
    authenticated = operation.info.authenticated
    scopes, credentials = NO_SCOPES, session.credentials
    if authenticated and isinstance(credentials, ConnectedAppCredentials):
        scopes = scopes_of_call(credentials, operation.info)
    version = state.version
    if version is None or state.closed:
        version = yield from ensure_version(session, watch)
    check_version(operation, version)
    failures = state.sign_in_failures[0]
    identity = None
    if authenticated:
        identity = state.identity  # read once, since another thread may remove it at any time
        if identity is None or not scopes <= identity.scopes:
            identity = yield from ensure_signed_in(session, watch, scopes)
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
            accept=accept,
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
        except UnknownResourceError as error:
            add_deployment_hint(operation.info, error)
            raise
        except (AuthenticationError, UnreadableReplyError) as error:
            if identity is None or error.status != protocol.SESSION_ENDED_STATUS:
                raise
            if isinstance(error, AuthenticationError):
                add_scopes_hint(session, operation.info, error)
            if not is_session_expired(error) or replaced == _MAX_REPLACED_SESSIONS:
                raise
            if renewals and (yield from is_current_session(session, identity, watch)):
                raise  # the server does not accept the new session either
            before = identity.site_id
            try:
                renewing = renew_session(session, identity, error, failures, watch, scopes)
                identity = yield from renewing
            except AuthenticationError as refusal:
                before_that = "" if isinstance(error, UnreadableReplyError) else error.hint
                if refusal.hint and before_that:  # a JSON web token can sign in only once
                    refusal.hint += f" {operation.info.id} was refused before that: {before_that}"
                raise
            replaced += 1
            if identity.site_id == before:  # otherwise another caller has switched the site
                renewals += 1
