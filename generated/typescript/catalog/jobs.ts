// Generated from spec/ by `make generate`. Do not edit.
/** The facts of the operations of `jobs`. */

import { BACKGROUND_JOB_LIST_REPLY } from "../codec/tables/jobs.js";
import { JOB_REPLY } from "../codec/tables/runs.js";
import type { OperationInfo } from "../operation.js";

/** The facts of `queryJob`. */
export const QUERY_JOB: OperationInfo = {
  id: "queryJob",
  resource: "jobs",
  verb: "get",
  method: "GET",
  path: "/api/{apiVersion}/sites/{siteId}/jobs/{jobId}",
  since: [2, 6],
  status: 200,
  retry: "read",
  authenticated: true,
  scopes: ["tableau:jobs:read"],
  parameters: [
    {
      name: "jobId",
      argument: "job",
      location: "path",
      type: "string",
      required: true,
      identifies: true,
    },
  ],
  reply: JOB_REPLY,
  result: "job",
  positional: ["job"],
};

/** The facts of `cancelJob`. */
export const CANCEL_JOB: OperationInfo = {
  id: "cancelJob",
  resource: "jobs",
  verb: "cancel",
  method: "PUT",
  path: "/api/{apiVersion}/sites/{siteId}/jobs/{jobId}",
  since: [3, 1],
  status: 200,
  retry: "write",
  authenticated: true,
  parameters: [
    {
      name: "jobId",
      argument: "job",
      location: "path",
      type: "string",
      required: true,
      identifies: true,
    },
  ],
  positional: ["job"],
  verify: "Read the job.",
};

/** The facts of `queryJobs`. */
export const QUERY_JOBS: OperationInfo = {
  id: "queryJobs",
  resource: "jobs",
  verb: "list",
  method: "GET",
  path: "/api/{apiVersion}/sites/{siteId}/jobs",
  since: [3, 1],
  status: 200,
  retry: "read",
  authenticated: true,
  scopes: ["tableau:jobs:read"],
  parameters: [
    {
      name: "filter",
      location: "query",
      type: "string",
      fields: {
        jobType: true,
        status: true,
        progress: true,
        priority: true,
        title: true,
        subtitle: true,
        notes: true,
        args: true,
        createdAt: true,
        startedAt: true,
        completedAt: true,
      },
    },
    {
      name: "sort",
      location: "query",
      type: "string",
      fields: {
        jobType: true,
        status: true,
        title: true,
        subtitle: true,
        notes: true,
        createdAt: true,
        startedAt: true,
        completedAt: true,
      },
      sorts: true,
    },
    { name: "fields", location: "query", type: "string" },
    { name: "pageSize", location: "query", type: "integer", minimum: 1, maximum: 1000 },
    { name: "pageNumber", location: "query", type: "integer", minimum: 1 },
  ],
  reply: BACKGROUND_JOB_LIST_REPLY,
  result: "backgroundJobs",
  paged: { items: "backgroundJobs", number: "pageNumber", size: "pageSize", total: true },
};
