// Generated from spec/ by `make generate`. Do not edit.
/** Tags of several flows at once. */

import { build } from "../build.js";
import { BATCH_ADD_TAGS, BATCH_DELETE_TAGS } from "../catalog/tags.js";
import type { Operation } from "../operation.js";
import type * as t from "../types/index.js";

/** Arguments of {@link batchAddTags}. */
export interface BatchAddTagsArgs {
  /** Labels of the tags. */
  readonly tags: readonly t.TagToAdd[];
  /** Content items. */
  readonly contents: readonly t.ContentToTag[];
}

/**
 * Add tags to several flows.
 *
 * Tags that the flows have already stay. The server splits a label at blanks and commas into
 * several tags, unless the label stands in double quotes, which are not kept.
 *
 * Permissions: Administrators, and users who have the Read capability on each of the flows.
 *
 * If the response is lost: Read the tags of the flows.
 *
 * `PUT /api/{apiVersion}/sites/{siteId}/tags:batchCreate`
 *
 * Since version 3.9.
 *
 * Errors:
 *
 * - BadRequestError: 400000: The body is missing, incomplete or not well-formed XML.
 * - PermissionDeniedError: 403004: The user may not tag one of the flows; the Read capability is
 *   missing.
 * - NotFoundError: 404027: No flow has one of the ids in the body.
 *
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_metadata.htm#batch_add_tags
 */
export function batchAddTags(args: BatchAddTagsArgs): Operation<readonly t.Tag[]> {
  return build(BATCH_ADD_TAGS, args);
}

/** Arguments of {@link batchDeleteTags}. */
export interface BatchDeleteTagsArgs {
  /** Labels of the tags. */
  readonly tags: readonly t.TagToAdd[];
  /** Content items. */
  readonly contents: readonly t.ContentToTag[];
}

/**
 * Take tags off several flows.
 *
 * A flow that does not have one of the tags is not an error. Labels are written as they are when
 * tags are added.
 *
 * Permissions: Administrators, and users who have the Read capability on each of the flows.
 *
 * If the response is lost: Read the tags of the flows.
 *
 * `DELETE /api/{apiVersion}/sites/{siteId}/tags:BatchDelete`
 *
 * Since version 3.9.
 *
 * Errors:
 *
 * - BadRequestError: 400000: The body is missing, incomplete or not well-formed XML.
 * - PermissionDeniedError: 403004: The user may not tag one of the flows; the Read capability is
 *   missing.
 * - NotFoundError: 404027: No flow has one of the ids in the body.
 *
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_metadata.htm#batch_delete_tags
 */
export function batchDeleteTags(args: BatchDeleteTagsArgs): Operation<void> {
  return build(BATCH_DELETE_TAGS, args);
}
