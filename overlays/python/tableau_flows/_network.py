"""The network of a client, made when the first request is sent: httpx takes its time to load."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from tableau_flows._plan import Request, Response

if TYPE_CHECKING:
    from tableau_flows._http import (
        AsyncHttpClient,
        AsyncHttpNetwork,
        AsyncTransport,
        HttpClient,
        HttpNetwork,
        Transport,
        Verify,
    )


class LazyNetwork:
    """Sends requests and reads answers, with threads."""

    def __init__(
        self,
        http: HttpClient | None = None,
        *,
        transport: Transport | None = None,
        verify: Verify = True,
        proxy: str | None = None,
    ) -> None:
        def make() -> HttpNetwork:
            from tableau_flows._http import HttpNetwork

            return HttpNetwork(http, transport=transport, verify=verify, proxy=proxy)

        self._make: Callable[[], HttpNetwork] = make
        self._lock = threading.Lock()
        self._network: HttpNetwork | None = None
        if _must_be_checked(http, transport, verify, proxy):
            self._ready()

    def send(self, request: Request) -> Response:
        """Send a request; read its answer whole unless it is streamed."""
        return self._ready().send(request)

    def receive(self, response: Response) -> bytes:
        """Read on in a streamed answer."""
        return self._ready().receive(response)

    def close(self, response: Response) -> None:
        """Let go of a streamed answer."""
        self._ready().close(response)

    def shut(self) -> None:
        """Close all connections."""
        if self._network is not None:
            self._network.shut()

    def _ready(self) -> HttpNetwork:
        if self._network is None:
            with self._lock:
                self._network = self._network or self._make()
        return self._network


class AsyncLazyNetwork:
    """Sends requests and reads answers, with async."""

    def __init__(
        self,
        http: AsyncHttpClient | None = None,
        *,
        transport: AsyncTransport | None = None,
        verify: Verify = True,
        proxy: str | None = None,
    ) -> None:
        def make() -> AsyncHttpNetwork:
            from tableau_flows._http import AsyncHttpNetwork

            return AsyncHttpNetwork(http, transport=transport, verify=verify, proxy=proxy)

        self._make: Callable[[], AsyncHttpNetwork] = make
        self._network: AsyncHttpNetwork | None = None
        if _must_be_checked(http, transport, verify, proxy):
            self._ready()

    async def send(self, request: Request) -> Response:
        """Send a request; read its answer whole unless it is streamed."""
        return await self._ready().send(request)

    async def receive(self, response: Response) -> bytes:
        """Read on in a streamed answer."""
        return await self._ready().receive(response)

    async def close(self, response: Response) -> None:
        """Let go of a streamed answer."""
        await self._ready().close(response)

    async def shut(self) -> None:
        """Close all connections."""
        if self._network is not None:
            await self._network.shut()

    def _ready(self) -> AsyncHttpNetwork:
        self._network = self._network or self._make()
        return self._network


def _must_be_checked(http: object, transport: object, verify: object, proxy: str | None) -> bool:
    """Whether something was given that may be wrong, which is then said at once."""
    given = (http, transport, proxy) != (None, None, None) or not isinstance(verify, bool)
    # What tells proxies takes as long to load as a part of httpx.
    return given or any(name.lower().endswith("_proxy") for name in os.environ)
