"""Trouble to order: what the server is to do instead of, or before, its next answers."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Fault:
    """Something to happen to one request.

    Attributes:
        operation: Operation id it waits for; None takes the next request of any kind.
        delay: Seconds to wait before anything else.
        code: Refuse with this error code.
        status: HTTP status: of the refusal, or of an answer with ``body`` and ``headers``.
        body: Body of that answer, such as the HTML page of a proxy.
        headers: Headers of that answer.
        drop: Cut the connection: ``"before"`` the request is looked at, ``"after"`` it has been
            carried out and before the answer is sent, or ``"midway"`` through the answer.
    """

    operation: str | None = None
    delay: float = 0.0
    code: str | None = None
    status: int | None = None
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    drop: Literal["before", "after", "midway"] | None = None


class Faults:
    """The faults still to happen, first come first served."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: list[Fault] = []

    def add(self, fault: Fault, times: int = 1) -> None:
        """Have the fault happen to that many requests."""
        with self._lock:
            self._waiting.extend([fault] * times)

    def take(self, operation: str | None) -> Fault | None:
        """The fault for a request of this operation, which is then used up."""
        with self._lock:
            for position, fault in enumerate(self._waiting):
                if fault.operation in {None, operation}:
                    return self._waiting.pop(position)
        return None

    def clear(self) -> None:
        """Forget all faults that have not happened yet."""
        with self._lock:
            self._waiting.clear()
