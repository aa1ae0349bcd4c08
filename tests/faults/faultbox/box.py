"""The fault box: a proxy between a client and a server, in which things go wrong on demand."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from urllib.parse import urlsplit

from faultbox.connection import Connection
from faultbox.faults import is_exclusive
from faultbox.listener import HOST, Listener
from faultbox.rules import Condition, Rule, SeenRequest, When, matching

_JOIN_SECONDS = 10.0


class FaultBox:
    """A running box. Made by `fault_box`.

    Attributes:
        url: Where clients find it.
        upstream: The server behind it.
    """

    def __init__(self, upstream: str, timeout: float) -> None:
        parts = urlsplit(upstream)
        if parts.scheme != "http" or parts.hostname is None:
            raise ValueError(f"the box speaks http:// only, not {upstream}")
        self.upstream = upstream
        self._server = (parts.hostname, parts.port or 80)
        self._timeout = timeout
        self._lock = threading.Lock()
        self._rules: list[Rule] = []
        self._requests: list[SeenRequest] = []
        self._open: set[Connection] = set()
        self._closed = threading.Condition(self._lock)
        self._count = 0
        self._failures: list[Exception] = []
        self._listener = Listener(self._connected)
        self.url = f"http://{HOST}:{self._listener.port}"

    def on(
        self,
        method: str | None = None,
        path: str | None = None,
        *,
        nth: int | None = None,
        times: int | None = None,
        where: Condition | None = None,
    ) -> When:
        """Choose requests; the returned object says what goes wrong with them.

        Every rule that chooses a request acts on it, but of `answer`, `redirect`,
        `expire_token`, `swallow` and `repeat` only the first, in the order of the rules; the
        others keep their turn for later.

        Args:
            method: The method; any if not given.
            path: A regular expression, searched in path and query; any if not given.
            nth: Only the nth matching request, counted from 1 since the rule was made; with
                ``times``, so many from there on.
            times: So often; always if neither is given.
            where: Decides about the request as it is in the log.
        """
        return When(self._add, method, path, nth, times, where)

    def expire_token(self, times: int | None = 1) -> Rule:
        """Answer 401002 to the next requests that carry a session token."""
        return self.on(times=times).expire_token()

    @property
    def requests(self) -> list[SeenRequest]:
        """Every request so far, in the order in which their headers were complete."""
        with self._lock:
            return list(self._requests)

    def seen(self, method: str | None = None, path: str | None = None) -> list[SeenRequest]:
        """The requests with this method, whose path and query the expression is found in."""
        return list(filter(matching(method, path), self.requests))

    @property
    def connections(self) -> int:
        """How many connections clients have made so far."""
        with self._lock:
            return self._count

    @property
    def open_connections(self) -> int:
        """How many connections of clients are open now."""
        with self._lock:
            return len(self._open)

    def wait_closed(self, timeout: float = 5.0) -> bool:
        """Wait until no connection is open; False if that did not happen in time (seconds)."""
        with self._closed:
            return self._closed.wait_for(lambda: not self._open, timeout)

    def drop_connections(self, *, reset: bool = False) -> None:
        """Close every open connection, with FIN or with RST."""
        with self._lock:
            connections = list(self._open)
        for connection in connections:
            connection.bell.ring(reset=reset)
        deadline = time.monotonic() + _JOIN_SECONDS
        if not all(one.join(max(0.0, deadline - time.monotonic())) for one in connections):
            raise RuntimeError("a connection of the fault box does not end")

    @contextmanager
    def refusing(self) -> Generator[None]:
        """Refuse new connections for a while, after closing the open ones."""
        self._listener.refuse()
        self.drop_connections()
        try:
            yield
        finally:
            self._listener.open()

    @contextmanager
    def deaf(self) -> Generator[None]:
        """Neither accept nor refuse for a while, so that connecting takes for ever."""
        try:
            with self._listener.deaf():
                self.drop_connections()
                yield
        finally:
            self._listener.open()

    def clear(self) -> None:
        """Forget all rules and the log."""
        with self._lock:
            self._rules.clear()
            self._requests.clear()

    def close(self) -> None:
        """End every thread and close every socket.

        Raises:
            ExceptionGroup: The box itself failed while it worked.
        """
        self._listener.close()
        self.drop_connections()
        if self._failures:
            raise ExceptionGroup("the fault box failed", self._failures)

    def _add(self, rule: Rule) -> None:
        with self._lock:
            self._rules.append(rule)

    def _choose(self, seen: SeenRequest) -> list[Rule]:
        with self._lock:
            self._requests.append(seen)
            chosen: list[Rule] = []
            for rule in self._rules:
                taken = any(is_exclusive(other.fault) for other in chosen)
                if rule.chooses(seen, taken=taken):
                    chosen.append(rule)
            return chosen

    def _connected(self, client: socket.socket) -> None:
        with self._lock:
            self._count += 1
            connection = Connection(
                client, self._count, self._server, self._timeout, self._choose, self._ended
            )
            self._open.add(connection)
        connection.start()

    def _ended(self, connection: Connection, failure: Exception | None) -> None:
        with self._closed:
            self._open.discard(connection)
            if failure is not None:
                self._failures.append(failure)
            self._closed.notify_all()


@contextmanager
def fault_box(upstream: str, *, timeout: float = 30.0) -> Generator[FaultBox]:
    """Run a box in front of a server.

    Args:
        upstream: The server, such as ``http://127.0.0.1:8080``.
        timeout: Seconds after which a connection on which nothing moves is closed.
    """
    box = FaultBox(upstream, timeout)
    try:
        yield box
    finally:
        box.close()
