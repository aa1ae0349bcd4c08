"""What the calls of one client share: the server, the version, the session on it."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import Generic, TypeVar, cast

from tableau_flows._pages import PREFETCH, checked_prefetch
from tableau_flows._plan import Lock, Timeouts
from tableau_flows._retry import RetryPolicy
from tableau_flows._version import Version
from tableau_flows.config import Config
from tableau_flows.errors import TableauError, UsageError

T = TypeVar("T")


class _Shared(Generic[T]):
    """An attribute that a session has in common with its views."""

    def __set_name__(self, owner: type[object], name: str) -> None:
        self._name = name

    def __get__(self, session: Session, owner: type[object]) -> T:
        return cast(T, session.shared[self._name])  # `__set__` put it there

    def __set__(self, session: Session, value: T) -> None:
        session.shared[self._name] = value


@dataclass(frozen=True, slots=True)
class Identity:
    """A session on the server: its token, and the site the token is good for.

    Attributes:
        token: The session token.
        site_id: The id of the site.
        user_id: The id of the user; None if it is not known.
        adopted: The session belongs to somebody else, who will end it.
    """

    token: str = field(repr=False)
    site_id: str
    user_id: str | None = None
    adopted: bool = False


class Session:
    """What the calls of one client share. Only plans change it (`_session_plans`),
    and only while holding its lock.

    Token and site change together, in one assignment: a call takes `identity` once and sends a
    pair that fits.

    Attributes:
        server: The address of the server.
        site: The short name of the site to sign in to.
        credentials: Who signs in; None when a token was adopted.
        lock: Held while signing in, so that waiting calls share one sign-in.
        timeouts: How long requests may take.
        retry: What is done about calls that fail in passing.
        prefetch: How many pages of a list are read at the same time.
        version: The version of the REST API that is spoken; None until it is known.
        identity: The session on the server; None before signing in.
        closed: The client was closed.
        failures: How often signing in has failed, and how it did the last time.
        shared: What changes, for the session and all views of it.
    """

    server = _Shared[str]()
    site = _Shared[str]()
    version = _Shared[Version | None]()
    identity = _Shared[Identity | None]()
    closed = _Shared[bool]()
    failures = _Shared[tuple[int, TableauError | None]]()

    def __init__(
        self,
        config: Config,
        lock: Lock,
        *,
        timeouts: Timeouts | None = None,
        retry: RetryPolicy | None = None,
        prefetch: int = PREFETCH,
        version: Version | None = None,
        identity: Identity | None = None,
    ) -> None:
        self.shared: dict[str, object] = {}
        self.server = config.server
        self.site = config.site
        self.credentials = config.credentials
        self.lock = lock
        self.timeouts = timeouts or Timeouts()
        self.retry = retry or RetryPolicy()
        self.prefetch = checked_prefetch(prefetch)
        self.version = version
        self.identity = identity
        self.closed = False
        self.failures = (0, None)

    def with_options(self, *, timeouts: Timeouts | None, retry: RetryPolicy | None) -> Session:
        """A view of this session: the same in all but these."""
        view = copy.copy(self)
        view.timeouts = timeouts or self.timeouts
        view.retry = retry or self.retry
        return view

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
