// Generated from spec/ by `make generate`. Do not edit.
/** Read and change the permissions on a flow. */

import type { CallOptions, Caller } from "../caller.js";
import type { Identified } from "../kinds.js";
import * as operations from "../operations/permissions.js";
import type * as t from "../types/index.js";

/** Read and change the permissions on a flow. */
export class PermissionsResource {
  /** Sends the calls. */
  protected readonly caller: Caller;

  constructor(caller: Caller) {
    this.caller = caller;
  }

  /**
   * Read the permissions on a flow.
   *
   * If permissions are locked to the project of the flow, the reply names that project as the
   * parent.
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
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#query_flow_permissions
   */
  get(flow: Identified<"flow">, options?: CallOptions): Promise<t.Permissions> {
    return this.caller.call(operations.queryFlowPermissions(flow), options);
  }
}
