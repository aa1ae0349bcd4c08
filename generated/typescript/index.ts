// Generated from spec/ by `make generate`. Do not edit.
/** Calls, types and errors of Tableau REST API: flows, version 3.30. */

export type { CallOptions, Caller, Pager } from "./caller.js";
export { DecodeError, ErrorDocument } from "./codec/failures.js";
export type { Problem } from "./codec/failures.js";
export { decodeDocument } from "./codec/reading.js";
export { encodeDocument } from "./codec/writing.js";
export { errorClass, errorInfo } from "./error_table.js";
export type { ErrorInfo } from "./error_table.js";
export * as errors from "./errors.js";
export type { Identified } from "./kinds.js";
export { Operation } from "./operation.js";
export type { FileContent, Multipart, OperationInfo, Part, Version } from "./operation.js";
export * as operations from "./operations/index.js";
export * from "./types/index.js";
