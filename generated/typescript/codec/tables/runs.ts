// Generated from spec/ by `make generate`. Do not edit.
/** Tables of the topic "runs", from which documents are read and written. */

import { PAGINATION, SERVER_WARNING } from "./common.js";
import { FLOW_SUMMARY } from "./flows.js";
import type { Shape } from "../shapes.js";

export const STATUS_NOTE: Shape = {
  name: "StatusNote",
  fields: [
    { name: "elementText", wire: "text", place: "text", kind: "string" },
    { name: "type", wire: "type", place: "attribute", kind: "string" },
    { name: "value", wire: "value", place: "attribute", kind: "string" },
    { name: "text", wire: "text", place: "attribute", kind: "string" },
  ],
};

export const OTHER_JOB: Shape = {
  name: "OtherJob",
  fields: [
    { name: "text", wire: "text", place: "text", kind: "string" },
    { name: "notes", wire: "notes", place: "element", kind: "string" },
  ],
};

export const RUN_FLOW_JOB: Shape = {
  name: "RunFlowJob",
  fields: [
    { name: "text", wire: "text", place: "text", kind: "string" },
    { name: "notes", wire: "notes", place: "element", kind: "string" },
    { name: "flow", wire: "flow", place: "element", kind: "object", shape: FLOW_SUMMARY },
    { name: "flowRunId", wire: "flowRunId", place: "attribute", kind: "string", since: [3, 10] },
  ],
};

export const JOB: Shape = {
  name: "Job",
  fields: [
    { name: "notes", wire: "notes", place: "element", kind: "string" },
    {
      name: "statusNotes",
      wire: "statusNote",
      place: "element",
      kind: "object",
      shape: STATUS_NOTE,
      many: true,
      wrapper: "statusNotes",
    },
    {
      name: "statusNotesText",
      wire: "statusNotes",
      place: "text",
      kind: "string",
      wrapper: "statusNotes",
    },
    {
      name: "updateUploadedFileJob",
      wire: "updateUploadedFileJob",
      place: "element",
      kind: "object",
      shape: OTHER_JOB,
    },
    {
      name: "extractRefreshJob",
      wire: "extractRefreshJob",
      place: "element",
      kind: "object",
      shape: OTHER_JOB,
    },
    {
      name: "subscriptionJobType",
      wire: "subscriptionJobType",
      place: "element",
      kind: "object",
      shape: OTHER_JOB,
    },
    {
      name: "runFlowJobType",
      wire: "runFlowJobType",
      place: "element",
      kind: "object",
      shape: RUN_FLOW_JOB,
    },
    {
      name: "extractCreationJob",
      wire: "extractCreationJob",
      place: "element",
      kind: "object",
      shape: OTHER_JOB,
    },
    {
      name: "thumbnailsRefreshJob",
      wire: "thumbnailsRefreshJob",
      place: "element",
      kind: "object",
      shape: OTHER_JOB,
    },
    { name: "id", wire: "id", place: "attribute", kind: "string", required: true },
    { name: "mode", wire: "mode", place: "attribute", kind: "string" },
    { name: "type", wire: "type", place: "attribute", kind: "string" },
    { name: "progress", wire: "progress", place: "attribute", kind: "integer" },
    { name: "createdAt", wire: "createdAt", place: "attribute", kind: "dateTime" },
    { name: "startedAt", wire: "startedAt", place: "attribute", kind: "dateTime" },
    { name: "updatedAt", wire: "updatedAt", place: "attribute", kind: "dateTime" },
    { name: "completedAt", wire: "completedAt", place: "attribute", kind: "dateTime" },
    { name: "finishCode", wire: "finishCode", place: "attribute", kind: "integer" },
  ],
};

