"""The intermediate representation: everything the templates may know, as frozen, JSON-able values.

It knows no tool: neither the parser of the OpenAPI document, nor the compiler of the XSD, nor the
template engine. `generated/api.json` is this representation written out, and is what bindings in
other languages are made from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.kinds import (
    Code,
    Line,
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
    Topic,
    TypeName,
    Url,
    Version,
    WireName,
    Words,
)
from generator.protocol_ir import Protocol

Kind = Literal["string", "boolean", "integer", "dateTime", "time", "enum", "object"]


@dataclass(frozen=True, slots=True)
class TypeRef:
    """The type of a value: a primitive kind, or the name of an enumeration or of a type."""

    kind: Kind
    """The primitive kind; `enum` and `object` are named."""
    name: Words | None = None
    """The enumeration or type; null for a primitive kind."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a type, and where it stands in the XML."""

    name: Words
    wire: WireName
    """The name of the attribute or element; of the repeated element, if there is a wrapper."""
    place: Literal["attribute", "element", "text"]
    """Where the value stands in the XML."""
    type: TypeRef
    """The type of one value."""
    required: Required
    many: Many
    wrapper: WireName | None
    """The element around the repeated ones; it is left out when there are none.

    Of a text: the wrapper that the text stands in, beside the repeated elements.
    """
    secret: Secret
    doc: Line
    since: Version | None = None
    """The version that brought it; null: it is as old as the type."""
    nullable: bool = False
    """Of a list: one without its wrapper differs from an empty one, and is null."""


@dataclass(frozen=True, slots=True)
class AttachedField:
    """A field of a type that stands beside it in replies, not in its element."""

    name: Words
    type: TypeRef
    """The type of one value."""
    many: Many
    doc: Line


@dataclass(frozen=True, slots=True)
class Type:
    """A structured type of the schema."""

    name: TypeName
    xml_type: WireName
    """The name in the XSD."""
    topic: Topic
    role: Literal["request", "reply", "model"]
    """Request: the content of a tsRequest; reply: the content of a tsResponse."""
    doc: Line
    fields: tuple[Field, ...]
    """In the order of the schema: elements in the order they must be written, then attributes."""
    id_in: Words | None = None
    """The field whose id is the id of the whole, where the type itself has none or rarely has one;
    null: the type has an id itself, or nothing asks for one."""
    attached: tuple[AttachedField, ...] = ()
    """What some operations put on it from beside it in the reply; null wherever it is not told."""
    since: Version | None = None
    """The version that brought it; null: it is as old as the first operation that uses it."""


@dataclass(frozen=True, slots=True)
class Member:
    """A known value of an enumeration."""

    name: Words
    value: str
    """The value as it stands in a document."""
    doc: Line


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Known values of a text; any other text may come as well."""

    name: TypeName
    topic: Topic
    doc: Line
    members: tuple[Member, ...]
    """The known values, in the order of the schema."""


@dataclass(frozen=True, slots=True)
class FilterField:
    """A field that a list can be filtered or sorted by."""

    name: WireName
    type: Literal["string", "integer", "dateTime"]
    """What its values are."""
    operators: tuple[str, ...]
    """The operators that the server takes; empty for a sort field."""
    in_values: tuple[str, ...]
    """The only values that the operator `in` takes; empty: any."""
    since: Version | None
    """The version from which the server takes it; null: always."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter in the path or the query."""

    name: WireName
    argument: Words
    """The name of the method argument."""
    location: Literal["path", "query"]
    """Where the parameter stands in the address."""
    type: Literal["string", "integer", "boolean"]
    """What its value is."""
    required: Required
    session: bool
    """Filled in by the session (version, site), never by the caller."""
    minimum: int | None
    """The least number that the server takes; null: no limit."""
    maximum: int | None
    """The largest number that the server takes; null: no limit."""
    default: str | int | bool | None
    """What the server takes when nothing is sent; null: nothing, or it is not known."""
    enum: tuple[str, ...]
    """The only values; empty: any."""
    filter: tuple[FilterField, ...]
    """The fields that a list can be filtered by, if the parameter is a filter."""
    sort: tuple[FilterField, ...]
    """The fields that a list can be sorted by, if the parameter is an order."""
    since: Version | None
    """The version that brought it; null: it is as old as the operation."""
    doc: Prose
    identifies: bool
    """The value is the id of an object; the argument is named after the object, and takes it."""
    deprecated: bool = False
    """Whether something else has taken its place, so that only old servers need it."""
    free_text: bool = False
    """Whether a parameter in the path takes any text, every reserved character of it encoded."""


@dataclass(frozen=True, slots=True)
class Argument:
    """A method argument that fills a place in the request document."""

    name: Words
    path: tuple[Words, ...]
    """Field names from the request type down to the value."""
    type: TypeRef
    """The type of one value."""
    required: Required
    many: Many
    secret: Secret
    doc: Prose
    identifies: bool
    """The value is the id of an object; the argument is named after the object, and takes it."""
    since: Version | None = None
    """The version that brought all fields of the path; null: they are as old as the operation."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a multipart body."""

    name: WireName
    media_type: MediaType
    content: Literal["document", "file", "empty"]
    """A document of the type of the request, the bytes of a file, or nothing."""
    required: Required
    disposition: Literal["attachment", "form-data", "inline"] = "form-data"
    """The type in the header Content-Disposition of the part; its parameter `name` is the name."""
    filename: Literal["empty", "file"] | None = None
    """The parameter `filename` of that header: empty, or the name of the file; null: there is
    none."""


