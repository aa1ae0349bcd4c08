"""The plans of a session: which version to speak, signing in and out, changing the site."""

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
from tableau_flows._common.redact import foreign
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

_ADOPTED = "the session was adopted, and there are no credentials to sign in anew"
_INHERITED = (
    "this process was forked and uses the session of its parent, which signing in anew with the"
    " same personal access token would end; call sign_in() if that is meant, or make a client with"
    " a token of its own in each process"
)

Refusal: TypeAlias = AuthenticationError | UnreadableReplyError
"""How a call fails that goes out with a session the server does not know any more."""


def server_info(session: Session) -> Plan[m.ServerInfo]:
    """Ask the server what it is; needs no sign-in. Settles the version if that is still open."""
    asked = session.shared.version or parse_version(OLDEST_API_VERSION)
    info = yield from _ask(session, operations.server_info(), asked, None)
    if session.shared.version is None:
        session.shared.version = _agreed(session, info)
        _log.info(
            "%s speaks version %s; using %s",
            session.shared.server,
            info.rest_api_version,
            write_version(session.shared.version),
        )
    return info


def settle_version(session: Session, watch: Stopwatch | None = None) -> Plan[Version]:
    """The version to speak: the lower of the server's and the newest the spec knows."""
    if session.shared.closed:
        raise UsageError("the client is closed")
    if session.shared.version is None:
        yield from _locked(session, _settle_version(session), watch)
    return session.known_version()


def signed_in(session: Session, watch: Stopwatch | None = None) -> Plan[Identity]:
    """The session on the server; signs in if there is none yet."""
    version = yield from settle_version(session, watch)
    before = session.shared.failures[0]
    identity = session.shared.identity  # read once: another thread may take it away at any time
    if identity is None:
        identity = yield from _locked(session, _sign_in_once(session, version, before), watch)
    return identity


def sign_in(session: Session) -> Plan[None]:
    """Sign in unless that is done; in a forked child with the parent's session, sign in anew."""
    identity = session.shared.identity
    is_adopted = isinstance(session.credentials, SessionCredentials)
    if identity is not None and identity.inherited and not is_adopted:
        session.shared.identity = None
        session.cookies.clear()
    yield from signed_in(session)


def has_ended(error: Refusal) -> bool:
    """Whether the server does not know the session any more; signing in anew may help.

    Where the body is cut off or a page, the status is all there is to go by.
    """
    if isinstance(error, UnreadableReplyError):
        return error.status == protocol.SESSION_ENDED_STATUS
    return error.code in protocol.SESSION_ENDED_CODES


def is_current(session: Session, identity: Identity, watch: Stopwatch) -> Plan[bool]:
    """Whether this is the session to use now; waits for whoever is changing it."""
    return (yield from _locked(session, _is_current(session, identity), watch))


def _is_current(session: Session, identity: Identity) -> Plan[bool]:
    yield from ()
    return session.shared.identity == identity


def renewed(
    session: Session,
    ended: Identity,
    error: Refusal,
    failures: int,
    watch: Stopwatch,
) -> Plan[Identity]:
    """Another session in place of one that has ended; one sign-in serves all who wait for it.

    Args:
        session: The session of the client.
        ended: What the call that failed went out with.
        error: How it failed.
        failures: How often signing in had failed when the call began. If it has since, it is not
            tried again.
        watch: What the time of the call is measured with.

    Raises:
        AuthenticationError: The session was adopted, so there is nobody to sign in; or it is that
            of the parent process, whose next session a sign-in with the same token would end.
        UnreadableReplyError: The same, if that is how the call failed.
    """
    if isinstance(session.credentials, SessionCredentials):
        raise _not_renewable(error, _ADOPTED) from error
    if ended.inherited and isinstance(session.credentials, TokenCredentials):
        raise _not_renewable(error, _INHERITED) from error
    version = yield from settle_version(session, watch)
    current = session.shared.identity
    if current is None or current.token == ended.token:
        renewing = _renew(session, ended, version, failures)
        current = yield from _locked(session, renewing, watch)
    return current


def _locked(session: Session, plan: Plan[T], watch: Stopwatch | None = None) -> Plan[T]:
    """Follow a plan while holding the lock of the session, within the time of the call."""
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
    """End the session on the server, whoever began it; nothing happens if there is none."""
    if session.shared.identity is None:
        return
    version = yield from settle_version(session)
    yield from _locked(session, _sign_out(session, version))


