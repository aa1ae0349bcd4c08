// Generated from spec/ by `make generate`. Do not edit.
/** Tables of the topic "data_quality", from which documents are read and written. */

import { SERVER_WARNING, SITE_SUMMARY, USER_REFERENCE } from "./common.js";
import type { Shape } from "../shapes.js";

export const DATA_QUALITY_WARNING: Shape = {
  name: "DataQualityWarning",
  fields: [
    { name: "site", wire: "site", place: "element", kind: "object", shape: SITE_SUMMARY },
    { name: "owner", wire: "owner", place: "element", kind: "object", shape: USER_REFERENCE },
    { name: "id", wire: "id", place: "attribute", kind: "string", required: true },
    { name: "contentId", wire: "contentId", place: "attribute", kind: "string" },
    { name: "contentType", wire: "contentType", place: "attribute", kind: "string" },
    { name: "type", wire: "type", place: "attribute", kind: "string" },
    { name: "message", wire: "message", place: "attribute", kind: "string" },
    { name: "isActive", wire: "isActive", place: "attribute", kind: "boolean" },
    { name: "isSevere", wire: "isSevere", place: "attribute", kind: "boolean" },
    { name: "userDisplayName", wire: "userDisplayName", place: "attribute", kind: "string" },
    { name: "createdAt", wire: "createdAt", place: "attribute", kind: "dateTime" },
    { name: "updatedAt", wire: "updatedAt", place: "attribute", kind: "dateTime" },
  ],
};

export const DATA_QUALITY_WARNING_LIST_REPLY: Shape = {
  name: "DataQualityWarningListReply",
  fields: [
    {
      name: "dataQualityWarningList",
      wire: "dataQualityWarning",
      place: "element",
      kind: "object",
      shape: DATA_QUALITY_WARNING,
      many: true,
      wrapper: "dataQualityWarningList",
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

export const DATA_QUALITY_WARNING_REPLY: Shape = {
  name: "DataQualityWarningReply",
  fields: [
    {
      name: "dataQualityWarning",
      wire: "dataQualityWarning",
      place: "element",
      kind: "object",
      shape: DATA_QUALITY_WARNING,
    },
    {
      name: "dataQualityWarningList",
      wire: "dataQualityWarning",
      place: "element",
      kind: "object",
      shape: DATA_QUALITY_WARNING,
      many: true,
      wrapper: "dataQualityWarningList",
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

export const DATA_QUALITY_WARNING_TO_ADD: Shape = {
  name: "DataQualityWarningToAdd",
  fields: [
    { name: "type", wire: "type", place: "attribute", kind: "string", required: true },
    { name: "message", wire: "message", place: "attribute", kind: "string" },
    { name: "isActive", wire: "isActive", place: "attribute", kind: "boolean" },
    { name: "isSevere", wire: "isSevere", place: "attribute", kind: "boolean" },
  ],
};

export const ADD_FLOW_DATA_QUALITY_WARNING_REQUEST: Shape = {
  name: "AddFlowDataQualityWarningRequest",
  fields: [
    {
      name: "dataQualityWarning",
      wire: "dataQualityWarning",
      place: "element",
      kind: "object",
      shape: DATA_QUALITY_WARNING_TO_ADD,
      required: true,
    },
  ],
};

export const DATA_QUALITY_WARNING_CHANGE: Shape = {
  name: "DataQualityWarningChange",
  fields: [
    { name: "type", wire: "type", place: "attribute", kind: "string" },
    { name: "message", wire: "message", place: "attribute", kind: "string" },
    { name: "isActive", wire: "isActive", place: "attribute", kind: "boolean" },
    { name: "isSevere", wire: "isSevere", place: "attribute", kind: "boolean" },
  ],
};

export const UPDATE_DATA_QUALITY_WARNING_REQUEST: Shape = {
  name: "UpdateDataQualityWarningRequest",
  fields: [
    {
      name: "dataQualityWarning",
      wire: "dataQualityWarning",
      place: "element",
      kind: "object",
      shape: DATA_QUALITY_WARNING_CHANGE,
      required: true,
    },
  ],
};
