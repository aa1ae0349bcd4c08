// Generated from spec/ by `make generate`. Do not edit.
/** Tables of the topic "tags", from which documents are read and written. */

import { SERVER_WARNING, TAG } from "./common.js";
import { TAG_TO_ADD } from "./flows.js";
import type { Shape } from "../shapes.js";

export const CONTENT_TO_TAG: Shape = {
  name: "ContentToTag",
  fields: [
    { name: "id", wire: "id", place: "attribute", kind: "string", required: true },
    { name: "contentType", wire: "contentType", place: "attribute", kind: "string" },
  ],
};

export const TAG_BATCH: Shape = {
  name: "TagBatch",
  fields: [
    {
      name: "tags",
      wire: "tag",
      place: "element",
      kind: "object",
      shape: TAG_TO_ADD,
      required: true,
      many: true,
      wrapper: "tags",
    },
    {
      name: "contents",
      wire: "content",
      place: "element",
      kind: "object",
      shape: CONTENT_TO_TAG,
      required: true,
      many: true,
      wrapper: "contents",
    },
  ],
};

export const TAG_BATCH_REQUEST: Shape = {
  name: "TagBatchRequest",
  fields: [
    {
      name: "tagBatch",
      wire: "tagBatch",
      place: "element",
      kind: "object",
      shape: TAG_BATCH,
      required: true,
    },
  ],
};

export const TAG_BATCH_REPLY: Shape = {
  name: "TagBatchReply",
  fields: [
    {
      name: "tags",
      wire: "tag",
      place: "element",
      kind: "object",
      shape: TAG,
      many: true,
      wrapper: "tags",
    },
    {
      name: "warnings",
      wire: "warning",
      place: "element",
      kind: "object",
      shape: SERVER_WARNING,
      many: true,
      wrapper: "warnings",
    },
  ],
};
