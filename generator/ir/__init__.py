"""Intermediate representation: all data for templates, as frozen, JSON-serialisable values.

It is independent of the parser of the OpenAPI document, of the compiler of the XSD and of the
template engine. `generated/api.json` contains it, for bindings in other languages.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.ir.errors import ErrorCode, Family
from generator.ir.kinds import Version, Words
from generator.ir.operations import (
    Argument,
    Attached,
    Document,
    ErrorRow,
    Example,
    FilterField,
    ObjectKind,
    Operation,
    Paged,
    Parameter,
    Part,
    Reply,
    Request,
    Resource,
    Verify,
)
from generator.ir.protocol import Protocol
from generator.ir.types import AttachedField, Enumeration, Field, Kind, Member, Type, TypeRef

__all__ = [
    "Api",
    "Argument",
    "Attached",
    "AttachedField",
    "Document",
    "Enumeration",
    "ErrorCode",
    "ErrorRow",
    "Example",
    "Family",
    "Field",
    "FilterField",
    "Kind",
    "Member",
    "ObjectKind",
    "Operation",
    "Paged",
    "Parameter",
    "Part",
    "Protocol",
    "Reply",
    "Request",
    "Resource",
    "Type",
    "TypeRef",
    "Verify",
]


@dataclass(frozen=True, slots=True)
class Api:
    """The contents of the spec."""

    title: str
    """The title of the API."""
    version: Version
    """The newest version of the REST API that the spec supports."""
    oldest: Version
    """The oldest version that has the flow methods."""
    namespace: str
    """The namespace of the documents."""
    old_namespaces: tuple[str, ...]
    """Namespaces of old servers, accepted when reading."""
    schema_location: str
    """The value of `xsi:schemaLocation` in replies; can be empty."""
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
    """The protocol between clients and servers."""
    objects: tuple[ObjectKind, ...] = ()
    """The kinds of objects. An argument for the id of one accepts types of this kind only."""
    curated: tuple[Words, ...] = ()
    """The members of a client itself that hand-written code has; no resource has such a name."""
    error_documents: tuple[Document, ...] = ()
    """Examples of replies that report a failure, of any operation."""
