"""Connections through a SOCKS proxy, with the exceptions of httpcore.

httpcore does not translate the exceptions of the library that parses the replies of the proxy, and
treats a reply received in two pieces as broken.
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
        """Send a request, after connecting through the proxy if necessary."""
        with _translated():
            return self._http.handle_request(request)

    def is_idle(self) -> bool:
        """Return whether it can be reused."""
        return self._http.is_idle()

    def has_expired(self) -> bool:
        """Return whether the other side has closed it."""
        return self._http.has_expired()


class AsyncSocksConnection(httpcore.AsyncConnectionInterface):
    """A connection for async."""

    def __init__(self, http: httpcore.AsyncConnectionInterface) -> None:
        self._http = http

    async def handle_async_request(self, request: httpcore.Request) -> httpcore.Response:
        """Send a request, after connecting through the proxy if necessary."""
        with _translated():
            return await self._http.handle_async_request(request)

    def is_idle(self) -> bool:
        """Return whether it can be reused."""
        return self._http.is_idle()

    def has_expired(self) -> bool:
        """Return whether the other side has closed it."""
        return self._http.has_expired()
