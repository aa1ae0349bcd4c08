// Generated from spec/ by `make generate`. Do not edit.
/** The facts of the operations of `flows`. */

import {
  ADD_TAGS_TO_FLOW_REQUEST,
  FLOW_LIST_REPLY,
  FLOW_REPLY,
  PUBLISH_FLOW_REQUEST,
  TAG_LIST_REPLY,
  UPDATE_FLOW_REQUEST,
} from "../codec/tables/flows.js";
import { JOB_REPLY, RUN_FLOW_NOW_REQUEST } from "../codec/tables/runs.js";
import type { OperationInfo } from "../operation.js";

/** The facts of `queryFlowsForSite`. */
export const QUERY_FLOWS_FOR_SITE: OperationInfo = {
  id: "queryFlowsForSite",
  resource: "flows",
  verb: "list",
  method: "GET",
  path: "/api/{apiVersion}/sites/{siteId}/flows",
  since: [3, 3],
  status: 200,
  retry: "read",
  authenticated: true,
  scopes: ["tableau:flows:read"],
  parameters: [
    {
      name: "filter",
      location: "query",
      type: "string",
      fields: {
        name: true,
        ownerName: true,
        projectId: true,
        projectName: true,
        createdAt: true,
        updatedAt: true,
      },
    },
    {
      name: "sort",
      location: "query",
      type: "string",
      fields: {
        name: true,
        ownerName: true,
        projectId: true,
        projectName: true,
        createdAt: true,
        updatedAt: true,
      },
      sorts: true,
    },
    { name: "pageSize", location: "query", type: "integer", minimum: 1, maximum: 1000 },
    { name: "pageNumber", location: "query", type: "integer", minimum: 1 },
  ],
  reply: FLOW_LIST_REPLY,
  result: "flows",
  paged: { items: "flows", number: "pageNumber", size: "pageSize", total: true },
};

/** The facts of `publishFlow`. */
export const PUBLISH_FLOW: OperationInfo = {
  id: "publishFlow",
  resource: "flows",
  verb: "publish",
  method: "POST",
  path: "/api/{apiVersion}/sites/{siteId}/flows",
  since: [3, 3],
  status: 201,
  retry: "write",
  authenticated: true,
  scopes: ["tableau:flows:create"],
  parameters: [
    { name: "flowType", location: "query", type: "string", values: ["tfl", "tflx"] },
    { name: "overwrite", location: "query", type: "boolean" },
    { name: "uploadSessionId", location: "query", type: "string" },
  ],
  request: {
    media: "multipart/mixed",
    shape: PUBLISH_FLOW_REQUEST,
    arguments: [
      { name: "name", path: ["flow", "name"], kind: "string", required: true },
      { name: "description", path: ["flow", "description"], kind: "string" },
      { name: "project", path: ["flow", "project", "id"], kind: "string", identifies: true },
      { name: "connections", path: ["connections"], kind: "object", many: true, secret: true },
    ],
    parts: [
      {
        name: "request_payload",
        media: "text/xml",
        content: "document",
        required: true,
        disposition: "form-data",
        fileName: "empty",
      },
      {
        name: "tableau_flow",
        media: "application/octet-stream",
        content: "file",
        disposition: "form-data",
        fileName: "file",
      },
    ],
  },
  reply: FLOW_REPLY,
  result: "flow",
  attached: [{ name: "outputSteps", field: "flowOutputSteps" }],
  verify: "List the flows with that name and check when they were last updated.",
};

/** The facts of `queryFlowsForUser`. */
export const QUERY_FLOWS_FOR_USER: OperationInfo = {
  id: "queryFlowsForUser",
  resource: "flows",
  verb: "listForUser",
  method: "GET",
  path: "/api/{apiVersion}/sites/{siteId}/users/{userId}/flows",
  since: [3, 3],
  status: 200,
  retry: "read",
  authenticated: true,
  scopes: ["tableau:flows:read"],
  parameters: [
    {
      name: "userId",
      argument: "user",
      location: "path",
      type: "string",
      required: true,
      identifies: true,
    },
    { name: "ownedBy", location: "query", type: "boolean" },
    { name: "pageSize", location: "query", type: "integer", minimum: 1, maximum: 1000 },
    { name: "pageNumber", location: "query", type: "integer", minimum: 1 },
  ],
  reply: FLOW_LIST_REPLY,
  result: "flows",
  paged: { items: "flows", number: "pageNumber", size: "pageSize", total: true },
  positional: ["user"],
};

