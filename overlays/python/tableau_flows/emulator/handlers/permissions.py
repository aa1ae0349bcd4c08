"""Handlers for the permissions of a flow: get, add and delete."""

from __future__ import annotations

from tableau_flows_generated import codes, models
from tableau_flows_generated.codes import BAD_REQUEST

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.context import Call
from tableau_flows.emulator.handlers.permission_requests import Subject, add_rules, delete_rule
from tableau_flows.emulator.handlers.registry import handles
from tableau_flows.emulator.replies import permission_replies
from tableau_flows.emulator.rules.access import CHANGE_PERMISSIONS

MAY_NOT_SET = codes.NOT_PERMITTED


@handles("queryFlowPermissions")
def query_flow_permissions(call: Call) -> models.PermissionsReply:
    """Return the permissions that apply to a flow."""
    flow = call.flow()
    # Documented for administrators only, but users who may change permissions are admitted too
    # (spec/README.md, correction 33).
    call.require(CHANGE_PERMISSIONS, flow, MAY_NOT_SET)
    return permission_replies.permissions(call, flow)


@handles("addFlowPermissions")
def add_flow_permissions(call: Call) -> models.PermissionsReply:
    """Add capabilities; one that a grantee already has, in either mode, stays unchanged."""
    flow = call.flow()
    call.require(CHANGE_PERMISSIONS, flow, MAY_NOT_SET)
    request = call.read(models.AddFlowPermissionsRequest).permissions
    if request.flow is not None and request.flow.id != flow.id:
        raise Refusal(BAD_REQUEST, "The flow in the body is not the one in the address.")
    add_rules(call, Subject("flow", flow.id), request.grantee_capabilities)
    return permission_replies.permissions(call, flow)


@handles("deleteFlowPermissionForUser")
def delete_flow_permission_for_user(call: Call) -> None:
    """Delete a capability of a user."""
    _delete(call, "user", call.ids["userId"])


@handles("deleteFlowPermissionForGroup")
def delete_flow_permission_for_group(call: Call) -> None:
    """Delete a capability of a group."""
    _delete(call, "group", call.ids["groupId"])


@handles("deleteFlowPermissionForGroupSet")
def delete_flow_permission_for_group_set(call: Call) -> None:
    """Delete a capability of a group set."""
    _delete(call, "group set", call.ids["groupSetId"])


def _delete(call: Call, kind: str, grantee_id: str) -> None:
    flow = call.flow()
    call.require(CHANGE_PERMISSIONS, flow, MAY_NOT_SET)
    delete_rule(call, Subject("flow", flow.id), kind, grantee_id)
