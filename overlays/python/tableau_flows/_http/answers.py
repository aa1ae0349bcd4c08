"""Replies as the adapters give them: the head, and the body as it comes over the wire."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

import httpcore

Pieces = TypeVar("Pieces", Iterator[bytes], AsyncIterator[bytes])
Closing = TypeVar("Closing", None, Awaitable[None])
Stream = TypeVar("Stream", httpcore.NetworkStream, httpcore.AsyncNetworkStream)


@dataclass(slots=True)
class RawAnswer(Generic[Pieces, Stream, Closing]):
    """A reply whose head has come.

    Attributes:
        status: The HTTP status.
        headers: The headers, names in lower case, values of equal ones joined.
        cookies: The values of Set-Cookie.
        pieces: The body as it comes.
        close: Ends the exchange, read to its end or not; may be called again.
        decoded: The body has no Content-Encoding any more.
        stream: The connection itself, where the rest of the body may be read from it.
    """

    status: int
    headers: dict[str, str]
    cookies: tuple[str, ...]
    pieces: Pieces
    close: Callable[[], Closing]
    decoded: bool = False
    stream: Stream | None = None


SyncAnswer = RawAnswer[Iterator[bytes], httpcore.NetworkStream, None]
AsyncAnswer = RawAnswer[AsyncIterator[bytes], httpcore.AsyncNetworkStream, Awaitable[None]]


def head_of(items: Iterable[tuple[bytes, bytes]]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The headers as a dictionary, and the cookies apart."""
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
