# Generated from spec/ by `make generate`. Do not edit.
"""What a call is: the facts of an operation, and one call of it, ready to be sent."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import (
    Any,
    Generic,
    Literal,
    Protocol,
    TypeAlias,
    TypeVar,
    cast,
    runtime_checkable,
)
from urllib.parse import quote

from .checks import LONGEST_ID, check_text, shown
from .errors import UsageError

T = TypeVar("T")
ResultT = TypeVar("ResultT", covariant=True)
ItemT = TypeVar("ItemT", covariant=True)

Version: TypeAlias = tuple[int, int]
"""A version of the REST API, so that 3.10 is above 3.9."""


@runtime_checkable
class Identified(Protocol):
    """Anything with an id: wherever an id is asked for, the object itself may be given."""

    @property
    def id(self) -> str | None:
        """The id; an object whose id the server did not tell is refused with a `UsageError`."""
        ...


@dataclass(frozen=True, slots=True)
class FieldInfo:
    """A field that a list can be filtered or sorted by."""

    name: str
    type: str
    operators: tuple[str, ...] = ()
    in_values: tuple[str, ...] = ()
    since: Version | None = None


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
    since: Version | None = None
    deprecated: bool = False
    free_text: bool = False


@dataclass(frozen=True, slots=True)
class PartInfo:
    """A part of a multipart body.

    Attributes:
        name: The parameter `name` of its header Content-Disposition.
        media_type: Its media type.
        content: "document", "file" or "empty".
        required: Whether it must be there.
        disposition: The type in the header Content-Disposition.
        filename: The parameter `filename` of that header: "empty", or "file" for the name of the
            file; None if there is none.
    """

    name: str
    media_type: str
    content: str
    required: bool
    disposition: str
    filename: Literal["empty", "file"] | None


@dataclass(frozen=True, slots=True)
class PagedInfo:
    """How a list is read page by page."""

    items: str
    number: str
    size: str
    total: bool


@dataclass(frozen=True, slots=True)
class VerifyInfo:
    """How to find out whether a write was done whose answer was lost.

    Attributes:
        operation: The id of the read that tells it; None if none does.
        text: What to do with it.
    """

    operation: str | None
    text: str


@dataclass(frozen=True, slots=True)
class OperationInfo:
    """The facts of one operation.

    Those that need words: `scopes` are None if they are not known, and empty if none is needed.
    `retry` says what it means to send the call twice: "read" changes nothing, what "repeatable"
    leaves behind ends by itself, and "write" may do harm. `verify` is None unless it is a write.
    """

    id: str
    name: str
    resource: str
    verb: str
    method: str
    path: str
    parameters: tuple[ParameterInfo, ...]
    since: Version
    status: int
    authenticated: bool
    request: str | None
    request_media: str | None
    request_parts: tuple[PartInfo, ...]
    reply: str | None
    result: str | None
    attached: tuple[tuple[str, str], ...]
    binary_reply: bool
    paged: PagedInfo | None
    errors: tuple[str, ...]
    needs: str | None
    deployment: str | None
    scopes: tuple[str, ...] | None
    docs: str
    deprecated: bool
    retry: Literal["read", "repeatable", "write"]
    verify: VerifyInfo | None
    raw: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a multipart body; without content, the sender fills in the file."""

    name: str
    media_type: str
    file_name: str | None = None
    content: bytes | None = field(default=None, repr=False)
    disposition: str = "form-data"


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
        secrets: The secrets in the body, to be removed from any text that is kept.
        newer: What of the body is newer than the operation, with the version that brought it:
            names of arguments, and of fields in them after a dot.
    """

    info: OperationInfo
    path: str
    query: tuple[tuple[str, str], ...] = ()
    body: bytes | Multipart | None = field(default=None, repr=False)
    secrets: tuple[str, ...] = field(default=(), repr=False)
    newer: tuple[tuple[str, Version], ...] = ()

    def result(self, reply: object) -> ResultT:
        """What the method returns: the reply, or the one field of it that matters.

        What the spec attaches to that field, from beside it in the reply, is put on it.
        """
        if self.info.result is None:
            return cast(ResultT, reply)
        result: Any = getattr(reply, self.info.result)
        if self.info.attached:
            more = {name: getattr(reply, beside) for name, beside in self.info.attached}
            result = replace(result, **more)
        return cast(ResultT, result)

    def with_query(self, name: str, value: str) -> Operation[ResultT]:
        """The same call with one query parameter set."""
        kept = tuple(pair for pair in self.query if pair[0] != name)
        return replace(self, query=(*kept, (name, value)))


@runtime_checkable
class Pager(Protocol[ItemT]):
    """A list that is read page by page, only as far as it is asked for."""

    def prefetch(self, pages: int) -> Pager[ItemT]:
        """The same list, with up to 64 pages read at the same time once the total is known."""
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


@runtime_checkable
class AsyncPager(Protocol[ItemT]):
    """A list that is read page by page, only as far as it is asked for."""

    def prefetch(self, pages: int) -> AsyncPager[ItemT]:
        """The same list, with up to 64 pages read at the same time once the total is known."""
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


@runtime_checkable
class Caller(Protocol):
    """Whoever sends operations: what the resources are given to do their work."""

    def call(self, operation: Operation[T], /) -> T:
        """Send it and return its result."""
        ...

    def pages(self, operation: Operation[tuple[T, ...]], /) -> Pager[T]:
        """Read it page by page."""
        ...


@runtime_checkable
class AsyncCaller(Protocol):
    """Whoever sends operations: what the resources are given to do their work."""

    async def call(self, operation: Operation[T], /) -> T:
        """Send it and return its result."""
        ...

    def pages(self, operation: Operation[tuple[T, ...]], /) -> AsyncPager[T]:
        """Read it page by page."""
        ...


_EXAMPLE = "9dbd2263-16b5-46e1-9c43-a76bb8ab65fb"
_LUID = re.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_NEVER_IN_PATHS = "/\\?#%"


def id_of(value: str | Identified, argument: str = "id") -> str:
    """The id of what was given: the id itself, or the object that has it.

    Args:
        value: The id, or the object.
        argument: What the caller calls it, for the error.

    Raises:
        UsageError: It is no id and has none, or it would change the path of a request.
    """
    text: object = value if isinstance(value, str) else _told_id(value)
    if text is None and hasattr(value, "id"):
        raise UsageError(
            f"{argument} must not be {shown(value)}: the server did not tell the id of it"
        )
    if not isinstance(text, str):
        raise UsageError(
            f"{argument} must not be {shown(value)}: give an id, which is a str such as"
            f" {_EXAMPLE!r}, or an object that has one{_hint(value)}"
        )
    flaw = None
    if "://" in text or "#/" in text:
        flaw = (
            "an address is not an id, and the number in it is not one either; look the id up in a"
            " list, by the name"
        )
    elif text is value and text.isascii() and text.isdigit():
        flaw = (
            "the number in an address of the browser is not an id of the REST API; look the id up"
            " in a list, by the name"
        )
    if flaw := flaw or _segment_flaw(text):
        raise UsageError(f"{argument} must not be {shown(text)}: {flaw}")
    return text


def _told_id(value: object) -> object:
    """The id of an object; where it has none, that of the field which its class names."""
    told: object = getattr(value, "id", None)
    if told is None:
        place: object = getattr(value, "_id_in", None)
        if isinstance(place, str):
            told = getattr(getattr(value, place, None), "id", None)
    return told


def _hint(value: object) -> str:
    """Which field of a reply has the id, if one has."""
    if is_dataclass(value):
        for item in fields(value):
            if isinstance(getattr(getattr(value, item.name, None), "id", None), str):
                return f"; here, give its .{item.name}"
    return ""


def _segment_flaw(text: str) -> str | None:
    """Why a text cannot be a segment of a path; None if it can be one."""
    if text in ("", ".", ".."):
        return f"it must be a text such as {_EXAMPLE!r}"
    if wrong := next((mark for mark in _NEVER_IN_PATHS if mark in text), None):
        return f"it holds {wrong!r}, which would change the path of the request"
    if len(text) > LONGEST_ID:
        return f"it has {len(text)} characters, and an id at most {LONGEST_ID}"
    if text != text.strip():
        return "it begins or ends with white space"
    if not text.isprintable():
        return "it holds a character that cannot be printed"
    return None


def segment(value: str | Identified, argument: str) -> str:
    """A path segment, percent-encoded; given as an id or as the object that has it.

    Raises:
        UsageError: It is no id and has none, or it would change the path of a request.
    """
    if type(value) is str and _LUID.fullmatch(value):
        return value  # as nearly every id is: nothing to refuse, nothing to encode
    return quote(id_of(value, argument), safe=":")


def text_segment(value: object, argument: str) -> str:
    """A path segment that is no id of an object, percent-encoded.

    Raises:
        UsageError: It is no text, or it would change the path of a request.
    """
    if not isinstance(value, str):
        raise UsageError(f"{argument} must be text, not {shown(value)}")
    if flaw := _segment_flaw(value):
        raise UsageError(f"{argument} must not be {shown(value)}: {flaw}")
    return quote(value, safe=":")


def free_segment(value: object, argument: str) -> str:
    """A path segment that may be any text, with every reserved character percent-encoded.

    Raises:
        UsageError: It is no text, cannot be sent, or is one that no encoding keeps in a path.
    """
    check_text(value, argument, required=True, most=LONGEST_ID)
    text = cast(str, value)
    if text in ("", ".", ".."):
        raise UsageError(f"{argument} must not be {text!r}, which would change the path")
    return quote(text, safe="")


def secrets_of(*values: object) -> tuple[str, ...]:
    """The secrets within sensitive arguments, to be removed from any text that is kept.

    Args:
        values: Secrets themselves; models, whose secret fields are those without a repr; or
            sequences of either.
    """
    found: list[str] = []
    for value in values:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, (list, tuple)):
            found += secrets_of(*cast("tuple[object, ...]", value))  # of what, is seen there
        elif is_dataclass(value) and not isinstance(value, type):
            for item in fields(value):
                inner = getattr(value, item.name)
                if not item.repr or not isinstance(inner, str):
                    found += secrets_of(inner)
    return tuple(found)


def newer_parts(
    versions: Mapping[str, Version], *given: tuple[str, object, Version | None]
) -> tuple[tuple[str, Version], ...]:
    """What of the arguments is newer than the operation, with the version that brought it.

    Args:
        versions: The versions that brought fields, by `Class.field`.
        given: The name of each argument, its value, and the version that brought it, if that is
            newer than the operation.
    """
    found: list[tuple[str, Version]] = []
    for name, value, since in given:
        if value is None or (isinstance(value, (list, tuple)) and not value):
            continue  # it is not sent
        if since is not None:
            found.append((name, since))
        if isinstance(value, (list, tuple)):
            for item in cast("tuple[object, ...]", value):
                found += newer_parts(versions, (name, item, None))
        elif is_dataclass(value) and not isinstance(value, type):
            owner = type(value).__name__
            found += newer_parts(
                versions,
                *(
                    (f"{name}.{f.name}", getattr(value, f.name), versions.get(f"{owner}.{f.name}"))
                    for f in fields(value)
                ),
            )
    return tuple(dict.fromkeys(found))


def query(*pairs: tuple[str, str | int | bool | None]) -> tuple[tuple[str, str], ...]:
    """Query parameters as text; those that are None are left out."""
    return tuple(
        (name, str(value).lower() if isinstance(value, bool) else str(value))
        for name, value in pairs
        if value is not None
    )
