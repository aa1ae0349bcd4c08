// Generated from spec/ by `make generate`. Do not edit.
/** Warnings about the quality of the data that a flow makes. */

import { build } from "../build.js";
import {
  QUERY_FLOW_DATA_QUALITY_WARNINGS,
  ADD_FLOW_DATA_QUALITY_WARNING,
  DELETE_FLOW_DATA_QUALITY_WARNINGS,
  QUERY_DATA_QUALITY_WARNING,
  UPDATE_DATA_QUALITY_WARNING,
  DELETE_DATA_QUALITY_WARNING,
} from "../catalog/dataQualityWarnings.js";
import type { Identified } from "../kinds.js";
import type { Operation } from "../operation.js";
import type * as t from "../types/index.js";

/**
 * List the data quality warnings on a flow.
 *
 * Returns the whole list in one reply, including warnings that are not active.
 *
 * Permissions: Administrators, and users who have the Read capability on the flow. The server needs
 * a licence for Data Management.
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
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_metadata.htm#query_dqws
 */
export function queryFlowDataQualityWarnings(
  flow: Identified<"flow">,
): Operation<readonly t.DataQualityWarning[]> {
  return build(QUERY_FLOW_DATA_QUALITY_WARNINGS, { flow });
}

/** Arguments of {@link addFlowDataQualityWarning}. */
export interface AddFlowDataQualityWarningArgs {
  /** Kind of the warning: DEPRECATED, MAINTENANCE, SENSITIVE_DATA, STALE or WARNING. */
  readonly kind: t.DataQualityWarningKind;
  /** Text for the users of the data. */
  readonly message?: string | undefined;
  /** Whether to show the warning. */
  readonly active?: boolean | undefined;
  /** Whether to show the warning prominently. */
  readonly severe?: boolean | undefined;
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
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_metadata.htm#add_dqw
 */
export function addFlowDataQualityWarning(
  flow: Identified<"flow">,
  args: AddFlowDataQualityWarningArgs,
): Operation<t.DataQualityWarningReply> {
  return build(ADD_FLOW_DATA_QUALITY_WARNING, args, { flow });
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
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_metadata.htm#delete_dqws
 */
export function deleteFlowDataQualityWarnings(flow: Identified<"flow">): Operation<void> {
  return build(DELETE_FLOW_DATA_QUALITY_WARNINGS, { flow });
}

/**
 * Read one data quality warning.
 *
 * The warning can be on a flow or on other content.
 *
 * Permissions: Administrators, and users who have the Read capability on the flow. The server needs
 * a licence for Data Management.
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
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_metadata.htm#query_dqws
 */
export function queryDataQualityWarning(
  warning: Identified<"data quality warning">,
): Operation<t.DataQualityWarningReply> {
  return build(QUERY_DATA_QUALITY_WARNING, { warning });
}

/** Arguments of {@link updateDataQualityWarning}. */
export interface UpdateDataQualityWarningArgs {
  /** New kind of the warning: DEPRECATED, MAINTENANCE, SENSITIVE_DATA, STALE or WARNING. */
  readonly kind?: t.DataQualityWarningKind | undefined;
  /** New text for the users of the data. */
  readonly message?: string | undefined;
  /** Whether to show the warning. */
  readonly active?: boolean | undefined;
  /** Whether to show the warning prominently. */
  readonly severe?: boolean | undefined;
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
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_metadata.htm#update_dqw
 */
export function updateDataQualityWarning(
  warning: Identified<"data quality warning">,
  args: UpdateDataQualityWarningArgs = {},
): Operation<t.DataQualityWarningReply> {
  return build(UPDATE_DATA_QUALITY_WARNING, args, { warning });
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
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_metadata.htm#delete_dqws
 */
export function deleteDataQualityWarning(
  warning: Identified<"data quality warning">,
): Operation<void> {
  return build(DELETE_DATA_QUALITY_WARNING, { warning });
}
