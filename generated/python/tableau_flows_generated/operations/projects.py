# Generated from spec/ by `make generate`. Do not edit.
"""List, find, create, update and delete projects, and their permissions."""

from __future__ import annotations

from collections.abc import Sequence

from .. import catalog
from .. import models as m
from ..arguments import (
    Identified,
    id_of,
    items_in,
    newer_parts,
    query,
    segment,
    text_segment,
)
from ..checks import LONGEST_QUERY, check_flag, check_models, check_number, check_text
from ..conditions import Condition, Order, sort_text
from ..filtering import checked_where
from ..operation import Operation


def query_projects(
    *,
    filter: str | None = None,
    sort: str | None = None,
    fields: str | None = None,
    page_size: int | None = None,
    page_number: int | None = None,
    where: Sequence[Condition[m.Project]] = (),
    order_by: Sequence[Order[m.Project]] = (),
) -> Operation[tuple[m.Project, ...]]:
    """List the projects of the site.

    Users who are not administrators get the projects they may see. A nested project names its
    parent; there is no call that reads one project, and no filter by its path or its id.
    Without a sort, the order is undefined.

    Permissions: Every user. Users who are not administrators see the projects that they may
    view.

    Args:
        filter: Filter in the form field:operator:value. Several conditions are separated by
            commas, and all of them must be true. Values cannot contain commas or ampersands. The
            operator in takes a list in the form [a,b]. Times have the form YYYY-MM-DDTHH:MM:SSZ;
            topLevelProject is true or false. Names are compared without regard to case. Fields and
            their operators: name (eq, in), ownerName (eq, in), ownerDomain (eq, in), ownerEmail
            (eq, in), parentProjectId (eq, in), topLevelProject (eq; true or false), createdAt (eq,
            gt, gte, lt, lte; time), updatedAt (eq, gt, gte, lt, lte; time).
        sort: Sort order in the form field:asc or field:desc. Several are separated by commas, in
            decreasing order of priority. Fields: name, ownerName, ownerDomain, ownerEmail,
            parentProjectId, createdAt, updatedAt.
        fields: Names of the fields to send, separated by commas: id, name, description, createdAt,
            updatedAt, contentPermissions, parentProjectId, topLevelProject, writeable;
            contentsCounts.projectCount, contentsCounts.viewCount, contentsCounts.datasourceCount,
            contentsCounts.workbookCount; owner.id, owner.name, owner.fullName, owner.siteRole,
            owner.lastLogin, owner.email. _default_ stands for those that are sent without this
            parameter, _all_ for all of them. Name id too: servers may leave it out otherwise, and
            without it a row cannot be read. Since version 2.5.
        page_size: Number of items per page, 1 to 1000.
        page_number: Number of the page to read; the first page is 1.
        where: Conditions that all items meet, made by `fields.project`; what a filter of the
            server cannot say is filtered in the client. Cannot be combined with `filter`.
        order_by: Sort order made by `fields.project`, in decreasing order of priority. Cannot be
            combined with `sort`.

    Returns:
        The projects on this page.

    Raises:
        BadRequestError: 400000: The sort order is malformed.
        PageError: 400006: The page number is not an integer of at least 1, or is beyond the last
            page. 400007: The page size is not an integer of at least 1. 403014: The page size is
            over 1000.
        InvalidFilterError: 400065: The filter uses a field or an operator that this list does not
            support.
        InvalidSortError: 400066: The sort order uses a field that this list cannot be sorted by.

    `GET /api/{apiVersion}/sites/{siteId}/projects`

    Since version 1.0. Scopes: tableau:content:read.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_projects.htm#query_projects
    """
    check_text(filter, "filter", most=LONGEST_QUERY, empty=False)
    check_text(sort, "sort", most=LONGEST_QUERY, empty=False)
    check_text(fields, "fields", most=LONGEST_QUERY, empty=False)
    check_number(page_size, "page_size", least=1, most=1000)
    check_number(page_number, "page_number", least=1)
    return Operation(
        catalog.QUERY_PROJECTS,
        "/api/{apiVersion}/sites/{siteId}/projects",
        query(
            ("filter", filter),
            ("sort", sort_text(order_by, "project", sort)),
            ("fields", fields),
            ("pageSize", page_size),
            ("pageNumber", page_number),
        ),
        where=checked_where(where, "project", filter),
    )


