"""Types of the clients and transports that a user may give: those of httpx and of httpx2.

The two libraries share no classes, and a user has either of them, so these protocols name only what
tells the kinds apart. What is given is checked exactly when the client is made (`handed_in`).
"""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Never, Protocol, runtime_checkable


@runtime_checkable
class HttpClient(Protocol):
    """An `httpx.Client`, or one of httpx2."""

    @property
    def is_closed(self) -> bool:
        """Whether it was closed."""
        ...

    def close(self) -> None:
        """Close it."""
        ...


@runtime_checkable
class AsyncHttpClient(Protocol):
    """An `httpx.AsyncClient`, or one of httpx2."""

    @property
    def is_closed(self) -> bool:
        """Whether it was closed."""
        ...

    def aclose(self) -> Awaitable[None]:
        """Close it."""
        ...


@runtime_checkable
class Transport(Protocol):
    """An `httpx.BaseTransport`, or one of httpx2."""

    def handle_request(self, request: Never, /) -> object:
        """Send a request of the library."""
        ...

    def close(self) -> None:
        """Close it."""
        ...


@runtime_checkable
class AsyncTransport(Protocol):
    """An `httpx.AsyncBaseTransport`, or one of httpx2."""

    def handle_async_request(self, request: Never, /) -> Awaitable[object]:
        """Send a request of the library."""
        ...

    def aclose(self) -> Awaitable[None]:
        """Close it."""
        ...
