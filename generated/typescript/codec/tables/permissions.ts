// Generated from spec/ by `make generate`. Do not edit.
/** Tables of the topic "permissions", from which documents are read and written. */

import {
  FLOW_REFERENCE,
  GROUP_REFERENCE,
  GROUP_SET_REFERENCE,
  SERVER_WARNING,
  USER_REFERENCE,
} from "./common.js";
import { FLOW_SUMMARY } from "./flows.js";
import type { Shape } from "../shapes.js";

export const PERMISSIONS_PARENT: Shape = {
  name: "PermissionsParent",
  fields: [
    { name: "type", wire: "type", place: "attribute", kind: "string" },
    { name: "id", wire: "id", place: "attribute", kind: "string", required: true },
  ],
};

export const CAPABILITY: Shape = {
  name: "Capability",
  fields: [
    { name: "name", wire: "name", place: "attribute", kind: "string", required: true },
    { name: "mode", wire: "mode", place: "attribute", kind: "string", required: true },
  ],
};

export const GRANTEE_CAPABILITIES: Shape = {
  name: "GranteeCapabilities",
  fields: [
    { name: "user", wire: "user", place: "element", kind: "object", shape: USER_REFERENCE },
    { name: "group", wire: "group", place: "element", kind: "object", shape: GROUP_REFERENCE },
    {
      name: "groupSet",
      wire: "groupSet",
      place: "element",
      kind: "object",
      shape: GROUP_SET_REFERENCE,
      since: [3, 22],
    },
    {
      name: "capabilities",
      wire: "capability",
      place: "element",
      kind: "object",
      shape: CAPABILITY,
      required: true,
      many: true,
      wrapper: "capabilities",
    },
  ],
};

export const PERMISSIONS: Shape = {
  name: "Permissions",
  fields: [
    { name: "parent", wire: "parent", place: "element", kind: "object", shape: PERMISSIONS_PARENT },
    { name: "flow", wire: "flow", place: "element", kind: "object", shape: FLOW_SUMMARY },
    {
      name: "granteeCapabilities",
      wire: "granteeCapabilities",
      place: "element",
      kind: "object",
      shape: GRANTEE_CAPABILITIES,
      many: true,
    },
  ],
};

export const PERMISSIONS_REPLY: Shape = {
  name: "PermissionsReply",
  fields: [
    {
      name: "permissions",
      wire: "permissions",
      place: "element",
      kind: "object",
      shape: PERMISSIONS,
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

export const PERMISSIONS_TO_ADD: Shape = {
  name: "PermissionsToAdd",
  fields: [
    { name: "flow", wire: "flow", place: "element", kind: "object", shape: FLOW_REFERENCE },
    {
      name: "granteeCapabilities",
      wire: "granteeCapabilities",
      place: "element",
      kind: "object",
      shape: GRANTEE_CAPABILITIES,
      required: true,
      many: true,
    },
  ],
};

export const ADD_FLOW_PERMISSIONS_REQUEST: Shape = {
  name: "AddFlowPermissionsRequest",
  fields: [
    {
      name: "permissions",
      wire: "permissions",
      place: "element",
      kind: "object",
      shape: PERMISSIONS_TO_ADD,
      required: true,
    },
  ],
};
