"""Connections straight to a server: connected by the first request, then HTTP/1.1 over them."""

from __future__ import annotations

import ssl

import httpcore

from tableau_flows._http.connections.async_streams import AsyncLimitedBackend
from tableau_flows._http.connections.streams import LimitedBackend, Socket


def has_leftover(http: httpcore.HTTP11Connection | httpcore.AsyncHTTP11Connection) -> bool:
    """Whether more bytes came than the reply has, which would be taken for the next reply.

    httpcore keeps them for itself, so this looks into it; where that shows nothing, a reply that
    was there before its request is refused (`Exchange.head_is_complete`).
    """
    state = vars(http).get("_h11_state")
    trailing: object = getattr(state, "trailing_data", None)  # bytes, and whether they are the last
    return trailing not in (None, (b"", False), (b"", True))


class _NoLock:
    """In the place of a lock that nobody but its holder ever asks for."""

    async def __aenter__(self) -> None:
        return None

    async def __aexit__(self, *_: object) -> None:
        return None


def without_lock(http: httpcore.AsyncHTTP11Connection) -> httpcore.AsyncHTTP11Connection:
    """The connection without httpcore's lock of its state.

    A lease of the pool has the connection alone, so the lock guards nothing; yet it yields to the
    event loop twice for each request. A later httpcore that has no such lock is left as it is.
    """
    if "_state_lock" in vars(http):
        vars(http)["_state_lock"] = _NoLock()
    return http


class DirectConnection(httpcore.ConnectionInterface):
    """A connection for threads.

    Args:
        origin: The server.
        context: The TLS context for https; None for http.
        socket: What the pool knows of the connection.
    """

    def __init__(
        self, origin: httpcore.Origin, context: ssl.SSLContext | None, socket: Socket
    ) -> None:
        self._origin = origin
        self._context = context
        self._socket = socket
        self._http: httpcore.HTTP11Connection | None = None

    def handle_request(self, request: httpcore.Request) -> httpcore.Response:
        """Send a request, connecting before if that is not done."""
        if self._http is None:
            self._http = httpcore.HTTP11Connection(self._origin, self._connect())
        return self._http.handle_request(request)

    def is_idle(self) -> bool:
        """Whether it can take another request."""
        return self._http is not None and self._http.is_idle() and not has_leftover(self._http)

    def has_expired(self) -> bool:
        """Whether the server has closed it."""
        return self._http is None or self._socket.is_readable()

    def _connect(self) -> httpcore.NetworkStream:
        host, port = self._origin.host.decode("ascii"), self._origin.port
        timeout = self._socket.current().request.timeouts.connect
        stream = LimitedBackend(self._socket).connect_tcp(host, port, timeout)
        if self._context is None:
            return stream
        self._context.set_alpn_protocols(["http/1.1"])
        return stream.start_tls(self._context, host, timeout)


class AsyncDirectConnection(httpcore.AsyncConnectionInterface):
    """A connection for async.

    Args:
        origin: The server.
        context: The TLS context for https; None for http.
        socket: What the pool knows of the connection.
    """

    def __init__(
        self, origin: httpcore.Origin, context: ssl.SSLContext | None, socket: Socket
    ) -> None:
        self._origin = origin
        self._context = context
        self._socket = socket
        self._http: httpcore.AsyncHTTP11Connection | None = None

    async def handle_async_request(self, request: httpcore.Request) -> httpcore.Response:
        """Send a request, connecting before if that is not done."""
        if self._http is None:
            stream = await self._connect()
            self._http = without_lock(httpcore.AsyncHTTP11Connection(self._origin, stream))
        return await self._http.handle_async_request(request)

    def is_idle(self) -> bool:
        """Whether it can take another request."""
        return self._http is not None and self._http.is_idle() and not has_leftover(self._http)

    def has_expired(self) -> bool:
        """Whether the server has closed it."""
        return self._http is None or self._socket.is_readable()

    async def _connect(self) -> httpcore.AsyncNetworkStream:
        host, port = self._origin.host.decode("ascii"), self._origin.port
        timeout = self._socket.current().request.timeouts.connect
        stream = await AsyncLimitedBackend(self._socket).connect_tcp(host, port, timeout)
        if self._context is None:
            return stream
        self._context.set_alpn_protocols(["http/1.1"])
        return await stream.start_tls(self._context, host, timeout)
