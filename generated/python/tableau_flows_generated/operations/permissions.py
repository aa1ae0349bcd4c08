# Generated from spec/ by `make generate`. Do not edit.
"""Read and change the permissions on a flow."""

from __future__ import annotations

from collections.abc import Sequence

from .. import catalog
from .. import models as m
from ..arguments import Identified, items_in, newer_parts, segment, text_segment
from ..checks import check_models, check_text
from ..operation import Operation


def query_flow_permissions(flow: str | Identified) -> Operation[m.Permissions]:
    """Read the permissions on a flow.

    If permissions are locked to the project of the flow, the reply names that project as the
    parent.

    Permissions: Administrators.

    Args:
        flow: The flow, as an id or as the object.

    Returns:
        The permissions.

    Raises:
        NotFoundError: 404027: No flow has the id in the path.

    `GET /api/{apiVersion}/sites/{siteId}/flows/{flowId}/permissions`

    Since version 3.3. Scopes: tableau:permissions:read.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#query_flow_permissions
    """
    return Operation(
        catalog.QUERY_FLOW_PERMISSIONS,
        f"/api/{{apiVersion}}/sites/{{siteId}}/flows/{segment(flow, 'flow', 'flow')}/permissions",
    )


def add_flow_permissions(
    flow: str | Identified, *, grantee_capabilities: Sequence[m.GranteeCapabilities]
) -> Operation[m.Permissions]:
    """Allow or deny capabilities on a flow.

    Several grantees can be given in one call. A capability that is already allowed or denied
    for a grantee is unchanged; to reverse it, delete it first. The capabilities of a flow are
    ChangeHierarchy, ChangePermissions, Delete, Execute, ExportXml, Read and Write.

    Permissions: Administrators, and users who may set permissions on the flow.

    If the response is lost: Read the permissions of the flow.

    Args:
        flow: The flow, as an id or as the object.
        grantee_capabilities: The capabilities to allow and deny for each grantee.

    Returns:
        The permissions.

    Raises:
        BadRequestError: 400000: The body is missing, incomplete or not well-formed XML. 400009: A
            capability does not apply to flows. The capabilities of a flow are ChangeHierarchy,
            ChangePermissions, Delete, Execute, ExportXml, Read and Write.
        PermissionDeniedError: 403004: The user may not set permissions on the flow.
        NotFoundError: 404002: No user has one of the given ids. 404012: No group has one of the
            given ids. 404013: The capability name is unknown, or the mode is neither Allow nor
            Deny. 404027: No flow has the id in the path.

    `PUT /api/{apiVersion}/sites/{siteId}/flows/{flowId}/permissions`

    Since version 3.3. Scopes: tableau:permissions:update.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#add_flow_permissions
    """
    check_models(grantee_capabilities, "grantee_capabilities", "GranteeCapabilities", required=True)
    from ..codec import encode
    from ..models.permissions import AddFlowPermissionsRequest, PermissionsToAdd

    body = encode(
        AddFlowPermissionsRequest(
            permissions=PermissionsToAdd(grantee_capabilities=items_in(grantee_capabilities))
        ),
        "tsRequest",
        namespace=None,
    )
    return Operation(
        catalog.ADD_FLOW_PERMISSIONS,
        f"/api/{{apiVersion}}/sites/{{siteId}}/flows/{segment(flow, 'flow', 'flow')}/permissions",
        body=body,
        newer=newer_parts(
            catalog.FIELD_VERSIONS, ("grantee_capabilities", grantee_capabilities, None)
        ),
    )


def delete_flow_permission_for_user(
    flow: str | Identified,
    user: str | Identified,
    *,
    capability: m.FlowCapability | m.FlowCapabilityValue,
    mode: m.CapabilityMode | m.CapabilityModeValue,
) -> Operation[None]:
    """Delete a permission rule for a user on a flow.

    Removes a capability that was allowed or denied for the user directly. Permissions granted
    through groups are unchanged.

    Permissions: Administrators, and users who have the ChangePermissions capability on the
    flow.

    If the response is lost: Read the permissions of the flow.

    Args:
        flow: The flow, as an id or as the object.
        user: The user, as an id or as the object. The login name is not accepted.
        capability: Name of the capability: ChangeHierarchy, ChangePermissions, Delete, Execute,
            ExportXml, Read or Write. Case-sensitive.
        mode: Allow to remove an allowed capability, Deny to remove a denied capability.
            Case-sensitive.

    Raises:
        BadRequestError: 400009: The capability does not apply to flows. The capabilities of a flow
            are ChangeHierarchy, ChangePermissions, Delete, Execute, ExportXml, Read and Write.
        PermissionDeniedError: 403004: The user may not set permissions on the flow.
        NotFoundError: 404002: No user has the id in the path. 404013: The capability name or the
            mode is unknown. 404013: The grantee does not have this capability in this mode.
            404027: No flow has the id in the path.

    `DELETE /api/{apiVersion}/sites/{siteId}/flows/{flowId}/permissions/users/{userId}/{capabilityName}/{capabilityMode}`

    Since version 3.3. Scopes: tableau:permissions:delete.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#delete_flow_permission
    """
    check_text(
        capability,
        "capability",
        required=True,
        choices=(
            "ChangeHierarchy",
            "ChangePermissions",
            "Delete",
            "Execute",
            "ExportXml",
            "Read",
            "Write",
        ),
        empty=False,
    )
    check_text(
        mode,
        "mode",
        required=True,
        choices=(
            "Allow",
            "Deny",
        ),
        empty=False,
    )
    return Operation(
        catalog.DELETE_FLOW_PERMISSION_FOR_USER,
        f"/api/{{apiVersion}}/sites/{{siteId}}/flows/{segment(flow, 'flow', 'flow')}/permissions/users/{segment(user, 'user', 'user')}/{text_segment(capability, 'capability')}/{text_segment(mode, 'mode')}",
    )


