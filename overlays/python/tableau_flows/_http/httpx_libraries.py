"""The HTTP library that a client or a transport was made by: httpx, or its successor httpx2.

The two have the same names and share no class. Only what is given decides which one is used here,
so httpx2 need not be installed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Protocol, cast

import httpcore
import httpx

from tableau_flows._common.causes import related
from tableau_flows._http.messages import AsyncChunks, SyncChunks
from tableau_flows.errors import UsageError

OURS = "tableau_flows"
"""Marks the requests of this library among those of a client that was handed in."""

_PLAIN = (str, bytes, int, float, type(None))
"""The types of values that an exception keeps."""

NETWORKS = {"httpx": "httpcore", "httpx2": "httpcore2"}
"""The libraries that are known, each with the one that it sends requests with."""


class SyncBody(SyncChunks, httpx.SyncByteStream):
    """A body as httpx wants to have it, with threads."""


class AsyncBody(AsyncChunks, httpx.AsyncByteStream):
    """A body as httpx wants to have it, with async."""


class Library(Protocol):
    """What is used of the module; the types are those of httpx, and httpx2 has their like."""

    __name__: str
    Client: type[httpx.Client]
    AsyncClient: type[httpx.AsyncClient]
    Request: type[httpx.Request]
    URL: type[httpx.URL]
    ByteStream: type[httpx.ByteStream]
    SyncByteStream: type[httpx.SyncByteStream]
    AsyncByteStream: type[httpx.AsyncByteStream]
    HTTPError: type[httpx.HTTPError]
    InvalidURL: type[httpx.InvalidURL]
    StreamError: type[httpx.StreamError]
    HTTPStatusError: type[httpx.HTTPStatusError]
    ResponseNotRead: type[httpx.ResponseNotRead]
    ConnectError: type[httpx.ConnectError]
    ConnectTimeout: type[httpx.ConnectTimeout]
    PoolTimeout: type[httpx.PoolTimeout]
    ProxyError: type[httpx.ProxyError]
    UnsupportedProtocol: type[httpx.UnsupportedProtocol]
    LocalProtocolError: type[httpx.LocalProtocolError]


def library_of(given: object) -> Library:
    """The library whose class or subclass this object is an instance of; httpx if of neither."""
    for kind in type(given).__mro__:
        name = kind.__module__.partition(".")[0]
        if name in NETWORKS:
            return cast(Library, sys.modules[name])  # it has what the protocol names
    return cast(Library, httpx)


def network_of(library: Library) -> str:
    """The name of the library that this one sends requests with, and whose loggers it uses."""
    return NETWORKS[library.__name__]


def sync_body(library: Library) -> type[SyncBody]:
    """The class of bodies for a library, which asks for a subclass of its own stream."""
    if library.SyncByteStream is httpx.SyncByteStream:
        return SyncBody
    return cast(
        type[SyncBody], type("SyncBody", (SyncChunks, library.SyncByteStream), {})
    )  # of the same shape


def async_body(library: Library) -> type[AsyncBody]:
    """As `sync_body`, with async."""
    if library.AsyncByteStream is httpx.AsyncByteStream:
        return AsyncBody
    return cast(
        type[AsyncBody], type("AsyncBody", (AsyncChunks, library.AsyncByteStream), {})
    )  # of the same shape


def errors_of(library: Library) -> tuple[type[Exception], ...]:
    """What is raised when a request or a response fails."""
    return (library.HTTPError, library.InvalidURL, library.StreamError)


def was_sent(library: Library, error: Exception) -> bool:
    """Whether some of the request may have left before this error."""
    return not isinstance(
        error,
        (
            *(library.ConnectError, library.ConnectTimeout, library.PoolTimeout),
            *(library.ProxyError, library.UnsupportedProtocol, library.LocalProtocolError),
        ),
    )


def forget_requests(error: BaseException) -> None:
    """Remove the requests of this library from an exception and all that are reachable from it.

    The headers of a request contain the token, and a pickle or a copy of the exception would too.
    The exception itself and its causes lose all objects, which may be copies of a request. Other
    exceptions may belong to the caller, who may be handling one.
    """
    own = {id(one) for one in _explicit_causes(error)}
    for inner in related(error):
        attributes = vars(inner)
        for name, value in attributes.items():
            is_plain = isinstance(value, (*_PLAIN, BaseException))
            if _is_ours(value) or (id(inner) in own and not is_plain):
                attributes[name] = None


def _explicit_causes(error: BaseException) -> Iterator[BaseException]:
    inner: BaseException | None = error
    while inner is not None:
        yield inner
        inner = inner.__cause__


def _is_ours(value: object) -> bool:
    """Return whether this is a request of this library, or a response to one."""
    request = getattr(value, "_request", value)
    extensions: object = getattr(request, "extensions", None)
    return isinstance(extensions, Mapping) and OURS in extensions


def translated(library: Library, error: Exception) -> Exception:
    """The exception of httpcore that has the same name; the libraries share the names."""
    forget_requests(error)
    if isinstance(error, library.InvalidURL):
        error.args = ()  # they may contain a part of a password
        # Not with the words of the error, which may hold a part of a password.
        return UsageError("not the address of a server, such as https://tableau.example.com")
    for kind in type(error).__mro__:
        known = getattr(httpcore, kind.__name__, None)
        if isinstance(known, type) and issubclass(known, Exception):
            return known(str(error))
    return httpcore.NetworkError(str(error))


def read_failures_first(hooks: list[Callable[..., object]], read: Callable[..., object]) -> None:
    """Read responses that are no success before a hook of the client's raises for their status.

    The library closes a response whose hook raises, and what it says would be lost.
    """
    if hooks and hooks[0] is not read:
        hooks.insert(0, read)
