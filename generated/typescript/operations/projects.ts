// Generated from spec/ by `make generate`. Do not edit.
/** List, find, create, update and delete projects, and their permissions. */

import { build } from "../build.js";
import {
  QUERY_PROJECTS,
  CREATE_PROJECT,
  UPDATE_PROJECT,
  DELETE_PROJECT,
  QUERY_PROJECT_PERMISSIONS,
  ADD_PROJECT_PERMISSIONS,
  DELETE_PROJECT_PERMISSION_FOR_USER,
  DELETE_PROJECT_PERMISSION_FOR_GROUP,
  DELETE_PROJECT_PERMISSION_FOR_GROUP_SET,
  QUERY_DEFAULT_FLOW_PERMISSIONS,
  ADD_DEFAULT_FLOW_PERMISSIONS,
  DELETE_DEFAULT_FLOW_PERMISSION_FOR_USER,
  DELETE_DEFAULT_FLOW_PERMISSION_FOR_GROUP,
  DELETE_DEFAULT_FLOW_PERMISSION_FOR_GROUP_SET,
} from "../catalog/projects.js";
import type { Identified } from "../kinds.js";
import type { Operation } from "../operation.js";
import type * as t from "../types/index.js";

/** Arguments of {@link queryProjects}. */
export interface QueryProjectsArgs {
  /**
   * Filter in the form field:operator:value. Several conditions are separated by commas, and all of
   * them must be true. Values cannot contain commas or ampersands. The operator in takes a list in
   * the form [a,b]. Times have the form YYYY-MM-DDTHH:MM:SSZ; topLevelProject is true or false.
   * Names are compared without regard to case. Fields and their operators: name (eq, in), ownerName
   * (eq, in), ownerDomain (eq, in), ownerEmail (eq, in), parentProjectId (eq, in), topLevelProject
   * (eq), createdAt (eq, gt, gte, lt, lte; time), updatedAt (eq, gt, gte, lt, lte; time).
   */
  readonly filter?: string | undefined;
  /**
   * Sort order in the form field:asc or field:desc. Several are separated by commas, in decreasing
   * order of priority. Fields: name, ownerName, ownerDomain, ownerEmail, parentProjectId,
   * createdAt, updatedAt.
   */
  readonly sort?: string | undefined;
  /**
   * Names of the fields to send, separated by commas: id, name, description, createdAt, updatedAt,
   * contentPermissions, parentProjectId, topLevelProject, writeable; contentsCounts.projectCount,
   * contentsCounts.viewCount, contentsCounts.datasourceCount, contentsCounts.workbookCount;
   * owner.id, owner.name, owner.fullName, owner.siteRole, owner.lastLogin, owner.email. _default_
   * stands for those that are sent without this parameter, _all_ for all of them. Name id too:
   * servers may leave it out otherwise, and without it a row cannot be read. Since version 2.5.
   */
  readonly fields?: string | undefined;
  /** Number of items per page, 1 to 1000. */
  readonly pageSize?: number | undefined;
  /** Number of the page to read; the first page is 1. */
  readonly pageNumber?: number | undefined;
}

/**
 * List the projects of the site.
 *
 * Users who are not administrators get the projects they may see. A nested project names its
 * parent; there is no call that reads one project, and no filter by its path or its id. Without a
 * sort, the order is undefined.
 *
 * Permissions: Every user. Users who are not administrators see the projects that they may view.
 *
 * `GET /api/{apiVersion}/sites/{siteId}/projects`
 *
 * Since version 1.0. Scopes: tableau:content:read.
 *
 * Errors:
 *
 * - BadRequestError: 400000: The sort order is malformed.
 * - PageError: 400006: The page number is not an integer of at least 1, or is beyond the last page.
 *   400007: The page size is not an integer of at least 1. 403014: The page size is over 1000.
 * - InvalidFilterError: 400065: The filter uses a field or an operator that this list does not
 *   support.
 * - InvalidSortError: 400066: The sort order uses a field that this list cannot be sorted by.
 *
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_projects.htm#query_projects
 */
