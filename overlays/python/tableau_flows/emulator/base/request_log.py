"""Log of the requests that a server has answered, for tests to inspect."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass

from tableau_flows_generated import protocol

MAX_REQUESTS = 10_000
MAX_CHARACTERS = 16 * 1024 * 1024
"""Maximum size of all paths and headers together; the oldest requests are dropped first."""
SECRET_HEADERS = frozenset({protocol.SESSION_HEADER.lower(), "authorization"})


@dataclass(frozen=True, slots=True)
class LoggedRequest:
    """One request and its outcome.

    Attributes:
        operation: Operation id; None if no operation has the path and method.
        method: HTTP method.
        path: Path with the query, as received.
        headers: Request headers without secrets; the names are in lower case.
        status: HTTP status of the response; None if the connection was closed without one.
        code: Error code of the response; None if it was not an error document.
    """

    operation: str | None
    method: str
    path: str
    headers: Mapping[str, str]
    status: int | None
    code: str | None


class RequestLog:
    """The latest requests, oldest first, up to a maximum number and size."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._entries: deque[LoggedRequest] = deque()
        self._characters = 0

    def add(self, entry: LoggedRequest) -> None:
        """Add a request, and drop the oldest ones if the log is full."""
        with self._lock:
            self._entries.append(entry)
            self._characters += _characters(entry)
            while len(self._entries) > MAX_REQUESTS or self._characters > MAX_CHARACTERS:
                self._characters -= _characters(self._entries.popleft())

    def all(self) -> tuple[LoggedRequest, ...]:
        """Return the requests so far."""
        with self._lock:
            return tuple(self._entries)

    def clear(self) -> None:
        """Remove the requests so far."""
        with self._lock:
            self._entries.clear()
            self._characters = 0


def _characters(entry: LoggedRequest) -> int:
    return len(entry.path) + sum(len(name) + len(value) for name, value in entry.headers.items())
