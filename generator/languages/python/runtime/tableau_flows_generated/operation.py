"""Operations as data: the facts of an operation, and one call of it, ready to be sent."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Generic, Literal, TypeAlias, TypeVar, cast

from . import lazy_conditions as c

ResultT = TypeVar("ResultT", covariant=True)

Version: TypeAlias = tuple[int, int]
"""A version of the REST API as major and minor number, so that 3.10 is newer than 3.9."""


@dataclass(frozen=True, slots=True)
class FieldInfo:
    """A field that a list can be filtered or sorted by.

    `path` has the attributes from an item of the list to the value, and is empty if items do not
    hold it.
    """

    name: str
    type: str
    operators: tuple[str, ...] = ()
    in_values: tuple[str, ...] = ()
    since: Version | None = None
    path: tuple[str, ...] = ()


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
        name: Parameter `name` of the header Content-Disposition.
        media_type: Media type of the part.
        content: "document", "file" or "empty".
        required: Whether the part is required.
        disposition: Type in the header Content-Disposition.
        filename: Parameter `filename` of that header: "empty", or "file" for the name of the
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
    """How to find out whether a write was performed if its response was lost.

    Attributes:
        operation: Id of the operation that reads the outcome; None if there is none.
        text: Instruction for that check.
    """

    operation: str | None
    text: str


@dataclass(frozen=True, slots=True)
class OperationInfo:
    """The facts of one operation.

    `scopes` is None if the scopes are unknown, and empty if none is needed. `retry` classifies the
    effect of sending the call twice: "read" changes nothing, the side effects of "repeatable"
    expire by themselves, and "write" may do harm. `verify` is None unless `retry` is "write".
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
    """A part of a multipart body. If the content is None, the sender streams the file."""

    name: str
    media_type: str
    file_name: str | None = None
    content: bytes | None = field(default=None, repr=False)
    disposition: str = "form-data"


@dataclass(frozen=True, slots=True)
class Multipart:
    """A multipart body with its parts in the order in which they are sent."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Operation(Generic[ResultT]):
    """One call of an operation, as data. Nothing is sent.

    Attributes:
        info: Facts of the operation.
        path: Path with encoded ids. The version and the site are placeholders, `{apiVersion}`
            and `{siteId}`.
        query: Query parameters, not yet encoded.
        body: XML document, parts, or None. It may contain secrets and is never shown.
        secrets: Secrets in the body, to be removed from errors and logs.
        newer: Arguments in the body that are newer than the operation, and fields in them after
            a dot, each with the version that introduced it.
        where: Conditions on the items of a list. The version of the server decides which of them
            the filter in the query can say.
    """

    info: OperationInfo
    path: str
    query: tuple[tuple[str, str], ...] = ()
    body: bytes | Multipart | None = field(default=None, repr=False)
    secrets: tuple[str, ...] = field(default=(), repr=False)
    newer: tuple[tuple[str, Version], ...] = ()
    where: tuple[c.Condition[Any], ...] = ()

    def result(self, reply: object) -> ResultT:
        """Return the result of the method: the reply, or one field of it.

        Other fields of the reply that the spec attaches to the result are added to it.
        """
        if self.info.result is None:
            return cast(ResultT, reply)
        result: Any = getattr(reply, self.info.result)
        for name, beside in self.info.attached:
            # The reply was decoded for this result alone, so its model may still be completed.
            object.__setattr__(result, name, getattr(reply, beside))
        return cast(ResultT, result)

    def with_query(self, name: str, value: str) -> Operation[ResultT]:
        """Return a copy of the call with one query parameter set."""
        kept = tuple(pair for pair in self.query if pair[0] != name)
        return replace(self, query=(*kept, (name, value)))