export function queryProjects(args: QueryProjectsArgs = {}): Operation<readonly t.Project[]> {
  return build(QUERY_PROJECTS, args);
}

/** Arguments of {@link createProject}. */
export interface CreateProjectArgs {
  /** True to publish the sample workbooks of the server to the project. False if omitted. */
  readonly publishSamples?: boolean | undefined;
  /** Description of the project. */
  readonly description?: string | undefined;
  /** Id of the parent project. A top-level project is created if omitted. */
  readonly parent?: Identified<"project"> | undefined;
  /**
   * How the permissions of the content are managed; by the owners of the content if omitted.
   * LockedToProjectWithoutNested needs version 3.8.
   */
  readonly contentPermissions?: t.ContentPermissions | undefined;
  /** Id of the owner of the project. The user who creates it if omitted. Since version 3.21. */
  readonly owner?: Identified<"user"> | undefined;
}

/**
 * Create a project.
 *
 * The flows that are published to the project later start with its default permissions, which are
 * copied from the parent project, or from the default project for a top-level project. The user who
 * creates the project owns it, unless another owner is given.
 *
 * Permissions: Administrators, and leaders and owners of the parent project.
 *
 * If the response is lost: List the projects with that name and check their parents.
 *
 * `POST /api/{apiVersion}/sites/{siteId}/projects`
 *
 * Since version 1.0. Scopes: tableau:projects:create.
 *
 * Errors:
 *
 * - BadRequestError: 400000: The body is missing, incomplete or not well-formed XML. 400008: The
 *   content permissions, or publishSamples, have a value that the server does not know.
 * - PermissionDeniedError: 403004: The user may not create a project there. (The code is that of
 *   other methods; assumed.) 403045: The name is that of a project that only the server itself
 *   creates, such as External Assets Default Project.
 * - QuotaExceededError: 403008: The server does not have enough storage space for the samples.
 * - NotFoundError: 404002: No user has the id given for the owner. (The code is that of other
 *   methods; assumed.) 404005: No project has the id given for the parent. (The code is that of
 *   other methods; assumed.)
 * - NameTakenError: 409006: Another project with the same parent has this name; names are compared
 *   without regard to case.
 * @param name - Name of the project. Names are unique among the projects with the same parent,
 *   without regard to case.
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_projects.htm#create_project
 */
export function createProject(name: string, args: CreateProjectArgs = {}): Operation<t.Project> {
  return build(CREATE_PROJECT, args, { name });
}

/** Arguments of {@link updateProject}. */
export interface UpdateProjectArgs {
  /** True to publish the sample workbooks of the server to the project. False if omitted. */
  readonly publishSamples?: boolean | undefined;
  /** New name of the project. The default project cannot be renamed. */
  readonly name?: string | undefined;
  /** New description of the project. */
  readonly description?: string | undefined;
  /** Id of the new parent project. An empty text moves the project to the top level. */
  readonly parent?: string | undefined;
  /**
   * How the permissions of the content are managed from now on. LockedToProjectWithoutNested needs
   * version 3.8.
   */
  readonly contentPermissions?: t.ContentPermissions | undefined;
  /** Id of the new owner of the project. Since version 3.21. */
  readonly owner?: Identified<"user"> | undefined;
}

/**
 * Change the settings of a project.
 *
 * Omitted values are unchanged; a request without any value changes nothing and returns the
 * project. An empty text as the parent moves the project to the top level. The content moves with
 * the project.
 *
 * Permissions: Administrators, and leaders and owners of the project; moving a project also
 * requires that for the target.
 *
 * If the response is lost: List the projects and compare the one with that id.
 *
 * `PUT /api/{apiVersion}/sites/{siteId}/projects/{projectId}`
 *
 * Since version 1.0. Scopes: tableau:projects:update.
 *
 * Errors:
 *
 * - BadRequestError: 400000: The body is missing, incomplete or not well-formed XML. 400008: The
 *   content permissions, or publishSamples, have a value that the server does not know.
 * - PermissionDeniedError: 403004: The user may not change the project, or may not move it there.
 *   403005: The project is the default project, which cannot be renamed.
 * - QuotaExceededError: 403008: The server does not have enough storage space for the samples.
 * - NotFoundError: 404002: No user has the id given for the owner. (The code is that of other
 *   methods; assumed.) 404005: No project has the id in the path, or that given for the parent.
 *   404009: The body has the id of another project than the path.
 * - NameTakenError: 409006: Another project with the same parent has this name; names are compared
 *   without regard to case.
 * @param project - Id of the project. The name is not accepted.
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_projects.htm#update_project
 */
