"""Handlers for flows: list, get, update, delete, download, run and tag."""

from __future__ import annotations

from collections.abc import Sequence

from tableau_flows_generated import codes, models
from tableau_flows_generated.catalog import FIELD_VERSIONS
from tableau_flows_generated.codes import BAD_REQUEST

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.context import Call, FileReply
from tableau_flows.emulator.handlers.listing import select_numbers
from tableau_flows.emulator.handlers.registry import handles
from tableau_flows.emulator.handlers.run_requests import (
    check_steps,
    is_queued,
    parameter_values,
    queue_run,
)
from tableau_flows.emulator.replies import flow_replies
from tableau_flows.emulator.rules.access import DELETE, EXECUTE, EXPORT, READ, Access
from tableau_flows.emulator.rules.flows import flow_id_by_name, unused_files
from tableau_flows.emulator.rules.runs import ParameterValue
from tableau_flows.emulator.rules.sessions import membership
from tableau_flows.emulator.rules.tags import add_tags, labels_in
from tableau_flows.emulator.store.records import FlowRow, TagRow
from tableau_flows.emulator.wire.filters import Condition
from tableau_flows.emulator.wire.headers import requested_range

MAY_NOT_READ = codes.NOT_PERMITTED
MAY_NOT_DELETE = codes.NOT_PERMITTED
MAY_NOT_RUN = codes.NOT_PERMITTED
MAY_NOT_TAG = codes.NOT_PERMITTED
MAY_NOT_DOWNLOAD = codes.DOWNLOADING_NOT_PERMITTED
MAY_NOT_LIST = codes.LISTING_FLOWS_NOT_PERMITTED
MAY_NOT_CHANGE_OWNER = codes.UPDATE_NOT_PERMITTED
MAY_NOT_MOVE = codes.MOVING_NOT_PERMITTED
USER_UNKNOWN = codes.USER_NOT_FOUND
NAME_TAKEN = codes.FLOW_NAME_TAKEN
FLOW_QUEUED = codes.JOB_ALREADY_QUEUED
TAG_UNKNOWN = codes.TAG_NOT_FOUND

RUN_SPEC_SINCE = FIELD_VERSIONS["RunFlowNowRequest.flow_run_spec"]

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
    """List a page of the flows that the user may read."""
    conditions = [clause.condition(COLUMNS[clause.field.name]) for clause in call.filters()]
    readable = call.access.flows_with(READ)
    return _page_of_flows(call, [readable, *conditions], call.order(COLUMNS))


@handles("queryFlowsForUser")
def query_flows_for_user(call: Call) -> models.FlowListReply:
    """List a page of the flows that a user owns or may read, and that the caller may read."""
    user_id = call.ids["userId"]
    member = membership(call.state.store, call.site_id, user_id)
    if member is None:
        raise Refusal(USER_UNKNOWN, f"The site has no user with the id {user_id!r}.")
    conditions = [call.access.flows_with(READ)]
    if call.boolean("ownedBy"):
        conditions.append(Condition("f.owner_id = ?", (user_id,)))
    elif user_id != call.user_id:
        conditions.append(Access(call.state.store, member).flows_with(READ))
    return _page_of_flows(call, conditions, [])


@handles("queryFlow")
def query_flow(call: Call) -> models.FlowReply:
    """Return one flow with its output steps."""
    flow = call.flow()
    call.require(READ, flow, MAY_NOT_READ)
    return models.FlowReply(
        flow_output_steps=flow_replies.output_steps(call, flow), flow=flow_replies.flow(call, flow)
    )


@handles("updateFlow")
def update_flow(call: Call) -> models.FlowReply:
    """Change the project or the owner of a flow."""
    flow = call.flow()
    call.require(READ, flow, MAY_NOT_READ)
    change = call.read(models.UpdateFlowRequest).flow
    if change.owner is not None:
        _change_owner(call, flow, change.owner.id)
    if change.project is not None:
        _change_project(call, flow, change.project.id)
    if change.owner is not None or change.project is not None:
        call.state.store.execute(
            "UPDATE flows SET updated_at = ? WHERE id = ?", int(call.now), flow.id
        )
    return models.FlowReply(flow=flow_replies.flow(call, call.flow()))


@handles("deleteFlow")
def delete_flow(call: Call) -> None:
    """Delete a flow with its runs, tasks and permissions."""
    flow = call.flow()
    call.require(READ, flow, MAY_NOT_DELETE)
    call.require(DELETE, flow, MAY_NOT_DELETE)
    store = call.state.store
    store.execute("DELETE FROM flows WHERE id = ?", flow.id)
    call.state.remove_files(unused_files(store, [flow.file]))


