// Generated from spec/ by `make generate`. Do not edit.
/** The facts of the operations of `projects`. */

import {
  ADD_PROJECT_PERMISSIONS_REQUEST,
  PROJECT_PERMISSIONS_REPLY,
} from "../codec/tables/project_permissions.js";
import {
  CREATE_PROJECT_REQUEST,
  PROJECT_LIST_REPLY,
  PROJECT_REPLY,
  UPDATE_PROJECT_REQUEST,
} from "../codec/tables/projects.js";
import type { OperationInfo } from "../operation.js";

/** The facts of `queryProjects`. */
export const QUERY_PROJECTS: OperationInfo = {
  id: "queryProjects",
  resource: "projects",
  verb: "list",
  method: "GET",
  path: "/api/{apiVersion}/sites/{siteId}/projects",
  since: [1, 0],
  status: 200,
  retry: "read",
  authenticated: true,
  scopes: ["tableau:content:read"],
  parameters: [
    {
      name: "filter",
      location: "query",
      type: "string",
      fields: {
        name: true,
        ownerName: true,
        ownerDomain: true,
        ownerEmail: true,
        parentProjectId: true,
        topLevelProject: true,
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
        ownerDomain: true,
        ownerEmail: true,
        parentProjectId: true,
        createdAt: true,
        updatedAt: true,
      },
      sorts: true,
    },
    { name: "fields", location: "query", type: "string", since: [2, 5] },
    { name: "pageSize", location: "query", type: "integer", minimum: 1, maximum: 1000 },
    { name: "pageNumber", location: "query", type: "integer", minimum: 1 },
  ],
  reply: PROJECT_LIST_REPLY,
  result: "projects",
  paged: { items: "projects", number: "pageNumber", size: "pageSize", total: true },
};

/** The facts of `createProject`. */
export const CREATE_PROJECT: OperationInfo = {
  id: "createProject",
  resource: "projects",
  verb: "create",
  method: "POST",
  path: "/api/{apiVersion}/sites/{siteId}/projects",
  since: [1, 0],
  status: 201,
  retry: "write",
  authenticated: true,
  scopes: ["tableau:projects:create"],
  parameters: [{ name: "publishSamples", location: "query", type: "boolean" }],
  request: {
    media: "text/xml",
    shape: CREATE_PROJECT_REQUEST,
    arguments: [
      { name: "name", path: ["project", "name"], kind: "string", required: true },
      { name: "description", path: ["project", "description"], kind: "string" },
      { name: "parent", path: ["project", "parentProjectId"], kind: "string", identifies: true },
      { name: "contentPermissions", path: ["project", "contentPermissions"], kind: "string" },
      {
        name: "owner",
        path: ["project", "owner", "id"],
        kind: "string",
        identifies: true,
        since: [3, 21],
      },
    ],
  },
  reply: PROJECT_REPLY,
  result: "project",
  positional: ["name"],
  verify: "List the projects with that name and check their parents.",
};

/** The facts of `updateProject`. */
export const UPDATE_PROJECT: OperationInfo = {
  id: "updateProject",
  resource: "projects",
  verb: "update",
  method: "PUT",
  path: "/api/{apiVersion}/sites/{siteId}/projects/{projectId}",
  since: [1, 0],
  status: 200,
  retry: "write",
  authenticated: true,
  scopes: ["tableau:projects:update"],
  parameters: [
    {
      name: "projectId",
      argument: "project",
      location: "path",
      type: "string",
      required: true,
      identifies: true,
    },
    { name: "publishSamples", location: "query", type: "boolean" },
  ],
  request: {
    media: "text/xml",
    shape: UPDATE_PROJECT_REQUEST,
    arguments: [
      { name: "name", path: ["project", "name"], kind: "string" },
      { name: "description", path: ["project", "description"], kind: "string" },
      { name: "parent", path: ["project", "parentProjectId"], kind: "string" },
      { name: "contentPermissions", path: ["project", "contentPermissions"], kind: "string" },
      {
        name: "owner",
        path: ["project", "owner", "id"],
        kind: "string",
        identifies: true,
        since: [3, 21],
      },
    ],
  },
  reply: PROJECT_REPLY,
  result: "project",
  positional: ["project"],
  verify: "List the projects and compare the one with that id.",
};