export function updateProject(
  project: Identified<"project">,
  args: UpdateProjectArgs = {},
): Operation<t.Project> {
  return build(UPDATE_PROJECT, args, { project });
}

/**
 * Delete a project with everything in it.
 *
 * Deletes the nested projects and the flows and other content in them as well. This cannot be
 * undone.
 *
 * Permissions: Administrators, and leaders and owners of the project.
 *
 * If the response is lost: List the projects; it was deleted if it is not among them.
 *
 * `DELETE /api/{apiVersion}/sites/{siteId}/projects/{projectId}`
 *
 * Since version 1.0. Scopes: tableau:projects:delete.
 *
 * Errors:
 *
 * - PermissionDeniedError: 403003: The project is the default project, which cannot be deleted.
 *   403004: The user may not delete the project. (The code is that of other methods; assumed.)
 * - NotFoundError: 404005: No project has the id in the path.
 *
 * @param project - Id of the project. The name is not accepted.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_projects.htm#delete_project
 */
export function deleteProject(project: Identified<"project">): Operation<void> {
  return build(DELETE_PROJECT, { project });
}

/**
 * Read the permissions on a project itself.
 *
 * They say who may see the project, publish to it and lead it. What may be done with its flows is
 * said by the permissions of the flows and, for new flows, by the default permissions of the
 * project.
 *
 * Permissions: Administrators, and leaders and owners of the project.
 *
 * `GET /api/{apiVersion}/sites/{siteId}/projects/{projectId}/permissions`
 *
 * Since version 2.0. Scopes: tableau:permissions:read.
 *
 * Errors:
 *
 * - PermissionDeniedError: 403004: The user may not read the permissions of the project. (Not
 *   documented; assumed.)
 * - NotFoundError: 404005: No project has the id in the path.
 *
 * @param project - Id of the project. The name is not accepted.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_permissions.htm#query_project_permissions
 */
export function queryProjectPermissions(
  project: Identified<"project">,
): Operation<t.ProjectPermissions> {
  return build(QUERY_PROJECT_PERMISSIONS, { project });
}

/** Arguments of {@link addProjectPermissions}. */
export interface AddProjectPermissionsArgs {
  /** The capabilities to allow and deny for each grantee. */
  readonly granteeCapabilities: readonly t.GranteeCapabilities[];
}

/**
 * Allow or deny capabilities on a project.
 *
 * Several grantees can be given in one call. A capability that is already allowed or denied for a
 * grantee is unchanged; to reverse it, delete it first. Capabilities of a project are
 * ProjectLeader, Read and Write.
 *
 * Permissions: Administrators, and leaders and owners of the project.
 *
 * If the response is lost: Read the permissions of the project.
 *
 * `PUT /api/{apiVersion}/sites/{siteId}/projects/{projectId}/permissions`
 *
 * Since version 2.0. Scopes: tableau:permissions:update.
 *
 * Errors:
 *
 * - BadRequestError: 400000: The body is missing, incomplete or not well-formed XML. 400009: A
 *   capability does not apply to projects, or ProjectLeader is denied. Capabilities of a project
 *   are ProjectLeader, Read and Write.
 * - PermissionDeniedError: 403004: The user may not set permissions on the project.
 * - NotFoundError: 404002: No user has one of the given ids. 404005: No project has the id in the
 *   path. 404009: The body has the id of another project than the path. 404012: No group has one of
 *   the given ids. 404013: The capability name is unknown, or the mode is neither Allow nor Deny.
 * @param project - Id of the project. The name is not accepted.
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_permissions.htm#add_project_permissions
 */
