"""What went wrong on the network, as errors of this library."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import httpcore

from tableau_flows._common.redact import clean, foreign
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

NO_ANSWER = (
    httpcore.TimeoutException,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.ProxyError,
    httpcore.UnsupportedProtocol,
    SlowTransferError,
)
"""What may be raised instead of a reply."""

BROKEN_OFF = (*NO_ANSWER, DecodingError, EOFError)
"""What may be raised while the body of a reply is read."""

_BEFORE_THE_REQUEST = (httpcore.ConnectError, httpcore.ProxyError, httpcore.UnsupportedProtocol)
"""What may be raised after bytes have left for a proxy, but none of the request."""

_PHASES: dict[type[Exception], Phase] = {
    httpcore.ConnectTimeout: "connect",
    httpcore.ReadTimeout: "read",
    httpcore.WriteTimeout: "write",
    httpcore.PoolTimeout: "pool",
}


def failure(
    error: Exception, exchange: Exchange, proxy_of: Callable[[str], Proxy | None]
) -> TableauError:
    """The error for a request that got no reply."""
    if isinstance(error, (httpcore.TimeoutException, SlowTransferError)):
        late = timed_out(error, _PHASES.get(type(error), "write"), exchange)
        late.sent = late.sent and exchange.sent  # a proxy may be late before the request has left
        return late
    request = exchange.request
    parts = urlsplit(request.url)
    words = explain(error, request.url, proxy_of(f"{parts.scheme}://{parts.netloc}"))
    # It may quote what came instead of a reply, and what came may repeat what was sent.
    words = foreign(words, request.secrets, guess=True)
    clean(error, request.secrets)
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
        sent=exchange.sent and not isinstance(error, _BEFORE_THE_REQUEST),
    )


def timed_out(error: Exception, phase: Phase, exchange: Exchange) -> RequestTimeoutError:
    """The error for a wait that took too long."""
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
