"""Handlers for the permissions of a project, and for the defaults of its flows."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from tableau_flows_generated import codes, models

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.context import Call
from tableau_flows.emulator.handlers.permission_requests import Subject, add_rules, delete_rule
from tableau_flows.emulator.handlers.registry import handles
from tableau_flows.emulator.replies import permission_replies
from tableau_flows.emulator.rules.projects import is_controlled
from tableau_flows.emulator.store.records import ProjectRow

MAY_NOT_READ = codes.NOT_PERMITTED
MAY_NOT_SET = codes.NOT_PERMITTED
LOCKED_BY_ANOTHER = codes.NOT_PERMITTED
MAY_NOT_READ_DEFAULTS = codes.READING_DEFAULT_PERMISSIONS_NOT_PERMITTED
MAY_NOT_DELETE_DEFAULTS = codes.DELETING_DEFAULT_PERMISSIONS_NOT_PERMITTED
WRONG_CONTENT = codes.WRONG_CONTENT_IN_PERMISSIONS
OTHER_ID = codes.IDS_DO_NOT_MATCH


@handles("queryProjectPermissions")
def query_project_permissions(call: Call) -> models.ProjectPermissionsReply:
    """Return the permissions of a project itself."""
    return permission_replies.project_permissions(call, _led_project(call, MAY_NOT_READ))


@handles("addProjectPermissions")
def add_project_permissions(call: Call) -> models.ProjectPermissionsReply:
    """Add capabilities; one that a grantee already has, in either mode, stays unchanged."""
    project = _led_project(call, MAY_NOT_SET)
    request = _request(call, project)
    add_rules(call, Subject("project", project.id), request.grantee_capabilities)
    return permission_replies.project_permissions(call, project)


@handles("deleteProjectPermissionForUser")
def delete_project_permission_for_user(call: Call) -> None:
    """Delete a capability of a user on a project."""
    _delete(call, "user", call.ids["userId"])


@handles("deleteProjectPermissionForGroup")
def delete_project_permission_for_group(call: Call) -> None:
    """Delete a capability of a group on a project."""
    _delete(call, "group", call.ids["groupId"])


@handles("deleteProjectPermissionForGroupSet")
def delete_project_permission_for_group_set(call: Call) -> None:
    """Delete a capability of a group set on a project."""
    _delete(call, "group set", call.ids["groupSetId"])


@handles("queryDefaultFlowPermissions")
def query_default_flow_permissions(call: Call) -> models.ProjectPermissionsReply:
    """Return the permissions that new flows of a project start with."""
    return permission_replies.default_permissions(call, _led_project(call, MAY_NOT_READ_DEFAULTS))


@handles("addDefaultFlowPermissions")
def add_default_flow_permissions(call: Call) -> models.ProjectPermissionsReply:
    """Add default capabilities; one that a grantee already has stays unchanged."""
    project = _led_project(call, MAY_NOT_SET)
    _check_own_defaults(project)
    request = _request(call, project)
    if call.upload is not None and _names_content(call.upload.payload or b""):
        raise Refusal(WRONG_CONTENT, "The body must not name a workbook or a data source.")
    add_rules(call, Subject("default", project.id), request.grantee_capabilities)
    return permission_replies.default_permissions(call, project)


@handles("deleteDefaultFlowPermissionForUser")
def delete_default_flow_permission_for_user(call: Call) -> None:
    """Delete a default capability of a user."""
    _delete_default(call, "user", call.ids["userId"])


@handles("deleteDefaultFlowPermissionForGroup")
def delete_default_flow_permission_for_group(call: Call) -> None:
    """Delete a default capability of a group."""
    _delete_default(call, "group", call.ids["groupId"])


@handles("deleteDefaultFlowPermissionForGroupSet")
def delete_default_flow_permission_for_group_set(call: Call) -> None:
    """Delete a default capability of a group set."""
    _delete_default(call, "group set", call.ids["groupSetId"])


def _led_project(call: Call, code: str) -> ProjectRow:
    """Return the project in the path, if the user leads it."""
    project = call.project()
    if not call.access.leads(project.id):
        raise Refusal(code, f"You neither own nor lead the project {project.name!r}.")
    return project


def _request(call: Call, project: ProjectRow) -> models.ProjectPermissionsToAdd:
    request = call.read(models.AddProjectPermissionsRequest).permissions
    if request.project is not None and request.project.id != project.id:
        raise Refusal(OTHER_ID, "The project in the body is not the one in the address.")
    return request


def _names_content(payload: bytes) -> bool:
    """Return whether a document, which can be decoded, names another kind of content."""
    names = {element.tag.rpartition("}")[2] for element in ET.fromstring(payload).iter()}
    return not names.isdisjoint({"workbook", "datasource"})


def _check_own_defaults(project: ProjectRow) -> None:
    if is_controlled(project):
        raise Refusal(
            LOCKED_BY_ANOTHER,
            f"The permissions of {project.name!r} are locked to a project that encloses it.",
        )


def _delete(call: Call, kind: str, grantee_id: str) -> None:
    project = _led_project(call, MAY_NOT_SET)
    delete_rule(call, Subject("project", project.id), kind, grantee_id)


def _delete_default(call: Call, kind: str, grantee_id: str) -> None:
    project = _led_project(call, MAY_NOT_DELETE_DEFAULTS)
    _check_own_defaults(project)
    delete_rule(call, Subject("default", project.id), kind, grantee_id)
