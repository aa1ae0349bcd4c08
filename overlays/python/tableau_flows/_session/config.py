"""Configuration: which server, which site, who; from arguments or from the environment."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import get_args
from urllib.parse import SplitResult, unquote, urlsplit

from tableau_flows_generated.checks import check_flag, check_number, shown

from tableau_flows._common.arguments import checked_site
from tableau_flows._common.text_checks import LONGEST_ADDRESS, is_host
from tableau_flows._common.versions import Version, parse_version
from tableau_flows._plans.messages import MAX_REPLY_BYTES, Timeouts
from tableau_flows._session.options import MOST_PREFETCH
from tableau_flows._session.retry import RetryPolicy
from tableau_flows.credentials import Credentials, TokenCredentials
from tableau_flows.errors import UsageError

_SITE_IN_FRAGMENT = re.compile(r"/site/([^/?#]+)")
_SITE_IN_PATH = re.compile(r"/(?:t|site)/([^/]+)(?:/|$)")
"""Tableau Server has the site of a view after /t/, newer pages have it after /site/."""

_API_IN_PATH = re.compile(r"/api(?:/\d{1,4}\.\d{1,4}(?:/.*)?|/)?$", re.ASCII)
_USER_OF_A_PAGE = re.compile(r"[^@]*?(?:/(?:t|site)/[^/@?#]+|#/(?:users?|views))/")
"""What stands before the "@" in addresses of pages about a user. Before any other "@" there may be
a user and a password, whose "/", "?" or "#" would end the host too early."""

_FORBIDDEN = re.compile(r"[\s\x00-\x1f\x7f\ud800-\udfff]")
_NOT_IN_HOSTS = re.compile(r"""[<>^|%"'`{}\\,;!$&()*+=~]""")