def delete_flow_permission_for_group(
    flow: str | Identified,
    group: str | Identified,
    *,
    capability: m.FlowCapability | m.FlowCapabilityValue,
    mode: m.CapabilityMode | m.CapabilityModeValue,
) -> Operation[None]:
    """Delete a permission rule for a group on a flow.

    Removes a capability that was allowed or denied for the group.

    Permissions: Administrators, and users who have the ChangePermissions capability on the
    flow.

    If the response is lost: Read the permissions of the flow.

    Args:
        flow: The flow, as an id or as the object.
        group: The group, as an id or as the object. The name is not accepted.
        capability: Name of the capability: ChangeHierarchy, ChangePermissions, Delete, Execute,
            ExportXml, Read or Write. Case-sensitive.
        mode: Allow to remove an allowed capability, Deny to remove a denied capability.
            Case-sensitive.

    Raises:
        BadRequestError: 400009: The capability does not apply to flows. The capabilities of a flow
            are ChangeHierarchy, ChangePermissions, Delete, Execute, ExportXml, Read and Write.
        PermissionDeniedError: 403004: The user may not set permissions on the flow.
        NotFoundError: 404012: No group has the id in the path. 404013: The capability name or the
            mode is unknown. 404013: The grantee does not have this capability in this mode.
            404027: No flow has the id in the path.

    `DELETE /api/{apiVersion}/sites/{siteId}/flows/{flowId}/permissions/groups/{groupId}/{capabilityName}/{capabilityMode}`

    Since version 3.3. Scopes: tableau:permissions:delete.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#delete_flow_permission
    """
    check_text(
        capability,
        "capability",
        required=True,
        choices=(
            "ChangeHierarchy",
            "ChangePermissions",
            "Delete",
            "Execute",
            "ExportXml",
            "Read",
            "Write",
        ),
        empty=False,
    )
    check_text(
        mode,
        "mode",
        required=True,
        choices=(
            "Allow",
            "Deny",
        ),
        empty=False,
    )
    return Operation(
        catalog.DELETE_FLOW_PERMISSION_FOR_GROUP,
        f"/api/{{apiVersion}}/sites/{{siteId}}/flows/{segment(flow, 'flow', 'flow')}/permissions/groups/{segment(group, 'group', 'group')}/{text_segment(capability, 'capability')}/{text_segment(mode, 'mode')}",
    )


def delete_flow_permission_for_group_set(
    flow: str | Identified,
    group_set: str | Identified,
    *,
    capability: m.FlowCapability | m.FlowCapabilityValue,
    mode: m.CapabilityMode | m.CapabilityModeValue,
) -> Operation[None]:
    """Delete a permission rule for a group set on a flow.

    Removes a capability that was allowed or denied for the group set. Servers without group
    sets do not have this resource.

    Permissions: Administrators, and users who have the ChangePermissions capability on the
    flow.

    If the response is lost: Read the permissions of the flow.

    Args:
        flow: The flow, as an id or as the object.
        group_set: The group set, as an id or as the object.
        capability: Name of the capability: ChangeHierarchy, ChangePermissions, Delete, Execute,
            ExportXml, Read or Write. Case-sensitive.
        mode: Allow to remove an allowed capability, Deny to remove a denied capability.
            Case-sensitive.

    Raises:
        BadRequestError: 400009: The capability does not apply to flows. The capabilities of a flow
            are ChangeHierarchy, ChangePermissions, Delete, Execute, ExportXml, Read and Write.
        PermissionDeniedError: 403004: The user may not set permissions on the flow.
        NotFoundError: 404012: No group set has the id in the path. (The code is the same as for
            groups.) 404013: The capability name or the mode is unknown. 404013: The grantee does
            not have this capability in this mode. 404027: No flow has the id in the path.

    `DELETE /api/{apiVersion}/sites/{siteId}/flows/{flowId}/permissions/groupsets/{groupSetId}/{capabilityName}/{capabilityMode}`

    Since version 3.22. Scopes: tableau:permissions:delete.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#delete_flow_permission
    """
    check_text(
        capability,
        "capability",
        required=True,
        choices=(
            "ChangeHierarchy",
            "ChangePermissions",
            "Delete",
            "Execute",
            "ExportXml",
            "Read",
            "Write",
        ),
        empty=False,
    )
    check_text(
        mode,
        "mode",
        required=True,
        choices=(
            "Allow",
            "Deny",
        ),
        empty=False,
    )
    return Operation(
        catalog.DELETE_FLOW_PERMISSION_FOR_GROUP_SET,
        f"/api/{{apiVersion}}/sites/{{siteId}}/flows/{segment(flow, 'flow', 'flow')}/permissions/groupsets/{segment(group_set, 'group_set', 'group set')}/{text_segment(capability, 'capability')}/{text_segment(mode, 'mode')}",
    )
