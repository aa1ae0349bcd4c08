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
   * - NotFoundError: 404000: No site has the id, name or short name in the path, or the session is
   *   on another one.
   * @param site - Id of the site, or what key says.
   * @param args - The other arguments.
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_site.htm#query_site
   */
  get(site: string, args: operations.QuerySiteArgs = {}, options?: CallOptions): Promise<t.Site> {
    return this.caller.call(operations.querySite(site, args), options);
  }
}