export function addProjectPermissions(
  project: Identified<"project">,
  args: AddProjectPermissionsArgs,
): Operation<t.ProjectPermissions> {
  return build(ADD_PROJECT_PERMISSIONS, args, { project });
}

/** Arguments of {@link deleteProjectPermissionForUser}. */
export interface DeleteProjectPermissionForUserArgs {
  /** Name of the capability: ProjectLeader, Read or Write. Case-sensitive. */
  readonly capability: "ProjectLeader" | "Read" | "Write";
  /** Allow to remove an allowed capability, Deny to remove a denied capability. Case-sensitive. */
  readonly mode: "Allow" | "Deny";
}

/**
 * Delete a permission rule for a user on a project.
 *
 * Removes a capability that was allowed or denied for the user directly. Permissions granted
 * through groups are unchanged.
 *
 * Permissions: Administrators, and leaders and owners of the project.
 *
 * If the response is lost: Read the permissions of the project.
 *
 * `DELETE
 * /api/{apiVersion}/sites/{siteId}/projects/{projectId}/permissions/users/{userId}/{capabilityName}/{capabilityMode}`
 *
 * Since version 2.0. Scopes: tableau:permissions:delete.
 *
 * Errors:
 *
 * - BadRequestError: 400009: The capability does not apply to projects. Capabilities of a project
 *   are ProjectLeader, Read and Write.
 * - PermissionDeniedError: 403004: The user may not set permissions on the project.
 * - NotFoundError: 404002: No user has the id in the path. 404005: No project has the id in the
 *   path. 404013: The capability name or the mode is unknown. 404013: The grantee does not have
 *   this capability in this mode.
 * @param project - Id of the project. The name is not accepted.
 * @param user - Id of the user. The login name is not accepted.
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_permissions.htm#delete_project_permission
 */
export function deleteProjectPermissionForUser(
  project: Identified<"project">,
  user: Identified<"user">,
  args: DeleteProjectPermissionForUserArgs,
): Operation<void> {
  return build(DELETE_PROJECT_PERMISSION_FOR_USER, args, { project, user });
}

/** Arguments of {@link deleteProjectPermissionForGroup}. */
export interface DeleteProjectPermissionForGroupArgs {
  /** Name of the capability: ProjectLeader, Read or Write. Case-sensitive. */
  readonly capability: "ProjectLeader" | "Read" | "Write";
  /** Allow to remove an allowed capability, Deny to remove a denied capability. Case-sensitive. */
  readonly mode: "Allow" | "Deny";
}

/**
 * Delete a permission rule for a group on a project.
 *
 * Removes a capability that was allowed or denied for the group.
 *
 * Permissions: Administrators, and leaders and owners of the project.
 *
 * If the response is lost: Read the permissions of the project.
 *
 * `DELETE
 * /api/{apiVersion}/sites/{siteId}/projects/{projectId}/permissions/groups/{groupId}/{capabilityName}/{capabilityMode}`
 *
 * Since version 2.0. Scopes: tableau:permissions:delete.
 *
 * Errors:
 *
 * - BadRequestError: 400009: The capability does not apply to projects. Capabilities of a project
 *   are ProjectLeader, Read and Write.
 * - PermissionDeniedError: 403004: The user may not set permissions on the project.
 * - NotFoundError: 404005: No project has the id in the path. 404012: No group has the id in the
 *   path. 404013: The capability name or the mode is unknown. 404013: The grantee does not have
 *   this capability in this mode.
 * @param project - Id of the project. The name is not accepted.
 * @param group - Id of the group. The name is not accepted.
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_permissions.htm#delete_project_permission
 */
export function deleteProjectPermissionForGroup(
  project: Identified<"project">,
  group: Identified<"group">,
  args: DeleteProjectPermissionForGroupArgs,
): Operation<void> {
  return build(DELETE_PROJECT_PERMISSION_FOR_GROUP, args, { project, group });
}

