// Generated from spec/ by `make generate`. Do not edit.
/** Group sets: each stands for the users who belong to all of its groups. */

import { build } from "../build.js";
import { QUERY_GROUP_SETS } from "../catalog/groupSets.js";
import type { Operation } from "../operation.js";
import type * as t from "../types/index.js";

/** Arguments of {@link queryGroupSets}. */
export interface QueryGroupSetsArgs {
  /**
   * How much is told of each group set: members for its groups too, local for the group set alone.
   */
  readonly resultLevel?: "members" | "local" | undefined;
  /**
   * Filter in the form field:operator:value. Several conditions are separated by commas, and all of
   * them must be true. Values cannot contain commas or ampersands. The operator in takes a list in
   * the form [a,b]. Times have the form YYYY-MM-DDTHH:MM:SSZ. Fields and their operators: name
   * (eq).
   */
  readonly filter?: string | undefined;
  /**
   * Sort order in the form field:asc or field:desc. Several are separated by commas, in decreasing
   * order of priority. Fields: name.
   */
  readonly sort?: string | undefined;
  /** Number of items per page, 1 to 1000. */
  readonly pageSize?: number | undefined;
  /** Number of the page to read; the first page is 1. */
  readonly pageNumber?: number | undefined;
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
 * - PageError: 400006: The page number is not an integer of at least 1, or is beyond the last page.
 *   400007: The page size is not an integer of at least 1. 403014: The page size is over 1000.
 * - InvalidFilterError: 400065: The filter uses a field or an operator that this list does not
 *   support.
 * - InvalidSortError: 400066: The sort order uses a field that this list cannot be sorted by.
 * - PermissionDeniedError: 403004: The user is not an administrator.
 *
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_users_and_groups.htm#list_group_sets
 */
export function queryGroupSets(args: QueryGroupSetsArgs = {}): Operation<readonly t.GroupSet[]> {
  return build(QUERY_GROUP_SETS, args);
}
