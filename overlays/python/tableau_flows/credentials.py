"""Credentials to sign in with, and adopted sessions. A repr never shows their secrets."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from typing import TypeAlias, cast

from tableau_flows_generated import models as m
from tableau_flows_generated import protocol
from tableau_flows_generated.arguments import id_of
from tableau_flows_generated.checks import shown

from tableau_flows._common.text_checks import header_flaw, secret_flaw
from tableau_flows._common.versions import Version
from tableau_flows.errors import UsageError


@dataclass(frozen=True, slots=True)
class TokenCredentials:
    """A personal access token; the usual kind of credentials, since version 3.6 of the REST API.

    A token has one session at a time: a second sign-in with it ends the first session. So share one
    client among threads or tasks, and use a different token in each process.

    Attributes:
        name: The name of the token.
        secret: Its secret, which Tableau shows once, when the token is created.
        impersonate: The id of a user to act as; for server administrators, since version 3.11.

    Raises:
        UsageError: A value is empty, is not a str, begins or ends with white space, or contains
            characters that cannot be sent. The error does not show the value.
    """

    name: str
    secret: str = field(repr=False)
    impersonate: str | None = field(default=None, kw_only=True)

    def __post_init__(self) -> None:
        _check(self, "name", "secret")


@dataclass(frozen=True, slots=True)
class PasswordCredentials:
    """A user name and a password; not for Tableau Cloud or users with multi-factor authentication.

    Attributes:
        name: The login name.
        password: The password.
        impersonate: The id of a user to act as; for server administrators.

    Raises:
        UsageError: A value is empty, is not a str, begins or ends with white space, or contains
            characters that cannot be sent. The error does not show the value.
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
        jwt: The token, or a function that creates one. Such tokens are short-lived and can be used
            for one sign-in only, so a long-lived client needs the function. With async it is
            called in a worker thread.
        impersonate: The id of a user to act as; for server administrators.
        is_uat: True for a token of a unified access token configuration; not sent if omitted.

    Raises:
        UsageError: A value is empty, is not a str, begins or ends with white space, or contains
            characters that cannot be sent. The error does not show the value.
    """

    jwt: str | Callable[[], str] = field(repr=False)
    impersonate: str | None = field(default=None, kw_only=True)
    is_uat: bool | None = field(default=None, kw_only=True)

    def __post_init__(self) -> None:
        _check(self, *(() if callable(self.jwt) else ("jwt",)))


@dataclass(frozen=True, slots=True)
class ConnectedAppCredentials:
    """A connected app with direct trust; since version 3.16 on Cloud, 3.17 on Server.

    The client makes a new JSON web token for each sign-in. The sessions of several processes do
    not end each other, unlike those of one personal access token.

    Without `scopes`, the client signs in when the first call is made, with the scopes that this
    call needs. For a call that needs another scope it signs in again, with the scopes of all calls
    so far; later calls use the new session, and so do waiting calls whose scopes it covers. The
    earlier sessions may still be in use, so they are kept; they end when the client signs out or is
    closed.

    Attributes:
        client_id: The client id of the app.
        secret_id: The id of one of its secrets.
        secret_value: The value of that secret, which is not sent.
        user: The name of the user to sign in as; the mail address on Cloud.
        scopes: The scopes of the session, such as `["tableau:flows:read"]`. If given, the client
            requests these and no others. Without them, a `UsageError` is raised by `sign_in` and
            `switch_site` before the first call, and by calls whose scope is not known.

    Raises:
        UsageError: A value is empty, is not a str, begins or ends with white space, or contains
            characters that cannot be sent; or `scopes` is not a list of scopes. The error does not
            show the secret.
    """

    client_id: str
    secret_id: str
    secret_value: str = field(repr=False)
    user: str
    scopes: Collection[str] | None = None

    def __post_init__(self) -> None:
        _check(self, "client_id", "secret_id", "secret_value", "user")
        if self.scopes is not None:
            object.__setattr__(self, "scopes", _checked_scopes(self.scopes))


@dataclass(frozen=True, slots=True)
class SessionCredentials:
    """A session that was started elsewhere, such as by another library; the client never ends it.

    A client cannot sign in again with it, so calls fail once the session has expired. The result of
    `Client.session_credentials` can be passed to another client.

    Attributes:
        token: The session token.
        site_id: The id of the site that the token belongs to.
        user_id: The id of the user, for `Client.user_id`; None if it is not known.

    Raises:
        UsageError: The token cannot be sent (the error does not show it), or an id is invalid.
    """

    token: str = field(repr=False)
    site_id: str
    user_id: str | None = None

    def __post_init__(self) -> None:
        check_session(self.token, self.site_id, self.user_id)


SigningInCredentials: TypeAlias = (
    TokenCredentials | PasswordCredentials | JwtCredentials | ConnectedAppCredentials
)
"""Credentials that can sign in."""

Credentials: TypeAlias = SigningInCredentials | SessionCredentials
"""All kinds of credentials."""


def check_session(token: str, site_id: str, user_id: str | None) -> None:
    """Check that a session from an argument or from a reply can be used.

    Raises:
        UsageError: The token cannot be sent (the error does not show it), or an id is invalid.
    """
    if flaw := header_flaw(token):
        raise UsageError(f"the session token (token=) cannot be sent: {flaw}")
    id_of(site_id, "site_id")
    if user_id is not None:
        id_of(user_id, "user_id")


def _check(credentials: SigningInCredentials, *names: str) -> None:
    """Raise a UsageError for a value that cannot be sent, without showing it."""
    if _impersonated(credentials) is not None:
        names = (*names, "impersonate")
    for name in names:
        if flaw := secret_flaw(getattr(credentials, name)):
            raise UsageError(f"{type(credentials).__name__}: {name} cannot be used: {flaw}")


def _impersonated(credentials: SigningInCredentials) -> str | None:
    """Return the id of the user to act as; a connected app signs in as any user."""
    return None if isinstance(credentials, ConnectedAppCredentials) else credentials.impersonate


def _checked_scopes(scopes: object) -> tuple[str, ...]:
    """Return the scopes of a connected app, each once, in their order."""
    what = "ConnectedAppCredentials: scopes"
    if isinstance(scopes, str) or not isinstance(scopes, Collection):
        raise UsageError(
            f'{what} must be a list of scopes, such as ["tableau:flows:read"], not {shown(scopes)}'
        )
    given = cast("Collection[object]", scopes)
    if not given:
        raise UsageError(f"{what} must not be empty; leave it out to request what calls need")
    for scope in given:
        if not isinstance(scope, str) or not scope or not scope.isascii() or " " in scope:
            raise UsageError(
                f'{what} must be texts such as "tableau:flows:read", not {shown(scope)}'
            )
        if flaw := secret_flaw(scope):
            raise UsageError(f"{what} cannot be used: {flaw}")
    return tuple(dict.fromkeys(cast("Collection[str]", given)))


def literal_secrets(credentials: Credentials) -> tuple[str, ...]:
    """Return the secrets in the credentials, without a JWT that a function creates."""
    match credentials:
        case TokenCredentials(_, secret) | PasswordCredentials(_, secret):
            return (secret,)
        case JwtCredentials(str() as jwt):
            return (jwt,)
        case ConnectedAppCredentials():
            return (credentials.secret_value,)
        case JwtCredentials() | SessionCredentials():
            return ()


def needed_version(credentials: SigningInCredentials) -> tuple[str, Version]:
    """Return what needs a version of the REST API in these credentials, and that version."""
    match credentials:
        case TokenCredentials(impersonate=None):
            return protocol.TOKEN.title, protocol.TOKEN.since
        case TokenCredentials():
            return f"impersonation with {protocol.TOKEN.title}", protocol.TOKEN.impersonation
        case JwtCredentials():
            return protocol.JWT.title, protocol.JWT.since
        case ConnectedAppCredentials():
            kind = protocol.CONNECTED_APP_CREDENTIALS
            return f"{kind.title} of a connected app", kind.since
        case PasswordCredentials():
            return protocol.PASSWORD.title, protocol.PASSWORD.since


def sign_in_document(
    credentials: SigningInCredentials, site: str, scopes: Collection[str] = ()
) -> m.SignInCredentials:
    """Return the document of a sign-in; with a connected app, each has a token of its own.

    Args:
        credentials: The credentials. A function that creates the JWT is called here.
        site: The short name of the site, "" for the default site of a Tableau Server.
        scopes: The scopes to request with a connected app.

    Raises:
        UsageError: The function returned a value that cannot be sent.
    """
    document = _document_for(credentials, m.SiteAddress(content_url=site), scopes)
    impersonate = _impersonated(credentials)
    if impersonate is None:
        return document
    return replace(document, user=m.UserReference(id=impersonate))


def _document_for(
    credentials: SigningInCredentials, site: m.SiteAddress, scopes: Collection[str]
) -> m.SignInCredentials:
    match credentials:
        case ConnectedAppCredentials():
            from tableau_flows._common.json_web_tokens import make_token  # rarely needed

            made = make_token(
                client_id=credentials.client_id,
                secret_id=credentials.secret_id,
                secret_value=credentials.secret_value,
                user=credentials.user,
                scopes=scopes,
            )
            return m.SignInCredentials(jwt=made, site=site)
        case TokenCredentials(name, secret):
            return m.SignInCredentials(
                personal_access_token_name=name, personal_access_token_secret=secret, site=site
            )
        case PasswordCredentials(name, password):
            return m.SignInCredentials(name=name, password=password, site=site)
        case JwtCredentials(jwt):
            made = jwt() if callable(jwt) else jwt
            if flaw := secret_flaw(made):
                raise UsageError(f"the JWT that the function jwt= returned cannot be used: {flaw}")
            return m.SignInCredentials(jwt=made, is_uat=credentials.is_uat, site=site)
