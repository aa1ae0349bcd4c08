/** Responses, whose bodies are read within limits of time and size. */

import * as errors from "#generated/errors.js";
import type { CallContext } from "../wire/failures.js";
import { unreadable } from "../wire/failures.js";
import type { Answer } from "./given_fetch.js";
import { atFault } from "./given_fetch.js";
import { untilAborted } from "./signals.js";
import type { Watch } from "./watch.js";

/** Maximum bytes that are read of a response that reports a failure. */
export const MOST_ERROR_BYTES = 64 * 1024;
/** Bytes for which there is room when the second piece of a body has come. */
const LEAST_ROOM = 16_384;

type Reader = ReadableStreamDefaultReader<Uint8Array>;
type Piece = Awaited<ReturnType<Reader["read"]>>;

/** A response whose body is read in pieces. */
export class Received {
  readonly status: number;
  readonly headers: Headers;
  /** Whether the platform hides a redirect, as browsers do. */
  readonly isHiddenRedirect: boolean;
  readonly #call: CallContext;
  readonly #response: Answer;
  readonly #watch: Watch;
  /** Whether the body ends with its signal, and its end need not be read if all bytes have come. */
  readonly #isOfNode: boolean;

  constructor(call: CallContext, response: Answer, watch: Watch, isOfNode: boolean) {
    this.#call = call;
    this.#response = response;
    this.#watch = watch;
    this.#isOfNode = isOfNode;
    this.isHiddenRedirect = response.type === "opaqueredirect";
    this.status = this.isHiddenRedirect ? 302 : response.status;
    this.headers = response.headers;
    // A response such as 204 has no body. If one is announced, Node waits for it on the connection.
    if (response.body === null && announcesBody(this.headers)) watch.abandon();
  }

  /** Yield the pieces of the body. */
  async *chunks(): AsyncGenerator<Uint8Array> {
    const reader = this.#response.body?.getReader();
    try {
      while (reader !== undefined) {
        this.#watch.touch();
        const { done, value } = await this.#read(reader);
        if (done) return;
        this.#watch.pause(); // the time that the caller takes is not that of the server
        this.#checkPiece(value);
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
    // Node frees the connection when the last byte has come, whether or not the end is read, which
    // takes as long as reading a small body. The length is that before decompression.
    const hasLength = this.#isOfNode && !this.headers.has("content-encoding");
    const content = await this.beginning(most + 1, hasLength ? announced : Number.NaN);
    if (content.length > most) throw this.#tooLong(most);
    return content;
  }

  /**
   * Read the body up to a number of bytes, and drop the rest.
   *
   * @param length - The length of the whole body, if its end need not be read.
   */
  async beginning(most: number, length = Number.NaN): Promise<Uint8Array> {
    const reader = this.#response.body?.getReader();
    let content: Uint8Array | undefined;
    let size = 0;
    let isComplete = reader === undefined;
    try {
      while (reader !== undefined && size < most) {
        const { done, value } = await this.#read(reader);
        if (done) {
          isComplete = true;
          break;
        }
        this.#watch.touch();
        this.#checkPiece(value);
        const taken = value.length > most - size ? value.subarray(0, most - size) : value;
        content = content === undefined ? taken : added(content, size, taken, most);
        size += taken.length;
        isComplete = size === length;
        if (isComplete) break;
      }
    } catch (error) {
      throw this.#broken(error);
    } finally {
      this.#watch.stop();
      // What is left of the body is not wanted; without this the connection would stay open.
      if (!isComplete) reader?.cancel().catch(() => undefined);
    }
    return content?.subarray(0, size) ?? new Uint8Array();
  }

  /** Drop the body. */
  async close(): Promise<void> {
    this.#watch.stop();
    if (this.#response.body !== null && !this.#response.bodyUsed) {
      const dropped = this.#response.body.cancel().catch(() => undefined);
      if (this.#isOfNode) await dropped; // any other body may take for ever
    }
  }

  #read(reader: Reader): Promise<Piece> {
    const piece = reader.read();
    return this.#isOfNode ? piece : untilAborted(this.#watch.signal, piece);
  }

  #checkPiece(piece: unknown): void {
    if (ArrayBuffer.isView(piece) && (piece as Uint8Array).BYTES_PER_ELEMENT === 1) return;
    throw atFault(this.#call, "returned a response whose body has something else than bytes");
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

function announcesBody(headers: Headers): boolean {
  const length = Number(headers.get("content-length") ?? 0);
  return length !== 0 || headers.has("transfer-encoding");
}

/**
 * Add a piece to the bytes before it. Pieces are copied, since many small ones would need much more
 * memory than their bytes.
 *
 * @param size - How many of the bytes before are in use.
 * @param most - How many bytes there will be at most.
 */
function added(before: Uint8Array, size: number, piece: Uint8Array, most: number): Uint8Array {
  const needed = size + piece.length;
  let content = before;
  if (needed > content.length) {
    content = new Uint8Array(Math.min(Math.max(2 * size, LEAST_ROOM, needed), most));
    content.set(before.subarray(0, size));
  }
  content.set(piece, size);
  return content;
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