/** The facts of `deleteProject`. */
export const DELETE_PROJECT: OperationInfo = {
  id: "deleteProject",
  resource: "projects",
  verb: "delete",
  method: "DELETE",
  path: "/api/{apiVersion}/sites/{siteId}/projects/{projectId}",
  since: [1, 0],
  status: 204,
  retry: "write",
  authenticated: true,
  scopes: ["tableau:projects:delete"],
  parameters: [
    {
      name: "projectId",
      argument: "project",
      location: "path",
      type: "string",
      required: true,
      identifies: true,
    },
  ],
  positional: ["project"],
  verify: "List the projects; it was deleted if it is not among them.",
};

/** The facts of `queryProjectPermissions`. */
export const QUERY_PROJECT_PERMISSIONS: OperationInfo = {
  id: "queryProjectPermissions",
  resource: "projects",
  verb: "getPermissions",
  method: "GET",
  path: "/api/{apiVersion}/sites/{siteId}/projects/{projectId}/permissions",
  since: [2, 0],
  status: 200,
  retry: "read",
  authenticated: true,
  scopes: ["tableau:permissions:read"],
  parameters: [
    {
      name: "projectId",
      argument: "project",
      location: "path",
      type: "string",
      required: true,
      identifies: true,
    },
  ],
  reply: PROJECT_PERMISSIONS_REPLY,
  result: "permissions",
  positional: ["project"],
};

