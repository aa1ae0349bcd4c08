// Generated from spec/ by `make generate`. Do not edit.
/** The facts of the operations of `connections`. */

import {
  CONNECTION_LIST_REPLY,
  CONNECTION_REPLY,
  UPDATE_FLOW_CONNECTION_REQUEST,
} from "../codec/tables/flows.js";
import type { OperationInfo } from "../operation.js";

/** The facts of `queryFlowConnections`. */
export const QUERY_FLOW_CONNECTIONS: OperationInfo = {
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

/** The facts of `updateFlowConnection`. */
export const UPDATE_FLOW_CONNECTION: OperationInfo = {
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
