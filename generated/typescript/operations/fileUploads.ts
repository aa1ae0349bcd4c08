// Generated from spec/ by `make generate`. Do not edit.
/** Upload files in parts. */

import { build } from "../build.js";
import { INITIATE_FILE_UPLOAD, APPEND_TO_FILE_UPLOAD } from "../catalog/fileUploads.js";
import type { FileContent, Operation } from "../operation.js";
import type * as t from "../types/index.js";

/**
 * Start an upload in parts.
 *
 * The reply contains the id of the upload, which is needed to append the parts and to publish the
 * flow.
 *
 * Permissions: Users whose site role allows publishing.
 *
 * `POST /api/{apiVersion}/sites/{siteId}/fileUploads`
 *
 * Since version 2.0. Scopes: tableau:file_uploads:create.
 *
 * Errors:
 *
 * - BadRequestError: 400000: The request is malformed.
 * - PermissionDeniedError: 403015: The user may not upload files.
 *
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_publishing.htm#initiate_file_upload
 */
export function initiateFileUpload(): Operation<t.FileUpload> {
  return build(INITIATE_FILE_UPLOAD, {});
}

/** Arguments of {@link appendToFileUpload}. */
export interface AppendToFileUploadArgs {
  /**
   * Number of this part in the file, which allows parts to be sent in any order. Supported by newer
   * servers only, for at most 1000 parts per file. Without it, parts must be sent one after
   * another.
   */
  readonly sequenceId?: number | undefined;
  /** Name of the file in the part tableau_file. */
  readonly fileName?: string | undefined;
  /** Content of the file. */
  readonly content?: FileContent | undefined;
}

/**
 * Append a part of a file to an upload.
 *
 * A part is at most 64 MB. Parts must be sent one after another unless each has a sequence number.
 * If the response is lost, the part may have been appended already, and sending it again could
 * append it twice; start a new upload instead. The XML part of the request is empty.
 *
 * Permissions: The user who started the upload.
 *
 * If the response is lost: Start a new upload, since this one may already contain the part.
 *
 * `PUT /api/{apiVersion}/sites/{siteId}/fileUploads/{uploadSessionId}`
 *
 * Since version 2.0. Scopes: tableau:file_uploads:create.
 *
 * Errors:
 *
 * - BadRequestError: 400000: The request is not well-formed.
 * - UploadError: 400016: The part is larger than the server accepts; the message states the limit.
 *   400019: The XML part of the request is not empty. 400020: The request contains no file part.
 * - PermissionDeniedError: 403007: The user may not append to this upload. 403016: The part could
 *   not be added to the upload.
 * - UploadExpiredError: 404015: No upload has the id in the path, or it has expired.
 *
 * @param uploadSessionId - Id of the upload, returned when the upload was started.
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_publishing.htm#append_to_file_upload
 */
export function appendToFileUpload(
  uploadSessionId: string,
  args: AppendToFileUploadArgs = {},
): Operation<t.FileUpload> {
  return build(APPEND_TO_FILE_UPLOAD, args, { uploadSessionId });
}
