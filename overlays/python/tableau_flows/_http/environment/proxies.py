"""Chooses the proxy for an address, from the environment or from an argument.

The choice is that of the official client, which uses requests: HTTP_PROXY, HTTPS_PROXY, ALL_PROXY
and NO_PROXY in upper or lower case, and the settings of the system on macOS and Windows.
"""

from __future__ import annotations

import ipaddress
import os
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from urllib.parse import SplitResult, unquote, urlsplit

from tableau_flows_generated.checks import invalid_argument, shown

from tableau_flows._common.text_checks import LONGEST_ADDRESS, is_host

_PORTS = {"http": 80, "https": 443, "socks5": 1080, "socks5h": 1080}
"""The schemes of proxies that can be used, with the port of each."""

_SYSTEM = "the proxy settings of the system"
_EXAMPLE = "http://proxy.example.com:8080"
_FORBIDDEN = re.compile(r"[\s\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy that requests are sent through.

    Attributes:
        url: Its address without user and password, with its port; safe to print.
        scheme: "http", "https", "socks5" or "socks5h".
        host: Its host name or IP address, without brackets.
        port: Its port.
        auth: User and password, percent-decoded; None if the address has none.
        variable: Where it was found: the name of an environment variable, "proxy=" for the
            argument, or words for the settings of the system.
    """

    url: str
    scheme: str
    host: str
    port: int
    auth: tuple[str, str] | None = field(repr=False)
    variable: str


def proxy_for(url: str, environment: Mapping[str, str] | None = None) -> Proxy | None:
    """Choose the proxy for an address; None connects directly.

    A lower-case variable takes precedence over its upper-case twin, even if it is empty. The
    variable of the scheme takes precedence over ALL_PROXY. Nothing is read of proxies that are not
    used for this address, so one of them may be unusable.

    Args:
        url: The address of the server or of a request.
        environment: Where the variables are looked up; the process's own if None.

    Raises:
        UsageError: The proxy for this address cannot be used. The message names the variable and
            never holds the value.
    """
    found = os.environ if environment is None else environment
    parts = urlsplit(url)
    host = parts.hostname
    if host is None:
        return None
    names = [f"{parts.scheme}_proxy", "all_proxy"]
    if environment is None and not any(_variable(found, name) for name in names):
        return _of_the_system(parts.scheme, host)
    if _is_exempt(parts, _value(found, "no_proxy")):
        return None
    for name in names:
        variable = _variable(found, name)
        if variable is not None and found[variable].strip():
            return read_proxy(found[variable], variable)
    return None


def read_proxy(value: object, variable: str = "proxy=") -> Proxy:
    """Read the address of a proxy; without a scheme, http is meant.

    Args:
        value: The address as text, which may hold a user and a password.
        variable: Where it comes from, for messages.

    Raises:
        UsageError: It cannot be used. The message names `variable` and never holds the value.
    """
    if not isinstance(value, str):
        raise invalid_argument(
            variable,
            f"must be the address of a proxy such as {_EXAMPLE}, not {type(value).__name__}",
        )
    text = value.strip()
    if len(text) > LONGEST_ADDRESS:
        raise invalid_argument(
            variable, f"has {len(text)} characters; an address has at most {LONGEST_ADDRESS}"
        )
    parts = _split(text if "://" in text else f"http://{text}")
    if parts is None:
        # Not the value itself: it may hold a password.
        raise invalid_argument(
            variable,
            f"is not the address of a proxy such as {_EXAMPLE}; in a user name or a"
            " password, write / ? # @ and : percent-encoded",
        )
    scheme, host = parts.scheme, parts.hostname or ""
    if scheme not in _PORTS:
        raise invalid_argument(
            variable,
            f"names a proxy with the scheme {shown(scheme)}; use one of {', '.join(_PORTS)}",
        )
    if scheme.startswith("socks") and find_spec("socksio") is None:
        raise invalid_argument(
            variable, 'names a SOCKS proxy, which needs: pip install "httpx[socks]"'
        )
    port = parts.port or _PORTS[scheme]
    if not is_host(host):
        raise invalid_argument(
            variable,
            "names a proxy whose host is none: a part of its name, between the dots, is"
            " empty or too long",
        )
    bracketed = f"[{host}]" if ":" in host else host
    auth = None
    if parts.username is not None:
        auth = (unquote(parts.username), unquote(parts.password or ""))
    return Proxy(f"{scheme}://{bracketed}:{port}", scheme, host, port, auth, variable)


def _split(text: str) -> SplitResult | None:
    """The parts of the address of a proxy; None if it is not one."""
    try:
        parts = urlsplit(text)
        port = parts.port
        text.encode()  # half a surrogate
    except ValueError:
        return None
    # A password with "/" in it ends the host too early; what follows then holds the "@".
    beyond = parts.path + parts.query + parts.fragment
    if not parts.hostname or port == 0 or "@" in beyond or _FORBIDDEN.search(text):
        return None
    return parts


def _variable(environment: Mapping[str, str], name: str) -> str | None:
    """The spelling of a variable that is set and counts; None if neither is."""
    if name in environment:
        return name
    if name == "http_proxy" and "REQUEST_METHOD" in environment:
        # In a CGI script, HTTP_PROXY is the header "Proxy" of whoever sent the request.
        return None
    return name.upper() if name.upper() in environment else None


def _value(environment: Mapping[str, str], name: str) -> str:
    return environment.get(name) or environment.get(name.upper(), "")


def _of_the_system(scheme: str, host: str) -> Proxy | None:
    if sys.platform not in {"darwin", "win32"}:
        return None
    from urllib.request import getproxies, proxy_bypass

    known = getproxies()
    value = known.get(scheme) or known.get("all")
    return read_proxy(value, _SYSTEM) if value and not proxy_bypass(host) else None


def _is_exempt(parts: SplitResult, no_proxy: str) -> bool:
    """Whether NO_PROXY says that an address needs no proxy."""
    host = (parts.hostname or "").rstrip(".")
    port = parts.port or _PORTS.get(parts.scheme)
    address = _address(host)
    for entry in no_proxy.lower().replace(",", " ").split():
        if entry == "*":
            return True
        for name, only_port in _readings(entry):
            if only_port is not None and only_port != port:
                continue
            if _is_in_network(address, name) if address is not None else _is_below(host, name):
                return True
    return False


def _readings(entry: str) -> Iterator[tuple[str, int | None]]:
    """What an entry of NO_PROXY can mean: a host or network, and a port where it is limited."""
    entry = entry.partition("://")[2] or entry
    bracketed = re.fullmatch(r"\[([^]]*)\](?::(\d{1,5}))?", entry, re.ASCII)
    if bracketed is not None:
        yield bracketed[1], int(bracketed[2]) if bracketed[2] else None
        return
    yield entry, None
    host, colon, port = entry.rpartition(":")
    if colon and ":" not in host and re.fullmatch(r"\d{1,5}", port, re.ASCII):
        yield host, int(port)


_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def _address(host: str) -> _Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _is_in_network(address: _Address, name: str) -> bool:
    try:
        network = ipaddress.ip_network(name, strict=False)
    except ValueError:
        return False
    return address.version == network.version and address in network


def _is_below(host: str, name: str) -> bool:
    """Whether a host is the named one or belongs to that domain."""
    name = name.removeprefix("*").lstrip(".").rstrip(".")
    return bool(name) and (host == name or host.endswith(f".{name}"))
