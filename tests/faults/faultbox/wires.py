"""Sockets that never block, a bell that wakes who waits for them, and the waiting itself."""

from __future__ import annotations

import fcntl
import math
import select
import socket
import struct
import termios
import threading
import time
from collections.abc import Iterable
from types import TracebackType
from typing import Self

CHUNK = 256 * 1024
# Linux says so when the peer has closed; elsewhere that shows at the next read.
PEER_CLOSED: int = getattr(select, "POLLRDHUP", 0)
GONE = PEER_CLOSED | select.POLLHUP | select.POLLERR
_LINGER_SECONDS = 2.0


class Broken(Exception):  # noqa: N818 - it is how a connection ends, not an error
    """This connection ends here, with FIN or with RST."""

    def __init__(self, reason: str, *, reset: bool = False) -> None:
        super().__init__(reason)
        self.reset = reset


class Bell:
    """Wakes the one thread that waits with it, from any other."""

    def __init__(self) -> None:
        self.reset = False
        self._inside, self._outside = socket.socketpair()
        self._lock = threading.Lock()
        self._rung = False

    def fileno(self) -> int:
        return self._inside.fileno()

    def ring(self, *, reset: bool = False) -> None:
        """Wake the thread, now and at every later wait; ``reset`` says how it shall hang up."""
        with self._lock:
            if not self._rung and self._outside.fileno() >= 0:
                self.reset = reset
                self._rung = True
                self._outside.send(b"!")

    def check(self) -> None:
        """Raise Broken once the bell has rung."""
        if self._rung:
            raise Broken("the box hangs up", reset=self.reset)

    def close(self) -> None:
        with self._lock:
            self._inside.close()
            self._outside.close()


class Wire:
    """A socket that never blocks and takes back what was read too far."""

    def __init__(self, sock: socket.socket) -> None:
        sock.setblocking(False)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket = sock
        self._unread = b""

    @classmethod
    def to(cls, host: str, port: int, timeout: float) -> Self:
        """Connect, within so many seconds."""
        return cls(socket.create_connection((host, port), timeout=timeout))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def fileno(self) -> int:
        return self._socket.fileno()

    def receive(self, limit: int = CHUNK) -> bytes | None:
        """Read what is there: None if nothing yet, b"" at the end; OSError if it broke."""
        if self._unread:
            data, self._unread = self._unread[:limit], self._unread[limit:]
            return data
        try:
            return self._socket.recv(limit)
        except BlockingIOError:
            return None

    def unread(self, data: bytes) -> None:
        """Put bytes back, to be read next."""
        self._unread = data + self._unread

    def send(self, data: bytes | memoryview) -> int:
        """Send what there is room for; OSError if the peer has gone."""
        try:
            return self._socket.send(data)
        except BlockingIOError:
            return 0

    def close(self) -> None:
        """Close; the peer sees the end, or a reset if it was still sending."""
        self._socket.close()

    def reset(self) -> None:
        """Let what was sent arrive, then close with RST."""
        if self.fileno() < 0:
            return
        self._drain_queue()
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._socket.close()

    def linger(self, bell: Bell) -> None:
        """Close so that a peer that is still sending can read the reply: hear it out a while."""
        deadline = time.monotonic() + _LINGER_SECONDS
        try:
            self._socket.shutdown(socket.SHUT_WR)
            while (left := deadline - time.monotonic()) > 0:
                data = self.receive()
                if data == b"":
                    break
                if data is None:
                    wait([(self, select.POLLIN)], bell, left)
        except OSError:
            pass
        finally:
            self.close()

    def _drain_queue(self) -> None:
        # SO_LINGER 0 throws away what has not been acknowledged yet.
        deadline = time.monotonic() + _LINGER_SECONDS
        try:
            while time.monotonic() < deadline:
                queued = fcntl.ioctl(self._socket, termios.TIOCOUTQ, bytes(4))
                if struct.unpack("i", queued)[0] == 0:
                    return
                time.sleep(0.001)
        except OSError:
            pass


def wait(interest: Iterable[tuple[Wire, int]], bell: Bell, seconds: float) -> dict[int, int]:
    """Wait until a wire can do what is asked of it.

    Args:
        interest: Wires with the poll events that matter; the same wire may stand twice.
        bell: Ends the wait when it rings.
        seconds: How long to wait at most.

    Returns:
        The events by file descriptor, empty if the time ran out.

    Raises:
        Broken: The bell has rung.
    """
    masks: dict[int, int] = {bell.fileno(): select.POLLIN}
    for wire, events in interest:
        if events:
            masks[wire.fileno()] = masks.get(wire.fileno(), 0) | events
    poller = select.poll()
    for number, events in masks.items():
        poller.register(number, events)
    happened = dict(poller.poll(max(0, math.ceil(seconds * 1000))))
    bell.check()
    return happened
