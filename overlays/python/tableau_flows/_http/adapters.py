"""Adapters: send requests and read responses, with threads and with async.

Requests go straight to httpcore's connections. httpx's client, which sees to hooks, authentication,
redirects and a log of its own, is used only when it was handed in (`handed_in`).
"""

from __future__ import annotations

import logging
import time
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Iterator
from typing import cast
from weakref import WeakKeyDictionary

import anyio
import httpcore

from tableau_flows._common import fork
from tableau_flows._common.redact import hide_secret_headers, redacted
from tableau_flows._http.bodies.reading import AsyncBody, SyncBody
from tableau_flows._http.connections.async_streams import AsyncLimitedStream
from tableau_flows._http.connections.pool import AsyncPool, Lease, Pool
from tableau_flows._http.connections.streams import LimitedStream
from tableau_flows._http.environment.proxies import Proxy
from tableau_flows._http.exchange import GRACE, Deadline, Exchange, Phase
from tableau_flows._http.failures import REQUEST_FAILURES, failure
from tableau_flows._http.messages import (
    AsyncChunks,
    AsyncResponse,
    RawResponse,
    SyncChunks,
    SyncResponse,
    head_of,
    httpcore_request,
)
from tableau_flows._http.routes import Routes
from tableau_flows._plans.locks import current_loop
from tableau_flows._plans.messages import Request, Response

_log = logging.getLogger("tableau_flows.http")

_CLOSING_SECONDS = 1.0
"""Seconds that closing an abandoned response may take while its task is being cancelled."""

hide_secret_headers()


class Adapter(ABC):
    """Sends requests and reads responses, with threads; subclasses know how one is sent."""

    @abstractmethod
    def proxy_of(self, server: str) -> Proxy | None:
        """Return the proxy for requests to this server, as far as it is known."""

    @abstractmethod
    def perform(self, exchange: Exchange) -> SyncResponse:
        """Send a request and receive the response headers; raises the exceptions of httpcore."""

    @abstractmethod
    def abort(self, threads: set[int] | None) -> None:
        """Make the requests of these threads fail at once; None means all threads."""

    @abstractmethod
    def close_all(self) -> None:
        """Close all connections, unless they belong to the caller."""

    def send(self, request: Request) -> Response:
        """Send a request; read the response completely unless it is streamed."""
        started = time.monotonic()
        exchange = Exchange(request, Deadline(request))
        exchange.deadline.check("pool")
        try:
            answer = self.perform(exchange)
        except REQUEST_FAILURES as error:
            raise failure(error, exchange, self.proxy_of) from error
        reading: SyncBody | None = None
        try:
            if _log.isEnabledFor(logging.DEBUG):
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
        """Read the next bytes of a streamed response."""
        reading = cast(SyncBody, response.handle)  # `send` put it there
        reading.exchange.deadline.check("read")
        return reading.more()

    def close(self, response: Response) -> None:
        """Close a streamed response."""
        cast(SyncBody, response.handle).close()


class AsyncAdapter(ABC):
    """Sends requests and reads responses, with async; subclasses know how one is sent.

    Attributes:
        limits_itself: Whether every wait of the adapter already ends at the deadline.
    """

    limits_itself = False

    @abstractmethod
    def proxy_of(self, server: str) -> Proxy | None:
        """Return the proxy for requests to this server, as far as it is known."""

    @abstractmethod
    async def perform(self, exchange: Exchange) -> AsyncResponse:
        """Send a request and receive the response headers; raises the exceptions of httpcore."""

    @abstractmethod
    async def close_all(self) -> None:
        """Close all connections, unless they belong to the caller."""

    async def send(self, request: Request) -> Response:
        """Send a request; read the response completely unless it is streamed."""
        exchange = Exchange(request, Deadline(request))
        exchange.deadline.check("pool")
        if self.limits_itself:
            return await self._send(exchange)
        phase: Phase = "write" if request.body is not None else "read"
        with _time_limit(exchange.deadline):
            return await self._send(exchange)
        # Reached only if the time limit has cancelled the block.
        raise exchange.deadline.error(phase)

    async def receive(self, response: Response) -> bytes:
        """Read the next bytes of a streamed response."""
        reading = cast(AsyncBody, response.handle)  # `send` put it there
        deadline = reading.exchange.deadline
        deadline.check("read")
        if self.limits_itself:
            return await reading.more()
        with _time_limit(deadline):
            return await reading.more()
        raise deadline.error("read")

    async def close(self, response: Response) -> None:
        """Close a streamed response."""
        await cast(AsyncBody, response.handle).close()

    async def _send(self, exchange: Exchange) -> Response:
        request = exchange.request
        started = time.monotonic()
        try:
            answer = await self.perform(exchange)
        except REQUEST_FAILURES as error:
            raise failure(error, exchange, self.proxy_of) from error
        reading: AsyncBody | None = None
        try:
            if _log.isEnabledFor(logging.DEBUG):
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


