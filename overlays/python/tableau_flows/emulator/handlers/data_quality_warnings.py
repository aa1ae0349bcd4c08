"""Handlers for the data quality warnings on flows: list, get, add, update and delete."""

from __future__ import annotations

from tableau_flows_generated import codes, models
from tableau_flows_generated.codes import BAD_REQUEST

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.context import Call
from tableau_flows.emulator.handlers.registry import handles
from tableau_flows.emulator.replies import quality_replies
from tableau_flows.emulator.rules.access import READ, WRITE
from tableau_flows.emulator.store.records import DataQualityWarningRow

MAY_NOT = codes.NOT_PERMITTED
# No document names a code for an unknown warning, so the emulator uses that of the flow.
WARNING_UNKNOWN = codes.FLOW_NOT_FOUND


@handles("queryFlowDataQualityWarnings")
def query_flow_data_quality_warnings(call: Call) -> models.DataQualityWarningListReply:
    """List the warnings on a flow, oldest first."""
    flow = call.flow()
    call.require(READ, flow, MAY_NOT)
    rows = call.state.store.select(
        DataQualityWarningRow, "WHERE flow_id = ? ORDER BY number", flow.id
    )
    return models.DataQualityWarningListReply(
        data_quality_warning_list=tuple(map(quality_replies.warning, rows))
    )


@handles("queryDataQualityWarning")
def query_data_quality_warning(call: Call) -> models.DataQualityWarningReply:
    """Return one warning."""
    return _reply(_warning(call, READ))


@handles("addFlowDataQualityWarning")
def add_flow_data_quality_warning(call: Call) -> models.DataQualityWarningReply:
    """Add a warning to a flow, which is active and not severe unless the request says otherwise."""
    flow = call.flow()
    call.require(WRITE, flow, MAY_NOT)
    new = call.read(models.AddFlowDataQualityWarningRequest).data_quality_warning
    kind = _kind(new.type)
    warning_id, now = call.state.store.ids.new("warning", flow.id), int(call.now)
    call.state.store.execute(
        "INSERT INTO data_quality_warnings (id, flow_id, owner_id, type, message, active, severe,"
        " created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        warning_id,
        flow.id,
        call.user_id,
        kind,
        new.message or "",
        new.is_active is not False,
        new.is_severe is True,
        now,
        now,
    )
    return _reply(_by_id(call, warning_id))


@handles("updateDataQualityWarning")
def update_data_quality_warning(call: Call) -> models.DataQualityWarningReply:
    """Change the given attributes of a warning."""
    row = _warning(call, WRITE)
    change = call.read(models.UpdateDataQualityWarningRequest).data_quality_warning
    columns = {
        "type": None if change.type is None else _kind(change.type),
        "message": change.message,
        "active": change.is_active,
        "severe": change.is_severe,
    }
    given = {column: value for column, value in columns.items() if value is not None}
    if not given:
        raise Refusal(BAD_REQUEST, "The warning in the request has no attribute to change.")
    assignments = ", ".join(f"{column} = ?" for column in given)
    call.state.store.execute(
        f"UPDATE data_quality_warnings SET {assignments}, updated_at = ? WHERE id = ?",
        *given.values(),
        int(call.now),
        row.id,
    )
    return _reply(_by_id(call, row.id))


@handles("deleteDataQualityWarning")
def delete_data_quality_warning(call: Call) -> None:
    """Delete a warning."""
    row = _warning(call, WRITE)
    call.state.store.execute("DELETE FROM data_quality_warnings WHERE id = ?", row.id)


@handles("deleteFlowDataQualityWarnings")
def delete_flow_data_quality_warnings(call: Call) -> None:
    """Delete all warnings on a flow; none is not an error."""
    flow = call.flow()
    call.require(WRITE, flow, MAY_NOT)
    call.state.store.execute("DELETE FROM data_quality_warnings WHERE flow_id = ?", flow.id)


def _reply(row: DataQualityWarningRow) -> models.DataQualityWarningReply:
    return models.DataQualityWarningReply(data_quality_warning=quality_replies.warning(row))


def _kind(kind: str) -> str:
    if not kind.strip():
        raise Refusal(BAD_REQUEST, "The warning has no type.")
    return str(kind)


def _warning(call: Call, capability: str) -> DataQualityWarningRow:
    """Return the warning in the path, if the user has a capability for its flow."""
    row = _by_id(call, call.ids["dataQualityWarningId"])
    call.require(capability, call.flow_by_id(row.flow_id), MAY_NOT)
    return row


def _by_id(call: Call, warning_id: str) -> DataQualityWarningRow:
    row = call.state.store.find(
        DataQualityWarningRow, "WHERE id = ? AND site_id = ?", warning_id, call.site_id
    )
    if row is None:
        raise Refusal(
            WARNING_UNKNOWN, f"The site has no data quality warning with the id {warning_id!r}."
        )
    return row
