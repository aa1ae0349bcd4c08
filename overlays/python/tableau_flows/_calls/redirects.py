"""Decides which redirects are followed, and whether they change the address of the server; pure.

Redirects with status 301, 302, 307 or 308 to the REST API of the same host are followed with the
same method and body: on the same port, or from http to https. 303 asks for a GET, so only a GET
follows it. No redirect to another host or from https to http is followed, since the request carries
the session token. Neither is an address that contains a secret of the client or of the call, since
addresses are logged, nor one with `..` in its path.
"""

from __future__ import annotations

from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from tableau_flows._common.redact import environment_secrets
from tableau_flows._common.secrets import hide
from tableau_flows._plans.messages import Request, Response

MAX_REDIRECTS = 5

_LONGEST = 8000
"""Maximum characters of an address that is followed; servers accept no longer ones."""

_KEEP_METHOD = frozenset({301, 302, 307, 308})
_PERMANENT = frozenset({301, 308})
_PORTS = {"http": 80, "https": 443}


def is_redirect(response: Response) -> bool:
    """Return whether the response is a redirect."""
    return 300 <= response.status < 400 and response.status != 304


def redirect_target(request: Request, response: Response, secrets: tuple[str, ...]) -> str | None:
    """Return the address of a redirect; None if the redirect must not be followed.

    Args:
        request: The request.
        response: Its response.
        secrets: Secrets that the address must not contain. Cookies are allowed: servers put them
            there.
    """
    location = response.header("location")
    keeps = response.status in _KEEP_METHOD or (response.status == 303 and request.method == "GET")
    if not location or not keeps or len(location) > _LONGEST:
        return None
    if not location.isascii() or not location.isprintable() or {" ", "\\"} & set(location):
        return None
    if hide(location, secrets, environment_secrets()) != location:
        return None
    try:
        target = urljoin(request.url, location).partition("#")[0]
        old, new = urlsplit(request.url), urlsplit(target)
        fine = _is_same_server(old, new) and _is_of_the_api(new.path) and new.username is None
    except ValueError:
        return None
    return target if fine else None


def _is_of_the_api(path: str) -> bool:
    """Return whether a path belongs to the REST API and has no `.` or `..` segment."""
    steps = unquote(unquote(path)).replace("\\", "/").split("/")  # servers may decode it twice
    # Java servers remove the text after a semicolon before they resolve `..`.
    return "api" in steps[1:-1] and not {".", ".."} & {step.partition(";")[0] for step in steps}


def corrected_server(server: str, request: Request, response: Response, target: str) -> str:
    """Return the new address of the server if the redirect applies to the whole server."""
    upgraded = urlsplit(request.url).scheme != urlsplit(target).scheme
    if not upgraded and response.status not in _PERMANENT:
        return server
    rest = request.url.removeprefix(server)
    moved = target.endswith(rest) and request.url.startswith(server)
    return target.removesuffix(rest) if moved else server


def _is_same_server(old: SplitResult, new: SplitResult) -> bool:
    if new.scheme not in _PORTS or old.hostname != new.hostname or new.netloc.endswith(":"):
        return False  # a colon without a port is read in different ways
    port = (
        _PORTS[new.scheme] if new.port is None else new.port
    )  # raises ValueError if it is invalid
    if old.scheme == new.scheme:
        return (old.port or _PORTS[old.scheme]) == port
    return port != 0 and (old.scheme, new.scheme) == ("http", "https")