/** Arguments of {@link deleteProjectPermissionForGroupSet}. */
export interface DeleteProjectPermissionForGroupSetArgs {
  /** Name of the capability: ProjectLeader, Read or Write. Case-sensitive. */
  readonly capability: "ProjectLeader" | "Read" | "Write";
  /** Allow to remove an allowed capability, Deny to remove a denied capability. Case-sensitive. */
  readonly mode: "Allow" | "Deny";
}

/**
 * Delete a permission rule for a group set on a project.
 *
 * Removes a capability that was allowed or denied for the group set. Servers without group sets do
 * not have this resource.
 *
 * Permissions: Administrators, and leaders and owners of the project.
 *
 * If the response is lost: Read the permissions of the project.
 *
 * `DELETE
 * /api/{apiVersion}/sites/{siteId}/projects/{projectId}/permissions/groupsets/{groupSetId}/{capabilityName}/{capabilityMode}`
 *
 * Since version 3.22. Scopes: tableau:permissions:delete.
 *
 * Errors:
 *
 * - BadRequestError: 400009: The capability does not apply to projects. Capabilities of a project
 *   are ProjectLeader, Read and Write.
 * - PermissionDeniedError: 403004: The user may not set permissions on the project.
 * - NotFoundError: 404005: No project has the id in the path. 404012: No group set has the id in
 *   the path. (The code is the same as for groups.) 404013: The capability name or the mode is
 *   unknown. 404013: The grantee does not have this capability in this mode.
 * @param project - Id of the project. The name is not accepted.
 * @param groupSet - Id of the group set.
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_permissions.htm#delete_project_permission
 */
export function deleteProjectPermissionForGroupSet(
  project: Identified<"project">,
  groupSet: Identified<"group set">,
  args: DeleteProjectPermissionForGroupSetArgs,
): Operation<void> {
  return build(DELETE_PROJECT_PERMISSION_FOR_GROUP_SET, args, { project, groupSet });
}

/**
 * Read the permissions that new flows of a project start with.
 *
 * While the permissions are locked to the project, they apply to all its flows. If they are locked
 * to an enclosing project, the reply has the default permissions of that project and names it as
 * the parent.
 *
 * Permissions: Administrators, and leaders and owners of the project.
 *
 * `GET /api/{apiVersion}/sites/{siteId}/projects/{projectId}/default-permissions/flows`
 *
 * Since version 3.4. Scopes: tableau:permissions:read.
 *
 * Errors:
 *
 * - PermissionDeniedError: 403035: The user may not read the default permissions of the project.
 * - NotFoundError: 404005: No project has the id in the path.
 *
 * @param project - Id of the project. The name is not accepted.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_permissions.htm#query_default_permissions
 */
export function queryDefaultFlowPermissions(
  project: Identified<"project">,
): Operation<t.ProjectPermissions> {
  return build(QUERY_DEFAULT_FLOW_PERMISSIONS, { project });
}

/** Arguments of {@link addDefaultFlowPermissions}. */
export interface AddDefaultFlowPermissionsArgs {
  /** The capabilities to allow and deny for each grantee. */
  readonly granteeCapabilities: readonly t.GranteeCapabilities[];
}

/**
 * Allow or deny capabilities on the future flows of a project.
 *
 * Flows that exist already keep their permissions, unless permissions are locked to the project.
 * Several grantees can be given in one call. A capability that is already allowed or denied for a
 * grantee is unchanged; to reverse it, delete it first. The capabilities of a flow are
 * ChangeHierarchy, ChangePermissions, Delete, Execute, ExportXml, Read and Write.
 *
 * Permissions: Administrators, and leaders and owners of the project.
 *
 * If the response is lost: Read the default permissions of the project.
 *
 * `PUT /api/{apiVersion}/sites/{siteId}/projects/{projectId}/default-permissions/flows`
 *
 * Since version 3.4. Scopes: tableau:permissions:update.
 *
 * Errors:
 *
 * - BadRequestError: 400000: The body is missing, incomplete or not well-formed XML. 400009: A
 *   capability does not apply to flows. The capabilities of a flow are ChangeHierarchy,
 *   ChangePermissions, Delete, Execute, ExportXml, Read and Write. 400042: The body names a
 *   workbook or a data source.
 * - PermissionDeniedError: 403004: The user may not set the default permissions of the project, or
 *   they are locked to an enclosing project.
 * - NotFoundError: 404002: No user has one of the given ids. 404005: No project has the id in the
 *   path. 404009: The body has the id of another project than the path. 404012: No group has one of
 *   the given ids. 404013: The capability name is unknown, or the mode is neither Allow nor Deny.
 * @param project - Id of the project. The name is not accepted.
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_permissions.htm#add_default_permissions
 */
