// Generated from spec/ by `make generate`. Do not edit.
/** Tables of the topic "session", from which documents are read and written. */

import { SERVER_WARNING, USER_REFERENCE } from "./common.js";
import { SITE } from "./sites.js";
import { USER } from "./users.js";
import type { Shape } from "../shapes.js";

export const SITE_ADDRESS: Shape = {
  name: "SiteAddress",
  fields: [
    { name: "contentUrl", wire: "contentUrl", place: "attribute", kind: "string", required: true },
  ],
};

export const SIGN_IN_CREDENTIALS: Shape = {
  name: "SignInCredentials",
  fields: [
    {
      name: "site",
      wire: "site",
      place: "element",
      kind: "object",
      shape: SITE_ADDRESS,
      required: true,
    },
    { name: "user", wire: "user", place: "element", kind: "object", shape: USER_REFERENCE },
    { name: "name", wire: "name", place: "attribute", kind: "string" },
    { name: "password", wire: "password", place: "attribute", kind: "string", secret: true },
    {
      name: "personalAccessTokenName",
      wire: "personalAccessTokenName",
      place: "attribute",
      kind: "string",
      since: [3, 6],
    },
    {
      name: "personalAccessTokenSecret",
      wire: "personalAccessTokenSecret",
      place: "attribute",
      kind: "string",
      secret: true,
      since: [3, 6],
    },
    { name: "jwt", wire: "jwt", place: "attribute", kind: "string", secret: true, since: [3, 16] },
    { name: "isUat", wire: "isUat", place: "attribute", kind: "boolean" },
  ],
};

export const SIGN_IN_REQUEST: Shape = {
  name: "SignInRequest",
  fields: [
    {
      name: "credentials",
      wire: "credentials",
      place: "element",
      kind: "object",
      shape: SIGN_IN_CREDENTIALS,
      required: true,
    },
  ],
};

export const SWITCH_SITE_REQUEST: Shape = {
  name: "SwitchSiteRequest",
  fields: [
    {
      name: "site",
      wire: "site",
      place: "element",
      kind: "object",
      shape: SITE_ADDRESS,
      required: true,
    },
  ],
};

export const SESSION: Shape = {
  name: "Session",
  fields: [
    { name: "site", wire: "site", place: "element", kind: "object", shape: SITE, required: true },
    { name: "user", wire: "user", place: "element", kind: "object", shape: USER },
    {
      name: "token",
      wire: "token",
      place: "attribute",
      kind: "string",
      required: true,
      secret: true,
    },
    {
      name: "estimatedTimeToExpiration",
      wire: "estimatedTimeToExpiration",
      place: "attribute",
      kind: "string",
    },
  ],
};

export const CREDENTIALS_REPLY: Shape = {
  name: "CredentialsReply",
  fields: [
    {
      name: "credentials",
      wire: "credentials",
      place: "element",
      kind: "object",
      shape: SESSION,
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

export const CURRENT_SESSION: Shape = {
  name: "CurrentSession",
  fields: [
    { name: "site", wire: "site", place: "element", kind: "object", shape: SITE, required: true },
    { name: "user", wire: "user", place: "element", kind: "object", shape: USER, required: true },
  ],
};

export const CURRENT_SESSION_REPLY: Shape = {
  name: "CurrentSessionReply",
  fields: [
    {
      name: "session",
      wire: "session",
      place: "element",
      kind: "object",
      shape: CURRENT_SESSION,
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

export const PRODUCT_VERSION: Shape = {
  name: "ProductVersion",
  fields: [
    { name: "value", wire: "value", place: "text", kind: "string", required: true },
    { name: "build", wire: "build", place: "attribute", kind: "string" },
  ],
};

export const SERVER_SETTINGS: Shape = {
  name: "ServerSettings",
  fields: [
    { name: "oauthEnabled", wire: "oAuthEnabled", place: "element", kind: "boolean" },
    {
      name: "sheetImageMaxAgeFloor",
      wire: "sheetImageMaxAgeFloor",
      place: "element",
      kind: "integer",
    },
    {
      name: "sheetImageMaxAgeCeiling",
      wire: "sheetImageMaxAgeCeiling",
      place: "element",
      kind: "integer",
    },
    {
      name: "offlineInteractionSupportedPhase",
      wire: "offlineInteractionSupportedPhase",
      place: "element",
      kind: "integer",
    },
  ],
};

export const SERVER_INFO: Shape = {
  name: "ServerInfo",
  fields: [
    {
      name: "productVersion",
      wire: "productVersion",
      place: "element",
      kind: "object",
      shape: PRODUCT_VERSION,
      required: true,
    },
    {
      name: "prepConductorVersion",
      wire: "prepConductorVersion",
      place: "element",
      kind: "string",
    },
    {
      name: "restApiVersion",
      wire: "restApiVersion",
      place: "element",
      kind: "string",
      required: true,
    },
    { name: "platform", wire: "platform", place: "element", kind: "string" },
    {
      name: "serverSettings",
      wire: "serverSettings",
      place: "element",
      kind: "object",
      shape: SERVER_SETTINGS,
    },
  ],
};

export const SERVER_INFO_REPLY: Shape = {
  name: "ServerInfoReply",
  fields: [
    {
      name: "serverInfo",
      wire: "serverInfo",
      place: "element",
      kind: "object",
      shape: SERVER_INFO,
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

export const FILE_UPLOAD: Shape = {
  name: "FileUpload",
  fields: [
    {
      name: "uploadSessionId",
      wire: "uploadSessionId",
      place: "attribute",
      kind: "string",
      required: true,
    },
    { name: "fileSize", wire: "fileSize", place: "attribute", kind: "string" },
    { name: "maxFileChunkCount", wire: "maxFileChunkCount", place: "attribute", kind: "integer" },
  ],
};

export const FILE_UPLOAD_REPLY: Shape = {
  name: "FileUploadReply",
  fields: [
    {
      name: "fileUpload",
      wire: "fileUpload",
      place: "element",
      kind: "object",
      shape: FILE_UPLOAD,
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
