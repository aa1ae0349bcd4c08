// Generated from spec/ by `make generate`. Do not edit.
/** The facts of the operations of `schedules`. */

import {
  CREATE_SCHEDULE_REQUEST,
  SCHEDULE_LIST_REPLY,
  SCHEDULE_REPLY,
  UPDATE_SCHEDULE_REQUEST,
} from "../codec/tables/schedules.js";
import type { OperationInfo } from "../operation.js";

/** The facts of `querySchedules`. */
export const QUERY_SCHEDULES: OperationInfo = {
  id: "querySchedules",
  resource: "schedules",
  verb: "list",
  method: "GET",
  path: "/api/{apiVersion}/schedules",
  since: [2, 3],
  status: 200,
  retry: "read",
  authenticated: true,
  deployment: "server",
  parameters: [
    { name: "pageSize", location: "query", type: "integer", minimum: 1, maximum: 1000 },
    { name: "pageNumber", location: "query", type: "integer", minimum: 1 },
  ],
  reply: SCHEDULE_LIST_REPLY,
  result: "schedules",
  paged: { items: "schedules", number: "pageNumber", size: "pageSize", total: true },
};

/** The facts of `createSchedule`. */
export const CREATE_SCHEDULE: OperationInfo = {
  id: "createSchedule",
  resource: "schedules",
  verb: "create",
  method: "POST",
  path: "/api/{apiVersion}/schedules",
  since: [2, 3],
  status: 201,
  retry: "write",
  authenticated: true,
  deployment: "server",
  parameters: [],
  request: {
    media: "text/xml",
    shape: CREATE_SCHEDULE_REQUEST,
    arguments: [
      { name: "name", path: ["schedule", "name"], kind: "string", required: true },
      { name: "kind", path: ["schedule", "type"], kind: "string", required: true },
      { name: "priority", path: ["schedule", "priority"], kind: "integer", required: true },
      {
        name: "executionOrder",
        path: ["schedule", "executionOrder"],
        kind: "string",
        required: true,
      },
      { name: "frequency", path: ["schedule", "frequency"], kind: "string", required: true },
      {
        name: "frequencyDetails",
        path: ["schedule", "frequencyDetails"],
        kind: "object",
        required: true,
      },
    ],
  },
  reply: SCHEDULE_REPLY,
  result: "schedule",
  positional: ["name"],
  verify: "List the schedules and look for the name.",
};

/** The facts of `getSchedule`. */
export const GET_SCHEDULE: OperationInfo = {
  id: "getSchedule",
  resource: "schedules",
  verb: "get",
  method: "GET",
  path: "/api/{apiVersion}/schedules/{scheduleId}",
  since: [3, 8],
  status: 200,
  retry: "read",
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
  reply: SCHEDULE_REPLY,
  result: "schedule",
  positional: ["schedule"],
};

/** The facts of `updateSchedule`. */
export const UPDATE_SCHEDULE: OperationInfo = {
  id: "updateSchedule",
  resource: "schedules",
  verb: "update",
  method: "PUT",
  path: "/api/{apiVersion}/schedules/{scheduleId}",
  since: [2, 3],
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
    shape: UPDATE_SCHEDULE_REQUEST,
    arguments: [
      { name: "name", path: ["schedule", "name"], kind: "string" },
      { name: "state", path: ["schedule", "state"], kind: "string" },
      { name: "priority", path: ["schedule", "priority"], kind: "integer" },
      { name: "executionOrder", path: ["schedule", "executionOrder"], kind: "string" },
      { name: "frequency", path: ["schedule", "frequency"], kind: "string" },
      { name: "frequencyDetails", path: ["schedule", "frequencyDetails"], kind: "object" },
    ],
    atLeastOne: true,
  },
  reply: SCHEDULE_REPLY,
  result: "schedule",
  positional: ["schedule"],
  verify: "Read the schedule.",
};

/** The facts of `deleteSchedule`. */
export const DELETE_SCHEDULE: OperationInfo = {
  id: "deleteSchedule",
  resource: "schedules",
  verb: "delete",
  method: "DELETE",
  path: "/api/{apiVersion}/schedules/{scheduleId}",
  since: [2, 3],
  status: 204,
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
  positional: ["schedule"],
  verify: "List the schedules; it was deleted if it is missing.",
};
