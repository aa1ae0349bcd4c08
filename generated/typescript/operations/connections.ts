// Generated from spec/ by `make generate`. Do not edit.
/** List and update the connections of a flow to its data sources, or of many flows. */

import { CONNECTION_LIST_REPLY, CONNECTION_REPLY, UPDATE_FLOW_CONNECTION_REQUEST } from "../codec/tables/flows.js";
import { build } from "../build.js";
import type { Identified } from "../kinds.js";
import type { Operation, OperationInfo } from "../operation.js";
import type * as t from "../types/index.js";

const QUERY_FLOW_CONNECTIONS: OperationInfo = {
  id: "queryFlowConnections",
  resource: "connections",
  verb: "list",
  method: "GET",
  path: "/api/{apiVersion}/sites/{siteId}/flows/{flowId}/connections",
  since: [3, 3],
  status: 200,
  retry: "read",
  authenticated: true,
  scopes: ["tableau:flow_connections:read"],
  parameters: [
    {
      name: "flowId",
      argument: "flow",
      location: "path",
      type: "string",
      required: true,
      identifies: true,
    },
  ],
  reply: CONNECTION_LIST_REPLY,
  result: "connections",
  positional: ["flow"],
};

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
 *
 * - NotFoundError: 404027: No flow has the id in the path.
 *
 * @param flow - Id of the flow.
 * @see
 *   https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#query_flow_connections
 */
export function queryFlowConnections(flow: Identified<"flow">): Operation<readonly t.Connection[]> {
  return build(QUERY_FLOW_CONNECTIONS, { flow });
}

const UPDATE_FLOW_CONNECTION: OperationInfo = {
  id: "updateFlowConnection",
  resource: "connections",
  verb: "update",
  method: "PUT",
  path: "/api/{apiVersion}/sites/{siteId}/flows/{flowId}/connections/{connectionId}",
  since: [3, 3],
  status: 200,
  retry: "write",
  authenticated: true,
  parameters: [
    {
      name: "flowId",
      argument: "flow",
      location: "path",
      type: "string",
      required: true,
      identifies: true,
    },
    {
      name: "connectionId",
      argument: "connection",
      location: "path",
      type: "string",
      required: true,
      identifies: true,
    },
  ],
  request: {
    media: "text/xml",
    shape: UPDATE_FLOW_CONNECTION_REQUEST,
    arguments: [
      { name: "serverAddress", path: ["connection", "serverAddress"], kind: "string" },
      { name: "serverPort", path: ["connection", "serverPort"], kind: "integer" },
      { name: "userName", path: ["connection", "userName"], kind: "string" },
      { name: "password", path: ["connection", "password"], kind: "string", secret: true },
      { name: "embedPassword", path: ["connection", "embedPassword"], kind: "boolean" },
      { name: "authenticationType", path: ["connection", "authenticationType"], kind: "string" },
      { name: "queryTaggingEnabled", path: ["connection", "queryTaggingEnabled"], kind: "boolean" },
    ],
    atLeastOne: true,
  },
  reply: CONNECTION_REPLY,
  result: "connection",
  positional: ["flow", "connection"],
  verify: "List the connections of the flow.",
};

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
 *
 * - PermissionDeniedError: 403098: The user may not change the connections of the flow. 403103: The
 *   user may not write to the flow.
 *
 * - NotFoundError: 404027: No flow has the id in the path.
 *
 * @param flow - Id of the flow.
 * @param connection - Id of the connection. The list of the flow's connections contains it.
 * @param args - The other arguments.
 * @see
 *   https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#update_flow_connection
 */
export function updateFlowConnection(
  flow: Identified<"flow">,
  connection: Identified<"connection">,
  args: UpdateFlowConnectionArgs = {},
): Operation<t.Connection> {
  return build(UPDATE_FLOW_CONNECTION, { ...args, flow, connection });
}
