"""Chooses how a server is reached, and makes the connection: directly, or through a proxy."""

from __future__ import annotations

import ssl

import httpcore

from tableau_flows._http.connections.async_streams import AsyncLimitedBackend
from tableau_flows._http.connections.direct import AsyncDirectConnection, DirectConnection
from tableau_flows._http.connections.socks import AsyncSocksConnection, SocksConnection
from tableau_flows._http.connections.streams import LimitedBackend, Socket
from tableau_flows._http.environment.proxies import Proxy, proxy_for, read_proxy
from tableau_flows._http.environment.tls import ClientCertificate, Verify, tls_context
from tableau_flows._http.messages import origin_of


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


def _proxy_url(proxy: Proxy) -> httpcore.URL:
    return httpcore.URL(scheme=proxy.scheme, host=proxy.host, port=proxy.port, target="/")


def _encoded(auth: tuple[str, str] | None) -> tuple[bytes, bytes] | None:
    return None if auth is None else (auth[0].encode(), auth[1].encode())
