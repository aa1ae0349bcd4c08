// Generated from spec/ by `make generate`. Do not edit.
/** Favorites of users. */

import type { CallOptions, Caller, Pager } from "../caller.js";
import type { Identified } from "../kinds.js";
import * as operations from "../operations/favorites.js";
import type * as t from "../types/index.js";

/** Favorites of users. */
export class FavoritesResource {
  /** Sends the calls. */
  protected readonly caller: Caller;

  constructor(caller: Caller) {
    this.caller = caller;
  }

  /**
   * List the favorites of a user.
   *
   * Favorites of all kinds; those that are flows have a flow. Some servers ignore the page and send
   * all favorites at once.
   *
   * Permissions: Every user for the own favorites; administrators for those of all users.
   *
   * `GET /api/{apiVersion}/sites/{siteId}/favorites/{userId}`
   *
   * Since version 2.5.
   *
   * Errors:
   *
   * - PageError: 400006: The page number is not an integer of at least 1, or is beyond the last
   *   page. 400007: The page size is not an integer of at least 1. 403014: The page size is over
   *   1000.
   * - PermissionDeniedError: 403004: The user is not an administrator and asks for another user's.
   * - NotFoundError: 404002: The site has no user with the id in the path.
   *
   * @param user - Id of the user. The login name is not accepted.
   * @param args - The other arguments.
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_favorites.htm#get_favorites_for_user
   */
  list(
    user: Identified<"user">,
    args: operations.GetFavoritesArgs = {},
    options?: CallOptions,
  ): Pager<t.Favorite> {
    return this.caller.list(operations.getFavorites(user, args), options);
  }

  /**
   * Add a flow to the favorites of a user.
   *
   * What becomes of a flow that is a favorite already is not documented; the reply tells.
   *
   * Permissions: Every user who has the Read capability on the flow, for the own favorites;
   * administrators for those of all users.
   *
   * If the response is lost: Read the favorites of the user.
   *
   * `PUT /api/{apiVersion}/sites/{siteId}/favorites/{userId}`
   *
   * Since version 3.3.
   *
   * Errors:
   *
   * - BadRequestError: 400000: The body is missing, incomplete or not well-formed XML. 400005: The
   *   label is empty or blank.
   * - PermissionDeniedError: 403004: The user may not read the flow, or is not an administrator and
   *   adds to another user's favorites.
   * - NotFoundError: 404002: The site has no user with the id in the path. 404027: No flow has the
   *   id in the body.
   * - NameTakenError: 409007: Another flow among the favorites of the user has the label.
   *
   * @param flow - Id of the flow.
   * @param args - The other arguments.
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_favorites.htm#add_flow_to_favorites
   */
  add(
    flow: Identified<"flow">,
    args: operations.AddFlowToFavoritesArgs,
    options?: CallOptions,
  ): Promise<readonly t.Favorite[]> {
    return this.caller.call(operations.addFlowToFavorites(flow, args), options);
  }

  /**
   * Take a flow off the favorites of a user.
   *
   * The flow itself stays.
   *
   * Permissions: Every user for the own favorites; administrators for those of all users.
   *
   * If the response is lost: Read the favorites of the user.
   *
   * `DELETE /api/{apiVersion}/sites/{siteId}/favorites/{userId}/flows/{flowId}`
   *
   * Since version 3.3.
   *
   * Errors:
   *
   * - PermissionDeniedError: 403004: The user is not an administrator and names another user.
   * - NotFoundError: 404002: The site has no user with the id in the path. 404010: The flow is not
   *   a favorite of the user. 404027: No flow has the id in the path.
   * @param flow - Id of the flow.
   * @param args - The other arguments.
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_favorites.htm#delete_flow_from_favorites
   */
  delete(
    flow: Identified<"flow">,
    args: operations.DeleteFlowFromFavoritesArgs,
    options?: CallOptions,
  ): Promise<void> {
    return this.caller.call(operations.deleteFlowFromFavorites(flow, args), options);
  }
}