export const JOB_REPLY: Shape = {
  name: "JobReply",
  fields: [
    { name: "job", wire: "job", place: "element", kind: "object", shape: JOB, required: true },
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

export const FLOW_PARAMETER_RUN: Shape = {
  name: "FlowParameterRun",
  fields: [
    { name: "parameterId", wire: "parameterId", place: "attribute", kind: "string" },
    { name: "name", wire: "name", place: "attribute", kind: "string" },
    { name: "description", wire: "description", place: "attribute", kind: "string" },
    { name: "overrideValue", wire: "overrideValue", place: "attribute", kind: "string" },
  ],
};

export const FLOW_RUN_FAILURE: Shape = {
  name: "FlowRunFailure",
  fields: [
    { name: "text", wire: "text", place: "text", kind: "string" },
    { name: "availableElement", wire: "available", place: "element", kind: "string" },
    { name: "messageElement", wire: "message", place: "element", kind: "string" },
    { name: "available", wire: "available", place: "attribute", kind: "string" },
    { name: "message", wire: "message", place: "attribute", kind: "string" },
  ],
};

export const FLOW_RUN: Shape = {
  name: "FlowRun",
  fields: [
    {
      name: "flowParameterRuns",
      wire: "parameterRuns",
      place: "element",
      kind: "object",
      shape: FLOW_PARAMETER_RUN,
      many: true,
      wrapper: "flowParameterRuns",
      since: [3, 15],
    },
    {
      name: "failureReason",
      wire: "failureReason",
      place: "element",
      kind: "object",
      shape: FLOW_RUN_FAILURE,
      since: [3, 30],
    },
    { name: "id", wire: "id", place: "attribute", kind: "string", required: true },
    { name: "flowId", wire: "flowId", place: "attribute", kind: "string" },
    { name: "status", wire: "status", place: "attribute", kind: "string" },
    { name: "startedAt", wire: "startedAt", place: "attribute", kind: "dateTime" },
    { name: "completedAt", wire: "completedAt", place: "attribute", kind: "dateTime" },
    { name: "progress", wire: "progress", place: "attribute", kind: "integer" },
    { name: "backgroundJobId", wire: "backgroundJobId", place: "attribute", kind: "string" },
  ],
};

export const FLOW_RUN_REPLY: Shape = {
  name: "FlowRunReply",
  fields: [
    {
      name: "flowRun",
      wire: "flowRun",
      place: "element",
      kind: "object",
      shape: FLOW_RUN,
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

export const FLOW_RUN_LIST_REPLY: Shape = {
  name: "FlowRunListReply",
  fields: [
    { name: "pagination", wire: "pagination", place: "element", kind: "object", shape: PAGINATION },
    {
      name: "flowRuns",
      wire: "flowRuns",
      place: "element",
      kind: "object",
      shape: FLOW_RUN,
      many: true,
      wrapper: "flowRuns",
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

export const FLOW_OUTPUT_STEP_REFERENCE: Shape = {
  name: "FlowOutputStepReference",
  fields: [
    { name: "id", wire: "id", place: "attribute", kind: "string" },
    { name: "name", wire: "name", place: "attribute", kind: "string" },
  ],
};

export const FLOW_PARAMETER_SPEC: Shape = {
  name: "FlowParameterSpec",
  fields: [
    { name: "parameterId", wire: "parameterId", place: "attribute", kind: "string" },
    { name: "overrideValue", wire: "overrideValue", place: "attribute", kind: "string" },
  ],
};

export const FLOW_RUN_SPEC: Shape = {
  name: "FlowRunSpec",
  fields: [
    {
      name: "flowOutputSteps",
      wire: "flowOutputStep",
      place: "element",
      kind: "object",
      shape: FLOW_OUTPUT_STEP_REFERENCE,
      many: true,
      wrapper: "flowOutputSteps",
    },
    {
      name: "flowParameterSpecs",
      wire: "flowParameterSpec",
      place: "element",
      kind: "object",
      shape: FLOW_PARAMETER_SPEC,
      many: true,
      wrapper: "flowParameterSpecs",
      since: [3, 15],
    },
    { name: "flowId", wire: "flowId", place: "attribute", kind: "string" },
    { name: "runMode", wire: "runMode", place: "attribute", kind: "string" },
  ],
};

export const RUN_FLOW_NOW_REQUEST: Shape = {
  name: "RunFlowNowRequest",
  fields: [
    {
      name: "flowRunSpec",
      wire: "flowRunSpec",
      place: "element",
      kind: "object",
      shape: FLOW_RUN_SPEC,
      since: [3, 14],
    },
  ],
};
