// Generated from spec/ by `make generate`. Do not edit.
/** The facts of the operations of `linkedTasks`. */

import {
  LINKED_TASK_JOB_REPLY,
  LINKED_TASK_LIST_REPLY,
  LINKED_TASK_REPLY,
} from "../codec/tables/linked_tasks.js";
import { EMPTY_REQUEST } from "../codec/tables/tasks.js";
import type { OperationInfo } from "../operation.js";

/** The facts of `getLinkedTasks`. */
export const GET_LINKED_TASKS: OperationInfo = {
  id: "getLinkedTasks",
  resource: "linkedTasks",
  verb: "list",
  method: "GET",
  path: "/api/{apiVersion}/sites/{siteId}/tasks/linked",
  since: [3, 15],
  status: 200,
  retry: "read",
  authenticated: true,
  parameters: [
    { name: "pageSize", location: "query", type: "integer", minimum: 1, maximum: 1000 },
    { name: "pageNumber", location: "query", type: "integer", minimum: 1 },
  ],
  reply: LINKED_TASK_LIST_REPLY,
  result: "linkedTasks",
  paged: { items: "linkedTasks", number: "pageNumber", size: "pageSize", total: true },
};

/** The facts of `getLinkedTask`. */
export const GET_LINKED_TASK: OperationInfo = {
  id: "getLinkedTask",
  resource: "linkedTasks",
  verb: "get",
  method: "GET",
  path: "/api/{apiVersion}/sites/{siteId}/tasks/linked/{linkedTaskId}",
  since: [3, 15],
  status: 200,
  retry: "read",
  authenticated: true,
  parameters: [
    {
      name: "linkedTaskId",
      argument: "linkedTask",
      location: "path",
      type: "string",
      required: true,
      identifies: true,
    },
  ],
  reply: LINKED_TASK_REPLY,
  result: "linkedTask",
  positional: ["linkedTask"],
};

/** The facts of `runLinkedTaskNow`. */
export const RUN_LINKED_TASK_NOW: OperationInfo = {
  id: "runLinkedTaskNow",
  resource: "linkedTasks",
  verb: "run",
  method: "POST",
  path: "/api/{apiVersion}/sites/{siteId}/tasks/linked/{linkedTaskId}/runNow",
  since: [3, 15],
  status: 200,
  retry: "write",
  authenticated: true,
  parameters: [
    {
      name: "linkedTaskId",
      argument: "linkedTask",
      location: "path",
      type: "string",
      required: true,
      identifies: true,
    },
  ],
  request: { media: "text/xml", shape: EMPTY_REQUEST, arguments: [] },
  reply: LINKED_TASK_JOB_REPLY,
  result: "linkedTaskJob",
  positional: ["linkedTask"],
  verify: "List the newest runs of the flows.",
};
