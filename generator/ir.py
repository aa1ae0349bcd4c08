"""The intermediate representation: everything the templates may know, as frozen, JSON-able values.

It knows no tool: neither the parser of the OpenAPI document, nor the compiler of the XSD, nor the
template engine. `generated/api.json` is this representation written out, and is what bindings in
other languages are made from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["string", "boolean", "integer", "dateTime", "time", "enum", "object"]


@dataclass(frozen=True, slots=True)
class TypeRef:
    """The type of a value: a primitive kind, or the name of an enumeration or of a type."""

    kind: Kind
    name: str | None = None
    """The enumeration or type; null for a primitive kind."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a type, and where it stands in the XML."""

    name: str
    """The name in snake case."""
    wire: str
    """The name of the attribute or element; of the repeated element, if there is a wrapper."""
    place: Literal["attribute", "element", "text"]
    type: TypeRef
    required: bool
    many: bool
    """The element may repeat; the order is kept."""
    wrapper: str | None
    """The element around the repeated ones; it is left out when there are none.

    Of a text: the wrapper that the text stands in, beside the repeated elements.
    """
    secret: bool
    """The value must never be shown."""
    doc: str


@dataclass(frozen=True, slots=True)
class Type:
    """A structured type of the schema."""

    name: str
    xml_type: str
    """The name in the XSD."""
    topic: str
    """The XSD file it comes from."""
    role: Literal["request", "reply", "model"]
    """Request: the content of a tsRequest; reply: the content of a tsResponse."""
    doc: str
    fields: tuple[Field, ...]
    """In the order of the schema: elements in the order they must be written, then attributes."""
    id_in: str | None = None
    """The field whose id is the id of the whole, where the type itself has none or rarely has one;
    null: the type has an id itself, or nothing asks for one."""


@dataclass(frozen=True, slots=True)
class Member:
    """A known value of an enumeration."""

    name: str
    value: str
    doc: str


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Known values of a text; any other text may come as well."""

    name: str
    topic: str
    doc: str
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class FilterField:
    """A field that a list can be filtered or sorted by."""

    name: str
    type: Literal["string", "integer", "dateTime"]
    operators: tuple[str, ...]
    """Empty for a sort field."""
    in_values: tuple[str, ...]
    """The only values that the operator `in` takes; empty: any."""
    since: str | None
    """The version from which the server takes it; null: always."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter in the path or the query."""

    name: str
    argument: str
    """The name of the method argument."""
    location: Literal["path", "query"]
    type: Literal["string", "integer", "boolean"]
    required: bool
    session: bool
    """Filled in by the session (version, site), never by the caller."""
    minimum: int | None
    maximum: int | None
    default: str | None
    """What the server takes when nothing is sent."""
    enum: tuple[str, ...]
    filter: tuple[FilterField, ...]
    sort: tuple[FilterField, ...]
    since: str | None
    doc: str


@dataclass(frozen=True, slots=True)
class Argument:
    """A method argument that fills a place in the request document."""

    name: str
    path: tuple[str, ...]
    """Field names from the request type down to the value."""
    type: TypeRef
    required: bool
    many: bool
    secret: bool
    doc: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a multipart body."""

    name: str
    media_type: str
    content: Literal["document", "file", "empty"]
    required: bool


@dataclass(frozen=True, slots=True)
class Request:
    """The body of a request."""

    media_type: str
    type: str | None
    """The type of the document; null when there is none."""
    parts: tuple[Part, ...]
    arguments: tuple[Argument, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to a successful request."""

    status: int
    type: str | None
    """The type of the document; null for an empty or a binary answer."""
    binary: bool
    result: str | None
    """The field that the method returns; null: the whole reply."""


@dataclass(frozen=True, slots=True)
class Paged:
    """How a list is read page by page."""

    items: str
    """The field of the reply that holds the items."""
    number: str
    """The query parameter for the number of the page, from 1."""
    size: str
    """The query parameter for the size of the page."""
    total: bool
    """Whether the server tells how many items there are."""


@dataclass(frozen=True, slots=True)
class ErrorRow:
    """An error code that an operation answers with, and when."""

    code: str
    when: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of the REST API."""

    id: str
    name: str
    """The name in snake case."""
    resource: str
    verb: str
    summary: str
    doc: str
    method: str
    path: str
    since: str
    authenticated: bool
    parameters: tuple[Parameter, ...]
    request: Request | None
    reply: Reply
    paged: Paged | None
    errors: tuple[ErrorRow, ...]
    permission: str
    scopes: tuple[str, ...]
    needs: str | None
    deployment: str | None
    url: str


@dataclass(frozen=True, slots=True)
class Resource:
    """A group of operations: one attribute of a client."""

    name: str
    doc: str


@dataclass(frozen=True, slots=True)
class Family:
    """A class of errors."""

    name: str
    parent: str | None
    status: int | None
    """The HTTP status it stands for when the code is not known."""
    doc: str


@dataclass(frozen=True, slots=True)
class ErrorCode:
    """An error code of the server."""

    code: str
    status: int
    name: str
    family: str
    doc: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Api:
    """Everything the spec says."""

    title: str
    version: str
    """The newest version of the REST API that the spec knows."""
    oldest: str
    """The oldest version that has the flow methods."""
    namespace: str
    old_namespaces: tuple[str, ...]
    schema_location: str
    resources: tuple[Resource, ...]
    operations: tuple[Operation, ...]
    types: tuple[Type, ...]
    enumerations: tuple[Enumeration, ...]
    families: tuple[Family, ...]
    errors: tuple[ErrorCode, ...]
