/** Receives a flow file: checks that it is one, counts its bytes, and goes on after failures. */

import * as errors from "#generated/errors.js";
import { downloadFlow } from "#generated/operations/flows.js";
import type { Identified } from "#generated/kinds.js";
import { RETRY, SESSION } from "#generated/protocol.js";
import { exchange } from "../calls/call.js";
import type { How } from "../calls/call.js";
import { Retries } from "../calls/retries.js";
import type { Deadline } from "../http/deadline.js";
import { joined, MOST_ERROR_BYTES } from "../http/received.js";
import type { Received } from "../http/received.js";
import type { Session } from "../session/session.js";
import type { CallContext } from "../wire/failures.js";
import { failureOf, looksLikeFile, unreadable } from "../wire/failures.js";
import { fileNameOf } from "./names.js";

/** Bytes that are read to see whether a response is a flow file. */
const ENOUGH_TO_SEE = 512;

/** What is known of a file when its transfer has begun. */
export interface FileHead {
  readonly name: string | undefined;
  /** The size in bytes, if the server tells it. */
  readonly size: number | undefined;
  /** Distinguishes this file from a later one at the same address; empty if there are no parts. */
  readonly validator: string;
}

interface Stream {
  readonly call: CallContext;
  readonly response: Received;
  readonly chunks: AsyncGenerator<Uint8Array>;
  /** What was read to see whether it is a file. */
  readonly first: Uint8Array;
}

/** The transfer of one flow file. */
export class Incoming {
  readonly #session: Session;
  readonly #flow: Identified<"flow">;
  readonly #how: How & { readonly deadline: Deadline };
  readonly #retries: Retries;
  #stream: Stream | undefined;
  #received = 0;
  #head: FileHead | undefined;

  constructor(
    session: Session,
    flow: Identified<"flow">,
    how: How & { readonly deadline: Deadline },
  ) {
    this.#session = session;
    this.#flow = flow;
    this.#how = { ...how, isTransfer: true };
    this.#retries = new Retries(session.settings.retry, "read");
  }

  /** Request the file from its beginning; also to begin again. */
  async open(): Promise<FileHead> {
    await this.close();
    this.#received = 0;
    const stream = (this.#stream = await this.#ask({}, true));
    const { headers } = stream.response;
    this.#head = {
      name: fileNameOf(headers.get("content-disposition") ?? ""),
      size: lengthOf(headers),
      validator: validatorOf(headers),
    };
    return this.#head;
  }

  /** Yield the bytes; after a failure, the rest is requested if the server supports that. */
  async *chunks(): AsyncGenerator<Uint8Array> {
    const size = this.#head?.size;
    for (;;) {
      try {
        for await (const chunk of this.#pieces()) {
          this.#received += chunk.length;
          yield chunk;
        }
        if (size === undefined || this.#received === size) return;
        throw this.#broken(`${this.#received} of ${size} bytes`);
      } catch (error) {
        await this.#resume(error);
      }
    }
  }

  /** Drop what is left. */
  async close(): Promise<void> {
    const stream = this.#stream;
    this.#stream = undefined;
    await stream?.chunks.return(undefined);
    await stream?.response.close();
  }

  /** Wait before the whole file is requested again; false if it must not be. */
  async waitBeforeRetry(error: unknown): Promise<boolean> {
    if (!isTransient(error)) return false;
    const wait = this.#retries.decide(error, this.#how.deadline);
    if (wait === undefined) return false;
    await this.#how.deadline.sleep(wait);
    return true;
  }

  async *#pieces(): AsyncGenerator<Uint8Array> {
    const stream = this.#stream;
    if (stream === undefined) return;
    if (stream.first.length > 0) yield stream.first;
    yield* stream.chunks;
  }

