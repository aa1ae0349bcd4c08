// Generated from spec/ by `make generate`. Do not edit.
/** Groups of users. */

import type { CallOptions, Caller, Pager } from "../caller.js";
import type { Identified } from "../kinds.js";
import * as operations from "../operations/groups.js";
import type * as t from "../types/index.js";

/** Groups of users. */
export class GroupsResource {
  /** Sends the calls. */
  protected readonly caller: Caller;

  constructor(caller: Caller) {
    this.caller = caller;
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
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_users_and_groups.htm#query_groups
   */
  list(args: operations.QueryGroupsArgs = {}, options?: CallOptions): Pager<t.Group> {
    return this.caller.list(operations.queryGroups(args), options);
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
   * - PageError: 400006: The page number is not an integer of at least 1, or is beyond the last
   *   page. 400007: The page size is not an integer of at least 1. 403014: The page size is over
   *   1000.
   * - PermissionDeniedError: 403004: The user is not an administrator.
   * - NotFoundError: 404012: No group of the site has the id in the path.
   *
   * @param group - Id of the group. The name is not accepted.
   * @param args - The other arguments.
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_users_and_groups.htm#get_users_in_group
   */
  users(
    group: Identified<"group">,
    args: operations.GetUsersInGroupArgs = {},
    options?: CallOptions,
  ): Pager<t.User> {
    return this.caller.list(operations.getUsersInGroup(group, args), options);
  }
}
