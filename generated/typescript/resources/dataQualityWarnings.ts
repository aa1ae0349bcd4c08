// Generated from spec/ by `make generate`. Do not edit.
/** Warnings about the quality of the data that a flow makes. */

import type { CallOptions, Caller } from "../caller.js";
import type { Identified } from "../kinds.js";
import * as operations from "../operations/dataQualityWarnings.js";
import type * as t from "../types/index.js";

/** Warnings about the quality of the data that a flow makes. */
export class DataQualityWarningsResource {
  /** Sends the calls. */
  protected readonly caller: Caller;

  constructor(caller: Caller) {
    this.caller = caller;
  }

  /**
   * List the data quality warnings on a flow.
   *
   * Returns the whole list in one reply, including warnings that are not active.
   *
   * Permissions: Administrators, and users who have the Read capability on the flow. The server
   * needs a licence for Data Management.
   *
   * `GET /api/{apiVersion}/sites/{siteId}/dataQualityWarnings/flow/{flowId}`
   *
   * Since version 3.5.
   *
   * Errors:
   *
   * - PermissionDeniedError: 403004: The user may not read the flow.
   * - NotFoundError: 404027: No flow has the id in the path.
   *
   * @param flow - Id of the flow.
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_metadata.htm#query_dqws
   */
  list(flow: Identified<"flow">, options?: CallOptions): Promise<readonly t.DataQualityWarning[]> {
    return this.caller.call(operations.queryFlowDataQualityWarnings(flow), options);
  }

  /**
   * Add a data quality warning to a flow.
   *
   * Users of the flow and of the data that it makes see the warning while it is active.
   *
   * Permissions: Administrators, and users who have the Write capability on the flow. The server
   * needs a licence for Data Management.
   *
   * If the response is lost: List the data quality warnings on the flow.
   *
   * `POST /api/{apiVersion}/sites/{siteId}/dataQualityWarnings/flow/{flowId}`
   *
   * Since version 3.5.
   *
   * Errors:
   *
   * - BadRequestError: 400000: The body is missing, incomplete or not well-formed XML.
   * - PermissionDeniedError: 403004: The user may not change the flow.
   * - NotFoundError: 404027: No flow has the id in the path.
   *
   * @param flow - Id of the flow.
   * @param args - The other arguments.
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_metadata.htm#add_dqw
   */
  add(
    flow: Identified<"flow">,
    args: operations.AddFlowDataQualityWarningArgs,
    options?: CallOptions,
  ): Promise<t.DataQualityWarningReply> {
    return this.caller.call(operations.addFlowDataQualityWarning(flow, args), options);
  }

  /**
   * Delete all data quality warnings on a flow.
   *
   * Warnings on other content are unchanged, even if the data comes from the flow.
   *
   * Permissions: Administrators, and users who have the Write capability on the flow. The server
   * needs a licence for Data Management.
   *
   * If the response is lost: List the data quality warnings on the flow.
   *
   * `DELETE /api/{apiVersion}/sites/{siteId}/dataQualityWarnings/flow/{flowId}`
   *
   * Since version 3.5.
   *
   * Errors:
   *
   * - PermissionDeniedError: 403004: The user may not change the flow.
   * - NotFoundError: 404027: No flow has the id in the path.
   *
   * @param flow - Id of the flow.
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_metadata.htm#delete_dqws
   */
  deleteAll(flow: Identified<"flow">, options?: CallOptions): Promise<void> {
    return this.caller.call(operations.deleteFlowDataQualityWarnings(flow), options);
  }

  /**
   * Read one data quality warning.
   *
   * The warning can be on a flow or on other content.
   *
   * Permissions: Administrators, and users who have the Read capability on the flow. The server
   * needs a licence for Data Management.
   *
   * `GET /api/{apiVersion}/sites/{siteId}/dataQualityWarnings/{dataQualityWarningId}`
   *
   * Since version 3.5.
   *
   * Errors:
   *
   * - PermissionDeniedError: 403004: The user may not read the flow.
   * - NotFoundError: 404027: No warning has the id in the path.
   *
   * @param warning - Id of the data quality warning. The list of the flow's warnings contains it.
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_metadata.htm#query_dqws
   */
  get(
    warning: Identified<"data quality warning">,
    options?: CallOptions,
  ): Promise<t.DataQualityWarningReply> {
    return this.caller.call(operations.queryDataQualityWarning(warning), options);
  }

  /**
   * Change a data quality warning.
   *
   * Omitted values are unchanged; at least one value must be given.
   *
   * Permissions: Administrators, and users who have the Write capability on the flow. The server
   * needs a licence for Data Management.
   *
   * If the response is lost: List the data quality warnings on the flow.
   *
   * `PUT /api/{apiVersion}/sites/{siteId}/dataQualityWarnings/{dataQualityWarningId}`
   *
   * Since version 3.5.
   *
   * Errors:
   *
   * - BadRequestError: 400000: The body is missing, is not well-formed XML, or contains no changes.
   * - PermissionDeniedError: 403004: The user may not change the flow.
   * - NotFoundError: 404027: No warning has the id in the path.
   *
   * @param warning - Id of the data quality warning. The list of the flow's warnings contains it.
   * @param args - The other arguments.
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_metadata.htm#update_dqw
   */
  update(
    warning: Identified<"data quality warning">,
    args: operations.UpdateDataQualityWarningArgs = {},
    options?: CallOptions,
  ): Promise<t.DataQualityWarningReply> {
    return this.caller.call(operations.updateDataQualityWarning(warning, args), options);
  }

  /**
   * Delete a data quality warning.
   *
   * Other warnings on the same flow are unchanged.
   *
   * Permissions: Administrators, and users who have the Write capability on the flow. The server
   * needs a licence for Data Management.
   *
   * If the response is lost: List the data quality warnings on the flow.
   *
   * `DELETE /api/{apiVersion}/sites/{siteId}/dataQualityWarnings/{dataQualityWarningId}`
   *
   * Since version 3.5.
   *
   * Errors:
   *
   * - PermissionDeniedError: 403004: The user may not change the flow.
   * - NotFoundError: 404027: No warning has the id in the path.
   *
   * @param warning - Id of the data quality warning. The list of the flow's warnings contains it.
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_metadata.htm#delete_dqws
   */
  delete(warning: Identified<"data quality warning">, options?: CallOptions): Promise<void> {
    return this.caller.call(operations.deleteDataQualityWarning(warning), options);
  }
}
