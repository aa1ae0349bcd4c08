# Made from tableau_flows/_resources/projects.py by make generate. Do not edit.
"""`client.projects`: the operations of the API, and creating, updating, granting and revoking."""

from __future__ import annotations

from collections.abc import Sequence

from tableau_flows_generated import models as m
from tableau_flows_generated.arguments import Identified
from tableau_flows_generated.resources import ProjectsApi

from tableau_flows._bulk.find.projects import find_project
from tableau_flows._resources._sync.engine import Engine
from tableau_flows._resources.permission_calls import check_granted, rule_of
from tableau_flows._resources.project_calls import (
    TopLevel,
    create,
    grant,
    revoke,
    revoke_default,
    update,
)


class Projects(ProjectsApi):
    """List, find, create, update and delete projects, and their permissions."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._engine = engine

    def find(self, path: str | tuple[str, ...]) -> m.Project:
        """Find the project of a path.

        Names are compared exactly: upper and lower case differ, and so does white space. There is a
        request for each name on the path.

        Args:
            path: The names joined by "/", top level first, such as "Sales/EU"; or a tuple of names,
                which may contain "/".

        Returns:
            The project.

        Raises:
            NameNotFoundError: A project on the path does not exist, or the user may not see it;
                `nearest` has the paths of projects of similar names in this place, and of projects
                of the same name in others.
            AmbiguousNameError: Several projects have the path.
            UsageError: The path has an empty name; nothing was sent.

        `GET /api/{apiVersion}/sites/{siteId}/projects`

        Since version 3.3.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_projects.htm#query_projects
        """
        return self._engine.run(find_project(self._engine.session, path))

    def create(
        self,
        name: str,
        *,
        description: str | None = None,
        parent: str | Identified | TopLevel | None = None,
        content_permissions: m.ContentPermissions | m.ContentPermissionsValue | None = None,
        owner: str | Identified | None = None,
        publish_samples: bool | None = None,
    ) -> m.Project:
        """Create a project.

        The flows that are published to the project later start with its default permissions, which
        are copied from the parent project, or from the default project for a top-level project.

        Args:
            name: The name of the project. Names are unique among the projects with the same parent,
                without regard to case.
            description: The description of the project.
            parent: The parent project, as an id or as the object, such as
                `projects.find("Sales/EU")` returns; if omitted, or `TOP_LEVEL`, the project has
                none.
            content_permissions: How the permissions of the content are managed: "ManagedByOwner",
                "LockedToProject" (nested projects included), or "LockedToProjectWithoutNested"
                (since version 3.8).
            owner: The owner, as an id or as the object (since version 3.21); the user who creates
                the project if omitted.
            publish_samples: True publishes the sample workbooks of the server to the project.

        Returns:
            The project. Some servers do not tell its parent here.

        Raises:
            UsageError: An argument is invalid; nothing was sent.
            VersionError: The server is too old for `owner`; nothing was sent.
            NameTakenError: Another project with the same parent has this name.
            NotFoundError: There is no such parent or owner.
            PermissionDeniedError: The user may not create a project there.

        `POST /api/{apiVersion}/sites/{siteId}/projects`

        Since version 1.0.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_projects.htm#create_project
        """
        return self._caller.call(
            create(
                name,
                description=description,
                parent=parent,
                content_permissions=content_permissions,
                owner=owner,
                publish_samples=publish_samples,
            )
        )

    def update(
        self,
        project: str | Identified,
        *,
        name: str | None = None,
        description: str | None = None,
        parent: str | Identified | TopLevel | None = None,
        content_permissions: m.ContentPermissions | m.ContentPermissionsValue | None = None,
        owner: str | Identified | None = None,
        publish_samples: bool | None = None,
    ) -> m.Project:
        """Change the settings of a project. Omitted values are unchanged.

        Args:
            project: The project, as an id or as the object.
            name: The new name. The default project cannot be renamed.
            description: The new description; "" removes it.
            parent: The new parent project, as an id or as the object, such as
                `projects.find("Sales/EU")` returns; `TOP_LEVEL` moves the project to the top level.
                The content moves with it.
            content_permissions: How the permissions of the content are managed: "ManagedByOwner",
                "LockedToProject" (nested projects included), or "LockedToProjectWithoutNested"
                (since version 3.8).
            owner: The new owner, as an id or as the object (since version 3.21).
            publish_samples: True publishes the sample workbooks of the server to the project.

        Returns:
            The project as it is now.

        Raises:
            UsageError: An argument is invalid; nothing was sent.
            VersionError: The server is too old for `owner`; nothing was sent.
            NameTakenError: Another project with the same parent has this name.
            NotFoundError: There is no such project, parent or owner.
            PermissionDeniedError: The user may not change the project, or not move it there; or it
                is the default project, which cannot be renamed.

        `PUT /api/{apiVersion}/sites/{siteId}/projects/{projectId}`

        Since version 1.0.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_projects.htm#update_project
        """
        return self._caller.call(
            update(
                project,
                name=name,
                description=description,
                parent=parent,
                content_permissions=content_permissions,
                owner=owner,
                publish_samples=publish_samples,
            )
        )

    def grant(
        self,
        project: str | Identified,
        *,
        user: str | Identified | None = None,
        group: str | Identified | None = None,
        group_set: str | Identified | None = None,
        allow: Sequence[str] = (),
        deny: Sequence[str] = (),
    ) -> m.ProjectPermissions:
        """Allow or deny capabilities on a project to one user, group or group set.

        A capability that the grantee has already in the same mode stays as it is, which is not an
        error. The server ignores one that the grantee has in the other mode: to turn Allow into
        Deny, revoke it first.

        Args:
            project: The project, as an id or as the object.
            user: The user, as an id or as the object.
            group: The group, as an id or as the object.
            group_set: The group set, as an id or as the object (since version 3.22).
            allow: Names of capabilities: ProjectLeader, Read, Write.
            deny: Names of capabilities: Read, Write.

        Returns:
            The permissions on the project as they are now.

        Raises:
            UsageError: Not exactly one of user, group and group set; or no capability.
            GrantIgnoredError: The server ignored some of the capabilities, since the grantee has
                them in the other mode; the other capabilities were set.
            BadRequestError: Projects have no such capability.
            NotFoundError: There is no such project, user, group or capability.
            PermissionDeniedError: The user may not set permissions on the project.

        `PUT /api/{apiVersion}/sites/{siteId}/projects/{projectId}/permissions`

        Since version 2.0.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_permissions.htm#add_project_permissions
        """
        rule = rule_of(user=user, group=group, group_set=group_set, allow=allow, deny=deny)
        operation = grant(project, rule)
        return check_granted(rule, self._caller.call(operation))

    def revoke(
        self,
        project: str | Identified,
        *,
        user: str | Identified | None = None,
        group: str | Identified | None = None,
        group_set: str | Identified | None = None,
        capability: str,
        mode: m.CapabilityMode | m.CapabilityModeValue,
    ) -> None:
        """Take a capability on a project away from one user, group or group set.

        Only what was allowed or denied to this grantee directly is removed.

        Args:
            project: The project, as an id or as the object.
            user: The user, as an id or as the object.
            group: The group, as an id or as the object.
            group_set: The group set, as an id or as the object (since version 3.22).
            capability: The name of the capability: ProjectLeader, Read or Write.
            mode: "Allow" to remove what was allowed, "Deny" to remove what was denied.

        Raises:
            UsageError: Not exactly one of user, group and group set; or projects have no such
                capability or mode.
            VersionError: The server is too old for group sets; nothing was sent.
            NotFoundError: There is no such project, user, group or group set, or it does not have
                the capability in this mode.
            PermissionDeniedError: The user may not set permissions on the project.

        `DELETE /api/{apiVersion}/sites/{siteId}/projects/{projectId}/permissions/…`

        Since version 2.0.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_permissions.htm#delete_project_permission
        """
        self._caller.call(
            revoke(
                project,
                user=user,
                group=group,
                group_set=group_set,
                capability=capability,
                mode=mode,
            )
        )

    def grant_default(
        self,
        project: str | Identified,
        *,
        user: str | Identified | None = None,
        group: str | Identified | None = None,
        group_set: str | Identified | None = None,
        allow: Sequence[m.FlowCapability | m.FlowCapabilityValue] = (),
        deny: Sequence[m.FlowCapability | m.FlowCapabilityValue] = (),
    ) -> m.ProjectPermissions:
        """Allow or deny default capabilities for flows to one user, group or group set.

        Flows that are in the project already keep their permissions, unless those are locked to the
        project. The server ignores a capability that the grantee has in the other mode: to turn
        Allow into Deny, revoke it first.

        Args:
            project: The project, as an id or as the object.
            user: The user, as an id or as the object.
            group: The group, as an id or as the object.
            group_set: The group set, as an id or as the object (since version 3.22).
            allow: Names of capabilities: ChangeHierarchy, ChangePermissions, Delete, Execute,
                ExportXml, Read, Write.
            deny: Names of capabilities, the same.

        Returns:
            The default permissions for flows as they are now.

        Raises:
            UsageError: Not exactly one of user, group and group set; or no capability.
            GrantIgnoredError: The server ignored some of the capabilities, since the grantee has
                them in the other mode; the other capabilities were set.
            BadRequestError: Flows have no such capability.
            NotFoundError: There is no such project, user, group or capability.
            PermissionDeniedError: The user may not set the default permissions of the project, or
                they are locked to an enclosing project.

        `PUT /api/{apiVersion}/sites/{siteId}/projects/{projectId}/default-permissions/flows`

        Since version 3.4.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_permissions.htm#add_default_permissions
        """
        rule = rule_of(user=user, group=group, group_set=group_set, allow=allow, deny=deny)
        operation = grant(project, rule, default=True)
        return check_granted(rule, self._caller.call(operation))

    def revoke_default(
        self,
        project: str | Identified,
        *,
        user: str | Identified | None = None,
        group: str | Identified | None = None,
        group_set: str | Identified | None = None,
        capability: m.FlowCapability | m.FlowCapabilityValue,
        mode: m.CapabilityMode | m.CapabilityModeValue,
    ) -> None:
        """Take a default capability for flows away from one user, group or group set.

        Only what was allowed or denied to this grantee directly is removed.

        Args:
            project: The project, as an id or as the object.
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
            NotFoundError: There is no such project, user, group or group set, or it does not have
                the capability in this mode.
            PermissionDeniedError: The user may not set the default permissions of the project, or
                they are locked to an enclosing project.

        `DELETE /api/{apiVersion}/sites/{siteId}/projects/{projectId}/default-permissions/flows/…`

        Since version 3.4.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_permissions.htm#delete_default_permission
        """
        self._caller.call(
            revoke_default(
                project,
                user=user,
                group=group,
                group_set=group_set,
                capability=capability,
                mode=mode,
            )
        )
