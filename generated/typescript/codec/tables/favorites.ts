// Generated from spec/ by `make generate`. Do not edit.
/** Tables of the topic "favorites", from which documents are read and written. */

import { FLOW_REFERENCE, PAGINATION, SERVER_WARNING } from "./common.js";
import { FLOW } from "./flows.js";
import type { Shape } from "../shapes.js";

export const FAVORITE_TO_ADD: Shape = {
  name: "FavoriteToAdd",
  fields: [
    {
      name: "flow",
      wire: "flow",
      place: "element",
      kind: "object",
      shape: FLOW_REFERENCE,
      required: true,
    },
    { name: "label", wire: "label", place: "attribute", kind: "string", required: true },
  ],
};

export const FAVORITE_REQUEST: Shape = {
  name: "FavoriteRequest",
  fields: [
    {
      name: "favorite",
      wire: "favorite",
      place: "element",
      kind: "object",
      shape: FAVORITE_TO_ADD,
      required: true,
    },
  ],
};

export const FAVORITE_ITEM: Shape = {
  name: "FavoriteItem",
  fields: [
    { name: "id", wire: "id", place: "attribute", kind: "string" },
    { name: "name", wire: "name", place: "attribute", kind: "string" },
  ],
};

export const FAVORITE: Shape = {
  name: "Favorite",
  fields: [
    {
      name: "collection",
      wire: "collection",
      place: "element",
      kind: "object",
      shape: FAVORITE_ITEM,
    },
    {
      name: "datasource",
      wire: "datasource",
      place: "element",
      kind: "object",
      shape: FAVORITE_ITEM,
    },
    { name: "flow", wire: "flow", place: "element", kind: "object", shape: FLOW },
    { name: "metric", wire: "metric", place: "element", kind: "object", shape: FAVORITE_ITEM },
    { name: "project", wire: "project", place: "element", kind: "object", shape: FAVORITE_ITEM },
    { name: "view", wire: "view", place: "element", kind: "object", shape: FAVORITE_ITEM },
    { name: "workbook", wire: "workbook", place: "element", kind: "object", shape: FAVORITE_ITEM },
    { name: "label", wire: "label", place: "attribute", kind: "string" },
    { name: "position", wire: "position", place: "attribute", kind: "integer" },
    { name: "addedAt", wire: "addedAt", place: "attribute", kind: "dateTime" },
    { name: "parentProjectName", wire: "parentProjectName", place: "attribute", kind: "string" },
    { name: "targetOwnerName", wire: "targetOwnerName", place: "attribute", kind: "string" },
  ],
};

export const FAVORITE_LIST_REPLY: Shape = {
  name: "FavoriteListReply",
  fields: [
    { name: "pagination", wire: "pagination", place: "element", kind: "object", shape: PAGINATION },
    {
      name: "favorites",
      wire: "favorite",
      place: "element",
      kind: "object",
      shape: FAVORITE,
      many: true,
      wrapper: "favorites",
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
