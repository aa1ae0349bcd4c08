"""The network: httpx for threads and for async. No other module imports httpx."""

from __future__ import annotations

import logging
import ssl
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, cast

import anyio
import anyio.to_thread
import httpx

from tableau_flows._plan import Body, Request, Response
from tableau_flows._redact import excerpt
from tableau_flows.errors import (
    ConnectionFailedError,
    RequestTimeoutError,
    TableauError,
    UnreadableReplyError,
    UsageError,
)

HttpClient: TypeAlias = httpx.Client
AsyncHttpClient: TypeAlias = httpx.AsyncClient
Transport: TypeAlias = httpx.BaseTransport
AsyncTransport: TypeAlias = httpx.AsyncBaseTransport
Verify: TypeAlias = bool | str | ssl.SSLContext

_log = logging.getLogger("tableau_flows.http")


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
        self._own = http is None
        self._http = http or httpx.Client(transport=transport, verify=_tls(verify), proxy=proxy)

    def send(self, request: Request) -> Response:
        """Send a request; read its answer whole unless it is streamed."""
        started = time.monotonic()
        body = _SyncBody(request.body)
        try:
            built = _build(self._http, request, body if body.streamed else body.content)
            answer = self._http.send(built, stream=True, follow_redirects=False)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise _failure(error, request) from error
        finally:
            body.close()
        _note(request, answer, started)
        if request.stream:
            reading = _Reading(request, answer, answer.iter_bytes())
            return Response(answer.status_code, _headers(answer), handle=reading)
        content = bytearray()
        try:
            for chunk in answer.iter_bytes():
                content += chunk
        except httpx.HTTPError as error:
            raise _cut_off(error, request, answer, content) from error
        finally:
            answer.close()
        return Response(answer.status_code, _headers(answer), bytes(content))

    def receive(self, response: Response) -> bytes:
        """Read on in a streamed answer."""
        reading = cast(_Reading, response.handle)  # `send` put it there
        try:
            return next(cast(Iterator[bytes], reading.chunks), b"")
        except httpx.HTTPError as error:
            raise _cut_off(error, reading.request, reading.answer) from error

    def close(self, response: Response) -> None:
        """Let go of a streamed answer."""
        cast(_Reading, response.handle).answer.close()

    def shut(self) -> None:
        """Close all connections."""
        if self._own:
            self._http.close()


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
        self._own = http is None
        self._http = http or httpx.AsyncClient(
            transport=transport, verify=_tls(verify), proxy=proxy
        )

    async def send(self, request: Request) -> Response:
        """Send a request; read its answer whole unless it is streamed."""
        started = time.monotonic()
        body = _AsyncBody(request.body)
        try:
            built = _build(self._http, request, body if body.streamed else body.content)
            answer = await self._http.send(built, stream=True, follow_redirects=False)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise _failure(error, request) from error
        finally:
            body.close()
        _note(request, answer, started)
        if request.stream:
            reading = _Reading(request, answer, answer.aiter_bytes())
            return Response(answer.status_code, _headers(answer), handle=reading)
        content = bytearray()
        try:
            async for chunk in answer.aiter_bytes():
                content += chunk
        except httpx.HTTPError as error:
            raise _cut_off(error, request, answer, content) from error
        finally:
            with anyio.CancelScope(shield=True):
                await answer.aclose()
        return Response(answer.status_code, _headers(answer), bytes(content))

    async def receive(self, response: Response) -> bytes:
        """Read on in a streamed answer."""
        reading = cast(_Reading, response.handle)  # `send` put it there
        try:
            return await anext(cast(AsyncIterator[bytes], reading.chunks), b"")
        except httpx.HTTPError as error:
            raise _cut_off(error, reading.request, reading.answer) from error

    async def close(self, response: Response) -> None:
        """Let go of a streamed answer."""
        await cast(_Reading, response.handle).answer.aclose()

    async def shut(self) -> None:
        """Close all connections."""
        if self._own:
            await self._http.aclose()


@dataclass(frozen=True, slots=True)
class _Reading:
    """An answer whose body is still coming."""

    request: Request
    answer: httpx.Response
    chunks: Iterator[bytes] | AsyncIterator[bytes]


