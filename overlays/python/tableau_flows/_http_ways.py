"""The ways out: through a client of httpx, or straight through one of its transports.

The straight way takes half the time of the other one, which sees to cookies, hooks, authentication,
redirects and a log of its own; none of that is needed here. A client is used when it was handed in,
and when the environment names proxies: which addresses they are for, httpx knows.
"""

from __future__ import annotations

from typing import Protocol

import httpx

from tableau_flows._deadline import Waits
from tableau_flows._http_bodies import AsyncChunks, SyncChunks
from tableau_flows._plan import Request
from tableau_flows._surroundings import Verify, has_proxies, tls_context

_LIMITS = httpx.Limits(max_connections=100, max_keepalive_connections=20, keepalive_expiry=3.0)
"""As httpx has them, but for the seconds that a connection is kept.

Many servers close theirs after 5 s without a request. A write that leaves just then is lost, and
nobody knows whether the server has seen it; so connections are not kept for as long as that.
"""


class SyncBody(SyncChunks, httpx.SyncByteStream):
    """A body as httpx wants to have it, with threads."""


class AsyncBody(AsyncChunks, httpx.AsyncByteStream):
    """A body as httpx wants to have it, with async."""


class Way(Protocol):
    """How requests get out, with threads."""

    def send(self, request: Request, body: SyncBody | None, waits: Waits) -> httpx.Response:
        """Send a request; its answer is still to be read and closed. Raises what httpx does."""
        ...

    def shut(self) -> None:
        """Close all connections, unless they are somebody else's."""
        ...


class AsyncWay(Protocol):
    """How requests get out, with async."""

    async def send(self, request: Request, body: AsyncBody | None, waits: Waits) -> httpx.Response:
        """Send a request; its answer is still to be read and closed. Raises what httpx does."""
        ...

    async def shut(self) -> None:
        """Close all connections, unless they are somebody else's."""
        ...


def way_out(
    http: httpx.Client | None,
    transport: httpx.BaseTransport | None,
    verify: Verify,
    proxy: str | None,
) -> Way:
    """Choose the way for what was given; raises what httpx does about proxies."""
    if http is not None:
        return ClientWay(http, keep_open=True)
    if transport is not None:
        return TransportWay(transport)
    context = tls_context(verify)
    if proxy is None and has_proxies():
        return ClientWay(httpx.Client(verify=context, limits=_LIMITS))
    return TransportWay(httpx.HTTPTransport(verify=context, limits=_LIMITS, proxy=proxy))


def async_way_out(
    http: httpx.AsyncClient | None,
    transport: httpx.AsyncBaseTransport | None,
    verify: Verify,
    proxy: str | None,
) -> AsyncWay:
    """Choose the way for what was given; raises what httpx does about proxies."""
    if http is not None:
        return AsyncClientWay(http, keep_open=True)
    if transport is not None:
        return AsyncTransportWay(transport)
    context = tls_context(verify)
    if proxy is None and has_proxies():
        return AsyncClientWay(httpx.AsyncClient(verify=context, limits=_LIMITS))
    return AsyncTransportWay(httpx.AsyncHTTPTransport(verify=context, limits=_LIMITS, proxy=proxy))


class TransportWay:
    """Straight through a transport."""

    def __init__(self, transport: httpx.BaseTransport) -> None:
        self._transport = transport

    def send(self, request: Request, body: SyncBody | None, waits: Waits) -> httpx.Response:
        """Send a request."""
        return self._transport.handle_request(_plain(request, body, waits))

    def shut(self) -> None:
        """Close all connections."""
        self._transport.close()


class AsyncTransportWay:
    """Straight through a transport."""

    def __init__(self, transport: httpx.AsyncBaseTransport) -> None:
        self._transport = transport

    async def send(self, request: Request, body: AsyncBody | None, waits: Waits) -> httpx.Response:
        """Send a request."""
        return await self._transport.handle_async_request(_plain(request, body, waits))

    async def shut(self) -> None:
        """Close all connections."""
        await self._transport.aclose()


class ClientWay:
    """Through a client."""

    def __init__(self, http: httpx.Client, *, keep_open: bool = False) -> None:
        self._http = http
        self._keep_open = keep_open

    def send(self, request: Request, body: SyncBody | None, waits: Waits) -> httpx.Response:
        """Send a request."""
        built = self._http.build_request(
            request.method, request.url, headers=_headers(request), content=_bytes(request)
        )
        if body is not None:
            built.stream = body
        built.extensions["timeout"] = waits
        return self._http.send(built, stream=True, follow_redirects=False)

    def shut(self) -> None:
        """Close all connections."""
        if not self._keep_open:
            self._http.close()


class AsyncClientWay:
    """Through a client."""

    def __init__(self, http: httpx.AsyncClient, *, keep_open: bool = False) -> None:
        self._http = http
        self._keep_open = keep_open

    async def send(self, request: Request, body: AsyncBody | None, waits: Waits) -> httpx.Response:
        """Send a request."""
        built = self._http.build_request(
            request.method, request.url, headers=_headers(request), content=_bytes(request)
        )
        if body is not None:
            built.stream = body  # and not httpx's generator around it, see `AsyncReading.end`
        built.extensions["timeout"] = waits
        return await self._http.send(built, stream=True, follow_redirects=False)

    async def shut(self) -> None:
        """Close all connections."""
        if not self._keep_open:
            await self._http.aclose()


_ENCODINGS = httpx.Client(transport=httpx.BaseTransport()).headers["Accept-Encoding"]
"""What httpx can decode here; it tells nowhere else."""


def _plain(request: Request, body: SyncBody | AsyncBody | None, waits: Waits) -> httpx.Request:
    """A request with all its headers, as no client is there to add any."""
    url = httpx.URL(request.url)
    # No local variable holds what is secret: tracebacks may show them.
    built = httpx.Request(
        request.method,
        url,
        headers={
            "Host": url.netloc.decode("ascii"),
            "Accept-Encoding": _ENCODINGS,
            **_headers(request),
        },
        stream=body or httpx.ByteStream(_bytes(request) or b""),
        extensions={"timeout": waits},
    )
    if body is None:
        built.read()  # transports that were handed in may look at `content`
    return built


def _headers(request: Request) -> dict[str, str]:
    length = _length(request)
    return dict(request.headers) | ({} if length is None else {"Content-Length": str(length)})


def _length(request: Request) -> int | None:
    """How long the body is; None if there is none, nor is one expected."""
    if request.body is None:
        return 0 if request.method in {"POST", "PUT", "PATCH"} else None
    return len(request.body) if isinstance(request.body, bytes) else request.body.length


def _bytes(request: Request) -> bytes | None:
    return request.body if isinstance(request.body, bytes) else None
