"""Operations of the REST API, with their parameters, bodies and responses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.ir.kinds import (
    Code,
    Many,
    MediaType,
    Method,
    PathTemplate,
    Prose,
    Required,
    Secret,
    Sentence,
    Since,
    Status,
    TypeName,
    Url,
    Version,
    WireName,
    Words,
)
from generator.ir.types import TypeRef


@dataclass(frozen=True, slots=True)
class FilterField:
    """A field that a list can be filtered or sorted by."""

    name: WireName
    type: Literal["string", "integer", "boolean", "dateTime"]
    """The type of its values."""
    operators: tuple[str, ...]
    """The operators that the server supports; empty for a sort field."""
    in_values: tuple[str, ...]
    """The only values that the operator `in` accepts; empty: any."""
    since: Version | None
    """The version since which the server supports it; null: always."""
    path: tuple[Words, ...] = ()
    """The field names from the type of an item to the value; empty: items do not hold it."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter in the path or the query."""

    name: WireName
    argument: Words
    """The name of the method argument."""
    location: Literal["path", "query"]
    """The place of the parameter in the URL."""
    type: Literal["string", "integer", "boolean"]
    """The type of its value."""
    required: Required
    session: bool
    """Whether the session sets it (version, site) instead of the caller."""
    minimum: int | None
    """The minimum; null: no limit."""
    maximum: int | None
    """The maximum; null: no limit."""
    default: str | int | bool | None
    """The default of the server; null: none, or unknown."""
    enum: tuple[str, ...]
    """The permitted values; empty: any."""
    filter: tuple[FilterField, ...]
    """The fields that a list can be filtered by, if the parameter is a filter."""
    sort: tuple[FilterField, ...]
    """The fields that a list can be sorted by, if the parameter is a sort."""
    since: Version | None
    """The version that introduced it; null: as old as the operation."""
    doc: Prose
    identifies: bool
    """Whether the value is the id of an object; the argument then accepts the object as well."""
    deprecated: bool = False
    """Whether it has been replaced, so that only old servers need it."""
    object: Words | None = None
    """The kind of object that the value is the id of; null: the value is not such an id."""
    free_text: bool = False
    """Whether a parameter in the path accepts any text; all its reserved characters are encoded."""


@dataclass(frozen=True, slots=True)
class Argument:
    """A method argument whose value is part of the request document."""

    name: Words
    path: tuple[Words, ...]
    """The field names from the request type to the value."""
    type: TypeRef
    """The type of one value."""
    required: Required
    many: Many
    secret: Secret
    doc: Prose
    identifies: bool
    """Whether the value is the id of an object; the argument then accepts the object as well."""
    object: Words | None = None
    """The kind of object that the value is the id of; null: the value is not such an id."""
    since: Version | None = None
    """The version that introduced all fields of the path; null: as old as the operation."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a multipart body."""

    name: WireName
    media_type: MediaType
    content: Literal["document", "file", "empty"]
    """The document of the request, the bytes of a file, or nothing."""
    required: Required
    disposition: Literal["attachment", "form-data", "inline"] = "form-data"
    """The type in the header Content-Disposition; its parameter `name` is the name of the part."""
    filename: Literal["empty", "file"] | None = None
    """The parameter `filename` of that header: empty, or the name of the file; null: none."""


@dataclass(frozen=True, slots=True)
class Request:
    """The body of a request."""

    media_type: MediaType
    type: TypeName | None
    """The type of the document; null: there is none."""
    parts: tuple[Part, ...]
    """The parts of a multipart body, in order; empty: the body is not multipart."""
    arguments: tuple[Argument, ...]
    """The method arguments for the document."""
    at_least_one: bool = False
    """Whether at least one of the arguments must be given, since the call changes nothing
    otherwise."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A field of the reply whose value is added to the result."""

    name: Words
    """The field of the result."""
    field: Words
    """The field of the reply."""


