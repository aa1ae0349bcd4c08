"""The network: requests are sent and replies are read, with threads and with async.

No modules but those of this package import httpx or httpcore when they are loaded.
"""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, TypeAlias, cast

import anyio

from tableau_flows._common.redact import foreign, hide_secret_headers
from tableau_flows._http.adapters import (
    Adapter,
    AsyncAdapter,
    AsyncPoolAdapter,
    PoolAdapter,
    Routes,
)
from tableau_flows._http.bodies.reading import AsyncBody, SyncBody
from tableau_flows._http.environment.tls import ClientCertificate, Verify
from tableau_flows._http.exchange import GRACE, Deadline, Exchange, Phase
from tableau_flows._http.failures import NO_ANSWER, failure
from tableau_flows._plans.steps import Request, Response
from tableau_flows.errors import UsageError

if TYPE_CHECKING:
    import httpx

__all__ = [
    "AsyncHttpClient",
    "AsyncHttpNetwork",
    "AsyncTransport",
    "ClientCertificate",
    "HttpClient",
    "HttpNetwork",
    "Transport",
    "Verify",
]

HttpClient: TypeAlias = "httpx.Client"
AsyncHttpClient: TypeAlias = "httpx.AsyncClient"
Transport: TypeAlias = "httpx.BaseTransport"
AsyncTransport: TypeAlias = "httpx.AsyncBaseTransport"

_log = logging.getLogger("tableau_flows.http")

_CLOSING_SECONDS = 1.0
"""How long an aborted reply may take to be closed while the task is cancelled."""

hide_secret_headers()


class HttpNetwork:
    """Sends requests and reads replies, with threads. A client that was handed in stays open."""

    def __init__(
        self,
        http: HttpClient | None = None,
        *,
        transport: Transport | None = None,
        verify: Verify = True,
        cert: ClientCertificate | None = None,
        proxy: str | None = None,
    ) -> None:
        _check_combination(http, transport, proxy, cert, verify)
        self.adapter: Adapter
        if http is None and transport is None:
            self.adapter = PoolAdapter(Routes(verify, cert, proxy))
        else:
            from tableau_flows._http.handed_in import HandedInAdapter  # loads httpx

            self.adapter = HandedInAdapter(http, transport)

    def send(self, request: Request) -> Response:
        """Send a request; read its reply whole unless it is streamed."""
        started = time.monotonic()
        exchange = Exchange(request, Deadline(request))
        exchange.deadline.check("pool")
        try:
            answer = self.adapter.send(exchange)
        except NO_ANSWER as error:
            raise failure(error, exchange, self.adapter.proxy_of) from error
        reading: SyncBody | None = None
        try:
            _note(request, answer.status, started)
            reading = SyncBody(answer, exchange)
            if request.stream:
                return Response(
                    answer.status, answer.headers, handle=reading, cookies=answer.cookies
                )
            return Response(answer.status, answer.headers, reading.all(), cookies=answer.cookies)
        except BaseException:
            answer.close()
            raise

    def receive(self, response: Response) -> bytes:
        """Read on in a streamed reply."""
        reading = cast(SyncBody, response.handle)  # `send` put it there
        reading.exchange.deadline.check("read")
        return reading.more()

    def close(self, response: Response) -> None:
        """Let go of a streamed reply."""
        cast(SyncBody, response.handle).close()

    def abort(self, threads: set[int] | None) -> None:
        """Make the requests of these threads fail at once; None means all threads."""
        self.adapter.abort(threads)

    def shut(self) -> None:
        """Close all connections."""
        self.adapter.close()


class AsyncHttpNetwork:
    """Sends requests and reads replies, with async. A client that was handed in stays open."""

    def __init__(
        self,
        http: AsyncHttpClient | None = None,
        *,
        transport: AsyncTransport | None = None,
        verify: Verify = True,
        cert: ClientCertificate | None = None,
        proxy: str | None = None,
    ) -> None:
        _check_combination(http, transport, proxy, cert, verify)
        self.adapter: AsyncAdapter
        self._own = http is None and transport is None
        if self._own:
            self.adapter = AsyncPoolAdapter(Routes(verify, cert, proxy))
        else:
            from tableau_flows._http.handed_in import AsyncHandedInAdapter  # loads httpx

            self.adapter = AsyncHandedInAdapter(http, transport)

    async def send(self, request: Request) -> Response:
        """Send a request; read its reply whole unless it is streamed."""
        exchange = Exchange(request, Deadline(request))
        exchange.deadline.check("pool")
        if self._own:  # every wait of our own connections is limited by itself
            return await self._send(exchange)
        phase: Phase = "write" if request.body is not None else "read"
        with _time_limit(exchange.deadline):
            return await self._send(exchange)
        raise exchange.deadline.error(phase)  # only the time limit leaves the block so

    async def receive(self, response: Response) -> bytes:
        """Read on in a streamed reply."""
        reading = cast(AsyncBody, response.handle)  # `send` put it there
        deadline = reading.exchange.deadline
        deadline.check("read")
        if self._own:
            return await reading.more()
        with _time_limit(deadline):
            return await reading.more()
        raise deadline.error("read")

    async def close(self, response: Response) -> None:
        """Let go of a streamed reply."""
        await cast(AsyncBody, response.handle).close()

    async def shut(self) -> None:
        """Close all connections."""
        await self.adapter.aclose()

    async def _send(self, exchange: Exchange) -> Response:
        request = exchange.request
        started = time.monotonic()
        try:
            answer = await self.adapter.send(exchange)
        except NO_ANSWER as error:
            raise failure(error, exchange, self.adapter.proxy_of) from error
        reading: AsyncBody | None = None
        try:
            _note(request, answer.status, started)
            reading = AsyncBody(answer, exchange)
            if request.stream:
                return Response(
                    answer.status, answer.headers, handle=reading, cookies=answer.cookies
                )
            content = await reading.all()
            await reading.close()
        except BaseException:
            with anyio.move_on_after(_CLOSING_SECONDS, shield=True):
                await (answer.close() if reading is None else reading.close())
            raise
        return Response(answer.status, answer.headers, content, cookies=answer.cookies)


def _check_combination(
    http: object, transport: object, proxy: str | None, cert: object, verify: object
) -> None:
    """Make sure that what was given goes together.

    Raises:
        UsageError: Some of it would have no effect.
    """
    if http is not None and transport is not None:
        raise UsageError("give http= or transport=, not both: a client has its own transport")
    what = "http=" if http is not None else "transport="
    given = {"proxy=": proxy is not None, "cert=": cert is not None, "verify=": verify is not True}
    for name, is_given in given.items():
        if is_given and (http is not None or transport is not None):
            raise UsageError(f"{name} has no effect with {what}, which makes its own connections")


def _time_limit(deadline: Deadline) -> anyio.CancelScope:
    """A block that is left when time is over; a little later than the waits within it."""
    left = deadline.left()
    return anyio.move_on_after(None if left is None else left + GRACE)


def _note(request: Request, status: int, started: float) -> None:
    if _log.isEnabledFor(logging.DEBUG):
        _log.debug(
            "%s: %s %s answered %d after %.3f s",
            request.operation,
            request.method,
            foreign(request.url, request.secrets),
            status,
            time.monotonic() - started,
        )
