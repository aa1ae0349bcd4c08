// Generated from spec/ by `make generate`. Do not edit.
/** Tables of the topic "linked_tasks", from which documents are read and written. */

import { PAGINATION, SERVER_WARNING } from "./common.js";
import { SCHEDULE } from "./schedules.js";
import { TASK } from "./tasks.js";
import type { Shape } from "../shapes.js";

export const LINKED_TASK_STEP: Shape = {
  name: "LinkedTaskStep",
  fields: [
    { name: "task", wire: "task", place: "element", kind: "object", shape: TASK },
    { name: "id", wire: "id", place: "attribute", kind: "string" },
    { name: "stepNumber", wire: "stepNumber", place: "attribute", kind: "integer" },
    {
      name: "stopDownstreamTasksOnFailure",
      wire: "stopDownstreamTasksOnFailure",
      place: "attribute",
      kind: "boolean",
    },
  ],
};

export const LINKED_TASK: Shape = {
  name: "LinkedTask",
  fields: [
    { name: "schedule", wire: "schedule", place: "element", kind: "object", shape: SCHEDULE },
    {
      name: "linkedTaskSteps",
      wire: "linkedTaskSteps",
      place: "element",
      kind: "object",
      shape: LINKED_TASK_STEP,
      many: true,
      wrapper: "linkedTaskSteps",
    },
    { name: "id", wire: "id", place: "attribute", kind: "string", required: true },
    { name: "numSteps", wire: "numSteps", place: "attribute", kind: "integer" },
  ],
};

export const LINKED_TASK_LIST_REPLY: Shape = {
  name: "LinkedTaskListReply",
  fields: [
    { name: "pagination", wire: "pagination", place: "element", kind: "object", shape: PAGINATION },
    {
      name: "linkedTasks",
      wire: "linkedTasks",
      place: "element",
      kind: "object",
      shape: LINKED_TASK,
      many: true,
      wrapper: "linkedTasks",
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

export const LINKED_TASK_REPLY: Shape = {
  name: "LinkedTaskReply",
  fields: [
    {
      name: "linkedTask",
      wire: "linkedTask",
      place: "element",
      kind: "object",
      shape: LINKED_TASK,
      required: true,
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

export const LINKED_TASK_JOB: Shape = {
  name: "LinkedTaskJob",
  fields: [
    { name: "id", wire: "id", place: "attribute", kind: "string", required: true },
    { name: "linkedTaskId", wire: "linkedTaskId", place: "attribute", kind: "string" },
    { name: "status", wire: "status", place: "attribute", kind: "string" },
    { name: "createdAt", wire: "createdAt", place: "attribute", kind: "dateTime" },
    { name: "startedAt", wire: "startedAt", place: "attribute", kind: "dateTime" },
    { name: "endedAt", wire: "endedAt", place: "attribute", kind: "dateTime" },
  ],
};

export const LINKED_TASK_JOB_REPLY: Shape = {
  name: "LinkedTaskJobReply",
  fields: [
    {
      name: "linkedTaskJob",
      wire: "linkedTaskJob",
      place: "element",
      kind: "object",
      shape: LINKED_TASK_JOB,
      required: true,
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
