// Generated from spec/ by `make generate`. Do not edit.
/** List, find, read, publish, sync, update, delete, download, run and tag flows. */

import { build } from "../build.js";
import {
  QUERY_FLOWS_FOR_SITE,
  PUBLISH_FLOW,
  QUERY_FLOWS_FOR_USER,
  QUERY_FLOW,
  UPDATE_FLOW,
  DELETE_FLOW,
  DOWNLOAD_FLOW,
  RUN_FLOW_NOW,
  ADD_TAGS_TO_FLOW,
  DELETE_TAG_FROM_FLOW,
} from "../catalog/flows.js";
import type { Identified } from "../kinds.js";
import type { FileContent, Operation } from "../operation.js";
import type * as t from "../types/index.js";

/** Arguments of {@link queryFlowsForSite}. */
export interface QueryFlowsForSiteArgs {
  /**
   * Filter in the form field:operator:value. Several conditions are separated by commas, and all of
   * them must be true. Values cannot contain commas or ampersands. The operator in takes a list in
   * the form [a,b]. Times have the form YYYY-MM-DDTHH:MM:SSZ. Fields and their operators: name (eq,
   * in), ownerName (eq), projectId (eq), projectName (eq, in), createdAt (eq, gt, gte, lt, lte;
   * time), updatedAt (eq, gt, gte, lt, lte; time).
   */
  readonly filter?: string | undefined;
  /**
   * Sort order in the form field:asc or field:desc. Several are separated by commas, in decreasing
   * order of priority. Fields: name, ownerName, projectId, projectName, createdAt, updatedAt.
   */
  readonly sort?: string | undefined;
  /** Number of items per page, 1 to 1000. */
  readonly pageSize?: number | undefined;
  /** Number of the page to read; the first page is 1. */
  readonly pageNumber?: number | undefined;
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
 * - PageError: 400006: The page number is not an integer of at least 1, or is beyond the last page.
 *   400007: The page size is not an integer of at least 1. 403014: The page size is over 1000.
 * - InvalidFilterError: 400065: The filter uses a field or an operator that this list does not
 *   support.
 * - InvalidSortError: 400066: The sort order uses a field that this list cannot be sorted by.
 * - PermissionDeniedError: 403101: The user may not see the flows of the site.
 *
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#query_flows_for_site
 */
export function queryFlowsForSite(args: QueryFlowsForSiteArgs = {}): Operation<readonly t.Flow[]> {
  return build(QUERY_FLOWS_FOR_SITE, args);
}

/** Arguments of {@link publishFlow}. */
export interface PublishFlowArgs {
  /**
   * Name of the flow on the server. The name identifies the flow within its project, without regard
   * to case.
   */
  readonly name: string;
  /** Type of the file, tfl or tflx. Required if the file was uploaded in parts. */
  readonly flowType?: "tfl" | "tflx" | undefined;
  /**
   * True to replace a flow with the same name, if there is one; false to fail in that case. False
   * if omitted.
   */
  readonly overwrite?: boolean | undefined;
  /** Id of the upload that contains the file. If omitted, the request itself contains the file. */
  readonly uploadSessionId?: string | undefined;
  /** Description of the flow. */
  readonly description?: string | undefined;
  /** Id of the project to publish the flow to. The default project if omitted. */
  readonly project?: Identified<"project"> | undefined;
  /** Credentials for the data sources that the flow reads and writes. */
  readonly connections?: readonly t.ConnectionToPublish[] | undefined;
  /** Name of the file in the part tableau_flow. */
  readonly fileName?: string | undefined;
  /** Content of the file. */
  readonly content?: FileContent | undefined;
}

/**
 * Publish a flow.
 *
 * A file of up to 64 MB can be sent in this request. A larger file must be uploaded in parts first;
 * uploadSessionId and flowType are then required, and the request contains no file. Without a
 * project, the flow is published to the default project. The name of the file must end in .tfl or
 * .tflx. Requires Data Management and Prep Conductor on the site.
 *
 * Permissions: Administrators, and users whose site role allows publishing and who may publish to
 * the project. Overwriting also requires the Write capability on the flow.
 *
 * If the response is lost: List the flows with that name and check when they were last updated.
 *
 * `POST /api/{apiVersion}/sites/{siteId}/flows`
 *
 * Since version 3.3. Requires Prep Conductor (Data Management). Scopes: tableau:flows:create.
 *
 * Errors:
 *
 * - BadRequestError: 400000: The XML part of the request is missing, incomplete or not well-formed.
 * - PublishError: 400086: The name of the file does not end in .tfl or .tflx. 400087: The flow
 *   could not be published, for a reason that has no error code of its own. 400089: The flow has no
 *   name. 400090: The XML part does not describe the flow.
 * - PermissionDeniedError: 403007: The user may not publish, or not to this project.
 * - QuotaExceededError: 403008: The server does not have enough storage space for the flow.
 * - NotFoundError: 404005: No project on the site has the id in the body. 404027: A flow that the
 *   request refers to does not exist. (Documented, although no flow id is sent.)
 * - UploadExpiredError: 404015: No upload has the id in the query, or it has expired. (Documented
 *   for appending; assumed for this operation.)
 * - NameTakenError: 409041: The project already has a flow with this name, and overwrite was not
 *   set.
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#publish_flow
 */
export function publishFlow(args: PublishFlowArgs): Operation<t.Flow> {
  return build(PUBLISH_FLOW, args);
}

/** Arguments of {@link queryFlowsForUser}. */
export interface QueryFlowsForUserArgs {
  /**
   * True to list only the flows that the user owns, false to include the flows that the user may
   * read. False if omitted.
   */
  readonly ownedBy?: boolean | undefined;
  /** Number of items per page, 1 to 1000. */
  readonly pageSize?: number | undefined;
  /** Number of the page to read; the first page is 1. */
  readonly pageNumber?: number | undefined;
}

/**
 * List the flows that a user owns or may read.
 *
 * Filtering and sorting are not documented for this list. The server reads lists from an index that
 * is updated with a short delay, so a flow published a moment ago may be missing.
 *
 * Permissions: Every user. Administrators see all flows of the user; others see the flows that they
 * own or on which they have the Read capability.
 *
 * `GET /api/{apiVersion}/sites/{siteId}/users/{userId}/flows`
 *
 * Since version 3.3. Scopes: tableau:flows:read.
 *
 * Errors:
 *
 * - PageError: 400006: The page number is not an integer of at least 1, or is beyond the last page.
 *   400007: The page size is not an integer of at least 1. 403014: The page size is over 1000.
 * - PermissionDeniedError: 403101: The user may not see the flows of that user.
 * - NotFoundError: 404002: No user has the id in the path.
 *
 * @param user - Id of the user. The login name is not accepted.
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#query_flows_for_user
 */
export function queryFlowsForUser(
  user: Identified<"user">,
  args: QueryFlowsForUserArgs = {},
): Operation<readonly t.Flow[]> {
  return build(QUERY_FLOWS_FOR_USER, args, { user });
}

/**
 * Read one flow with its output steps.
 *
 * The reply includes the project, owner, tags and parameters. A flow published a moment ago may not
 * be available yet.
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
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#query_flow
 */
export function queryFlow(flow: Identified<"flow">): Operation<t.Flow> {
  return build(QUERY_FLOW, { flow });
}

/** Arguments of {@link updateFlow}. */
export interface UpdateFlowArgs {
  /** Id of the project to move the flow to. */
  readonly project?: Identified<"project"> | undefined;
  /** Id of the new owner of the flow. */
  readonly owner?: Identified<"user"> | undefined;
}

/**
 * Move a flow to another project or give it another owner.
 *
 * Omitted values are unchanged. The name and the description cannot be updated; publish the flow
 * again to change them.
 *
 * Permissions: Only administrators may change the owner. Administrators, the owner of the flow, and
 * leaders and owners of its project may move it, if they may write to the target project.
 *
 * If the response is lost: Read the flow.
 *
 * `PUT /api/{apiVersion}/sites/{siteId}/flows/{flowId}`
 *
 * Since version 3.3.
 *
 * Errors:
 *
 * - BadRequestError: 400000: The body is missing, incomplete or not well-formed XML.
 * - PermissionDeniedError: 403030: The user may not write to the target project. 403098: A user who
 *   is not an administrator tried to change the owner.
 * - NotFoundError: 404002: No user has the id given for the owner. 404005: No project has the id
 *   that was given. 404027: No flow has the id in the path.
 * - NameTakenError: 409041: The target project already has a flow with the same name; names are
 *   compared without regard to case.
 * @param flow - Id of the flow.
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#update_flow
 */
export function updateFlow(flow: Identified<"flow">, args: UpdateFlowArgs = {}): Operation<t.Flow> {
  return build(UPDATE_FLOW, args, { flow });
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
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#delete_flow
 */
export function deleteFlow(flow: Identified<"flow">): Operation<void> {
  return build(DELETE_FLOW, { flow });
}

/**
 * Download the file of a flow.
 *
 * The header Content-Disposition contains the name of the file, whose extension shows whether it is
 * a flow file (.tfl) or a packaged flow file (.tflx). Both are ZIP archives. The server does not
 * always send the length.
 *
 * Permissions: Administrators, and users who may download the flow (the ExportXml capability).
 *
 * `GET /api/{apiVersion}/sites/{siteId}/flows/{flowId}/content`
 *
 * Since version 3.3. Scopes: tableau:flows:download.
 *
 * Errors:
 *
 * - PermissionDeniedError: 403097: The user may not download the flow. 403126: The user may not
 *   read the content of the flow.
 * - NotFoundError: 404027: No flow has the id in the path.
 *
 * @param flow - Id of the flow.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#download_flow
 */
export function downloadFlow(flow: Identified<"flow">): Operation<Uint8Array> {
  return build(DOWNLOAD_FLOW, { flow });
}

/** Arguments of {@link runFlowNow}. */
export interface RunFlowNowArgs {
  /**
   * Ids of the output steps to run, separated by commas; all if omitted. For servers before version
   * 3.14; newer servers still accept it.
   *
   * @deprecated Only old servers need it.
   */
  readonly flowOutputStepIds?: string | undefined;
  /**
   * Mode of the run, full or incremental; chosen by the server if omitted. For servers before
   * version 3.14; newer servers still accept it.
   *
   * @deprecated Only old servers need it.
   */
  readonly flowRunMode?: "full" | "incremental" | undefined;
  /** Output steps, mode and parameter values of the run. Since version 3.14. */
  readonly flowRunSpec?: t.FlowRunSpec | undefined;
}

/**
 * Run a flow now.
 *
 * The reply describes the background job; poll it until it ends. All output steps run unless
 * specific steps are given: in the query on servers before version 3.14, in the body on newer
 * servers, which also accept parameter values there. The call usually fails while the flow is
 * queued or running. If the task of the flow is suspended, it is resumed. Requires Data Management
 * and Prep Conductor on the site.
 *
 * Permissions: Administrators, the owner of the flow, and leaders of its project; on newer servers
 * also users who have the Execute capability.
 *
 * If the response is lost: List the newest runs of the flow.
 *
 * `POST /api/{apiVersion}/sites/{siteId}/flows/{flowId}/run`
 *
 * Since version 3.3. Requires Prep Conductor (Data Management). Scopes: tableau:flows:run.
 *
 * Errors:
 *
 * - BadRequestError: 400000: The body is missing, incomplete or not well-formed XML. A body is
 *   required even if it has no content.
 * - PermissionDeniedError: 403004: The user may not run the flow. (Not documented for this
 *   operation.)
 * - FeatureDisabledError: 403149: The site does not allow flow parameter values to be set. 403157:
 *   Running flows is disabled or not licensed on the site.
 * - NotFoundError: 404027: No flow has the id in the path.
 * - AlreadyQueuedError: 409093: An identical job is already queued or running.
 *
 * @param flow - Id of the flow.
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#run_flow_now
 */
export function runFlowNow(flow: Identified<"flow">, args: RunFlowNowArgs = {}): Operation<t.Job> {
  return build(RUN_FLOW_NOW, args, { flow });
}

/** Arguments of {@link addTagsToFlow}. */
export interface AddTagsToFlowArgs {
  /** Tags to add. Tags that the flow has already stay. */
  readonly tags: readonly t.TagToAdd[];
}

/**
 * Add tags to a flow.
 *
 * Tags that the flow has already stay. The server splits a label at blanks and commas into several
 * tags, unless the label stands in double quotes, which are not kept.
 *
 * Permissions: Administrators, and users who have the Read capability on the flow.
 *
 * If the response is lost: Read the tags of the flow.
 *
 * `PUT /api/{apiVersion}/sites/{siteId}/flows/{flowId}/tags`
 *
 * Since version 3.3.
 *
 * Errors:
 *
 * - BadRequestError: 400000: The body is missing, incomplete or not well-formed XML. 400075: The
 *   tags could not be added for a reason without a code of its own.
 * - PermissionDeniedError: 403004: The user may not tag the flow: the Read capability is missing.
 * - NotFoundError: 404027: No flow has the id in the path.
 *
 * @param flow - Id of the flow.
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_data_sources.htm#add_tags_to_data_source
 */
export function addTagsToFlow(
  flow: Identified<"flow">,
  args: AddTagsToFlowArgs,
): Operation<readonly t.Tag[]> {
  return build(ADD_TAGS_TO_FLOW, args, { flow });
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
 * - NotFoundError: 404007: The flow has no tag with the label in the path. 404027: No flow has the
 *   id in the path.
 * @param flow - Id of the flow.
 * @param label - Text of the tag, as the flow tells it.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_data_sources.htm#delete_tag_from_data_source
 */
export function deleteTagFromFlow(flow: Identified<"flow">, label: string): Operation<void> {
  return build(DELETE_TAG_FROM_FLOW, { flow, label });
}
