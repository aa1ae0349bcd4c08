"""Types of the XML documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.ir.kinds import (
    Line,
    Many,
    Required,
    Secret,
    Topic,
    TypeName,
    Version,
    WireName,
    Words,
)

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
    """One field of a type and its place in the XML."""

    name: Words
    wire: WireName
    """The name of the attribute or element; of the repeated element, if there is a wrapper."""
    place: Literal["attribute", "element", "text"]
    """The place of the value in the XML."""
    type: TypeRef
    """The type of one value."""
    required: Required
    many: Many
    wrapper: WireName | None
    """The element around the repeated elements; it is omitted if there are none.
    For a text: the wrapper that contains the text beside the repeated elements.
    """
    secret: Secret
    doc: Line
    since: Version | None = None
    """The version that introduced it; null: as old as the type."""
    nullable: bool = False
    """Whether a list without its wrapper is null, as distinct from an empty list."""


@dataclass(frozen=True, slots=True)
class AttachedField:
    """A field of a type whose value is beside its element in replies, not in it."""

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
    """The fields in schema order: elements in the order of writing, then attributes."""
    id_in: Words | None = None
    """The field whose id is used as the id of the object if the type has none or rarely has one;
    null: the type has an id itself, or none is needed."""
    object: Words | None = None
    """The kind of object that the id belongs to; null: the type has no id."""
    attached: tuple[AttachedField, ...] = ()
    """Fields that some operations add from other fields of the reply; null otherwise."""
    since: Version | None = None
    """The version that introduced it; null: as old as the first operation that uses it."""


@dataclass(frozen=True, slots=True)
class Member:
    """A known value of an enumeration."""

    name: Words
    value: str
    """The value in documents."""
    doc: Line


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Known values of a text; other values are possible."""

    name: TypeName
    topic: Topic
    doc: Line
    members: tuple[Member, ...]
    """The known values, in the order of the schema."""
