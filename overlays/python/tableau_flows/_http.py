"""The network: httpx for threads and for async. No other module imports httpx."""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import AsyncIterator, Generator, Iterator
from typing import TypeAlias, cast

import anyio
import httpx

from tableau_flows._deadline import GRACE, Deadline, Phase, Waits
from tableau_flows._http_bodies import AsyncChunks, SyncChunks
from tableau_flows._plan import Request, Response
from tableau_flows._redact import excerpt, hide_secret_headers
from tableau_flows._surroundings import Verify, explain, proxy_of, tls_context
from tableau_flows.errors import (
    ConnectionFailedError,
    TableauError,
    UnreadableReplyError,
    UsageError,
)

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

_MOST_LEFTOVERS = 64
"""How often what is left of an answer is asked for; what was received at once is less."""


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
        _check(http, transport, proxy)
        self._own = http is None
        self._proxy = proxy
        with _usable(proxy):
            self._http = http or httpx.Client(
                transport=transport, verify=tls_context(verify), proxy=proxy
            )

    def send(self, request: Request) -> Response:
        """Send a request; read its answer whole unless it is streamed."""
        started = time.monotonic()
        deadline = Deadline(request)
        deadline.check("pool")
        body = SyncChunks(request.body, deadline)
        try:
            built = _build(self._http, request, body if body.streamed else body.content, deadline)
            answer = self._http.send(built, stream=True, follow_redirects=False)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise _failure(error, request, deadline, self._proxy) from error
        finally:
            body.close()
        _note(request, answer, started)
        raw = _is_raw(request, answer)
        chunks = answer.iter_raw() if raw else answer.iter_bytes()
        reading = _Reading(request, answer, chunks, deadline, raw=raw)
        if request.stream:
            return Response(answer.status_code, _headers(answer), handle=reading)
        content = bytearray()
        try:
            for chunk in cast(Iterator[bytes], reading.chunks):
                content += chunk
                deadline.check("read")
        except httpx.HTTPError as error:
            raise reading.failure(error, content) from error
        finally:
            answer.close()
        return Response(answer.status_code, _headers(answer), reading.decoded(content))

    def receive(self, response: Response) -> bytes:
        """Read on in a streamed answer."""
        reading = cast(_Reading, response.handle)  # `send` put it there
        reading.deadline.check("read")
        try:
            return next(cast(Iterator[bytes], reading.chunks), b"")
        except httpx.HTTPError as error:
            raise reading.failure(error) from error

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
        _check(http, transport, proxy)
        self._own = http is None
        self._proxy = proxy
        with _usable(proxy):
            self._http = http or httpx.AsyncClient(
                transport=transport, verify=tls_context(verify), proxy=proxy
            )

    async def send(self, request: Request) -> Response:
        """Send a request; read its answer whole unless it is streamed."""
        started = time.monotonic()
        deadline = Deadline(request)
        deadline.check("pool")
        body = _AsyncBody(request.body, deadline)
        phase: Phase = "write" if request.body is not None else "read"
        with _time_limit(deadline):
            try:
                built = _build(
                    self._http, request, body if body.streamed else body.content, deadline
                )
                if body.streamed:
                    built.stream = body  # and not httpx's generator around it, see `_Reading.end`
                answer = await self._http.send(built, stream=True, follow_redirects=False)
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                raise _failure(error, request, deadline, self._proxy) from error
            finally:
                body.close()
            phase = "read"
            _note(request, answer, started)
            raw = _is_raw(request, answer)
            chunks = answer.aiter_raw() if raw else answer.aiter_bytes()
            reading = _Reading(request, answer, chunks, deadline, raw=raw)
            if request.stream:
                return Response(answer.status_code, _headers(answer), handle=reading)
            content = bytearray()
            try:
                async for chunk in cast(AsyncIterator[bytes], reading.chunks):
                    content += chunk
            except httpx.HTTPError as error:
                raise reading.failure(error, content) from error
            finally:
                with anyio.CancelScope(shield=True):
                    await answer.aclose()
            return Response(answer.status_code, _headers(answer), reading.decoded(content))
        raise deadline.error(phase)  # only the time limit leaves the block so

    async def receive(self, response: Response) -> bytes:
        """Read on in a streamed answer."""
        reading = cast(_Reading, response.handle)  # `send` put it there
        reading.deadline.check("read")
        reading.begun = True
        with _time_limit(reading.deadline):
            try:
                chunk = await anext(cast(AsyncIterator[bytes], reading.chunks), b"")
            except httpx.HTTPError as error:
                raise reading.failure(error) from error
            reading.ended = not chunk
            return chunk
        raise reading.deadline.error("read")

    async def close(self, response: Response) -> None:
        """Let go of a streamed answer."""
        reading = cast(_Reading, response.handle)  # `send` put it there
        await reading.answer.aclose()
        if reading.begun and not reading.ended:
            await reading.end()

    async def shut(self) -> None:
        """Close all connections."""
        if self._own:
            await self._http.aclose()


