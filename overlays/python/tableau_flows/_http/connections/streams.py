"""Network streams for httpcore that enforce the limits of the current exchange, with threads.

A stream uses the socket directly, because each system call releases the interpreter to another
thread. The streams of httpcore set the timeout of the socket for each read and write. A socket with
a timeout waits before each send, so a socket without TLS is non-blocking: it waits before a read,
and before a send only if its buffer is full.
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
"""Maximum bytes of one write; the deadline is checked between writes."""

_RECORD = 16 * 1024
"""Maximum bytes of a TLS record, and of what one read of a TLS socket returns."""

_FEW = 4096
"""Maximum bytes of a read after which no further TLS records are looked for."""

_LONGEST_WAIT = 1_000_000.0
"""Seconds after which a wait for a socket ends in any case."""

SocketOption: TypeAlias = (
    tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]
)


class Readiness:
    """Tells whether a socket can be read or written, and waits until it can."""

    __slots__ = ("_connected", "_poll")

    def __init__(self, connected: socket.socket) -> None:
        self._connected = connected
        self._poll: select.poll | None = None

    def now(self) -> bool:
        """Return whether bytes have arrived, or either side has closed the connection."""
        return self.to_read(0)

    def to_read(self, seconds: float | None) -> bool:
        """Wait until a read would return at once; return False if it would not by then."""
        descriptor = self._connected.fileno()
        if descriptor < 0:
            return True
        if not hasattr(select, "poll"):  # Windows
            return bool(select.select([descriptor], [], [], seconds)[0])
        if self._poll is None:
            self._poll = _poll_for(descriptor, select.POLLIN)
        return bool(self._poll.poll(_milliseconds(seconds)))

    def to_write(self, seconds: float | None) -> bool:
        """Wait until the socket takes bytes; return False if it does not by then."""
        descriptor = self._connected.fileno()
        if descriptor < 0:
            return True
        if not hasattr(select, "poll"):  # Windows
            return bool(select.select([], [descriptor], [], seconds)[1])
        return bool(_poll_for(descriptor, select.POLLOUT).poll(_milliseconds(seconds)))


def _poll_for(descriptor: int, event: int) -> select.poll:
    poll = select.poll()
    poll.register(descriptor, event)
    return poll


def _milliseconds(seconds: float | None) -> float | None:
    """Return the timeout of a poll, which is at most 24 days; None means no timeout."""
    return None if seconds is None else min(seconds, _LONGEST_WAIT) * 1000


class Socket:
    """The socket of a connection, and the current exchange on it.

    Attributes:
        exchange: The current exchange.
        handshakes: Number of TLS handshakes left before bytes reach the server itself.
        in_handshake: The socket of a TLS handshake in progress in a thread: `stream` has lost its
            own by then, and does not have this one yet.
        limited: The stream that enforces the limits.
        stream: The underlying stream.
    """

    __slots__ = ("exchange", "handshakes", "in_handshake", "limited", "stream")

    def __init__(self) -> None:
        self.exchange: Exchange | None = None
        self.handshakes = 0
        self.in_handshake: socket.socket | None = None
        self.limited: LimitedStream | AsyncLimitedStream | None = None
        self.stream: httpcore.NetworkStream | httpcore.AsyncNetworkStream | None = None

    def current(self) -> Exchange:
        """Return the current exchange."""
        assert self.exchange is not None  # the pool sets it before each request
        return self.exchange

    def is_readable(self) -> bool:
        """Return whether bytes have arrived, or the connection was closed, between exchanges."""
        return self.limited is None or bool(self.limited.get_extra_info("is_readable"))

    def write_wait(self, seconds: float | None) -> float | None:
        """Return how long to wait until the next bytes are sent."""
        return self.current().write_wait(seconds, to_server=self.handshakes <= 0)

    def shut_down(self) -> None:
        """Make a read or write that waits for this socket in another thread fail at once."""
        if self.stream is not None:
            with contextlib.suppress(OSError):
                connected = cast(socket.socket, self.stream.get_extra_info("socket"))
                own = self.in_handshake or connected
                # Not `own.shutdown`: with TLS, a writing thread would continue in clear text.
                socket.socket.shutdown(own, socket.SHUT_RDWR)

    def close(self) -> None:
        """Close the socket of a connection for threads; nothing is sent."""
        if isinstance(self.stream, httpcore.NetworkStream):
            with contextlib.suppress(OSError):
                self.stream.close()
        if self.in_handshake is not None:  # in a forked child, while the parent continues it
            with contextlib.suppress(OSError):
                self.in_handshake.close()


class _KnownHandshake:
    """A TLS context for httpcore that records the socket of the handshake in progress.

    A forked child closes that socket. While TCP is being connected, only
    `socket.create_connection` knows the socket: a child that is forked at that moment keeps a copy
    until it ends or executes another program.

    Args:
        context: The context to use.
        owner: Where the socket is recorded.
    """

    def __init__(self, context: ssl.SSLContext, owner: Socket) -> None:
        self._context = context
        self._owner = owner

    def wrap_socket(self, sock: socket.socket, server_hostname: str | None = None) -> ssl.SSLSocket:
        """Perform the handshake; the returned socket replaces `sock`."""
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
        self._ready: Readiness | None = None
        self._waits = False
        self._failed: OSError | None = None
        if not isinstance(stream, TlsInTls):
            self._connected = cast(socket.socket, stream.get_extra_info("socket"))
            self._ready = Readiness(self._connected)
            self._waits = not isinstance(self._connected, ssl.SSLSocket)
        owner.stream, owner.limited = stream, self

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read some bytes; `b""` at the end."""
        exchange = self._owner.current()
        wait = exchange.read_wait(timeout)
        data = self._read(max_bytes, wait)
        exchange.has_read(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all bytes."""
        size = len(buffer)
        if not size:
            return  # the end of a message has no bytes
        exchange = self._owner.current()
        if size <= _PIECE:
            self._write(buffer, self._owner.write_wait(timeout))
            exchange.has_written(size)
            return
        view = memoryview(buffer)
        for start in range(0, size, _PIECE):
            piece = view[start : start + _PIECE]
            self._write(piece, self._owner.write_wait(timeout))
            exchange.has_written(len(piece))

    def _read(self, max_bytes: int, wait: float | None) -> bytes:
        connected, ready = self._connected, self._ready
        if connected is None or ready is None:
            return self._stream.read(max_bytes, wait)
        try:
            if self._failed is not None:
                raise self._failed
            self._set_timeout(connected, wait)
            while not self._waits or ready.to_read(wait):
                try:
                    data = connected.recv(max_bytes)
                except BlockingIOError:
                    continue  # poll may report a socket that turns out to have no bytes
                if self._waits or not _FEW < len(data) < max_bytes:
                    return data
                return data + self._arrived(connected, max_bytes - len(data))
        except TimeoutError as error:
            raise httpcore.ReadTimeout(error) from error
        except OSError as error:
            raise httpcore.ReadError(error) from error
        raise httpcore.ReadTimeout

    def _arrived(self, connected: socket.socket, max_bytes: int) -> bytes:
        """Read the TLS records that have arrived besides the first one, without waiting.

        Each read from a large file would otherwise return 16 KiB at most. After an error TLS takes
        the connection for ended, so the error is kept for the next read.
        """
        records: list[bytes] = []
        self._set_timeout(connected, 0.0)
        try:
            while max_bytes > 0 and (record := connected.recv(min(_RECORD, max_bytes))):
                records.append(record)
                max_bytes -= len(record)
        except ssl.SSLWantReadError:
            pass
        except OSError as error:
            self._failed = error
        return b"".join(records)

    def _write(self, buffer: bytes | memoryview, wait: float | None) -> None:
        connected, ready = self._connected, self._ready
        if connected is None or ready is None:
            # A view saves a copy; the stream only needs a length and slices.
            self._stream.write(cast(bytes, buffer), wait)
            return
        try:
            self._set_timeout(connected, wait)
            while True:
                try:
                    sent = connected.send(buffer)
                except BlockingIOError:
                    sent = 0
                if sent == len(buffer):
                    return
                buffer = memoryview(buffer)[sent:]
                if self._waits and not ready.to_write(wait):
                    raise httpcore.WriteTimeout
        except TimeoutError as error:
            raise httpcore.WriteTimeout(error) from error
        except OSError as error:
            raise httpcore.WriteError(error) from error

    def _set_timeout(self, connected: socket.socket, wait: float | None) -> None:
        seconds = 0.0 if self._waits else wait
        if connected.gettimeout() != seconds:
            connected.settimeout(seconds)

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        """Start TLS."""
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
        """Return information about the underlying stream."""
        if info == "is_readable" and self._ready is not None:
            return self._ready.now()
        return self._stream.get_extra_info(info)


class LimitedBackend(httpcore.NetworkBackend):
    """Opens the streams of one connection, with threads."""

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
        """Connect to the addresses one after the other, until one accepts."""
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
