# Generated from spec/ by `make generate`. Do not edit.
"""Encoders for the types of the topic 'metadata'."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..models.metadata import (
    MetadataAsset,
    MetadataDatabase,
    MetadataFlow,
    MetadataTable,
    MetadataUser,
)
from .values import escape, write_boolean, write_datetime


def write_metadata_user(value: MetadataUser, tag: str, given: str, out: list[str]) -> None:
    """Write a MetadataUser as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.id is not None:
        head += f' id="{escape(value.id, "MetadataUser.id")}"'
    if value.username is not None:
        head += f' username="{escape(value.username, "MetadataUser.username")}"'
    if value.name is not None:
        head += f' name="{escape(value.name, "MetadataUser.name")}"'
    if value.email is not None:
        head += f' email="{escape(value.email, "MetadataUser.email")}"'
    out.append(f"{head}/>")


def write_metadata_database(value: MetadataDatabase, tag: str, given: str, out: list[str]) -> None:
    """Write a MetadataDatabase as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.id is not None:
        head += f' id="{escape(value.id, "MetadataDatabase.id")}"'
    if value.name is not None:
        head += f' name="{escape(value.name, "MetadataDatabase.name")}"'
    if value.connection_type is not None:
        head += (
            f' connectionType="{escape(value.connection_type, "MetadataDatabase.connection_type")}"'
        )
    out.append(f"{head}/>")


def write_metadata_table(value: MetadataTable, tag: str, given: str, out: list[str]) -> None:
    """Write a MetadataTable as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.id is not None:
        head += f' id="{escape(value.id, "MetadataTable.id")}"'
    if value.name is not None:
        head += f' name="{escape(value.name, "MetadataTable.name")}"'
    if value.schema is not None:
        head += f' schema="{escape(value.schema, "MetadataTable.schema")}"'
    if value.full_name is not None:
        head += f' fullName="{escape(value.full_name, "MetadataTable.full_name")}"'
    at = len(out)
    out.append(head)
    if value.database is not None:
        write_metadata_database(value.database, "database", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


def write_metadata_asset(value: MetadataAsset, tag: str, given: str, out: list[str]) -> None:
    """Write a MetadataAsset as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.id is not None:
        head += f' id="{escape(value.id, "MetadataAsset.id")}"'
    if value.name is not None:
        head += f' name="{escape(value.name, "MetadataAsset.name")}"'
    out.append(f"{head}/>")


def write_metadata_flow(value: MetadataFlow, tag: str, given: str, out: list[str]) -> None:
    """Write a MetadataFlow as `<tag>`, with the attributes already given."""
    head = f"<{tag}{given}"
    if value.id is not None:
        head += f' id="{escape(value.id, "MetadataFlow.id")}"'
    if value.name is not None:
        head += f' name="{escape(value.name, "MetadataFlow.name")}"'
    if value.description is not None:
        head += f' description="{escape(value.description, "MetadataFlow.description")}"'
    if value.project_name is not None:
        head += f' projectName="{escape(value.project_name, "MetadataFlow.project_name")}"'
    if value.vizportal_url_id is not None:
        head += (
            f' vizportalUrlId="{escape(value.vizportal_url_id, "MetadataFlow.vizportal_url_id")}"'
        )
    if value.has_active_warning is not None:
        head += f' hasActiveWarning="{write_boolean(value.has_active_warning)}"'
    if value.created_at is not None:
        head += f' createdAt="{write_datetime(value.created_at, "MetadataFlow.created_at")}"'
    if value.updated_at is not None:
        head += f' updatedAt="{write_datetime(value.updated_at, "MetadataFlow.updated_at")}"'
    at = len(out)
    out.append(head)
    if value.owner is not None:
        write_metadata_user(value.owner, "owner", "", out)
    for upstream_databases_item in value.upstream_databases:
        write_metadata_database(upstream_databases_item, "upstreamDatabases", "", out)
    for upstream_tables_item in value.upstream_tables:
        write_metadata_table(upstream_tables_item, "upstreamTables", "", out)
    for upstream_datasources_item in value.upstream_datasources:
        write_metadata_asset(upstream_datasources_item, "upstreamDatasources", "", out)
    for downstream_tables_item in value.downstream_tables:
        write_metadata_table(downstream_tables_item, "downstreamTables", "", out)
    for downstream_datasources_item in value.downstream_datasources:
        write_metadata_asset(downstream_datasources_item, "downstreamDatasources", "", out)
    for downstream_workbooks_item in value.downstream_workbooks:
        write_metadata_asset(downstream_workbooks_item, "downstreamWorkbooks", "", out)
    if len(out) == at + 1:
        out[at] = f"{head}/>"
    else:
        out[at] = f"{head}>"
        out.append(f"</{tag}>")


WRITERS: dict[type, Callable[[Any, str, str, list[str]], None]] = {
    MetadataUser: write_metadata_user,
    MetadataDatabase: write_metadata_database,
    MetadataTable: write_metadata_table,
    MetadataAsset: write_metadata_asset,
    MetadataFlow: write_metadata_flow,
}
"""The writer of each type."""
