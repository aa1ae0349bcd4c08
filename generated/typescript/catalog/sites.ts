// Generated from spec/ by `make generate`. Do not edit.
/** The facts of the operations of `sites`. */

import { SITE_LIST_REPLY, SITE_REPLY } from "../codec/tables/sites.js";
import type { OperationInfo } from "../operation.js";

/** The facts of `querySites`. */
export const QUERY_SITES: OperationInfo = {
  id: "querySites",
  resource: "sites",
  verb: "list",
  method: "GET",
  path: "/api/{apiVersion}/sites",
  since: [2, 0],
  status: 200,
  retry: "read",
  authenticated: true,
  deployment: "server",
  scopes: ["tableau:sites:read"],
  parameters: [
    { name: "pageSize", location: "query", type: "integer", minimum: 1, maximum: 1000 },
    { name: "pageNumber", location: "query", type: "integer", minimum: 1 },
  ],
  reply: SITE_LIST_REPLY,
  result: "sites",
  paged: { items: "sites", number: "pageNumber", size: "pageSize", total: true },
};

/** The facts of `querySite`. */
export const QUERY_SITE: OperationInfo = {
  id: "querySite",
  resource: "sites",
  verb: "get",
  method: "GET",
  path: "/api/{apiVersion}/sites/{siteKey}",
  since: [2, 0],
  status: 200,
  retry: "read",
  authenticated: true,
  scopes: ["tableau:sites:read"],
  parameters: [
    {
      name: "siteKey",
      argument: "site",
      location: "path",
      type: "string",
      required: true,
      freeText: true,
    },
    { name: "key", location: "query", type: "string", values: ["name", "contentUrl"] },
    { name: "includeUsage", location: "query", type: "boolean" },
  ],
  reply: SITE_REPLY,
  result: "site",
  positional: ["site"],
};