def switch_site(session: Session, content_url: str) -> Plan[None]:
    """Change to another site; later calls are about that one."""
    version = yield from settle_version(session)
    yield from _locked(session, _switch_site(session, content_url, version))


LEAVING_SECONDS = 10.0
"""How long signing out at the end of a client may take."""

INTERRUPTED_SECONDS = 1.0
"""The same where the end is an interruption, such as Ctrl-C or a cancellation."""


def leave(session: Session, *, interrupted: bool) -> Plan[None]:
    """Sign out at the end of a client, if it signed in itself. Failing is logged, not raised."""
    most = INTERRUPTED_SECONDS if interrupted else LEAVING_SECONDS
    total = session.timeouts.total
    limited = replace(session.timeouts, total=most if total is None else min(total, most))
    session = session.with_options(timeouts=limited, retry=None)
    identity = session.shared.identity
    try:
        if identity is not None and not (identity.adopted or identity.inherited):
            version = yield from settle_version(session)
            # One attempt must do: nobody wants to wait at the end for a server that is gone.
            yield from _locked(session, _sign_out(session, version, NO_RETRY))
    except Exception as error:
        # What the user worked for is done; the session ends by itself some time later.
        _log.warning(
            "signing out failed: %s",
            error if isinstance(error, TableauError) else type(error).__name__,
        )
    finally:
        session.shared.closed = True


def _settle_version(session: Session) -> Plan[None]:
    if session.shared.version is None:  # somebody else may have had the lock before
        yield from server_info(session)


def _agreed(session: Session, info: m.ServerInfo) -> Version:
    try:
        return min(parse_version(info.rest_api_version), parse_version(API_VERSION))
    except ValueError as error:
        flaw = session.cleaned(str(error))
    raise UnreadableReplyError(  # outside, since the error may quote a secret
        reason=flaw,
        status=200,
        method="GET",
        url=session.shared.server,
        operation=protocol.VERSION_OPERATION,
    )


def _sign_in_once(session: Session, version: Version, failures: int) -> Plan[Identity]:
    """Sign in, unless somebody else did or tried in vain since there were so many failures."""
    if session.shared.identity is not None:
        return session.shared.identity
    count, latest = session.shared.failures
    if latest is not None and count != failures:
        # One refusal serves all who wait: many of them may lock the account.
        raise copy.copy(latest)
    try:
        yield from _sign_in(session, version)
    except TableauError as error:
        session.shared.failures = (count + 1, copy.copy(error))  # without a traceback
        raise
    return session.known_identity()


def _renew(session: Session, ended: Identity, version: Version, failures: int) -> Plan[Identity]:
    current = session.shared.identity
    if current is not None and current.token == ended.token:
        session.shared.identity = None
        session.cookies.clear()
        _log.info("the session has ended; signing in anew to site %r", session.shared.site)
    return (yield from _sign_in_once(session, version, failures))


def speak_of_scopes(session: Session, info: OperationInfo, error: AuthenticationError) -> None:
    """Let a refusal under a JSON web token name the scopes that the call needs.

    Calls outside the scopes of the token are refused like those of a session that has ended
    (wire_facts §10).
    """
    if not isinstance(session.credentials, JwtCredentials):
        return
    need = f"which scope {info.id} needs is not known"
    if info.scopes is not None:
        need = f"{info.id} needs {' and '.join(info.scopes) or 'no scope'}"
    error.hint = (
        "the session of a JSON web token may make only the calls that the scopes in the token (scp)"
        f" and those of the connected app allow: {need}"
    )


def _not_renewable(error: Refusal, hint: str) -> Refusal:
    """The same error, saying in addition why it is not dealt with."""
    clear = copy.copy(error)
    if isinstance(clear, UnreadableReplyError):
        clear.reason += f"; {hint}"
    else:
        clear.detail = f"{clear.detail.rstrip('.')}; {hint}" if clear.detail else hint
    return clear


