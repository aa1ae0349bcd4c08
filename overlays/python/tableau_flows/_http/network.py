"""The network of a client, made when the first request is sent: httpcore takes time to load."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from tableau_flows._common import fork
from tableau_flows._plans.steps import Request, Response

if TYPE_CHECKING:
    from tableau_flows._http.transport import (
        AsyncHttpClient,
        AsyncHttpNetwork,
        AsyncTransport,
        ClientCertificate,
        HttpClient,
        HttpNetwork,
        Transport,
        Verify,
    )


class LazyNetwork:
    """Sends requests and reads replies, with threads."""

    def __init__(
        self,
        http: HttpClient | None = None,
        *,
        transport: Transport | None = None,
        verify: Verify = True,
        cert: ClientCertificate | None = None,
        proxy: str | None = None,
    ) -> None:
        def make() -> HttpNetwork:
            from tableau_flows._http.transport import HttpNetwork

            return HttpNetwork(http, transport=transport, verify=verify, cert=cert, proxy=proxy)

        self._make: Callable[[], HttpNetwork] = make
        self._lock = threading.Lock()
        self._network: HttpNetwork | None = None
        fork.register(self)
        if _must_be_checked(http, transport, verify, cert, proxy):
            self._ready()

    def send(self, request: Request) -> Response:
        """Send a request; read its reply whole unless it is streamed."""
        return self._ready().send(request)

    def receive(self, response: Response) -> bytes:
        """Read on in a streamed reply."""
        return self._ready().receive(response)

    def close(self, response: Response) -> None:
        """Let go of a streamed reply."""
        self._ready().close(response)

    def abort(self, threads: set[int] | None) -> None:
        """Make the requests of these threads fail at once; None means all threads."""
        if self._network is not None:
            self._network.abort(threads)

    def shut(self) -> None:
        """Close all connections."""
        if self._network is not None:
            self._network.shut()

    def after_fork(self) -> None:
        """The thread that held the lock does not exist in a forked child."""
        self._lock = threading.Lock()

    def _ready(self) -> HttpNetwork:
        if self._network is None:
            with self._lock:
                self._network = self._network or self._make()
        return self._network


class AsyncLazyNetwork:
    """Sends requests and reads replies, with async."""

    def __init__(
        self,
        http: AsyncHttpClient | None = None,
        *,
        transport: AsyncTransport | None = None,
        verify: Verify = True,
        cert: ClientCertificate | None = None,
        proxy: str | None = None,
    ) -> None:
        def make() -> AsyncHttpNetwork:
            from tableau_flows._http.transport import AsyncHttpNetwork

            return AsyncHttpNetwork(
                http, transport=transport, verify=verify, cert=cert, proxy=proxy
            )

        self._make: Callable[[], AsyncHttpNetwork] = make
        self._network: AsyncHttpNetwork | None = None
        if _must_be_checked(http, transport, verify, cert, proxy):
            self._ready()

    async def send(self, request: Request) -> Response:
        """Send a request; read its reply whole unless it is streamed."""
        return await self._ready().send(request)

    async def receive(self, response: Response) -> bytes:
        """Read on in a streamed reply."""
        return await self._ready().receive(response)

    async def close(self, response: Response) -> None:
        """Let go of a streamed reply."""
        await self._ready().close(response)

    async def shut(self) -> None:
        """Close all connections."""
        if self._network is not None:
            await self._network.shut()

    def _ready(self) -> AsyncHttpNetwork:
        self._network = self._network or self._make()
        return self._network


def _must_be_checked(*given: object) -> bool:
    """Whether something was given that may be wrong, which is then said at once."""
    return any(value is not None and not isinstance(value, bool) for value in given)
