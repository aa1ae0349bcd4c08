// Generated from spec/ by `make generate`. Do not edit.
/** The facts of the operations of `groups`. */

import { GROUP_LIST_REPLY, USER_LIST_REPLY } from "../codec/tables/users.js";
import type { OperationInfo } from "../operation.js";

/** The facts of `queryGroups`. */
export const QUERY_GROUPS: OperationInfo = {
  id: "queryGroups",
  resource: "groups",
  verb: "list",
  method: "GET",
  path: "/api/{apiVersion}/sites/{siteId}/groups",
  since: [2, 0],
  status: 200,
  retry: "read",
  authenticated: true,
  scopes: ["tableau:groups:read"],
  parameters: [
    {
      name: "filter",
      location: "query",
      type: "string",
      fields: {
        name: true,
        domainName: true,
        domainNickname: true,
        isLocal: true,
        userCount: true,
        minimumSiteRole: true,
      },
    },
    {
      name: "sort",
      location: "query",
      type: "string",
      fields: {
        name: true,
        domainName: true,
        domainNickname: true,
        isLocal: true,
        userCount: true,
        minimumSiteRole: true,
      },
      sorts: true,
    },
    { name: "fields", location: "query", type: "string", since: [2, 5] },
    { name: "pageSize", location: "query", type: "integer", minimum: 1, maximum: 1000 },
    { name: "pageNumber", location: "query", type: "integer", minimum: 1 },
  ],
  reply: GROUP_LIST_REPLY,
  result: "groups",
  paged: { items: "groups", number: "pageNumber", size: "pageSize", total: true },
};

/** The facts of `getUsersInGroup`. */
export const GET_USERS_IN_GROUP: OperationInfo = {
  id: "getUsersInGroup",
  resource: "groups",
  verb: "users",
  method: "GET",
  path: "/api/{apiVersion}/sites/{siteId}/groups/{groupId}/users",
  since: [2, 0],
  status: 200,
  retry: "read",
  authenticated: true,
  scopes: ["tableau:groups:read"],
  parameters: [
    {
      name: "groupId",
      argument: "group",
      location: "path",
      type: "string",
      required: true,
      identifies: true,
    },
    { name: "pageSize", location: "query", type: "integer", minimum: 1, maximum: 1000 },
    { name: "pageNumber", location: "query", type: "integer", minimum: 1 },
  ],
  reply: USER_LIST_REPLY,
  result: "users",
  paged: { items: "users", number: "pageNumber", size: "pageSize", total: true },
  positional: ["group"],
};