def create_project(
    name: str,
    *,
    description: str | None = None,
    parent: str | Identified | None = None,
    content_permissions: m.ContentPermissions | str | None = None,
    owner: str | Identified | None = None,
    publish_samples: bool | None = None,
) -> Operation[m.Project]:
    """Create a project.

    The flows that are published to the project later start with its default permissions, which
    are copied from the parent project, or from the default project for a top-level project. The
    user who creates the project owns it, unless another owner is given.

    Permissions: Administrators, and leaders and owners of the parent project.

    If the response is lost: List the projects with that name and check their parents.

    Args:
        name: Name of the project. Names are unique among the projects with the same parent,
            without regard to case.
        description: Description of the project.
        parent: The parent project, as an id or as the object. A top-level project is created if
            omitted.
        content_permissions: How the permissions of the content are managed; by the owners of the
            content if omitted. LockedToProjectWithoutNested needs version 3.8.
        owner: The owner of the project, as an id or as the object. The user who creates it if
            omitted. Since version 3.21.
        publish_samples: True to publish the sample workbooks of the server to the project. False
            if omitted.

    Returns:
        The project.

    Raises:
        BadRequestError: 400000: The body is missing, incomplete or not well-formed XML. 400008:
            The content permissions, or publishSamples, have a value that the server does not know.
        PermissionDeniedError: 403004: The user may not create a project there. (The code is that
            of other methods; assumed.) 403045: The name is that of a project that only the server
            itself creates, such as External Assets Default Project.
        QuotaExceededError: 403008: The server does not have enough storage space for the samples.
        NotFoundError: 404002: No user has the id given for the owner. (The code is that of other
            methods; assumed.) 404005: No project has the id given for the parent. (The code is
            that of other methods; assumed.)
        NameTakenError: 409006: Another project with the same parent has this name; names are
            compared without regard to case.

    `POST /api/{apiVersion}/sites/{siteId}/projects`

    Since version 1.0. Scopes: tableau:projects:create.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_projects.htm#create_project
    """
    check_text(name, "name", required=True)
    check_text(description, "description")
    check_text(content_permissions, "content_permissions")
    check_flag(publish_samples, "publish_samples")
    from ..codec import encode
    from ..models.common import UserReference
    from ..models.projects import CreateProjectRequest, ProjectToCreate

    body = encode(
        CreateProjectRequest(
            project=ProjectToCreate(
                owner=UserReference(id=id_of(owner, "owner", "user"))
                if owner is not None
                else None,
                name=name,
                description=description,
                parent_project_id=None if parent is None else id_of(parent, "parent", "project"),
                content_permissions=content_permissions,
            )
        ),
        "tsRequest",
        namespace=None,
    )
    return Operation(
        catalog.CREATE_PROJECT,
        "/api/{apiVersion}/sites/{siteId}/projects",
        query(
            ("publishSamples", publish_samples),
        ),
        body=body,
        newer=newer_parts(catalog.FIELD_VERSIONS, ("owner", owner, (3, 21))),
    )