export function addDefaultFlowPermissions(
  project: Identified<"project">,
  args: AddDefaultFlowPermissionsArgs,
): Operation<t.ProjectPermissions> {
  return build(ADD_DEFAULT_FLOW_PERMISSIONS, args, { project });
}

/** Arguments of {@link deleteDefaultFlowPermissionForUser}. */
export interface DeleteDefaultFlowPermissionForUserArgs {
  /**
   * Name of the capability: ChangeHierarchy, ChangePermissions, Delete, Execute, ExportXml, Read or
   * Write. Case-sensitive.
   */
  readonly capability:
    | "ChangeHierarchy"
    | "ChangePermissions"
    | "Delete"
    | "Execute"
    | "ExportXml"
    | "Read"
    | "Write";
  /** Allow to remove an allowed capability, Deny to remove a denied capability. Case-sensitive. */
  readonly mode: "Allow" | "Deny";
}

/**
 * Delete a permission rule for a user on the future flows of a project.
 *
 * Removes a capability that was allowed or denied for the user directly. Permissions granted
 * through groups are unchanged.
 *
 * Permissions: Administrators, and leaders and owners of the project.
 *
 * If the response is lost: Read the default permissions of the project.
 *
 * `DELETE
 * /api/{apiVersion}/sites/{siteId}/projects/{projectId}/default-permissions/flows/users/{userId}/{capabilityName}/{capabilityMode}`
 *
 * Since version 3.4. Scopes: tableau:permissions:delete.
 *
 * Errors:
 *
 * - BadRequestError: 400009: The capability does not apply to flows. The capabilities of a flow are
 *   ChangeHierarchy, ChangePermissions, Delete, Execute, ExportXml, Read and Write.
 * - PermissionDeniedError: 403004: The default permissions are locked to an enclosing project.
 *   403095: The user may not delete default permissions for flows of the project.
 * - NotFoundError: 404002: No user has the id in the path. 404005: No project has the id in the
 *   path. 404013: The capability name or the mode is unknown. 404013: The grantee does not have
 *   this capability in this mode. 404027: A flow that the request refers to does not exist.
 *   (Documented, although no flow id is sent.)
 * @param project - Id of the project. The name is not accepted.
 * @param user - Id of the user. The login name is not accepted.
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_permissions.htm#delete_default_permission
 */
export function deleteDefaultFlowPermissionForUser(
  project: Identified<"project">,
  user: Identified<"user">,
  args: DeleteDefaultFlowPermissionForUserArgs,
): Operation<void> {
  return build(DELETE_DEFAULT_FLOW_PERMISSION_FOR_USER, args, { project, user });
}

/** Arguments of {@link deleteDefaultFlowPermissionForGroup}. */
export interface DeleteDefaultFlowPermissionForGroupArgs {
  /**
   * Name of the capability: ChangeHierarchy, ChangePermissions, Delete, Execute, ExportXml, Read or
   * Write. Case-sensitive.
   */
  readonly capability:
    | "ChangeHierarchy"
    | "ChangePermissions"
    | "Delete"
    | "Execute"
    | "ExportXml"
    | "Read"
    | "Write";
  /** Allow to remove an allowed capability, Deny to remove a denied capability. Case-sensitive. */
  readonly mode: "Allow" | "Deny";
}

