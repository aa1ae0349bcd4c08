// Generated from spec/ by `make generate`. Do not edit.
/** List and update the connections of a flow to its data sources, or of many flows. */

import { build } from "../build.js";
import { QUERY_FLOW_CONNECTIONS, UPDATE_FLOW_CONNECTION } from "../catalog/connections.js";
import type { Identified } from "../kinds.js";
import type { Operation } from "../operation.js";
import type * as t from "../types/index.js";

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
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#query_flow_connections
 */
export function queryFlowConnections(flow: Identified<"flow">): Operation<readonly t.Connection[]> {
  return build(QUERY_FLOW_CONNECTIONS, { flow });
}

/** Arguments of {@link updateFlowConnection}. */
export interface UpdateFlowConnectionArgs {
  /** New host of the data source. */
  readonly serverAddress?: string | undefined;
  /** New port of the data source, 0 to 65535. */
  readonly serverPort?: number | undefined;
  /** New user name for the data source. */
  readonly userName?: string | undefined;
  /** New password for the data source. */
  readonly password?: string | undefined;
  /** Whether the server stores the password. */
  readonly embedPassword?: boolean | undefined;
  /** New authentication method for the data source. Supported by newer servers. */
  readonly authenticationType?: string | undefined;
  /** Whether queries are tagged with their origin. Supported by newer servers. */
  readonly queryTaggingEnabled?: boolean | undefined;
}

/**
 * Update the server address, port, user name or password of a connection.
 *
 * Omitted values are unchanged; at least one value must be given. Both input and output connections
 * can be updated.
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
 * - PermissionDeniedError: 403098: The user may not change the connections of the flow. 403103: The
 *   user may not write to the flow.
 * - NotFoundError: 404027: No flow has the id in the path.
 *
 * @param flow - Id of the flow.
 * @param connection - Id of the connection. The list of the flow's connections contains it.
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#update_flow_connection
 */
export function updateFlowConnection(
  flow: Identified<"flow">,
  connection: Identified<"connection">,
  args: UpdateFlowConnectionArgs = {},
): Operation<t.Connection> {
  return build(UPDATE_FLOW_CONNECTION, args, { flow, connection });
}
