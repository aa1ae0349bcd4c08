# Made from tableau_flows/_resources/permissions.py by make generate. Do not edit.
"""`client.permissions`: the operations of the API, and granting and revoking by name."""

from __future__ import annotations

from collections.abc import Sequence

from tableau_flows_generated import models as m
from tableau_flows_generated import operations
from tableau_flows_generated.arguments import Identified
from tableau_flows_generated.resources import PermissionsApi

from tableau_flows._resources.grants import check_granted, revoke, rule_of


class Permissions(PermissionsApi):
    """Read and change the permissions on a flow."""

    def grant(
        self,
        flow: str | Identified,
        *,
        user: str | Identified | None = None,
        group: str | Identified | None = None,
        group_set: str | Identified | None = None,
        allow: Sequence[m.FlowCapability | m.FlowCapabilityValue] = (),
        deny: Sequence[m.FlowCapability | m.FlowCapabilityValue] = (),
    ) -> m.Permissions:
        """Allow or deny capabilities on a flow to one user, group or group set.

        A capability that the grantee has already in the same mode stays as it is, which is not an
        error. The server ignores one that the grantee has in the other mode: to turn Allow into
        Deny, revoke it first.

        Args:
            flow: The flow, as an id or as the object.
            user: The user, as an id or as the object.
            group: The group, as an id or as the object.
            group_set: The group set, as an id or as the object.
            allow: Names of capabilities: ChangeHierarchy, ChangePermissions, Delete, Execute,
                ExportXml, Read, Write.
            deny: Names of capabilities, the same.

        Returns:
            The permissions on the flow as they are now.

        Raises:
            UsageError: Not exactly one of user, group and group set; or no capability.
            GrantIgnoredError: The server ignored some of the capabilities, since the grantee has
                them in the other mode; the other capabilities were set.
            BadRequestError: Flows have no such capability.
            NotFoundError: There is no such flow, user, group or capability.
            PermissionDeniedError: The user may not set permissions on the flow.

        `PUT /api/{apiVersion}/sites/{siteId}/flows/{flowId}/permissions`

        Since version 3.3.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#add_flow_permissions
        """
        rule = rule_of(user=user, group=group, group_set=group_set, allow=allow, deny=deny)
        operation = operations.add_flow_permissions(flow, grantee_capabilities=[rule])
        return check_granted(rule, self._caller.call(operation))

    def revoke(
        self,
        flow: str | Identified,
        *,
        user: str | Identified | None = None,
        group: str | Identified | None = None,
        group_set: str | Identified | None = None,
        capability: m.FlowCapability | m.FlowCapabilityValue,
        mode: m.CapabilityMode | m.CapabilityModeValue,
    ) -> None:
        """Take a capability on a flow away from one user, group or group set.

        Only what was allowed or denied to this grantee directly is removed; what a user has
        through groups stays.

        Args:
            flow: The flow, as an id or as the object.
            user: The user, as an id or as the object.
            group: The group, as an id or as the object.
            group_set: The group set, as an id or as the object (since version 3.22).
            capability: The name of the capability: ChangeHierarchy, ChangePermissions, Delete,
                Execute, ExportXml, Read or Write.
            mode: "Allow" to remove what was allowed, "Deny" to remove what was denied.

        Raises:
            UsageError: Not exactly one of user, group and group set; or flows have no such
                capability or mode.
            VersionError: The server is too old for group sets; nothing was sent.
            NotFoundError: There is no such flow, user, group or group set, or it does not have
                the capability in this mode.
            PermissionDeniedError: The user may not set permissions on the flow.

        `DELETE /api/{apiVersion}/sites/{siteId}/flows/{flowId}/permissions/…`

        Since version 3.3.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#delete_flow_permission
        """
        self._caller.call(
            revoke(
                flow,
                user=user,
                group=group,
                group_set=group_set,
                capability=capability,
                mode=mode,
            )
        )