@dataclass(frozen=True, slots=True)
class Config:
    """Where to and as whom.

    Attributes:
        server: The address of the server without a slash at its end.
        site: The short name of the site, "" for the default site of a Tableau Server.
        credentials: Who signs in, or whose session is used.
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
    """Complete what was given from TABLEAU_SERVER, _SITE, _TOKEN_NAME and _TOKEN_SECRET.

    Args:
        server: The address: `https://tableau.example.com`, a bare host name (https is meant), or
            one copied from the browser, which names the site as well. What follows in the path
            after /t/, /site/ or /api/ is left out.
        site: The short name of the site; "" is the default site of a Tableau Server.
        credentials: Who signs in.
        environment: Where the variables are looked up; the process's own if left out. White
            space around their values is left out.

    Raises:
        UsageError: An argument is invalid or missing.
    """
    environment = os.environ if environment is None else environment
    given, source = server, "server="
    if server is None or server == "":
        given, source = _from(environment, "TABLEAU_SERVER"), "TABLEAU_SERVER"
    if not given:
        raise UsageError("no server: give server= or set TABLEAU_SERVER")
    address, site_of_address = _read_server(given, source)
    chosen = _choose_site(site, site_of_address, source, environment)
    _check_credentials(credentials)
    return Config(address, chosen, credentials or _token(environment))


def given_version(text: object) -> Version | None:
    """Read the version of the REST API that the caller wants; None leaves it to the server.

    Raises:
        UsageError: It is no version such as "3.21".
    """
    if text is None:
        return None
    if not isinstance(text, str):
        # A number cannot hold a version: 3.20 and 3.2 are the same one.
        raise UsageError(f'api_version= must be text such as "3.21", not {shown(text)}')
    try:
        return parse_version(text)
    except ValueError as error:
        raise UsageError(f"api_version= is {error}") from None


def check_options(
    *,
    timeouts: object = None,
    retry: object = None,
    prefetch: object = 0,
    strict: object = False,
    max_reply_bytes: object = MAX_REPLY_BYTES,
) -> None:
    """Make sure that the options of a client are of the right kind.

    Raises:
        UsageError: One of them is not.
    """
    if timeouts is not None and not isinstance(timeouts, Timeouts):
        raise UsageError(
            f"timeouts= must be Timeouts, such as Timeouts(total=5), not {shown(timeouts)}"
        )
    if retry is not None and not isinstance(retry, RetryPolicy):
        raise UsageError(
            f"retry= must be a RetryPolicy, such as RetryPolicy(max_retries=3), not {shown(retry)}"
        )
    check_number(prefetch, "prefetch=", least=0, most=MOST_PREFETCH, unit="pages", required=True)
    check_flag(strict, "strict=", required=True)
    check_number(max_reply_bytes, "max_reply_bytes=", least=1, unit="bytes", required=True)


def _choose_site(
    site: str | None, of_address: str | None, source: str, environment: Mapping[str, str]
) -> str:
    """The site to sign in to: of the argument, of the address, of the environment; "" if none."""
    name = "site="
    chosen = site
    if chosen is None and (of_address is None or source == "TABLEAU_SERVER"):
        chosen, name = _from(environment, "TABLEAU_SITE"), "TABLEAU_SITE"
    if chosen is None:
        return of_address or ""
    chosen = checked_site(chosen, name)
    if of_address is not None and chosen != of_address:
        raise UsageError(
            f"the address is of site {shown(of_address)}, but {name} is {shown(chosen)}"
        )
    return chosen


def _check_credentials(credentials: object) -> None:
    if credentials is not None and not isinstance(credentials, Credentials):
        # Not the value: it may hold a secret.
        kinds = ", ".join(kind.__name__ for kind in get_args(Credentials))
        raise UsageError(f"credentials= must be one of {kinds}, not {type(credentials).__name__}")


def _read_server(given: object, source: str) -> tuple[str, str | None]:
    """The address of a server without its path inside Tableau, and the site that it names.

    No error shows the address if there may be a password in it.
    """
    if not isinstance(given, str):
        raise UsageError(f"{source} must be the address of a server, not {shown(given)}")
    text = given.strip()
    if len(text) > LONGEST_ADDRESS:
        raise UsageError(
            f"{source} has {len(text)} characters; an address has at most {LONGEST_ADDRESS}"
        )
    if _FORBIDDEN.search(text):
        raise UsageError(f"{source} holds white space or characters that no address may hold")
    if "@" in text and not _USER_OF_A_PAGE.match(text):
        raise UsageError(f"{source}: the address may hold neither a user nor a query")
    text, _, fragment = text.partition("#")
    sites = [unquote(match[1]) for match in [_SITE_IN_FRAGMENT.match(fragment)] if match]
    if "://" not in text:
        text = f"https://{text}"
    parts = _split(text)
    if parts is None:
        raise UsageError(
            f"{source} is not the address of a server, such as https://tableau.example.com: its"
            " port is no number, or its brackets hold no IP address"
        )
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.port == 0:
        raise UsageError(
            f"{source} is not the address of a server, such as https://tableau.example.com:"
            f" {shown(text.partition('?')[0])}"
        )
    path = parts.path
    if match := _SITE_IN_PATH.search(path):
        sites.append(unquote(match[1]))
        path = path[: match.start()]
    if match := _API_IN_PATH.search(path):
        path = path[: match.start()]
    # The query of a page in the browser means nothing here; any other one may hold anything.
    is_page = path != parts.path or fragment.startswith("/")
    if parts.query and not is_page:
        raise UsageError(f"{source}: the address may hold neither a user nor a query")
    if any(unquote(name) in {".", ".."} for name in path.split("/")):
        raise UsageError(f"{source}: the path of the address may not hold . or ..")
    host = parts.hostname
    if not is_host(host) or _NOT_IN_HOSTS.search(host):
        raise UsageError(f"{source} is not the name of a host: {shown(host)}")
    if len(set(sites)) > 1:
        two = f"{shown(sites[1])} and {shown(sites[0])}"
        raise UsageError(f"{source} is an address of two sites: {two}")
    shown_host = f"[{host}]" if ":" in host else host
    port = "" if parts.port is None else f":{parts.port}"
    return f"{parts.scheme}://{shown_host}{port}{path.rstrip('/')}", sites[0] if sites else None


def _split(text: str) -> SplitResult | None:
    """The parts of an address; None if it is not one.

    What Python says about it is not passed on: it repeats what may be a part of a password.
    """
    try:
        parts = urlsplit(text)
        _ = parts.port  # raises where it is no number
    except ValueError:
        return None
    return parts


def _from(environment: Mapping[str, str], name: str) -> str | None:
    """A variable without the line end or blanks that files and shells leave around it."""
    value = environment.get(name)
    return None if value is None else value.strip()


def _token(environment: Mapping[str, str]) -> TokenCredentials:
    name = _from(environment, "TABLEAU_TOKEN_NAME")
    secret = _from(environment, "TABLEAU_TOKEN_SECRET")
    if not name and not secret:
        raise UsageError(
            "no credentials: give credentials= or set TABLEAU_TOKEN_NAME and TABLEAU_TOKEN_SECRET"
        )
    if not name or not secret:
        missing = "TABLEAU_TOKEN_SECRET" if name else "TABLEAU_TOKEN_NAME"
        raise UsageError(f"half a token: {missing} is not set")
    return TokenCredentials(name, secret)
