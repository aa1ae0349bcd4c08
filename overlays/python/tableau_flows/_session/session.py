"""What the calls of one client share: the server, the version, the session on it."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tableau_flows._common import fork
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
from tableau_flows.errors import TableauError, UsageError

_SECRET_COOKIE = 8
"""Cookies from this length on may hold a session; the number of a node is shorter."""


@dataclass(frozen=True, slots=True)
class Identity:
    """A session on the server: its token, and the site the token is good for.

    Attributes:
        token: The session token.
        site_id: The id of the site.
        user_id: The id of the user; None if it is not known.
        adopted: The session belongs to somebody else, who will end it.
        inherited: It was begun by the parent process, which goes on using it.

    Raises:
        UsageError: The token cannot be sent (it is not shown), or an id is none.
    """

    token: str = field(repr=False)
    site_id: str
    user_id: str | None = None
    adopted: bool = False
    inherited: bool = False

    def __post_init__(self) -> None:
        # The only way in for tokens and for the ids of sites, given or answered by a server.
        check_session(self.token, self.site_id, self.user_id)


@dataclass(slots=True, eq=False, repr=False)
class SharedState:
    """What changes while a client is used: the same object in a session and in all its views.

    Only plans change it (`_calls.sign_in`), and only while holding the lock of the session. Token
    and site change together, in one assignment: a call takes `identity` once and sends a pair that
    fits.

    Attributes:
        server: The address of the server.
        site: The short name of the site to sign in to.
        version: The version of the REST API that is spoken; None until it is known.
        identity: The session on the server; None before signing in.
        closed: The client was closed.
        failures: How often signing in has failed, and how it did the last time.
        proof: The secrets of the latest sign-in, a JWT that a function made among them.
    """

    server: str
    site: str
    version: Version | None
    identity: Identity | None
    closed: bool = False
    failures: tuple[int, TableauError | None] = (0, None)
    proof: tuple[str, ...] = ()


class Session:
    """What the calls of one client share: what never changes, and the state that does.

    Attributes:
        shared: What changes, for the session and all views of it.
        credentials: Who signs in, or whose session is used.
        lock: Held while signing in, so that waiting calls share one sign-in.
        timeouts: How long requests may take.
        retry: Retry policy for transient failures.
        prefetch: How many pages of a list are read at the same time.
        strict: Whether an unreadable optional value of a reply raises instead of being left out.
        max_reply_bytes: The largest reply that is read whole, in bytes after decompression.
        cookies: The cookies of the session on the server.
        headers: Extra headers of every request.
        header_secrets: What of them is removed from texts.
        proxy_secrets: The password of the proxy that was given, as it stands and decoded.
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
            proof=literal_secrets(config.credentials),
        )
        self.credentials = config.credentials
        self.lock = lock
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
        """A view of this session: the same in all but these."""
        check_options(timeouts=timeouts, retry=retry)
        view = copy.copy(self)
        view.timeouts = timeouts or self.timeouts
        view.retry = retry or self.retry
        if headers is not None:
            view.headers = checked_headers(headers)
            view.header_secrets = secrets_of_headers(view.headers, but=self.shared.server)
        return view

    def after_fork(self) -> None:
        """In a forked child: go on with the parent's session on the server, but never end it."""
        if self.shared.identity is not None and not self.shared.identity.inherited:
            self.shared.identity = replace(self.shared.identity, inherited=True)

    def secrets(self) -> tuple[str, ...]:
        """Every secret of this session, to be removed from any text that is kept.

        A cookie may be one, unless it is short or begins like a part of the address: some name the
        node that answers.
        """
        if not self.cookies.kept:
            return (*self.proven(), *self.header_secrets)
        cookies = [value for value in self.cookies.values() if len(value) >= _SECRET_COOKIE]
        identity = self.shared.identity  # read once: another thread may take it away at any time
        ids = "" if identity is None else f"{identity.site_id} {identity.user_id}"
        address = f"{self.shared.server} {ids}".lower()
        hidden = (one for one in cookies if one[:_SECRET_COOKIE].lower() not in address)
        return (*self.proven(), *self.header_secrets, *hidden)

    def cleaned(self, text: str) -> str:
        """A text from outside without the secrets of this session, and of limited length."""
        from tableau_flows._common.redact import foreign  # loaded with the first request

        return foreign(text, self.secrets())

    def proven(self) -> tuple[str, ...]:
        """The secrets that this side uses as such: all but the cookies."""
        identity = self.shared.identity
        token = () if identity is None else (identity.token,)
        return (*token, *self.shared.proof, *self.proxy_secrets)

    def known_version(self) -> Version:
        """The version that is spoken.

        Raises:
            UsageError: It is not known yet.
        """
        if self.shared.version is None:
            raise UsageError("the version is not known before the first call; call sign_in()")
        return self.shared.version

    def known_identity(self) -> Identity:
        """The session on the server.

        Raises:
            UsageError: Nobody has signed in yet.
        """
        if self.shared.identity is None:
            raise UsageError("nobody is signed in before the first call; call sign_in()")
        return self.shared.identity

    def known_user(self) -> str:
        """The id of the user.

        Raises:
            UsageError: Nobody has signed in yet, or the user of an adopted token was not given.
        """
        user_id = self.known_identity().user_id
        if user_id is None:
            raise UsageError("the user of the adopted token is not known; give user_id= with it")
        return user_id


def _adopted(credentials: Credentials) -> Identity | None:
    """The session that the credentials are; None if they are to sign in with."""
    if not isinstance(credentials, SessionCredentials):
        return None
    return Identity(credentials.token, credentials.site_id, credentials.user_id, adopted=True)
