"""Network streams for httpcore that keep the limits of the exchange under way, with threads.

A stream works on the socket itself. httpcore's own would set its timeout for each read and write,
and each time that the operating system is asked, the interpreter is offered to another thread.
"""

from __future__ import annotations

import contextlib
import select
import socket
import ssl
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import httpcore

from tableau_flows._http.connections.tls_in_tls import TlsInTls
from tableau_flows._http.exchange import Exchange

if TYPE_CHECKING:
    from tableau_flows._http.connections.async_streams import AsyncLimitedStream

_PIECE = 256 * 1024
"""The most bytes that are written at once: the time is looked at between pieces."""

SocketOption: TypeAlias = (
    tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]
)


class Readable:
    """Tells whether a read from a socket would end at once."""

    __slots__ = ("_connected", "_poll")

    def __init__(self, connected: socket.socket) -> None:
        self._connected = connected
        self._poll: select.poll | None = None

    def now(self) -> bool:
        """Whether bytes have come, or the other side has closed, or this side has."""
        descriptor = self._connected.fileno()
        if descriptor < 0:
            return True
        if not hasattr(select, "poll"):  # Windows
            return bool(select.select([descriptor], [], [], 0)[0])
        if self._poll is None:
            self._poll = select.poll()
            self._poll.register(descriptor, select.POLLIN)
        return bool(self._poll.poll(0))


class Socket:
    """The socket of a connection, and the exchange that is under way on it.

    Attributes:
        exchange: The exchange.
        handshakes: How many TLS handshakes are left before bytes go to the server itself.
        in_handshake: The socket of a TLS handshake that is under way in a thread: `stream` has
            lost its own by then, and has not got this one yet.
        limited: The stream that keeps the limits.
        stream: The stream beneath it.
    """

    __slots__ = ("exchange", "handshakes", "in_handshake", "limited", "stream")

    def __init__(self) -> None:
        self.exchange: Exchange | None = None
        self.handshakes = 0
        self.in_handshake: socket.socket | None = None
        self.limited: LimitedStream | AsyncLimitedStream | None = None
        self.stream: httpcore.NetworkStream | httpcore.AsyncNetworkStream | None = None

    def current(self) -> Exchange:
        """The exchange under way."""
        assert self.exchange is not None  # the pool sets it before each request
        return self.exchange

    def is_readable(self) -> bool:
        """Whether bytes have come, or the other side has closed, while nothing was asked for."""
        limited = self.limited
        if limited is None or limited.readable is None:  # through the TLS of a proxy
            return limited is None or bool(limited.get_extra_info("is_readable"))
        return limited.readable.now()

    def shut_down(self) -> None:
        """Wake a thread that waits for this socket; its read or write fails at once."""
        if self.stream is not None:
            with contextlib.suppress(OSError):
                connected = cast(socket.socket, self.stream.get_extra_info("socket"))
                own = self.in_handshake or connected
                # Not `own.shutdown`: with TLS it would go on in clear text for the thread that
                # is writing.
                socket.socket.shutdown(own, socket.SHUT_RDWR)

    def close(self) -> None:
        """Close the socket of a connection for threads; nothing is sent."""
        if isinstance(self.stream, httpcore.NetworkStream):
            with contextlib.suppress(OSError):
                self.stream.close()
        if self.in_handshake is not None:  # in a forked child, whose parent goes on with it
            with contextlib.suppress(OSError):
                self.in_handshake.close()


class _KnownHandshake:
    """A TLS context for httpcore that tells which socket its handshake is under way on.

    What is done for a forked child ends here. While TCP is being set up, the socket is known to
    `socket.create_connection` alone: a child that is forked in just that moment keeps a copy of it
    until it ends, or executes another program.

    Args:
        context: The context itself.
        owner: What is told of the socket.
    """

    def __init__(self, context: ssl.SSLContext, owner: Socket) -> None:
        self._context = context
        self._owner = owner

    def wrap_socket(self, sock: socket.socket, server_hostname: str | None = None) -> ssl.SSLSocket:
        """Perform the handshake; `sock` is given up for the socket that is returned."""
        own = self._context.wrap_socket(
            sock, server_hostname=server_hostname, do_handshake_on_connect=False
        )
        self._owner.in_handshake = own
        try:
            own.do_handshake()
        except BaseException:
            own.close()
            raise
        finally:
            self._owner.in_handshake = None
        return own


class LimitedStream(httpcore.NetworkStream):
    """A stream for threads."""

    def __init__(self, stream: httpcore.NetworkStream, owner: Socket) -> None:
        self._stream = stream
        self._owner = owner
        self._connected: socket.socket | None = None
        self.readable: Readable | None = None
        if not isinstance(stream, TlsInTls):
            self._connected = cast(socket.socket, stream.get_extra_info("socket"))
            self.readable = Readable(self._connected)
        owner.stream, owner.limited = stream, self

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read some bytes; `b""` at the end."""
        owner = self._owner
        exchange = owner.exchange or owner.current()
        wait = exchange.read_wait(timeout)
        connected = self._connected
        if connected is None:
            data = self._stream.read(max_bytes, wait)
        else:
            try:
                if connected.gettimeout() != wait:
                    connected.settimeout(wait)
                data = connected.recv(max_bytes)
            except TimeoutError as error:
                raise httpcore.ReadTimeout(error) from error
            except OSError as error:
                raise httpcore.ReadError(error) from error
        exchange.has_read(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all bytes."""
        size = len(buffer)
        if not size:
            return  # the end of a message has no bytes
        owner = self._owner
        exchange = owner.exchange or owner.current()
        if size <= _PIECE:
            self._write(buffer, exchange.write_wait(timeout, to_server=owner.handshakes <= 0))
            exchange.has_written(size)
            return
        view = memoryview(buffer)
        for start in range(0, size, _PIECE):
            piece = view[start : start + _PIECE]
            self._write(piece, exchange.write_wait(timeout, to_server=owner.handshakes <= 0))
            exchange.has_written(len(piece))

    def _write(self, buffer: bytes | memoryview, wait: float | None) -> None:
        connected = self._connected
        if connected is None:
            # A view saves a copy; whatever has a length and can be cut will do there.
            self._stream.write(cast(bytes, buffer), wait)
            return
        try:
            if connected.gettimeout() != wait:
                connected.settimeout(wait)
            sent = connected.send(buffer)
            while sent < len(buffer):
                buffer = memoryview(buffer)[sent:]
                sent = connected.send(buffer)
        except TimeoutError as error:
            raise httpcore.WriteTimeout(error) from error
        except OSError as error:
            raise httpcore.WriteError(error) from error

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
            # Of the context, httpcore uses this method and nothing else.
            known = cast(ssl.SSLContext, _KnownHandshake(ssl_context, self._owner))
            stream = self._stream.start_tls(known, server_hostname, wait)
        else:  # through the TLS of a proxy
            stream = TlsInTls(self, ssl_context, server_hostname, timeout)
        self._owner.handshakes -= 1
        exchange.restart()
        return LimitedStream(stream, self._owner)

    def get_extra_info(self, info: str) -> Any:
        """Tell about the stream beneath."""
        if info == "is_readable" and self.readable is not None:
            return self.readable.now()
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
