"""A tiny server that remembers what it got, and a plain client on a socket."""

from __future__ import annotations

import hashlib
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True)
class Call:
    """A request that the server acted on."""

    method: str
    path: str
    length: int
    digest: str
    whole: bool


class Handler(BaseHTTPRequestHandler):
    """Echoes digests, and sends as many bytes as it is asked for."""

    protocol_version = "HTTP/1.1"
    server: Server  # pyright: ignore[reportIncompatibleVariableOverride]
    wbufsize = -1

    def do_GET(self) -> None:
        query = parse_qs(urlsplit(self.path).query)
        count = int(query.get("bytes", ["5"])[0])
        self._note(0, "", whole=True)
        kind = urlsplit(self.path).path
        if kind == "/chunked":
            self._head(200, "Transfer-Encoding", "chunked")
            for _ in range(count // 5):
                self.wfile.write(b"5\r\nhello\r\n")
            self.wfile.write(b"0\r\nX-Trailer: yes\r\n\r\n")
        elif kind == "/badly-chunked":
            self._head(200, "Transfer-Encoding", "chunked")
            self.wfile.write(b"nonsense\r\nhello\r\n")
            self.close_connection = True
        elif kind == "/until-close":
            self._head(200, "Connection", "close")
            self.wfile.write(b"hello")
            self.close_connection = True
        elif kind == "/nothing":
            self._head(204, "X-Empty", "yes")
        else:
            self._head(200, "Content-Length", str(count))
            if self.command != "HEAD":
                self._send_many(count)

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_POST(self) -> None:
        digest = hashlib.sha256()
        chunked = self.headers.get("Transfer-Encoding") == "chunked"
        length = whole = 0
        for part in self._chunks() if chunked else self._sized():
            digest.update(part)
            length += len(part)
            whole = whole or not part
        self._note(length, digest.hexdigest(), whole=bool(whole))
        if not whole:
            self.close_connection = True
            return
        answer = f"{length} {digest.hexdigest()}".encode()
        self._head(201, "Content-Length", str(len(answer)))
        self.wfile.write(answer)

    def do_PUT(self) -> None:
        self.do_POST()

    def handle_expect_100(self) -> bool:
        invited = super().handle_expect_100()
        self.wfile.flush()
        return invited

    def _sized(self) -> Iterator[bytes]:
        """The parts of the body, and an empty one at its proper end."""
        left = int(self.headers.get("Content-Length", "0"))
        while left:
            part = self.rfile.read1(min(left, 65536))
            if not part:
                return
            left -= len(part)
            yield part
        yield b""

    def _chunks(self) -> Iterator[bytes]:
        while line := self.rfile.readline():
            size = int(line, 16)
            part = self.rfile.read(size)
            self.rfile.readline()
            yield part
            if size == 0:
                return

    def _note(self, length: int, digest: str, *, whole: bool) -> None:
        call = Call(self.command, self.path, length, digest, whole)
        self.server.note(call)

    def _head(self, status: int, name: str, value: str) -> None:
        self.send_response(status)
        self.send_header(name, value)
        self.end_headers()

    def _send_many(self, count: int) -> None:
        pattern = b"hello" * 13107
        while count:
            self.wfile.write(pattern[:count])
            count -= min(count, len(pattern))

    def date_time_string(self, timestamp: float | None = None) -> str:
        return "Thu, 01 Jan 2026 00:00:00 GMT"

    def log_message(self, format: str, *args: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    """The server, and its memory."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self._calls: list[Call] = []
        self._changed = threading.Condition()

    def note(self, call: Call) -> None:
        with self._changed:
            self._calls.append(call)
            self._changed.notify_all()

    @property
    def calls(self) -> list[Call]:
        with self._changed:
            return list(self._calls)

    def wait_for(self, count: int) -> list[Call]:
        """The calls, once there are so many."""
        with self._changed:
            assert self._changed.wait_for(lambda: len(self._calls) >= count, 10), self._calls
            return list(self._calls)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: broken connections are what these tests are about."""


@dataclass
class Talk:
    """A plain socket with a client's manners."""

    sock: socket.socket

    def send(self, data: bytes) -> None:
        self.sock.sendall(data)

    def read_all(self) -> bytes:
        """Everything until the connection ends properly."""
        parts: list[bytes] = []
        while part := self.sock.recv(65536):
            parts.append(part)
        return b"".join(parts)

    def read_until(self, ending: bytes) -> bytes:
        data = b""
        while not data.endswith(ending):
            part = self.sock.recv(65536)
            assert part, data
            data += part
        return data


Dial = Callable[[str], Talk]