def update_project(
    project: str | Identified,
    *,
    name: str | None = None,
    description: str | None = None,
    parent: str | None = None,
    content_permissions: m.ContentPermissions | str | None = None,
    owner: str | Identified | None = None,
    publish_samples: bool | None = None,
) -> Operation[m.Project]:
    """Change the settings of a project.

    Omitted values are unchanged; a request without any value changes nothing and returns the
    project. An empty text as the parent moves the project to the top level. The content moves
    with the project.

    Permissions: Administrators, and leaders and owners of the project; moving a project also
    requires that for the target.

    If the response is lost: List the projects and compare the one with that id.

    Args:
        project: The project, as an id or as the object. The name is not accepted.
        name: New name of the project. The default project cannot be renamed.
        description: New description of the project.
        parent: Id of the new parent project. An empty text moves the project to the top level.
        content_permissions: How the permissions of the content are managed from now on.
            LockedToProjectWithoutNested needs version 3.8.
        owner: The new owner of the project, as an id or as the object. Since version 3.21.
        publish_samples: True to publish the sample workbooks of the server to the project. False
            if omitted.

    Returns:
        The project.

    Raises:
        BadRequestError: 400000: The body is missing, incomplete or not well-formed XML. 400008:
            The content permissions, or publishSamples, have a value that the server does not know.
        PermissionDeniedError: 403004: The user may not change the project, or may not move it
            there. 403005: The project is the default project, which cannot be renamed.
        QuotaExceededError: 403008: The server does not have enough storage space for the samples.
        NotFoundError: 404002: No user has the id given for the owner. (The code is that of other
            methods; assumed.) 404005: No project has the id in the path, or that given for the
            parent. 404009: The body has the id of another project than the path.
        NameTakenError: 409006: Another project with the same parent has this name; names are
            compared without regard to case.

    `PUT /api/{apiVersion}/sites/{siteId}/projects/{projectId}`

    Since version 1.0. Scopes: tableau:projects:update.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_projects.htm#update_project
    """
    check_text(name, "name")
    check_text(description, "description")
    check_text(parent, "parent")
    check_text(content_permissions, "content_permissions")
    check_flag(publish_samples, "publish_samples")
    from ..codec import encode
    from ..models.common import UserReference
    from ..models.projects import ProjectToUpdate, UpdateProjectRequest

    body = encode(
        UpdateProjectRequest(
            project=ProjectToUpdate(
                owner=UserReference(id=id_of(owner, "owner", "user"))
                if owner is not None
                else None,
                name=name,
                description=description,
                parent_project_id=parent,
                content_permissions=content_permissions,
            )
        ),
        "tsRequest",
        namespace=None,
    )
    return Operation(
        catalog.UPDATE_PROJECT,
        f"/api/{{apiVersion}}/sites/{{siteId}}/projects/{segment(project, 'project', 'project')}",
        query(
            ("publishSamples", publish_samples),
        ),
        body=body,
        newer=newer_parts(catalog.FIELD_VERSIONS, ("owner", owner, (3, 21))),
    )


def delete_project(project: str | Identified) -> Operation[None]:
    """Delete a project with everything in it.

    Deletes the nested projects and the flows and other content in them as well. This cannot be
    undone.

    Permissions: Administrators, and leaders and owners of the project.

    If the response is lost: List the projects; it was deleted if it is not among them.

    Args:
        project: The project, as an id or as the object. The name is not accepted.

    Raises:
        PermissionDeniedError: 403003: The project is the default project, which cannot be deleted.
            403004: The user may not delete the project. (The code is that of other methods;
            assumed.)
        NotFoundError: 404005: No project has the id in the path.

    `DELETE /api/{apiVersion}/sites/{siteId}/projects/{projectId}`

    Since version 1.0. Scopes: tableau:projects:delete.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_projects.htm#delete_project
    """
    return Operation(
        catalog.DELETE_PROJECT,
        f"/api/{{apiVersion}}/sites/{{siteId}}/projects/{segment(project, 'project', 'project')}",
    )


def query_project_permissions(project: str | Identified) -> Operation[m.ProjectPermissions]:
    """Read the permissions on a project itself.

    They say who may see the project, publish to it and lead it. What may be done with its flows
    is said by the permissions of the flows and, for new flows, by the default permissions of
    the project.

    Permissions: Administrators, and leaders and owners of the project.

    Args:
        project: The project, as an id or as the object. The name is not accepted.

    Returns:
        The permissions.

    Raises:
        PermissionDeniedError: 403004: The user may not read the permissions of the project. (Not
            documented; assumed.)
        NotFoundError: 404005: No project has the id in the path.

    `GET /api/{apiVersion}/sites/{siteId}/projects/{projectId}/permissions`

    Since version 2.0. Scopes: tableau:permissions:read.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_permissions.htm#query_project_permissions
    """
    return Operation(
        catalog.QUERY_PROJECT_PERMISSIONS,
        f"/api/{{apiVersion}}/sites/{{siteId}}/projects/{segment(project, 'project', 'project')}/permissions",
    )


