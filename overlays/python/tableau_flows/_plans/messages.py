"""What plans send and receive: requests and responses, and how long they may take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Protocol

from tableau_flows._common.arguments import check_rate, check_seconds

MAX_REPLY_BYTES = 64 * 1024 * 1024
"""The largest reply that is read whole unless the client says otherwise, in bytes."""


@dataclass(frozen=True, slots=True)
class Timeouts:
    """How long to wait, in seconds; None waits for ever.

    Attributes:
        connect: For a connection, with its TLS handshake.
        read: For the next bytes of an answer.
        write: For the server to take the next bytes.
        pool: For a free connection when all are in use.
        transfer: For the next bytes of an answer while a flow file is published or downloaded;
            it takes the place of `read` there, since servers answer late when they store a file.
        total: For a whole call, from its first byte to the last of its answer, with retries,
            signing in and decoding. For a list it limits the wait for each page, and the decoding
            of it, not the time that the reader spends between pages. Resolving a host name cannot
            be interrupted with threads.
        transfer_total: As `total`, for a call that sends or fetches a flow file or a part of one.
        min_rate: The slowest transfer of a flow file, in bytes a second: one that stays below it
            for 60 seconds ends. The time a server takes to store a file does not count. None sets
            no minimum.

    Raises:
        UsageError: One of them is not a number of seconds from 0 to 31536000 (a year), or the
            rate is negative.
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
        """The time-outs of a call with a file in it, in the places of the usual ones."""
        return replace(self, read=self.transfer, total=self.transfer_total)


class Body(Protocol):
    """The bytes of a request: streamed, of known length, and from the start again if need be."""

    @property
    def length(self) -> int:
        """The exact number of bytes that `chunks` gives."""
        ...

    @property
    def in_memory(self) -> bool:
        """Whether `chunks` never blocks, so that async needs no worker thread for it."""
        ...

    def chunks(self) -> Iterator[bytes]:
        """Give the bytes, from the start; may block to read a file."""
        ...

    def sent(self, count: int) -> None:
        """Hear that the next `count` bytes have left; called where the client was called."""
        ...


@dataclass(slots=True)
class Stopwatch:
    """When a call began, which the network notes; shared by all requests of the call.

    So that a call asks for no time, unless it fails.
    """

    begun: float | None = None

    def left(self, now: float, total: float | None) -> float | None:
        """Begin unless that is done; return how many seconds of `total` are left."""
        if self.begun is None:
            self.begun = now
        return None if total is None else self.begun + total - now

    def is_over(self, now: float, total: float | None) -> bool:
        """Whether the time that a call may take in all has passed."""
        return self.begun is not None and total is not None and now >= self.begun + total


# Request and response are changed by nobody, though nothing prevents it: a guard would make each of
# them ten times as slow to build.


@dataclass(slots=True)
class Request:
    """One HTTP request. Headers and body stay out of the repr, since both may hold secrets."""

    method: str
    url: str
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    body: Body | bytes | None = field(default=None, repr=False)
    stream: bool = False
    timeouts: Timeouts = field(default=Timeouts(), repr=False)
    operation: str = ""
    attempt: int = 1
    """How often the call has been sent by now, this time included."""
    stopwatch: Stopwatch = field(default_factory=Stopwatch, repr=False, compare=False)
    strict: bool = field(default=False, repr=False)
    """Whether an unreadable optional value of the reply raises instead of being left out."""
    max_reply_bytes: int = field(default=MAX_REPLY_BYTES, repr=False)
    """The largest reply that is read whole, in bytes after decompression."""
    secrets: tuple[str, ...] = field(default=(), repr=False)
    """Every secret of the request and its session, to be removed from any text that is kept."""


@dataclass(slots=True)
class Response:
    """One HTTP answer; `content` is empty while the body of a streamed one is still to come."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    content: bytes = field(default=b"", repr=False)
    handle: object = field(default=None, repr=False, compare=False)
    """What the transport needs to go on reading."""
    cookies: tuple[str, ...] = field(default=(), repr=False)
    """The values of the headers Set-Cookie, which cannot be joined."""

    def header(self, name: str) -> str:
        """The value of a header, "" when it is not there; give the name in lower case."""
        return self.headers.get(name, "")