/** The facts of `queryFlow`. */
export const QUERY_FLOW: OperationInfo = {
  id: "queryFlow",
  resource: "flows",
  verb: "get",
  method: "GET",
  path: "/api/{apiVersion}/sites/{siteId}/flows/{flowId}",
  since: [3, 3],
  status: 200,
  retry: "read",
  authenticated: true,
  scopes: ["tableau:flows:read"],
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
  reply: FLOW_REPLY,
  result: "flow",
  attached: [{ name: "outputSteps", field: "flowOutputSteps" }],
  positional: ["flow"],
};

/** The facts of `updateFlow`. */
export const UPDATE_FLOW: OperationInfo = {
  id: "updateFlow",
  resource: "flows",
  verb: "update",
  method: "PUT",
  path: "/api/{apiVersion}/sites/{siteId}/flows/{flowId}",
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
  ],
  request: {
    media: "text/xml",
    shape: UPDATE_FLOW_REQUEST,
    arguments: [
      { name: "project", path: ["flow", "project", "id"], kind: "string", identifies: true },
      { name: "owner", path: ["flow", "owner", "id"], kind: "string", identifies: true },
    ],
    atLeastOne: true,
  },
  reply: FLOW_REPLY,
  result: "flow",
  positional: ["flow"],
  verify: "Read the flow.",
};

/** The facts of `deleteFlow`. */
export const DELETE_FLOW: OperationInfo = {
  id: "deleteFlow",
  resource: "flows",
  verb: "delete",
  method: "DELETE",
  path: "/api/{apiVersion}/sites/{siteId}/flows/{flowId}",
  since: [3, 3],
  status: 204,
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
  ],
  positional: ["flow"],
  verify: "Read the flow; it was deleted if it is not found.",
};

/** The facts of `downloadFlow`. */
export const DOWNLOAD_FLOW: OperationInfo = {
  id: "downloadFlow",
  resource: "flows",
  verb: "download",
  method: "GET",
  path: "/api/{apiVersion}/sites/{siteId}/flows/{flowId}/content",
  since: [3, 3],
  status: 200,
  retry: "read",
  authenticated: true,
  scopes: ["tableau:flows:download"],
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
  binary: true,
  positional: ["flow"],
};

/** The facts of `runFlowNow`. */
export const RUN_FLOW_NOW: OperationInfo = {
  id: "runFlowNow",
  resource: "flows",
  verb: "run",
  method: "POST",
  path: "/api/{apiVersion}/sites/{siteId}/flows/{flowId}/run",
  since: [3, 3],
  status: 200,
  retry: "write",
  authenticated: true,
  scopes: ["tableau:flows:run"],
  parameters: [
    {
      name: "flowId",
      argument: "flow",
      location: "path",
      type: "string",
      required: true,
      identifies: true,
    },
    { name: "flowOutputStepIds", location: "query", type: "string" },
    { name: "flowRunMode", location: "query", type: "string", values: ["full", "incremental"] },
  ],
  request: {
    media: "text/xml",
    shape: RUN_FLOW_NOW_REQUEST,
    arguments: [{ name: "flowRunSpec", path: ["flowRunSpec"], kind: "object", since: [3, 14] }],
  },
  reply: JOB_REPLY,
  result: "job",
  positional: ["flow"],
  verify: "List the newest runs of the flow.",
};

/** The facts of `addTagsToFlow`. */
export const ADD_TAGS_TO_FLOW: OperationInfo = {
  id: "addTagsToFlow",
  resource: "flows",
  verb: "addTags",
  method: "PUT",
  path: "/api/{apiVersion}/sites/{siteId}/flows/{flowId}/tags",
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
  ],
  request: {
    media: "text/xml",
    shape: ADD_TAGS_TO_FLOW_REQUEST,
    arguments: [{ name: "tags", path: ["tags"], kind: "object", required: true, many: true }],
  },
  reply: TAG_LIST_REPLY,
  result: "tags",
  positional: ["flow"],
  verify: "Read the tags of the flow.",
};

/** The facts of `deleteTagFromFlow`. */
export const DELETE_TAG_FROM_FLOW: OperationInfo = {
  id: "deleteTagFromFlow",
  resource: "flows",
  verb: "deleteTag",
  method: "DELETE",
  path: "/api/{apiVersion}/sites/{siteId}/flows/{flowId}/tags/{tagName}",
  since: [3, 3],
  status: 204,
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
      name: "tagName",
      argument: "label",
      location: "path",
      type: "string",
      required: true,
      freeText: true,
    },
  ],
  positional: ["flow", "label"],
  verify: "Read the tags of the flow.",
};
