// Generated from spec/ by `make generate`. Do not edit.
/** The facts of the operations of `favorites`. */

import { FAVORITE_LIST_REPLY, FAVORITE_REQUEST } from "../codec/tables/favorites.js";
import type { OperationInfo } from "../operation.js";

/** The facts of `getFavorites`. */
export const GET_FAVORITES: OperationInfo = {
  id: "getFavorites",
  resource: "favorites",
  verb: "list",
  method: "GET",
  path: "/api/{apiVersion}/sites/{siteId}/favorites/{userId}",
  since: [2, 5],
  status: 200,
  retry: "read",
  authenticated: true,
  parameters: [
    {
      name: "userId",
      argument: "user",
      location: "path",
      type: "string",
      required: true,
      identifies: true,
    },
    { name: "fields", location: "query", type: "string" },
    { name: "pageSize", location: "query", type: "integer", minimum: 1, maximum: 1000 },
    { name: "pageNumber", location: "query", type: "integer", minimum: 1 },
  ],
  reply: FAVORITE_LIST_REPLY,
  result: "favorites",
  paged: { items: "favorites", number: "pageNumber", size: "pageSize", total: false },
  positional: ["user"],
};

/** The facts of `addFlowToFavorites`. */
export const ADD_FLOW_TO_FAVORITES: OperationInfo = {
  id: "addFlowToFavorites",
  resource: "favorites",
  verb: "add",
  method: "PUT",
  path: "/api/{apiVersion}/sites/{siteId}/favorites/{userId}",
  since: [3, 3],
  status: 200,
  retry: "write",
  authenticated: true,
  parameters: [
    {
      name: "userId",
      argument: "user",
      location: "path",
      type: "string",
      required: true,
      identifies: true,
    },
  ],
  request: {
    media: "text/xml",
    shape: FAVORITE_REQUEST,
    arguments: [
      {
        name: "flow",
        path: ["favorite", "flow", "id"],
        kind: "string",
        required: true,
        identifies: true,
      },
      { name: "label", path: ["favorite", "label"], kind: "string", required: true },
    ],
  },
  reply: FAVORITE_LIST_REPLY,
  result: "favorites",
  positional: ["flow"],
  verify: "Read the favorites of the user.",
};

/** The facts of `deleteFlowFromFavorites`. */
export const DELETE_FLOW_FROM_FAVORITES: OperationInfo = {
  id: "deleteFlowFromFavorites",
  resource: "favorites",
  verb: "delete",
  method: "DELETE",
  path: "/api/{apiVersion}/sites/{siteId}/favorites/{userId}/flows/{flowId}",
  since: [3, 3],
  status: 204,
  retry: "write",
  authenticated: true,
  parameters: [
    {
      name: "userId",
      argument: "user",
      location: "path",
      type: "string",
      required: true,
      identifies: true,
    },
    {
      name: "flowId",
      argument: "flow",
      location: "path",
      type: "string",
      required: true,
      identifies: true,
    },
  ],
  positional: ["flow"],
  verify: "Read the favorites of the user.",
};
