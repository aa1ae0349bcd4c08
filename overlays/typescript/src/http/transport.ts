/** Sends requests with `fetch`, and reads responses within limits of time and size. */

import * as errors from "#generated/errors.js";
import type { CallContext } from "../wire/failures.js";
import { unreadable } from "../wire/failures.js";
import { blobParts, bytesOf } from "../wire/multipart.js";
import type { HttpRequest } from "../wire/requests.js";
import { redacted } from "../wire/secrets.js";
import { connectionError } from "./connection_errors.js";
import type { Deadline } from "./deadline.js";
import { now } from "./deadline.js";
import { isInNode, isWrittenAtOnce } from "./platform.js";
import { onAbort } from "./signals.js";

/** How one request is sent. */
export interface SendOptions {
  readonly fetch: typeof fetch;
  readonly deadline: Deadline;
  /** Seconds until a response begins, and between two pieces of it. */
  readonly readTimeout: number;
  /** Called with the number of bytes of the file that were sent. */
  readonly onSent?: ((bytes: number) => void) | undefined;
}

/** Maximum bytes that are read of a response that reports a failure. */
export const MOST_ERROR_BYTES = 64 * 1024;

/**
 * Send a request; redirects are not followed.
 *
 * @throws ConnectionFailedError if there is no response.
 */
export async function send(
  request: HttpRequest,
  call: CallContext,
  options: SendOptions,
): Promise<Received> {
  const watch = new Watch(call, options);
  let source: AsyncGenerator<Uint8Array> | undefined;
  try {
    const response = await options.fetch(request.url, {
      method: request.method,
      ...headersAndBody(request, options.fetch, {
        onSent: (bytes) => {
          watch.touch();
          options.onSent?.(bytes);
        },
        onFailure: (error) => {
          watch.fail(error);
        },
        onBegin: (bytes) => {
          source = bytes;
        },
      }),
      redirect: "manual",
      credentials: isInNode() ? "omit" : "same-origin",
      signal: watch.signal,
    });
    watch.touch();
    return new Received(call, response, watch);
  } catch (error) {
    watch.stop();
    // Node does not close the source of a request that was aborted; it may wait for something.
    source?.return(undefined).catch(() => undefined);
    throw watch.explained(error) ?? connectionError(call, error);
  }
}

/** A response whose body is read in pieces. */
export class Received {
  readonly status: number;
  readonly headers: Headers;
  /** Whether the platform hides a redirect, as browsers do. */
  readonly isHiddenRedirect: boolean;
  readonly #call: CallContext;
  readonly #response: Response;
  readonly #watch: Watch;

  constructor(call: CallContext, response: Response, watch: Watch) {
    this.#call = call;
    this.#response = response;
    this.#watch = watch;
    this.isHiddenRedirect = response.type === "opaqueredirect";
    this.status = this.isHiddenRedirect ? 302 : response.status;
    this.headers = response.headers;
  }

  /** Yield the pieces of the body. */
  async *chunks(): AsyncGenerator<Uint8Array> {
    const reader = this.#response.body?.getReader();
    try {
      while (reader !== undefined) {
        this.#watch.touch();
        const { done, value } = await reader.read();
        if (done) return;
        this.#watch.pause(); // the time that the caller takes is not that of the server
        yield value;
      }
    } catch (error) {
      throw this.#broken(error);
    } finally {
      this.#watch.stop();
      // What is left of the body is not wanted; without this the connection would stay open.
      reader?.cancel().catch(() => undefined);
    }
  }

  /**
   * Read the whole body.
   *
   * @throws UnreadableReplyError if it is longer than allowed, or cut off.
   */
  async bytes(most: number): Promise<Uint8Array> {
    const announced = Number(this.headers.get("content-length") ?? Number.NaN);
    if (announced > most) {
      await this.close();
      throw this.#tooLong(most);
    }
    const content = await this.beginning(most + 1);
    if (content.length > most) throw this.#tooLong(most);
    return content;
  }

  /** Read the body up to a number of bytes, and drop the rest. */
  async beginning(most: number): Promise<Uint8Array> {
    // Pieces are copied, since many small ones would need much more memory than their bytes.
    let content = new Uint8Array();
    let size = 0;
    for await (const chunk of this.chunks()) {
      const taken = chunk.subarray(0, most - size);
      if (size + taken.length > content.length) {
        const larger = new Uint8Array(
          Math.min(Math.max(2 * size, 16_384, size + taken.length), most),
        );
        larger.set(content.subarray(0, size));
        content = larger;
      }
      content.set(taken, size);
      size += taken.length;
      if (size >= most) break;
    }
    return content.subarray(0, size);
  }

  /** Drop the body. */
  async close(): Promise<void> {
    this.#watch.stop();
    if (this.#response.body !== null && !this.#response.bodyUsed) {
      await this.#response.body.cancel().catch(() => undefined);
    }
  }

