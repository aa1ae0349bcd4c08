"""Configuration: server, site and credentials, from arguments or from the environment."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import get_args
from urllib.parse import SplitResult, unquote, urlsplit

from tableau_flows_generated.checks import check_flag, check_number, invalid_argument, shown

from tableau_flows._common.arguments import checked_site
from tableau_flows._common.text_checks import LONGEST_ADDRESS, is_host
from tableau_flows._common.versions import Version, parse_version
from tableau_flows._plans.messages import MAX_REPLY_BYTES, Timeouts
from tableau_flows._session.options import MAX_PREFETCH
from tableau_flows._session.retry import RetryPolicy
from tableau_flows.credentials import ConnectedAppCredentials, Credentials, TokenCredentials
from tableau_flows.errors import UsageError

_SITE_IN_FRAGMENT = re.compile(r"/site/([^/?#]+)")
_SITE_IN_PATH = re.compile(r"/(?:t|site)/([^/]+)(?:/|$)")
"""The site follows /t/ in addresses of views on Tableau Server, and /site/ in newer addresses."""

_API_IN_PATH = re.compile(r"/api(?:/\d{1,4}\.\d{1,4}(?:/.*)?|/)?$", re.ASCII)
_USER_PAGE = re.compile(r"[^@]*?(?:/(?:t|site)/[^/@?#]+|#/(?:users?|views))/")
"""The text before the "@" in addresses of pages about a user. Any other "@" may follow a user and a
password, in which "/", "?" or "#" would end the host too early."""

_FORBIDDEN = re.compile(r"[\s\x00-\x1f\x7f\ud800-\udfff]")
_NOT_IN_HOSTS = re.compile(r"""[<>^|%"'`{}\\,;!$&()*+=~]""")


@dataclass(frozen=True, slots=True)
class Config:
    """The server, the site and the credentials of a client.

    Attributes:
        server: The address of the server without a slash at its end.
        site: The short name of the site, "" for the default site of a Tableau Server.
        credentials: The credentials to sign in with, or an adopted session.
    """

    server: str
    site: str
    credentials: Credentials = field(repr=False)


def read_config(
    server: str | None,
    site: str | None,
    credentials: Credentials | None,
    environment: Mapping[str, str] | None = None,
) -> Config:
    """Return the configuration from arguments and the variables of the environment.

    The variables are TABLEAU_SERVER and TABLEAU_SITE; TABLEAU_TOKEN_NAME and TABLEAU_TOKEN_SECRET
    for a personal access token; or for a connected app TABLEAU_APP_CLIENT_ID,
    TABLEAU_APP_SECRET_ID, TABLEAU_APP_SECRET_VALUE, TABLEAU_APP_USER and, if wanted,
    TABLEAU_APP_SCOPES, with commas or spaces between the scopes.

    Args:
        server: The address: `https://tableau.example.com`, a bare host name (https is assumed), or
            one copied from the browser, which contains the site as well. The path from /t/, /site/
            or /api/ on is ignored.
        site: The short name of the site; "" is the default site of a Tableau Server.
        credentials: The credentials to sign in with, or an adopted session.
        environment: The environment variables; those of the process if omitted. White space
            around their values is removed.

    Raises:
        UsageError: An argument is invalid or missing.
    """
    environment = os.environ if environment is None else environment
    given, source = server, "server="
    if server is None or server == "":
        given, source = _variable(environment, "TABLEAU_SERVER"), "TABLEAU_SERVER"
    if not given:
        raise UsageError("no server: give server= or set TABLEAU_SERVER")
    address, site_of_address = _read_server(given, source)
    chosen = _choose_site(site, site_of_address, source, environment)
    _check_credentials(credentials)
    return Config(address, chosen, credentials or _credentials_from(environment))


def given_version(text: object) -> Version | None:
    """Parse the `api_version=` of the caller; None means that the server decides.

    Raises:
        UsageError: The value is not a version such as "3.21".
    """
    if text is None:
        return None
    if not isinstance(text, str):
        # A number cannot represent a version: 3.20 and 3.2 are the same number.
        raise invalid_argument("api_version=", f'must be text such as "3.21", not {shown(text)}')
    try:
        return parse_version(text)
    except ValueError as error:
        raise invalid_argument("api_version=", f"is {error}") from None


def check_options(
    *,
    timeouts: object = None,
    retry: object = None,
    prefetch: object = 0,
    strict: object = False,
    max_reply_bytes: object = MAX_REPLY_BYTES,
) -> None:
    """Check the types and ranges of the options of a client.

    Raises:
        UsageError: An option is invalid.
    """
    if timeouts is not None and not isinstance(timeouts, Timeouts):
        raise invalid_argument(
            "timeouts=", f"must be Timeouts, such as Timeouts(total=5), not {shown(timeouts)}"
        )
    if retry is not None and not isinstance(retry, RetryPolicy):
        raise invalid_argument(
            "retry=",
            f"must be a RetryPolicy, such as RetryPolicy(max_retries=3), not {shown(retry)}",
        )
    check_number(prefetch, "prefetch=", least=0, most=MAX_PREFETCH, unit="pages", required=True)
    check_flag(strict, "strict=", required=True)
    check_number(max_reply_bytes, "max_reply_bytes=", least=1, unit="bytes", required=True)


def _choose_site(
    site: str | None, of_address: str | None, source: str, environment: Mapping[str, str]
) -> str:
    """Return the site from the argument, the address or the environment; "" if there is none."""
    name = "site="
    chosen = site
    if chosen is None and (of_address is None or source == "TABLEAU_SERVER"):
        chosen, name = _variable(environment, "TABLEAU_SITE"), "TABLEAU_SITE"
    if chosen is None:
        return of_address or ""
    chosen = checked_site(chosen, name)
    if of_address is not None and chosen != of_address:
        raise UsageError(
            f"the address belongs to site {shown(of_address)}, but {name} is {shown(chosen)}"
        )
    return chosen


