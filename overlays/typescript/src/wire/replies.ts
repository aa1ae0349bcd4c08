/** Reads the replies of operations. */

import type { Problem } from "#generated/codec/failures.js";
import { DecodeError } from "#generated/codec/failures.js";
import { decodeDocument, readError } from "#generated/codec/reading.js";
import type { Operation, OperationInfo } from "#generated/operation.js";
import type { CallContext, ResponseHead } from "./failures.js";
import { decodingFailure, failureOf, isForeign, looksLikeFile } from "./failures.js";

/** How replies are read. */
export interface ReplyOptions {
  readonly strict?: boolean | undefined;
  readonly report?: ((problems: readonly Problem[]) => void) | undefined;
}

type Model = Record<string, unknown>;

/**
 * Return the whole reply: an object, bytes, or undefined if the operation has no reply.
 *
 * @throws ApiError if the server responded with an error; UnreadableReplyError if the response is
 *   not a reply of Tableau.
 */
export function readReply(
  call: CallContext,
  response: ResponseHead,
  content: Uint8Array,
  options: ReplyOptions = {},
): unknown {
  const { info } = call;
  if (response.status < 200 || response.status >= 300) throw failureOf(call, response, content);
  if (info.binary) {
    if (looksLikeFile(response, content)) return content;
    throw failureOf(call, response, content);
  }
  if (info.reply === undefined) {
    checkEmpty(call, response, content);
    return undefined;
  }
  try {
    return decodeDocument(info.reply, content, options);
  } catch (error) {
    throw decodingFailure(call, response, error, content);
  }
}

/** Return the result of an operation from its reply. */
export function resultOf<Result>(operation: Operation<Result>, reply: unknown): Result {
  return resultIn(operation.info, reply) as Result;
}

/** Return the result from a reply: the reply, or one field of it, with what is attached. */
export function resultIn(info: OperationInfo, reply: unknown): unknown {
  if (info.result === undefined || reply === undefined) return reply;
  const whole = reply as Model;
  const result = whole[info.result];
  for (const { name, field } of info.attached ?? []) {
    const beside = whole[field];
    if (beside !== undefined) (result as Model)[name] = beside;
  }
  return result;
}

/** Check that a reply without a document reports no error. */
function checkEmpty(call: CallContext, response: ResponseHead, content: Uint8Array): void {
  if (content.length < 8) {
    const text = new TextDecoder().decode(content).trim();
    if (text === "" || text === "{}") return; // servers send this in place of nothing
  }
  if (readError(content) !== undefined || isForeign(response, content)) {
    throw failureOf(call, response, content);
  }
  try {
    decodeDocument({ name: "Reply", fields: [] }, content);
  } catch (error) {
    if (error instanceof DecodeError) throw decodingFailure(call, response, error, content);
    throw error;
  }
}
