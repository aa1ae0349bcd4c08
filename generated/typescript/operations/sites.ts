// Generated from spec/ by `make generate`. Do not edit.
/** Read sites with their settings for flows. */

import { SITE_LIST_REPLY, SITE_REPLY } from "../codec/tables/sites.js";
import { build } from "../build.js";
import type { Operation, OperationInfo } from "../operation.js";
import type * as t from "../types/index.js";

const QUERY_SITES: OperationInfo = {
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

/** Arguments of {@link querySites}. */
export interface QuerySitesArgs {
  /** Number of items per page, 1 to 1000. */
  readonly pageSize?: number | undefined;
  /** Number of the page to read; the first page is 1. */
  readonly pageNumber?: number | undefined;
}

/**
 * List the sites of the server.
 *
 * Tableau Cloud does not have this list: there, read the site of the session. Filtering and sorting
 * are not supported.
 *
 * Permissions: Server administrators get all sites, other users the sites that they belong to.
 *
 * `GET /api/{apiVersion}/sites`
 *
 * Since version 2.0. Not available on Tableau Cloud. Scopes: tableau:sites:read.
 *
 * Errors:
 *
 * - PageError: 400006: The page number is not an integer of at least 1, or is beyond the last page.
 *   400007: The page size is not an integer of at least 1. 403014: The page size is over 1000.
 *
 * - PermissionDeniedError: 403069: The server is Tableau Cloud, which does not list its sites.
 *
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_site.htm#query_sites
 */
export function querySites(args: QuerySitesArgs = {}): Operation<readonly t.Site[]> {
  return build(QUERY_SITES, { ...args });
}

const QUERY_SITE: OperationInfo = {
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

/** Arguments of {@link querySite}. */
export interface QuerySiteArgs {
  /**
   * What the path names the site by: name is the display name, contentUrl the short name in URLs.
   * The id if omitted.
   */
  readonly key?: "name" | "contentUrl" | undefined;
  /** True to tell how many users and how much storage the site has. */
  readonly includeUsage?: boolean | undefined;
}

/**
 * Read one site with its settings.
 *
 * Tells among others whether flows can be run and scheduled. Only the site of the session can be
 * read, except by server administrators. The default site of a Tableau Server has an empty short
 * name, so it is read by its id or its name.
 *
 * Permissions: Administrators. Other users get the id, name and short name of the site of the
 * session.
 *
 * `GET /api/{apiVersion}/sites/{siteKey}`
 *
 * Since version 2.0. Scopes: tableau:sites:read.
 *
 * Errors:
 *
 * - NotFoundError: 404000: No site has the id, name or short name in the path, or the session is on
 *   another one.
 *
 * @param site - Id of the site, or what key says.
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_site.htm#query_site
 */
export function querySite(site: string, args: QuerySiteArgs = {}): Operation<t.Site> {
  return build(QUERY_SITE, { ...args, site });
}
