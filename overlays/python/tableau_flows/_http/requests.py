"""From a request of this library to one of httpcore's, and the address of its server."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit

import httpcore

from tableau_flows._http.bodies.decompression import ACCEPTED
from tableau_flows._http.bodies.sending import AsyncChunks, Content, SyncChunks
from tableau_flows._plans.steps import Request
from tableau_flows.errors import UsageError

_PORTS = {"http": 80, "https": 443}


def headers_of(request: Request) -> dict[str, str]:
    """The headers of a request, with the length of its body and the encodings that are read."""
    headers = {"Accept-Encoding": ACCEPTED, **dict(request.headers)}
    body = request.body
    if body is not None:
        headers["Content-Length"] = str(len(body) if isinstance(body, bytes) else body.length)
    elif request.method in {"POST", "PUT", "PATCH"}:
        headers["Content-Length"] = "0"
    return headers


def httpcore_request(
    request: Request, body: SyncChunks | AsyncChunks | None
) -> tuple[str, httpcore.Request]:
    """The server that a request goes to, and the request as httpcore takes it."""
    url = request.url
    begin = url.find("/", url.find("://") + 3)
    server, target = (url, "/") if begin < 0 else (url[:begin], url[begin:])
    scheme, host, port, shown = _parsed(server)
    timeouts = request.timeouts
    try:
        headers = [(b"Host", shown)]
        for name, value in headers_of(request).items():
            headers.append((name.encode("ascii"), value.encode("latin-1")))
        address = httpcore.URL(scheme=scheme, host=host, port=port, target=target.encode("ascii"))
    except UnicodeEncodeError:
        # Not from the error, which holds the value.
        raise UsageError("an address or a header holds characters that cannot be sent") from None
    built = httpcore.Request(
        request.method,
        address,
        headers=headers,
        content=body or Content(request.body if isinstance(request.body, bytes) else b""),
        extensions={
            "timeout": {
                "connect": timeouts.connect,
                "read": timeouts.read,
                "write": timeouts.write,
            }
        },
    )
    return server, built


@lru_cache(maxsize=64)
def _parsed(server: str) -> tuple[bytes, bytes, int, bytes]:
    """Scheme, host and port of a server, and its header Host."""
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
    return parts.scheme.encode(), host, port or default, shown


def origin_of(server: str) -> httpcore.Origin:
    """The server as httpcore names it."""
    scheme, host, port, _ = _parsed(server)
    return httpcore.Origin(scheme, host, port)
