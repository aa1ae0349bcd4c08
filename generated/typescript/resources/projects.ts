// Generated from spec/ by `make generate`. Do not edit.
/** List, find, create, update and delete projects, and their permissions. */

import type { CallOptions, Caller, Pager } from "../caller.js";
import type { Identified } from "../kinds.js";
import * as operations from "../operations/projects.js";
import type * as t from "../types/index.js";

/** List, find, create, update and delete projects, and their permissions. */
export class ProjectsResource {
  /** Sends the calls. */
  protected readonly caller: Caller;

  constructor(caller: Caller) {
    this.caller = caller;
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
   * - PageError: 400006: The page number is not an integer of at least 1, or is beyond the last
   *   page. 400007: The page size is not an integer of at least 1. 403014: The page size is over
   *   1000.
   * - InvalidFilterError: 400065: The filter uses a field or an operator that this list does not
   *   support.
   * - InvalidSortError: 400066: The sort order uses a field that this list cannot be sorted by.
   *
   * @param args - The other arguments.
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_projects.htm#query_projects
   */
  list(args: operations.QueryProjectsArgs = {}, options?: CallOptions): Pager<t.Project> {
    return this.caller.list(operations.queryProjects(args), options);
  }

  /**
   * Create a project.
   *
   * The flows that are published to the project later start with its default permissions, which are
   * copied from the parent project, or from the default project for a top-level project. The user
   * who creates the project owns it, unless another owner is given.
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
   * - NameTakenError: 409006: Another project with the same parent has this name; names are
   *   compared without regard to case.
   * @param name - Name of the project. Names are unique among the projects with the same parent,
   *   without regard to case.
   * @param args - The other arguments.
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_projects.htm#create_project
   */
  create(
    name: string,
    args: operations.CreateProjectArgs = {},
    options?: CallOptions,
  ): Promise<t.Project> {
    return this.caller.call(operations.createProject(name, args), options);
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
   * - NameTakenError: 409006: Another project with the same parent has this name; names are
   *   compared without regard to case.
   * @param project - Id of the project. The name is not accepted.
   * @param args - The other arguments.
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_projects.htm#update_project
   */
  update(
    project: Identified<"project">,
    args: operations.UpdateProjectArgs = {},
    options?: CallOptions,
  ): Promise<t.Project> {
    return this.caller.call(operations.updateProject(project, args), options);
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
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_projects.htm#delete_project
   */
  delete(project: Identified<"project">, options?: CallOptions): Promise<void> {
    return this.caller.call(operations.deleteProject(project), options);
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
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_permissions.htm#query_project_permissions
   */
  getPermissions(
    project: Identified<"project">,
    options?: CallOptions,
  ): Promise<t.ProjectPermissions> {
    return this.caller.call(operations.queryProjectPermissions(project), options);
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
   *   path. 404009: The body has the id of another project than the path. 404012: No group has one
   *   of the given ids. 404013: The capability name is unknown, or the mode is neither Allow nor
   *   Deny.
   * @param project - Id of the project. The name is not accepted.
   * @param args - The other arguments.
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_permissions.htm#add_project_permissions
   */
  addPermissions(
    project: Identified<"project">,
    args: operations.AddProjectPermissionsArgs,
    options?: CallOptions,
  ): Promise<t.ProjectPermissions> {
    return this.caller.call(operations.addProjectPermissions(project, args), options);
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
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_permissions.htm#delete_project_permission
   */
  deletePermissionForUser(
    project: Identified<"project">,
    user: Identified<"user">,
    args: operations.DeleteProjectPermissionForUserArgs,
    options?: CallOptions,
  ): Promise<void> {
    return this.caller.call(
      operations.deleteProjectPermissionForUser(project, user, args),
      options,
    );
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
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_permissions.htm#delete_project_permission
   */
  deletePermissionForGroup(
    project: Identified<"project">,
    group: Identified<"group">,
    args: operations.DeleteProjectPermissionForGroupArgs,
    options?: CallOptions,
  ): Promise<void> {
    return this.caller.call(
      operations.deleteProjectPermissionForGroup(project, group, args),
      options,
    );
  }

  /**
   * Delete a permission rule for a group set on a project.
   *
   * Removes a capability that was allowed or denied for the group set. Servers without group sets
   * do not have this resource.
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
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_permissions.htm#delete_project_permission
   */
  deletePermissionForGroupSet(
    project: Identified<"project">,
    groupSet: Identified<"group set">,
    args: operations.DeleteProjectPermissionForGroupSetArgs,
    options?: CallOptions,
  ): Promise<void> {
    return this.caller.call(
      operations.deleteProjectPermissionForGroupSet(project, groupSet, args),
      options,
    );
  }

  /**
   * Read the permissions that new flows of a project start with.
   *
   * While the permissions are locked to the project, they apply to all its flows. If they are
   * locked to an enclosing project, the reply has the default permissions of that project and names
   * it as the parent.
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
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_permissions.htm#query_default_permissions
   */
  getDefaultPermissions(
    project: Identified<"project">,
    options?: CallOptions,
  ): Promise<t.ProjectPermissions> {
    return this.caller.call(operations.queryDefaultFlowPermissions(project), options);
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
   * - PermissionDeniedError: 403004: The user may not set the default permissions of the project,
   *   or they are locked to an enclosing project.
   * - NotFoundError: 404002: No user has one of the given ids. 404005: No project has the id in the
   *   path. 404009: The body has the id of another project than the path. 404012: No group has one
   *   of the given ids. 404013: The capability name is unknown, or the mode is neither Allow nor
   *   Deny.
   * @param project - Id of the project. The name is not accepted.
   * @param args - The other arguments.
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_permissions.htm#add_default_permissions
   */
  addDefaultPermissions(
    project: Identified<"project">,
    args: operations.AddDefaultFlowPermissionsArgs,
    options?: CallOptions,
  ): Promise<t.ProjectPermissions> {
    return this.caller.call(operations.addDefaultFlowPermissions(project, args), options);
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
   * - BadRequestError: 400009: The capability does not apply to flows. The capabilities of a flow
   *   are ChangeHierarchy, ChangePermissions, Delete, Execute, ExportXml, Read and Write.
   * - PermissionDeniedError: 403004: The default permissions are locked to an enclosing project.
   *   403095: The user may not delete default permissions for flows of the project.
   * - NotFoundError: 404002: No user has the id in the path. 404005: No project has the id in the
   *   path. 404013: The capability name or the mode is unknown. 404013: The grantee does not have
   *   this capability in this mode. 404027: A flow that the request refers to does not exist.
   *   (Documented, although no flow id is sent.)
   * @param project - Id of the project. The name is not accepted.
   * @param user - Id of the user. The login name is not accepted.
   * @param args - The other arguments.
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_permissions.htm#delete_default_permission
   */
  deleteDefaultPermissionForUser(
    project: Identified<"project">,
    user: Identified<"user">,
    args: operations.DeleteDefaultFlowPermissionForUserArgs,
    options?: CallOptions,
  ): Promise<void> {
    return this.caller.call(
      operations.deleteDefaultFlowPermissionForUser(project, user, args),
      options,
    );
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
   * - BadRequestError: 400009: The capability does not apply to flows. The capabilities of a flow
   *   are ChangeHierarchy, ChangePermissions, Delete, Execute, ExportXml, Read and Write.
   * - PermissionDeniedError: 403004: The default permissions are locked to an enclosing project.
   *   403095: The user may not delete default permissions for flows of the project.
   * - NotFoundError: 404005: No project has the id in the path. 404012: No group has the id in the
   *   path. 404013: The capability name or the mode is unknown. 404013: The grantee does not have
   *   this capability in this mode. 404027: A flow that the request refers to does not exist.
   *   (Documented, although no flow id is sent.)
   * @param project - Id of the project. The name is not accepted.
   * @param group - Id of the group. The name is not accepted.
   * @param args - The other arguments.
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_permissions.htm#delete_default_permission
   */
  deleteDefaultPermissionForGroup(
    project: Identified<"project">,
    group: Identified<"group">,
    args: operations.DeleteDefaultFlowPermissionForGroupArgs,
    options?: CallOptions,
  ): Promise<void> {
    return this.caller.call(
      operations.deleteDefaultFlowPermissionForGroup(project, group, args),
      options,
    );
  }

  /**
   * Delete a permission rule for a group set on the future flows of a project.
   *
   * Removes a capability that was allowed or denied for the group set. Servers without group sets
   * do not have this resource.
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
   * - BadRequestError: 400009: The capability does not apply to flows. The capabilities of a flow
   *   are ChangeHierarchy, ChangePermissions, Delete, Execute, ExportXml, Read and Write.
   * - PermissionDeniedError: 403004: The default permissions are locked to an enclosing project.
   *   403095: The user may not delete default permissions for flows of the project.
   * - NotFoundError: 404005: No project has the id in the path. 404012: No group set has the id in
   *   the path. (The code is the same as for groups.) 404013: The capability name or the mode is
   *   unknown. 404013: The grantee does not have this capability in this mode. 404027: A flow that
   *   the request refers to does not exist. (Documented, although no flow id is sent.)
   * @param project - Id of the project. The name is not accepted.
   * @param groupSet - Id of the group set.
   * @param args - The other arguments.
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_permissions.htm#delete_default_permission
   */
  deleteDefaultPermissionForGroupSet(
    project: Identified<"project">,
    groupSet: Identified<"group set">,
    args: operations.DeleteDefaultFlowPermissionForGroupSetArgs,
    options?: CallOptions,
  ): Promise<void> {
    return this.caller.call(
      operations.deleteDefaultFlowPermissionForGroupSet(project, groupSet, args),
      options,
    );
  }
}
