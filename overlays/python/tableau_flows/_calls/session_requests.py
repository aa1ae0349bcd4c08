"""The requests that find the version, and start, move and end a session.

All but `server_info` are sent while the caller holds the lock of the session.
"""

from __future__ import annotations

import copy
import logging
from collections.abc import Callable
from typing import TypeAlias, TypeVar

from tableau_flows_generated import API_VERSION, OLDEST_API_VERSION, operations, protocol
from tableau_flows_generated import models as m
from tableau_flows_generated.operation import Operation

from tableau_flows._calls.decoding import read_result
from tableau_flows._calls.deliver import deliver
from tableau_flows._calls.request import build_request
from tableau_flows._calls.retries import Retries
from tableau_flows._calls.scopes import (
    NO_SCOPES,
    check_scopes_known,
    explain_sign_in,
    scopes_so_far,
)
from tableau_flows._common.redact import redacted
from tableau_flows._common.versions import Version, parse_version, write_version
from tableau_flows._plans.messages import Request, Response, Stopwatch
from tableau_flows._plans.steps import Plan, blocking
from tableau_flows._session.retry import RetryPolicy
from tableau_flows._session.session import Identity, Session
from tableau_flows.credentials import (
    JwtCredentials,
    SessionCredentials,
    TokenCredentials,
    literal_secrets,
    needed_version,
    sign_in_document,
)
from tableau_flows.errors import (
    AuthenticationError,
    OutcomeUnknownError,
    SignInError,
    SwitchSiteError,
    UnreadableReplyError,
    UsageError,
    VersionError,
)

T = TypeVar("T")

_log = logging.getLogger("tableau_flows.session")

ADOPTED = "the session was adopted, and there are no credentials to sign in again"
INHERITED = (
    "this process was forked and uses the session of its parent; signing in again with the same"
    " personal access token would end that session. Call sign_in() if that is intended, or create"
    " a client with its own token in each process"
)

Refusal: TypeAlias = AuthenticationError | UnreadableReplyError
"""The failures of a call whose session the server does not recognise."""


def server_info(session: Session) -> Plan[m.ServerInfo]:
    """Return the server information, without sign-in; sets the version if it is not known yet."""
    asked = session.shared.version or parse_version(OLDEST_API_VERSION)
    info = yield from _send(session, operations.server_info, asked, None)
    if session.shared.version is None:
        session.shared.version = _common_version(session, info)
        _log.info(
            "%s has version %s; using %s",
            session.shared.server,
            info.rest_api_version,
            write_version(session.shared.version),
        )
    return info


def _common_version(session: Session, info: m.ServerInfo) -> Version:
    try:
        return min(parse_version(info.rest_api_version), parse_version(API_VERSION))
    except ValueError as error:
        flaw = session.cleaned(str(error))
    raise UnreadableReplyError(  # outside of `except`, since the cause may quote a secret
        reason=flaw,
        status=200,
        method="GET",
        url=session.shared.server,
        operation=protocol.VERSION_OPERATION,
    )


def is_session_expired(error: Refusal) -> bool:
    """Return whether the session has expired, so that a new sign-in may help.

    If the body is cut off or is a page, only the status decides.
    """
    if isinstance(error, UnreadableReplyError):
        return error.status == protocol.SESSION_ENDED_STATUS
    return error.code in protocol.SESSION_ENDED_CODES


def send_sign_in(
    session: Session, version: Version, scopes: frozenset[str] = NO_SCOPES
) -> Plan[None]:
    """Sign in with the credentials to the current site, and store the session.

    Args:
        session: The session of the client.
        version: The version of the REST API to use.
        scopes: The scopes to request with a connected app.
    """
    credentials = session.credentials
    if isinstance(credentials, SessionCredentials):
        raise UsageError("the adopted session has ended, and there are no credentials to sign in")
    check_scopes_known(credentials, scopes, "signing in")
    what, need = needed_version(credentials)
    if version < need:
        raise VersionError(what=what, have=version, need=need)
    if isinstance(credentials, JwtCredentials) and callable(credentials.jwt):
        # The function of the caller may block for any time.
        document = yield from blocking(
            lambda: sign_in_document(credentials, session.shared.site), abandon=True
        )
    else:
        document = None

    def make() -> Operation[m.Session]:
        # For each attempt, since the token of a connected app is valid for one.
        made = document or sign_in_document(credentials, session.shared.site, scopes)
        operation = operations.sign_in(credentials=made)
        own = (*operation.secrets, *literal_secrets(credentials))
        session.shared.sign_in_secrets = tuple(dict.fromkeys(own))
        return operation

    try:
        reply = yield from _send(session, make, version, None)
    except SignInError as error:
        site = repr(session.shared.site) if session.shared.site else "'' (the default site)"
        if session.shared.site.casefold() == "default":
            site += ". The default site of a Tableau Server has no short name: site=''"
        error.hint = f"the site used was {site}. {error.info.remedy if error.info else ''}".strip()
        explain_sign_in(credentials, scopes, error)
        raise
    _store_session(session, reply, adopted=False, scopes=scopes)
    session.shared.scopes |= scopes
    _log.info("signed in to site %r as user %s", session.shared.site, reply.user and reply.user.id)


