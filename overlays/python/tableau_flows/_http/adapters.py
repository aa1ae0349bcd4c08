"""Adapters that send requests over our own connections: directly, or through a proxy.

Requests go straight to httpcore's connections. httpx's client, which sees to hooks,
authentication, redirects and a log of its own, is used only when it was handed in
(`handed_in`).
"""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Iterator
from typing import Protocol, cast
from weakref import WeakKeyDictionary

import httpcore

from tableau_flows._common import fork
from tableau_flows._http.answers import AsyncAnswer, RawAnswer, SyncAnswer, head_of
from tableau_flows._http.connections.async_streams import AsyncLimitedBackend, AsyncLimitedStream
from tableau_flows._http.connections.direct import AsyncDirectConnection, DirectConnection
from tableau_flows._http.connections.pool import AsyncPool, Lease, Pool
from tableau_flows._http.connections.socks import AsyncSocksConnection, SocksConnection
from tableau_flows._http.connections.streams import LimitedBackend, LimitedStream, Socket
from tableau_flows._http.environment.proxies import Proxy, proxy_for, read_proxy
from tableau_flows._http.environment.tls import ClientCertificate, Verify, tls_context
from tableau_flows._http.exchange import Exchange
from tableau_flows._http.requests import AsyncChunks, SyncChunks, httpcore_request, origin_of
from tableau_flows._plans.locks import current_loop


class Adapter(Protocol):
    """Sends requests, with threads. Raises what httpcore does."""

    def proxy_of(self, server: str) -> Proxy | None:
        """The proxy that requests to this server go through, as far as is known."""
        ...

    def send(self, exchange: Exchange) -> SyncAnswer:
        """Send a request; its reply is still to be read and closed."""
        ...

    def abort(self, threads: set[int] | None) -> None:
        """Make the requests of these threads fail at once; None means all threads."""
        ...

    def close(self) -> None:
        """Close all connections, unless they belong to somebody else."""
        ...


class AsyncAdapter(Protocol):
    """Sends requests, with async. Raises what httpcore does."""

    def proxy_of(self, server: str) -> Proxy | None:
        """The proxy that requests to this server go through, as far as is known."""
        ...

    async def send(self, exchange: Exchange) -> AsyncAnswer:
        """Send a request; its reply is still to be read and closed."""
        ...

    async def aclose(self) -> None:
        """Close all connections, unless they belong to somebody else."""
        ...


class Routes:
    """How a server is reached: over TLS or not, directly or through a proxy."""

    def __init__(self, verify: Verify, cert: ClientCertificate | None, proxy: str | None) -> None:
        self._verify = verify
        self._cert = cert
        self._proxy = None if proxy is None else read_proxy(proxy)
        self._proxies: dict[str, Proxy | None] = {}
        # What was given is refused at once if it cannot be used; the default can wait.
        given = cert is not None or not isinstance(verify, bool)
        self._context = tls_context(verify, cert) if given else None

    def proxy_of(self, server: str) -> Proxy | None:
        """The proxy for a server: the one that was given, or that of the environment."""
        if self._proxy is not None:
            return self._proxy
        if server not in self._proxies:
            self._proxies[server] = proxy_for(server)
        return self._proxies[server]

    def context(self) -> ssl.SSLContext:
        """The TLS context; making the usual one takes its time, so it is made when needed."""
        if self._context is None:
            self._context = tls_context(self._verify, self._cert)
        return self._context

    def connection(self, server: str, socket: Socket) -> httpcore.ConnectionInterface:
        """A connection for threads; it connects with its first request."""
        origin, context, proxy = self._route(server, socket)
        if proxy is None:
            return DirectConnection(origin, context, socket)
        backend = LimitedBackend(socket)
        url, auth = _proxy_url(proxy), _encoded(proxy.auth)
        if proxy.scheme.startswith("socks"):
            socks = httpcore.SOCKSProxy(url, auth, context, network_backend=backend)
            return SocksConnection(socks.create_connection(origin))
        return httpcore.HTTPProxy(
            *(url, auth),
            ssl_context=context,
            proxy_ssl_context=self._context_of(proxy),
            network_backend=backend,
        ).create_connection(origin)

    def async_connection(self, server: str, socket: Socket) -> httpcore.AsyncConnectionInterface:
        """A connection for async; it connects with its first request."""
        origin, context, proxy = self._route(server, socket)
        if proxy is None:
            return AsyncDirectConnection(origin, context, socket)
        backend = AsyncLimitedBackend(socket)
        url, auth = _proxy_url(proxy), _encoded(proxy.auth)
        if proxy.scheme.startswith("socks"):
            socks = httpcore.AsyncSOCKSProxy(url, auth, context, network_backend=backend)
            return AsyncSocksConnection(socks.create_connection(origin))
        return httpcore.AsyncHTTPProxy(
            *(url, auth),
            ssl_context=context,
            proxy_ssl_context=self._context_of(proxy),
            network_backend=backend,
        ).create_connection(origin)

    def _route(
        self, server: str, socket: Socket
    ) -> tuple[httpcore.Origin, ssl.SSLContext | None, Proxy | None]:
        """The server, the TLS context for it, and the proxy on the way to it."""
        origin, proxy = origin_of(server), self.proxy_of(server)
        context = self.context() if origin.scheme == b"https" else None
        through_tls = proxy is not None and proxy.scheme == "https"
        socket.handshakes = (context is not None) + through_tls
        return origin, context, proxy

    def _context_of(self, proxy: Proxy) -> ssl.SSLContext | None:
        """The TLS context for the connection to a proxy."""
        return self.context() if proxy.scheme == "https" else None


