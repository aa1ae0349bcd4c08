"""The plans of a session: finding the version, signing in and out, switching the site."""

from __future__ import annotations

import copy
import logging
from dataclasses import replace
from functools import partial
from typing import TypeAlias, TypeVar

from tableau_flows_generated import API_VERSION, OLDEST_API_VERSION, operations, protocol
from tableau_flows_generated import models as m
from tableau_flows_generated.operation import Operation, OperationInfo

from tableau_flows._calls.decoding import read_result
from tableau_flows._calls.deliver import deliver
from tableau_flows._calls.request import build_request
from tableau_flows._calls.retries import Retries
from tableau_flows._common.redact import redacted
from tableau_flows._common.versions import Version, parse_version, write_version
from tableau_flows._plans.messages import Request, Stopwatch
from tableau_flows._plans.steps import Plan, blocking, locked
from tableau_flows._session.retry import NO_RETRY, RetryPolicy
from tableau_flows._session.session import Identity, Session
from tableau_flows.credentials import (
    JwtCredentials,
    SessionCredentials,
    TokenCredentials,
    needed_version,
    sign_in_document,
)
from tableau_flows.errors import (
    AuthenticationError,
    OutcomeUnknownError,
    RequestTimeoutError,
    SignInError,
    SwitchSiteError,
    TableauError,
    UnreadableReplyError,
    UsageError,
    VersionError,
)

T = TypeVar("T")

_log = logging.getLogger("tableau_flows.session")

_ADOPTED = "the session was adopted, and there are no credentials to sign in again"
_INHERITED = (
    "this process was forked and uses the session of its parent; signing in again with the same"
    " personal access token would end that session. Call sign_in() if that is intended, or create"
    " a client with its own token in each process"
)

Refusal: TypeAlias = AuthenticationError | UnreadableReplyError
"""The failures of a call whose session the server does not recognise."""


def server_info(session: Session) -> Plan[m.ServerInfo]:
    """Return the server information, without sign-in; sets the version if it is not known yet."""
    asked = session.shared.version or parse_version(OLDEST_API_VERSION)
    info = yield from _send(session, operations.server_info(), asked, None)
    if session.shared.version is None:
        session.shared.version = _common_version(session, info)
        _log.info(
            "%s has version %s; using %s",
            session.shared.server,
            info.rest_api_version,
            write_version(session.shared.version),
        )
    return info


def ensure_version(session: Session, watch: Stopwatch | None = None) -> Plan[Version]:
    """Return the version to use: the lower of the server's and the newest in the spec."""
    if session.shared.closed:
        raise UsageError("the client is closed")
    if session.shared.version is None:
        yield from _with_lock(session, _ensure_version(session), watch)
    return session.known_version()


def ensure_signed_in(session: Session, watch: Stopwatch | None = None) -> Plan[Identity]:
    """Return the session on the server; signs in if there is none yet."""
    version = yield from ensure_version(session, watch)
    before = session.shared.sign_in_failures[0]
    identity = session.shared.identity  # read once, since another thread may remove it
    if identity is None:
        identity = yield from _with_lock(session, _sign_in_once(session, version, before), watch)
    return identity


def sign_in(session: Session) -> Plan[None]:
    """Sign in if there is no session, or if a forked child has the session of its parent."""
    identity = session.shared.identity
    is_adopted = isinstance(session.credentials, SessionCredentials)
    if identity is not None and identity.inherited and not is_adopted:
        session.shared.identity = None
        session.cookies.clear()
    yield from ensure_signed_in(session)


def is_session_expired(error: Refusal) -> bool:
    """Return whether the session has expired, so that a new sign-in may help.

    If the body is cut off or is a page, only the status decides.
    """
    if isinstance(error, UnreadableReplyError):
        return error.status == protocol.SESSION_ENDED_STATUS
    return error.code in protocol.SESSION_ENDED_CODES


def is_current_session(session: Session, identity: Identity, watch: Stopwatch) -> Plan[bool]:
    """Return whether this is the current session, after waiting for a change in progress."""
    return (yield from _with_lock(session, _is_current(session, identity), watch))


def _is_current(session: Session, identity: Identity) -> Plan[bool]:
    yield from ()
    return session.shared.identity == identity