@dataclass(frozen=True, slots=True)
class Request:
    """The body of a request."""

    media_type: MediaType
    type: TypeName | None
    """The type of the document; null when there is none."""
    parts: tuple[Part, ...]
    """The parts of a multipart body, in their order; empty: the body is not multipart."""
    arguments: tuple[Argument, ...]
    """The method arguments that fill the document."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A field of the reply whose value is put on the result."""

    name: Words
    """The field of the result."""
    field: Words
    """The field of the reply."""


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to a successful request."""

    status: Status
    type: TypeName | None
    """The type of the document; null for an empty or a binary answer."""
    binary: bool
    """Whether the answer is a file."""
    result: Words | None
    """The field that the method returns; null: the whole reply."""
    attached: tuple[Attached, ...]
    """What is put on the result from beside it in the reply."""


@dataclass(frozen=True, slots=True)
class Paged:
    """How a list is read page by page."""

    items: Words
    """The field of the reply that holds the items."""
    number: WireName
    """The query parameter for the number of the page, from 1."""
    size: WireName
    """The query parameter for the size of the page."""
    total: bool
    """Whether the server tells how many items there are."""


@dataclass(frozen=True, slots=True)
class ErrorRow:
    """An error code that an operation answers with, and when."""

    code: Code
    when: Prose
    derived: bool
    """The row follows from the HTTP method, the session or the site of the operation."""


@dataclass(frozen=True, slots=True)
class Verify:
    """How to find out whether a write was done whose answer was lost."""

    operation: WireName | None
    """The id of the read that tells it; null: none does."""
    text: Sentence
    """What to do with it."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of the REST API."""

    id: WireName
    name: Words
    resource: Words
    """The resource that it belongs to."""
    verb: Words
    """The name of the method, unique in its resource."""
    summary: Sentence
    doc: Prose
    method: Method
    path: PathTemplate
    """The path of the address, with the names of parameters in braces."""
    since: Since
    authenticated: bool
    """Whether it needs a session."""
    parameters: tuple[Parameter, ...]
    """The parameters in the path and in the query."""
    request: Request | None
    """The body; null: there is none."""
    reply: Reply
    """The answer to a successful request."""
    paged: Paged | None
    """How the list is read page by page; null: it is no such list."""
    errors: tuple[ErrorRow, ...]
    """The error codes that it answers with."""
    permission: Prose
    """Who may call it; empty: it is not known."""
    scopes: tuple[str, ...]
    """The scopes that a JSON web token needs, as far as they are known (see `scopes_known`)."""
    needs: str | None
    """The licence that it needs; null: none."""
    deployment: str | None
    """The only kind of server that has it; null: all have it."""
    url: Url
    """The address of its reference page."""
    raw: bool
    """The resource has no method for it: hand-written code offers what it does."""
    positional: tuple[Words, ...]
    """The arguments that are given by position, in this order; all others go by name."""
    scopes_known: bool = False
    """Whether the scopes are known: if so, no scopes means that none is needed."""
    deprecated: bool = False
    """Whether something else has taken its place."""
    retry: Literal["read", "repeatable", "write"] = "write"
    """What it means to send it twice; the rules of the protocol say what each word means."""
    verify: Verify | None = None
    """How to find out whether it was done if its answer was lost; null: it may just be sent
    again."""


@dataclass(frozen=True, slots=True)
class Resource:
    """A group of operations: one attribute of a client."""

    name: Words
    doc: Prose


@dataclass(frozen=True, slots=True)
class Family:
    """A class of errors."""

    name: Words
    parent: Words | None
    """The family that it is a part of; null: it is the root."""
    status: Status | None
    """The HTTP status it stands for when the code is not known."""
    doc: Line


@dataclass(frozen=True, slots=True)
class ErrorCode:
    """An error code of the server."""

    code: Code
    status: Status
    name: str
    """The heading that the server gives it."""
    family: Words
    """The class that it is raised as."""
    doc: Line
    remedy: Line
    """What to do about it; it may be empty."""


@dataclass(frozen=True, slots=True)
class Api:
    """Everything the spec says."""

    title: str
    """What is described."""
    version: Version
    """The newest version of the REST API that the spec knows."""
    oldest: Version
    """The oldest version that has the flow methods."""
    namespace: str
    """The namespace of the documents."""
    old_namespaces: tuple[str, ...]
    """Namespaces of old servers, accepted when reading."""
    schema_location: str
    """What replies carry as `xsi:schemaLocation`; it may be empty."""
    resources: tuple[Resource, ...]
    """The resources, in the order of the documentation."""
    operations: tuple[Operation, ...]
    """The methods of the REST API."""
    types: tuple[Type, ...]
    """The structured types of the documents."""
    enumerations: tuple[Enumeration, ...]
    """The enumerations."""
    families: tuple[Family, ...]
    """The classes of errors, parents first."""
    errors: tuple[ErrorCode, ...]
    """The known error codes, each once."""
    protocol: Protocol
    """How a client talks to the servers."""
