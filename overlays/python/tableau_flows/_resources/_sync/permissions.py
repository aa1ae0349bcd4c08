# Made from tableau_flows/_resources/permissions.py by make generate. Do not edit.
"""`client.permissions`: granting capabilities by name, beyond the operations of the API."""

from __future__ import annotations

from collections.abc import Sequence

from tableau_flows_generated import models as m
from tableau_flows_generated.operation import Identified
from tableau_flows_generated.resources import PermissionsApi

from tableau_flows._resources.grants import grant


class Permissions(PermissionsApi):
    """Permissions on flows: read, add, take away."""

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

        What is set already stays as it is: to turn Allow into Deny, take it away first.

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
            BadRequestError: Flows have no such capability.
            NotFoundError: There is no such flow, user, group or capability.
            PermissionDeniedError: The user may not set permissions on the flow.

        `PUT /api/{apiVersion}/sites/{siteId}/flows/{flowId}/permissions`

        Since version 3.3.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#add_flow_permissions
        """
        return self._caller.call(
            grant(flow, user=user, group=group, group_set=group_set, allow=allow, deny=deny)
        )
