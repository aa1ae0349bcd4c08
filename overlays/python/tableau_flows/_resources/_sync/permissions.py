# Made from tableau_flows/_resources/permissions.py by make generate. Do not edit.
"""`client.permissions`: the operations of the API, granting and revoking, and sets of rules."""

from __future__ import annotations

from collections.abc import Sequence

from tableau_flows_generated import models as m
from tableau_flows_generated import operations
from tableau_flows_generated.arguments import Identified
from tableau_flows_generated.resources import PermissionsApi

from tableau_flows._bulk.permissions.grant import Grant
from tableau_flows._bulk.permissions.holders import Holder, find_holders
from tableau_flows._bulk.permissions.rules import Others
from tableau_flows._bulk.permissions.sets import copy_permissions, set_permissions
from tableau_flows._common.permission_changes import PermissionChanges
from tableau_flows._resources._sync.engine import Engine
from tableau_flows._resources.permission_calls import check_granted, revoke, rule_of


class Permissions(PermissionsApi):
    """Read and change the permissions on a flow."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._engine = engine

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
        """Remove a rule for a capability on a flow from one user, group or group set.

        Only the rule of this grantee is removed; a user keeps what groups are allowed or denied.

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

    def set(
        self,
        flow: str | Identified,
        grants: Sequence[Grant],
        *,
        others: Others = "keep",
        dry_run: bool = False,
    ) -> PermissionChanges:
        """Set the permission rules on a flow to exactly those that are given.

        The rules are read with one request, and only the differences are sent: one request for each
        rule to remove, and one for all rules to add. If nothing differs, nothing else is sent.

        Each grantee in `grants` gets exactly the capabilities of the grant; without any, all its
        rules are removed. The rights of the owner and of leaders of the project do not depend on
        rules and stay as they are.

        To change the mode of a capability, its rule is removed and then added again. Otherwise
        rules are added before others are removed, so that a failure in between leaves more access
        rather than less. Rules that allow changing permissions are removed last; before this right
        is denied to anybody, all other removals are made, since the user may need the right for
        them. If the call is cancelled or interrupted, repeat it to make the remaining changes.

        Args:
            flow: The flow, as an id or as the object.
            grants: The rules, such as `[Grant(group=group, allow=["Read", "Execute"])]`, one for
                each user, group and group set.
            others: What happens to grantees that are not in `grants`: "keep" keeps their rules;
                "remove" removes them, including rules for capabilities that this library does not
                know.
            dry_run: True changes nothing and returns what would be changed.

        Returns:
            The rules that were added and removed; false in a condition if there were none, and
            readable with `str`. A rule that another client removed in the meantime counts as
            removed.

        Raises:
            UsageError: An argument is invalid, or a grantee has two grants; nothing was sent.
            PermissionsLockedError: The permissions are locked to the project; nothing was changed,
                with `dry_run` too.
            VersionError: The server is too old for group sets; nothing was changed.
            PermissionsPartlySetError: An error prevented some of the changes. `changes` has those
                that were made and `remaining` the others; repeat the call to make them. An error
                before the first change is raised as it is.
            GrantIgnoredError: The server ignored all of the rules.
            NotFoundError: There is no such flow, user, group or group set.
            PermissionDeniedError: The user may not read or set permissions on the flow.

        `GET /api/{apiVersion}/sites/{siteId}/flows/{flowId}/permissions`, and if rules differ
        `DELETE …/permissions/…` for each to remove, and one `PUT …/permissions`.

        Since version 3.3.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#add_flow_permissions
        """
        plan = set_permissions(self._engine.session, flow, grants, others, dry_run)
        return self._engine.run(plan)

    def copy(
        self,
        source: str | Identified,
        target: str | Identified,
        *,
        others: Others = "remove",
        dry_run: bool = False,
    ) -> PermissionChanges:
        """Copy the permission rules of one flow to another.

        It works like `set`, with the rules of the source, which is not changed. If the permissions
        on the source are locked to its project, the rules of that project are copied.

        Args:
            source: The flow whose rules are read, as an id or as the object.
            target: The flow whose rules are changed, as an id or as the object.
            others: What happens to grantees without a rule on the source: "remove" removes their
                rules on the target, "keep" leaves them.
            dry_run: True changes nothing and returns what would be changed.

        Returns:
            The rules that were added to the target and removed from it; false in a condition if
            there were none.

        Raises:
            UsageError: An argument is invalid; nothing was sent.
            PermissionsLockedError: The permissions on the target are locked to its project; nothing
                was changed, with `dry_run` too.
            PermissionsPartlySetError: An error prevented some of the changes. `changes` has those
                that were made and `remaining` the others; repeat the call to make them. An error
                before the first change is raised as it is.
            GrantIgnoredError: The server ignored all of the rules.
            NotFoundError: There is no such flow.
            PermissionDeniedError: The user may not read the permissions on one of the flows, or set
                those on the target.

        `GET /api/{apiVersion}/sites/{siteId}/flows/{flowId}/permissions` for both flows, and if
        rules differ `DELETE …/permissions/…` for each to remove, and one `PUT …/permissions`.

        Since version 3.3.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#add_flow_permissions
        """
        plan = copy_permissions(self._engine.session, source, target, others, dry_run)
        return self._engine.run(plan)

    def holders(
        self,
        flow: str | Identified,
        capability: m.FlowCapability | m.FlowCapabilityValue,
        *,
        expand: bool = False,
    ) -> tuple[Holder, ...]:
        """List who is allowed or denied a capability by a rule on a flow, with names.

        The result is the rules, not the effective permissions: it does not say which of several
        rules applies to a user, and the owner, administrators, project leaders and site roles have
        rights without a rule.

        The names of users are read one by one, those of groups and group sets from their lists.
        Only administrators may read names other than their own.

        Args:
            flow: The flow, as an id or as the object.
            capability: Name of the capability: ChangeHierarchy, ChangePermissions, Delete, Execute,
                ExportXml, Read or Write.
            expand: True also lists the members of groups; the members of group sets are never
                listed.

        Returns:
            The grantees, in the order of the server; empty if no rule concerns the capability. The
            name of a grantee that no longer exists or cannot be read is None.

        Raises:
            UsageError: Flows have no such capability; nothing was sent.
            NotFoundError: There is no such flow.
            PermissionDeniedError: The user may not read the permissions on the flow.

        `GET /api/{apiVersion}/sites/{siteId}/flows/{flowId}/permissions`, and for the names
        `GET …/users/{userId}`, `GET …/groups` and `GET …/groupsets`, for the members
        `GET …/groups/{groupId}/users`.

        Since version 3.3.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#query_flow_permissions
        """
        plan = find_holders(self._engine.session, flow, capability, expand)
        return self._engine.run(plan)
