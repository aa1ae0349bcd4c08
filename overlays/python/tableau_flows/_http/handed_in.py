"""Adapters for what the caller hands in: a client of httpx, or one of its transports."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Generator, Iterator
from typing import cast

import httpx
from tableau_flows_generated.checks import invalid_argument, shown

from tableau_flows._common.redact import hide_secret_headers
from tableau_flows._http.adapters import Adapter, AsyncAdapter
from tableau_flows._http.environment.proxies import Proxy
from tableau_flows._http.exchange import Exchange, PhaseTimeouts
from tableau_flows._http.given import AsyncHttpClient, AsyncTransport, HttpClient, Transport
from tableau_flows._http.httpx_libraries import (
    OURS,
    AsyncBody,
    Library,
    SyncBody,
    async_body,
    errors_of,
    forget_requests,
    library_of,
    network_of,
    read_failures_first,
    sync_body,
    translated,
    was_sent,
)
from tableau_flows._http.messages import (
    AsyncResponse,
    RawResponse,
    SyncResponse,
    head_of,
    headers_of,
)
from tableau_flows._plans.messages import Request
from tableau_flows.errors import UsageError

_DEFAULT_AGENT = "python-httpx"


class HandedInAdapter(Adapter):
    """Sends requests through a client or a transport of httpx, with threads."""

    def __init__(self, http: HttpClient | None, transport: Transport | None) -> None:
        self._library = _library_of(http or transport)
        self._body = sync_body(self._library)
        _check_kind(http, self._library.Client, transport, "handle_request", "Client")
        if http is not None and http.is_closed:
            raise invalid_argument("http=", "is closed; give a client that is open")
        self._http = cast("httpx.Client | None", http)  # checked above
        self._transport = cast("httpx.BaseTransport | None", transport)

    def proxy_of(self, server: str) -> Proxy | None:
        """The proxy is known to what was handed in only."""
        return None

    def perform(self, exchange: Exchange) -> SyncResponse:
        """Send a request; its reply is still to be read and closed."""
        body = self._body.of(exchange.request, exchange.deadline)
        with _sending(self._library, exchange, self._http, body):
            answer = self._httpx_response(exchange, body)
        headers, cookies = head_of(answer.headers.raw)
        return RawResponse(
            *(answer.status_code, headers, cookies, _pieces(self._library, answer), answer.close),
            decoded=_is_whole(answer),
        )

    def _httpx_response(self, exchange: Exchange, body: SyncBody | None) -> httpx.Response:
        if self._http is None:
            assert self._transport is not None  # one of the two was handed in
            return self._transport.handle_request(_for_transport(self._library, exchange, body))
        read_failures_first(self._http.event_hooks["response"], _read_failure)
        request = _for_client(self._http, exchange, body)
        with _own_cookies(self._http.cookies):
            try:
                return self._http.send(request, stream=True, follow_redirects=False)
            except (
                self._library.HTTPStatusError
            ) as error:  # a hook of the client raises for the status
                return error.response

    def abort(self, threads: set[int] | None) -> None:
        """What was handed in cannot be told to stop."""

    def close_all(self) -> None:
        """A client stays open, since it belongs to the caller."""
        if self._transport is not None:
            self._transport.close()


class AsyncHandedInAdapter(AsyncAdapter):
    """Sends requests through a client or a transport of httpx, with async."""

    def __init__(self, http: AsyncHttpClient | None, transport: AsyncTransport | None) -> None:
        self._library = _library_of(http or transport)
        self._body = async_body(self._library)
        kind = self._library.AsyncClient
        _check_kind(http, kind, transport, "handle_async_request", "AsyncClient")
        if http is not None and http.is_closed:
            raise invalid_argument("http=", "is closed; give a client that is open")
        self._http = cast("httpx.AsyncClient | None", http)  # checked above
        self._transport = cast("httpx.AsyncBaseTransport | None", transport)

    def proxy_of(self, server: str) -> Proxy | None:
        """The proxy is known to what was handed in only."""
        return None

    async def perform(self, exchange: Exchange) -> AsyncResponse:
        """Send a request; its reply is still to be read and closed."""
        body = self._body.of(exchange.request, exchange.deadline)
        with _sending(self._library, exchange, self._http, body):
            answer = await self._httpx_response(exchange, body)
        headers, cookies = head_of(answer.headers.raw)
        return RawResponse(
            *(
                answer.status_code,
                headers,
                cookies,
                _async_pieces(self._library, answer),
                answer.aclose,
            ),
            decoded=_is_whole(answer),
        )

    async def _httpx_response(self, exchange: Exchange, body: AsyncBody | None) -> httpx.Response:
        if self._http is None:
            assert self._transport is not None  # one of the two was handed in
            return await self._transport.handle_async_request(
                _for_transport(self._library, exchange, body)
            )
        read_failures_first(self._http.event_hooks["response"], _async_read_failure)
        request = _for_client(self._http, exchange, body)
        with _own_cookies(self._http.cookies):
            try:
                return await self._http.send(request, stream=True, follow_redirects=False)
            except (
                self._library.HTTPStatusError
            ) as error:  # a hook of the client raises for the status
                return error.response

    async def close_all(self) -> None:
        """A client stays open, since it belongs to the caller."""
        if self._transport is not None:
            await self._transport.aclose()


def _library_of(given: object) -> Library:
    """The library of a client or a transport; its log shows no secrets from now on."""
    library = library_of(given)
    hide_secret_headers(network_of(library))
    return library


def _check_kind(http: object, kind: type, transport: object, method: str, ours: str) -> None:
    """Make sure that what was handed in is of httpx, and for threads or for async as it must be.

    Raises:
        UsageError: It is something else.
    """
    if http is not None and not isinstance(http, kind):
        wanted = f"an httpx.{kind.__name__} (or one of httpx2)"
        raise invalid_argument("http=", f"must be {wanted} for {ours}, not {shown(http)}")
    if transport is not None and not callable(getattr(transport, method, None)):
        raise invalid_argument(
            "transport=",
            f"must be a transport of httpx for {ours}, with the method {method}, not"
            f" {shown(transport)}",
        )


@contextlib.contextmanager
def _sending(
    library: Library,
    exchange: Exchange,
    http: httpx.Client | httpx.AsyncClient | None,
    body: SyncBody | AsyncBody | None,
) -> Generator[None]:
    """Send a request within: errors become those of httpcore, and the body is let go."""
    try:
        yield
    except errors_of(library) as error:
        exchange.sent = was_sent(library, error)
        raise translated(library, error) from error
    except RuntimeError as error:
        if http is not None and http.is_closed:
            forget_requests(error)
            raise UsageError("the httpx client given as http= is closed") from error
        raise
    finally:
        if body is not None:
            body.release()
    exchange.head_is_complete(over_network=False)


def _for_client(
    http: httpx.Client | httpx.AsyncClient, exchange: Exchange, body: SyncBody | AsyncBody | None
) -> httpx.Request:
    request = exchange.request
    # No local variable holds what is secret: tracebacks may show them.
    built = http.build_request(
        request.method,
        request.url,
        headers=_headers_for(http, request),
        content=_bytes(request),
    )
    if body is not None:
        built.stream = body  # and not the generator that httpx would put around it
    built.extensions["timeout"] = PhaseTimeouts(request.timeouts, exchange.deadline)
    built.extensions[OURS] = True
    return built


def _headers_for(http: httpx.Client | httpx.AsyncClient, request: Request) -> dict[str, str]:
    headers = headers_of(request)
    if not http.headers.get("User-Agent", _DEFAULT_AGENT).startswith(_DEFAULT_AGENT):
        headers.pop("User-Agent", None)  # the caller has given one to the client
    return headers


def _read_failure(answer: httpx.Response) -> None:
    if OURS in answer.request.extensions and answer.is_error:
        answer.read()


async def _async_read_failure(answer: httpx.Response) -> None:
    if OURS in answer.request.extensions and answer.is_error:
        await answer.aread()


def _for_transport(
    library: Library, exchange: Exchange, body: SyncBody | AsyncBody | None
) -> httpx.Request:
    """A request with all its headers, as no client is there to add any."""
    request = exchange.request
    url = library.URL(request.url)
    # No local variable holds what is secret: tracebacks may show them.
    built = library.Request(
        request.method,
        url,
        headers={
            "Host": url.netloc.decode("ascii"),
            **headers_of(request),
        },
        stream=body or library.ByteStream(_bytes(request) or b""),
        extensions={"timeout": PhaseTimeouts(request.timeouts, exchange.deadline), OURS: True},
    )
    if body is None:
        built.read()  # transports may look at `content`
    return built


def _bytes(request: Request) -> bytes | None:
    return request.body if isinstance(request.body, bytes) else None


def _is_whole(answer: httpx.Response) -> bool:
    """Whether the body was read and decoded before, by a hook or a transport without network."""
    return answer.is_closed or answer.is_stream_consumed


def _whole(library: Library, answer: httpx.Response) -> bytes:
    try:
        return answer.content
    except library.ResponseNotRead:  # a hook raised for the status, so the client closed it unread
        return b""


def _pieces(library: Library, answer: httpx.Response) -> Iterator[bytes]:
    if _is_whole(answer):
        if content := _whole(library, answer):
            yield content
        return
    try:
        yield from cast(Iterator[bytes], answer.stream)  # from a transport for threads
    except errors_of(library) as error:
        raise translated(library, error) from error


async def _async_pieces(library: Library, answer: httpx.Response) -> AsyncIterator[bytes]:
    if _is_whole(answer):
        if content := _whole(library, answer):
            yield content
        return
    try:
        async for piece in cast(AsyncIterator[bytes], answer.stream):  # from an async transport
            yield piece
    except errors_of(library) as error:
        raise translated(library, error) from error


@contextlib.contextmanager
def _own_cookies(cookies: httpx.Cookies) -> Generator[None]:
    """Leave the client's jar as it is: our session keeps its own cookies."""
    before = _names(cookies)
    yield
    for domain, path, name in _names(cookies) - before:
        cookies.delete(name, domain, path)


def _names(cookies: httpx.Cookies) -> set[tuple[str, str, str]]:
    return {(cookie.domain, cookie.path, cookie.name) for cookie in cookies.jar}
