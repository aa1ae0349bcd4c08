// Generated from spec/ by `make generate`. Do not edit.
/** Types of the topic "common": contents of requests and replies. */

import type { objectKind } from "../kinds.js";

/** Page number, page size and total of a list. */
export interface Pagination {
  /** Number of this page; the first page is 1. */
  readonly pageNumber: number;
  /** Maximum number of items per page, as requested (1 to 1000). */
  readonly pageSize: number;
  /** Total number of items on all pages. */
  readonly totalAvailable: number;
}

/** Reply that reports a failure. Some calls send it with HTTP status 200. */
export interface ErrorReply {
  /** The error. */
  readonly error: ErrorDetail;
  /** Warnings of the server that accompany the error. */
  readonly warnings: readonly ServerWarning[];
}

/** An error as described by the server. */
export interface ErrorDetail {
  /** Stack trace of the server, sent only by servers that are configured to do so. */
  readonly callstack?: string | undefined;
  /** Short title of the error. */
  readonly summary?: string | undefined;
  /** Explanation of this particular error. */
  readonly detail?: string | undefined;
  /**
   * Six-digit error code such as 404027. The first three digits are usually, but not always, the
   * HTTP status.
   */
  readonly code: string;
}

/** A warning of the server about a call that succeeded. */
export interface ServerWarning {
  readonly [objectKind]?: "warning";
  /** Identifier of the warning. */
  readonly id?: string | undefined;
  /** Text of the warning. */
  readonly message?: string | undefined;
  /** Code of the warning, in the same form as error codes. */
  readonly errorCode?: string | undefined;
}

/** A label that helps users find content. */
export interface Tag {
  /** Text of the tag. */
  readonly label?: string | undefined;
}

/** Reference to a project by its id. */
export interface ProjectReference {
  readonly [objectKind]?: "project";
  /** Id of the project. */
  readonly id: string;
}

/** Reference to a user by id. */
export interface UserReference {
  readonly [objectKind]?: "user";
  /** Id of the user (not the login name). */
  readonly id: string;
}

/** Reference to a group by its id. */
export interface GroupReference {
  readonly [objectKind]?: "group";
  /** Id of the group (not its name). */
  readonly id: string;
}

/**
 * Reference to a group set by its id. A group set represents the users who belong to all of its
 * groups.
 */
export interface GroupSetReference {
  readonly [objectKind]?: "group set";
  /** Id of the group set. */
  readonly id: string;
}

/** Reference to a flow by its id. */
export interface FlowReference {
  readonly [objectKind]?: "flow";
  /** Id of the flow. */
  readonly id: string;
}

/** Summary of a site, as part of other replies. Every attribute may be missing. */
export interface SiteSummary {
  readonly [objectKind]?: "site";
  /** Id of the site. */
  readonly id?: string | undefined;
  /** Display name. */
  readonly name?: string | undefined;
  /** Short name of the site in URLs; empty for the default site. */
  readonly contentUrl?: string | undefined;
}
