// Generated from spec/ by `make generate`. Do not edit.
/** The facts of the operations of `users`. */

import { GROUP_LIST_REPLY, USER_LIST_REPLY, USER_REPLY } from "../codec/tables/users.js";
import type { OperationInfo } from "../operation.js";

/** The facts of `getUsersOnSite`. */
export const GET_USERS_ON_SITE: OperationInfo = {
  id: "getUsersOnSite",
  resource: "users",
  verb: "list",
  method: "GET",
  path: "/api/{apiVersion}/sites/{siteId}/users",
  since: [2, 0],
  status: 200,
  retry: "read",
  authenticated: true,
  scopes: ["tableau:users:read"],
  parameters: [
    {
      name: "filter",
      location: "query",
      type: "string",
      fields: { name: true, siteRole: true, lastLogin: true },
    },
    {
      name: "sort",
      location: "query",
      type: "string",
      fields: { name: true, siteRole: true, lastLogin: true },
      sorts: true,
    },
    { name: "fields", location: "query", type: "string", since: [2, 5] },
    { name: "pageSize", location: "query", type: "integer", minimum: 1, maximum: 1000 },
    { name: "pageNumber", location: "query", type: "integer", minimum: 1 },
  ],
  reply: USER_LIST_REPLY,
  result: "users",
  paged: { items: "users", number: "pageNumber", size: "pageSize", total: true },
};

/** The facts of `queryUserOnSite`. */
export const QUERY_USER_ON_SITE: OperationInfo = {
  id: "queryUserOnSite",
  resource: "users",
  verb: "get",
  method: "GET",
  path: "/api/{apiVersion}/sites/{siteId}/users/{userId}",
  since: [2, 0],
  status: 200,
  retry: "read",
  authenticated: true,
  scopes: ["tableau:users:read"],
  parameters: [
    {
      name: "userId",
      argument: "user",
      location: "path",
      type: "string",
      required: true,
      identifies: true,
    },
  ],
  reply: USER_REPLY,
  result: "user",
  positional: ["user"],
};

/** The facts of `getGroupsForAUser`. */
export const GET_GROUPS_FOR_A_USER: OperationInfo = {
  id: "getGroupsForAUser",
  resource: "users",
  verb: "groups",
  method: "GET",
  path: "/api/{apiVersion}/sites/{siteId}/users/{userId}/groups",
  since: [3, 7],
  status: 200,
  retry: "read",
  authenticated: true,
  scopes: ["tableau:groups:read"],
  parameters: [
    {
      name: "userId",
      argument: "user",
      location: "path",
      type: "string",
      required: true,
      identifies: true,
    },
    { name: "pageSize", location: "query", type: "integer", minimum: 1, maximum: 1000 },
    { name: "pageNumber", location: "query", type: "integer", minimum: 1 },
  ],
  reply: GROUP_LIST_REPLY,
  result: "groups",
  paged: { items: "groups", number: "pageNumber", size: "pageSize", total: true },
  positional: ["user"],
};