class _Chunks:
    """The body of a request while it is sent; closed afterwards, so that its file is let go."""

    def __init__(self, body: Body | bytes | None) -> None:
        self.content = body if isinstance(body, bytes) else None
        self.streamed = body is not None and not isinstance(body, bytes)
        self._body = None if body is None or isinstance(body, bytes) else body
        self._chunks = iter(()) if self._body is None else self._body.chunks()
        self._last = 0

    def _heard(self) -> None:
        """The chunk before the one that is asked for has left."""
        if self._body is not None and self._last:
            self._body.sent(self._last)
        self._last = 0

    def close(self) -> None:
        close = getattr(self._chunks, "close", None)
        if close is not None:
            close()


class _SyncBody(_Chunks, Iterator[bytes]):
    def __next__(self) -> bytes:
        self._heard()
        chunk = next(self._chunks)
        self._last = len(chunk)
        return chunk


class _AsyncBody(_Chunks, AsyncIterator[bytes]):
    async def __anext__(self) -> bytes:
        self._heard()
        chunk = await anyio.to_thread.run_sync(next, self._chunks, None)
        if chunk is None:
            raise StopAsyncIteration
        self._last = len(chunk)
        return chunk


def _build(
    http: HttpClient | AsyncHttpClient,
    request: Request,
    content: bytes | Iterator[bytes] | AsyncIterator[bytes] | None,
) -> httpx.Request:
    headers = dict(request.headers)
    if request.body is not None and not isinstance(request.body, bytes):
        headers["Content-Length"] = str(request.body.length)
    timeouts = request.timeouts
    return http.build_request(
        request.method,
        request.url,
        headers=headers,
        content=content,
        timeout=httpx.Timeout(
            connect=timeouts.connect,
            read=timeouts.read,
            write=timeouts.write,
            pool=timeouts.pool,
        ),
    )


def _tls(verify: Verify) -> bool | ssl.SSLContext:
    """A path to certificates becomes a context: httpx is about to stop taking paths."""
    if not isinstance(verify, str):
        return verify
    if Path(verify).is_dir():
        return ssl.create_default_context(capath=verify)
    return ssl.create_default_context(cafile=verify)


def _headers(answer: httpx.Response) -> dict[str, str]:
    return dict(answer.headers.items())  # names in lower case, values of equal ones joined


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


_PHASES: dict[type[httpx.TimeoutException], str] = {
    httpx.ConnectTimeout: "connect",
    httpx.ReadTimeout: "read",
    httpx.WriteTimeout: "write",
    httpx.PoolTimeout: "pool",
}
_NOTHING_SENT = (httpx.ConnectError, httpx.ProxyError, httpx.UnsupportedProtocol)


def _failure(error: Exception, request: Request) -> TableauError:
    """The error for a request that got no answer."""
    if isinstance(error, httpx.InvalidURL):
        return UsageError(f"not the address of a server: {error}")
    if isinstance(error, httpx.TimeoutException):
        phase = _PHASES.get(type(error), "read")
        return RequestTimeoutError(
            phase=phase,
            seconds=getattr(request.timeouts, phase),
            method=request.method,
            url=request.url,
            operation=request.operation,
        )
    return ConnectionFailedError(
        _words(error),
        method=request.method,
        url=request.url,
        operation=request.operation,
        sent=not isinstance(error, _NOTHING_SENT),
    )


def _words(error: BaseException) -> str:
    """What went wrong; libraries hide it in what caused their own exceptions."""
    inner: BaseException | None = error
    while inner is not None:
        if str(inner):
            return str(inner)
        inner = inner.__cause__ or inner.__context__
    return type(error).__name__


def _cut_off(
    error: Exception, request: Request, answer: httpx.Response, content: bytes | bytearray = b""
) -> TableauError:
    """The error for an answer that broke off in its body."""
    if isinstance(error, httpx.TimeoutException):
        return _failure(error, request)
    encoded = isinstance(error, httpx.DecodingError)
    return UnreadableReplyError(
        reason="a body in a broken encoding" if encoded else "a reply that was cut off",
        status=answer.status_code,
        method=request.method,
        url=request.url,
        operation=request.operation,
        content_type=answer.headers.get("content-type", ""),
        text=excerpt(bytes(content)),
    )
