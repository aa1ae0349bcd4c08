// Generated from spec/ by `make generate`. Do not edit.
/** The facts of the operations of `groupSets`. */

import { GROUP_SET_LIST_REPLY } from "../codec/tables/users.js";
import type { OperationInfo } from "../operation.js";

/** The facts of `queryGroupSets`. */
export const QUERY_GROUP_SETS: OperationInfo = {
  id: "queryGroupSets",
  resource: "groupSets",
  verb: "list",
  method: "GET",
  path: "/api/{apiVersion}/sites/{siteId}/groupsets",
  since: [3, 22],
  status: 200,
  retry: "read",
  authenticated: true,
  scopes: ["tableau:groupsets:read"],
  parameters: [
    {
      name: "resultlevel",
      argument: "resultLevel",
      location: "query",
      type: "string",
      values: ["members", "local"],
    },
    { name: "filter", location: "query", type: "string", fields: { name: true } },
    { name: "sort", location: "query", type: "string", fields: { name: true }, sorts: true },
    { name: "pageSize", location: "query", type: "integer", minimum: 1, maximum: 1000 },
    { name: "pageNumber", location: "query", type: "integer", minimum: 1 },
  ],
  reply: GROUP_SET_LIST_REPLY,
  result: "groupSets",
  paged: { items: "groupSets", number: "pageNumber", size: "pageSize", total: true },
};
