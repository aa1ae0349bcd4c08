"""Rules for the Metadata API."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.ir.kinds import MediaType, PathTemplate, Prose, TypeName, Version, WireName

MetadataEffect = Literal["failed", "incomplete", "too large", "limited", "harmless"]


@dataclass(frozen=True, slots=True)
class MetadataCode:
    """A code in the errors and warnings of the Metadata API."""

    code: WireName
    """The code in documents."""
    effect: MetadataEffect
    """What it means for the data."""
    doc: Prose


@dataclass(frozen=True, slots=True)
class MetadataRules:
    """Rules for the Metadata API, which is one call."""

    doc: Prose
    name: WireName
    """The name of the call in messages."""
    path: PathTemplate
    """The path, without version and site."""
    media: MediaType
    """The media type of requests and replies."""
    since: Version
    """The version of the REST API of the servers that introduced it."""
    scopes: tuple[str, ...]
    """The scopes that a JSON web token needs."""
    id: WireName
    """The field with the id of the REST API, which is called id in the types."""
    default_size: int
    """The default number of rows of a page."""
    largest_size: int
    """The maximum number of rows of a page."""
    flows: WireName
    """The field of the query root that lists flows page by page."""
    flow_type: TypeName
    """The type of its rows."""
    flow_ids: WireName
    """The key of its filter for the ids of flows."""
    flow_name: WireName
    """The key of its filter for the name of a flow."""
    flow_project: WireName
    """The key of its filter for the name of a project."""
    codes: tuple[MetadataCode, ...]
    """The known codes of errors and warnings."""
