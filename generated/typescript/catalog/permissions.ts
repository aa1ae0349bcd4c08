// Generated from spec/ by `make generate`. Do not edit.
/** The facts of the operations of `permissions`. */

import { ADD_FLOW_PERMISSIONS_REQUEST, PERMISSIONS_REPLY } from "../codec/tables/permissions.js";
import type { OperationInfo } from "../operation.js";

/** The facts of `queryFlowPermissions`. */
export const QUERY_FLOW_PERMISSIONS: OperationInfo = {
  id: "queryFlowPermissions",
  resource: "permissions",
  verb: "get",
  method: "GET",
  path: "/api/{apiVersion}/sites/{siteId}/flows/{flowId}/permissions",
  since: [3, 3],
  status: 200,
  retry: "read",
  authenticated: true,
  scopes: ["tableau:permissions:read"],
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
  reply: PERMISSIONS_REPLY,
  result: "permissions",
  positional: ["flow"],
};

/** The facts of `addFlowPermissions`. */
export const ADD_FLOW_PERMISSIONS: OperationInfo = {
  id: "addFlowPermissions",
  resource: "permissions",
  verb: "add",
  method: "PUT",
  path: "/api/{apiVersion}/sites/{siteId}/flows/{flowId}/permissions",
  since: [3, 3],
  status: 200,
  retry: "write",
  authenticated: true,
  scopes: ["tableau:permissions:update"],
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
    shape: ADD_FLOW_PERMISSIONS_REQUEST,
    arguments: [
      {
        name: "granteeCapabilities",
        path: ["permissions", "granteeCapabilities"],
        kind: "object",
        required: true,
        many: true,
      },
    ],
  },
  reply: PERMISSIONS_REPLY,
  result: "permissions",
  positional: ["flow"],
  verify: "Read the permissions of the flow.",
};

/** The facts of `deleteFlowPermissionForUser`. */
export const DELETE_FLOW_PERMISSION_FOR_USER: OperationInfo = {
  id: "deleteFlowPermissionForUser",
  resource: "permissions",
  verb: "deleteForUser",
  method: "DELETE",
  path: "/api/{apiVersion}/sites/{siteId}/flows/{flowId}/permissions/users/{userId}/{capabilityName}/{capabilityMode}",
  since: [3, 3],
  status: 204,
  retry: "write",
  authenticated: true,
  scopes: ["tableau:permissions:delete"],
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
      name: "userId",
      argument: "user",
      location: "path",
      type: "string",
      required: true,
      identifies: true,
    },
    {
      name: "capabilityName",
      argument: "capability",
      location: "path",
      type: "string",
      required: true,
      values: [
        "ChangeHierarchy", "ChangePermissions", "Delete", "Execute", "ExportXml", "Read", "Write",
      ],
    },
    {
      name: "capabilityMode",
      argument: "mode",
      location: "path",
      type: "string",
      required: true,
      values: ["Allow", "Deny"],
    },
  ],
  positional: ["flow", "user"],
  verify: "Read the permissions of the flow.",
};

/** The facts of `deleteFlowPermissionForGroup`. */
export const DELETE_FLOW_PERMISSION_FOR_GROUP: OperationInfo = {
  id: "deleteFlowPermissionForGroup",
  resource: "permissions",
  verb: "deleteForGroup",
  method: "DELETE",
  path: "/api/{apiVersion}/sites/{siteId}/flows/{flowId}/permissions/groups/{groupId}/{capabilityName}/{capabilityMode}",
  since: [3, 3],
  status: 204,
  retry: "write",
  authenticated: true,
  scopes: ["tableau:permissions:delete"],
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
      name: "groupId",
      argument: "group",
      location: "path",
      type: "string",
      required: true,
      identifies: true,
    },
    {
      name: "capabilityName",
      argument: "capability",
      location: "path",
      type: "string",
      required: true,
      values: [
        "ChangeHierarchy", "ChangePermissions", "Delete", "Execute", "ExportXml", "Read", "Write",
      ],
    },
    {
      name: "capabilityMode",
      argument: "mode",
      location: "path",
      type: "string",
      required: true,
      values: ["Allow", "Deny"],
    },
  ],
  positional: ["flow", "group"],
  verify: "Read the permissions of the flow.",
};

/** The facts of `deleteFlowPermissionForGroupSet`. */
export const DELETE_FLOW_PERMISSION_FOR_GROUP_SET: OperationInfo = {
  id: "deleteFlowPermissionForGroupSet",
  resource: "permissions",
  verb: "deleteForGroupSet",
  method: "DELETE",
  path: "/api/{apiVersion}/sites/{siteId}/flows/{flowId}/permissions/groupsets/{groupSetId}/{capabilityName}/{capabilityMode}",
  since: [3, 22],
  status: 204,
  retry: "write",
  authenticated: true,
  scopes: ["tableau:permissions:delete"],
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
      name: "groupSetId",
      argument: "groupSet",
      location: "path",
      type: "string",
      required: true,
      identifies: true,
    },
    {
      name: "capabilityName",
      argument: "capability",
      location: "path",
      type: "string",
      required: true,
      values: [
        "ChangeHierarchy", "ChangePermissions", "Delete", "Execute", "ExportXml", "Read", "Write",
      ],
    },
    {
      name: "capabilityMode",
      argument: "mode",
      location: "path",
      type: "string",
      required: true,
      values: ["Allow", "Deny"],
    },
  ],
  positional: ["flow", "groupSet"],
  verify: "Read the permissions of the flow.",
};
