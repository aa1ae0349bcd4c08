/** Sends requests with `fetch`. */

import type { CallContext } from "../wire/failures.js";
import type { HttpRequest } from "../wire/requests.js";
import type { Sending } from "./bodies.js";
import { sendingOf } from "./bodies.js";
import { connectionError } from "./connection_errors.js";
import { checkedAnswer, dropLate } from "./given_fetch.js";
import { isInNode, isOfNode, platformFetch } from "./platform.js";
import { Received } from "./received.js";
import { untilAborted } from "./signals.js";
import type { Limits } from "./watch.js";
import { Watch } from "./watch.js";

/** How one request is sent. */
export interface SendOptions extends Limits {
  /** Called with the number of bytes of the file that were sent. */
  readonly onSent?: ((bytes: number) => void) | undefined;
}

/**
 * Send a request; redirects are not followed.
 *
 * @param given - Sends it.
 * @throws ConnectionFailedError if there is no response.
 */
export async function send(
  request: HttpRequest,
  call: CallContext,
  given: typeof fetch,
  options: SendOptions,
): Promise<Received> {
  const watch = new Watch(call, options);
  const isNodes = isOfNode(given); // any other may ignore its signal
  let sending: Sending | undefined;
  try {
    const init: RequestInit = {
      method: request.method,
      headers: request.headers,
      redirect: "manual",
      credentials: isInNode() ? "omit" : "same-origin",
      signal: watch.signal,
    };
    if (request.body !== undefined) {
      sending = sendingOf(request.body, request.headers, given, {
        onSent: (bytes) => {
          watch.touch();
          options.onSent?.(bytes);
        },
        onFailure: (error) => {
          watch.fail(error);
        },
      });
      Object.assign(init, sending.init);
    }
    const response = isNodes
      ? await given(request.url, init)
      : await untilAborted(watch.signal, given(request.url, init), dropLate);
    watch.touch();
    const answer = given === platformFetch ? response : checkedAnswer(call, response);
    return new Received(call, answer, watch, isNodes);
  } catch (error) {
    watch.stop();
    // Node does not close the source of a request that was aborted; it may wait for something.
    sending?.bytes?.return(undefined).catch(() => undefined);
    throw watch.explained(error) ?? connectionError(call, error, given);
  }
}
