// Generated from spec/ by `make generate`. Do not edit.
/** Groups of users. */

import { build } from "../build.js";
import { QUERY_GROUPS, GET_USERS_IN_GROUP } from "../catalog/groups.js";
import type { Identified } from "../kinds.js";
import type { Operation } from "../operation.js";
import type * as t from "../types/index.js";

/** Arguments of {@link queryGroups}. */
export interface QueryGroupsArgs {
  /**
   * Filter in the form field:operator:value. Several conditions are separated by commas, and all of
   * them must be true. Values cannot contain commas or ampersands. The operator in takes a list in
   * the form [a,b]. Times have the form YYYY-MM-DDTHH:MM:SSZ. Fields and their operators: name (eq,
   * in), domainName (eq, in), domainNickname (eq, in), isLocal (eq), userCount (eq, gt, gte, lt,
   * lte), minimumSiteRole (eq, in).
   */
  readonly filter?: string | undefined;
  /**
   * Sort order in the form field:asc or field:desc. Several are separated by commas, in decreasing
   * order of priority. Fields: name, domainName, domainNickname, isLocal, userCount,
   * minimumSiteRole.
   */
  readonly sort?: string | undefined;
  /**
   * Names of the fields to send, separated by commas: id, name, domainName, userCount,
   * minimumSiteRole. _default_ stands for those that are sent without this parameter, _all_ for all
   * of them; userCount is sent only if it is asked for. Name id too: servers may leave it out
   * otherwise, and without it a row cannot be read. Since version 2.5.
   */
  readonly fields?: string | undefined;
  /** Number of items per page, 1 to 1000. */
  readonly pageSize?: number | undefined;
  /** Number of the page to read; the first page is 1. */
  readonly pageNumber?: number | undefined;
}

/**
 * List the groups of the site.
 *
 * Every site has the group All Users.
 *
 * Permissions: Administrators.
 *
 * `GET /api/{apiVersion}/sites/{siteId}/groups`
 *
 * Since version 2.0. Scopes: tableau:groups:read.
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
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_users_and_groups.htm#query_groups
 */
export function queryGroups(args: QueryGroupsArgs = {}): Operation<readonly t.Group[]> {
  return build(QUERY_GROUPS, args);
}

/** Arguments of {@link getUsersInGroup}. */
export interface GetUsersInGroupArgs {
  /** Number of items per page, 1 to 1000. */
  readonly pageSize?: number | undefined;
  /** Number of the page to read; the first page is 1. */
  readonly pageNumber?: number | undefined;
}

/**
 * List the users of a group.
 *
 * Filtering and sorting are not supported. The list does not tell mail addresses.
 *
 * Permissions: Administrators.
 *
 * `GET /api/{apiVersion}/sites/{siteId}/groups/{groupId}/users`
 *
 * Since version 2.0. Scopes: tableau:groups:read.
 *
 * Errors:
 *
 * - PageError: 400006: The page number is not an integer of at least 1, or is beyond the last page.
 *   400007: The page size is not an integer of at least 1. 403014: The page size is over 1000.
 * - PermissionDeniedError: 403004: The user is not an administrator.
 * - NotFoundError: 404012: No group of the site has the id in the path.
 *
 * @param group - Id of the group. The name is not accepted.
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_users_and_groups.htm#get_users_in_group
 */
export function getUsersInGroup(
  group: Identified<"group">,
  args: GetUsersInGroupArgs = {},
): Operation<readonly t.User[]> {
  return build(GET_USERS_IN_GROUP, args, { group });
}
