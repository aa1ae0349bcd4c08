# Generated from spec/ by `make generate`. Do not edit.
"""Who may do what with a flow."""

from __future__ import annotations

from collections.abc import Sequence

from .. import catalog
from .. import models as m
from ..checks import check_models, check_text
from ..operation import Identified, Operation, newer_parts, segment, text_segment


def query_flow_permissions(flow: str | Identified) -> Operation[m.Permissions]:
    """Read who may do what with a flow.

    If the project of the flow locks the permissions of its content, the reply names that
    project as their parent.

    Who may call it: Administrators.

    Args:
        flow: Id of the flow. The object may be given instead.

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
        f"/api/{{apiVersion}}/sites/{{siteId}}/flows/{segment(flow, 'flow')}/permissions",
    )


def add_flow_permissions(
    flow: str | Identified, *, grantee_capabilities: Sequence[m.GranteeCapabilities]
) -> Operation[m.Permissions]:
    """Allow or deny capabilities on a flow.

    Several grantees can be named at once. A capability that a grantee already has, allowed or
    denied, is left as it is; to turn it round, delete it first. The capabilities of a flow are
    ChangeHierarchy, ChangePermissions, Delete, Execute, ExportXml, Read and Write.

    Who may call it: Administrators, and users who may set permissions on the flow.

    If the answer is lost: Read the permissions of the flow.

    Args:
        flow: Id of the flow. The object may be given instead.
        grantee_capabilities: What each grantee is to be allowed and denied.

    Returns:
        The permissions.

    Raises:
        BadRequestError: 400000: The body is missing, incomplete or not well-formed XML. 400009: A
            capability is not one of flows. Those of flows are ChangeHierarchy, ChangePermissions,
            Delete, Execute, ExportXml, Read and Write.
        PermissionDeniedError: 403004: The user may not set permissions on the flow.
        NotFoundError: 404002: No user has an id that was given. 404012: No group has an id that
            was given. 404013: No capability is called so, or the mode is neither Allow nor Deny.
            404027: No flow has the id in the path.

    `PUT /api/{apiVersion}/sites/{siteId}/flows/{flowId}/permissions`

    Since version 3.3. Scopes: tableau:permissions:update.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#add_flow_permissions
    """
    check_models(grantee_capabilities, "grantee_capabilities", "GranteeCapabilities", required=True)
    from ..codec import encode
    from ..models.permissions import AddFlowPermissionsRequest, PermissionsToAdd

    body = encode(
        AddFlowPermissionsRequest(
            permissions=PermissionsToAdd(grantee_capabilities=tuple(grantee_capabilities))
        ),
        "tsRequest",
        namespace=None,
    )
    return Operation(
        catalog.ADD_FLOW_PERMISSIONS,
        f"/api/{{apiVersion}}/sites/{{siteId}}/flows/{segment(flow, 'flow')}/permissions",
        body=body,
        newer=newer_parts(
            catalog.FIELD_VERSIONS, ("grantee_capabilities", tuple(grantee_capabilities), None)
        ),
    )


def delete_flow_permission_for_user(
    flow: str | Identified,
    user: str | Identified,
    *,
    capability: m.FlowCapability | m.FlowCapabilityValue,
    mode: m.CapabilityMode | m.CapabilityModeValue,
) -> Operation[None]:
    """Take a capability on a flow from a user.

    Removes what was allowed or denied to the user directly; what comes through groups stays.

    Who may call it: Administrators, and users who have the ChangePermissions capability on the
    flow.

    If the answer is lost: Read the permissions of the flow.

    Args:
        flow: Id of the flow. The object may be given instead.
        user: Id of the user (not the login name). The object may be given instead.
        capability: Name of the capability: ChangeHierarchy, ChangePermissions, Delete, Execute,
            ExportXml, Read or Write. Upper and lower case count.
        mode: Allow to remove what was allowed, Deny to remove what was denied. Upper and lower
            case count.

    Raises:
        BadRequestError: 400009: The capability is not one of flows. Those of flows are
            ChangeHierarchy, ChangePermissions, Delete, Execute, ExportXml, Read and Write.
        PermissionDeniedError: 403004: The user may not set permissions on the flow.
        NotFoundError: 404002: No user has the id in the path. 404013: No capability or no mode is
            called so. 404013: The grantee does not have this capability in this mode. 404027: No
            flow has the id in the path.

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
        f"/api/{{apiVersion}}/sites/{{siteId}}/flows/{segment(flow, 'flow')}/permissions/users/{segment(user, 'user')}/{text_segment(capability, 'capability')}/{text_segment(mode, 'mode')}",
    )


