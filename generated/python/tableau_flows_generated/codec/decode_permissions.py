# Generated from spec/ by `make generate`. Do not edit.
"""Decoders for the types of the topic 'permissions'."""

from __future__ import annotations

from typing import Any

from ..models.permissions import (
    AddFlowPermissionsRequest,
    Capability,
    CapabilityMode,
    FlowCapability,
    GranteeCapabilities,
    Permissions,
    PermissionsParent,
    PermissionsParentKind,
    PermissionsReply,
    PermissionsToAdd,
)
from .decode_common import (
    FLOW_REFERENCE,
    GROUP_REFERENCE,
    GROUP_SET_REFERENCE,
    SERVER_WARNING,
    USER_REFERENCE,
)
from .decode_flows import FLOW_SUMMARY
from .shapes import Child, Given, Shape, Values, draft
from .values import need

_PERMISSIONS_PARENT_KIND: dict[Any, Any] = {
    member.value: member for member in PermissionsParentKind
}
_FLOW_CAPABILITY: dict[Any, Any] = {member.value: member for member in FlowCapability}
_CAPABILITY_MODE: dict[Any, Any] = {member.value: member for member in CapabilityMode}


_PermissionsParent = draft(PermissionsParent)


def _permissions_parent(a: Given, c: Values) -> PermissionsParent:
    o = _PermissionsParent()
    (
        type_,
        o.id,
    ) = a
    o.type = _PERMISSIONS_PARENT_KIND.get(type_, type_)
    o.__class__ = PermissionsParent
    return o  # type: ignore[no-any-return]


PERMISSIONS_PARENT = Shape(
    "PermissionsParent",
    _permissions_parent,
    attributes={
        "type": str,
        "id": str,
    },
    needed=("id",),
)

_Capability = draft(Capability)


def _capability(a: Given, c: Values) -> Capability:
    o = _Capability()
    (
        name_,
        mode_,
    ) = a
    o.name = _FLOW_CAPABILITY.get(name_, name_)
    o.mode = _CAPABILITY_MODE.get(mode_, mode_)
    o.__class__ = Capability
    return o  # type: ignore[no-any-return]


CAPABILITY = Shape(
    "Capability",
    _capability,
    attributes={
        "name": str,
        "mode": str,
    },
    needed=("name", "mode"),
)

_GranteeCapabilities = draft(GranteeCapabilities)


def _grantee_capabilities(a: Given, c: Values) -> GranteeCapabilities:
    o = _GranteeCapabilities()
    o.user = c[0]
    o.group = c[1]
    o.group_set = c[2]
    o.capabilities = tuple(need(c[3]))
    o.__class__ = GranteeCapabilities
    return o  # type: ignore[no-any-return]


GRANTEE_CAPABILITIES = Shape(
    "GranteeCapabilities",
    _grantee_capabilities,
    attributes={},
    size=4,
    children=(
        Child(0, "user", "user", shape=USER_REFERENCE, optional=True),
        Child(1, "group", "group", shape=GROUP_REFERENCE, optional=True),
        Child(2, "group_set", "groupSet", shape=GROUP_SET_REFERENCE, optional=True),
        Child(
            3,
            "capabilities",
            "capabilities",
            inner=Child(3, "capabilities", "capability", shape=CAPABILITY, many=True),
        ),
    ),
    required={
        3: "capabilities",
    },
)

_Permissions = draft(Permissions)


def _permissions(a: Given, c: Values) -> Permissions:
    o = _Permissions()
    o.parent = c[0]
    o.flow = c[1]
    o.grantee_capabilities = tuple(c[2]) if c[2] else ()
    o.__class__ = Permissions
    return o  # type: ignore[no-any-return]


PERMISSIONS = Shape(
    "Permissions",
    _permissions,
    attributes={},
    size=3,
    children=(
        Child(0, "parent", "parent", shape=PERMISSIONS_PARENT, optional=True),
        Child(1, "flow", "flow", shape=FLOW_SUMMARY, optional=True),
        Child(
            2,
            "grantee_capabilities",
            "granteeCapabilities",
            shape=GRANTEE_CAPABILITIES,
            many=True,
            optional=True,
        ),
    ),
)

_PermissionsReply = draft(PermissionsReply)


def _permissions_reply(a: Given, c: Values) -> PermissionsReply:
    o = _PermissionsReply()
    o.permissions = need(c[0])
    o.warnings = tuple(c[1]) if c[1] else ()
    o.__class__ = PermissionsReply
    return o  # type: ignore[no-any-return]


PERMISSIONS_REPLY = Shape(
    "PermissionsReply",
    _permissions_reply,
    attributes={},
    size=2,
    children=(
        Child(0, "permissions", "permissions", shape=PERMISSIONS),
        Child(
            1,
            "warnings",
            "warnings",
            inner=Child(1, "warnings", "warning", shape=SERVER_WARNING, many=True, optional=True),
        ),
    ),
    required={
        0: "permissions",
    },
)

_PermissionsToAdd = draft(PermissionsToAdd)


def _permissions_to_add(a: Given, c: Values) -> PermissionsToAdd:
    o = _PermissionsToAdd()
    o.flow = c[0]
    o.grantee_capabilities = tuple(need(c[1]))
    o.__class__ = PermissionsToAdd
    return o  # type: ignore[no-any-return]


PERMISSIONS_TO_ADD = Shape(
    "PermissionsToAdd",
    _permissions_to_add,
    attributes={},
    size=2,
    children=(
        Child(0, "flow", "flow", shape=FLOW_REFERENCE, optional=True),
        Child(
            1, "grantee_capabilities", "granteeCapabilities", shape=GRANTEE_CAPABILITIES, many=True
        ),
    ),
    required={
        1: "granteeCapabilities",
    },
)

_AddFlowPermissionsRequest = draft(AddFlowPermissionsRequest)


def _add_flow_permissions_request(a: Given, c: Values) -> AddFlowPermissionsRequest:
    o = _AddFlowPermissionsRequest()
    o.permissions = need(c[0])
    o.__class__ = AddFlowPermissionsRequest
    return o  # type: ignore[no-any-return]


ADD_FLOW_PERMISSIONS_REQUEST = Shape(
    "AddFlowPermissionsRequest",
    _add_flow_permissions_request,
    attributes={},
    size=1,
    children=(Child(0, "permissions", "permissions", shape=PERMISSIONS_TO_ADD),),
    required={
        0: "permissions",
    },
)

SHAPES: dict[type, Shape] = {
    PermissionsParent: PERMISSIONS_PARENT,
    Capability: CAPABILITY,
    GranteeCapabilities: GRANTEE_CAPABILITIES,
    Permissions: PERMISSIONS,
    PermissionsReply: PERMISSIONS_REPLY,
    PermissionsToAdd: PERMISSIONS_TO_ADD,
    AddFlowPermissionsRequest: ADD_FLOW_PERMISSIONS_REQUEST,
}
"""The shape of each type."""