@handles("downloadFlow")
def download_flow(call: Call) -> FileReply:
    """Return the file of a flow, or a part of it, as it was published."""
    flow = call.flow()
    call.require(EXPORT, flow, MAY_NOT_DOWNLOAD)
    tag = f'"{flow.file}"'  # a stored file never changes
    return FileReply(
        content=call.state.files.path(flow.file).open("rb"),
        name=f"{flow.name}.{flow.file_type}",
        file_bytes=flow.file_bytes,
        tag=tag,
        requested=requested_range(
            call.headers.get("range", ""),
            call.headers.get("if-range", ""),
            tag=tag,
            file_bytes=flow.file_bytes,
        ),
    )


@handles("runFlowNow")
def run_flow_now(call: Call) -> models.JobReply:
    """Queue a run of a flow."""
    flow = call.flow()
    if not call.access.may(EXECUTE, flow):
        raise Refusal(MAY_NOT_RUN, f"You may not run the flow {flow.name!r}.")
    call.choice("flowRunMode")
    steps = [step for step in call.query.get("flowOutputStepIds", "").split(",") if step]
    parameters: list[ParameterValue] = []
    spec = call.read(models.RunFlowNowRequest).flow_run_spec
    if spec is not None and call.version >= RUN_SPEC_SINCE:
        if spec.flow_id != flow.id:
            # The body must repeat the id in the path (wire_facts §6.11).
            raise Refusal(BAD_REQUEST, "flowRunSpec must name the flow that is in the address.")
        steps += [step.id or "" for step in spec.flow_output_steps]
        parameters = parameter_values(call, flow, spec)
    check_steps(call, flow, steps)
    if is_queued(call, "flow_id", flow.id):
        raise Refusal(FLOW_QUEUED, f"A run of {flow.name!r} is waiting or running.")
    return queue_run(call, flow, parameters)


@handles("addTagsToFlow")
def add_tags_to_flow(call: Call) -> models.TagListReply:
    """Add tags to a flow; return all that it has."""
    flow = call.flow()
    call.require(READ, flow, MAY_NOT_TAG)
    add_tags(call.state.store, flow.id, labels_in(call.read(models.AddTagsToFlowRequest).tags))
    return models.TagListReply(tags=flow_replies.flow(call, flow).tags)


@handles("deleteTagFromFlow")
def delete_tag_from_flow(call: Call) -> None:
    """Delete a tag of a flow."""
    flow = call.flow()
    call.require(READ, flow, MAY_NOT_TAG)
    label = call.ids["tagName"]
    store = call.state.store
    if store.find(TagRow, "WHERE flow_id = ? AND label = ?", flow.id, label) is None:
        raise Refusal(TAG_UNKNOWN, f"The flow {flow.name!r} has no tag {label!r}.")
    store.execute("DELETE FROM tags WHERE flow_id = ? AND label = ?", flow.id, label)


def _page_of_flows(
    call: Call, conditions: Sequence[Condition], order: Sequence[str]
) -> models.FlowListReply:
    page = call.page()
    if call.access.is_unlicensed:
        raise Refusal(MAY_NOT_LIST, "Your site role lets you see no flows.")
    on_site = Condition("f.site_id = ?", (call.site_id,))
    pagination, numbers = select_numbers(
        call, page, "flow_rows AS f", [on_site, *conditions], order
    )
    return models.FlowListReply(pagination=pagination, flows=flow_replies.flows(call, numbers))


def _change_owner(call: Call, flow: FlowRow, owner_id: str) -> None:
    if not call.access.is_admin:
        raise Refusal(MAY_NOT_CHANGE_OWNER, "Only administrators change the owner of a flow.")
    if membership(call.state.store, call.site_id, owner_id) is None:
        raise Refusal(USER_UNKNOWN, f"The site has no user with the id {owner_id!r}.")
    call.state.store.execute("UPDATE flows SET owner_id = ? WHERE id = ?", owner_id, flow.id)


def _change_project(call: Call, flow: FlowRow, project_id: str) -> None:
    store = call.state.store
    project = call.project_by_id(project_id)
    if not (call.access.owns_or_leads(flow) and call.access.may_save_in(project)):
        raise Refusal(MAY_NOT_MOVE, f"You may not move the flow to {project.name!r}.")
    if flow_id_by_name(store, project.id, flow.name) not in {None, flow.id}:
        raise Refusal(NAME_TAKEN, f"{project.name!r} has a flow called {flow.name!r} already.")
    store.execute("UPDATE flows SET project_id = ? WHERE id = ?", project.id, flow.id)
