"""Translates requests and responses between this library and httpcore."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, Self, TypeVar
from urllib.parse import urlsplit

import httpcore

from tableau_flows._http.bodies.decompression import ACCEPTED
from tableau_flows._http.exchange import Deadline
from tableau_flows._plans.messages import Body, Request
from tableau_flows._plans.workers import in_worker
from tableau_flows.errors import UsageError

Pieces = TypeVar("Pieces", Iterator[bytes], AsyncIterator[bytes])
Closing = TypeVar("Closing", None, Awaitable[None])
Stream = TypeVar("Stream", httpcore.NetworkStream, httpcore.AsyncNetworkStream)

_PORTS = {"http": 80, "https": 443}


def headers_of(request: Request) -> dict[str, str]:
    """Return the headers to send, with the length of the body and the accepted encodings."""
    headers = {"Accept-Encoding": ACCEPTED, **dict(request.headers)}
    body = request.body
    if body is not None:
        headers["Content-Length"] = str(len(body) if isinstance(body, bytes) else body.length)
    elif request.method in {"POST", "PUT", "PATCH"}:
        headers["Content-Length"] = "0"
    return headers


# httpcore checks and converts every part of a request, which takes a tenth of the time of a small
# one. Here all parts have the right types already, so these two classes skip that.


class _Url(httpcore.URL):
    """An address whose parts have the right types."""

    def __init__(self, origin: httpcore.Origin, target: bytes) -> None:
        self.scheme, self.host, self.port = origin.scheme, origin.host, origin.port
        self.target = target
        self._origin = origin

    @property
    def origin(self) -> httpcore.Origin:
        """Return the origin of the server."""
        return self._origin


class _HttpcoreRequest(httpcore.Request):
    """A request whose parts have the right types."""

    def __init__(
        self,
        method: bytes,
        url: _Url,
        headers: list[tuple[bytes, bytes]],
        stream: Iterable[bytes] | AsyncIterable[bytes],
        extensions: dict[str, object],
    ) -> None:
        self.method = method
        self.url = url
        self.headers = headers
        self.stream = stream
        self.extensions = extensions


def httpcore_request(
    request: Request, body: SyncChunks | AsyncChunks | None
) -> tuple[str, httpcore.Request]:
    """Return the server of a request, and the request for httpcore."""
    url = request.url
    begin = url.find("/", url.find("://") + 3)
    server, target = (url, "/") if begin < 0 else (url[:begin], url[begin:])
    origin, host = _parsed(server)
    timeouts = request.timeouts
    try:
        headers = [(b"Host", host)]
        for name, value in headers_of(request).items():
            headers.append((name.encode("ascii"), value.encode("latin-1")))
        address = _Url(origin, target.encode("ascii"))
        method = request.method.encode("ascii")
    except UnicodeEncodeError:
        # Not from the error, which holds the value.
        raise UsageError("an address or a header holds characters that cannot be sent") from None
    limits = {"connect": timeouts.connect, "read": timeouts.read, "write": timeouts.write}
    stream = body or (Content(request.body) if isinstance(request.body, bytes) else _NOTHING)
    return server, _HttpcoreRequest(method, address, headers, stream, {"timeout": limits})


@lru_cache(maxsize=64)
def _parsed(server: str) -> tuple[httpcore.Origin, bytes]:
    """Return the origin of a server, and the value of the header Host for it."""
    try:
        parts = urlsplit(server)
        name = parts.hostname or ""
        host = name.encode("ascii") if name.isascii() else name.encode("idna")
        port = parts.port
        default = _PORTS[parts.scheme]
    except (KeyError, UnicodeError, ValueError):
        raise UsageError(
            "not the address of a server, such as https://tableau.example.com"
        ) from None
    shown = b"[%b]" % host if b":" in host else host
    if port not in {None, default}:
        shown += b":%d" % port
    return httpcore.Origin(parts.scheme.encode(), host, port or default), shown


def origin_of(server: str) -> httpcore.Origin:
    """Return the server as an origin of httpcore."""
    return _parsed(server)[0]


class Chunks:
    """The body of a request while it is sent; closed afterwards, so that its file is released."""

    def __init__(self, body: Body, deadline: Deadline) -> None:
        self._body = body
        self._chunks = body.chunks()
        self._deadline = deadline
        self._last = 0

    @classmethod
    def of(cls, request: Request, deadline: Deadline) -> Self | None:
        """Return the streamed body of a request; None if it has none, or it is in memory."""
        body = request.body
        return None if body is None or isinstance(body, bytes) else cls(body, deadline)

    def _begin(self) -> None:
        """Note that the previous chunk was sent."""
        self._deadline.check("write")
        if self._last:
            self._body.sent(self._last)
        self._last = 0

    def release(self) -> None:
        """Stop reading the body."""
        close = getattr(self._chunks, "close", None)
        if close is not None:
            close()


class Content:
    """A body in memory: one piece, or none if it is empty.

    For bytes, httpcore makes an asynchronous generator, which is left unfinished when the request
    is cancelled.
    """

    def __init__(self, content: bytes) -> None:
        self._content = content

    def __iter__(self) -> Iterator[bytes]:
        return iter((self._content,) if self._content else ())

    def __aiter__(self) -> AsyncIterator[bytes]:
        return _Once(self._content)


_NOTHING = Content(b"")


class _Once(AsyncIterator[bytes]):
    """Yields one piece, then ends."""

    def __init__(self, content: bytes) -> None:
        self._left: bytes | None = content or None

    async def __anext__(self) -> bytes:
        content, self._left = self._left, None
        if content is None:
            raise StopAsyncIteration
        return content


class SyncChunks(Chunks, Iterator[bytes]):
    """The same for threads."""

    def __next__(self) -> bytes:
        self._begin()
        chunk = next(self._chunks)
        self._last = len(chunk)
        return chunk


class AsyncChunks(Chunks, AsyncIterator[bytes]):
    """The same for async; files are read in a worker thread, which ends before `release`."""

    async def __anext__(self) -> bytes:
        self._begin()
        if self._body.in_memory:
            chunk = next(self._chunks, None)
        else:
            chunk = await in_worker(lambda: next(self._chunks, None))
        if chunk is None:
            raise StopAsyncIteration
        self._last = len(chunk)
        return chunk


@dataclass(slots=True)
class RawResponse(Generic[Pieces, Stream, Closing]):
    """A response whose headers were received.

    Attributes:
        status: The HTTP status.
        headers: The headers, names in lower case, values of equal ones joined.
        cookies: The values of Set-Cookie.
        pieces: The body in pieces, as it is received.
        close: Ends the exchange, whether or not the body was read; may be called again.
        decoded: Whether the Content-Encoding was already removed from the body.
        stream: The network stream, if the rest of the body may be read from it directly.
    """

    status: int
    headers: dict[str, str]
    cookies: tuple[str, ...]
    pieces: Pieces
    close: Callable[[], Closing]
    decoded: bool = False
    stream: Stream | None = None


SyncResponse = RawResponse[Iterator[bytes], httpcore.NetworkStream, None]
AsyncResponse = RawResponse[AsyncIterator[bytes], httpcore.AsyncNetworkStream, Awaitable[None]]


def head_of(items: Iterable[tuple[bytes, bytes]]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the headers as a dictionary, and the cookies."""
    headers: dict[str, str] = {}
    cookies: list[str] = []
    for raw_name, raw_value in items:
        name, value = str(raw_name.lower(), "latin-1"), str(raw_value, "latin-1")
        if name in headers:
            headers[name] += f", {value}"
        else:
            headers[name] = value
        if name == "set-cookie":
            cookies.append(value)
    return headers, tuple(cookies)
