// Generated from spec/ by `make generate`. Do not edit.
/** The facts of the operations of `server`. */

import { SERVER_INFO_REPLY } from "../codec/tables/session.js";
import type { OperationInfo } from "../operation.js";

/** The facts of `serverInfo`. */
export const SERVER_INFO: OperationInfo = {
  id: "serverInfo",
  resource: "server",
  verb: "info",
  method: "GET",
  path: "/api/{apiVersion}/serverinfo",
  since: [2, 4],
  status: 200,
  retry: "read",
  authenticated: false,
  scopes: [],
  parameters: [],
  reply: SERVER_INFO_REPLY,
  result: "serverInfo",
};
