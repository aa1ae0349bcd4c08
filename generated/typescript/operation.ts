// Generated from spec/ by `make generate`. Do not edit.
/** Calls as values: the facts of an operation, and one call of it, ready to be sent. */

import type { Shape, Version } from "./codec/shapes.js";

export type { Version };

/** Fields of a filter or a sort, each with the version that introduced it, or true for always. */
export type FieldVersions = Readonly<Record<string, Version | true>>;

/** A parameter in the path or the query that callers give. */
export interface ParameterInfo {
  readonly name: string;
  /** The name of the argument, if it differs. */
  readonly argument?: string;
  readonly location: "path" | "query";
  readonly type: "string" | "integer" | "boolean";
  readonly required?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  /** The permitted values; any if omitted. */
  readonly values?: readonly string[];
  readonly since?: Version;
  /** Whether the value is an id, so that an object is accepted as well. */
  readonly identifies?: boolean;
  /** Whether a value in the path can be any text. */
  readonly freeText?: boolean;
  /** The fields of a filter or a sort. */
  readonly fields?: FieldVersions;
  /** Whether the parameter sorts a list. */
  readonly sorts?: boolean;
}

/** An argument whose value is part of the document of the request. */
export interface ArgumentInfo {
  readonly name: string;
  /** The names of fields from the request to the value. */
  readonly path: readonly string[];
  readonly kind: "string" | "integer" | "boolean" | "dateTime" | "time" | "object";
  readonly required?: boolean;
  readonly many?: boolean;
  readonly secret?: boolean;
  readonly identifies?: boolean;
  readonly since?: Version;
}

/** A part of a multipart body. */
export interface PartInfo {
  readonly name: string;
  readonly media: string;
  readonly content: "document" | "file" | "empty";
  readonly required?: boolean;
  readonly disposition: "attachment" | "form-data" | "inline";
  readonly fileName?: "empty" | "file";
}

/** The body of a request. */
export interface RequestInfo {
  readonly media: string;
  readonly shape?: Shape;
  readonly arguments: readonly ArgumentInfo[];
  readonly parts?: readonly PartInfo[];
  readonly atLeastOne?: boolean;
}

/** How a list is read page by page. */
export interface PagedInfo {
  readonly items: string;
  readonly number: string;
  readonly size: string;
  readonly total: boolean;
}

/** The facts of one operation. */
export interface OperationInfo {
  readonly id: string;
  readonly resource: string;
  readonly verb: string;
  readonly method: string;
  readonly path: string;
  readonly since: Version;
  /** The status of success. */
  readonly status: number;
  /** The effect of sending it twice. */
  readonly retry: "read" | "repeatable" | "write";
  readonly authenticated: boolean;
  /** The only kind of server that has it. */
  readonly deployment?: "server" | "cloud";
  /** The scopes that a session needs; omitted if they are unknown. */
  readonly scopes?: readonly string[];
  readonly parameters: readonly ParameterInfo[];
  readonly request?: RequestInfo;
  readonly reply?: Shape;
  readonly binary?: boolean;
  /** The field of the reply that is the result; the whole reply if omitted. */
  readonly result?: string;
  /** Fields of the reply that are added to the result. */
  readonly attached?: readonly { readonly name: string; readonly field: string }[];
  readonly paged?: PagedInfo;
  /** The arguments that are given by position. */
  readonly positional?: readonly string[];
  /** How to find out whether a write was performed if its response was lost. */
  readonly verify?: string;
}

/** The content of a file: bytes, a blob, or a source of known size that can be read again. */
export type FileContent = Uint8Array | Blob | FileSource;

/** A source of known size that can be read several times, such as a file on disk. */
export interface FileSource {
  readonly size: number;
  /**
   * Return the bytes from `start` to `end`, in order.
   *
   * @param isReusable - Whether a piece is of no use any more when the one after the next is asked
   *   for, so that its memory can be used again.
   */
  read(start: number, end: number, isReusable?: boolean): AsyncIterable<Uint8Array>;
}

/** A part of a multipart body. */
export interface Part {
  readonly name: string;
  readonly media: string;
  readonly disposition: string;
  readonly fileName?: string | undefined;
  readonly content?: FileContent | undefined;
}

/** A multipart body, with its parts in the order in which they are sent. */
export interface Multipart {
  readonly media: string;
  readonly parts: readonly Part[];
}

/** The body of a request: a document, or several parts. */
export type Body = { readonly media: string; readonly document: string } | Multipart;

/** A part of a call that is newer than its operation. */
export interface Newer {
  readonly what: string;
  readonly since: Version;
}

interface Hidden {
  readonly body?: Body | undefined;
  readonly secrets?: readonly string[];
  readonly newer?: readonly Newer[];
}

/**
 * One call of an operation, as a value. Nothing is sent.
 *
 * The body may contain secrets, so it is neither enumerable nor shown.
 */
export class Operation<Result> {
  /** Only for the compiler: the type of the result. */
  declare readonly resultType?: Result;
  /** The facts of the operation. */
  readonly info: OperationInfo;
  /** The path with encoded ids; the version and the site are placeholders in it. */
  readonly path: string;
  /** The query parameters, not yet encoded. */
  readonly query: readonly (readonly [string, string])[];
  readonly #hidden: Hidden;

  constructor(
    info: OperationInfo,
    path: string,
    query: readonly (readonly [string, string])[] = [],
    hidden: Hidden = {},
  ) {
    this.info = info;
    this.path = path;
    this.query = query;
    this.#hidden = hidden;
  }

  /** Return the body of the request. */
  body(): Body | undefined {
    return this.#hidden.body;
  }

  /** Return the secrets in the body, to be removed from texts. */
  secrets(): readonly string[] {
    return this.#hidden.secrets ?? [];
  }

  /** Return the arguments, and the fields in them, that are newer than the operation. */
  newer(): readonly Newer[] {
    return this.#hidden.newer ?? [];
  }

  /** Return the same call with one query parameter set. */
  withQuery(name: string, value: string): Operation<Result> {
    const kept = this.query.filter((pair) => pair[0] !== name);
    return new Operation(this.info, this.path, [...kept, [name, value]], this.#hidden);
  }
}
