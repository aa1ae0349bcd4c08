// Generated from spec/ by `make generate`. Do not edit.
/** Types of the topic "tags": contents of requests and replies. */

import type { ServerWarning, Tag } from "./common.js";
import type { TagToAdd } from "./flows.js";
import type { objectKind } from "../kinds.js";

/**
 * Known kinds of content items. Servers can send other values than the known ones:
 *
 * - `Flow`: A flow.
 */
export type ContentKind = "Flow" | (string & {});

/** The known values of `ContentKind`. */
export const contentKinds = ["Flow"] as const;

/** Request to add tags to several content items, or to take tags off them. */
export interface TagBatchRequest {
  /** The tags and the content items. */
  readonly tagBatch: TagBatch;
}

/** Tags, and the content items that they are added to or taken off. */
export interface TagBatch {
  /** Labels of the tags. */
  readonly tags: readonly TagToAdd[];
  /** Content items. */
  readonly contents: readonly ContentToTag[];
}

/** Reply with the tags that were added to several content items. */
export interface TagBatchReply {
  /** The tags, as the server returns them. */
  readonly tags: readonly Tag[];
  /** Warnings of the server about the call. */
  readonly warnings: readonly ServerWarning[];
}

/** Reference to a content item by its id. */
export interface ContentToTag {
  readonly [objectKind]?: "content item";
  /** Id of the content item. */
  readonly id: string;
  /** Kind of the content item. */
  readonly contentType?: ContentKind | undefined;
}
