"""The HTTP side of a connection: closes those whose next request does not come in the end."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle


def protocol_closing_after(seconds: float) -> type[asyncio.Protocol]:
    """The protocol class that waits so long for the head of a request.

    Args:
        seconds: From the begin of the connection, or from the last answer, until the whole head
            of the next request has arrived; a head that comes byte by byte is not waited for.
    """
    return type("_BoundedProtocol", (_BoundedProtocol,), {"head_seconds": seconds})


class _BoundedProtocol(H11Protocol):
    head_seconds = 60.0
    _head_timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._watch_head()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_watching()
        super().connection_lost(exc)

    def handle_events(self) -> None:
        # Also called after each answer, for requests that came meanwhile.
        super().handle_events()
        self._watch_head()

    def _watch_head(self) -> None:
        """Run the timer exactly while no request is being answered."""
        # None before the first request, though its type does not say so.
        cycle: RequestResponseCycle | None = getattr(self, "cycle", None)
        if cycle is not None and not cycle.response_complete:
            self._stop_watching()
        elif self._head_timer is None and not self.transport.is_closing():
            self._head_timer = self.loop.call_later(self.head_seconds, self._end)

    def _stop_watching(self) -> None:
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None

    def _end(self) -> None:
        self._head_timer = None
        # Not close(), which waits for a client that does not read.
        self.transport.abort()
