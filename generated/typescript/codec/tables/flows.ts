// Generated from spec/ by `make generate`. Do not edit.
/** Tables of the topic "flows", from which documents are read and written. */

import {
  PAGINATION,
  PROJECT_REFERENCE,
  SERVER_WARNING,
  SITE_SUMMARY,
  TAG,
  USER_REFERENCE,
} from "./common.js";
import { PROJECT_SUMMARY } from "./projects.js";
import { USER_SUMMARY } from "./users.js";
import type { Shape } from "../shapes.js";

export const FLOW_OUTPUT_STEP: Shape = {
  name: "FlowOutputStep",
  fields: [
    { name: "id", wire: "id", place: "attribute", kind: "string", required: true },
    { name: "name", wire: "name", place: "attribute", kind: "string" },
  ],
};

export const FLOW_PARAMETER_DOMAIN: Shape = {
  name: "FlowParameterDomain",
  fields: [
    {
      name: "values",
      wire: "value",
      place: "element",
      kind: "string",
      many: true,
      wrapper: "values",
    },
    { name: "domainType", wire: "domainType", place: "attribute", kind: "string" },
    { name: "minValue", wire: "minValue", place: "attribute", kind: "string" },
    { name: "maxValue", wire: "maxValue", place: "attribute", kind: "string" },
    { name: "stepSize", wire: "stepSize", place: "attribute", kind: "string" },
    { name: "dateValueIncrement", wire: "dateValueIncrement", place: "attribute", kind: "string" },
  ],
};

export const FLOW_PARAMETER: Shape = {
  name: "FlowParameter",
  fields: [
    {
      name: "domain",
      wire: "domain",
      place: "element",
      kind: "object",
      shape: FLOW_PARAMETER_DOMAIN,
    },
    { name: "id", wire: "id", place: "attribute", kind: "string" },
    { name: "type", wire: "type", place: "attribute", kind: "string" },
    { name: "name", wire: "name", place: "attribute", kind: "string" },
    { name: "description", wire: "description", place: "attribute", kind: "string" },
    { name: "value", wire: "value", place: "attribute", kind: "string" },
    { name: "isRequired", wire: "isRequired", place: "attribute", kind: "boolean" },
  ],
};

