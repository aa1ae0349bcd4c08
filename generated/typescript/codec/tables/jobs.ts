// Generated from spec/ by `make generate`. Do not edit.
/** Tables of the topic "jobs", from which documents are read and written. */

import { PAGINATION, SERVER_WARNING } from "./common.js";
import type { Shape } from "../shapes.js";

export const BACKGROUND_JOB: Shape = {
  name: "BackgroundJob",
  fields: [
    { name: "id", wire: "id", place: "attribute", kind: "string", required: true },
    { name: "status", wire: "status", place: "attribute", kind: "string" },
    { name: "jobType", wire: "jobType", place: "attribute", kind: "string" },
    { name: "title", wire: "title", place: "attribute", kind: "string" },
    { name: "subtitle", wire: "subtitle", place: "attribute", kind: "string" },
    { name: "priority", wire: "priority", place: "attribute", kind: "integer" },
    { name: "progress", wire: "progress", place: "attribute", kind: "integer" },
    { name: "createdAt", wire: "createdAt", place: "attribute", kind: "dateTime" },
    { name: "startedAt", wire: "startedAt", place: "attribute", kind: "dateTime" },
    { name: "endedAt", wire: "endedAt", place: "attribute", kind: "dateTime" },
  ],
};

export const BACKGROUND_JOB_LIST_REPLY: Shape = {
  name: "BackgroundJobListReply",
  fields: [
    { name: "pagination", wire: "pagination", place: "element", kind: "object", shape: PAGINATION },
    {
      name: "backgroundJobs",
      wire: "backgroundJob",
      place: "element",
      kind: "object",
      shape: BACKGROUND_JOB,
      many: true,
      wrapper: "backgroundJobs",
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
