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
}
