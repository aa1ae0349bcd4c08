// Generated from spec/ by `make generate`. Do not edit.
/** The facts of the operations of `flowTasks`. */

import { JOB_REPLY } from "../codec/tables/runs.js";
import {
  ADD_FLOW_TASK_TO_SCHEDULE_REQUEST,
  CREATE_CLOUD_FLOW_TASK_REQUEST,
  EMPTY_REQUEST,
  TASK_LIST_REPLY,
  TASK_REPLY,
} from "../codec/tables/tasks.js";
import type { OperationInfo } from "../operation.js";

/** The facts of `getFlowRunTasks`. */
export const GET_FLOW_RUN_TASKS: OperationInfo = {
  id: "getFlowRunTasks",
  resource: "flowTasks",
  verb: "list",
  method: "GET",
  path: "/api/{apiVersion}/sites/{siteId}/tasks/runFlow",
  since: [3, 3],
  status: 200,
  retry: "read",
  authenticated: true,
  scopes: ["tableau:flow_tasks:read"],
  parameters: [],
  reply: TASK_LIST_REPLY,
  result: "tasks",
};

/** The facts of `getFlowRunTask`. */
export const GET_FLOW_RUN_TASK: OperationInfo = {
  id: "getFlowRunTask",
  resource: "flowTasks",
  verb: "get",
  method: "GET",
  path: "/api/{apiVersion}/sites/{siteId}/tasks/runFlow/{taskId}",
  since: [3, 3],
  status: 200,
  retry: "read",
  authenticated: true,
  scopes: ["tableau:flow_tasks:read"],
  parameters: [
    {
      name: "taskId",
      argument: "task",
      location: "path",
      type: "string",
      required: true,
      identifies: true,
    },
  ],
  reply: TASK_REPLY,
  result: "task",
  positional: ["task"],
};

/** The facts of `runFlowTask`. */
export const RUN_FLOW_TASK: OperationInfo = {
  id: "runFlowTask",
  resource: "flowTasks",
  verb: "run",
  method: "POST",
  path: "/api/{apiVersion}/sites/{siteId}/tasks/runFlow/{taskId}/runNow",
  since: [3, 3],
  status: 200,
  retry: "write",
  authenticated: true,
  scopes: ["tableau:flow_tasks:run"],
  parameters: [
    {
      name: "taskId",
      argument: "task",
      location: "path",
      type: "string",
      required: true,
      identifies: true,
    },
  ],
  request: { media: "text/xml", shape: EMPTY_REQUEST, arguments: [] },
  reply: JOB_REPLY,
  result: "job",
  positional: ["task"],
  verify: "List the newest runs of the flow.",
};

/** The facts of `addFlowTaskToSchedule`. */
export const ADD_FLOW_TASK_TO_SCHEDULE: OperationInfo = {
  id: "addFlowTaskToSchedule",
  resource: "flowTasks",
  verb: "add",
  method: "PUT",
  path: "/api/{apiVersion}/sites/{siteId}/schedules/{scheduleId}/flows",
  since: [3, 3],
  status: 200,
  retry: "write",
  authenticated: true,
  deployment: "server",
  parameters: [
    {
      name: "scheduleId",
      argument: "schedule",
      location: "path",
      type: "string",
      required: true,
      identifies: true,
    },
  ],
  request: {
    media: "text/xml",
    shape: ADD_FLOW_TASK_TO_SCHEDULE_REQUEST,
    arguments: [
      {
        name: "flow",
        path: ["task", "flowRun", "flow", "id"],
        kind: "string",
        required: true,
        identifies: true,
      },
      {
        name: "flowRunSpec",
        path: ["task", "flowRun", "flowRunSpec"],
        kind: "object",
        since: [3, 15],
      },
    ],
  },
  reply: TASK_REPLY,
  result: "task",
  positional: ["flow", "schedule"],
  verify: "List the flow tasks.",
};

/** The facts of `createCloudFlowTask`. */
export const CREATE_CLOUD_FLOW_TASK: OperationInfo = {
  id: "createCloudFlowTask",
  resource: "flowTasks",
  verb: "create",
  method: "POST",
  path: "/api/{apiVersion}/sites/{siteId}/tasks/flows",
  since: [3, 22],
  status: 200,
  retry: "write",
  authenticated: true,
  deployment: "cloud",
  parameters: [],
  request: {
    media: "text/xml",
    shape: CREATE_CLOUD_FLOW_TASK_REQUEST,
    arguments: [
      {
        name: "flow",
        path: ["task", "flowRun", "flow", "id"],
        kind: "string",
        required: true,
        identifies: true,
      },
      { name: "frequency", path: ["schedule", "frequency"], kind: "string", required: true },
      {
        name: "frequencyDetails",
        path: ["schedule", "frequencyDetails"],
        kind: "object",
        required: true,
      },
      { name: "flowRunSpec", path: ["task", "flowRun", "flowRunSpec"], kind: "object" },
    ],
  },
  reply: TASK_REPLY,
  result: "task",
  positional: ["flow"],
  verify: "List the flow tasks.",
};
