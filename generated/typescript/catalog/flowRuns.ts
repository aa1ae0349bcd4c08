// Generated from spec/ by `make generate`. Do not edit.
/** The facts of the operations of `flowRuns`. */

import { FLOW_RUN_LIST_REPLY, FLOW_RUN_REPLY } from "../codec/tables/runs.js";
import type { OperationInfo } from "../operation.js";

/** The facts of `getFlowRuns`. */
export const GET_FLOW_RUNS: OperationInfo = {
  id: "getFlowRuns",
  resource: "flowRuns",
  verb: "list",
  method: "GET",
  path: "/api/{apiVersion}/sites/{siteId}/flows/runs",
  since: [3, 10],
  status: 200,
  retry: "read",
  authenticated: true,
  scopes: ["tableau:flow_runs:read"],
  parameters: [
    {
      name: "filter",
      location: "query",
      type: "string",
      fields: {
        flowId: true,
        userId: true,
        progress: true,
        startedAt: true,
        completedAt: true,
        status: [3, 30],
      },
    },
    {
      name: "sort",
      location: "query",
      type: "string",
      fields: { startedAt: true, completedAt: true, progress: true, status: [3, 30] },
      sorts: true,
    },
    { name: "pageSize", location: "query", type: "integer", minimum: 1, maximum: 1000 },
    { name: "pageNumber", location: "query", type: "integer", minimum: 1 },
  ],
  reply: FLOW_RUN_LIST_REPLY,
  result: "flowRuns",
  paged: { items: "flowRuns", number: "pageNumber", size: "pageSize", total: false },
};

/** The facts of `getFlowRun`. */
export const GET_FLOW_RUN: OperationInfo = {
  id: "getFlowRun",
  resource: "flowRuns",
  verb: "get",
  method: "GET",
  path: "/api/{apiVersion}/sites/{siteId}/flows/runs/{flowRunId}",
  since: [3, 10],
  status: 200,
  retry: "read",
  authenticated: true,
  scopes: ["tableau:flow_runs:read"],
  parameters: [
    {
      name: "flowRunId",
      argument: "flowRun",
      location: "path",
      type: "string",
      required: true,
      identifies: true,
    },
  ],
  reply: FLOW_RUN_REPLY,
  result: "flowRun",
  positional: ["flowRun"],
};

/** The facts of `cancelFlowRun`. */
export const CANCEL_FLOW_RUN: OperationInfo = {
  id: "cancelFlowRun",
  resource: "flowRuns",
  verb: "cancel",
  method: "PUT",
  path: "/api/{apiVersion}/sites/{siteId}/flows/runs/{flowRunId}",
  since: [3, 10],
  status: 200,
  retry: "write",
  authenticated: true,
  scopes: ["tableau:flow_runs:update"],
  parameters: [
    {
      name: "flowRunId",
      argument: "flowRun",
      location: "path",
      type: "string",
      required: true,
      identifies: true,
    },
  ],
  positional: ["flowRun"],
  verify: "Read the flow run.",
};
