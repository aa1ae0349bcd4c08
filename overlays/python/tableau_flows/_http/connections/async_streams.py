"""Network streams for httpcore that enforce the limits of the current exchange, with async.

They use the streams of anyio, as those of httpcore do, with fewer steps for each read and write.
"""

from __future__ import annotations

import math
import socket
import ssl
import threading
from collections.abc import Iterable
from typing import Any

import anyio
import anyio.abc
import httpcore
from anyio.streams.tls import TLSAttribute, TLSStream

from tableau_flows._http.connections.streams import Readiness, Socket, SocketOption


class AsyncLimitedStream(httpcore.AsyncNetworkStream):
    """A stream for async."""

    def __init__(self, stream: anyio.abc.ByteStream, owner: Socket) -> None:
        self._stream = stream
        self._owner = owner
        self._connected = stream.extra(anyio.abc.SocketAttribute.raw_socket)
        self._ready = Readiness(self._connected)
        owner.stream = owner.limited = self

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read some bytes; `b""` at the end."""
        exchange = self._owner.current()
        data = b""
        scope = _limit(exchange.read_wait(timeout))
        try:
            with scope:
                data = await self._stream.receive(max_bytes)
        except anyio.EndOfStream:
            pass
        except (anyio.BrokenResourceError, anyio.ClosedResourceError, ssl.SSLError) as error:
            raise httpcore.ReadError(error) from error
        if scope.cancelled_caught:
            raise httpcore.ReadTimeout
        exchange.has_read(len(data))
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all bytes."""
        if not buffer:
            return  # the end of a message has no bytes
        exchange = self._owner.current()
        scope = _limit(self._owner.write_wait(timeout))
        try:
            with scope:
                await self._stream.send(buffer)
        except (anyio.BrokenResourceError, anyio.ClosedResourceError, ssl.SSLError) as error:
            raise httpcore.WriteError(error) from error
        if scope.cancelled_caught:
            raise httpcore.WriteTimeout
        exchange.has_written(len(buffer))

    async def aclose(self) -> None:
        """Close the connection."""
        await self._stream.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Start TLS; the connection is closed if that fails."""
        exchange = self._owner.current()
        stream: TLSStream | None = None
        try:
            with _limit(exchange.connect_wait(timeout)):
                stream = await TLSStream.wrap(
                    self._stream,
                    ssl_context=ssl_context,
                    hostname=server_hostname,
                    standard_compatible=False,
                    server_side=False,
                )
        except (anyio.BrokenResourceError, anyio.EndOfStream, ssl.SSLError) as error:
            raise httpcore.ConnectError(error) from error
        finally:
            if stream is None:
                # httpcore takes a connection to a proxy that failed here for an idle one.
                with anyio.CancelScope(shield=True):
                    await self.aclose()
        if stream is None:
            raise httpcore.ConnectTimeout
        self._owner.handshakes -= 1
        exchange.restart()
        return AsyncLimitedStream(stream, self._owner)

    def get_extra_info(self, info: str) -> Any:
        """Return the information that httpcore and this library use."""
        if info == "is_readable":
            return self._ready.now()
        if info == "socket":
            return self._connected
        if info == "ssl_object":
            return self._stream.extra(TLSAttribute.ssl_object, None)
        return None


class AsyncLimitedBackend(httpcore.AsyncNetworkBackend):
    """Opens the streams of one connection, with async."""

    def __init__(self, owner: Socket) -> None:
        self._owner = owner

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect."""
        wait = self._owner.current().connect_wait(timeout)
        try:
            stream = await _connect(host, port, wait)
        except RuntimeError:
            if threading.main_thread().is_alive():
                raise
            # At the end of the interpreter the event loop has no thread to resolve a name in.
            try:
                address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][4]
            except OSError as error:
                raise httpcore.ConnectError(str(error)) from error
            stream = await _connect(str(address[0]), port, wait)
        return AsyncLimitedStream(stream, self._owner)


async def _connect(host: str, port: int, wait: float | None) -> anyio.abc.SocketStream:
    stream: anyio.abc.SocketStream | None = None
    try:
        with _limit(wait):
            stream = await anyio.connect_tcp(host, port)
    except (OSError, anyio.BrokenResourceError) as error:
        raise httpcore.ConnectError(error) from error
    if stream is None:
        raise httpcore.ConnectTimeout
    return stream


def _limit(wait: float | None) -> anyio.CancelScope:
    """Return a scope that is cancelled after so many seconds."""
    return anyio.CancelScope(deadline=math.inf if wait is None else anyio.current_time() + wait)
