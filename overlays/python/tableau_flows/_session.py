"""The session of a client: which version to speak, signing in and out, changing the site."""

from __future__ import annotations

import logging
from typing import TypeVar

from tableau_flows_generated import API_VERSION, OLDEST_API_VERSION, operations
from tableau_flows_generated import models as m
from tableau_flows_generated.operation import Operation

from tableau_flows._plan import Lock, Plan, Timeouts, blocking, locked, send
from tableau_flows._reply import result_of
from tableau_flows._request import Identity, build_request
from tableau_flows._version import Version, parse_version, write_version
from tableau_flows.config import Config
from tableau_flows.credentials import needed_version, sign_in_document
from tableau_flows.errors import (
    AuthenticationError,
    SwitchSiteError,
    TableauError,
    UnreadableReplyError,
    UsageError,
    VersionError,
)

T = TypeVar("T")

_log = logging.getLogger("tableau_flows.session")

_ALREADY_THERE = "403070"


class Session:
    """What the calls of one client share. Only plans change it, and only while holding its lock.

    Token and site change together, in one assignment: a call takes `identity` once and sends a
    pair that fits.

    Attributes:
        server: The address of the server.
        site: The short name of the site to sign in to.
        credentials: Who signs in; None when a token was adopted.
        lock: Held while signing in, so that waiting calls share one sign-in.
        timeouts: How long requests may take.
        version: The version of the REST API that is spoken; None until it is known.
        identity: The session on the server; None before signing in.
        closed: The client was closed.
    """

    def __init__(
        self,
        config: Config,
        lock: Lock,
        *,
        timeouts: Timeouts | None = None,
        version: Version | None = None,
        identity: Identity | None = None,
    ) -> None:
        self.server = config.server
        self.site = config.site
        self.credentials = config.credentials
        self.lock = lock
        self.timeouts = timeouts or Timeouts()
        self.version = version
        self.identity = identity
        self.closed = False

    def known_version(self) -> Version:
        """The version that is spoken.

        Raises:
            UsageError: It is not known yet.
        """
        if self.version is None:
            raise UsageError("the version is not known before the first call; call sign_in()")
        return self.version

    def known_identity(self) -> Identity:
        """The session on the server.

        Raises:
            UsageError: Nobody has signed in yet.
        """
        if self.identity is None:
            raise UsageError("nobody is signed in before the first call; call sign_in()")
        return self.identity

    def known_user(self) -> str:
        """The id of the user.

        Raises:
            UsageError: Nobody has signed in yet, or the user of an adopted token was not given.
        """
        user_id = self.known_identity().user_id
        if user_id is None:
            raise UsageError("the user of the adopted token is not known; give user_id= with it")
        return user_id


def server_info(session: Session) -> Plan[m.ServerInfo]:
    """Ask the server what it is; needs no sign-in. Settles the version if that is still open."""
    asked = session.version or parse_version(OLDEST_API_VERSION)
    info = yield from _ask(session, operations.server_info(), asked, None)
    if session.version is None:
        session.version = _agreed(session, info)
        _log.info(
            "%s speaks version %s; using %s",
            session.server,
            info.rest_api_version,
            write_version(session.version),
        )
    return info


def settle_version(session: Session) -> Plan[Version]:
    """The version to speak: the lower of the server's and the newest the spec knows."""
    if session.closed:
        raise UsageError("the client is closed")
    if session.version is None:
        yield from locked(session.lock, _settle_version(session))
    return session.known_version()


def signed_in(session: Session) -> Plan[Identity]:
    """The session on the server; signs in if there is none yet."""
    version = yield from settle_version(session)
    if session.identity is None:
        yield from locked(session.lock, _sign_in(session, version))
    return session.known_identity()


def sign_out(session: Session) -> Plan[None]:
    """End the session on the server, whoever began it; nothing happens if there is none."""
    if session.identity is None:
        return
    version = yield from settle_version(session)
    yield from locked(session.lock, _sign_out(session, version))


def switch_site(session: Session, content_url: str) -> Plan[None]:
    """Change to another site; later calls are about that one."""
    version = yield from settle_version(session)
    yield from locked(session.lock, _switch_site(session, content_url, version))


def leave(session: Session) -> Plan[None]:
    """Sign out at the end of a client, if it signed in itself. Failing is logged, not raised."""
    identity = session.identity
    try:
        if identity is not None and not identity.adopted:
            yield from sign_out(session)
    except TableauError as error:
        # What the user worked for is done; the session ends by itself some time later.
        _log.warning("signing out failed: %s", error)
    finally:
        session.closed = True


def _settle_version(session: Session) -> Plan[None]:
    if session.version is None:  # somebody else may have had the lock before
        yield from server_info(session)


def _agreed(session: Session, info: m.ServerInfo) -> Version:
    try:
        return min(parse_version(info.rest_api_version), parse_version(API_VERSION))
    except ValueError as error:
        raise UnreadableReplyError(
            reason=str(error),
            status=200,
            method="GET",
            url=session.server,
            operation="serverInfo",
        ) from None


def _sign_in(session: Session, version: Version) -> Plan[None]:
    if session.identity is not None:  # somebody else had the lock before and signed in
        return
    credentials = session.credentials
    if credentials is None:
        raise UsageError("the adopted session has ended, and there are no credentials to sign in")
    what, need = needed_version(credentials)
    if version < need:
        raise VersionError(what=what, have=version, need=need)
    document = yield from blocking(lambda: sign_in_document(credentials, session.site))
    answer = yield from _ask(session, operations.sign_in(credentials=document), version, None)
    _take(session, answer, adopted=False)
    _log.info("signed in to site %r as user %s", session.site, answer.user.id)


def _sign_out(session: Session, version: Version) -> Plan[None]:
    identity, session.identity = session.identity, None
    if identity is None:
        return
    try:
        yield from _ask(session, operations.sign_out(), version, identity)
    except AuthenticationError:
        _log.info("signed out; the session had ended before")
    else:
        _log.info("signed out")


def _switch_site(session: Session, content_url: str, version: Version) -> Plan[None]:
    identity = session.identity
    if identity is None:
        session.site = content_url
        yield from _sign_in(session, version)
        return
    operation = operations.switch_site(content_url=content_url)
    try:
        answer = yield from _ask(session, operation, version, identity)
    except SwitchSiteError as error:
        if error.code != _ALREADY_THERE:
            raise
    else:
        _take(session, answer, adopted=identity.adopted)
        _log.info("changed to site %r", content_url)
    session.site = content_url


def _take(session: Session, answer: m.Session, *, adopted: bool) -> None:
    session.identity = Identity(answer.token, answer.site.id, answer.user.id, adopted)


def _ask(
    session: Session, operation: Operation[T], version: Version, identity: Identity | None
) -> Plan[T]:
    """Send a call that is part of the session's own housekeeping."""
    request = build_request(session.server, operation, version, identity, timeouts=session.timeouts)
    return result_of(operation, request, (yield from send(request)))
