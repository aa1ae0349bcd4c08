# Generated from spec/ by `make generate`. Do not edit.
"""What a call is: the facts of an operation, and one call of it, ready to be sent."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field, replace
from typing import Generic, Protocol, TypeVar, cast
from urllib.parse import quote

from .errors import UsageError

T = TypeVar("T")
ResultT = TypeVar("ResultT", covariant=True)
ItemT = TypeVar("ItemT", covariant=True)


class Identified(Protocol):
    """Anything with an id: wherever an id is asked for, the object itself may be given."""

    @property
    def id(self) -> str:
        """The id."""
        ...


@dataclass(frozen=True, slots=True)
class FieldInfo:
    """A field that a list can be filtered or sorted by."""

    name: str
    type: str
    operators: tuple[str, ...] = ()
    since: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class ParameterInfo:
    """A parameter in the path or the query."""

    name: str
    argument: str
    location: str
    type: str
    required: bool = False
    session: bool = False
    minimum: int | None = None
    maximum: int | None = None
    default: str | None = None
    enum: tuple[str, ...] = ()
    filter: tuple[FieldInfo, ...] = ()
    sort: tuple[FieldInfo, ...] = ()
    since: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class PartInfo:
    """A part of a multipart body; content is "document", "file" or "empty"."""

    name: str
    media_type: str
    content: str
    required: bool


@dataclass(frozen=True, slots=True)
class PagedInfo:
    """How a list is read page by page."""

    items: str
    number: str
    size: str
    total: bool


@dataclass(frozen=True, slots=True)
class OperationInfo:
    """The facts of one operation."""

    id: str
    name: str
    resource: str
    verb: str
    method: str
    path: str
    parameters: tuple[ParameterInfo, ...]
    since: tuple[int, int]
    status: int
    authenticated: bool
    request: str | None
    request_media: str | None
    request_parts: tuple[PartInfo, ...]
    reply: str | None
    result: str | None
    binary_reply: bool
    paged: PagedInfo | None
    errors: tuple[str, ...]
    needs: str | None
    deployment: str | None
    scopes: tuple[str, ...]
    docs: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a multipart body; without content, the sender fills in the file."""

    name: str
    media_type: str
    file_name: str | None = None
    content: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Multipart:
    """A multipart body: its parts, in the order in which they are sent."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Operation(Generic[ResultT]):
    """One call of an operation: pure data, nothing is sent.

    Attributes:
        info: The facts of the operation.
        path: The path with its ids filled in and encoded; the version and the site are still
            to come, as `{apiVersion}` and `{siteId}`.
        query: The query parameters, not yet encoded.
        body: The XML document, the parts, or None. It may hold secrets and is never shown.
    """

    info: OperationInfo
    path: str
    query: tuple[tuple[str, str], ...] = ()
    body: bytes | Multipart | None = field(default=None, repr=False)

    def result(self, reply: object) -> ResultT:
        """What the method returns: the reply, or the one field of it that matters."""
        if self.info.result is not None:
            reply = getattr(reply, self.info.result)
        return cast(ResultT, reply)

    def with_query(self, name: str, value: str) -> Operation[ResultT]:
        """The same call with one query parameter set."""
        kept = tuple(pair for pair in self.query if pair[0] != name)
        return replace(self, query=(*kept, (name, value)))


class Pager(Protocol[ItemT]):
    """A list that is read page by page, only as far as it is asked for."""

    def prefetch(self, pages: int) -> Pager[ItemT]:
        """The same list, with so many pages read at the same time once the total is known."""
        ...

    def __iter__(self) -> Iterator[ItemT]:
        """Every item of every page."""
        ...

    def pages(self) -> Iterator[tuple[ItemT, ...]]:
        """The pages, each a tuple of items."""
        ...

    def first(self) -> ItemT | None:
        """The first item, or None when there is none."""
        ...

    @property
    def total(self) -> int | None:
        """How many items the server has; None where it does not tell."""
        ...


class AsyncPager(Protocol[ItemT]):
    """A list that is read page by page, only as far as it is asked for."""

    def prefetch(self, pages: int) -> AsyncPager[ItemT]:
        """The same list, with so many pages read at the same time once the total is known."""
        ...

    def __aiter__(self) -> AsyncIterator[ItemT]:
        """Every item of every page."""
        ...

    def pages(self) -> AsyncIterator[tuple[ItemT, ...]]:
        """The pages, each a tuple of items."""
        ...

    async def first(self) -> ItemT | None:
        """The first item, or None when there is none."""
        ...

    async def total(self) -> int | None:
        """How many items the server has; None where it does not tell."""
        ...


class Caller(Protocol):
    """Whoever sends operations: what the resources are given to do their work."""

    def call(self, operation: Operation[T], /) -> T:
        """Send it and return its result."""
        ...

    def pages(self, operation: Operation[tuple[T, ...]], /) -> Pager[T]:
        """Read it page by page."""
        ...


class AsyncCaller(Protocol):
    """Whoever sends operations: what the resources are given to do their work."""

    async def call(self, operation: Operation[T], /) -> T:
        """Send it and return its result."""
        ...

    def pages(self, operation: Operation[tuple[T, ...]], /) -> AsyncPager[T]:
        """Read it page by page."""
        ...


def id_of(value: str | Identified) -> str:
    """The id of what was given: the id itself, or the object that has it."""
    return value if isinstance(value, str) else value.id


def segment(value: str | Identified, argument: str) -> str:
    """A path segment, percent-encoded; given as an id or as the object that has it.

    Raises:
        UsageError: The value is empty, or would change the path (`.` and `..`).
    """
    text = id_of(value)
    if text in ("", ".", ".."):
        raise UsageError(f"{argument} must not be {text!r}")
    return quote(text, safe=":")


def query(*pairs: tuple[str, str | int | bool | None]) -> tuple[tuple[str, str], ...]:
    """Query parameters as text; those that are None are left out."""
    return tuple(
        (name, str(value).lower() if isinstance(value, bool) else str(value))
        for name, value in pairs
        if value is not None
    )