  /** Request the rest, provided that the file is still the same; throw the error if that fails. */
  async #resume(error: unknown): Promise<void> {
    const { validator = "", size } = this.#head ?? {};
    if (validator === "" || this.#received === 0 || !isTransient(error)) throw error;
    await this.close();
    if (!(await this.waitBeforeRetry(error))) throw error;
    const start = this.#received;
    let stream: Stream;
    try {
      stream = await this.#ask({ Range: `bytes=${start}-`, "If-Range": validator }, false);
    } catch (refusal) {
      if (isRangeRefused(refusal)) throw error;
      throw refusal;
    }
    this.#stream = stream;
    // Otherwise the file has changed, or the server ignores ranges.
    if (!startsAt(stream.response, start, size)) throw error;
  }

  #ask(headers: Readonly<Record<string, string>>, isFromStart: boolean): Promise<Stream> {
    return exchange(
      this.#session,
      downloadFlow(this.#flow),
      (call, response) => begun(call, response, isFromStart),
      { ...this.#how, headers },
    );
  }

  #broken(reason: string): errors.UnreadableReplyError {
    const { call, response } = this.#stream as Stream;
    return unreadable(call, response, reason, new Uint8Array(), { incomplete: true });
  }
}

/** Read the beginning of a file; fail if the response is something else. */
async function begun(call: CallContext, response: Received, isFromStart: boolean): Promise<Stream> {
  const chunks = response.chunks();
  if (!isFromStart) return { call, response, chunks, first: new Uint8Array() };
  const parts: Uint8Array[] = [];
  let size = 0;
  let isFile: boolean | undefined;
  while (isFile !== true) {
    const wanted = isFile === undefined ? ENOUGH_TO_SEE : MOST_ERROR_BYTES;
    const next = size < wanted ? await chunks.next() : undefined;
    if (next?.done === false) {
      parts.push(next.value);
      size += next.value.length;
    }
    const done = next?.done === true;
    if (done || size >= wanted) {
      const first = joined(parts, size);
      isFile = looksLikeFile(response, first);
      if (isFile) return { call, response, chunks, first };
      if (done || wanted === MOST_ERROR_BYTES) {
        await chunks.return(undefined);
        throw failureOf(call, response, first);
      }
    }
  }
  throw new TypeError("unreachable");
}

function isTransient(
  error: unknown,
): error is errors.ConnectionFailedError | errors.UnreadableReplyError {
  if (error instanceof errors.UnreadableReplyError) return error.incomplete === true;
  return error instanceof errors.ConnectionFailedError;
}

/** Whether a server refuses parts of a file, so that the whole may still be available. */
function isRangeRefused(error: unknown): boolean {
  if (!(error instanceof errors.TableauError) || error.status === undefined) return false;
  const known = RETRY.failures.flatMap((row) => row.statuses as readonly number[]);
  return error.status >= 400 && ![SESSION.endedStatus, ...known].includes(error.status);
}

function lengthOf(headers: Headers): number | undefined {
  const text = headers.get("content-length") ?? "";
  if (!/^[0-9]{1,15}$/.test(text) || headers.has("content-encoding")) return undefined;
  return Number(text);
}

function validatorOf(headers: Headers): string {
  const units = (headers.get("accept-ranges") ?? "").toLowerCase().split(",");
  const hasParts = units.some((unit) => unit.trim() === "bytes");
  if (!hasParts || headers.has("content-encoding")) return "";
  const tag = headers.get("etag")?.trim() ?? "";
  // A weak tag does not guarantee the same bytes.
  const validator = tag.startsWith('"') ? tag : (headers.get("last-modified")?.trim() ?? "");
  return /^[ -~]{1,1000}$/.test(validator) ? validator : "";
}

/** Whether a response is the rest of a file from some byte to its end. */
function startsAt(response: Received, start: number, size: number | undefined): boolean {
  const header = response.headers.get("content-range") ?? "";
  const match = /^bytes\s{1,9}([0-9]{1,15})-([0-9]{1,15})\/([0-9]{1,15}|\*)$/.exec(header.trim());
  if (response.status !== 206 || match === null) return false;
  const [, first, last, all] = match;
  const whole = all === "*" ? size : Number(all);
  return (
    Number(first) === start &&
    whole !== undefined &&
    Number(last) === whole - 1 &&
    (size === undefined || size === whole)
  );
}
