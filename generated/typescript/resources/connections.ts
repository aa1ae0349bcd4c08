// Generated from spec/ by `make generate`. Do not edit.
/** List and update the connections of a flow to its data sources, or of many flows. */

import type { CallOptions, Caller } from "../caller.js";
import type { Identified } from "../kinds.js";
import * as operations from "../operations/connections.js";
import type * as t from "../types/index.js";

/** List and update the connections of a flow to its data sources, or of many flows. */
export class ConnectionsResource {
  /** Sends the calls. */
  protected readonly caller: Caller;

  constructor(caller: Caller) {
    this.caller = caller;
  }

  /**
   * List the connections of a flow.
   *
   * Returns the whole list in one reply. Server addresses and user names can be empty.
   *
   * Permissions: Administrators, and users who have the Read capability on the flow.
   *
   * `GET /api/{apiVersion}/sites/{siteId}/flows/{flowId}/connections`
   *
   * Since version 3.3. Scopes: tableau:flow_connections:read.
   *
   * Errors:
   *
   * - PermissionDeniedError: 403092: The user may not read the flow.
   * - NotFoundError: 404027: No flow has the id in the path.
   *
   * @param flow - Id of the flow.
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#query_flow_connections
   */
  list(flow: Identified<"flow">, options?: CallOptions): Promise<readonly t.Connection[]> {
    return this.caller.call(operations.queryFlowConnections(flow), options);
  }

  /**
   * Update the server address, port, user name or password of a connection.
   *
   * Omitted values are unchanged; at least one value must be given. Both input and output
   * connections can be updated.
   *
   * Permissions: Administrators, and users who have the Write capability on the flow and on its
   * project.
   *
   * If the response is lost: List the connections of the flow.
   *
   * `PUT /api/{apiVersion}/sites/{siteId}/flows/{flowId}/connections/{connectionId}`
   *
   * Since version 3.3.
   *
   * Errors:
   *
   * - BadRequestError: 400000: The body is missing, is not well-formed XML, or contains no changes.
   * - PermissionDeniedError: 403098: The user may not change the connections of the flow. 403103:
   *   The user may not write to the flow.
   * - NotFoundError: 404027: No flow has the id in the path.
   *
   * @param flow - Id of the flow.
   * @param connection - Id of the connection. The list of the flow's connections contains it.
   * @param args - The other arguments.
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#update_flow_connection
   */
  update(
    flow: Identified<"flow">,
    connection: Identified<"connection">,
    args: operations.UpdateFlowConnectionArgs = {},
    options?: CallOptions,
  ): Promise<t.Connection> {
    return this.caller.call(operations.updateFlowConnection(flow, connection, args), options);
  }
}
