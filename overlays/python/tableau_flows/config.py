"""Configuration: which server, which site, who; from arguments or from the environment."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from tableau_flows._version import Version, parse_version
from tableau_flows.credentials import Credentials, TokenCredentials
from tableau_flows.errors import UsageError

_SITE_IN_ADDRESS = re.compile(r"/?#/site/([^/?#]+)")


@dataclass(frozen=True, slots=True)
class Config:
    """Where to and as whom.

    Attributes:
        server: The address of the server without a slash at its end.
        site: The short name of the site, "" for the default site of a Tableau Server.
        credentials: Who signs in; None when a token was adopted.
    """

    server: str
    site: str
    credentials: Credentials | None = field(repr=False)


def read_config(
    server: str | None,
    site: str | None,
    credentials: Credentials | None,
    environment: Mapping[str, str] | None = None,
    *,
    adopted: bool = False,
) -> Config:
    """Complete what was given from TABLEAU_SERVER, _SITE, _TOKEN_NAME and _TOKEN_SECRET.

    Args:
        server: The address: `https://tableau.example.com`, a bare host name (https is meant), or
            one copied from the browser, which names the site as well.
        site: The short name of the site; "" is the default site of a Tableau Server.
        credentials: Who signs in.
        environment: Where the variables are looked up; the process's own if left out.
        adopted: A session is adopted, so credentials are not needed.

    Raises:
        UsageError: Something is missing or makes no sense.
    """
    environment = os.environ if environment is None else environment
    given = server or environment.get("TABLEAU_SERVER", "")
    if not given:
        raise UsageError("no server: give server= or set TABLEAU_SERVER")
    address, site_of_address = _read_server(given)
    if site is None:
        site = site_of_address if site_of_address is not None else environment.get("TABLEAU_SITE")
    elif site_of_address is not None and site != site_of_address:
        raise UsageError(f"the address is of site {site_of_address!r}, but site= is {site!r}")
    if site and "/" in site:
        raise UsageError(
            f"site= is the short name that stands after /site/ in addresses, not {site!r}"
        )
    if credentials is None and not adopted:
        credentials = _token(environment)
    return Config(address, site or "", credentials)


def given_version(text: str | None) -> Version | None:
    """Read the version of the REST API that the caller wants; None leaves it to the server.

    Raises:
        UsageError: It is no version such as "3.21".
    """
    try:
        return None if text is None else parse_version(text)
    except ValueError as error:
        raise UsageError(str(error)) from None


def _read_server(text: str) -> tuple[str, str | None]:
    text = text.strip()
    site = None
    if match := _SITE_IN_ADDRESS.search(text):
        site = unquote(match[1])
    text = text.partition("#")[0]
    if "://" not in text:
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise UsageError(f"not the address of a server: {error}") from None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise UsageError(
            f"not the address of a server, such as https://tableau.example.com: {_bare(text)}"
        )
    if parts.username is not None or parts.query:
        raise UsageError("the address of the server may hold neither a user nor a query")
    if not all(0 < len(label) < 64 for label in parts.hostname.removesuffix(".").split(".")):
        raise UsageError(f"not the name of a host: {parts.hostname}")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    address = f"{parts.scheme}://{host}" + (f":{port}" if port is not None else "")
    return address + parts.path.rstrip("/"), site


def _bare(text: str) -> str:
    """An address without what may be a password in it."""
    return re.sub(r"//[^/]*@", "//…@", text.partition("?")[0])


def _token(environment: Mapping[str, str]) -> TokenCredentials:
    name = environment.get("TABLEAU_TOKEN_NAME", "")
    secret = environment.get("TABLEAU_TOKEN_SECRET", "")
    if not name and not secret:
        raise UsageError(
            "no credentials: give credentials= or set TABLEAU_TOKEN_NAME and TABLEAU_TOKEN_SECRET"
        )
    if not name or not secret:
        missing = "TABLEAU_TOKEN_SECRET" if name else "TABLEAU_TOKEN_NAME"
        raise UsageError(f"half a token: {missing} is not set")
    return TokenCredentials(name, secret)
