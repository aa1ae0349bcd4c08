// Generated from spec/ by `make generate`. Do not edit.
/** Favorites of users. */

import { build } from "../build.js";
import {
  GET_FAVORITES,
  ADD_FLOW_TO_FAVORITES,
  DELETE_FLOW_FROM_FAVORITES,
} from "../catalog/favorites.js";
import type { Identified } from "../kinds.js";
import type { Operation } from "../operation.js";
import type * as t from "../types/index.js";

/** Arguments of {@link getFavorites}. */
export interface GetFavoritesArgs {
  /**
   * Names of the fields to send, separated by commas: label, parentProjectName, targetOwnerName.
   * _default_ stands for those that are sent without this parameter, _all_ for all of them. Whether
   * the content item is sent if it is not named is not documented.
   */
  readonly fields?: string | undefined;
  /** Number of items per page, 1 to 1000. */
  readonly pageSize?: number | undefined;
  /** Number of the page to read; the first page is 1. */
  readonly pageNumber?: number | undefined;
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
 * - PageError: 400006: The page number is not an integer of at least 1, or is beyond the last page.
 *   400007: The page size is not an integer of at least 1. 403014: The page size is over 1000.
 * - PermissionDeniedError: 403004: The user is not an administrator and asks for another user's.
 * - NotFoundError: 404002: The site has no user with the id in the path.
 *
 * @param user - Id of the user. The login name is not accepted.
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_favorites.htm#get_favorites_for_user
 */
export function getFavorites(
  user: Identified<"user">,
  args: GetFavoritesArgs = {},
): Operation<readonly t.Favorite[]> {
  return build(GET_FAVORITES, args, { user });
}

/** Arguments of {@link addFlowToFavorites}. */
export interface AddFlowToFavoritesArgs {
  /** Id of the user. The login name is not accepted. */
  readonly user: Identified<"user">;
  /**
   * Label of the favorite. It must not be blank, and no other flow among the favorites of the user
   * may have it.
   */
  readonly label: string;
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
 * - NotFoundError: 404002: The site has no user with the id in the path. 404027: No flow has the id
 *   in the body.
 * - NameTakenError: 409007: Another flow among the favorites of the user has the label.
 *
 * @param flow - Id of the flow.
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_favorites.htm#add_flow_to_favorites
 */
export function addFlowToFavorites(
  flow: Identified<"flow">,
  args: AddFlowToFavoritesArgs,
): Operation<readonly t.Favorite[]> {
  return build(ADD_FLOW_TO_FAVORITES, args, { flow });
}

/** Arguments of {@link deleteFlowFromFavorites}. */
export interface DeleteFlowFromFavoritesArgs {
  /** Id of the user. The login name is not accepted. */
  readonly user: Identified<"user">;
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
 * - NotFoundError: 404002: The site has no user with the id in the path. 404010: The flow is not a
 *   favorite of the user. 404027: No flow has the id in the path.
 * @param flow - Id of the flow.
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_favorites.htm#delete_flow_from_favorites
 */
export function deleteFlowFromFavorites(
  flow: Identified<"flow">,
  args: DeleteFlowFromFavoritesArgs,
): Operation<void> {
  return build(DELETE_FLOW_FROM_FAVORITES, args, { flow });
}