def delete_flow_permission_for_group(
    flow: str | Identified,
    group: str | Identified,
    *,
    capability: m.FlowCapability | m.FlowCapabilityValue,
    mode: m.CapabilityMode | m.CapabilityModeValue,
) -> Operation[None]:
    """Take a capability on a flow from a group.

    Removes what was allowed or denied to the group.

    Who may call it: Administrators, and users who have the ChangePermissions capability on the
    flow.

    If the answer is lost: Read the permissions of the flow.

    Args:
        flow: Id of the flow. The object may be given instead.
        group: Id of the group (not its name). The object may be given instead.
        capability: Name of the capability: ChangeHierarchy, ChangePermissions, Delete, Execute,
            ExportXml, Read or Write. Upper and lower case count.
        mode: Allow to remove what was allowed, Deny to remove what was denied. Upper and lower
            case count.

    Raises:
        BadRequestError: 400009: The capability is not one of flows. Those of flows are
            ChangeHierarchy, ChangePermissions, Delete, Execute, ExportXml, Read and Write.
        PermissionDeniedError: 403004: The user may not set permissions on the flow.
        NotFoundError: 404012: No group has the id in the path. 404013: No capability or no mode is
            called so. 404013: The grantee does not have this capability in this mode. 404027: No
            flow has the id in the path.

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
        f"/api/{{apiVersion}}/sites/{{siteId}}/flows/{segment(flow, 'flow')}/permissions/groups/{segment(group, 'group')}/{text_segment(capability, 'capability')}/{text_segment(mode, 'mode')}",
    )


def delete_flow_permission_for_group_set(
    flow: str | Identified,
    group_set: str | Identified,
    *,
    capability: m.FlowCapability | m.FlowCapabilityValue,
    mode: m.CapabilityMode | m.CapabilityModeValue,
) -> Operation[None]:
    """Take a capability on a flow from a group set.

    Removes what was allowed or denied to the group set. Servers without group sets do not know
    the address.

    Who may call it: Administrators, and users who have the ChangePermissions capability on the
    flow.

    If the answer is lost: Read the permissions of the flow.

    Args:
        flow: Id of the flow. The object may be given instead.
        group_set: Id of the group set. The object may be given instead.
        capability: Name of the capability: ChangeHierarchy, ChangePermissions, Delete, Execute,
            ExportXml, Read or Write. Upper and lower case count.
        mode: Allow to remove what was allowed, Deny to remove what was denied. Upper and lower
            case count.

    Raises:
        BadRequestError: 400009: The capability is not one of flows. Those of flows are
            ChangeHierarchy, ChangePermissions, Delete, Execute, ExportXml, Read and Write.
        PermissionDeniedError: 403004: The user may not set permissions on the flow.
        NotFoundError: 404012: No group set has the id in the path. (The code is that of groups.)
            404013: No capability or no mode is called so. 404013: The grantee does not have this
            capability in this mode. 404027: No flow has the id in the path.

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
        f"/api/{{apiVersion}}/sites/{{siteId}}/flows/{segment(flow, 'flow')}/permissions/groupsets/{segment(group_set, 'group_set')}/{text_segment(capability, 'capability')}/{text_segment(mode, 'mode')}",
    )