  #broken(error: unknown): unknown {
    if (error instanceof errors.TableauError) return error;
    const timeout = this.#watch.explained(error);
    if (timeout !== undefined) return timeout;
    return unreadable(this.#call, this, "a reply that was cut off", new Uint8Array(), {
      incomplete: true,
    });
  }

  #tooLong(most: number): errors.UnreadableReplyError {
    return unreadable(this.#call, this, `more than ${most} bytes, which is the limit of a reply`);
  }
}

/** Return pieces of bytes as one. */
export function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  if (parts.length === 1 && parts[0]) return parts[0];
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Aborts a request that makes no progress, takes too long, or is cancelled by the caller. */
class Watch {
  readonly #call: CallContext;
  readonly #options: SendOptions;
  readonly #controller = new AbortController();
  readonly #stopListening: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When data was asked for; undefined while none is. */
  #latest: number | undefined = now();
  #failure: { readonly error: unknown } | undefined;
  #expired: "read" | "total" | undefined;

  constructor(call: CallContext, options: SendOptions) {
    this.#call = call;
    this.#options = options;
    const { signal } = options.deadline;
    signal?.throwIfAborted();
    this.#stopListening = onAbort(signal, () => {
      this.#controller.abort(signal?.reason);
    });
    this.#arm();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Note progress. */
  touch(): void {
    this.#latest = now();
  }

  /** Note that no data is asked for until the next progress. */
  pause(): void {
    this.#latest = undefined;
  }

  /** Note what the request failed of on this side. */
  fail(error: unknown): void {
    this.#failure ??= { error };
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#stopListening();
  }

  /** Return the error for a request that was aborted here. */
  explained(error: unknown): unknown {
    const { deadline, readTimeout } = this.#options;
    if (deadline.signal?.aborted) return deadline.signal.reason;
    if (this.#failure !== undefined) return this.#failure.error;
    if (this.#expired === undefined)
      return error instanceof errors.TableauError ? error : undefined;
    return timeoutError(this.#call, this.#expired, {
      seconds: this.#expired === "read" ? readTimeout : deadline.seconds,
    });
  }

  #arm(): void {
    const { deadline, readTimeout } = this.#options;
    const idle = (this.#latest ?? now()) + readTimeout - now();
    const left = deadline.left();
    if (left <= 0 || idle <= 0) {
      this.#expired = left <= 0 ? "total" : "read";
      this.#controller.abort();
      return;
    }
    const seconds = Math.min(idle, left, 3600);
    this.#timer = setTimeout(
      () => {
        this.#arm();
      },
      Math.ceil(seconds * 1000),
    );
  }
}

/** Return the error for a timeout of a call. */
export function timeoutError(
  call: CallContext,
  phase: "read" | "total",
  how: { readonly seconds: number; readonly sent?: boolean },
): errors.RequestTimeoutError {
  const { info } = call;
  const url = redacted(call.url, call.secrets);
  const what = phase === "read" ? "no data arrived" : "the call had not ended";
  return new errors.RequestTimeoutError(
    `${info.id}: ${info.method} ${url}: ${what} within ${how.seconds} s`,
    { operation: info.id, method: info.method, url, sent: how.sent ?? true },
  );
}

/** Return headers and body as `fetch` takes them; the length of the body is always sent. */
function headersAndBody(
  request: HttpRequest,
  given: typeof fetch,
  listener: BodyListener,
): RequestInit {
  const { headers, body } = request;
  if (body === undefined) return { headers };
  const only = body.pieces[0]?.content;
  if (body.pieces.length === 1 && only instanceof Uint8Array) {
    return { headers, body: only as BodyInit };
  }
  if (isInNode()) {
    const bytes = bytesOf(body, listener.onSent, isWrittenAtOnce(given));
    listener.onBegin(bytes);
    // Node sends a stream with the length that is announced, and fails if it is another.
    const init: RequestInit & { duplex: "half" } = {
      headers: { ...headers, "Content-Length": String(body.length) },
      body: streamOf(bytes, listener.onFailure),
      duplex: "half",
    };
    return init;
  }
  // Browsers send streams without their length, so they get a blob, which they read lazily.
  const parts = blobParts(body);
  if (parts === undefined) {
    throw new errors.UsageError("this platform sends files from memory or from blobs only");
  }
  return { headers, body: new Blob(parts) };
}

/** Is told of what becomes of a body. */
interface BodyListener {
  readonly onSent: (bytes: number) => void;
  /** Called with the bytes of a body that is sent as a stream. */
  readonly onBegin: (bytes: AsyncGenerator<Uint8Array>) => void;
  /** Called with what the source of the body, or the caller who watches it, has thrown. */
  readonly onFailure: (error: unknown) => void;
}

function streamOf(
  bytes: AsyncGenerator<Uint8Array>,
  onFailure: (error: unknown) => void,
): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await bytes.next().catch((error: unknown) => {
          onFailure(error);
          throw error;
        });
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await bytes.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
