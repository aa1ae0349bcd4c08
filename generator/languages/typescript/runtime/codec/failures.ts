/** What is wrong with a document. */

/** Why a document cannot be read. */
export type DecodeFailure = "malformed" | "foreign" | "refused" | "value";

/** A document that cannot be read. */
export class DecodeError extends Error {
  override readonly name = "DecodeError";
  /**
   * `malformed`: not XML, or cut off. `foreign`: another document. `refused`: a DOCTYPE, or over a
   * limit. `value`: the expected document, with an invalid value.
   */
  readonly kind: DecodeFailure;
  /** What is wrong. */
  readonly reason: string;
  /** Names of elements from the root, with `@` before an attribute; empty for the document. */
  readonly path: string;

  constructor(kind: DecodeFailure, reason: string, path = "") {
    super(path ? `${path}: ${reason}` : reason);
    this.kind = kind;
    this.reason = reason;
    this.path = path;
  }
}

/** A reply that reports an error, whatever its HTTP status is. */
export class ErrorDocument extends Error {
  override readonly name = "ErrorDocument";
  readonly code: string;
  readonly summary: string;
  readonly detail: string;

  constructor(error: { code: string; summary?: string; detail?: string }) {
    super(`the document reports the error ${error.code}`);
    this.code = error.code;
    this.summary = error.summary ?? "";
    this.detail = error.detail ?? "";
  }
}

/** An optional value that could not be read, or an element left out because of it. */
export interface Problem {
  readonly path: string;
  readonly reason: string;
  /** How often it occurred at this path. */
  readonly count: number;
}