class PoolAdapter:
    """Sends requests over the connections of a pool, with threads."""

    def __init__(self, routes: Routes) -> None:
        self._routes = routes
        self.pool = Pool(routes.connection)

    def proxy_of(self, server: str) -> Proxy | None:
        """The proxy that requests to this server go through."""
        return self._routes.proxy_of(server)

    def send(self, exchange: Exchange) -> SyncAnswer:
        """Send a request; its reply is still to be read and closed."""
        body = SyncChunks.of(exchange.request, exchange.deadline)
        server, built = httpcore_request(exchange.request, body)
        lease: Lease[httpcore.ConnectionInterface] = Lease()
        try:
            self.pool.acquire(lease, server, exchange)
            assert lease.connection is not None  # `acquire` has set it
            answer = lease.connection.http.handle_request(built)
            exchange.head_is_complete()
            return _sync_answer(self.pool, lease, answer, lease.connection.socket.limited)
        except BaseException:
            self.pool.release(lease)
            raise
        finally:
            if body is not None:
                body.let_go()

    def abort(self, threads: set[int] | None) -> None:
        """Make the requests of these threads fail at once; None means all threads."""
        self.pool.abort(threads)

    def close(self) -> None:
        """Close all connections."""
        self.pool.close()


class AsyncPoolAdapter:
    """Sends requests over the connections of a pool, with async; each event loop has its own."""

    def __init__(self, routes: Routes) -> None:
        self._routes = routes
        self._pools: WeakKeyDictionary[object, AsyncPool] = WeakKeyDictionary()
        fork.register(self)

    def proxy_of(self, server: str) -> Proxy | None:
        """The proxy that requests to this server go through."""
        return self._routes.proxy_of(server)

    @property
    def pool(self) -> AsyncPool:
        """The pool of the event loop that runs this task."""
        loop = current_loop()
        pool = self._pools.get(loop)
        if pool is None:
            pool = self._pools[loop] = AsyncPool(self._routes.async_connection)
        return pool

    async def send(self, exchange: Exchange) -> AsyncAnswer:
        """Send a request; its reply is still to be read and closed."""
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
            return _async_answer(pool, lease, answer, lease.connection.socket.limited)
        except BaseException:
            await pool.release(lease)
            raise
        finally:
            if body is not None:
                body.let_go()

    async def aclose(self) -> None:
        """Close the connections of this event loop; another one closes its own when it ends."""
        await self.pool.aclose()
        for pool in list(self._pools.values()):
            pool.closed = True

    def after_fork(self) -> None:
        """Leave the parent's connections, and the transports of its event loop, alone."""
        fork.keep(self._pools)
        self._pools = WeakKeyDictionary()


def _sync_answer(
    pool: Pool,
    lease: Lease[httpcore.ConnectionInterface],
    answer: httpcore.Response,
    stream: object,
) -> SyncAnswer:
    headers, cookies = head_of(answer.headers)

    def close() -> None:
        try:
            answer.close()
        finally:
            pool.release(lease)

    return RawAnswer(
        answer.status,
        headers,
        cookies,
        iter(cast(Iterator[bytes], answer.stream)),  # from a connection for threads
        close,
        stream=stream if isinstance(stream, LimitedStream) else None,
    )


def _async_answer(
    pool: AsyncPool,
    lease: Lease[httpcore.AsyncConnectionInterface],
    answer: httpcore.Response,
    stream: object,
) -> AsyncAnswer:
    headers, cookies = head_of(answer.headers)

    async def close() -> None:
        try:
            await answer.aclose()
        finally:
            await pool.release(lease)

    return RawAnswer(
        answer.status,
        headers,
        cookies,
        aiter(cast(AsyncIterator[bytes], answer.stream)),  # from a connection for async
        close,
        stream=stream if isinstance(stream, AsyncLimitedStream) else None,
    )


def _proxy_url(proxy: Proxy) -> httpcore.URL:
    return httpcore.URL(scheme=proxy.scheme, host=proxy.host, port=proxy.port, target="/")


def _encoded(auth: tuple[str, str] | None) -> tuple[bytes, bytes] | None:
    return None if auth is None else (auth[0].encode(), auth[1].encode())
