"""The state that the calls of one client share: options, server, version and session."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol
from weakref import WeakSet

from tableau_flows._common import fork
from tableau_flows._common.secrets import Secrets
from tableau_flows._common.text_checks import secrets_of_address
from tableau_flows._common.versions import Version
from tableau_flows._plans.messages import MAX_REPLY_BYTES, Timeouts
from tableau_flows._plans.steps import Lock
from tableau_flows._session.config import Config, check_options
from tableau_flows._session.cookies import Cookies
from tableau_flows._session.headers import ExtraHeaders, checked_headers, secrets_of_headers
from tableau_flows._session.options import PREFETCH
from tableau_flows._session.retry import RetryPolicy
from tableau_flows.credentials import (
    Credentials,
    SessionCredentials,
    check_session,
    literal_secrets,
)
from tableau_flows.errors import NotKnownError, TableauError

_MOST_KNOWN = 8
"""Maximum number of sets of secrets whose search strings are kept."""

_SECRET_COOKIE = 8
"""Minimum length of a cookie that may contain a session; the number of a node is shorter."""


@dataclass(frozen=True, slots=True)
class Identity:
    """A session on the server: its token, and the site that the token belongs to.

    Attributes:
        token: The session token.
        site_id: The id of the site.
        user_id: The id of the user; None if it is not known.
        adopted: Whether the session was started elsewhere, so this client does not end it.
        inherited: Whether the parent process started it and continues to use it.
        scopes: The scopes that were requested with a connected app.

    Raises:
        UsageError: The token cannot be sent (the error does not show it), or an id is invalid.
    """

    token: str = field(repr=False)
    site_id: str
    user_id: str | None = None
    adopted: bool = False
    inherited: bool = False
    scopes: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        # All tokens and ids of sites are checked here, from arguments and from replies.
        check_session(self.token, self.site_id, self.user_id)

    def known_user(self) -> str:
        """Return the id of the user.

        Raises:
            NotKnownError: The adopted session has no user id.
        """
        if self.user_id is None:
            raise NotKnownError(
                "the user of the adopted session is not known; pass user_id= to SessionCredentials"
            )
        return self.user_id


@dataclass(slots=True, eq=False, repr=False)
class SharedState:
    """The mutable state of a session, which all its views share.

    Only the plans of `_calls.sign_in` and `_calls.session_requests` change it, while holding the
    lock of the session. Token and site change together, in one assignment, so a call that reads
    `identity` once has a matching pair.

    Attributes:
        server: The address of the server.
        site: The short name of the site to sign in to.
        version: The version of the REST API in use; None until it is known.
        identity: The session on the server; None before signing in.
        closed: Whether the client was closed.
        sign_in_failures: The number of failed sign-ins, and the latest failure.
        sign_in_secrets: The secrets of the latest sign-in, a JWT from a function included.
        scopes: The scopes of all sessions so far, which the next one of a connected app gets too.
        refused_scopes: The scopes that the latest failed sign-in requested.
        replaced: The sessions with fewer scopes that this client started, oldest first. Calls may
            be using them, so they are ended together with the current one.
        known_secrets: The secrets of this session and its views, with their search strings.
        background: What goes on in the background, and is stopped when the client is closed.
    """

    server: str
    site: str
    version: Version | None
    identity: Identity | None
    closed: bool = False
    sign_in_failures: tuple[int, TableauError | None] = (0, None)
    sign_in_secrets: tuple[str, ...] = ()
    scopes: frozenset[str] = frozenset()
    refused_scopes: frozenset[str] = frozenset()
    replaced: tuple[Identity, ...] = ()
    known_secrets: dict[tuple[str, ...], Secrets] = field(
        default_factory=dict[tuple[str, ...], Secrets]
    )
    background: WeakSet[Background] = field(default_factory=lambda: WeakSet[Background]())


class Background(Protocol):
    """Plans that go on while the caller does something else."""

    def stop(self) -> None:
        """Stop them, from any thread, without waiting for that."""
        ...


class Session:
    """The options of a client, and the state that its calls share.

    Attributes:
        shared: The mutable state of the session and all its views.
        credentials: The credentials to sign in with, or an adopted session.
        lock: Held while signing in, so that waiting calls share one sign-in.
        task_lock: Held while ensuring that a flow is on a schedule, so that no two calls add it.
        timeouts: The timeouts of requests.
        retry: Retry policy for transient failures.
        prefetch: Number of pages of a list that are read concurrently.
        strict: Whether an unreadable optional value of a reply raises an error instead of
            becoming None.
        max_reply_bytes: Maximum bytes of a reply after decompression.
        cookies: The cookies of the session on the server.
        headers: Extra headers of every request.
        header_secrets: The secrets in them, which are removed from texts.
        proxy_secrets: The password in `proxy=`, as written and decoded.
    """

    def __init__(
        self,
        config: Config,
        lock: Lock,
        *,
        timeouts: Timeouts | None = None,
        retry: RetryPolicy | None = None,
        prefetch: int = PREFETCH,
        version: Version | None = None,
        strict: bool = False,
        max_reply_bytes: int = MAX_REPLY_BYTES,
        proxy: str | None = None,
    ) -> None:
        check_options(
            timeouts=timeouts,
            retry=retry,
            prefetch=prefetch,
            strict=strict,
            max_reply_bytes=max_reply_bytes,
        )
        self.shared = SharedState(
            server=config.server,
            site=config.site,
            version=version,
            identity=_adopted(config.credentials),
            sign_in_secrets=literal_secrets(config.credentials),
        )
        self.credentials = config.credentials
        self.lock = lock
        self.task_lock = type(lock)()  # of the same kind, for threads or for async
        self.timeouts = timeouts or Timeouts()
        self.retry = retry or RetryPolicy()
        self.prefetch = prefetch
        self.strict = strict
        self.max_reply_bytes = max_reply_bytes
        self.cookies = Cookies()
        fork.register(self)
        self.proxy_secrets = secrets_of_address(proxy)
        self.headers: ExtraHeaders = ()
        self.header_secrets: tuple[str, ...] = ()

    def with_options(
        self,
        *,
        headers: Mapping[str, str] | None = None,
        timeouts: Timeouts | None,
        retry: RetryPolicy | None,
    ) -> Session:
        """Return a view of this session with other options."""
        check_options(timeouts=timeouts, retry=retry)
        view = copy.copy(self)
        view.timeouts = timeouts or self.timeouts
        view.retry = retry or self.retry
        if headers is not None:
            view.headers = checked_headers(headers)
            view.header_secrets = secrets_of_headers(view.headers, but=self.shared.server)
        return view

    def after_fork(self) -> None:
        """Mark the session as inherited, so that the forked child does not end it."""
        self.shared.replaced = ()
        if self.shared.identity is not None and not self.shared.identity.inherited:
            self.shared.identity = replace(self.shared.identity, inherited=True)

    def secrets(self) -> Secrets:
        """Return all secrets of this session, which must be removed from texts.

        The same secrets are the same object, so that their search strings are built once.
        """
        secrets = self._current_secrets()
        known = self.shared.known_secrets
        found = known.get(secrets)
        if found is None:
            if len(known) >= _MOST_KNOWN:
                known.clear()
            found = known[secrets] = Secrets(secrets)
        return found

    def end(self) -> None:
        """Forget what belongs to the session on the server, which has ended."""
        self.cookies.clear()
        self.shared.known_secrets.clear()

    def _current_secrets(self) -> tuple[str, ...]:
        """Return all secrets of this session.

        A cookie counts as a secret unless it is short or begins like a part of the address, as the
        name of a node does.
        """
        if not self.cookies.kept:
            return (*self.credential_secrets(), *self.header_secrets)
        cookies = [value for value in self.cookies.values() if len(value) >= _SECRET_COOKIE]
        identity = self.shared.identity  # read once, since another thread may remove it
        ids = "" if identity is None else f"{identity.site_id} {identity.user_id}"
        address = f"{self.shared.server} {ids}".lower()
        hidden = (one for one in cookies if one[:_SECRET_COOKIE].lower() not in address)
        return (*self.credential_secrets(), *self.header_secrets, *hidden)

    def cleaned(self, text: str) -> str:
        """Return a foreign text without the secrets of this session, and of limited length."""
        from tableau_flows._common.redact import redacted  # imported with the first request

        return redacted(text, self.secrets())

    def credential_secrets(self) -> tuple[str, ...]:
        """Return the token and the secrets of credentials and proxy, without the cookies."""
        identity = self.shared.identity
        live = (identity, *self.shared.replaced)
        token = tuple(one.token for one in live if one is not None)
        return (*token, *self.shared.sign_in_secrets, *self.proxy_secrets)

    def known_version(self) -> Version:
        """Return the version in use.

        Raises:
            NotKnownError: The version is not known yet.
        """
        if self.shared.version is None:
            raise NotKnownError("the version is not known before the first call; call sign_in()")
        return self.shared.version

    def known_identity(self) -> Identity:
        """Return the session on the server.

        Raises:
            NotKnownError: The client has not signed in yet.
        """
        if self.shared.identity is None:
            raise NotKnownError("the client is not signed in before its first call; call sign_in()")
        return self.shared.identity

    def known_user(self) -> str:
        """Return the id of the user.

        Raises:
            NotKnownError: The client has not signed in yet, or the adopted session has no user id.
        """
        return self.known_identity().known_user()


def _adopted(credentials: Credentials) -> Identity | None:
    """Return the adopted session of the credentials; None if they sign in."""
    if not isinstance(credentials, SessionCredentials):
        return None
    return Identity(credentials.token, credentials.site_id, credentials.user_id, adopted=True)
