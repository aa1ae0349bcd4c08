"""Answers lists of flows, and reads, changes, deletes and downloads one."""

from __future__ import annotations

from collections.abc import Sequence

from tableau_flows_generated import models

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.context import Call, FileReply
from tableau_flows.emulator.handlers.registry import handles
from tableau_flows.emulator.replies import flow_replies
from tableau_flows.emulator.rules.access import DELETE, EXPORT, READ, Access
from tableau_flows.emulator.rules.flows import flow_id_by_name, unused_files
from tableau_flows.emulator.rules.sessions import membership
from tableau_flows.emulator.store.records import FlowRow, ProjectRow
from tableau_flows.emulator.wire.filters import Condition
from tableau_flows.emulator.wire.ranges import span_of

MAY_NOT_READ = "403004"
MAY_NOT_DELETE = "403004"
MAY_NOT_DOWNLOAD = "403097"
MAY_NOT_LIST = "403101"
MAY_NOT_CHANGE_OWNER = "403098"
MAY_NOT_MOVE = "403030"
USER_UNKNOWN = "404002"
PROJECT_UNKNOWN = "404005"
NAME_TAKEN = "409041"

COLUMNS = {
    "name": "f.name",
    "ownerName": "f.owner_name",
    "projectId": "f.project_id",
    "projectName": "f.project_name",
    "createdAt": "f.created_at",
    "updatedAt": "f.updated_at",
}


@handles("queryFlowsForSite")
def query_flows_for_site(call: Call) -> models.FlowListReply:
    """A page of the flows that the user may read."""
    conditions = [clause.condition(COLUMNS[clause.field.name]) for clause in call.filters()]
    readable = call.access.flows_with(READ)
    return _page_of_flows(call, [readable, *conditions], call.order(COLUMNS))


@handles("queryFlowsForUser")
def query_flows_for_user(call: Call) -> models.FlowListReply:
    """A page of the flows that a user owns, or may read as well, as far as the caller may."""
    user_id = call.ids["userId"]
    member = membership(call.world.store, call.site_id, user_id)
    if member is None:
        raise Refusal(USER_UNKNOWN, f"The site has no user with the id {user_id!r}.")
    conditions = [call.access.flows_with(READ)]
    if call.flag("ownedBy"):
        conditions.append(Condition("f.owner_id = ?", (user_id,)))
    elif user_id != call.user_id:
        conditions.append(Access(call.world.store, member).flows_with(READ))
    return _page_of_flows(call, conditions, [])


@handles("queryFlow")
def query_flow(call: Call) -> models.FlowReply:
    """One flow with its output steps."""
    flow = call.flow()
    call.require(READ, flow, MAY_NOT_READ)
    return models.FlowReply(
        flow_output_steps=flow_replies.output_steps(call, flow), flow=flow_replies.flow(call, flow)
    )


@handles("updateFlow")
def update_flow(call: Call) -> models.FlowReply:
    """Move a flow, or give it to another owner."""
    flow = call.flow()
    call.require(READ, flow, MAY_NOT_READ)
    change = call.read(models.UpdateFlowRequest).flow
    if change.owner is not None:
        _give(call, flow, change.owner.id)
    if change.project is not None:
        _move(call, flow, change.project.id)
    if change.owner is not None or change.project is not None:
        call.world.store.execute(
            "UPDATE flows SET updated_at = ? WHERE id = ?", int(call.now), flow.id
        )
    return models.FlowReply(flow=flow_replies.flow(call, call.flow()))


@handles("deleteFlow")
def delete_flow(call: Call) -> None:
    """Delete a flow and all that hangs on it."""
    flow = call.flow()
    call.require(READ, flow, MAY_NOT_DELETE)
    call.require(DELETE, flow, MAY_NOT_DELETE)
    store = call.world.store
    store.execute("DELETE FROM flows WHERE id = ?", flow.id)
    call.world.forget(unused_files(store, [flow.file]))


@handles("downloadFlow")
def download_flow(call: Call) -> FileReply:
    """The file of a flow, or a part of it, byte for byte as it was published."""
    flow = call.flow()
    call.require(EXPORT, flow, MAY_NOT_DOWNLOAD)
    tag = f'"{flow.file}"'  # a file that is kept never changes
    return FileReply(
        content=call.world.files.path(flow.file).open("rb"),
        name=f"{flow.name}.{flow.file_type}",
        file_bytes=flow.file_bytes,
        tag=tag,
        span=span_of(
            call.headers.get("range", ""),
            call.headers.get("if-range", ""),
            tag=tag,
            file_bytes=flow.file_bytes,
        ),
    )


def _page_of_flows(
    call: Call, conditions: Sequence[Condition], order: Sequence[str]
) -> models.FlowListReply:
    page = call.page()
    if call.access.is_unlicensed:
        raise Refusal(MAY_NOT_LIST, "Your site role lets you see no flows.")
    store = call.world.store
    where = " AND ".join(["f.site_id = ?", *(condition.sql for condition in conditions)])
    values = (
        call.site_id,
        *(value for condition in conditions for value in condition.values),
    )
    # The number makes the order total, so that no flow stands on two pages.
    ordering = ", ".join([*order, "f.number ASC"])
    found = store.kept_numbers(
        f"SELECT f.number FROM flow_rows AS f WHERE {where} ORDER BY {ordering}", *values
    )
    page.check(len(found))
    return models.FlowListReply(
        pagination=models.Pagination(
            page_number=page.number, page_size=page.size, total_available=len(found)
        ),
        flows=flow_replies.flows(call, found[page.offset : page.offset + page.size]),
    )


def _give(call: Call, flow: FlowRow, owner_id: str) -> None:
    if not call.access.is_admin:
        raise Refusal(MAY_NOT_CHANGE_OWNER, "Only administrators change the owner of a flow.")
    if membership(call.world.store, call.site_id, owner_id) is None:
        raise Refusal(USER_UNKNOWN, f"The site has no user with the id {owner_id!r}.")
    call.world.store.execute("UPDATE flows SET owner_id = ? WHERE id = ?", owner_id, flow.id)


def _move(call: Call, flow: FlowRow, project_id: str) -> None:
    store = call.world.store
    project = store.find(ProjectRow, "WHERE id = ? AND site_id = ?", project_id, call.site_id)
    if project is None:
        raise Refusal(PROJECT_UNKNOWN, f"The site has no project with the id {project_id!r}.")
    if not (call.access.owns_or_leads(flow) and call.access.may_save_in(project)):
        raise Refusal(MAY_NOT_MOVE, f"You may not move the flow to {project.name!r}.")
    if flow_id_by_name(store, project.id, flow.name) not in {None, flow.id}:
        raise Refusal(NAME_TAKEN, f"{project.name!r} has a flow called {flow.name!r} already.")
    store.execute("UPDATE flows SET project_id = ? WHERE id = ?", project.id, flow.id)
