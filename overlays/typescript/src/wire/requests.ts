/** Builds the HTTP request of a call. */

import { encoded, segment } from "#generated/arguments.js";
import { NotKnownError } from "#generated/errors.js";
import type { Operation, OperationInfo, Version } from "#generated/operation.js";
import { DOCUMENTS, SESSION } from "#generated/protocol.js";
import { documentBody, multipartBody } from "./multipart.js";
import type { RequestBody } from "./multipart.js";
import { versionText } from "./versions.js";

/** What a request takes from the session. */
export interface SessionValues {
  readonly token: string;
  readonly siteId: string;
}

/** An HTTP request, ready to be sent. It contains secrets, so it must not be shown. */
export interface HttpRequest {
  readonly info: OperationInfo;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: RequestBody | undefined;
}

const VERSION = `{${SESSION.versionParameter}}`;
const SITE = `{${SESSION.siteParameter}}`;

/**
 * Return the request of a call.
 *
 * @param server - The address of the server, without a slash at its end.
 * @param operation - The call.
 * @param version - The version of the REST API to use.
 * @param session - The session, for operations that need one.
 * @param headers - Additional headers.
 */
export function buildRequest(
  server: string,
  operation: Operation<unknown>,
  version: Version,
  session?: SessionValues,
  headers: Readonly<Record<string, string>> = {},
): HttpRequest {
  const { info } = operation;
  const all: Record<string, string> = { Accept: info.binary ? "*/*" : DOCUMENTS.replyMedia };
  // Without compression, the announced length is that of the file.
  if (info.binary) all["Accept-Encoding"] = "identity";
  let path = operation.path.replace(VERSION, versionText(version));
  if (info.authenticated) {
    if (session === undefined) throw new NotKnownError(`${info.id} needs a session`);
    all[SESSION.header] = session.token;
    // The segment has no $, being encoded.
    path = path.replace(SITE, segment(session.siteId, "siteId", { identifies: true }));
  }
  let query = "";
  for (const [name, value] of operation.query) {
    query += `${query ? "&" : "?"}${encoded(name)}=${encoded(value)}`;
  }
  const given = operation.body();
  let body: RequestBody | undefined;
  if (given !== undefined) {
    body = "parts" in given ? multipartBody(given) : documentBody(given.media, given.document);
    all["Content-Type"] = body.media;
  }
  return {
    info,
    method: info.method,
    url: `${server}${path}${query}`,
    headers: Object.assign(all, headers),
    body,
  };
}
