"""An HTTP protocol that closes connections on which the next request does not arrive in time."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle


def protocol_closing_after(seconds: float) -> type[asyncio.Protocol]:
    """Make a protocol class that limits the time until the head of a request has arrived.

    Args:
        seconds: Time limit, counted from the start of the connection or from the last response
            until the head is complete; single bytes that arrive do not extend it.
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
        # uvicorn calls this after each response too, for requests that have arrived meanwhile.
        super().handle_events()
        self._watch_head()

    def _watch_head(self) -> None:
        """Run the timer only while no request is being answered."""
        # It is None before the first request, though its type does not say so.
        cycle: RequestResponseCycle | None = getattr(self, "cycle", None)
        if cycle is not None and not cycle.response_complete:
            self._stop_watching()
        elif self._head_timer is None and not self.transport.is_closing():
            self._head_timer = self.loop.call_later(self.head_seconds, self._abort)

    def _stop_watching(self) -> None:
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None

    def _abort(self) -> None:
        self._head_timer = None
        # close() would wait for a client that does not read.
        self.transport.abort()
