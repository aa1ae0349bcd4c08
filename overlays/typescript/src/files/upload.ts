/** Uploads a file in parts, before it is published. */

import { segmentFlaw } from "#generated/arguments.js";
import * as errors from "#generated/errors.js";
import type { FileContent } from "#generated/operation.js";
import { appendToFileUpload, initiateFileUpload } from "#generated/operations/fileUploads.js";
import { UPLOADS } from "#generated/protocol.js";
import { sendCall } from "../calls/call.js";
import type { How } from "../calls/call.js";
import { Retries } from "../calls/retries.js";
import type { Session } from "../session/session.js";
import { sizeOf, sliceOf } from "../wire/multipart.js";

/** How a file is uploaded. */
export interface UploadOptions extends How {
  readonly fileName: string;
  /** The size of the parts in bytes. */
  readonly partBytes?: number | undefined;
  readonly onProgress?: ((sent: number, total: number) => void) | undefined;
}

/**
 * Upload a file in parts and return the id of the upload.
 *
 * A part whose response was lost may have been appended or not, and nobody can find out. So it is
 * not sent again: a new upload begins with the first part.
 */
export async function upload(
  session: Session,
  content: FileContent,
  options: UploadOptions,
): Promise<string> {
  partSize(sizeOf(content), options.partBytes, UPLOADS.parts); // before anything is sent
  const retries = new Retries(session.settings.retry, "upload");
  for (;;) {
    try {
      return await attempt(session, content, options);
    } catch (error) {
      if (!(error instanceof errors.TableauError)) throw error;
      const isUnknown = error instanceof errors.OutcomeUnknownError;
      const known = isUnknown && error.cause instanceof errors.TableauError ? error.cause : error;
      const wait = retries.decide(known, options.deadline);
      if (wait === undefined) throw isUnknown ? certain(error) : error;
      await options.deadline?.sleep(wait);
    }
  }
}

/**
 * Return the size of the parts: as wanted, unless the file would have too many of them.
 *
 * @throws FlowFileError if there is no such size.
 */
export function partSize(size: number, wanted: number | undefined, most: number): number {
  const usual = Math.min(wanted ?? UPLOADS.usualPart, UPLOADS.largestPart);
  const part = Math.max(usual, Math.ceil(size / most));
  if (part <= UPLOADS.largestPart) return part;
  throw new errors.FlowFileError(
    `the file has ${size} bytes; more than ${most} parts of ${UPLOADS.largestPart} bytes cannot ` +
      "be uploaded",
  );
}

async function attempt(
  session: Session,
  content: FileContent,
  options: UploadOptions,
): Promise<string> {
  const how: How = { ...options, isTransfer: true, inUpload: true };
  const { uploadSessionId, maxFileChunkCount } = await sendCall(session, initiateFileUpload(), how);
  if (segmentFlaw(uploadSessionId) !== undefined) {
    throw new errors.UnreadableReplyError("initiateFileUpload: the reply has no usable id", {
      operation: "initiateFileUpload",
      status: 201,
    });
  }
  const total = sizeOf(content);
  const most = Math.min(UPLOADS.parts, maxFileChunkCount ?? UPLOADS.parts);
  const size = partSize(total, options.partBytes, most);
  for (let start = 0, number = UPLOADS.firstPart; start < total; start += size, number += 1) {
    const end = Math.min(start + size, total);
    // Servers that number parts tell how many they accept.
    const numbered = maxFileChunkCount ? { sequenceId: number } : {};
    const operation = appendToFileUpload(uploadSessionId, {
      ...numbered,
      fileName: options.fileName,
      content: sliceOf(content, start, end),
    });
    await sendCall(session, operation, {
      ...how,
      onSent: (sent) => options.onProgress?.(start + sent, total),
    });
  }
  return uploadSessionId;
}

/** Return the error at the end: nothing was published, whatever became of the parts. */
function certain(error: errors.OutcomeUnknownError): errors.ConnectionFailedError {
  const { operation, method, url } = error;
  return new errors.ConnectionFailedError(
    `${error.message}; nothing was published`,
    { operation, method, url, sent: true },
    { cause: error },
  );
}
