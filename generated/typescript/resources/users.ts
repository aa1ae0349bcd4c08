// Generated from spec/ by `make generate`. Do not edit.
/** Users of the site: who they are, and the groups that they belong to. */

import type { CallOptions, Caller, Pager } from "../caller.js";
import type { Identified } from "../kinds.js";
import * as operations from "../operations/users.js";
import type * as t from "../types/index.js";

/** Users of the site: who they are, and the groups that they belong to. */
export class UsersResource {
  /** Sends the calls. */
  protected readonly caller: Caller;

  constructor(caller: Caller) {
    this.caller = caller;
  }

  /**
   * List the users of the site.
   *
   * Without fields, the list tells id, name, site role and last sign-in, but neither the display
   * name nor the mail address.
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
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_users_and_groups.htm#get_users_on_site
   */
  list(args: operations.GetUsersOnSiteArgs = {}, options?: CallOptions): Pager<t.User> {
    return this.caller.list(operations.getUsersOnSite(args), options);
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
   * - PermissionDeniedError: 403133: The user is not an administrator, and the id is that of
   *   another user.
   * - NotFoundError: 404002: No user of the site has the id in the path.
   *
   * @param user - Id of the user. The login name is not accepted.
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_users_and_groups.htm#query_user_on_site
   */
  get(user: Identified<"user">, options?: CallOptions): Promise<t.User> {
    return this.caller.call(operations.queryUserOnSite(user), options);
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
   * - PageError: 400006: The page number is not an integer of at least 1, or is beyond the last
   *   page. 400007: The page size is not an integer of at least 1. 403014: The page size is over
   *   1000.
   * - PermissionDeniedError: 403133: The user is not an administrator, and the id is that of
   *   another user.
   * - NotFoundError: 404002: No user of the site has the id in the path. (Documented as 404012, the
   *   code of groups.) 404012: No user of the site has the id in the path.
   * @param user - Id of the user. The login name is not accepted.
   * @param args - The other arguments.
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_users_and_groups.htm#get_groups_for_a_user
   */
  groups(
    user: Identified<"user">,
    args: operations.GetGroupsForAUserArgs = {},
    options?: CallOptions,
  ): Pager<t.Group> {
    return this.caller.list(operations.getGroupsForAUser(user, args), options);
  }
}