/** The facts of `addProjectPermissions`. */
export const ADD_PROJECT_PERMISSIONS: OperationInfo = {
  id: "addProjectPermissions",
  resource: "projects",
  verb: "addPermissions",
  method: "PUT",
  path: "/api/{apiVersion}/sites/{siteId}/projects/{projectId}/permissions",
  since: [2, 0],
  status: 200,
  retry: "write",
  authenticated: true,
  scopes: ["tableau:permissions:update"],
  parameters: [
    {
      name: "projectId",
      argument: "project",
      location: "path",
      type: "string",
      required: true,
      identifies: true,
    },
  ],
  request: {
    media: "text/xml",
    shape: ADD_PROJECT_PERMISSIONS_REQUEST,
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
  reply: PROJECT_PERMISSIONS_REPLY,
  result: "permissions",
  positional: ["project"],
  verify: "Read the permissions of the project.",
};

/** The facts of `deleteProjectPermissionForUser`. */
export const DELETE_PROJECT_PERMISSION_FOR_USER: OperationInfo = {
  id: "deleteProjectPermissionForUser",
  resource: "projects",
  verb: "deletePermissionForUser",
  method: "DELETE",
  path: "/api/{apiVersion}/sites/{siteId}/projects/{projectId}/permissions/users/{userId}/{capabilityName}/{capabilityMode}",
  since: [2, 0],
  status: 204,
  retry: "write",
  authenticated: true,
  scopes: ["tableau:permissions:delete"],
  parameters: [
    {
      name: "projectId",
      argument: "project",
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
      values: ["ProjectLeader", "Read", "Write"],
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
  positional: ["project", "user"],
  verify: "Read the permissions of the project.",
};

/** The facts of `deleteProjectPermissionForGroup`. */
export const DELETE_PROJECT_PERMISSION_FOR_GROUP: OperationInfo = {
  id: "deleteProjectPermissionForGroup",
  resource: "projects",
  verb: "deletePermissionForGroup",
  method: "DELETE",
  path: "/api/{apiVersion}/sites/{siteId}/projects/{projectId}/permissions/groups/{groupId}/{capabilityName}/{capabilityMode}",
  since: [2, 0],
  status: 204,
  retry: "write",
  authenticated: true,
  scopes: ["tableau:permissions:delete"],
  parameters: [
    {
      name: "projectId",
      argument: "project",
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
      values: ["ProjectLeader", "Read", "Write"],
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
  positional: ["project", "group"],
  verify: "Read the permissions of the project.",
};

/** The facts of `deleteProjectPermissionForGroupSet`. */
export const DELETE_PROJECT_PERMISSION_FOR_GROUP_SET: OperationInfo = {
  id: "deleteProjectPermissionForGroupSet",
  resource: "projects",
  verb: "deletePermissionForGroupSet",
  method: "DELETE",
  path: "/api/{apiVersion}/sites/{siteId}/projects/{projectId}/permissions/groupsets/{groupSetId}/{capabilityName}/{capabilityMode}",
  since: [3, 22],
  status: 204,
  retry: "write",
  authenticated: true,
  scopes: ["tableau:permissions:delete"],
  parameters: [
    {
      name: "projectId",
      argument: "project",
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
      values: ["ProjectLeader", "Read", "Write"],
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
  positional: ["project", "groupSet"],
  verify: "Read the permissions of the project.",
};

/** The facts of `queryDefaultFlowPermissions`. */
export const QUERY_DEFAULT_FLOW_PERMISSIONS: OperationInfo = {
  id: "queryDefaultFlowPermissions",
  resource: "projects",
  verb: "getDefaultPermissions",
  method: "GET",
  path: "/api/{apiVersion}/sites/{siteId}/projects/{projectId}/default-permissions/flows",
  since: [3, 4],
  status: 200,
  retry: "read",
  authenticated: true,
  scopes: ["tableau:permissions:read"],
  parameters: [
    {
      name: "projectId",
      argument: "project",
      location: "path",
      type: "string",
      required: true,
      identifies: true,
    },
  ],
  reply: PROJECT_PERMISSIONS_REPLY,
  result: "permissions",
  positional: ["project"],
};

/** The facts of `addDefaultFlowPermissions`. */
export const ADD_DEFAULT_FLOW_PERMISSIONS: OperationInfo = {
  id: "addDefaultFlowPermissions",
  resource: "projects",
  verb: "addDefaultPermissions",
  method: "PUT",
  path: "/api/{apiVersion}/sites/{siteId}/projects/{projectId}/default-permissions/flows",
  since: [3, 4],
  status: 200,
  retry: "write",
  authenticated: true,
  scopes: ["tableau:permissions:update"],
  parameters: [
    {
      name: "projectId",
      argument: "project",
      location: "path",
      type: "string",
      required: true,
      identifies: true,
    },
  ],
  request: {
    media: "text/xml",
    shape: ADD_PROJECT_PERMISSIONS_REQUEST,
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
  reply: PROJECT_PERMISSIONS_REPLY,
  result: "permissions",
  positional: ["project"],
  verify: "Read the default permissions of the project.",
};

/** The facts of `deleteDefaultFlowPermissionForUser`. */
export const DELETE_DEFAULT_FLOW_PERMISSION_FOR_USER: OperationInfo = {
  id: "deleteDefaultFlowPermissionForUser",
  resource: "projects",
  verb: "deleteDefaultPermissionForUser",
  method: "DELETE",
  path: "/api/{apiVersion}/sites/{siteId}/projects/{projectId}/default-permissions/flows/users/{userId}/{capabilityName}/{capabilityMode}",
  since: [3, 4],
  status: 204,
  retry: "write",
  authenticated: true,
  scopes: ["tableau:permissions:delete"],
  parameters: [
    {
      name: "projectId",
      argument: "project",
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
  positional: ["project", "user"],
  verify: "Read the default permissions of the project.",
};

/** The facts of `deleteDefaultFlowPermissionForGroup`. */
export const DELETE_DEFAULT_FLOW_PERMISSION_FOR_GROUP: OperationInfo = {
  id: "deleteDefaultFlowPermissionForGroup",
  resource: "projects",
  verb: "deleteDefaultPermissionForGroup",
  method: "DELETE",
  path: "/api/{apiVersion}/sites/{siteId}/projects/{projectId}/default-permissions/flows/groups/{groupId}/{capabilityName}/{capabilityMode}",
  since: [3, 4],
  status: 204,
  retry: "write",
  authenticated: true,
  scopes: ["tableau:permissions:delete"],
  parameters: [
    {
      name: "projectId",
      argument: "project",
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
  positional: ["project", "group"],
  verify: "Read the default permissions of the project.",
};

/** The facts of `deleteDefaultFlowPermissionForGroupSet`. */
export const DELETE_DEFAULT_FLOW_PERMISSION_FOR_GROUP_SET: OperationInfo = {
  id: "deleteDefaultFlowPermissionForGroupSet",
  resource: "projects",
  verb: "deleteDefaultPermissionForGroupSet",
  method: "DELETE",
  path: "/api/{apiVersion}/sites/{siteId}/projects/{projectId}/default-permissions/flows/groupsets/{groupSetId}/{capabilityName}/{capabilityMode}",
  since: [3, 22],
  status: 204,
  retry: "write",
  authenticated: true,
  scopes: ["tableau:permissions:delete"],
  parameters: [
    {
      name: "projectId",
      argument: "project",
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
  positional: ["project", "groupSet"],
  verify: "Read the default permissions of the project.",
};