@dataclass(frozen=True, slots=True)
class Reply:
    """The response to a successful request."""

    status: Status
    type: TypeName | None
    """The type of the document; null for an empty or a binary response."""
    binary: bool
    """Whether the response is a file."""
    result: Words | None
    """The field that the method returns; null: the whole reply."""
    attached: tuple[Attached, ...]
    """Other fields of the reply that are added to the result."""


@dataclass(frozen=True, slots=True)
class Paged:
    """How a list is read page by page."""

    items: Words
    """The field of the reply with the items."""
    number: WireName
    """The query parameter for the page number."""
    size: WireName
    """The query parameter for the page size."""
    total: bool
    """Whether the server sends the total number of items."""


@dataclass(frozen=True, slots=True)
class ErrorRow:
    """An error code that an operation can return, with its condition."""

    code: Code
    when: Prose
    derived: bool
    """Whether the row is derived from the HTTP method, the session or the site of the operation."""


@dataclass(frozen=True, slots=True)
class Verify:
    """How to find out whether a write was performed if its response was lost."""

    operation: WireName | None
    """The id of the operation that reads the outcome; null: there is none."""
    text: Sentence
    """The instruction for that check."""


@dataclass(frozen=True, slots=True)
class Example:
    """An operation in use, in one language."""

    language: str
    """The name of the language in lower case; `shell`: a command line."""
    text: str
    """The code; its lines end with a line break."""


@dataclass(frozen=True, slots=True)
class Document:
    """An example of a document, as clients and servers send it."""

    name: str
    """The name of the example, unique among those of its role."""
    role: Literal["request", "reply"]
    """Who sends it: the client, or the server."""
    text: str
    """The XML; its namespace is that of replies, also in a request."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of the REST API."""

    id: WireName
    name: Words
    resource: Words
    """The resource of the operation."""
    verb: Words
    """The name of the method, unique in its resource."""
    summary: Sentence
    doc: Prose
    method: Method
    path: PathTemplate
    """The path of the URL, with the names of parameters in braces."""
    since: Since
    authenticated: bool
    """Whether a session is required."""
    parameters: tuple[Parameter, ...]
    """The parameters in the path and in the query."""
    request: Request | None
    """The request body; null: there is none."""
    reply: Reply
    """The response to a successful request."""
    paged: Paged | None
    """How the list is read page by page; null: not a paged list."""
    errors: tuple[ErrorRow, ...]
    """The error codes that it can return."""
    permission: Prose
    """The permissions that it requires; empty: unknown."""
    scopes: tuple[str, ...]
    """The scopes that a JSON web token needs, if they are known (see `scopes_known`)."""
    needs: str | None
    """The licence that it requires; null: none."""
    deployment: str | None
    """The only kind of server that supports it; null: all kinds."""
    url: Url
    """The URL of its reference page."""
    raw: bool
    """Whether the resource has no method for it, since hand-written code replaces it."""
    positional: tuple[Words, ...]
    """The positional arguments, in order; all others are given by name."""
    scopes_known: bool = False
    """Whether the scopes are known; if so, no scopes means that none is required."""
    deprecated: bool = False
    """Whether it has been replaced."""
    retry: Literal["read", "repeatable", "write"] = "write"
    """The effect of sending it twice; the retry rules of the protocol describe each value."""
    verify: Verify | None = None
    """How to find out whether it was performed if its response was lost; null: it can be sent
    again."""
    examples: tuple[Example, ...] = ()
    """The operation in use, in languages that have a library for it."""
    documents: tuple[Document, ...] = ()
    """Examples of its documents; those of errors are not of one operation."""


@dataclass(frozen=True, slots=True)
class Resource:
    """A group of operations: one attribute of a client."""

    name: Words
    doc: Prose
    curated: tuple[Words, ...] = ()
    """The methods of hand-written code: of the same names as operations that are `raw`, or more
    than one operation."""


@dataclass(frozen=True, slots=True)
class ObjectKind:
    """A kind of object that has ids."""

    name: Words
    found: str
    """The place where the id can be looked up, as a clause in which "it" is the id or the object;
    can be empty."""