/**
 * Delete a permission rule for a group on the future flows of a project.
 *
 * Removes a capability that was allowed or denied for the group.
 *
 * Permissions: Administrators, and leaders and owners of the project.
 *
 * If the response is lost: Read the default permissions of the project.
 *
 * `DELETE
 * /api/{apiVersion}/sites/{siteId}/projects/{projectId}/default-permissions/flows/groups/{groupId}/{capabilityName}/{capabilityMode}`
 *
 * Since version 3.4. Scopes: tableau:permissions:delete.
 *
 * Errors:
 *
 * - BadRequestError: 400009: The capability does not apply to flows. The capabilities of a flow are
 *   ChangeHierarchy, ChangePermissions, Delete, Execute, ExportXml, Read and Write.
 * - PermissionDeniedError: 403004: The default permissions are locked to an enclosing project.
 *   403095: The user may not delete default permissions for flows of the project.
 * - NotFoundError: 404005: No project has the id in the path. 404012: No group has the id in the
 *   path. 404013: The capability name or the mode is unknown. 404013: The grantee does not have
 *   this capability in this mode. 404027: A flow that the request refers to does not exist.
 *   (Documented, although no flow id is sent.)
 * @param project - Id of the project. The name is not accepted.
 * @param group - Id of the group. The name is not accepted.
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_permissions.htm#delete_default_permission
 */
export function deleteDefaultFlowPermissionForGroup(
  project: Identified<"project">,
  group: Identified<"group">,
  args: DeleteDefaultFlowPermissionForGroupArgs,
): Operation<void> {
  return build(DELETE_DEFAULT_FLOW_PERMISSION_FOR_GROUP, args, { project, group });
}

/** Arguments of {@link deleteDefaultFlowPermissionForGroupSet}. */
export interface DeleteDefaultFlowPermissionForGroupSetArgs {
  /**
   * Name of the capability: ChangeHierarchy, ChangePermissions, Delete, Execute, ExportXml, Read or
   * Write. Case-sensitive.
   */
  readonly capability:
    | "ChangeHierarchy"
    | "ChangePermissions"
    | "Delete"
    | "Execute"
    | "ExportXml"
    | "Read"
    | "Write";
  /** Allow to remove an allowed capability, Deny to remove a denied capability. Case-sensitive. */
  readonly mode: "Allow" | "Deny";
}

/**
 * Delete a permission rule for a group set on the future flows of a project.
 *
 * Removes a capability that was allowed or denied for the group set. Servers without group sets do
 * not have this resource.
 *
 * Permissions: Administrators, and leaders and owners of the project.
 *
 * If the response is lost: Read the default permissions of the project.
 *
 * `DELETE
 * /api/{apiVersion}/sites/{siteId}/projects/{projectId}/default-permissions/flows/groupsets/{groupSetId}/{capabilityName}/{capabilityMode}`
 *
 * Since version 3.22. Scopes: tableau:permissions:delete.
 *
 * Errors:
 *
 * - BadRequestError: 400009: The capability does not apply to flows. The capabilities of a flow are
 *   ChangeHierarchy, ChangePermissions, Delete, Execute, ExportXml, Read and Write.
 * - PermissionDeniedError: 403004: The default permissions are locked to an enclosing project.
 *   403095: The user may not delete default permissions for flows of the project.
 * - NotFoundError: 404005: No project has the id in the path. 404012: No group set has the id in
 *   the path. (The code is the same as for groups.) 404013: The capability name or the mode is
 *   unknown. 404013: The grantee does not have this capability in this mode. 404027: A flow that
 *   the request refers to does not exist. (Documented, although no flow id is sent.)
 * @param project - Id of the project. The name is not accepted.
 * @param groupSet - Id of the group set.
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_permissions.htm#delete_default_permission
 */
export function deleteDefaultFlowPermissionForGroupSet(
  project: Identified<"project">,
  groupSet: Identified<"group set">,
  args: DeleteDefaultFlowPermissionForGroupSetArgs,
): Operation<void> {
  return build(DELETE_DEFAULT_FLOW_PERMISSION_FOR_GROUP_SET, args, { project, groupSet });
}
