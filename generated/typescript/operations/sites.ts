// Generated from spec/ by `make generate`. Do not edit.
/** Read sites with their settings for flows. */

import { build } from "../build.js";
import { QUERY_SITES, QUERY_SITE } from "../catalog/sites.js";
import type { Operation } from "../operation.js";
import type * as t from "../types/index.js";

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
 * - PermissionDeniedError: 403069: The server is Tableau Cloud, which does not list its sites.
 *
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_site.htm#query_sites
 */
export function querySites(args: QuerySitesArgs = {}): Operation<readonly t.Site[]> {
  return build(QUERY_SITES, args);
}

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
 * @param site - Id of the site, or what key says.
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_site.htm#query_site
 */
export function querySite(site: string, args: QuerySiteArgs = {}): Operation<t.Site> {
  return build(QUERY_SITE, args, { site });
}
