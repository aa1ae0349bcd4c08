"""Makes the rows of the Metadata API as objects of JSON."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import cast

from tableau_flows_generated import protocol

from tableau_flows.emulator.base.clock import utc_datetime
from tableau_flows.emulator.store.records import (
    ConnectionRow,
    FlowRow,
    LineageRow,
    UserRow,
)
from tableau_flows.emulator.store.store import Store, json_array

Row = dict[str, object]
OF_THESE = "WHERE flow_id IN (SELECT value FROM json_each(?))"


def flow_rows(store: Store, flows: Sequence[FlowRow]) -> list[Row]:
    """Make the rows of flows, with all fields."""
    ids = json_array(flow.id for flow in flows)
    owners = {
        user.id: user
        for user in store.select(
            UserRow,
            "WHERE id IN (SELECT value FROM json_each(?))",
            json_array(flow.owner_id for flow in flows),
        )
    }
    lineage: dict[str, Row] = defaultdict(dict)
    for connection in store.select(ConnectionRow, f"{OF_THESE} ORDER BY position", ids):
        if connection.database_name:
            database: Row = {
                protocol.METADATA_ID: connection.id,
                "name": connection.database_name,
                "connectionType": connection.type,
            }
            _listed(lineage[connection.flow_id], "upstreamDatabases").append(database)
    replaced: set[tuple[str, str]] = set()
    for end in store.select(LineageRow, f"{OF_THESE} ORDER BY field, position", ids):
        fields = lineage[end.flow_id]
        if (end.flow_id, end.field) not in replaced:
            replaced.add((end.flow_id, end.field))
            fields[end.field] = []
        _listed(fields, end.field).append(cast(Row, json.loads(end.row)))
    warned = set(
        store.texts(f"SELECT flow_id FROM data_quality_warnings {OF_THESE} AND active", ids)
    )
    return [
        {
            protocol.METADATA_ID: flow.id,
            "name": flow.name,
            "description": flow.description,
            "projectName": flow.project_name,
            "vizportalUrlId": str(flow.number),
            "hasActiveWarning": flow.id in warned,
            "createdAt": _time(flow.created_at),
            "updatedAt": _time(flow.updated_at),
            "owner": _owner(owners[flow.owner_id]),
            **lineage[flow.id],
        }
        for flow in flows
    ]


def _owner(user: UserRow) -> Row:
    return {
        protocol.METADATA_ID: user.id,
        "username": user.name,
        "name": user.full_name,
        "email": user.email,
    }


def _listed(fields: Row, name: str) -> list[Row]:
    return cast("list[Row]", fields.setdefault(name, []))


def _time(seconds: int) -> str:
    return utc_datetime(seconds).strftime("%Y-%m-%dT%H:%M:%SZ")
