// Generated from spec/ by `make generate`. Do not edit.
/** Read and change the permissions on a flow. */

import { build } from "../build.js";
import {
  QUERY_FLOW_PERMISSIONS,
  ADD_FLOW_PERMISSIONS,
  DELETE_FLOW_PERMISSION_FOR_USER,
  DELETE_FLOW_PERMISSION_FOR_GROUP,
  DELETE_FLOW_PERMISSION_FOR_GROUP_SET,
} from "../catalog/permissions.js";
import type { Identified } from "../kinds.js";
import type { Operation } from "../operation.js";
import type * as t from "../types/index.js";

/**
 * Read the permissions on a flow.
 *
 * If permissions are locked to the project of the flow, the reply names that project as the parent.
 *
 * Permissions: Administrators.
 *
 * `GET /api/{apiVersion}/sites/{siteId}/flows/{flowId}/permissions`
 *
 * Since version 3.3. Scopes: tableau:permissions:read.
 *
 * Errors:
 *
 * - NotFoundError: 404027: No flow has the id in the path.
 *
 * @param flow - Id of the flow.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#query_flow_permissions
 */
export function queryFlowPermissions(flow: Identified<"flow">): Operation<t.Permissions> {
  return build(QUERY_FLOW_PERMISSIONS, { flow });
}

/** Arguments of {@link addFlowPermissions}. */
export interface AddFlowPermissionsArgs {
  /** The capabilities to allow and deny for each grantee. */
  readonly granteeCapabilities: readonly t.GranteeCapabilities[];
}

/**
 * Allow or deny capabilities on a flow.
 *
 * Several grantees can be given in one call. A capability that is already allowed or denied for a
 * grantee is unchanged; to reverse it, delete it first. The capabilities of a flow are
 * ChangeHierarchy, ChangePermissions, Delete, Execute, ExportXml, Read and Write.
 *
 * Permissions: Administrators, and users who may set permissions on the flow.
 *
 * If the response is lost: Read the permissions of the flow.
 *
 * `PUT /api/{apiVersion}/sites/{siteId}/flows/{flowId}/permissions`
 *
 * Since version 3.3. Scopes: tableau:permissions:update.
 *
 * Errors:
 *
 * - BadRequestError: 400000: The body is missing, incomplete or not well-formed XML. 400009: A
 *   capability does not apply to flows. The capabilities of a flow are ChangeHierarchy,
 *   ChangePermissions, Delete, Execute, ExportXml, Read and Write.
 * - PermissionDeniedError: 403004: The user may not set permissions on the flow.
 * - NotFoundError: 404002: No user has one of the given ids. 404012: No group has one of the given
 *   ids. 404013: The capability name is unknown, or the mode is neither Allow nor Deny. 404027: No
 *   flow has the id in the path.
 * @param flow - Id of the flow.
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#add_flow_permissions
 */
export function addFlowPermissions(
  flow: Identified<"flow">,
  args: AddFlowPermissionsArgs,
): Operation<t.Permissions> {
  return build(ADD_FLOW_PERMISSIONS, args, { flow });
}