def renew_session(
    session: Session,
    expired: Identity,
    error: Refusal,
    failures: int,
    watch: Stopwatch,
) -> Plan[Identity]:
    """Return a new session after one has expired; waiting calls share one sign-in.

    Args:
        session: The session of the client.
        expired: The session that the failed call used.
        error: The failure of the call.
        failures: Number of failed sign-ins when the call began. If it has grown since, there is no
            other sign-in.
        watch: The stopwatch of the call.

    Raises:
        AuthenticationError: The session was adopted, so there are no credentials; or it belongs to
            the parent process, whose session a sign-in with the same token would end.
        UnreadableReplyError: Likewise, if the call failed with this error.
    """
    if isinstance(session.credentials, SessionCredentials):
        raise _with_reason(error, _ADOPTED) from error
    if expired.inherited and isinstance(session.credentials, TokenCredentials):
        raise _with_reason(error, _INHERITED) from error
    version = yield from ensure_version(session, watch)
    current = session.shared.identity
    if current is None or current.token == expired.token:
        renewing = _renew(session, expired, version, failures)
        current = yield from _with_lock(session, renewing, watch)
    return current


def _with_lock(session: Session, plan: Plan[T], watch: Stopwatch | None = None) -> Plan[T]:
    """Run a plan while holding the lock of the session, within the total timeout."""
    total = session.timeouts.total
    try:
        return (yield from locked(session.lock, plan, watch or Stopwatch(), total))
    except TimeoutError:
        raise RequestTimeoutError(
            phase="total",
            seconds=total,
            during="session",
            method="POST",
            url=session.shared.server,
            operation=protocol.SIGN_IN_OPERATION,
        ) from None


def sign_out(session: Session) -> Plan[None]:
    """End the session on the server, also an adopted one; do nothing if there is none."""
    if session.shared.identity is None:
        return
    version = yield from ensure_version(session)
    yield from _with_lock(session, _sign_out(session, version))


def switch_site(session: Session, content_url: str) -> Plan[None]:
    """Switch to another site, which later calls use."""
    version = yield from ensure_version(session)
    yield from _with_lock(session, _switch_site(session, content_url, version))


SIGN_OUT_SECONDS = 10.0
"""Maximum seconds for signing out when a client is closed."""

INTERRUPTED_SIGN_OUT_SECONDS = 1.0
"""Maximum seconds for signing out after an interruption, such as Ctrl-C or a cancellation."""


def close_session(session: Session, *, interrupted: bool) -> Plan[None]:
    """Sign out if this client signed in, and mark it closed; failures are logged, not raised."""
    most = INTERRUPTED_SIGN_OUT_SECONDS if interrupted else SIGN_OUT_SECONDS
    total = session.timeouts.total
    limited = replace(session.timeouts, total=most if total is None else min(total, most))
    session = session.with_options(timeouts=limited, retry=None)
    identity = session.shared.identity
    try:
        if identity is not None and not (identity.adopted or identity.inherited):
            version = yield from ensure_version(session)
            # Without retries, so that closing does not wait long for an unreachable server.
            yield from _with_lock(session, _sign_out(session, version, NO_RETRY))
    except Exception as error:
        # The work of the caller is complete, and the session expires by itself later.
        _log.warning(
            "signing out failed: %s",
            error if isinstance(error, TableauError) else type(error).__name__,
        )
    finally:
        session.shared.closed = True


def _ensure_version(session: Session) -> Plan[None]:
    if session.shared.version is None:  # another call may have set it before
        yield from server_info(session)


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


def _sign_in_once(session: Session, version: Version, failures: int) -> Plan[Identity]:
    """Sign in, unless another call has signed in or has failed to since `failures` was read."""
    if session.shared.identity is not None:
        return session.shared.identity
    count, latest = session.shared.sign_in_failures
    if latest is not None and count != failures:
        # All waiting calls share one refusal, since repeated failures may lock the account.
        raise copy.copy(latest)
    try:
        yield from _sign_in(session, version)
    except TableauError as error:
        session.shared.sign_in_failures = (count + 1, copy.copy(error))  # without a traceback
        raise
    return session.known_identity()


def _renew(session: Session, expired: Identity, version: Version, failures: int) -> Plan[Identity]:
    current = session.shared.identity
    if current is not None and current.token == expired.token:
        session.shared.identity = None
        session.cookies.clear()
        _log.info("the session has expired; signing in again to site %r", session.shared.site)
    return (yield from _sign_in_once(session, version, failures))


def add_scopes_hint(session: Session, info: OperationInfo, error: AuthenticationError) -> None:
    """Add the scopes that the call needs to the refusal of a JSON web token.

    The server refuses calls outside the scopes of the token like calls of an expired session
    (wire_facts §10).
    """
    if not isinstance(session.credentials, JwtCredentials):
        return
    need = f"the scope that {info.id} needs is not known"
    if info.scopes is not None:
        need = f"{info.id} needs {' and '.join(info.scopes) or 'no scope'}"
    error.hint = (
        "with a JSON web token, only the calls that the scopes in the token (scp) and the scopes of"
        f" the connected app allow can be made: {need}"
    )


def _with_reason(error: Refusal, hint: str) -> Refusal:
    """Return a copy of the error with the reason why the session is not renewed."""
    explained = copy.copy(error)
    if isinstance(explained, UnreadableReplyError):
        explained.reason += f"; {hint}"
    else:
        explained.detail = f"{explained.detail.rstrip('.')}; {hint}" if explained.detail else hint
    return explained