def _check_credentials(credentials: object) -> None:
    if credentials is not None and not isinstance(credentials, Credentials):
        # Without the value, which may contain a secret.
        kinds = ", ".join(kind.__name__ for kind in get_args(Credentials))
        raise invalid_argument(
            "credentials=", f"must be one of {kinds}, not {type(credentials).__name__}"
        )


def _read_server(given: object, source: str) -> tuple[str, str | None]:
    """Return the address of a server without the path of a page, and the site in it.

    Errors do not show an address that may contain a password.
    """
    if not isinstance(given, str):
        raise invalid_argument(source, f"must be the address of a server, not {shown(given)}")
    text = given.strip()
    if len(text) > LONGEST_ADDRESS:
        raise invalid_argument(
            source, f"has {len(text)} characters; an address has at most {LONGEST_ADDRESS}"
        )
    if _FORBIDDEN.search(text):
        raise invalid_argument(
            source, "contains white space or characters not allowed in an address"
        )
    if "@" in text and not _USER_PAGE.match(text):
        raise UsageError(
            f"{source}: the address must not contain a user or a query", argument=source
        )
    text, _, fragment = text.partition("#")
    sites = [unquote(match[1]) for match in [_SITE_IN_FRAGMENT.match(fragment)] if match]
    if "://" not in text:
        text = f"https://{text}"
    parts = _split(text)
    if parts is None:
        raise invalid_argument(
            source,
            "is not the address of a server, such as https://tableau.example.com: its"
            " port is not a number, or its brackets do not contain an IP address",
        )
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.port == 0:
        raise invalid_argument(
            source,
            f"is not the address of a server, such as https://tableau.example.com:"
            f" {shown(text.partition('?')[0])}",
        )
    path = parts.path
    if match := _SITE_IN_PATH.search(path):
        sites.append(unquote(match[1]))
        path = path[: match.start()]
    if match := _API_IN_PATH.search(path):
        path = path[: match.start()]
    # The query of a page in the browser is ignored; any other query may contain a secret.
    is_page = path != parts.path or fragment.startswith("/")
    if parts.query and not is_page:
        raise UsageError(
            f"{source}: the address must not contain a user or a query", argument=source
        )
    if any(unquote(name) in {".", ".."} for name in path.split("/")):
        raise UsageError(
            f"{source}: the path of the address must not contain . or ..", argument=source
        )
    host = parts.hostname
    if not is_host(host) or _NOT_IN_HOSTS.search(host):
        raise invalid_argument(source, f"is not the name of a host: {shown(host)}")
    if len(set(sites)) > 1:
        two = f"{shown(sites[1])} and {shown(sites[0])}"
        raise invalid_argument(source, f"contains two sites: {two}")
    shown_host = f"[{host}]" if ":" in host else host
    port = "" if parts.port is None else f":{parts.port}"
    return f"{parts.scheme}://{shown_host}{port}{path.rstrip('/')}", sites[0] if sites else None


def _split(text: str) -> SplitResult | None:
    """Return the parts of an address; None if it is malformed.

    The message of Python is dropped, since it may quote a part of a password.
    """
    try:
        parts = urlsplit(text)
        _ = parts.port  # raises ValueError if it is not a number
    except ValueError:
        return None
    return parts


def _variable(environment: Mapping[str, str], name: str) -> str | None:
    """Return a variable without the white space that files and shells may leave around it."""
    value = environment.get(name)
    return None if value is None else value.strip()


_TOKEN = {"name": "TABLEAU_TOKEN_NAME", "secret": "TABLEAU_TOKEN_SECRET"}
_APP = {
    "client_id": "TABLEAU_APP_CLIENT_ID",
    "secret_id": "TABLEAU_APP_SECRET_ID",
    "secret_value": "TABLEAU_APP_SECRET_VALUE",
    "user": "TABLEAU_APP_USER",
}
_APP_SCOPES = "TABLEAU_APP_SCOPES"


def _credentials_from(
    environment: Mapping[str, str],
) -> TokenCredentials | ConnectedAppCredentials:
    """Return the credentials in the environment: a token, or a connected app."""
    token, app = _given(environment, _TOKEN), _given(environment, _APP)
    if token and app:
        raise UsageError(
            f"both a token ({_TOKEN['name']} …) and a connected app ({_APP['client_id']} …) are set"
            " in the environment: unset one of them, or give credentials="
        )
    if app:
        _check_complete(app, _APP, "the connected app")
        scopes = (_variable(environment, _APP_SCOPES) or "").replace(",", " ").split()
        return ConnectedAppCredentials(**app, scopes=scopes or None)
    if not token:
        raise UsageError(
            "no credentials: give credentials= or set TABLEAU_TOKEN_NAME and TABLEAU_TOKEN_SECRET,"
            f" or {', '.join(_APP.values())}"
        )
    _check_complete(token, _TOKEN, "the token")
    return TokenCredentials(**token)


def _given(environment: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    """Return the variables that are set and not empty, by the names of the arguments."""
    read = {argument: _variable(environment, name) for argument, name in names.items()}
    return {argument: value for argument, value in read.items() if value}


def _check_complete(given: Mapping[str, str], names: Mapping[str, str], what: str) -> None:
    missing = [name for argument, name in names.items() if argument not in given]
    if missing:
        are = "is" if len(missing) == 1 else "are"
        raise UsageError(f"{what} is incomplete: {', '.join(missing)} {are} not set")
