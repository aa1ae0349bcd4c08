// Generated from spec/ by `make generate`. Do not edit.
/** List, find, read, publish, sync, update, delete, download, run and tag flows. */

import type { CallOptions, Caller, Pager } from "../caller.js";
import type { Identified } from "../kinds.js";
import * as operations from "../operations/flows.js";
import type * as t from "../types/index.js";

/** List, find, read, publish, sync, update, delete, download, run and tag flows. */
export class FlowsResource {
  /** Sends the calls. */
  protected readonly caller: Caller;

  constructor(caller: Caller) {
    this.caller = caller;
  }

  /**
   * List the flows of the site.
   *
   * Users who are not administrators get the flows they may read. Filters compare names exactly,
   * including case; ownerName is the display name, not the login name. Filtering by tags is not
   * supported. Without a sort, the order is undefined. The server reads lists from an index that is
   * updated with a short delay, so a flow published a moment ago may be missing.
   *
   * Permissions: Every user. Users who are not administrators see the flows on which they have the
   * Read capability.
   *
   * `GET /api/{apiVersion}/sites/{siteId}/flows`
   *
   * Since version 3.3. Scopes: tableau:flows:read.
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
   * - PermissionDeniedError: 403101: The user may not see the flows of the site.
   *
   * @param args - The other arguments.
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#query_flows_for_site
   */
  list(args: operations.QueryFlowsForSiteArgs = {}, options?: CallOptions): Pager<t.Flow> {
    return this.caller.list(operations.queryFlowsForSite(args), options);
  }

  /**
   * List the flows that a user owns or may read.
   *
   * Filtering and sorting are not documented for this list. The server reads lists from an index
   * that is updated with a short delay, so a flow published a moment ago may be missing.
   *
   * Permissions: Every user. Administrators see all flows of the user; others see the flows that
   * they own or on which they have the Read capability.
   *
   * `GET /api/{apiVersion}/sites/{siteId}/users/{userId}/flows`
   *
   * Since version 3.3. Scopes: tableau:flows:read.
   *
   * Errors:
   *
   * - PageError: 400006: The page number is not an integer of at least 1, or is beyond the last
   *   page. 400007: The page size is not an integer of at least 1. 403014: The page size is over
   *   1000.
   * - PermissionDeniedError: 403101: The user may not see the flows of that user.
   * - NotFoundError: 404002: No user has the id in the path.
   *
   * @param user - Id of the user. The login name is not accepted.
   * @param args - The other arguments.
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#query_flows_for_user
   */
  listForUser(
    user: Identified<"user">,
    args: operations.QueryFlowsForUserArgs = {},
    options?: CallOptions,
  ): Pager<t.Flow> {
    return this.caller.list(operations.queryFlowsForUser(user, args), options);
  }

  /**
   * Read one flow with its output steps.
   *
   * The reply includes the project, owner, tags and parameters. A flow published a moment ago may
   * not be available yet.
   *
   * Permissions: Administrators, and users who have the Read capability on the flow.
   *
   * `GET /api/{apiVersion}/sites/{siteId}/flows/{flowId}`
   *
   * Since version 3.3. Scopes: tableau:flows:read.
   *
   * Errors:
   *
   * - PermissionDeniedError: 403004: The user may not read the flow.
   * - NotFoundError: 404027: No flow has the id in the path.
   *
   * @param flow - Id of the flow.
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#query_flow
   */
  get(flow: Identified<"flow">, options?: CallOptions): Promise<t.Flow> {
    return this.caller.call(operations.queryFlow(flow), options);
  }

  /**
   * Delete a flow.
   *
   * Deletes the connections, output steps, tasks and run history of the flow as well.
   *
   * Permissions: Administrators, and users who have the Read and Delete capabilities on the flow.
   *
   * If the response is lost: Read the flow; it was deleted if it is not found.
   *
   * `DELETE /api/{apiVersion}/sites/{siteId}/flows/{flowId}`
   *
   * Since version 3.3.
   *
   * Errors:
   *
   * - PermissionDeniedError: 403004: The user may not delete the flow: the Read or the Delete
   *   capability is missing.
   * - NotFoundError: 404027: No flow has the id in the path.
   *
   * @param flow - Id of the flow.
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#delete_flow
   */
  delete(flow: Identified<"flow">, options?: CallOptions): Promise<void> {
    return this.caller.call(operations.deleteFlow(flow), options);
  }

  /**
   * Take a tag off a flow.
   *
   * Some older servers do not find a tag whose label holds a dot or a slash.
   *
   * Permissions: Administrators, and users who have the Read capability on the flow.
   *
   * If the response is lost: Read the tags of the flow.
   *
   * `DELETE /api/{apiVersion}/sites/{siteId}/flows/{flowId}/tags/{tagName}`
   *
   * Since version 3.3.
   *
   * Errors:
   *
   * - BadRequestError: 400077: The tag could not be deleted for a reason without a code of its own.
   * - PermissionDeniedError: 403004: The user may not tag the flow: the Read capability is missing.
   * - NotFoundError: 404007: The flow has no tag with the label in the path. 404027: No flow has
   *   the id in the path.
   * @param flow - Id of the flow.
   * @param label - Text of the tag, as the flow tells it.
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_data_sources.htm#delete_tag_from_data_source
   */
  deleteTag(flow: Identified<"flow">, label: string, options?: CallOptions): Promise<void> {
    return this.caller.call(operations.deleteTagFromFlow(flow, label), options);
  }
}
