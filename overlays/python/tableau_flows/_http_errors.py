"""What went wrong on the network, in the words of this library."""

from __future__ import annotations

import contextlib
from collections.abc import Generator

import httpcore
import httpx

from tableau_flows._deadline import Deadline, Phase
from tableau_flows._plan import Request
from tableau_flows._surroundings import explain, proxy_of
from tableau_flows.errors import ConnectionFailedError, TableauError, UsageError

# Connections that are read without httpx raise what httpcore does (see `_http_reading`).
TIMED_OUT = (httpx.TimeoutException, httpcore.TimeoutException)
BROKEN_OFF = (
    *(httpx.HTTPError, httpcore.TimeoutException),
    *(httpcore.NetworkError, httpcore.ProtocolError, EOFError),
)
"""What may be raised while an answer is read."""

NO_ANSWER = (httpx.HTTPError, httpx.InvalidURL)
"""What may be raised instead of an answer."""

_PHASES: dict[type[httpx.TimeoutException], Phase] = {
    httpx.ConnectTimeout: "connect",
    httpx.ReadTimeout: "read",
    httpx.WriteTimeout: "write",
    httpx.PoolTimeout: "pool",
}
_NOTHING_LEFT = (httpx.ConnectError, httpx.ProxyError, httpx.UnsupportedProtocol)


def failure(
    error: Exception, request: Request, deadline: Deadline, proxy: str | None
) -> TableauError:
    """The error for a request that got no answer."""
    if isinstance(error, httpx.InvalidURL):
        return UsageError(f"not the address of a server: {error}")
    if isinstance(error, httpx.TimeoutException):
        return deadline.error(_PHASES.get(type(error), "read"))
    return ConnectionFailedError(
        explain(error, request.url, proxy),
        method=request.method,
        url=request.url,
        operation=request.operation,
        sent=not isinstance(error, _NOTHING_LEFT),
    )


def check_ways(http: object, transport: object, proxy: str | None) -> None:
    """Make sure that what was given goes together.

    Raises:
        UsageError: Some of it would have no effect.
    """
    if http is not None and transport is not None:
        raise UsageError("give http= or transport=, not both: a client has its own transport")
    if proxy is not None and (http is not None or transport is not None):
        what = "http=" if http is not None else "transport="
        raise UsageError(f"proxy= has no effect with {what}, which brings its own way out")


@contextlib.contextmanager
def usable(proxy: str | None) -> Generator[None]:
    """Say what is wrong with proxies, given or of the environment, while they are set up."""
    try:
        yield
    except (ValueError, httpx.InvalidURL, ImportError) as error:
        if isinstance(error, UsageError):
            raise
        shown = proxy_of("https://", proxy) if proxy is not None else "of the environment"
        more = '; for SOCKS: pip install "httpx[socks]"' if isinstance(error, ImportError) else ""
        # Not from the error: its words and its traceback may hold the password of the proxy.
        raise UsageError(f"the proxy {shown} cannot be used{more}") from None
