"""Network streams for httpcore that keep the limits of the exchange that is under way on them."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Iterable
from typing import Any, TypeAlias, cast

import httpcore

from tableau_flows._http_exchange import Exchange
from tableau_flows._http_tls import TlsInTls

_PIECE = 256 * 1024
"""The most bytes that are written at once: the time is looked at between pieces."""

SocketOption: TypeAlias = (
    tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]
)


class Socket:
    """The socket of a connection, and the exchange that is under way on it.

    Attributes:
        exchange: The exchange.
        handshakes: How many TLS handshakes are left before bytes go to the server itself.
        limited: The stream that keeps the limits.
        stream: The stream beneath it.
    """

    __slots__ = ("exchange", "handshakes", "limited", "stream")

    def __init__(self) -> None:
        self.exchange: Exchange | None = None
        self.handshakes = 0
        self.limited: LimitedStream | AsyncLimitedStream | None = None
        self.stream: httpcore.NetworkStream | httpcore.AsyncNetworkStream | None = None

    def current(self) -> Exchange:
        """The exchange under way."""
        assert self.exchange is not None  # the pool sets it before each request
        return self.exchange

    def write_wait(self, seconds: float | None) -> float | None:
        """How long to wait until the next bytes have left."""
        return self.current().write_wait(seconds, to_server=self.handshakes <= 0)

    def shut_down(self) -> None:
        """Wake a thread that waits for this socket; its read or write fails at once."""
        if self.stream is not None:
            with contextlib.suppress(OSError):
                own = cast(socket.socket, self.stream.get_extra_info("socket"))
                # Not `own.shutdown`: with TLS it would go on in clear text for the thread that
                # is writing.
                socket.socket.shutdown(own, socket.SHUT_RDWR)

    def close(self) -> None:
        """Close the socket of a connection for threads; nothing is sent."""
        if isinstance(self.stream, httpcore.NetworkStream):
            with contextlib.suppress(OSError):
                self.stream.close()


class LimitedStream(httpcore.NetworkStream):
    """A stream for threads."""

    def __init__(self, stream: httpcore.NetworkStream, owner: Socket) -> None:
        self._stream = stream
        self._owner = owner
        owner.stream, owner.limited = stream, self

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read some bytes; `b""` at the end."""
        exchange = self._owner.current()
        data = self._stream.read(max_bytes, exchange.read_wait(timeout))
        exchange.has_read(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all bytes."""
        size = len(buffer)
        if not size:
            return  # the end of a message has no bytes
        exchange = self._owner.current()
        if size <= _PIECE:
            self._stream.write(buffer, self._owner.write_wait(timeout))
            exchange.has_written(size)
            return
        view = memoryview(buffer)
        for start in range(0, size, _PIECE):
            piece = view[start : start + _PIECE]
            # A view saves a copy; whatever has a length and can be cut will do here.
            self._stream.write(
                cast(bytes, piece),
                self._owner.write_wait(timeout),
            )
            exchange.has_written(len(piece))

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        """Go on with TLS."""
        exchange = self._owner.current()
        wait = exchange.connect_wait(timeout)
        stream: httpcore.NetworkStream
        if self.get_extra_info("ssl_object") is None:
            stream = self._stream.start_tls(ssl_context, server_hostname, wait)
        else:  # through the TLS of a proxy
            stream = TlsInTls(self, ssl_context, server_hostname, timeout)
        self._owner.handshakes -= 1
        exchange.restart()
        return LimitedStream(stream, self._owner)

    def get_extra_info(self, info: str) -> Any:
        """Tell about the stream beneath."""
        return self._stream.get_extra_info(info)


class LimitedBackend(httpcore.NetworkBackend):
    """Makes the streams of one connection, with threads."""

    def __init__(self, owner: Socket) -> None:
        self._owner = owner
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to one address after the other, until one takes it."""
        exchange = self._owner.current()
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(str(error)) from error
        failure: Exception = httpcore.ConnectError("the host has no address")
        for *_, address in found:
            wait = exchange.connect_wait(timeout)
            try:
                stream = self._backend.connect_tcp(
                    str(address[0]), port, wait, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return LimitedStream(stream, self._owner)
        raise failure


class AsyncLimitedStream(httpcore.AsyncNetworkStream):
    """A stream for async."""

    def __init__(self, stream: httpcore.AsyncNetworkStream, owner: Socket) -> None:
        self._stream = stream
        self._owner = owner
        owner.stream, owner.limited = stream, self

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read some bytes; `b""` at the end."""
        exchange = self._owner.current()
        data = await self._stream.read(max_bytes, exchange.read_wait(timeout))
        exchange.has_read(len(data))
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all bytes."""
        if not buffer:
            return  # the end of a message has no bytes
        exchange = self._owner.current()
        await self._stream.write(buffer, self._owner.write_wait(timeout))
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
        """Go on with TLS."""
        exchange = self._owner.current()
        wait = exchange.connect_wait(timeout)
        stream = await self._stream.start_tls(ssl_context, server_hostname, wait)
        self._owner.handshakes -= 1
        exchange.restart()
        return AsyncLimitedStream(stream, self._owner)

    def get_extra_info(self, info: str) -> Any:
        """Tell about the stream beneath."""
        return self._stream.get_extra_info(info)


class AsyncLimitedBackend(httpcore.AsyncNetworkBackend):
    """Makes the streams of one connection, with async."""

    def __init__(self, owner: Socket) -> None:
        self._owner = owner
        # Which of two classes the name stands for depends on whether anyio is there.
        self._backend = cast(httpcore.AsyncNetworkBackend, httpcore.AnyIOBackend())

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
            stream = await self._backend.connect_tcp(
                host, port, wait, local_address, socket_options
            )
        except RuntimeError:
            if threading.main_thread().is_alive():
                raise
            # At the end of the interpreter the event loop has no thread to resolve a name in.
            try:
                address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][4]
            except OSError as error:
                raise httpcore.ConnectError(str(error)) from error
            stream = await self._backend.connect_tcp(
                str(address[0]), port, wait, local_address, socket_options
            )
        return AsyncLimitedStream(stream, self._owner)