def add_project_permissions(
    project: str | Identified, *, grantee_capabilities: Sequence[m.GranteeCapabilities]
) -> Operation[m.ProjectPermissions]:
    """Allow or deny capabilities on a project.

    Several grantees can be given in one call. A capability that is already allowed or denied
    for a grantee is unchanged; to reverse it, delete it first. Capabilities of a project are
    ProjectLeader, Read and Write.

    Permissions: Administrators, and leaders and owners of the project.

    If the response is lost: Read the permissions of the project.

    Args:
        project: The project, as an id or as the object. The name is not accepted.
        grantee_capabilities: The capabilities to allow and deny for each grantee.

    Returns:
        The permissions.

    Raises:
        BadRequestError: 400000: The body is missing, incomplete or not well-formed XML. 400009: A
            capability does not apply to projects, or ProjectLeader is denied. Capabilities of a
            project are ProjectLeader, Read and Write.
        PermissionDeniedError: 403004: The user may not set permissions on the project.
        NotFoundError: 404002: No user has one of the given ids. 404005: No project has the id in
            the path. 404009: The body has the id of another project than the path. 404012: No
            group has one of the given ids. 404013: The capability name is unknown, or the mode is
            neither Allow nor Deny.

    `PUT /api/{apiVersion}/sites/{siteId}/projects/{projectId}/permissions`

    Since version 2.0. Scopes: tableau:permissions:update.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_permissions.htm#add_project_permissions
    """
    check_models(grantee_capabilities, "grantee_capabilities", "GranteeCapabilities", required=True)
    from ..codec import encode
    from ..models.project_permissions import (
        AddProjectPermissionsRequest,
        ProjectPermissionsToAdd,
    )

    body = encode(
        AddProjectPermissionsRequest(
            permissions=ProjectPermissionsToAdd(grantee_capabilities=items_in(grantee_capabilities))
        ),
        "tsRequest",
        namespace=None,
    )
    return Operation(
        catalog.ADD_PROJECT_PERMISSIONS,
        f"/api/{{apiVersion}}/sites/{{siteId}}/projects/{segment(project, 'project', 'project')}/permissions",
        body=body,
        newer=newer_parts(
            catalog.FIELD_VERSIONS, ("grantee_capabilities", grantee_capabilities, None)
        ),
    )


