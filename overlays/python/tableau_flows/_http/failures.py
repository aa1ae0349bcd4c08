"""Translates failures of the network into the errors of this library."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import httpcore

from tableau_flows._common.redact import redact_exception, redacted
from tableau_flows._http.bodies.decompression import DecodingError
from tableau_flows._http.environment.connection_errors import explain
from tableau_flows._http.environment.proxies import Proxy
from tableau_flows._http.exchange import WINDOW, Exchange, Phase, SlowTransferError
from tableau_flows.errors import (
    ConnectionFailedError,
    RequestRefusedError,
    RequestTimeoutError,
    TableauError,
)

REQUEST_FAILURES = (
    httpcore.TimeoutException,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.ProxyError,
    httpcore.UnsupportedProtocol,
    SlowTransferError,
)
"""Exceptions raised when a request gets no response."""

BODY_FAILURES = (*REQUEST_FAILURES, DecodingError, EOFError)
"""Exceptions raised while the body of a response is read."""

_BEFORE_REQUEST = (httpcore.ConnectError, httpcore.ProxyError, httpcore.UnsupportedProtocol)
"""Exceptions raised after bytes were sent to a proxy, but none of the request."""

_PHASES: dict[type[Exception], Phase] = {
    httpcore.ConnectTimeout: "connect",
    httpcore.ReadTimeout: "read",
    httpcore.WriteTimeout: "write",
    httpcore.PoolTimeout: "pool",
}


def failure(
    error: Exception, exchange: Exchange, proxy_of: Callable[[str], Proxy | None]
) -> TableauError:
    """Return the error for a request that got no response."""
    request = exchange.request
    # The error may quote what was received, and the other side may have repeated what was sent.
    redact_exception(error, request.secrets)
    if isinstance(error, (httpcore.TimeoutException, SlowTransferError)):
        late = timed_out(error, _PHASES.get(type(error), "write"), exchange)
        late.sent = late.sent and exchange.sent  # a proxy may be late before the request is sent
        return late
    parts = urlsplit(request.url)
    words = explain(error, request.url, proxy_of(f"{parts.scheme}://{parts.netloc}"))
    words = redacted(words, request.secrets, guess=True)
    if isinstance(error, httpcore.LocalProtocolError) and not exchange.sent:
        return RequestRefusedError(
            f"it cannot be sent: {words}",
            method=request.method,
            url=request.url,
            operation=request.operation,
        )
    return ConnectionFailedError(
        words,
        method=request.method,
        url=request.url,
        operation=request.operation,
        sent=exchange.sent and not isinstance(error, _BEFORE_REQUEST),
    )


def timed_out(error: Exception, phase: Phase, exchange: Exchange) -> RequestTimeoutError:
    """Return the error for a wait that took too long."""
    slow = isinstance(error, SlowTransferError) or exchange.is_slow
    if not slow or exchange.deadline.passed():
        return exchange.deadline.error(phase)
    request = exchange.request
    return RequestTimeoutError(
        phase="rate",
        seconds=WINDOW,
        during=phase,
        method=request.method,
        url=request.url,
        operation=request.operation,
    )
