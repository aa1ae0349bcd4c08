# Generated from spec/ by `make generate`. Do not edit.
"""Decoders for the types of the topic 'metadata'."""

from __future__ import annotations

from ..models.metadata import (
    MetadataAsset,
    MetadataDatabase,
    MetadataFlow,
    MetadataTable,
    MetadataUser,
)
from .shapes import Child, Given, Shape, Values, draft
from .values import from_iso, read_boolean, read_datetime

_MetadataUser = draft(MetadataUser)


def _metadata_user(a: Given, c: Values) -> MetadataUser:
    o = _MetadataUser()
    (
        o.id,
        o.username,
        o.name,
        o.email,
    ) = a
    o.__class__ = MetadataUser
    return o  # type: ignore[no-any-return]


METADATA_USER = Shape(
    "MetadataUser",
    _metadata_user,
    attributes={
        "id": str,
        "username": str,
        "name": str,
        "email": str,
    },
)

_MetadataDatabase = draft(MetadataDatabase)


def _metadata_database(a: Given, c: Values) -> MetadataDatabase:
    o = _MetadataDatabase()
    (
        o.id,
        o.name,
        o.connection_type,
    ) = a
    o.__class__ = MetadataDatabase
    return o  # type: ignore[no-any-return]


METADATA_DATABASE = Shape(
    "MetadataDatabase",
    _metadata_database,
    attributes={
        "id": str,
        "name": str,
        "connectionType": str,
    },
)

_MetadataTable = draft(MetadataTable)


def _metadata_table(a: Given, c: Values) -> MetadataTable:
    o = _MetadataTable()
    (
        o.id,
        o.name,
        o.schema,
        o.full_name,
    ) = a
    o.database = c[0]
    o.__class__ = MetadataTable
    return o  # type: ignore[no-any-return]


METADATA_TABLE = Shape(
    "MetadataTable",
    _metadata_table,
    attributes={
        "id": str,
        "name": str,
        "schema": str,
        "fullName": str,
    },
    size=1,
    children=(Child(0, "database", "database", shape=METADATA_DATABASE, optional=True),),
)

_MetadataAsset = draft(MetadataAsset)


def _metadata_asset(a: Given, c: Values) -> MetadataAsset:
    o = _MetadataAsset()
    (
        o.id,
        o.name,
    ) = a
    o.__class__ = MetadataAsset
    return o  # type: ignore[no-any-return]


METADATA_ASSET = Shape(
    "MetadataAsset",
    _metadata_asset,
    attributes={
        "id": str,
        "name": str,
    },
)

_MetadataFlow = draft(MetadataFlow)


def _metadata_flow(a: Given, c: Values) -> MetadataFlow:
    o = _MetadataFlow()
    (
        o.id,
        o.name,
        o.description,
        o.project_name,
        o.vizportal_url_id,
        has_active_warning_,
        created_at_,
        updated_at_,
    ) = a
    o.owner = c[0]
    o.upstream_databases = tuple(c[1]) if c[1] else ()
    o.upstream_tables = tuple(c[2]) if c[2] else ()
    o.upstream_datasources = tuple(c[3]) if c[3] else ()
    o.downstream_tables = tuple(c[4]) if c[4] else ()
    o.downstream_datasources = tuple(c[5]) if c[5] else ()
    o.downstream_workbooks = tuple(c[6]) if c[6] else ()
    o.has_active_warning = (
        None if has_active_warning_ is None else read_boolean(has_active_warning_)
    )
    o.created_at = (
        None
        if created_at_ is None
        else from_iso(created_at_)
        if created_at_[4::3] == "--T::Z"
        else read_datetime(created_at_)
    )
    o.updated_at = (
        None
        if updated_at_ is None
        else from_iso(updated_at_)
        if updated_at_[4::3] == "--T::Z"
        else read_datetime(updated_at_)
    )
    o.__class__ = MetadataFlow
    return o  # type: ignore[no-any-return]


METADATA_FLOW = Shape(
    "MetadataFlow",
    _metadata_flow,
    attributes={
        "id": str,
        "name": str,
        "description": str,
        "projectName": str,
        "vizportalUrlId": str,
        "hasActiveWarning": read_boolean,
        "createdAt": read_datetime,
        "updatedAt": read_datetime,
    },
    size=7,
    children=(
        Child(0, "owner", "owner", shape=METADATA_USER, optional=True),
        Child(
            1,
            "upstream_databases",
            "upstreamDatabases",
            shape=METADATA_DATABASE,
            many=True,
            optional=True,
        ),
        Child(
            2, "upstream_tables", "upstreamTables", shape=METADATA_TABLE, many=True, optional=True
        ),
        Child(
            3,
            "upstream_datasources",
            "upstreamDatasources",
            shape=METADATA_ASSET,
            many=True,
            optional=True,
        ),
        Child(
            4,
            "downstream_tables",
            "downstreamTables",
            shape=METADATA_TABLE,
            many=True,
            optional=True,
        ),
        Child(
            5,
            "downstream_datasources",
            "downstreamDatasources",
            shape=METADATA_ASSET,
            many=True,
            optional=True,
        ),
        Child(
            6,
            "downstream_workbooks",
            "downstreamWorkbooks",
            shape=METADATA_ASSET,
            many=True,
            optional=True,
        ),
    ),
)

SHAPES: dict[type, Shape] = {
    MetadataUser: METADATA_USER,
    MetadataDatabase: METADATA_DATABASE,
    MetadataTable: METADATA_TABLE,
    MetadataAsset: METADATA_ASSET,
    MetadataFlow: METADATA_FLOW,
}
"""The shape of each type."""