export const FLOW: Shape = {
  name: "Flow",
  fields: [
    { name: "site", wire: "site", place: "element", kind: "object", shape: SITE_SUMMARY },
    { name: "project", wire: "project", place: "element", kind: "object", shape: PROJECT_SUMMARY },
    { name: "owner", wire: "owner", place: "element", kind: "object", shape: USER_SUMMARY },
    {
      name: "tags",
      wire: "tag",
      place: "element",
      kind: "object",
      shape: TAG,
      many: true,
      wrapper: "tags",
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
    { name: "id", wire: "id", place: "attribute", kind: "string", required: true },
    { name: "name", wire: "name", place: "attribute", kind: "string" },
    { name: "description", wire: "description", place: "attribute", kind: "string" },
    { name: "webpageUrl", wire: "webpageUrl", place: "attribute", kind: "string" },
    { name: "fileType", wire: "fileType", place: "attribute", kind: "string" },
    { name: "createdAt", wire: "createdAt", place: "attribute", kind: "dateTime" },
    { name: "updatedAt", wire: "updatedAt", place: "attribute", kind: "dateTime" },
  ],
};

export const FLOW_REPLY: Shape = {
  name: "FlowReply",
  fields: [
    {
      name: "flowOutputSteps",
      wire: "flowOutputStep",
      place: "element",
      kind: "object",
      shape: FLOW_OUTPUT_STEP,
      many: true,
      wrapper: "flowOutputSteps",
      nullable: true,
    },
    { name: "flow", wire: "flow", place: "element", kind: "object", shape: FLOW, required: true },
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

export const FLOW_LIST_REPLY: Shape = {
  name: "FlowListReply",
  fields: [
    { name: "pagination", wire: "pagination", place: "element", kind: "object", shape: PAGINATION },
    {
      name: "flows",
      wire: "flow",
      place: "element",
      kind: "object",
      shape: FLOW,
      many: true,
      wrapper: "flows",
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

export const TAG_TO_ADD: Shape = {
  name: "TagToAdd",
  fields: [{ name: "label", wire: "label", place: "attribute", kind: "string", required: true }],
};

export const ADD_TAGS_TO_FLOW_REQUEST: Shape = {
  name: "AddTagsToFlowRequest",
  fields: [
    {
      name: "tags",
      wire: "tag",
      place: "element",
      kind: "object",
      shape: TAG_TO_ADD,
      required: true,
      many: true,
      wrapper: "tags",
    },
  ],
};

export const TAG_LIST_REPLY: Shape = {
  name: "TagListReply",
  fields: [
    {
      name: "tags",
      wire: "tag",
      place: "element",
      kind: "object",
      shape: TAG,
      many: true,
      wrapper: "tags",
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

export const FLOW_SUMMARY: Shape = {
  name: "FlowSummary",
  fields: [
    { name: "owner", wire: "owner", place: "element", kind: "object", shape: USER_SUMMARY },
    { name: "id", wire: "id", place: "attribute", kind: "string" },
    { name: "name", wire: "name", place: "attribute", kind: "string" },
  ],
};

export const FLOW_TO_PUBLISH: Shape = {
  name: "FlowToPublish",
  fields: [
    {
      name: "project",
      wire: "project",
      place: "element",
      kind: "object",
      shape: PROJECT_REFERENCE,
    },
    { name: "name", wire: "name", place: "attribute", kind: "string", required: true },
    { name: "description", wire: "description", place: "attribute", kind: "string" },
  ],
};

export const CONNECTION_CREDENTIALS: Shape = {
  name: "ConnectionCredentials",
  fields: [
    { name: "name", wire: "name", place: "attribute", kind: "string" },
    { name: "password", wire: "password", place: "attribute", kind: "string", secret: true },
    { name: "embed", wire: "embed", place: "attribute", kind: "boolean" },
    { name: "oauth", wire: "oAuth", place: "attribute", kind: "boolean" },
  ],
};

export const CONNECTION_TO_PUBLISH: Shape = {
  name: "ConnectionToPublish",
  fields: [
    {
      name: "connectionCredentials",
      wire: "connectionCredentials",
      place: "element",
      kind: "object",
      shape: CONNECTION_CREDENTIALS,
    },
    { name: "serverAddress", wire: "serverAddress", place: "attribute", kind: "string" },
    { name: "serverPort", wire: "serverPort", place: "attribute", kind: "integer" },
    { name: "databaseName", wire: "databaseName", place: "attribute", kind: "string" },
  ],
};

export const PUBLISH_FLOW_REQUEST: Shape = {
  name: "PublishFlowRequest",
  fields: [
    {
      name: "flow",
      wire: "flow",
      place: "element",
      kind: "object",
      shape: FLOW_TO_PUBLISH,
      required: true,
    },
    {
      name: "connections",
      wire: "connection",
      place: "element",
      kind: "object",
      shape: CONNECTION_TO_PUBLISH,
      many: true,
      wrapper: "connections",
    },
  ],
};

export const FLOW_TO_UPDATE: Shape = {
  name: "FlowToUpdate",
  fields: [
    {
      name: "project",
      wire: "project",
      place: "element",
      kind: "object",
      shape: PROJECT_REFERENCE,
    },
    { name: "owner", wire: "owner", place: "element", kind: "object", shape: USER_REFERENCE },
  ],
};

export const UPDATE_FLOW_REQUEST: Shape = {
  name: "UpdateFlowRequest",
  fields: [
    {
      name: "flow",
      wire: "flow",
      place: "element",
      kind: "object",
      shape: FLOW_TO_UPDATE,
      required: true,
    },
  ],
};

export const CONNECTION_DATASOURCE: Shape = {
  name: "ConnectionDatasource",
  fields: [
    { name: "id", wire: "id", place: "attribute", kind: "string" },
    { name: "name", wire: "name", place: "attribute", kind: "string" },
  ],
};

export const CONNECTION: Shape = {
  name: "Connection",
  fields: [
    {
      name: "datasource",
      wire: "datasource",
      place: "element",
      kind: "object",
      shape: CONNECTION_DATASOURCE,
    },
    { name: "id", wire: "id", place: "attribute", kind: "string", required: true },
    { name: "type", wire: "type", place: "attribute", kind: "string" },
    { name: "serverAddress", wire: "serverAddress", place: "attribute", kind: "string" },
    { name: "serverPort", wire: "serverPort", place: "attribute", kind: "integer" },
    { name: "userName", wire: "userName", place: "attribute", kind: "string" },
    { name: "embedPassword", wire: "embedPassword", place: "attribute", kind: "boolean" },
    { name: "authenticationType", wire: "authenticationType", place: "attribute", kind: "string" },
    { name: "dbClass", wire: "dbClass", place: "attribute", kind: "string" },
    {
      name: "queryTaggingEnabled",
      wire: "queryTaggingEnabled",
      place: "attribute",
      kind: "boolean",
    },
    {
      name: "useOauthManagedKeychain",
      wire: "useOAuthManagedKeychain",
      place: "attribute",
      kind: "boolean",
    },
    { name: "dbName", wire: "dbName", place: "attribute", kind: "string" },
    { name: "queryTagging", wire: "queryTagging", place: "attribute", kind: "string" },
  ],
};

export const CONNECTION_LIST_REPLY: Shape = {
  name: "ConnectionListReply",
  fields: [
    {
      name: "connections",
      wire: "connection",
      place: "element",
      kind: "object",
      shape: CONNECTION,
      many: true,
      wrapper: "connections",
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

export const CONNECTION_REPLY: Shape = {
  name: "ConnectionReply",
  fields: [
    {
      name: "connection",
      wire: "connection",
      place: "element",
      kind: "object",
      shape: CONNECTION,
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

export const CONNECTION_UPDATE: Shape = {
  name: "ConnectionUpdate",
  fields: [
    { name: "serverAddress", wire: "serverAddress", place: "attribute", kind: "string" },
    { name: "serverPort", wire: "serverPort", place: "attribute", kind: "integer" },
    { name: "userName", wire: "userName", place: "attribute", kind: "string" },
    { name: "password", wire: "password", place: "attribute", kind: "string", secret: true },
    { name: "embedPassword", wire: "embedPassword", place: "attribute", kind: "boolean" },
    { name: "authenticationType", wire: "authenticationType", place: "attribute", kind: "string" },
    {
      name: "queryTaggingEnabled",
      wire: "queryTaggingEnabled",
      place: "attribute",
      kind: "boolean",
    },
  ],
};

export const UPDATE_FLOW_CONNECTION_REQUEST: Shape = {
  name: "UpdateFlowConnectionRequest",
  fields: [
    {
      name: "connection",
      wire: "connection",
      place: "element",
      kind: "object",
      shape: CONNECTION_UPDATE,
      required: true,
    },
  ],
};