def _sign_in(session: Session, version: Version) -> Plan[None]:
    credentials = session.credentials
    if isinstance(credentials, SessionCredentials):
        raise UsageError("the adopted session has ended, and there are no credentials to sign in")
    what, need = needed_version(credentials)
    if version < need:
        raise VersionError(what=what, have=version, need=need)
    if isinstance(credentials, JwtCredentials) and callable(credentials.jwt):
        # The function of the caller may block for any time.
        document = yield from blocking(
            lambda: sign_in_document(credentials, session.shared.site), abandon=True
        )
    else:
        document = sign_in_document(credentials, session.shared.site)
    operation = operations.sign_in(credentials=document)
    session.shared.sign_in_secrets = operation.secrets
    try:
        reply = yield from _send(session, operation, version, None)
    except SignInError as error:
        site = repr(session.shared.site) if session.shared.site else "'' (the default site)"
        error.hint = f"the site used was {site}. {error.info.remedy if error.info else ''}".strip()
        raise
    _store_session(session, reply, adopted=False)
    _log.info("signed in to site %r as user %s", session.shared.site, reply.user and reply.user.id)


def _sign_out(session: Session, version: Version, policy: RetryPolicy | None = None) -> Plan[None]:
    identity, session.shared.identity = session.shared.identity, None
    if identity is None:
        return
    try:
        yield from _send(session, operations.sign_out(), version, identity, policy)
    except (AuthenticationError, UnreadableReplyError) as error:
        if isinstance(error, UnreadableReplyError) and not is_session_expired(error):
            raise
        _log.info("signed out; the session had already expired")
    else:
        _log.info("signed out")
    finally:
        session.cookies.clear()


def _switch_site(session: Session, content_url: str, version: Version) -> Plan[None]:
    identity = session.shared.identity
    if identity is not None and identity.inherited:
        # Switching the site would end the session that the parent process uses.
        if isinstance(session.credentials, (SessionCredentials, TokenCredentials)):
            raise UsageError(f"the site cannot be switched here: {_INHERITED}")
        identity = None
    if identity is None:
        yield from _sign_in_at(session, content_url, version)
        return
    operation = operations.switch_site(content_url=content_url)
    try:
        reply = yield from _send(session, operation, version, identity)
    except SwitchSiteError as error:
        if error.code != protocol.SAME_SITE_CODE:
            raise
    except (AuthenticationError, UnreadableReplyError) as error:
        if not is_session_expired(error):
            raise
        if isinstance(session.credentials, SessionCredentials):
            raise _with_reason(error, _ADOPTED) from error
        yield from _sign_in_at(session, content_url, version)
        return
    except OutcomeUnknownError:
        # It is unknown which of the two tokens is valid now, so get a new one.
        if isinstance(session.credentials, SessionCredentials):
            raise
        yield from _sign_in_at(session, content_url, version)
        return
    else:
        _store_session(session, reply, adopted=identity.adopted)
        _log.info("switched to site %r", content_url)
    session.shared.site = content_url


def _sign_in_at(session: Session, content_url: str, version: Version) -> Plan[None]:
    """Sign in to another site; if that fails, the next call signs in to the previous site."""
    before, session.shared.site, session.shared.identity = session.shared.site, content_url, None
    try:
        yield from _sign_in(session, version)
    except BaseException:
        session.shared.site = before
        raise
    _log.info("switched to site %r", content_url)


def _store_session(session: Session, reply: m.Session, *, adopted: bool) -> None:
    user_id = None if reply.user is None else reply.user.id
    # Not the cookies, since one of them may be the id of the site.
    secrets = (reply.token, *session.credential_secrets())
    if any(redacted(text, secrets) != text for text in (reply.site.id, user_id or "")):
        flaw = (
            "the id of the site or the user is a secret"  # ids are logged and are part of addresses
        )
    else:
        try:
            session.shared.identity = Identity(reply.token, reply.site.id, user_id, adopted)
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


def _send(
    session: Session,
    operation: Operation[T],
    version: Version,
    identity: Identity | None,
    policy: RetryPolicy | None = None,
) -> Plan[T]:
    """Send a call that manages the session itself."""
    watch = Stopwatch()

    def make() -> Request:
        return build_request(
            *(session.shared.server, operation, version, identity),
            headers=session.headers,
            timeouts=session.timeouts,
            stopwatch=watch,
            strict=session.strict,
            max_reply_bytes=session.max_reply_bytes,
            secrets=session.secrets(),
        )

    retries = Retries(policy or session.retry)
    return (yield from deliver(session, make, retries, partial(read_result, operation)))
