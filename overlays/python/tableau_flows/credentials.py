"""Credentials: who signs in. Their secrets never show in a repr."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from tableau_flows_generated import models as m
from tableau_flows_generated import protocol
from tableau_flows_generated.operation import id_of

from tableau_flows._common.text_checks import header_flaw, secret_flaw
from tableau_flows._common.versions import Version
from tableau_flows.errors import UsageError


@dataclass(frozen=True, slots=True)
class TokenCredentials:
    """A personal access token; the usual way, since version 3.6 of the REST API.

    A token carries one session at a time: a second sign-in with it ends the first. So share one
    client among threads or tasks, and give each process a token of its own.

    Attributes:
        name: The name of the token.
        secret: Its secret, shown once by Tableau when the token was made.
        impersonate: The id of a user to act as; for server administrators, since version 3.11.

    Raises:
        UsageError: A value is empty, is no str, begins or ends with white space, or holds what
            cannot be sent. The value itself is not shown.
    """

    name: str
    secret: str = field(repr=False)
    impersonate: str | None = field(default=None, kw_only=True)

    def __post_init__(self) -> None:
        _check(self, "name", "secret")


@dataclass(frozen=True, slots=True)
class PasswordCredentials:
    """A user name and a password; not for Tableau Cloud, nor for users with a second factor.

    Attributes:
        name: The login name.
        password: The password.
        impersonate: The id of a user to act as; for server administrators.

    Raises:
        UsageError: A value is empty, is no str, begins or ends with white space, or holds what
            cannot be sent. The value itself is not shown.
    """

    name: str
    password: str = field(repr=False)
    impersonate: str | None = field(default=None, kw_only=True)

    def __post_init__(self) -> None:
        _check(self, "name", "password")


@dataclass(frozen=True, slots=True)
class JwtCredentials:
    """A JSON web token of a connected app; since version 3.16 on Cloud, 3.17 on Server.

    Attributes:
        jwt: The token, or a function that makes one. Such tokens are short-lived and good for one
            sign-in, so a client that lives long needs the function. It is called in a worker
            thread under async.
        impersonate: The id of a user to act as; for server administrators.
        is_uat: True for a token of a unified access token configuration; not said if left out.

    Raises:
        UsageError: A value is empty, is no str, begins or ends with white space, or holds what
            cannot be sent. The value itself is not shown.
    """

    jwt: str | Callable[[], str] = field(repr=False)
    impersonate: str | None = field(default=None, kw_only=True)
    is_uat: bool | None = field(default=None, kw_only=True)

    def __post_init__(self) -> None:
        _check(self, *(() if callable(self.jwt) else ("jwt",)))


@dataclass(frozen=True, slots=True)
class SessionCredentials:
    """A session that somebody else began, such as another library; this side never ends it.

    There is nothing to sign in anew with, so calls fail once the session has ended. What
    `Client.session_credentials` returns can be given to another client.

    Attributes:
        token: The session token.
        site_id: The id of the site that the token is good for.
        user_id: The id of the user, for `Client.user_id`; None if it is not known.

    Raises:
        UsageError: The token cannot be sent (it is not shown), or an id is none.
    """

    token: str = field(repr=False)
    site_id: str
    user_id: str | None = None

    def __post_init__(self) -> None:
        check_session(self.token, self.site_id, self.user_id)


SigningInCredentials: TypeAlias = TokenCredentials | PasswordCredentials | JwtCredentials
"""Credentials that can sign in."""

Credentials: TypeAlias = SigningInCredentials | SessionCredentials
"""All kinds of credentials."""


def check_session(token: str, site_id: str, user_id: str | None) -> None:
    """Make sure that a session can be used, be it given or answered by a server.

    Raises:
        UsageError: The token cannot be sent (it is not shown), or an id is none.
    """
    if flaw := header_flaw(token):
        raise UsageError(f"the session token (token=) cannot be sent: {flaw}")
    id_of(site_id, "site_id")
    if user_id is not None:
        id_of(user_id, "user_id")


def _check(credentials: SigningInCredentials, *names: str) -> None:
    """Raise for a value that cannot be sent, without showing it."""
    if credentials.impersonate is not None:
        names = (*names, "impersonate")
    for name in names:
        if flaw := secret_flaw(getattr(credentials, name)):
            raise UsageError(f"{type(credentials).__name__}: {name} cannot be used: {flaw}")


def literal_secrets(credentials: Credentials) -> tuple[str, ...]:
    """The secrets that stand in the credentials; a JWT that a function makes is none of them."""
    match credentials:
        case TokenCredentials(_, secret) | PasswordCredentials(_, secret):
            return (secret,)
        case JwtCredentials(str() as jwt):
            return (jwt,)
        case JwtCredentials() | SessionCredentials():
            return ()


def needed_version(credentials: SigningInCredentials) -> tuple[str, Version]:
    """Which version of the REST API the credentials need, and what it is that needs it."""
    match credentials:
        case TokenCredentials(impersonate=None):
            return protocol.TOKEN.title, protocol.TOKEN.since
        case TokenCredentials():
            return f"impersonation with {protocol.TOKEN.title}", protocol.TOKEN.impersonation
        case JwtCredentials():
            return protocol.JWT.title, protocol.JWT.since
        case PasswordCredentials():
            return protocol.PASSWORD.title, protocol.PASSWORD.since


def sign_in_document(credentials: SigningInCredentials, site: str) -> m.SignInCredentials:
    """Fill in the document to sign in with.

    Args:
        credentials: Who signs in. If a function makes the JWT, it is called here.
        site: The short name of the site, "" for the default site of a Tableau Server.

    Raises:
        UsageError: The function gave something that cannot be sent.
    """
    document = _proof(credentials, m.SiteAddress(content_url=site))
    if credentials.impersonate is None:
        return document
    return replace(document, user=m.UserReference(id=credentials.impersonate))


def _proof(credentials: SigningInCredentials, site: m.SiteAddress) -> m.SignInCredentials:
    match credentials:
        case TokenCredentials(name, secret):
            return m.SignInCredentials(
                personal_access_token_name=name, personal_access_token_secret=secret, site=site
            )
        case PasswordCredentials(name, password):
            return m.SignInCredentials(name=name, password=password, site=site)
        case JwtCredentials(jwt):
            made = jwt() if callable(jwt) else jwt
            if flaw := secret_flaw(made):
                raise UsageError(f"the JWT that the function given as jwt= made: {flaw}")
            return m.SignInCredentials(jwt=made, is_uat=credentials.is_uat, site=site)
