"""The network: httpx for threads and for async. No modules but `_http…` import httpx."""

from __future__ import annotations

import logging
import time
from typing import TypeAlias, cast

import anyio
import httpx

from tableau_flows._deadline import GRACE, Deadline, Phase, Waits
from tableau_flows._http_errors import NO_ANSWER, check_ways, failure, usable
from tableau_flows._http_reading import AsyncReading, SyncReading
from tableau_flows._http_ways import AsyncBody, SyncBody, async_way_out, way_out
from tableau_flows._plan import Request, Response
from tableau_flows._redact import hide_secret_headers
from tableau_flows._surroundings import Verify

__all__ = [
    "AsyncHttpClient",
    "AsyncHttpNetwork",
    "AsyncTransport",
    "HttpClient",
    "HttpNetwork",
    "Transport",
    "Verify",
]

HttpClient: TypeAlias = httpx.Client
AsyncHttpClient: TypeAlias = httpx.AsyncClient
Transport: TypeAlias = httpx.BaseTransport
AsyncTransport: TypeAlias = httpx.AsyncBaseTransport

_log = logging.getLogger("tableau_flows.http")

hide_secret_headers()


class HttpNetwork:
    """Sends requests and reads answers, with threads. A client that was handed in stays open."""

    def __init__(
        self,
        http: HttpClient | None = None,
        *,
        transport: Transport | None = None,
        verify: Verify = True,
        proxy: str | None = None,
    ) -> None:
        check_ways(http, transport, proxy)
        self._own = http is None and transport is None
        self._proxy = proxy
        with usable(proxy):
            self._way = way_out(http, transport, verify, proxy)

    def send(self, request: Request) -> Response:
        """Send a request; read its answer whole unless it is streamed."""
        started = time.monotonic()
        deadline = Deadline(request)
        deadline.check("pool")
        waits = Waits(request.timeouts, deadline)
        body = SyncBody.of(request, deadline)
        try:
            answer = self._way.send(request, body, waits)
        except NO_ANSWER as error:
            raise failure(error, request, deadline, self._proxy) from error
        finally:
            if body is not None:
                body.let_go()
        _note(request, answer, started)
        reading = SyncReading(request, answer, deadline, own=self._own)
        if request.stream:
            return Response(answer.status_code, reading.headers(), handle=reading)
        return Response(answer.status_code, reading.headers(), reading.all())

    def receive(self, response: Response) -> bytes:
        """Read on in a streamed answer."""
        reading = cast(SyncReading, response.handle)  # `send` put it there
        reading.deadline.check("read")
        return reading.more()

    def close(self, response: Response) -> None:
        """Let go of a streamed answer."""
        cast(SyncReading, response.handle).close()

    def shut(self) -> None:
        """Close all connections."""
        self._way.shut()


class AsyncHttpNetwork:
    """Sends requests and reads answers, with async. A client that was handed in stays open."""

    def __init__(
        self,
        http: AsyncHttpClient | None = None,
        *,
        transport: AsyncTransport | None = None,
        verify: Verify = True,
        proxy: str | None = None,
    ) -> None:
        check_ways(http, transport, proxy)
        self._own = http is None and transport is None
        self._proxy = proxy
        with usable(proxy):
            self._way = async_way_out(http, transport, verify, proxy)

    async def send(self, request: Request) -> Response:
        """Send a request; read its answer whole unless it is streamed."""
        started = time.monotonic()
        deadline = Deadline(request)
        deadline.check("pool")
        waits = Waits(request.timeouts, deadline)
        body = AsyncBody.of(request, deadline)
        phase: Phase = "write" if request.body is not None else "read"
        with _time_limit(deadline):
            try:
                answer = await self._way.send(request, body, waits)
            except NO_ANSWER as error:
                raise failure(error, request, deadline, self._proxy) from error
            finally:
                if body is not None:
                    body.let_go()
            phase = "read"
            _note(request, answer, started)
            reading = AsyncReading(request, answer, deadline, own=self._own)
            if request.stream:
                return Response(answer.status_code, reading.headers(), handle=reading)
            try:
                content = await reading.all()
            finally:
                with anyio.CancelScope(shield=True):
                    await answer.aclose()
            return Response(answer.status_code, reading.headers(), content)
        raise deadline.error(phase)  # only the time limit leaves the block so

    async def receive(self, response: Response) -> bytes:
        """Read on in a streamed answer."""
        reading = cast(AsyncReading, response.handle)  # `send` put it there
        reading.deadline.check("read")
        with _time_limit(reading.deadline):
            return await reading.more()
        raise reading.deadline.error("read")

    async def close(self, response: Response) -> None:
        """Let go of a streamed answer."""
        await cast(AsyncReading, response.handle).close()

    async def shut(self) -> None:
        """Close all connections."""
        await self._way.shut()


def _time_limit(deadline: Deadline) -> anyio.CancelScope:
    """A block that is left when time is over; a little later than the waits within it."""
    left = deadline.left()
    return anyio.move_on_after(None if left is None else left + GRACE)


def _note(request: Request, answer: httpx.Response, started: float) -> None:
    if _log.isEnabledFor(logging.DEBUG):
        _log.debug(
            "%s: %s %s answered %d after %.3f s",
            request.operation,
            request.method,
            request.url,
            answer.status_code,
            time.monotonic() - started,
        )