def _sign_in(session: Session, version: Version) -> Plan[None]:
    credentials = session.credentials
    if isinstance(credentials, SessionCredentials):
        raise UsageError("the adopted session has ended, and there are no credentials to sign in")
    what, need = needed_version(credentials)
    if version < need:
        raise VersionError(what=what, have=version, need=need)
    if isinstance(credentials, JwtCredentials) and callable(credentials.jwt):
        # A function of the caller's may block, for as long as it likes.
        document = yield from blocking(
            lambda: sign_in_document(credentials, session.shared.site), abandon=True
        )
    else:
        document = sign_in_document(credentials, session.shared.site)
    operation = operations.sign_in(credentials=document)
    session.shared.proof = operation.secrets
    try:
        answer = yield from _ask(session, operation, version, None)
    except SignInError as error:
        site = repr(session.shared.site) if session.shared.site else "'' (the default site)"
        error.hint = f"the site used was {site}. {error.info.remedy if error.info else ''}".strip()
        raise
    _take(session, answer, adopted=False)
    _log.info(
        "signed in to site %r as user %s", session.shared.site, answer.user and answer.user.id
    )


def _sign_out(session: Session, version: Version, policy: RetryPolicy | None = None) -> Plan[None]:
    identity, session.shared.identity = session.shared.identity, None
    if identity is None:
        return
    try:
        yield from _ask(session, operations.sign_out(), version, identity, policy)
    except (AuthenticationError, UnreadableReplyError) as error:
        if isinstance(error, UnreadableReplyError) and not has_ended(error):
            raise
        _log.info("signed out; the session had ended before")
    else:
        _log.info("signed out")
    finally:
        session.cookies.clear()


def _switch_site(session: Session, content_url: str, version: Version) -> Plan[None]:
    identity = session.shared.identity
    if identity is not None and identity.inherited:
        # Changing the site would end the session that the parent process uses.
        if isinstance(session.credentials, (SessionCredentials, TokenCredentials)):
            raise UsageError(f"the site cannot be changed here: {_INHERITED}")
        identity = None
    if identity is None:
        yield from _sign_in_at(session, content_url, version)
        return
    operation = operations.switch_site(content_url=content_url)
    try:
        answer = yield from _ask(session, operation, version, identity)
    except SwitchSiteError as error:
        if error.code != protocol.SAME_SITE_CODE:
            raise
    except (AuthenticationError, UnreadableReplyError) as error:
        if not has_ended(error):
            raise
        if isinstance(session.credentials, SessionCredentials):
            raise _not_renewable(error, _ADOPTED) from error
        yield from _sign_in_at(session, content_url, version)
        return
    except OutcomeUnknownError:
        # Which of the two tokens is good now cannot be told; a new one is.
        if isinstance(session.credentials, SessionCredentials):
            raise
        yield from _sign_in_at(session, content_url, version)
        return
    else:
        _take(session, answer, adopted=identity.adopted)
        _log.info("changed to site %r", content_url)
    session.shared.site = content_url


def _sign_in_at(session: Session, content_url: str, version: Version) -> Plan[None]:
    """Sign in anew on another site; if that fails, the next call signs in where it was before."""
    before, session.shared.site, session.shared.identity = session.shared.site, content_url, None
    try:
        yield from _sign_in(session, version)
    except BaseException:
        session.shared.site = before
        raise
    _log.info("changed to site %r", content_url)


def _take(session: Session, answer: m.Session, *, adopted: bool) -> None:
    user_id = None if answer.user is None else answer.user.id
    # Not the cookies: one of them may well be the id of the site.
    secrets = (answer.token, *session.proven())
    if any(foreign(text, secrets) != text for text in (answer.site.id, user_id or "")):
        flaw = "the id of the site or the user is a secret"  # ids are logged and stand in addresses
    else:
        try:
            session.shared.identity = Identity(answer.token, answer.site.id, user_id, adopted)
        except UsageError as error:
            flaw = foreign(str(error), (answer.token, *session.secrets()))
        else:
            return
    raise UnreadableReplyError(
        reason=f"a session that cannot be used: {flaw}",
        status=200,
        method="POST",
        url=session.shared.server,
        operation=protocol.SIGN_IN_OPERATION,
    )


def _ask(
    session: Session,
    operation: Operation[T],
    version: Version,
    identity: Identity | None,
    policy: RetryPolicy | None = None,
) -> Plan[T]:
    """Send a call that is part of the session's own housekeeping."""

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
