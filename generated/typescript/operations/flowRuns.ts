// Generated from spec/ by `make generate`. Do not edit.
/** List, read and cancel flow runs, and find them again. */

import { build } from "../build.js";
import { GET_FLOW_RUNS, GET_FLOW_RUN, CANCEL_FLOW_RUN } from "../catalog/flowRuns.js";
import type { Identified } from "../kinds.js";
import type { Operation } from "../operation.js";
import type * as t from "../types/index.js";

/** Arguments of {@link getFlowRuns}. */
export interface GetFlowRunsArgs {
  /**
   * Filter in the form field:operator:value. Several conditions are separated by commas, and all of
   * them must be true. Values cannot contain commas or ampersands. The operator in takes a list in
   * the form [a,b]. Times have the form YYYY-MM-DDTHH:MM:SSZ. Fields and their operators: flowId
   * (eq, in), userId (eq, in), progress (eq, gt, gte, lt, lte), startedAt (eq, gt, gte, lt, lte;
   * time), completedAt (eq, gt, gte, lt, lte; time), status (eq, in; since 3.30).
   */
  readonly filter?: string | undefined;
  /**
   * Sort order in the form field:asc or field:desc. Several are separated by commas, in decreasing
   * order of priority. Fields: startedAt, completedAt, progress, status (since 3.30).
   */
  readonly sort?: string | undefined;
  /** Number of items per page, 1 to 1000. */
  readonly pageSize?: number | undefined;
  /** Number of the page to read; the first page is 1. */
  readonly pageNumber?: number | undefined;
}

/**
 * List the flow runs of the site.
 *
 * Some servers omit the total, so the last page is recognised by having fewer runs than requested.
 * Servers that do not support the field status silently ignore a filter by it. With status, the
 * operator in accepts only final states. In descending order, runs without a value are first.
 *
 * Permissions: Every user. Users who are not administrators see the runs of the flows they may run.
 *
 * `GET /api/{apiVersion}/sites/{siteId}/flows/runs`
 *
 * Since version 3.10. Scopes: tableau:flow_runs:read.
 *
 * Errors:
 *
 * - BadRequestError: 400000: The filter or the sort order is malformed.
 * - PageError: 400006: The page number is not an integer of at least 1, or is beyond the last page.
 *   400007: The page size is not an integer of at least 1. 403014: The page size is over 1000.
 * - InvalidFilterError: 400065: The filter uses a field or an operator that this list does not
 *   support.
 * - InvalidSortError: 400066: The sort order uses a field that this list cannot be sorted by.
 * - NotFoundError: 404027: The filter refers to a flow that does not exist.
 *
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#get_flow_runs
 */
export function getFlowRuns(args: GetFlowRunsArgs = {}): Operation<readonly t.FlowRun[]> {
  return build(GET_FLOW_RUNS, args);
}

/**
 * Read one flow run.
 *
 * The reply includes the progress and the status of the run.
 *
 * Permissions: Administrators, and users who may run the flow.
 *
 * `GET /api/{apiVersion}/sites/{siteId}/flows/runs/{flowRunId}`
 *
 * Since version 3.10. Scopes: tableau:flow_runs:read.
 *
 * Errors:
 *
 * - NotFoundError: 404036: No flow run has the id in the path.
 *
 * @param flowRun - Id of the flow run. The id of its job is not accepted.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#get_flow_run
 */
export function getFlowRun(flowRun: Identified<"flow run">): Operation<t.FlowRun> {
  return build(GET_FLOW_RUN, { flowRun });
}

/**
 * Cancel a flow run.
 *
 * Requests that the run stop, which takes a while; read the flow run afterwards. The body of a
 * successful response is ignored, but a response with HTTP status 200 can contain an error. Some
 * servers report success with HTTP status 204.
 *
 * Permissions: Administrators, and the user who started the run or created its task, if they may
 * run the flow.
 *
 * If the response is lost: Read the flow run.
 *
 * `PUT /api/{apiVersion}/sites/{siteId}/flows/runs/{flowRunId}`
 *
 * Since version 3.10. Scopes: tableau:flow_runs:update.
 *
 * Errors:
 *
 * - AlreadyFinishedError: 403135: The run has already ended. The response can have HTTP status 200.
 * - FeatureDisabledError: 403136: The site does not allow flow runs to be cancelled.
 * - PermissionDeniedError: 403137: The user neither started the run nor is an administrator.
 * - NotFoundError: 404036: No flow run has the id in the path.
 *
 * @param flowRun - Id of the flow run. The id of its job is not accepted.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#cancel_flow_run
 */
export function cancelFlowRun(flowRun: Identified<"flow run">): Operation<void> {
  return build(CANCEL_FLOW_RUN, { flowRun });
}