class PoolAdapter(Adapter):
    """Sends requests over the connections of a pool, with threads."""

    def __init__(self, routes: Routes) -> None:
        self._routes = routes
        self.pool = Pool(routes.connection)

    def proxy_of(self, server: str) -> Proxy | None:
        """Return the proxy for requests to this server."""
        return self._routes.proxy_of(server)

    def perform(self, exchange: Exchange) -> SyncResponse:
        """Send a request; the caller must read and close the response."""
        body = SyncChunks.of(exchange.request, exchange.deadline)
        server, built = httpcore_request(exchange.request, body)
        lease: Lease[httpcore.ConnectionInterface] = Lease()
        try:
            self.pool.acquire(lease, server, exchange)
            assert lease.connection is not None  # `acquire` has set it
            answer = lease.connection.http.handle_request(built)
            exchange.head_is_complete()
            return _sync_response(self.pool, lease, answer, lease.connection.socket.limited)
        except BaseException:
            self.pool.release(lease)
            raise
        finally:
            if body is not None:
                body.release()

    def abort(self, threads: set[int] | None) -> None:
        """Make the requests of these threads fail at once; None means all threads."""
        self.pool.abort(threads)

    def close_all(self) -> None:
        """Close all connections."""
        self.pool.close()


class AsyncPoolAdapter(AsyncAdapter):
    """Sends requests over the connections of a pool, with async; each event loop has its own."""

    limits_itself = True

    def __init__(self, routes: Routes) -> None:
        self._routes = routes
        self._pools: WeakKeyDictionary[object, AsyncPool] = WeakKeyDictionary()
        fork.register(self)

    def proxy_of(self, server: str) -> Proxy | None:
        """Return the proxy for requests to this server."""
        return self._routes.proxy_of(server)

    @property
    def pool(self) -> AsyncPool:
        """Return the pool of the event loop that runs this task."""
        loop = current_loop()
        pool = self._pools.get(loop)
        if pool is None:
            pool = self._pools[loop] = AsyncPool(self._routes.async_connection)
        return pool

    async def perform(self, exchange: Exchange) -> AsyncResponse:
        """Send a request; the caller must read and close the response."""
        body = AsyncChunks.of(exchange.request, exchange.deadline)
        server, built = httpcore_request(exchange.request, body)
        pool = self.pool
        await pool.open()
        lease: Lease[httpcore.AsyncConnectionInterface] = Lease()
        try:
            await pool.acquire(lease, server, exchange)
            assert lease.connection is not None  # `acquire` has set it
            answer = await lease.connection.http.handle_async_request(built)
            exchange.head_is_complete()
            return _async_response(pool, lease, answer, lease.connection.socket.limited)
        except BaseException:
            await pool.release(lease)
            raise
        finally:
            if body is not None:
                body.release()

    async def close_all(self) -> None:
        """Close the connections of this event loop; other loops close theirs when they end."""
        await self.pool.aclose()
        for pool in list(self._pools.values()):
            pool.closed = True

    def after_fork(self) -> None:
        """Do not touch the connections of the parent, nor the transports of its event loop."""
        fork.keep(list(self._pools.items()))  # the dictionary itself would let go of them
        self._pools = WeakKeyDictionary()


def _sync_response(
    pool: Pool,
    lease: Lease[httpcore.ConnectionInterface],
    answer: httpcore.Response,
    stream: object,
) -> SyncResponse:
    headers, cookies = head_of(answer.headers)

    def close() -> None:
        try:
            answer.close()
        finally:
            pool.release(lease)

    return RawResponse(
        answer.status,
        headers,
        cookies,
        iter(cast(Iterator[bytes], answer.stream)),  # from a connection for threads
        close,
        stream=stream if isinstance(stream, LimitedStream) else None,
    )


def _async_response(
    pool: AsyncPool,
    lease: Lease[httpcore.AsyncConnectionInterface],
    answer: httpcore.Response,
    stream: object,
) -> AsyncResponse:
    headers, cookies = head_of(answer.headers)

    async def close() -> None:
        try:
            await answer.aclose()
        finally:
            await pool.release(lease)

    return RawResponse(
        answer.status,
        headers,
        cookies,
        aiter(cast(AsyncIterator[bytes], answer.stream)),  # from a connection for async
        close,
        stream=stream if isinstance(stream, AsyncLimitedStream) else None,
    )


def _time_limit(deadline: Deadline) -> anyio.CancelScope:
    """Return a scope that is cancelled at the deadline, shortly after the waits inside it."""
    left = deadline.left()
    return anyio.move_on_after(None if left is None else left + GRACE)


def _note(request: Request, status: int, started: float) -> None:
    _log.debug(
        "%s: %s %s answered %d after %.3f s",
        request.operation,
        request.method,
        redacted(request.url, request.secrets),
        status,
        time.monotonic() - started,
    )
