"""Handlers for the connections of a flow: list and update."""

from __future__ import annotations

from tableau_flows_generated import codes, models
from tableau_flows_generated.codes import BAD_REQUEST

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.context import Call
from tableau_flows.emulator.handlers.registry import handles
from tableau_flows.emulator.replies import flow_replies
from tableau_flows.emulator.rules.access import READ, WRITE
from tableau_flows.emulator.store.records import ConnectionRow, ProjectRow

MAY_NOT_READ = codes.READING_CONNECTIONS_NOT_PERMITTED
MAY_NOT_WRITE_FLOW = codes.CHANGING_THE_FLOW_NOT_PERMITTED
MAY_NOT_WRITE_PROJECT = codes.UPDATE_NOT_PERMITTED
# No document names a code for an unknown connection, so the emulator uses that of the flow.
CONNECTION_UNKNOWN = codes.FLOW_NOT_FOUND


@handles("queryFlowConnections")
def query_flow_connections(call: Call) -> models.ConnectionListReply:
    """List the connections of a flow."""
    flow = call.flow()
    call.require(READ, flow, MAY_NOT_READ)
    rows = call.state.store.select(ConnectionRow, "WHERE flow_id = ? ORDER BY position", flow.id)
    return models.ConnectionListReply(
        connections=tuple(flow_replies.connection(row) for row in rows)
    )


@handles("updateFlowConnection")
def update_flow_connection(call: Call) -> models.ConnectionReply:
    """Change the given attributes of a connection."""
    flow = call.flow()
    call.require(WRITE, flow, MAY_NOT_WRITE_FLOW)
    store = call.state.store
    project = store.find(ProjectRow, "WHERE id = ?", flow.project_id)
    if project is not None and not call.access.may_save_in(project):
        raise Refusal(MAY_NOT_WRITE_PROJECT, f"You may not write to {project.name!r}.")
    this = "WHERE id = ? AND flow_id = ?"
    connection_id = call.ids["connectionId"]
    if store.find(ConnectionRow, this, connection_id, flow.id) is None:
        raise Refusal(
            CONNECTION_UNKNOWN, f"The flow has no connection with the id {connection_id!r}."
        )
    change = call.read(models.UpdateFlowConnectionRequest).connection
    columns = {
        "server_address": change.server_address,
        "server_port": change.server_port,
        "user_name": change.user_name,
        "password": change.password,
        "embed_password": change.embed_password,
        "authentication_type": change.authentication_type,
        "query_tagging_enabled": change.query_tagging_enabled,
    }
    given = {column: value for column, value in columns.items() if value is not None}
    if not given:
        raise Refusal(BAD_REQUEST, "The connection in the request has no attribute to change.")
    if change.server_port is not None and not 0 <= change.server_port <= 65535:
        raise Refusal(BAD_REQUEST, f"{change.server_port} is not a port.")
    assignments = ", ".join(f"{column} = ?" for column in given)
    store.execute(
        f"UPDATE connections SET {assignments} WHERE id = ?", *given.values(), connection_id
    )
    store.execute("UPDATE flows SET updated_at = ? WHERE id = ?", int(call.now), flow.id)
    changed = store.select(ConnectionRow, this, connection_id, flow.id)[0]
    # The response has neither type nor embedPassword (wire_facts §6.9).
    return models.ConnectionReply(
        connection=models.Connection(
            id=changed.id,
            server_address=changed.server_address,
            server_port=changed.server_port,
            user_name=changed.user_name,
        )
    )
