"""Handlers for the permissions of a flow: get, add and delete."""

from __future__ import annotations

from collections.abc import Iterator

from tableau_flows_generated import codes, models
from tableau_flows_generated.codes import BAD_REQUEST

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.context import Call
from tableau_flows.emulator.handlers.registry import handles
from tableau_flows.emulator.replies import permission_replies
from tableau_flows.emulator.rules.access import (
    CHANGE_PERMISSIONS,
    FLOW_CAPABILITIES,
    OTHER_CAPABILITIES,
)
from tableau_flows.emulator.rules.sessions import membership

NOT_FOR_FLOWS = codes.INVALID_CAPABILITY
MAY_NOT_SET = codes.NOT_PERMITTED
USER_UNKNOWN = codes.USER_NOT_FOUND
# No code of real servers for unknown group sets is known, so the emulator uses that of groups.
GROUP_UNKNOWN = codes.GROUP_NOT_FOUND
CAPABILITY_UNKNOWN = codes.CAPABILITY_NOT_FOUND

MODES = ("Allow", "Deny")


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
    for grantee in request.grantee_capabilities:
        kind, grantee_id = _grantee(grantee)
        _check_grantee(call, kind, grantee_id)
        for capability in grantee.capabilities:
            _check_capability(capability.name, capability.mode)
            call.state.store.execute(
                "INSERT OR IGNORE INTO permissions VALUES ('flow', ?, ?, ?, ?, ?)",
                flow.id,
                kind,
                grantee_id,
                str(capability.name),
                str(capability.mode),
            )
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
    _delete(call, "groupSet", call.ids["groupSetId"])


def _delete(call: Call, kind: str, grantee_id: str) -> None:
    flow = call.flow()
    call.require(CHANGE_PERMISSIONS, flow, MAY_NOT_SET)
    capability, mode = call.ids["capabilityName"], call.ids["capabilityMode"]
    _check_capability(capability, mode)
    _check_grantee(call, kind, grantee_id)
    removed = call.state.store.execute(
        "DELETE FROM permissions WHERE content = 'flow' AND content_id = ?"
        " AND grantee_kind = ? AND grantee_id = ? AND capability = ? AND mode = ?",
        flow.id,
        kind,
        grantee_id,
        capability,
        mode,
    )
    if not removed:
        raise Refusal(
            CAPABILITY_UNKNOWN, f"The {kind} does not have {capability} with the mode {mode}."
        )


def _grantee(grantee: models.GranteeCapabilities) -> tuple[str, str]:
    named = list(_named(grantee))
    if len(named) != 1:
        raise Refusal(BAD_REQUEST, "Each granteeCapabilities names one user, group or group set.")
    return named[0]


def _named(grantee: models.GranteeCapabilities) -> Iterator[tuple[str, str]]:
    if grantee.user is not None:
        yield "user", grantee.user.id
    if grantee.group is not None:
        yield "group", grantee.group.id
    if grantee.group_set is not None:
        yield "groupSet", grantee.group_set.id


def _check_grantee(call: Call, kind: str, grantee_id: str) -> None:
    store = call.state.store
    if kind == "user":
        if membership(store, call.site_id, grantee_id) is None:
            raise Refusal(USER_UNKNOWN, f"The site has no user with the id {grantee_id!r}.")
        return
    table = "groups" if kind == "group" else "group_sets"
    if not store.exists(
        f"SELECT 1 FROM {table} WHERE id = ? AND site_id = ?", grantee_id, call.site_id
    ):
        raise Refusal(GROUP_UNKNOWN, f"The site has no {kind} with the id {grantee_id!r}.")


def _check_capability(capability: str, mode: str) -> None:
    if capability in OTHER_CAPABILITIES:
        allowed = ", ".join(FLOW_CAPABILITIES)
        raise Refusal(NOT_FOR_FLOWS, f"{capability} is not for flows; those are {allowed}.")
    if capability not in FLOW_CAPABILITIES:
        raise Refusal(CAPABILITY_UNKNOWN, f"No capability is called {str(capability)!r}.")
    if mode not in MODES:
        raise Refusal(CAPABILITY_UNKNOWN, f"The mode is Allow or Deny, not {str(mode)!r}.")
