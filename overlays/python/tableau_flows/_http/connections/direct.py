"""Direct connections to a server: opened by the first request, then HTTP/1.1."""

from __future__ import annotations

import ssl

import httpcore

from tableau_flows._http.connections.async_streams import AsyncLimitedBackend
from tableau_flows._http.connections.streams import LimitedBackend, Socket


def has_leftover(http: httpcore.HTTP11Connection | httpcore.AsyncHTTP11Connection) -> bool:
    """Return whether more bytes arrived than the response has.

    They would be taken for the next response. httpcore has no public way to ask, so this reads its
    internal state; if that is not found, a response that arrives before its request is refused
    (`Exchange.head_is_complete`).
    """
    state = vars(http).get("_h11_state")
    trailing: object = getattr(state, "trailing_data", None)  # bytes, and whether they are the last
    return trailing not in (None, (b"", False), (b"", True))


class _NoLock:
    """Replaces a lock that is never contended."""

    async def __aenter__(self) -> None:
        return None

    async def __aexit__(self, *_: object) -> None:
        return None


def without_lock(http: httpcore.AsyncHTTP11Connection) -> httpcore.AsyncHTTP11Connection:
    """Remove the lock of a connection's state.

    A lease has its connection alone, so the lock protects nothing, but it yields to the event loop
    twice for each request. A later version of httpcore without this lock is not changed.
    """
    if "_state_lock" in vars(http):
        vars(http)["_state_lock"] = _NoLock()
    return http


class DirectConnection(httpcore.ConnectionInterface):
    """A connection for threads.

    Args:
        origin: The server.
        context: The TLS context for https; None for http.
        socket: The state that is shared with the pool.
    """

    def __init__(
        self, origin: httpcore.Origin, context: ssl.SSLContext | None, socket: Socket
    ) -> None:
        self._origin = origin
        self._context = context
        self._socket = socket
        self._http: httpcore.HTTP11Connection | None = None

    def handle_request(self, request: httpcore.Request) -> httpcore.Response:
        """Send a request, after connecting if necessary."""
        if self._http is None:
            self._http = httpcore.HTTP11Connection(self._origin, self._connect())
        return self._http.handle_request(request)

    def is_idle(self) -> bool:
        """Return whether it can be reused."""
        return self._http is not None and self._http.is_idle() and not has_leftover(self._http)

    def has_expired(self) -> bool:
        """Return whether the server has closed it."""
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
        socket: The state that is shared with the pool.
    """

    def __init__(
        self, origin: httpcore.Origin, context: ssl.SSLContext | None, socket: Socket
    ) -> None:
        self._origin = origin
        self._context = context
        self._socket = socket
        self._http: httpcore.AsyncHTTP11Connection | None = None

    async def handle_async_request(self, request: httpcore.Request) -> httpcore.Response:
        """Send a request, after connecting if necessary."""
        if self._http is None:
            stream = await self._connect()
            self._http = without_lock(httpcore.AsyncHTTP11Connection(self._origin, stream))
        return await self._http.handle_async_request(request)

    def is_idle(self) -> bool:
        """Return whether it can be reused."""
        return self._http is not None and self._http.is_idle() and not has_leftover(self._http)

    def has_expired(self) -> bool:
        """Return whether the server has closed it."""
        return self._http is None or self._socket.is_readable()

    async def _connect(self) -> httpcore.AsyncNetworkStream:
        host, port = self._origin.host.decode("ascii"), self._origin.port
        timeout = self._socket.current().request.timeouts.connect
        stream = await AsyncLimitedBackend(self._socket).connect_tcp(host, port, timeout)
        if self._context is None:
            return stream
        self._context.set_alpn_protocols(["http/1.1"])
        return await stream.start_tls(self._context, host, timeout)
