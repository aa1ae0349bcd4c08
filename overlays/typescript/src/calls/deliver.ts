/** Sends a request: follows redirects, reads the response, and retries failures that may pass. */

import * as errors from "#generated/errors.js";
import type { OperationInfo } from "#generated/operation.js";
import { isRedirect, MOST_REDIRECTS, movedServer, redirectTarget } from "../http/redirects.js";
import { MOST_ERROR_BYTES } from "../http/received.js";
import type { Received } from "../http/received.js";
import { send } from "../http/transport.js";
import type { SendOptions } from "../http/transport.js";
import { timeoutError } from "../http/watch.js";
import type { Session } from "../session/session.js";
import type { CallContext } from "../wire/failures.js";
import { failureOf, unreadable } from "../wire/failures.js";
import { isOutcomeUnknown, mayRepeat } from "../wire/outcomes.js";
import type { HttpRequest } from "../wire/requests.js";
import { Retries } from "./retries.js";

/** How a request is delivered. */
export interface Delivery extends SendOptions {
  /** Return the secrets of the call, beside those of the session. */
  readonly secrets: () => readonly string[];
  /** Whether the request is part of an upload, which has retries of its own. */
  readonly inUpload?: boolean | undefined;
  /** Whether failures are not retried, since the caller does that. */
  readonly once?: boolean | undefined;
}

/** Reads a response with a status of success; its errors are failures of the call. */
export type Read<Result> = (call: CallContext, response: Received) => Promise<Result>;

/**
 * Send a request and read its response, with the retries that the policy allows.
 *
 * @param session - The session of the client; redirects of the whole server update its address.
 * @param make - Makes the request, for each attempt anew.
 */
export async function deliver<Result>(
  session: Session,
  make: () => Promise<HttpRequest> | HttpRequest,
  read: Read<Result>,
  how: Delivery,
): Promise<Result> {
  let retries: Retries | undefined;
  for (let attempt = 1; ; attempt += 1) {
    const made = make();
    const request = made instanceof Promise ? await made : made;
    const call = new Context(session, request, how);
    try {
      if (how.deadline.left() <= 0) {
        throw timeoutError(call, "total", { seconds: how.deadline.seconds, sent: false });
      }
      return await exchange(session, request, call, read, how);
    } catch (error) {
      if (!(error instanceof errors.TableauError)) throw error;
      error.attempts = attempt;
      retries ??= new Retries(session.settings.retry, request.info.retry);
      const isLeft = how.once === true || (how.inUpload === true && mayRepeat("upload", error));
      const isOwn = !isLeft || (how.once !== true && mayRepeat(request.info.retry, error));
      const wait = isOwn ? retries.decide(error, how.deadline) : undefined;
      if (wait === undefined) throw isOutcomeUnknown(request.info, error) ? unknown(error) : error;
      await how.deadline.sleep(wait);
    }
  }
}

/** What errors need of a call; secrets are collected only if there is one. */
class Context implements CallContext {
  readonly info: OperationInfo;
  readonly url: string;
  readonly #session: Session;
  readonly #how: Delivery;

  constructor(session: Session, request: HttpRequest, how: Delivery) {
    this.info = request.info;
    this.url = request.url;
    this.#session = session;
    this.#how = how;
  }

  get secrets(): readonly string[] {
    return [...this.#session.secrets(), ...this.#how.secrets()];
  }
}

async function exchange<Result>(
  session: Session,
  first: HttpRequest,
  call: CallContext,
  read: Read<Result>,
  how: Delivery,
): Promise<Result> {
  let request = first;
  for (let followed = 0; ; followed += 1) {
    const response = await send(withCookies(session, request), call, session.settings.fetch, how);
    session.cookies.store(request.url, response.headers);
    if (response.status >= 200 && response.status < 300) return await read(call, response);
    let target: string | undefined;
    if (isRedirect(response.status) && followed < MOST_REDIRECTS) {
      const location = response.headers.get("location");
      target = redirectTarget(request, response.status, location, call.secrets);
    }
    if (target === undefined) {
      throw await failureIn(call, response);
    }
    await response.close();
    session.server = movedServer(session.server, request.url, response.status, target);
    request = { ...request, url: target };
  }
}

/** Return the error for a response that reports a failure, of which a part may be lost. */
async function failureIn(call: CallContext, response: Received): Promise<errors.TableauError> {
  let content: Uint8Array;
  try {
    content = await response.beginning(MOST_ERROR_BYTES);
  } catch (error) {
    if (!(error instanceof errors.ConnectionFailedError)) throw error;
    // The status is known, but an empty body and one that did not come in time are not the same.
    const failure = failureOf(call, response, new Uint8Array());
    if (!(failure instanceof errors.ServerError)) return failure;
    const reason = "a reply that was cut off";
    return unreadable(call, response, reason, new Uint8Array(), { incomplete: true });
  }
  return failureOf(call, response, content);
}

function withCookies(session: Session, request: HttpRequest): HttpRequest {
  const cookie = session.cookies.header(request.url);
  if (cookie === undefined) return request;
  return { ...request, headers: { ...request.headers, Cookie: cookie } };
}

/** Return the error for a failed call that may have been performed. */
function unknown(error: errors.TableauError): errors.OutcomeUnknownError {
  const failed = new errors.OutcomeUnknownError(
    `${error.message}; the call may have been performed`,
    { operation: error.operation, method: error.method, url: error.url, sent: true },
    { cause: error },
  );
  failed.attempts = error.attempts;
  return failed;
}
