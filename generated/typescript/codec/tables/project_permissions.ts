// Generated from spec/ by `make generate`. Do not edit.
/** Tables of the topic "project_permissions", from which documents are read and written. */

import { PROJECT_REFERENCE, SERVER_WARNING } from "./common.js";
import { GRANTEE_CAPABILITIES, PERMISSIONS_PARENT } from "./permissions.js";
import { PROJECT_SUMMARY } from "./projects.js";
import type { Shape } from "../shapes.js";

export const PROJECT_PERMISSIONS: Shape = {
  name: "ProjectPermissions",
  fields: [
    { name: "parent", wire: "parent", place: "element", kind: "object", shape: PERMISSIONS_PARENT },
    { name: "project", wire: "project", place: "element", kind: "object", shape: PROJECT_SUMMARY },
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

export const PROJECT_PERMISSIONS_REPLY: Shape = {
  name: "ProjectPermissionsReply",
  fields: [
    {
      name: "permissions",
      wire: "permissions",
      place: "element",
      kind: "object",
      shape: PROJECT_PERMISSIONS,
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

export const PROJECT_PERMISSIONS_TO_ADD: Shape = {
  name: "ProjectPermissionsToAdd",
  fields: [
    {
      name: "project",
      wire: "project",
      place: "element",
      kind: "object",
      shape: PROJECT_REFERENCE,
    },
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

export const ADD_PROJECT_PERMISSIONS_REQUEST: Shape = {
  name: "AddProjectPermissionsRequest",
  fields: [
    {
      name: "permissions",
      wire: "permissions",
      place: "element",
      kind: "object",
      shape: PROJECT_PERMISSIONS_TO_ADD,
      required: true,
    },
  ],
};
