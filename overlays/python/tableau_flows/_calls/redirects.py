"""Which redirects are followed, and what they say about the address of the server; pure.

Followed, with method and body as they are, is 301, 302, 307 or 308 to the REST API of the same
host: on the same port, or from http to https. 303 asks for a GET, so only a GET follows it.
Nothing goes to another host or from https to http: the token would go along. An address that holds
a secret is not followed either, since addresses are logged; nor is one with `..` in its path.
"""

from __future__ import annotations

from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from tableau_flows._common.secrets import hide
from tableau_flows._plans.messages import Request, Response

MOST_REDIRECTS = 5

_LONGEST = 8000
"""The longest address that is followed, in characters; servers take no longer ones."""

_KEEP_METHOD = frozenset({301, 302, 307, 308})
_FOR_GOOD = frozenset({301, 308})
_PORTS = {"http": 80, "https": 443}


def is_redirect(response: Response) -> bool:
    """Whether the answer points to another address."""
    return 300 <= response.status < 400 and response.status != 304


def redirect_target(request: Request, response: Response, secrets: tuple[str, ...]) -> str | None:
    """The address to send the request to instead; None if the redirect is not to be followed.

    Args:
        request: The request.
        response: Its answer.
        secrets: What an address must not hold. Cookies may stand in one: servers put them there.
    """
    location = response.header("location")
    keeps = response.status in _KEEP_METHOD or (response.status == 303 and request.method == "GET")
    if not location or not keeps or len(location) > _LONGEST:
        return None
    if not location.isascii() or not location.isprintable() or {" ", "\\"} & set(location):
        return None
    if hide(location, secrets) != location:
        return None
    try:
        target = urljoin(request.url, location).partition("#")[0]
        old, new = urlsplit(request.url), urlsplit(target)
        fine = _is_same_server(old, new) and _is_of_the_api(new.path) and new.username is None
    except ValueError:
        return None
    return target if fine else None


def _is_of_the_api(path: str) -> bool:
    """Whether a path leads to the REST API, and to nothing else by way of `..`."""
    steps = unquote(unquote(path)).replace("\\", "/").split("/")  # as servers may read it
    # Java servers leave out what follows a semicolon before they resolve `..`.
    return "api" in steps[1:-1] and not {".", ".."} & {step.partition(";")[0] for step in steps}


def corrected_server(server: str, request: Request, response: Response, target: str) -> str:
    """The address of the server from now on: corrected where the redirect is about all of it."""
    upgraded = urlsplit(request.url).scheme != urlsplit(target).scheme
    if not upgraded and response.status not in _FOR_GOOD:
        return server
    rest = request.url.removeprefix(server)
    moved = target.endswith(rest) and request.url.startswith(server)
    return target.removesuffix(rest) if moved else server


def _is_same_server(old: SplitResult, new: SplitResult) -> bool:
    if new.scheme not in _PORTS or old.hostname != new.hostname:
        return False
    port = _PORTS[new.scheme] if new.port is None else new.port  # raises if it is none
    if old.scheme == new.scheme:
        return (old.port or _PORTS[old.scheme]) == port
    return port != 0 and (old.scheme, new.scheme) == ("http", "https")
