# Generated from spec/ by `make generate`. Do not edit.
"""Models of the topic 'metadata': contents of requests and replies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from ..data import model_to_dict
from ..html_tables import model_to_html
from ..showing import show_model


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class MetadataFlow:
    """A flow as the Metadata API lists it, with its lineage. Since version 3.5.

    Attributes:
        id: Id of the flow in the REST API.
        name: Name of the flow.
        description: Description of the flow.
        project_name: Name of the project of the flow, without its parent projects.
        vizportal_url_id: Number of the flow in its address for a web browser.
        has_active_warning: Whether an active data quality warning is on the flow.
        created_at: Time when the flow was first published (UTC).
        updated_at: Time of the most recent change (UTC).
        owner: Owner of the flow.
        upstream_databases: Databases that the flow reads, directly or through other content.
        upstream_tables: Tables that the flow reads, directly or through other content.
        upstream_datasources: Published data sources that the flow reads.
        downstream_tables: Tables that are made from the output of the flow.
        downstream_datasources: Published data sources that are made from the output of the flow.
        downstream_workbooks: Workbooks that use the output of the flow.
    """

    _object: ClassVar[str] = "flow"
    """The kind of object that `id` belongs to."""

    id: str | None = None
    name: str | None = None
    description: str | None = None
    project_name: str | None = None
    vizportal_url_id: str | None = None
    has_active_warning: bool | None = None
    created_at: datetime | None = None
    updated_at: datetime | None = None
    owner: MetadataUser | None = None
    upstream_databases: tuple[MetadataDatabase, ...] = ()
    upstream_tables: tuple[MetadataTable, ...] = ()
    upstream_datasources: tuple[MetadataAsset, ...] = ()
    downstream_tables: tuple[MetadataTable, ...] = ()
    downstream_datasources: tuple[MetadataAsset, ...] = ()
    downstream_workbooks: tuple[MetadataAsset, ...] = ()

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class MetadataUser:
    """A user as the Metadata API describes it. Since version 3.5.

    Attributes:
        id: Id of the user in the REST API.
        username: Login name of the user.
        name: Display name of the user.
        email: Mail address of the user.
    """

    _object: ClassVar[str] = "user"
    """The kind of object that `id` belongs to."""

    id: str | None = None
    username: str | None = None
    name: str | None = None
    email: str | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class MetadataDatabase:
    """A database as the Metadata API describes it. Since version 3.5.

    Attributes:
        id: Id of the database in the REST API.
        name: Name of the database.
        connection_type: Type of its connections, such as sqlserver.
    """

    _object: ClassVar[str] = "database"
    """The kind of object that `id` belongs to."""

    id: str | None = None
    name: str | None = None
    connection_type: str | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class MetadataTable:
    """A table as the Metadata API describes it. Since version 3.5.

    Attributes:
        id: Id of the table in the REST API.
        name: Name of the table.
        schema: Name of the schema of the table.
        full_name: Name of the table with its schema.
        database: Database of the table.
    """

    _object: ClassVar[str] = "table"
    """The kind of object that `id` belongs to."""

    id: str | None = None
    name: str | None = None
    schema: str | None = None
    full_name: str | None = None
    database: MetadataDatabase | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class MetadataAsset:
    """Content as the Metadata API names it. Since version 3.5.

    Attributes:
        id: Id of the content in the REST API.
        name: Name of the content; hidden if the user may not see it.
    """

    _object: ClassVar[str] = "content"
    """The kind of object that `id` belongs to."""

    id: str | None = None
    name: str | None = None

    __repr__ = show_model
    _repr_html_ = model_to_html
    to_dict = model_to_dict
