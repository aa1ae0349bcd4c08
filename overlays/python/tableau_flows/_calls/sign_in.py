"""Plans that manage the session under its lock: sign in once, renew, switch the site, sign out."""

from __future__ import annotations

import copy
import logging
from dataclasses import replace
from typing import TypeVar

from tableau_flows_generated import protocol

from tableau_flows._calls.scopes import NO_SCOPES, check_scopes_known, scopes_so_far
from tableau_flows._calls.session_requests import (
    ADOPTED,
    INHERITED,
    Refusal,
    send_sign_in,
    send_sign_out,
    send_switch_site,
    server_info,
    with_reason,
)
from tableau_flows._common.versions import Version
from tableau_flows._plans.messages import Stopwatch
from tableau_flows._plans.steps import Plan, locked
from tableau_flows._session.retry import NO_RETRY
from tableau_flows._session.session import Identity, Session
from tableau_flows.credentials import (
    SessionCredentials,
    TokenCredentials,
)
from tableau_flows.errors import (
    RequestTimeoutError,
    TableauError,
    UsageError,
)

T = TypeVar("T")

_log = logging.getLogger("tableau_flows.session")


def ensure_version(session: Session, watch: Stopwatch | None = None) -> Plan[Version]:
    """Return the version to use: the lower of the server's and the newest in the spec."""
    if session.shared.closed:
        raise UsageError("the client is closed")
    if session.shared.version is None:
        yield from _with_lock(session, _ensure_version(session), watch)
    return session.known_version()


def ensure_signed_in(
    session: Session, watch: Stopwatch | None = None, scopes: frozenset[str] = NO_SCOPES
) -> Plan[Identity]:
    """Return the session on the server; signs in if there is none yet.

    Args:
        session: The session of the client.
        watch: The stopwatch of the call.
        scopes: The scopes that the call needs; a session without one of them is replaced.
    """
    version = yield from ensure_version(session, watch)
    before = session.shared.sign_in_failures[0]
    identity = session.shared.identity  # read once, since another thread may remove it
    if identity is None or not scopes <= identity.scopes:
        signing_in = _sign_in_once(session, version, before, scopes)
        identity = yield from _with_lock(session, signing_in, watch)
    return identity


def sign_in(session: Session) -> Plan[None]:
    """Sign in if there is no session, or if a forked child has the session of its parent."""
    scopes = _scopes_before_calls(session, "sign_in()")
    identity = session.shared.identity
    is_adopted = isinstance(session.credentials, SessionCredentials)
    if identity is not None and identity.inherited and not is_adopted:
        session.shared.identity = None
        session.end()
    yield from ensure_signed_in(session, None, scopes)


def _scopes_before_calls(session: Session, what: str) -> frozenset[str]:
    """Return the scopes to sign in with when there is no call.

    Raises:
        UsageError: They are the scopes of a connected app, and not known yet.
    """
    scopes = scopes_so_far(session)
    check_scopes_known(session.credentials, scopes, what)
    return scopes


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
    scopes: frozenset[str] = NO_SCOPES,
) -> Plan[Identity]:
    """Return a new session after one has expired; waiting calls share one sign-in.

    Args:
        session: The session of the client.
        expired: The session that the failed call used.
        error: The failure of the call.
        failures: Number of failed sign-ins when the call began. If it has grown since, there is no
            other sign-in.
        watch: The stopwatch of the call.
        scopes: The scopes that the call needs.

    Raises:
        AuthenticationError: The session was adopted, so there are no credentials; or it belongs to
            the parent process, whose session a sign-in with the same token would end.
        UnreadableReplyError: Likewise, if the call failed with this error.
    """
    if isinstance(session.credentials, SessionCredentials):
        raise with_reason(error, ADOPTED) from error
    if expired.inherited and isinstance(session.credentials, TokenCredentials):
        raise with_reason(error, INHERITED) from error
    version = yield from ensure_version(session, watch)
    current = session.shared.identity
    if current is None or current.token == expired.token or not scopes <= current.scopes:
        renewing = _renew(session, expired, version, failures, scopes)
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
    yield from _with_lock(session, send_sign_out(session, version))


def switch_site(session: Session, content_url: str) -> Plan[None]:
    """Switch to another site, which later calls use."""
    if session.shared.identity is None:
        _scopes_before_calls(session, "switch_site()")
    version = yield from ensure_version(session)
    yield from _with_lock(session, send_switch_site(session, content_url, version))


SIGN_OUT_SECONDS = 10.0
"""Maximum seconds for signing out when a client is closed."""

INTERRUPTED_SIGN_OUT_SECONDS = 1.0
"""Maximum seconds for signing out after an interruption, such as Ctrl-C or a cancellation."""


def close_session(session: Session, *, interrupted: bool) -> Plan[None]:
    """Sign out if this client signed in, and mark it closed; failures are logged, not raised."""
    for plans in list(session.shared.background):
        plans.stop()  # they would sign in again
    most = INTERRUPTED_SIGN_OUT_SECONDS if interrupted else SIGN_OUT_SECONDS
    total = session.timeouts.total
    limited = replace(session.timeouts, total=most if total is None else min(total, most))
    session = session.with_options(timeouts=limited, retry=None)
    identity = session.shared.identity
    try:
        if identity is not None and not (identity.adopted or identity.inherited):
            version = yield from ensure_version(session)
            # Without retries, so that closing does not wait long for an unreachable server.
            yield from _with_lock(session, send_sign_out(session, version, NO_RETRY))
    except Exception as error:
        # The work of the caller is complete, and the session expires by itself later.
        _log.warning(
            "signing out failed: %s",
            error if isinstance(error, TableauError) else type(error).__name__,
        )
    finally:
        session.shared.closed = True
        session.shared.known_secrets.clear()


def _ensure_version(session: Session) -> Plan[None]:
    if session.shared.version is None:  # another call may have set it before
        yield from server_info(session)


def _sign_in_once(
    session: Session, version: Version, failures: int, scopes: frozenset[str]
) -> Plan[Identity]:
    """Sign in, unless another call has signed in or has failed to since `failures` was read."""
    shared = session.shared
    current = shared.identity
    if current is not None and scopes <= current.scopes:
        return current
    # With the scopes of all calls so far, so that calls with different scopes share a session.
    scopes |= shared.scopes
    count, latest = shared.sign_in_failures
    if latest is not None and count != failures and shared.refused_scopes <= scopes:
        # All waiting calls share one refusal, since repeated failures may lock the account.
        raise copy.copy(latest)
    try:
        yield from send_sign_in(session, version, scopes)
    except TableauError as error:
        shared.sign_in_failures = (count + 1, copy.copy(error))  # without a traceback
        shared.refused_scopes = scopes
        raise
    if current is not None and not (current.adopted or current.inherited):
        shared.replaced = (*shared.replaced, current)
    return session.known_identity()


def _renew(
    session: Session,
    expired: Identity,
    version: Version,
    failures: int,
    scopes: frozenset[str],
) -> Plan[Identity]:
    current = session.shared.identity
    if current is not None and current.token == expired.token:
        session.shared.identity = None
        session.end()
        _log.info("the session has expired; signing in again to site %r", session.shared.site)
    return (yield from _sign_in_once(session, version, failures, scopes))
