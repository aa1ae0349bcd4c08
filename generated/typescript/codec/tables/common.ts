// Generated from spec/ by `make generate`. Do not edit.
/** Tables of the topic "common", from which documents are read and written. */

import type { Shape } from "../shapes.js";

export const PAGINATION: Shape = {
  name: "Pagination",
  fields: [
    { name: "pageNumber", wire: "pageNumber", place: "attribute", kind: "integer", required: true },
    { name: "pageSize", wire: "pageSize", place: "attribute", kind: "integer", required: true },
    {
      name: "totalAvailable",
      wire: "totalAvailable",
      place: "attribute",
      kind: "integer",
      required: true,
    },
  ],
};

export const ERROR_DETAIL: Shape = {
  name: "ErrorDetail",
  fields: [
    { name: "callstack", wire: "callstack", place: "element", kind: "string" },
    { name: "summary", wire: "summary", place: "element", kind: "string" },
    { name: "detail", wire: "detail", place: "element", kind: "string" },
    { name: "code", wire: "code", place: "attribute", kind: "string", required: true },
  ],
};

export const SERVER_WARNING: Shape = {
  name: "ServerWarning",
  fields: [
    { name: "id", wire: "id", place: "attribute", kind: "string" },
    { name: "message", wire: "message", place: "attribute", kind: "string" },
    { name: "errorCode", wire: "errorCode", place: "attribute", kind: "string" },
  ],
};

export const ERROR_REPLY: Shape = {
  name: "ErrorReply",
  fields: [
    {
      name: "error",
      wire: "error",
      place: "element",
      kind: "object",
      shape: ERROR_DETAIL,
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

export const TAG: Shape = {
  name: "Tag",
  fields: [{ name: "label", wire: "label", place: "attribute", kind: "string" }],
};

export const PROJECT_REFERENCE: Shape = {
  name: "ProjectReference",
  fields: [{ name: "id", wire: "id", place: "attribute", kind: "string", required: true }],
};

export const USER_REFERENCE: Shape = {
  name: "UserReference",
  fields: [{ name: "id", wire: "id", place: "attribute", kind: "string", required: true }],
};

export const GROUP_REFERENCE: Shape = {
  name: "GroupReference",
  fields: [{ name: "id", wire: "id", place: "attribute", kind: "string", required: true }],
};

export const GROUP_SET_REFERENCE: Shape = {
  name: "GroupSetReference",
  fields: [{ name: "id", wire: "id", place: "attribute", kind: "string", required: true }],
};

export const FLOW_REFERENCE: Shape = {
  name: "FlowReference",
  fields: [{ name: "id", wire: "id", place: "attribute", kind: "string", required: true }],
};

export const SITE_SUMMARY: Shape = {
  name: "SiteSummary",
  fields: [
    { name: "id", wire: "id", place: "attribute", kind: "string" },
    { name: "name", wire: "name", place: "attribute", kind: "string" },
    { name: "contentUrl", wire: "contentUrl", place: "attribute", kind: "string" },
  ],
};
