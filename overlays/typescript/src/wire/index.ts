/**
 * The parts of the client that do no I/O: requests, replies and failures as values. For tools and
 * for tests; applications use the client.
 */

export { decodeDocument } from "#generated/codec/reading.js";
export { encodeDocument } from "#generated/codec/writing.js";
export type { Field, Shape } from "#generated/codec/shapes.js";
export { DecodeError, ErrorDocument } from "#generated/codec/failures.js";
export { failureOf, unreadable } from "./failures.js";
export type { CallContext, ResponseHead } from "./failures.js";
export { bytesOf } from "./multipart.js";
export type { RequestBody } from "./multipart.js";
export {
  classify,
  isOutcomeUnknown,
  isSessionEnded,
  mayRepeat,
  repeatedAfter,
} from "./outcomes.js";
export type { Outcome, Repeated } from "./outcomes.js";
export { readReply, resultIn, resultOf } from "./replies.js";
export { buildRequest } from "./requests.js";
export type { HttpRequest, SessionValues } from "./requests.js";
export { checkVersion, parseVersion, versionText } from "./versions.js";
export * as catalog from "#generated/catalog/index.js";