class _Reading:
    """An answer whose body is still coming."""

    __slots__ = ("answer", "begun", "chunks", "deadline", "ended", "raw", "request")

    def __init__(
        self,
        request: Request,
        answer: httpx.Response,
        chunks: Iterator[bytes] | AsyncIterator[bytes],
        deadline: Deadline,
        *,
        raw: bool,
    ) -> None:
        self.request = request
        self.answer = answer
        self.chunks = chunks
        self.deadline = deadline
        self.raw = raw
        self.begun = False
        self.ended = False

    async def end(self) -> None:
        """Let the generators of a closed answer end, here and now.

        httpx and httpcore read through five async generators, one within the other. Left in the
        middle they would be finalised by the event loop at some later time, under trio with a
        warning; closing the outermost does not reach the inner ones. Asked for more, though, the
        innermost fails, since its connection is closed, and that ends them all.
        """
        chunks = cast(AsyncIterator[bytes], self.chunks)  # those of async
        with contextlib.suppress(httpx.HTTPError, httpx.StreamError):
            for _ in range(_MOST_LEFTOVERS):
                if not await anext(chunks, b""):
                    return

    def decoded(self, content: bytearray) -> bytes:
        """The whole body of the answer without the encoding it had on the way."""
        encoding = self.answer.headers.get("content-encoding", "")
        if not self.raw or not encoding:
            return bytes(content)
        try:
            return httpx.Response(
                200, headers={"Content-Encoding": encoding}, content=bytes(content)
            ).content
        except httpx.HTTPError as error:
            raise self.failure(error) from error

    def failure(self, error: Exception, content: bytes | bytearray = b"") -> TableauError:
        """The error for an answer that broke off in its body."""
        if isinstance(error, httpx.TimeoutException):
            return self.deadline.error("read")
        encoded = isinstance(error, httpx.DecodingError)
        return UnreadableReplyError(
            reason="a body in a broken encoding" if encoded else "a reply that was cut off",
            incomplete=not encoded,
            attempts=self.request.attempt,
            status=self.answer.status_code,
            method=self.request.method,
            url=self.request.url,
            operation=self.request.operation,
            content_type=self.answer.headers.get("content-type", ""),
            text=excerpt(bytes(content)),
        )


class _AsyncBody(AsyncChunks, httpx.AsyncByteStream):
    """A body as httpx wants to have it."""


def _time_limit(deadline: Deadline) -> anyio.CancelScope:
    """A block that is left when time is over; a little later than the waits within it."""
    left = deadline.left()
    return anyio.move_on_after(None if left is None else left + GRACE)


def _check(http: object, transport: object, proxy: str | None) -> None:
    if http is not None and transport is not None:
        raise UsageError("give http= or transport=, not both: a client has its own transport")
    if proxy is not None and (http is not None or transport is not None):
        what = "http=" if http is not None else "transport="
        raise UsageError(f"proxy= has no effect with {what}, which brings its own way out")


def _is_raw(request: Request, answer: httpx.Response) -> bool:
    """Whether to read an answer as it comes over the wire, and decode it when all is there.

    httpx would decode while it reads, in generators of its own around those that read; what
    breaks off there leaves these in the middle (see `_Reading.end`). What is streamed comes
    without encoding, as was asked for, unless a server does not listen.
    """
    if answer.is_stream_consumed:  # a transport without a network has it all
        return False
    return not (request.stream and "content-encoding" in answer.headers)


@contextlib.contextmanager
def _usable(proxy: str | None) -> Generator[None]:
    """Say what is wrong with proxies, given or of the environment, while they are set up."""
    try:
        yield
    except (ValueError, httpx.InvalidURL, ImportError) as error:
        if isinstance(error, UsageError):
            raise
        shown = proxy_of("https://", proxy) if proxy is not None else "of the environment"
        more = '; for SOCKS: pip install "httpx[socks]"' if isinstance(error, ImportError) else ""
        # Not from the error: its words and its traceback may hold the password of the proxy.
        raise UsageError(f"the proxy {shown} cannot be used{more}") from None


def _build(
    http: HttpClient | AsyncHttpClient,
    request: Request,
    content: bytes | Iterator[bytes] | AsyncIterator[bytes] | None,
    deadline: Deadline,
) -> httpx.Request:
    headers = dict(request.headers)
    if request.body is not None and not isinstance(request.body, bytes):
        headers["Content-Length"] = str(request.body.length)
    built = http.build_request(request.method, request.url, headers=headers, content=content)
    built.extensions["timeout"] = Waits(request.timeouts, deadline)
    return built


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


_PHASES: dict[type[httpx.TimeoutException], Phase] = {
    httpx.ConnectTimeout: "connect",
    httpx.ReadTimeout: "read",
    httpx.WriteTimeout: "write",
    httpx.PoolTimeout: "pool",
}
_NOTHING_SENT = (httpx.ConnectError, httpx.ProxyError, httpx.UnsupportedProtocol)


def _failure(
    error: Exception, request: Request, deadline: Deadline, proxy: str | None
) -> TableauError:
    """The error for a request that got no answer."""
    if isinstance(error, httpx.InvalidURL):
        return UsageError(f"not the address of a server: {error}")
    if isinstance(error, httpx.TimeoutException):
        return deadline.error(_PHASES.get(type(error), "read"))
    return ConnectionFailedError(
        explain(error, request.url, proxy),
        method=request.method,
        url=request.url,
        operation=request.operation,
        sent=not isinstance(error, _NOTHING_SENT),
    )
