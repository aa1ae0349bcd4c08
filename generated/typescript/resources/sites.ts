// Generated from spec/ by `make generate`. Do not edit.
/** Read sites with their settings for flows. */

import type { CallOptions, Caller, Pager } from "../caller.js";
import * as operations from "../operations/sites.js";
import type * as t from "../types/index.js";

/** Read sites with their settings for flows. */
export class SitesResource {
  /** Sends the calls. */
  protected readonly caller: Caller;

  constructor(caller: Caller) {
    this.caller = caller;
  }

  /**
   * List the sites of the server.
   *
   * Tableau Cloud does not have this list: there, read the site of the session. Filtering and
   * sorting are not supported.
   *
   * Permissions: Server administrators get all sites, other users the sites that they belong to.
   *
   * `GET /api/{apiVersion}/sites`
   *
   * Since version 2.0. Not available on Tableau Cloud. Scopes: tableau:sites:read.
   *
   * Errors:
   *
   * - PageError: 400006: The page number is not an integer of at least 1, or is beyond the last
   *   page. 400007: The page size is not an integer of at least 1. 403014: The page size is over
   *   1000.
   * - PermissionDeniedError: 403069: The server is Tableau Cloud, which does not list its sites.
   *
   * @param args - The other arguments.
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_site.htm#query_sites
   */
  list(args: operations.QuerySitesArgs = {}, options?: CallOptions): Pager<t.Site> {
    return this.caller.list(operations.querySites(args), options);
  }
}
