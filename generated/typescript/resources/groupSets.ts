// Generated from spec/ by `make generate`. Do not edit.
/** Group sets: each stands for the users who belong to all of its groups. */

import type { CallOptions, Caller, Pager } from "../caller.js";
import * as operations from "../operations/groupSets.js";
import type * as t from "../types/index.js";

/** Group sets: each stands for the users who belong to all of its groups. */
export class GroupSetsResource {
  /** Sends the calls. */
  protected readonly caller: Caller;

  constructor(caller: Caller) {
    this.caller = caller;
  }

  /**
   * List the group sets of the site.
   *
   * Without a result level, the groups of a group set may be left out.
   *
   * Permissions: Administrators.
   *
   * `GET /api/{apiVersion}/sites/{siteId}/groupsets`
   *
   * Since version 3.22. Scopes: tableau:groupsets:read.
   *
   * Errors:
   *
   * - BadRequestError: 400000: The filter or the sort order is malformed.
   * - PageError: 400006: The page number is not an integer of at least 1, or is beyond the last
   *   page. 400007: The page size is not an integer of at least 1. 403014: The page size is over
   *   1000.
   * - InvalidFilterError: 400065: The filter uses a field or an operator that this list does not
   *   support.
   * - InvalidSortError: 400066: The sort order uses a field that this list cannot be sorted by.
   * - PermissionDeniedError: 403004: The user is not an administrator.
   *
   * @param args - The other arguments.
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_users_and_groups.htm#list_group_sets
   */
  list(args: operations.QueryGroupSetsArgs = {}, options?: CallOptions): Pager<t.GroupSet> {
    return this.caller.list(operations.queryGroupSets(args), options);
  }
}