def delete_project_permission_for_user(
    project: str | Identified,
    user: str | Identified,
    *,
    capability: str,
    mode: m.CapabilityMode | m.CapabilityModeValue,
) -> Operation[None]:
    """Delete a permission rule for a user on a project.

    Removes a capability that was allowed or denied for the user directly. Permissions granted
    through groups are unchanged.

    Permissions: Administrators, and leaders and owners of the project.

    If the response is lost: Read the permissions of the project.

    Args:
        project: The project, as an id or as the object. The name is not accepted.
        user: The user, as an id or as the object. The login name is not accepted.
        capability: Name of the capability: ProjectLeader, Read or Write. Case-sensitive.
        mode: Allow to remove an allowed capability, Deny to remove a denied capability.
            Case-sensitive.

    Raises:
        BadRequestError: 400009: The capability does not apply to projects. Capabilities of a
            project are ProjectLeader, Read and Write.
        PermissionDeniedError: 403004: The user may not set permissions on the project.
        NotFoundError: 404002: No user has the id in the path. 404005: No project has the id in the
            path. 404013: The capability name or the mode is unknown. 404013: The grantee does not
            have this capability in this mode.

    `DELETE /api/{apiVersion}/sites/{siteId}/projects/{projectId}/permissions/users/{userId}/{capabilityName}/{capabilityMode}`

    Since version 2.0. Scopes: tableau:permissions:delete.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_permissions.htm#delete_project_permission
    """
    check_text(
        capability,
        "capability",
        required=True,
        choices=(
            "ProjectLeader",
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
        catalog.DELETE_PROJECT_PERMISSION_FOR_USER,
        f"/api/{{apiVersion}}/sites/{{siteId}}/projects/{segment(project, 'project', 'project')}/permissions/users/{segment(user, 'user', 'user')}/{text_segment(capability, 'capability')}/{text_segment(mode, 'mode')}",
    )


def delete_project_permission_for_group(
    project: str | Identified,
    group: str | Identified,
    *,
    capability: str,
    mode: m.CapabilityMode | m.CapabilityModeValue,
) -> Operation[None]:
    """Delete a permission rule for a group on a project.

    Removes a capability that was allowed or denied for the group.

    Permissions: Administrators, and leaders and owners of the project.

    If the response is lost: Read the permissions of the project.

    Args:
        project: The project, as an id or as the object. The name is not accepted.
        group: The group, as an id or as the object. The name is not accepted.
        capability: Name of the capability: ProjectLeader, Read or Write. Case-sensitive.
        mode: Allow to remove an allowed capability, Deny to remove a denied capability.
            Case-sensitive.

    Raises:
        BadRequestError: 400009: The capability does not apply to projects. Capabilities of a
            project are ProjectLeader, Read and Write.
        PermissionDeniedError: 403004: The user may not set permissions on the project.
        NotFoundError: 404005: No project has the id in the path. 404012: No group has the id in
            the path. 404013: The capability name or the mode is unknown. 404013: The grantee does
            not have this capability in this mode.

    `DELETE /api/{apiVersion}/sites/{siteId}/projects/{projectId}/permissions/groups/{groupId}/{capabilityName}/{capabilityMode}`

    Since version 2.0. Scopes: tableau:permissions:delete.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_permissions.htm#delete_project_permission
    """
    check_text(
        capability,
        "capability",
        required=True,
        choices=(
            "ProjectLeader",
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
        catalog.DELETE_PROJECT_PERMISSION_FOR_GROUP,
        f"/api/{{apiVersion}}/sites/{{siteId}}/projects/{segment(project, 'project', 'project')}/permissions/groups/{segment(group, 'group', 'group')}/{text_segment(capability, 'capability')}/{text_segment(mode, 'mode')}",
    )


def delete_project_permission_for_group_set(
    project: str | Identified,
    group_set: str | Identified,
    *,
    capability: str,
    mode: m.CapabilityMode | m.CapabilityModeValue,
) -> Operation[None]:
    """Delete a permission rule for a group set on a project.

    Removes a capability that was allowed or denied for the group set. Servers without group
    sets do not have this resource.

    Permissions: Administrators, and leaders and owners of the project.

    If the response is lost: Read the permissions of the project.

    Args:
        project: The project, as an id or as the object. The name is not accepted.
        group_set: The group set, as an id or as the object.
        capability: Name of the capability: ProjectLeader, Read or Write. Case-sensitive.
        mode: Allow to remove an allowed capability, Deny to remove a denied capability.
            Case-sensitive.

    Raises:
        BadRequestError: 400009: The capability does not apply to projects. Capabilities of a
            project are ProjectLeader, Read and Write.
        PermissionDeniedError: 403004: The user may not set permissions on the project.
        NotFoundError: 404005: No project has the id in the path. 404012: No group set has the id
            in the path. (The code is the same as for groups.) 404013: The capability name or the
            mode is unknown. 404013: The grantee does not have this capability in this mode.

    `DELETE /api/{apiVersion}/sites/{siteId}/projects/{projectId}/permissions/groupsets/{groupSetId}/{capabilityName}/{capabilityMode}`

    Since version 3.22. Scopes: tableau:permissions:delete.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_permissions.htm#delete_project_permission
    """
    check_text(
        capability,
        "capability",
        required=True,
        choices=(
            "ProjectLeader",
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
        catalog.DELETE_PROJECT_PERMISSION_FOR_GROUP_SET,
        f"/api/{{apiVersion}}/sites/{{siteId}}/projects/{segment(project, 'project', 'project')}/permissions/groupsets/{segment(group_set, 'group_set', 'group set')}/{text_segment(capability, 'capability')}/{text_segment(mode, 'mode')}",
    )


def query_default_flow_permissions(project: str | Identified) -> Operation[m.ProjectPermissions]:
    """Read the permissions that new flows of a project start with.

    While the permissions are locked to the project, they apply to all its flows. If they are
    locked to an enclosing project, the reply has the default permissions of that project and
    names it as the parent.

    Permissions: Administrators, and leaders and owners of the project.

    Args:
        project: The project, as an id or as the object. The name is not accepted.

    Returns:
        The permissions.

    Raises:
        PermissionDeniedError: 403035: The user may not read the default permissions of the
            project.
        NotFoundError: 404005: No project has the id in the path.

    `GET /api/{apiVersion}/sites/{siteId}/projects/{projectId}/default-permissions/flows`

    Since version 3.4. Scopes: tableau:permissions:read.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_permissions.htm#query_default_permissions
    """
    return Operation(
        catalog.QUERY_DEFAULT_FLOW_PERMISSIONS,
        f"/api/{{apiVersion}}/sites/{{siteId}}/projects/{segment(project, 'project', 'project')}/default-permissions/flows",
    )


def add_default_flow_permissions(
    project: str | Identified, *, grantee_capabilities: Sequence[m.GranteeCapabilities]
) -> Operation[m.ProjectPermissions]:
    """Allow or deny capabilities on the future flows of a project.

    Flows that exist already keep their permissions, unless permissions are locked to the
    project. Several grantees can be given in one call. A capability that is already allowed or
    denied for a grantee is unchanged; to reverse it, delete it first. The capabilities of a
    flow are ChangeHierarchy, ChangePermissions, Delete, Execute, ExportXml, Read and Write.

    Permissions: Administrators, and leaders and owners of the project.

    If the response is lost: Read the default permissions of the project.

    Args:
        project: The project, as an id or as the object. The name is not accepted.
        grantee_capabilities: The capabilities to allow and deny for each grantee.

    Returns:
        The permissions.

    Raises:
        BadRequestError: 400000: The body is missing, incomplete or not well-formed XML. 400009: A
            capability does not apply to flows. The capabilities of a flow are ChangeHierarchy,
            ChangePermissions, Delete, Execute, ExportXml, Read and Write. 400042: The body names a
            workbook or a data source.
        PermissionDeniedError: 403004: The user may not set the default permissions of the project,
            or they are locked to an enclosing project.
        NotFoundError: 404002: No user has one of the given ids. 404005: No project has the id in
            the path. 404009: The body has the id of another project than the path. 404012: No
            group has one of the given ids. 404013: The capability name is unknown, or the mode is
            neither Allow nor Deny.

    `PUT /api/{apiVersion}/sites/{siteId}/projects/{projectId}/default-permissions/flows`

    Since version 3.4. Scopes: tableau:permissions:update.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_permissions.htm#add_default_permissions
    """
    check_models(grantee_capabilities, "grantee_capabilities", "GranteeCapabilities", required=True)
    from ..codec import encode
    from ..models.project_permissions import (
        AddProjectPermissionsRequest,
        ProjectPermissionsToAdd,
    )

    body = encode(
        AddProjectPermissionsRequest(
            permissions=ProjectPermissionsToAdd(grantee_capabilities=items_in(grantee_capabilities))
        ),
        "tsRequest",
        namespace=None,
    )
    return Operation(
        catalog.ADD_DEFAULT_FLOW_PERMISSIONS,
        f"/api/{{apiVersion}}/sites/{{siteId}}/projects/{segment(project, 'project', 'project')}/default-permissions/flows",
        body=body,
        newer=newer_parts(
            catalog.FIELD_VERSIONS, ("grantee_capabilities", grantee_capabilities, None)
        ),
    )


def delete_default_flow_permission_for_user(
    project: str | Identified,
    user: str | Identified,
    *,
    capability: m.FlowCapability | m.FlowCapabilityValue,
    mode: m.CapabilityMode | m.CapabilityModeValue,
) -> Operation[None]:
    """Delete a permission rule for a user on the future flows of a project.

    Removes a capability that was allowed or denied for the user directly. Permissions granted
    through groups are unchanged.

    Permissions: Administrators, and leaders and owners of the project.

    If the response is lost: Read the default permissions of the project.

    Args:
        project: The project, as an id or as the object. The name is not accepted.
        user: The user, as an id or as the object. The login name is not accepted.
        capability: Name of the capability: ChangeHierarchy, ChangePermissions, Delete, Execute,
            ExportXml, Read or Write. Case-sensitive.
        mode: Allow to remove an allowed capability, Deny to remove a denied capability.
            Case-sensitive.

    Raises:
        BadRequestError: 400009: The capability does not apply to flows. The capabilities of a flow
            are ChangeHierarchy, ChangePermissions, Delete, Execute, ExportXml, Read and Write.
        PermissionDeniedError: 403004: The default permissions are locked to an enclosing project.
            403095: The user may not delete default permissions for flows of the project.
        NotFoundError: 404002: No user has the id in the path. 404005: No project has the id in the
            path. 404013: The capability name or the mode is unknown. 404013: The grantee does not
            have this capability in this mode. 404027: A flow that the request refers to does not
            exist. (Documented, although no flow id is sent.)

    `DELETE /api/{apiVersion}/sites/{siteId}/projects/{projectId}/default-permissions/flows/users/{userId}/{capabilityName}/{capabilityMode}`

    Since version 3.4. Scopes: tableau:permissions:delete.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_permissions.htm#delete_default_permission
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
        catalog.DELETE_DEFAULT_FLOW_PERMISSION_FOR_USER,
        f"/api/{{apiVersion}}/sites/{{siteId}}/projects/{segment(project, 'project', 'project')}/default-permissions/flows/users/{segment(user, 'user', 'user')}/{text_segment(capability, 'capability')}/{text_segment(mode, 'mode')}",
    )


def delete_default_flow_permission_for_group(
    project: str | Identified,
    group: str | Identified,
    *,
    capability: m.FlowCapability | m.FlowCapabilityValue,
    mode: m.CapabilityMode | m.CapabilityModeValue,
) -> Operation[None]:
    """Delete a permission rule for a group on the future flows of a project.

    Removes a capability that was allowed or denied for the group.

    Permissions: Administrators, and leaders and owners of the project.

    If the response is lost: Read the default permissions of the project.

    Args:
        project: The project, as an id or as the object. The name is not accepted.
        group: The group, as an id or as the object. The name is not accepted.
        capability: Name of the capability: ChangeHierarchy, ChangePermissions, Delete, Execute,
            ExportXml, Read or Write. Case-sensitive.
        mode: Allow to remove an allowed capability, Deny to remove a denied capability.
            Case-sensitive.

    Raises:
        BadRequestError: 400009: The capability does not apply to flows. The capabilities of a flow
            are ChangeHierarchy, ChangePermissions, Delete, Execute, ExportXml, Read and Write.
        PermissionDeniedError: 403004: The default permissions are locked to an enclosing project.
            403095: The user may not delete default permissions for flows of the project.
        NotFoundError: 404005: No project has the id in the path. 404012: No group has the id in
            the path. 404013: The capability name or the mode is unknown. 404013: The grantee does
            not have this capability in this mode. 404027: A flow that the request refers to does
            not exist. (Documented, although no flow id is sent.)

    `DELETE /api/{apiVersion}/sites/{siteId}/projects/{projectId}/default-permissions/flows/groups/{groupId}/{capabilityName}/{capabilityMode}`

    Since version 3.4. Scopes: tableau:permissions:delete.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_permissions.htm#delete_default_permission
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
        catalog.DELETE_DEFAULT_FLOW_PERMISSION_FOR_GROUP,
        f"/api/{{apiVersion}}/sites/{{siteId}}/projects/{segment(project, 'project', 'project')}/default-permissions/flows/groups/{segment(group, 'group', 'group')}/{text_segment(capability, 'capability')}/{text_segment(mode, 'mode')}",
    )


def delete_default_flow_permission_for_group_set(
    project: str | Identified,
    group_set: str | Identified,
    *,
    capability: m.FlowCapability | m.FlowCapabilityValue,
    mode: m.CapabilityMode | m.CapabilityModeValue,
) -> Operation[None]:
    """Delete a permission rule for a group set on the future flows of a project.

    Removes a capability that was allowed or denied for the group set. Servers without group
    sets do not have this resource.

    Permissions: Administrators, and leaders and owners of the project.

    If the response is lost: Read the default permissions of the project.

    Args:
        project: The project, as an id or as the object. The name is not accepted.
        group_set: The group set, as an id or as the object.
        capability: Name of the capability: ChangeHierarchy, ChangePermissions, Delete, Execute,
            ExportXml, Read or Write. Case-sensitive.
        mode: Allow to remove an allowed capability, Deny to remove a denied capability.
            Case-sensitive.

    Raises:
        BadRequestError: 400009: The capability does not apply to flows. The capabilities of a flow
            are ChangeHierarchy, ChangePermissions, Delete, Execute, ExportXml, Read and Write.
        PermissionDeniedError: 403004: The default permissions are locked to an enclosing project.
            403095: The user may not delete default permissions for flows of the project.
        NotFoundError: 404005: No project has the id in the path. 404012: No group set has the id
            in the path. (The code is the same as for groups.) 404013: The capability name or the
            mode is unknown. 404013: The grantee does not have this capability in this mode.
            404027: A flow that the request refers to does not exist. (Documented, although no flow
            id is sent.)

    `DELETE /api/{apiVersion}/sites/{siteId}/projects/{projectId}/default-permissions/flows/groupsets/{groupSetId}/{capabilityName}/{capabilityMode}`

    Since version 3.22. Scopes: tableau:permissions:delete.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_permissions.htm#delete_default_permission
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
        catalog.DELETE_DEFAULT_FLOW_PERMISSION_FOR_GROUP_SET,
        f"/api/{{apiVersion}}/sites/{{siteId}}/projects/{segment(project, 'project', 'project')}/default-permissions/flows/groupsets/{segment(group_set, 'group_set', 'group set')}/{text_segment(capability, 'capability')}/{text_segment(mode, 'mode')}",
    )
