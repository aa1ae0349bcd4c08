"""The listening side: takes connections, refuses them, or does not answer at all."""

from __future__ import annotations

import select
import socket
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager

from faultbox.wires import Bell, Broken

HOST = "127.0.0.1"
_BACKLOG = 256
_CONNECT_SECONDS = 0.2
_MOST_FILLERS = 16


class Listener:
    """A port of its own for as long as it lives, whether or not anybody listens there."""

    def __init__(self, on_connection: Callable[[socket.socket], None], port: int = 0) -> None:
        self._on_connection = on_connection
        # Never listens: it holds the port while nobody else does.
        self._holder = _bound(port)
        self.port: int = self._holder.getsockname()[1]
        self._acceptor: _Acceptor | None = None
        self.open()

    def open(self) -> None:
        """Take connections."""
        if self._acceptor is None:
            self._acceptor = _Acceptor(self.port, self._on_connection)

    def refuse(self) -> None:
        """Take no connections: the system refuses them."""
        if self._acceptor is not None:
            self._acceptor.stop()
            self._acceptor = None

    @contextmanager
    def deaf(self) -> Generator[None]:
        """Let connections wait: the queue is full, nobody takes from it."""
        self.refuse()
        fillers: list[socket.socket] = []
        with _bound(self.port) as deaf:
            deaf.listen(0)
            try:
                while _connects(self.port, fillers):
                    if len(fillers) > _MOST_FILLERS:
                        raise RuntimeError("this system's queue of connections is never full")
                yield
            finally:
                for filler in fillers:
                    filler.close()

    def close(self) -> None:
        self.refuse()
        self._holder.close()


class _Acceptor:
    """The thread that takes connections."""

    def __init__(self, port: int, on_connection: Callable[[socket.socket], None]) -> None:
        self._socket = _bound(port)
        self._socket.listen(_BACKLOG)
        self._socket.setblocking(False)
        self._on_connection = on_connection
        self._bell = Bell()
        self._thread = threading.Thread(target=self._run, name="faultbox listener", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._bell.ring()
        self._thread.join()

    def _run(self) -> None:
        with self._socket:
            poller = select.poll()
            poller.register(self._socket, select.POLLIN)
            poller.register(self._bell.fileno(), select.POLLIN)
            while True:
                poller.poll()
                try:
                    self._bell.check()
                except Broken:
                    break
                try:
                    client, _ = self._socket.accept()
                except OSError:
                    continue
                self._on_connection(client)
        self._bell.close()


def _bound(port: int) -> socket.socket:
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    # Two sockets may hold one port while neither listens.
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((HOST, port))
    except OSError:
        sock.close()
        raise
    return sock


def _connects(port: int, fillers: list[socket.socket]) -> bool:
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    fillers.append(sock)
    sock.setblocking(False)
    sock.connect_ex((HOST, port))
    poller = select.poll()
    poller.register(sock, select.POLLOUT)
    return bool(poller.poll(_CONNECT_SECONDS * 1000))
