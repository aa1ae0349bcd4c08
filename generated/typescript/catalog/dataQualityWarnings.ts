// Generated from spec/ by `make generate`. Do not edit.
/** The facts of the operations of `dataQualityWarnings`. */

import {
  ADD_FLOW_DATA_QUALITY_WARNING_REQUEST,
  DATA_QUALITY_WARNING_LIST_REPLY,
  DATA_QUALITY_WARNING_REPLY,
  UPDATE_DATA_QUALITY_WARNING_REQUEST,
} from "../codec/tables/data_quality.js";
import type { OperationInfo } from "../operation.js";

/** The facts of `queryFlowDataQualityWarnings`. */
export const QUERY_FLOW_DATA_QUALITY_WARNINGS: OperationInfo = {
  id: "queryFlowDataQualityWarnings",
  resource: "dataQualityWarnings",
  verb: "list",
  method: "GET",
  path: "/api/{apiVersion}/sites/{siteId}/dataQualityWarnings/flow/{flowId}",
  since: [3, 5],
  status: 200,
  retry: "read",
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
  reply: DATA_QUALITY_WARNING_LIST_REPLY,
  result: "dataQualityWarningList",
  positional: ["flow"],
};

/** The facts of `addFlowDataQualityWarning`. */
export const ADD_FLOW_DATA_QUALITY_WARNING: OperationInfo = {
  id: "addFlowDataQualityWarning",
  resource: "dataQualityWarnings",
  verb: "add",
  method: "POST",
  path: "/api/{apiVersion}/sites/{siteId}/dataQualityWarnings/flow/{flowId}",
  since: [3, 5],
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
    shape: ADD_FLOW_DATA_QUALITY_WARNING_REQUEST,
    arguments: [
      { name: "kind", path: ["dataQualityWarning", "type"], kind: "string", required: true },
      { name: "message", path: ["dataQualityWarning", "message"], kind: "string" },
      { name: "active", path: ["dataQualityWarning", "isActive"], kind: "boolean" },
      { name: "severe", path: ["dataQualityWarning", "isSevere"], kind: "boolean" },
    ],
  },
  reply: DATA_QUALITY_WARNING_REPLY,
  positional: ["flow"],
  verify: "List the data quality warnings on the flow.",
};

/** The facts of `deleteFlowDataQualityWarnings`. */
export const DELETE_FLOW_DATA_QUALITY_WARNINGS: OperationInfo = {
  id: "deleteFlowDataQualityWarnings",
  resource: "dataQualityWarnings",
  verb: "deleteAll",
  method: "DELETE",
  path: "/api/{apiVersion}/sites/{siteId}/dataQualityWarnings/flow/{flowId}",
  since: [3, 5],
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
  verify: "List the data quality warnings on the flow.",
};

/** The facts of `queryDataQualityWarning`. */
export const QUERY_DATA_QUALITY_WARNING: OperationInfo = {
  id: "queryDataQualityWarning",
  resource: "dataQualityWarnings",
  verb: "get",
  method: "GET",
  path: "/api/{apiVersion}/sites/{siteId}/dataQualityWarnings/{dataQualityWarningId}",
  since: [3, 5],
  status: 200,
  retry: "read",
  authenticated: true,
  parameters: [
    {
      name: "dataQualityWarningId",
      argument: "warning",
      location: "path",
      type: "string",
      required: true,
      identifies: true,
    },
  ],
  reply: DATA_QUALITY_WARNING_REPLY,
  positional: ["warning"],
};

/** The facts of `updateDataQualityWarning`. */
export const UPDATE_DATA_QUALITY_WARNING: OperationInfo = {
  id: "updateDataQualityWarning",
  resource: "dataQualityWarnings",
  verb: "update",
  method: "PUT",
  path: "/api/{apiVersion}/sites/{siteId}/dataQualityWarnings/{dataQualityWarningId}",
  since: [3, 5],
  status: 200,
  retry: "write",
  authenticated: true,
  parameters: [
    {
      name: "dataQualityWarningId",
      argument: "warning",
      location: "path",
      type: "string",
      required: true,
      identifies: true,
    },
  ],
  request: {
    media: "text/xml",
    shape: UPDATE_DATA_QUALITY_WARNING_REQUEST,
    arguments: [
      { name: "kind", path: ["dataQualityWarning", "type"], kind: "string" },
      { name: "message", path: ["dataQualityWarning", "message"], kind: "string" },
      { name: "active", path: ["dataQualityWarning", "isActive"], kind: "boolean" },
      { name: "severe", path: ["dataQualityWarning", "isSevere"], kind: "boolean" },
    ],
    atLeastOne: true,
  },
  reply: DATA_QUALITY_WARNING_REPLY,
  positional: ["warning"],
  verify: "List the data quality warnings on the flow.",
};

/** The facts of `deleteDataQualityWarning`. */
export const DELETE_DATA_QUALITY_WARNING: OperationInfo = {
  id: "deleteDataQualityWarning",
  resource: "dataQualityWarnings",
  verb: "delete",
  method: "DELETE",
  path: "/api/{apiVersion}/sites/{siteId}/dataQualityWarnings/{dataQualityWarningId}",
  since: [3, 5],
  status: 204,
  retry: "write",
  authenticated: true,
  parameters: [
    {
      name: "dataQualityWarningId",
      argument: "warning",
      location: "path",
      type: "string",
      required: true,
      identifies: true,
    },
  ],
  positional: ["warning"],
  verify: "List the data quality warnings on the flow.",
};