/** Arguments of {@link deleteFlowPermissionForUser}. */
export interface DeleteFlowPermissionForUserArgs {
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
 * Delete a permission rule for a user on a flow.
 *
 * Removes a capability that was allowed or denied for the user directly. Permissions granted
 * through groups are unchanged.
 *
 * Permissions: Administrators, and users who have the ChangePermissions capability on the flow.
 *
 * If the response is lost: Read the permissions of the flow.
 *
 * `DELETE
 * /api/{apiVersion}/sites/{siteId}/flows/{flowId}/permissions/users/{userId}/{capabilityName}/{capabilityMode}`
 *
 * Since version 3.3. Scopes: tableau:permissions:delete.
 *
 * Errors:
 *
 * - BadRequestError: 400009: The capability does not apply to flows. The capabilities of a flow are
 *   ChangeHierarchy, ChangePermissions, Delete, Execute, ExportXml, Read and Write.
 * - PermissionDeniedError: 403004: The user may not set permissions on the flow.
 * - NotFoundError: 404002: No user has the id in the path. 404013: The capability name or the mode
 *   is unknown. 404013: The grantee does not have this capability in this mode. 404027: No flow has
 *   the id in the path.
 * @param flow - Id of the flow.
 * @param user - Id of the user. The login name is not accepted.
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#delete_flow_permission
 */
export function deleteFlowPermissionForUser(
  flow: Identified<"flow">,
  user: Identified<"user">,
  args: DeleteFlowPermissionForUserArgs,
): Operation<void> {
  return build(DELETE_FLOW_PERMISSION_FOR_USER, args, { flow, user });
}

/** Arguments of {@link deleteFlowPermissionForGroup}. */
export interface DeleteFlowPermissionForGroupArgs {
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
 * Delete a permission rule for a group on a flow.
 *
 * Removes a capability that was allowed or denied for the group.
 *
 * Permissions: Administrators, and users who have the ChangePermissions capability on the flow.
 *
 * If the response is lost: Read the permissions of the flow.
 *
 * `DELETE
 * /api/{apiVersion}/sites/{siteId}/flows/{flowId}/permissions/groups/{groupId}/{capabilityName}/{capabilityMode}`
 *
 * Since version 3.3. Scopes: tableau:permissions:delete.
 *
 * Errors:
 *
 * - BadRequestError: 400009: The capability does not apply to flows. The capabilities of a flow are
 *   ChangeHierarchy, ChangePermissions, Delete, Execute, ExportXml, Read and Write.
 * - PermissionDeniedError: 403004: The user may not set permissions on the flow.
 * - NotFoundError: 404012: No group has the id in the path. 404013: The capability name or the mode
 *   is unknown. 404013: The grantee does not have this capability in this mode. 404027: No flow has
 *   the id in the path.
 * @param flow - Id of the flow.
 * @param group - Id of the group. The name is not accepted.
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#delete_flow_permission
 */
export function deleteFlowPermissionForGroup(
  flow: Identified<"flow">,
  group: Identified<"group">,
  args: DeleteFlowPermissionForGroupArgs,
): Operation<void> {
  return build(DELETE_FLOW_PERMISSION_FOR_GROUP, args, { flow, group });
}

/** Arguments of {@link deleteFlowPermissionForGroupSet}. */
export interface DeleteFlowPermissionForGroupSetArgs {
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
 * Delete a permission rule for a group set on a flow.
 *
 * Removes a capability that was allowed or denied for the group set. Servers without group sets do
 * not have this resource.
 *
 * Permissions: Administrators, and users who have the ChangePermissions capability on the flow.
 *
 * If the response is lost: Read the permissions of the flow.
 *
 * `DELETE
 * /api/{apiVersion}/sites/{siteId}/flows/{flowId}/permissions/groupsets/{groupSetId}/{capabilityName}/{capabilityMode}`
 *
 * Since version 3.22. Scopes: tableau:permissions:delete.
 *
 * Errors:
 *
 * - BadRequestError: 400009: The capability does not apply to flows. The capabilities of a flow are
 *   ChangeHierarchy, ChangePermissions, Delete, Execute, ExportXml, Read and Write.
 * - PermissionDeniedError: 403004: The user may not set permissions on the flow.
 * - NotFoundError: 404012: No group set has the id in the path. (The code is the same as for
 *   groups.) 404013: The capability name or the mode is unknown. 404013: The grantee does not have
 *   this capability in this mode. 404027: No flow has the id in the path.
 * @param flow - Id of the flow.
 * @param groupSet - Id of the group set.
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#delete_flow_permission
 */
export function deleteFlowPermissionForGroupSet(
  flow: Identified<"flow">,
  groupSet: Identified<"group set">,
  args: DeleteFlowPermissionForGroupSetArgs,
): Operation<void> {
  return build(DELETE_FLOW_PERMISSION_FOR_GROUP_SET, args, { flow, groupSet });
}
