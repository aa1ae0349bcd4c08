"""The requests a server has answered, for tests to look at."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass

KEPT = 10_000
KEPT_CHARACTERS = 16 * 1024 * 1024
"""Of paths and headers together; the oldest requests go first."""
SECRET_HEADERS = frozenset({"x-tableau-auth", "authorization"})


@dataclass(frozen=True, slots=True)
class LoggedRequest:
    """One request and how it was answered.

    Attributes:
        operation: Operation id; None when no operation has the path and method.
        method: HTTP method.
        path: Path with the query, as it came.
        headers: Request headers, names in lower case, secrets left out.
        status: HTTP status of the answer; None when the connection was cut.
        code: Error code of the answer; None when it was no error document.
    """

    operation: str | None
    method: str
    path: str
    headers: Mapping[str, str]
    status: int | None
    code: str | None


class RequestLog:
    """The latest requests, oldest first, up to a number and a size."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._entries: deque[LoggedRequest] = deque()
        self._characters = 0

    def add(self, entry: LoggedRequest) -> None:
        """Remember a request."""
        with self._lock:
            self._entries.append(entry)
            self._characters += _characters(entry)
            while len(self._entries) > KEPT or self._characters > KEPT_CHARACTERS:
                self._characters -= _characters(self._entries.popleft())

    def all(self) -> tuple[LoggedRequest, ...]:
        """The requests so far."""
        with self._lock:
            return tuple(self._entries)

    def clear(self) -> None:
        """Forget the requests so far."""
        with self._lock:
            self._entries.clear()
            self._characters = 0


def _characters(entry: LoggedRequest) -> int:
    return len(entry.path) + sum(len(name) + len(value) for name, value in entry.headers.items())
