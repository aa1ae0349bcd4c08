"""Credentials: who signs in. Their secrets never show in a repr."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from tableau_flows._version import Version

if TYPE_CHECKING:
    from tableau_flows_generated.models import SignInCredentials, SiteAddress


@dataclass(frozen=True, slots=True)
class TokenCredentials:
    """A personal access token; the usual way, since version 3.6 of the REST API.

    A token carries one session at a time: a second sign-in with it ends the first. So share one
    client among threads or tasks, and give each process a token of its own.

    Attributes:
        name: The name of the token.
        secret: Its secret, shown once by Tableau when the token was made.
        impersonate: The id of a user to act as; for server administrators, since version 3.11.
    """

    name: str
    secret: str = field(repr=False)
    impersonate: str | None = field(default=None, kw_only=True)


@dataclass(frozen=True, slots=True)
class PasswordCredentials:
    """A user name and a password; not for Tableau Cloud, nor for users with a second factor.

    Attributes:
        name: The login name.
        password: The password.
        impersonate: The id of a user to act as; for server administrators.
    """

    name: str
    password: str = field(repr=False)
    impersonate: str | None = field(default=None, kw_only=True)


@dataclass(frozen=True, slots=True)
class JwtCredentials:
    """A JSON web token of a connected app; since version 3.16 on Cloud, 3.17 on Server.

    Attributes:
        jwt: The token, or a function that makes one. Such tokens are short-lived and good for one
            sign-in, so a client that lives long needs the function. It is called in a worker
            thread under async.
        impersonate: The id of a user to act as; for server administrators.
    """

    jwt: str | Callable[[], str] = field(repr=False)
    impersonate: str | None = field(default=None, kw_only=True)


Credentials: TypeAlias = TokenCredentials | PasswordCredentials | JwtCredentials


def needed_version(credentials: Credentials) -> tuple[str, Version]:
    """Which version of the REST API the credentials need, and what it is that needs it."""
    match credentials:
        case TokenCredentials(impersonate=None):
            return "a personal access token", (3, 6)
        case TokenCredentials():
            return "impersonation with a personal access token", (3, 11)
        case JwtCredentials():
            return "a JSON web token", (3, 16)
        case PasswordCredentials():
            return "a password", (2, 0)


def sign_in_document(credentials: Credentials, site: str) -> SignInCredentials:
    """Fill in the document to sign in with.

    Args:
        credentials: Who signs in. If a function makes the JWT, it is called here.
        site: The short name of the site, "" for the default site of a Tableau Server.
    """
    from tableau_flows_generated.models import SiteAddress, UserReference

    document = _proof(credentials, SiteAddress(content_url=site))
    if credentials.impersonate is None:
        return document
    return replace(document, user=UserReference(id=credentials.impersonate))


def _proof(credentials: Credentials, site: SiteAddress) -> SignInCredentials:
    from tableau_flows_generated.models import SignInCredentials

    match credentials:
        case TokenCredentials(name, secret):
            return SignInCredentials(
                personal_access_token_name=name, personal_access_token_secret=secret, site=site
            )
        case PasswordCredentials(name, password):
            return SignInCredentials(name=name, password=password, site=site)
        case JwtCredentials(jwt):
            return SignInCredentials(jwt=jwt() if callable(jwt) else jwt, site=site)
