"""Requests and responses of plans, and their timeouts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Protocol

from tableau_flows._common.arguments import check_rate, check_seconds

MAX_REPLY_BYTES = 64 * 1024 * 1024
"""Default maximum bytes of a reply."""


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Timeouts in seconds; None disables a timeout.

    Attributes:
        connect: Time to establish a connection, TLS handshake included.
        read: Time to wait for the next bytes of a response.
        write: Time to wait until the server accepts the next bytes.
        pool: Time to wait for a free connection when all are in use.
        transfer: Replaces `read` while a flow file is published or downloaded, since servers
            respond late when they store a file.
        total: Time for a whole call, from the first byte of the request to the end of the response,
            with retries, sign-in and decoding. For a list it limits the wait for each page and its
            decoding, not the time that the caller spends between pages. With threads, resolving a
            host name cannot be interrupted.
        transfer_total: Replaces `total` for a call that sends or receives a flow file or a part of
            one.
        min_rate: Minimum rate of a transfer in bytes per second; a transfer that stays below it for
            60 seconds is aborted. The time in which a server stores a file does not count. None
            sets no minimum.

    Raises:
        UsageError: A timeout is not a number of seconds from 0 to 31536000 (a year), or the rate is
            negative.
    """

    connect: float | None = 10.0
    read: float | None = 60.0
    write: float | None = 60.0
    pool: float | None = 10.0
    transfer: float | None = 600.0
    total: float | None = 300.0
    transfer_total: float | None = 21600.0
    min_rate: float | None = 1000.0

    def __post_init__(self) -> None:
        for item in fields(self):
            value: object = getattr(self, item.name)
            name = f"Timeouts({item.name}=)"
            if item.name == "min_rate":
                check_rate(value, name)
            else:
                check_seconds(value, name, required=False)

    def for_transfers(self) -> Timeouts:
        """Return the timeouts of a call that transfers a file."""
        return replace(self, read=self.transfer, total=self.transfer_total)


class Body(Protocol):
    """A streamed request body of known length, which can be read again from the start."""

    @property
    def length(self) -> int:
        """Return the exact number of bytes that `chunks` yields."""
        ...

    @property
    def in_memory(self) -> bool:
        """Return whether `chunks` never blocks, so that async needs no worker thread."""
        ...

    def chunks(self) -> Iterator[bytes]:
        """Yield the bytes from the start; may block to read a file."""
        ...

    def sent(self, count: int) -> None:
        """Count `count` more bytes as sent; called in the thread or task of the call."""
        ...


@dataclass(slots=True)
class Stopwatch:
    """The start time of a call, set by the network and shared by all requests of the call.

    A call that succeeds at once does not read the clock itself.
    """

    begun: float | None = None

    def left(self, now: float, total: float | None) -> float | None:
        """Start if necessary; return the remaining seconds of `total`."""
        if self.begun is None:
            self.begun = now
        return None if total is None else self.begun + total - now

    def is_over(self, now: float, total: float | None) -> bool:
        """Return whether the total timeout of the call has expired."""
        return self.begun is not None and total is not None and now >= self.begun + total


# Requests and responses are never changed. They are not frozen, since frozen dataclasses are ten
# times as slow to create.


@dataclass(slots=True)
class Request:
    """One HTTP request. The repr omits headers and body, since both may contain secrets."""

    method: str
    url: str
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    body: Body | bytes | None = field(default=None, repr=False)
    stream: bool = False
    timeouts: Timeouts = field(default=Timeouts(), repr=False)
    operation: str = ""
    attempt: int = 1
    """Number of times that the call has been sent, this attempt included."""
    stopwatch: Stopwatch = field(default_factory=Stopwatch, repr=False, compare=False)
    strict: bool = field(default=False, repr=False)
    """Whether an unreadable optional value of the reply raises an error."""
    max_reply_bytes: int = field(default=MAX_REPLY_BYTES, repr=False)
    """Maximum bytes of a reply after decompression."""
    secrets: tuple[str, ...] = field(default=(), repr=False)
    """All secrets of the request and its session, which must be removed from texts."""
    operation_secrets: tuple[str, ...] = field(default=(), repr=False)
    """Those of the operation, such as the password of a connection."""


@dataclass(slots=True)
class Response:
    """One HTTP response; `content` is empty if the body is streamed."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    content: bytes = field(default=b"", repr=False)
    handle: object = field(default=None, repr=False, compare=False)
    """The open body, from which the network reads a streamed response."""
    cookies: tuple[str, ...] = field(default=(), repr=False)
    """The values of the Set-Cookie headers, which cannot be joined."""

    def header(self, name: str) -> str:
        """Return the value of a header by its lower-case name; "" if it is absent."""
        return self.headers.get(name, "")