def send_sign_out(
    session: Session, version: Version, policy: RetryPolicy | None = None
) -> Plan[None]:
    """End the session and those that it replaced, all within the total timeout of one call."""
    identity, session.shared.identity = session.shared.identity, None
    replaced, session.shared.replaced = session.shared.replaced, ()
    if identity is None:
        return
    watch = Stopwatch()
    try:
        for ended in (identity, *replaced):
            yield from _end_session(session, version, ended, policy, watch)
    finally:
        session.end()


def _end_session(
    session: Session,
    version: Version,
    identity: Identity,
    policy: RetryPolicy | None,
    watch: Stopwatch,
) -> Plan[None]:
    try:
        yield from _send(session, operations.sign_out, version, identity, policy, watch)
    except (AuthenticationError, UnreadableReplyError) as error:
        if isinstance(error, UnreadableReplyError) and not is_session_expired(error):
            raise
        _log.info("signed out; the session had already expired")
    else:
        _log.info("signed out")


def send_switch_site(session: Session, content_url: str, version: Version) -> Plan[None]:
    """Switch the site of the session, or sign in to the other site if there is no session."""
    identity = session.shared.identity
    if identity is not None and identity.inherited:
        # Switching the site would end the session that the parent process uses.
        if isinstance(session.credentials, (SessionCredentials, TokenCredentials)):
            raise UsageError(f"the site cannot be switched here: {INHERITED}")
        identity = None
    if identity is None:
        yield from _sign_in_at(session, content_url, version)
        return
    operation = operations.switch_site(content_url=content_url)
    try:
        reply = yield from _send(session, lambda: operation, version, identity)
    except SwitchSiteError as error:
        if error.code != protocol.SAME_SITE_CODE:
            raise
    except (AuthenticationError, UnreadableReplyError) as error:
        if not is_session_expired(error):
            raise
        if isinstance(session.credentials, SessionCredentials):
            raise with_reason(error, ADOPTED) from error
        yield from _sign_in_at(session, content_url, version)
        return
    except OutcomeUnknownError:
        # It is unknown which of the two tokens is valid now, so get a new one.
        if isinstance(session.credentials, SessionCredentials):
            raise
        yield from _sign_in_at(session, content_url, version)
        return
    else:
        _store_session(session, reply, adopted=identity.adopted, scopes=identity.scopes)
        _log.info("switched to site %r", content_url)
    session.shared.site = content_url


def _sign_in_at(session: Session, content_url: str, version: Version) -> Plan[None]:
    """Sign in to another site; if that fails, the next call signs in to the previous site."""
    scopes = scopes_so_far(session)
    before, session.shared.site, session.shared.identity = session.shared.site, content_url, None
    try:
        yield from send_sign_in(session, version, scopes)
    except BaseException:
        session.shared.site = before
        raise
    _log.info("switched to site %r", content_url)


def _store_session(
    session: Session, reply: m.Session, *, adopted: bool, scopes: frozenset[str]
) -> None:
    user_id = None if reply.user is None else reply.user.id
    # Not the cookies, since one of them may be the id of the site.
    secrets = (reply.token, *session.credential_secrets())
    if any(redacted(text, secrets) != text for text in (reply.site.id, user_id or "")):
        flaw = (
            "the id of the site or the user is a secret"  # ids are logged and are part of addresses
        )
    else:
        try:
            session.shared.identity = Identity(
                reply.token, reply.site.id, user_id, adopted, scopes=scopes
            )
        except UsageError as error:
            flaw = redacted(str(error), (reply.token, *session.secrets()))
        else:
            return
    raise UnreadableReplyError(
        reason=f"a session that cannot be used: {flaw}",
        status=200,
        method="POST",
        url=session.shared.server,
        operation=protocol.SIGN_IN_OPERATION,
    )


def with_reason(error: Refusal, hint: str) -> Refusal:
    """Return a copy of the error with the reason why the session is not renewed."""
    explained = copy.copy(error)
    if isinstance(explained, UnreadableReplyError):
        explained.reason += f"; {hint}"
    else:
        explained.detail = f"{explained.detail.rstrip('.')}; {hint}" if explained.detail else hint
    return explained


def _send(
    session: Session,
    operation: Callable[[], Operation[T]],
    version: Version,
    identity: Identity | None,
    policy: RetryPolicy | None = None,
    watch: Stopwatch | None = None,
) -> Plan[T]:
    """Send a call that manages the session itself.

    Args:
        session: The session of the client.
        operation: Makes the call, for each attempt anew.
        version: The version of the REST API to use.
        identity: The session, for operations that need one.
        policy: The retry policy; that of the session if omitted.
        watch: The stopwatch of several calls with one total timeout.
    """
    common = watch or Stopwatch()
    made: list[Operation[T]] = []

    def make() -> Request:
        made.append(operation())
        return build_request(
            *(session.shared.server, made[-1], version, identity),
            headers=session.headers,
            timeouts=session.timeouts,
            stopwatch=common,
            strict=session.strict,
            max_reply_bytes=session.max_reply_bytes,
            secrets=session.secrets(),
        )

    def read(request: Request, response: Response) -> Plan[T]:
        return read_result(made[-1], request, response)

    retries = Retries(policy or session.retry)
    return (yield from deliver(session, make, retries, read))
