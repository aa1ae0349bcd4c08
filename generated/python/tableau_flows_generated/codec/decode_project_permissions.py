# Generated from spec/ by `make generate`. Do not edit.
"""Decoders for the types of the topic 'project_permissions'."""

from __future__ import annotations

from ..models.project_permissions import (
    AddProjectPermissionsRequest,
    ProjectPermissions,
    ProjectPermissionsReply,
    ProjectPermissionsToAdd,
)
from .decode_common import PROJECT_REFERENCE, SERVER_WARNING
from .decode_permissions import GRANTEE_CAPABILITIES, PERMISSIONS_PARENT
from .decode_projects import PROJECT_SUMMARY
from .shapes import Child, Given, Shape, Values, draft
from .values import need

_ProjectPermissions = draft(ProjectPermissions)


def _project_permissions(a: Given, c: Values) -> ProjectPermissions:
    o = _ProjectPermissions()
    o.parent = c[0]
    o.project = c[1]
    o.grantee_capabilities = tuple(c[2]) if c[2] else ()
    o.__class__ = ProjectPermissions
    return o  # type: ignore[no-any-return]


PROJECT_PERMISSIONS = Shape(
    "ProjectPermissions",
    _project_permissions,
    attributes={},
    size=3,
    children=(
        Child(0, "parent", "parent", shape=PERMISSIONS_PARENT, optional=True),
        Child(1, "project", "project", shape=PROJECT_SUMMARY, optional=True),
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

_ProjectPermissionsReply = draft(ProjectPermissionsReply)


def _project_permissions_reply(a: Given, c: Values) -> ProjectPermissionsReply:
    o = _ProjectPermissionsReply()
    o.permissions = need(c[0])
    o.warnings = tuple(c[1]) if c[1] else ()
    o.__class__ = ProjectPermissionsReply
    return o  # type: ignore[no-any-return]


PROJECT_PERMISSIONS_REPLY = Shape(
    "ProjectPermissionsReply",
    _project_permissions_reply,
    attributes={},
    size=2,
    children=(
        Child(0, "permissions", "permissions", shape=PROJECT_PERMISSIONS),
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

_ProjectPermissionsToAdd = draft(ProjectPermissionsToAdd)


def _project_permissions_to_add(a: Given, c: Values) -> ProjectPermissionsToAdd:
    o = _ProjectPermissionsToAdd()
    o.project = c[0]
    o.grantee_capabilities = tuple(need(c[1]))
    o.__class__ = ProjectPermissionsToAdd
    return o  # type: ignore[no-any-return]


PROJECT_PERMISSIONS_TO_ADD = Shape(
    "ProjectPermissionsToAdd",
    _project_permissions_to_add,
    attributes={},
    size=2,
    children=(
        Child(0, "project", "project", shape=PROJECT_REFERENCE, optional=True),
        Child(
            1, "grantee_capabilities", "granteeCapabilities", shape=GRANTEE_CAPABILITIES, many=True
        ),
    ),
    required={
        1: "granteeCapabilities",
    },
)

_AddProjectPermissionsRequest = draft(AddProjectPermissionsRequest)


def _add_project_permissions_request(a: Given, c: Values) -> AddProjectPermissionsRequest:
    o = _AddProjectPermissionsRequest()
    o.permissions = need(c[0])
    o.__class__ = AddProjectPermissionsRequest
    return o  # type: ignore[no-any-return]


ADD_PROJECT_PERMISSIONS_REQUEST = Shape(
    "AddProjectPermissionsRequest",
    _add_project_permissions_request,
    attributes={},
    size=1,
    children=(Child(0, "permissions", "permissions", shape=PROJECT_PERMISSIONS_TO_ADD),),
    required={
        0: "permissions",
    },
)

SHAPES: dict[type, Shape] = {
    ProjectPermissions: PROJECT_PERMISSIONS,
    ProjectPermissionsReply: PROJECT_PERMISSIONS_REPLY,
    ProjectPermissionsToAdd: PROJECT_PERMISSIONS_TO_ADD,
    AddProjectPermissionsRequest: ADD_PROJECT_PERMISSIONS_REQUEST,
}
"""The shape of each type."""
