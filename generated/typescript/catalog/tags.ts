// Generated from spec/ by `make generate`. Do not edit.
/** The facts of the operations of `tags`. */

import { TAG_BATCH_REPLY, TAG_BATCH_REQUEST } from "../codec/tables/tags.js";
import type { OperationInfo } from "../operation.js";

/** The facts of `batchAddTags`. */
export const BATCH_ADD_TAGS: OperationInfo = {
  id: "batchAddTags",
  resource: "tags",
  verb: "add",
  method: "PUT",
  path: "/api/{apiVersion}/sites/{siteId}/tags:batchCreate",
  since: [3, 9],
  status: 200,
  retry: "write",
  authenticated: true,
  parameters: [],
  request: {
    media: "text/xml",
    shape: TAG_BATCH_REQUEST,
    arguments: [
      { name: "tags", path: ["tagBatch", "tags"], kind: "object", required: true, many: true },
      {
        name: "contents",
        path: ["tagBatch", "contents"],
        kind: "object",
        required: true,
        many: true,
      },
    ],
  },
  reply: TAG_BATCH_REPLY,
  result: "tags",
  verify: "Read the tags of the flows.",
};

/** The facts of `batchDeleteTags`. */
export const BATCH_DELETE_TAGS: OperationInfo = {
  id: "batchDeleteTags",
  resource: "tags",
  verb: "delete",
  method: "DELETE",
  path: "/api/{apiVersion}/sites/{siteId}/tags:BatchDelete",
  since: [3, 9],
  status: 200,
  retry: "write",
  authenticated: true,
  parameters: [],
  request: {
    media: "text/xml",
    shape: TAG_BATCH_REQUEST,
    arguments: [
      { name: "tags", path: ["tagBatch", "tags"], kind: "object", required: true, many: true },
      {
        name: "contents",
        path: ["tagBatch", "contents"],
        kind: "object",
        required: true,
        many: true,
      },
    ],
  },
  verify: "Read the tags of the flows.",
};
