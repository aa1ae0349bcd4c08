// Generated from spec/ by `make generate`. Do not edit.
/** Types of the topic "favorites": contents of requests and replies. */

import type { FlowReference, Pagination, ServerWarning } from "./common.js";
import type { Flow } from "./flows.js";
import type { objectKind } from "../kinds.js";

/** Request to add a flow to the favorites of a user. */
export interface FavoriteRequest {
  /** The favorite to add. */
  readonly favorite: FavoriteToAdd;
}

/** A favorite to add. */
export interface FavoriteToAdd {
  /** The flow. */
  readonly flow: FlowReference;
  /**
   * Label of the favorite. It must not be blank, and no other flow among the favorites of the user
   * may have it.
   */
  readonly label: string;
}

/**
 * Reply with the favorites of a user, or one page of them. Some servers omit the pagination and
 * send all at once.
 */
export interface FavoriteListReply {
  /** Page number, page size and total of the list. */
  readonly pagination?: Pagination | undefined;
  /** The favorites. */
  readonly favorites: readonly Favorite[];
  /** Warnings of the server about the call. */
  readonly warnings: readonly ServerWarning[];
}

/** A favorite of a user: a flow, or a content item of another kind. */
export interface Favorite {
  /** The collection, if the favorite is one. */
  readonly collection?: FavoriteItem | undefined;
  /** The published data source, if the favorite is one. */
  readonly datasource?: FavoriteItem | undefined;
  /** The flow, if the favorite is one. */
  readonly flow?: Flow | undefined;
  /** The metric, if the favorite is one. */
  readonly metric?: FavoriteItem | undefined;
  /** The project, if the favorite is one. */
  readonly project?: FavoriteItem | undefined;
  /** The view, if the favorite is one. */
  readonly view?: FavoriteItem | undefined;
  /** The workbook, if the favorite is one. */
  readonly workbook?: FavoriteItem | undefined;
  /** Label of the favorite. */
  readonly label?: string | undefined;
  /** Position among the favorites of the user; the first is 0. */
  readonly position?: number | undefined;
  /** Time when the favorite was added (UTC). */
  readonly addedAt?: Date | undefined;
  /** Name of the project that holds the content item. */
  readonly parentProjectName?: string | undefined;
  /** Name of the owner of the content item. */
  readonly targetOwnerName?: string | undefined;
}

/** A content item that is not a flow. */
export interface FavoriteItem {
  readonly [objectKind]?: "content item";
  /** Id of the content item. */
  readonly id?: string | undefined;
  /** Name of the content item. */
  readonly name?: string | undefined;
}
