"""TLS through the TLS of a proxy, with threads.

httpcore's own reads as often as a record or a handshake needs, all under one time-out that begins
anew each time. Here each read and write goes through the stream beneath, which keeps the limits.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import httpcore

T = TypeVar("T")

_PIECE = 64 * 1024
"""How much is read from the stream beneath at once, in bytes."""


class TlsInTls(httpcore.NetworkStream):
    """A TLS connection over another stream.

    Args:
        stream: The stream beneath, encrypted already for the proxy.
        context: The TLS context.
        host: The name that the certificate has to have.
        timeout: How long each wait of the handshake may take, in seconds.

    Raises:
        httpcore.ConnectError: The handshake failed.
    """

    def __init__(
        self,
        stream: httpcore.NetworkStream,
        context: ssl.SSLContext,
        host: str | None,
        timeout: float | None,
    ) -> None:
        self._stream = stream
        self._incoming = ssl.MemoryBIO()
        self._outgoing = ssl.MemoryBIO()
        self._tls = context.wrap_bio(self._incoming, self._outgoing, server_hostname=host)
        try:
            self._perform(self._tls.do_handshake, timeout)
        except ssl.SSLError as error:
            raise httpcore.ConnectError(str(error)) from error

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read some bytes; `b""` at the end."""
        try:
            return self._perform(partial(self._tls.read, max_bytes), timeout)
        except (ssl.SSLEOFError, ssl.SSLZeroReturnError):
            return b""
        except ssl.SSLError as error:
            raise httpcore.ReadError(str(error)) from error

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all bytes."""
        view = memoryview(buffer)
        try:
            while view:
                view = view[self._perform(partial(self._tls.write, view), timeout) :]
        except ssl.SSLError as error:
            raise httpcore.WriteError(str(error)) from error

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def get_extra_info(self, info: str) -> Any:
        """Tell about the connection."""
        return self._tls if info == "ssl_object" else self._stream.get_extra_info(info)

    def _perform(self, function: Callable[[], T], timeout: float | None) -> T:
        """Call a function of the TLS engine until it has what it needs."""
        while True:
            try:
                result = function()
            except ssl.SSLWantReadError:
                self._flush(timeout)
                received = self._stream.read(_PIECE, timeout)
                if received:
                    self._incoming.write(received)
                else:
                    self._incoming.write_eof()
            else:
                self._flush(timeout)
                return result

    def _flush(self, timeout: float | None) -> None:
        if data := self._outgoing.read():
            self._stream.write(data, timeout)
