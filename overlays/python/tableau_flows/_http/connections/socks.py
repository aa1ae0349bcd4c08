"""Connections through a SOCKS proxy, whose errors are those of httpcore.

httpcore lets the errors of the library that reads the proxy's answers through, and takes an answer
that is cut in two for a broken one.
"""

from __future__ import annotations

import contextlib
from collections.abc import Generator

import httpcore


@contextlib.contextmanager
def _translated() -> Generator[None]:
    try:
        yield
    except AssertionError as error:
        raise httpcore.ProxyError("the SOCKS proxy gave an answer of another kind") from error
    except Exception as error:
        if type(error).__module__.partition(".")[0] != "socksio":
            raise
        raise httpcore.ProxyError(f"the SOCKS proxy gave a broken answer: {error}") from error


class SocksConnection(httpcore.ConnectionInterface):
    """A connection for threads."""

    def __init__(self, http: httpcore.ConnectionInterface) -> None:
        self._http = http

    def handle_request(self, request: httpcore.Request) -> httpcore.Response:
        """Send a request, connecting through the proxy before if that is not done."""
        with _translated():
            return self._http.handle_request(request)

    def is_idle(self) -> bool:
        """Whether it can take another request."""
        return self._http.is_idle()

    def has_expired(self) -> bool:
        """Whether the other side has closed it."""
        return self._http.has_expired()


class AsyncSocksConnection(httpcore.AsyncConnectionInterface):
    """A connection for async."""

    def __init__(self, http: httpcore.AsyncConnectionInterface) -> None:
        self._http = http

    async def handle_async_request(self, request: httpcore.Request) -> httpcore.Response:
        """Send a request, connecting through the proxy before if that is not done."""
        with _translated():
            return await self._http.handle_async_request(request)

    def is_idle(self) -> bool:
        """Whether it can take another request."""
        return self._http.is_idle()

    def has_expired(self) -> bool:
        """Whether the other side has closed it."""
        return self._http.has_expired()
