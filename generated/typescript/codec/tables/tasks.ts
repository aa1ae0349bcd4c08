// Generated from spec/ by `make generate`. Do not edit.
/** Tables of the topic "tasks", from which documents are read and written. */

import { FLOW_REFERENCE, SERVER_WARNING } from "./common.js";
import { FLOW_PARAMETER, FLOW_SUMMARY } from "./flows.js";
import { FLOW_PARAMETER_RUN, FLOW_RUN_SPEC } from "./runs.js";
import { FREQUENCY_DETAILS, SCHEDULE } from "./schedules.js";
import type { Shape } from "../shapes.js";

export const FLOW_TASK: Shape = {
  name: "FlowTask",
  fields: [
    { name: "schedule", wire: "schedule", place: "element", kind: "object", shape: SCHEDULE },
    {
      name: "flow",
      wire: "flow",
      place: "element",
      kind: "object",
      shape: FLOW_SUMMARY,
      required: true,
    },
    {
      name: "parameters",
      wire: "parameter",
      place: "element",
      kind: "object",
      shape: FLOW_PARAMETER,
      many: true,
      wrapper: "parameters",
      since: [3, 15],
    },
    {
      name: "flowRunSpec",
      wire: "flowRunSpec",
      place: "element",
      kind: "object",
      shape: FLOW_RUN_SPEC,
    },
    {
      name: "flowParametersRuns",
      wire: "parameterRuns",
      place: "element",
      kind: "object",
      shape: FLOW_PARAMETER_RUN,
      many: true,
      wrapper: "flowParametersRuns",
      since: [3, 15],
    },
    { name: "id", wire: "id", place: "attribute", kind: "string", required: true },
    { name: "priority", wire: "priority", place: "attribute", kind: "integer" },
    {
      name: "consecutiveFailedCount",
      wire: "consecutiveFailedCount",
      place: "attribute",
      kind: "integer",
    },
    { name: "type", wire: "type", place: "attribute", kind: "string" },
  ],
};

export const TASK: Shape = {
  name: "Task",
  fields: [
    {
      name: "flowRun",
      wire: "flowRun",
      place: "element",
      kind: "object",
      shape: FLOW_TASK,
      required: true,
    },
    { name: "type", wire: "type", place: "attribute", kind: "string" },
    { name: "state", wire: "state", place: "attribute", kind: "string" },
    { name: "priority", wire: "priority", place: "attribute", kind: "integer" },
    {
      name: "consecutiveFailedCount",
      wire: "consecutiveFailedCount",
      place: "attribute",
      kind: "integer",
    },
    { name: "runNow", wire: "runNow", place: "attribute", kind: "boolean" },
  ],
};

export const TASK_REPLY: Shape = {
  name: "TaskReply",
  fields: [
    { name: "task", wire: "task", place: "element", kind: "object", shape: TASK, required: true },
    {
      name: "warnings",
      wire: "warning",
      place: "element",
      kind: "object",
      shape: SERVER_WARNING,
      many: true,
      wrapper: "warnings",
    },
  ],
};

export const TASK_LIST_REPLY: Shape = {
  name: "TaskListReply",
  fields: [
    {
      name: "tasks",
      wire: "task",
      place: "element",
      kind: "object",
      shape: TASK,
      many: true,
      wrapper: "tasks",
    },
    {
      name: "warnings",
      wire: "warning",
      place: "element",
      kind: "object",
      shape: SERVER_WARNING,
      many: true,
      wrapper: "warnings",
    },
  ],
};

export const FLOW_RUN_TO_SCHEDULE: Shape = {
  name: "FlowRunToSchedule",
  fields: [
    {
      name: "flow",
      wire: "flow",
      place: "element",
      kind: "object",
      shape: FLOW_REFERENCE,
      required: true,
    },
    {
      name: "flowRunSpec",
      wire: "flowRunSpec",
      place: "element",
      kind: "object",
      shape: FLOW_RUN_SPEC,
      since: [3, 15],
    },
  ],
};

export const TASK_TO_SCHEDULE: Shape = {
  name: "TaskToSchedule",
  fields: [
    {
      name: "flowRun",
      wire: "flowRun",
      place: "element",
      kind: "object",
      shape: FLOW_RUN_TO_SCHEDULE,
      required: true,
    },
  ],
};

export const ADD_FLOW_TASK_TO_SCHEDULE_REQUEST: Shape = {
  name: "AddFlowTaskToScheduleRequest",
  fields: [
    {
      name: "task",
      wire: "task",
      place: "element",
      kind: "object",
      shape: TASK_TO_SCHEDULE,
      required: true,
    },
  ],
};

export const CLOUD_FLOW_RUN_TO_CREATE: Shape = {
  name: "CloudFlowRunToCreate",
  fields: [
    {
      name: "flow",
      wire: "flow",
      place: "element",
      kind: "object",
      shape: FLOW_REFERENCE,
      required: true,
    },
    {
      name: "flowRunSpec",
      wire: "flowRunSpec",
      place: "element",
      kind: "object",
      shape: FLOW_RUN_SPEC,
    },
  ],
};

export const CLOUD_TASK_TO_CREATE: Shape = {
  name: "CloudTaskToCreate",
  fields: [
    {
      name: "flowRun",
      wire: "flowRun",
      place: "element",
      kind: "object",
      shape: CLOUD_FLOW_RUN_TO_CREATE,
      required: true,
    },
  ],
};

export const CLOUD_SCHEDULE_TO_CREATE: Shape = {
  name: "CloudScheduleToCreate",
  fields: [
    {
      name: "frequencyDetails",
      wire: "frequencyDetails",
      place: "element",
      kind: "object",
      shape: FREQUENCY_DETAILS,
      required: true,
    },
    { name: "frequency", wire: "frequency", place: "attribute", kind: "string", required: true },
  ],
};

export const CREATE_CLOUD_FLOW_TASK_REQUEST: Shape = {
  name: "CreateCloudFlowTaskRequest",
  fields: [
    {
      name: "task",
      wire: "task",
      place: "element",
      kind: "object",
      shape: CLOUD_TASK_TO_CREATE,
      required: true,
    },
    {
      name: "schedule",
      wire: "schedule",
      place: "element",
      kind: "object",
      shape: CLOUD_SCHEDULE_TO_CREATE,
      required: true,
    },
  ],
};

export const EMPTY_REQUEST: Shape = { name: "EmptyRequest", fields: [] };
