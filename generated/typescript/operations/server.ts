// Generated from spec/ by `make generate`. Do not edit.
/** Information about the server. */

import { build } from "../build.js";
import { SERVER_INFO } from "../catalog/server.js";
import type { Operation } from "../operation.js";
import type * as t from "../types/index.js";

/**
 * Read the versions of the server.
 *
 * Needs no session, so it can be called first to find out which version of the API the server
 * supports. Use an old version such as 2.4 in the path, since the server rejects a version newer
 * than its own.
 *
 * Permissions: Everyone; no session is needed.
 *
 * `GET /api/{apiVersion}/serverinfo`
 *
 * Since version 2.4.
 *
 * Errors:
 *
 * - UnknownResourceError: 404001: The server is too old to provide this information. 404003: The
 *   server does not support the version of the API in the path.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_server.htm#get_server_info
 */
export function serverInfo(): Operation<t.ServerInfo> {
  return build(SERVER_INFO, {});
}
