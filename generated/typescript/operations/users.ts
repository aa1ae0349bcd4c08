// Generated from spec/ by `make generate`. Do not edit.
/** Users of the site: who they are, and the groups that they belong to. */

import { build } from "../build.js";
import { GET_USERS_ON_SITE, QUERY_USER_ON_SITE, GET_GROUPS_FOR_A_USER } from "../catalog/users.js";
import type { Identified } from "../kinds.js";
import type { Operation } from "../operation.js";
import type * as t from "../types/index.js";

/** Arguments of {@link getUsersOnSite}. */
export interface GetUsersOnSiteArgs {
  /**
   * Filter in the form field:operator:value. Several conditions are separated by commas, and all of
   * them must be true. Values cannot contain commas or ampersands. The operator in takes a list in
   * the form [a,b]. Times have the form YYYY-MM-DDTHH:MM:SSZ. Fields and their operators: name (eq,
   * in), siteRole (eq, in), lastLogin (eq, gt, gte, lt, lte; time).
   */
  readonly filter?: string | undefined;
  /**
   * Sort order in the form field:asc or field:desc. Several are separated by commas, in decreasing
   * order of priority. Fields: name, siteRole, lastLogin.
   */
  readonly sort?: string | undefined;
  /**
   * Names of the fields to send, separated by commas: id, name, fullName, email, siteRole,
   * lastLogin, externalAuthUserId, authSetting, language, locale, domain. _default_ stands for
   * those that are sent without this parameter, _all_ for all of them; this takes the server
   * longer. Name id too: servers may leave it out otherwise, and without it a row cannot be read.
   * Since version 2.5.
   */
  readonly fields?: string | undefined;
  /** Number of items per page, 1 to 1000. */
  readonly pageSize?: number | undefined;
  /** Number of the page to read; the first page is 1. */
  readonly pageNumber?: number | undefined;
}

/**
 * List the users of the site.
 *
 * Without fields, the list tells id, name, site role and last sign-in, but neither the display name
 * nor the mail address.
 *
 * Permissions: Administrators.
 *
 * `GET /api/{apiVersion}/sites/{siteId}/users`
 *
 * Since version 2.0. Scopes: tableau:users:read.
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
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_users_and_groups.htm#get_users_on_site
 */
export function getUsersOnSite(args: GetUsersOnSiteArgs = {}): Operation<readonly t.User[]> {
  return build(GET_USERS_ON_SITE, args);
}

/**
 * Read one user of the site.
 *
 * The reply includes the display name. The id of the own user is known from signing in.
 *
 * Permissions: Administrators; every user for the own user.
 *
 * `GET /api/{apiVersion}/sites/{siteId}/users/{userId}`
 *
 * Since version 2.0. Scopes: tableau:users:read.
 *
 * Errors:
 *
 * - PermissionDeniedError: 403133: The user is not an administrator, and the id is that of another
 *   user.
 * - NotFoundError: 404002: No user of the site has the id in the path.
 *
 * @param user - Id of the user. The login name is not accepted.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_users_and_groups.htm#query_user_on_site
 */
export function queryUserOnSite(user: Identified<"user">): Operation<t.User> {
  return build(QUERY_USER_ON_SITE, { user });
}

/** Arguments of {@link getGroupsForAUser}. */
export interface GetGroupsForAUserArgs {
  /** Number of items per page, 1 to 1000. */
  readonly pageSize?: number | undefined;
  /** Number of the page to read; the first page is 1. */
  readonly pageNumber?: number | undefined;
}

/**
 * List the groups that a user belongs to.
 *
 * Filtering and sorting are not supported.
 *
 * Permissions: Administrators; every user for the own user.
 *
 * `GET /api/{apiVersion}/sites/{siteId}/users/{userId}/groups`
 *
 * Since version 3.7. Scopes: tableau:groups:read.
 *
 * Errors:
 *
 * - PageError: 400006: The page number is not an integer of at least 1, or is beyond the last page.
 *   400007: The page size is not an integer of at least 1. 403014: The page size is over 1000.
 * - PermissionDeniedError: 403133: The user is not an administrator, and the id is that of another
 *   user.
 * - NotFoundError: 404002: No user of the site has the id in the path. (Documented as 404012, the
 *   code of groups.) 404012: No user of the site has the id in the path.
 * @param user - Id of the user. The login name is not accepted.
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_users_and_groups.htm#get_groups_for_a_user
 */
export function getGroupsForAUser(
  user: Identified<"user">,
  args: GetGroupsForAUserArgs = {},
): Operation<readonly t.Group[]> {
  return build(GET_GROUPS_FOR_A_USER, args, { user });
}
