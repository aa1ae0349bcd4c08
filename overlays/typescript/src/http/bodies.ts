/** The bodies of requests as `fetch` takes them. */

import { UsageError } from "#generated/errors.js";
import type { RequestBody } from "../wire/multipart.js";
import { blobParts, bytesOf } from "../wire/multipart.js";
import { isInNode, isOfNode } from "./platform.js";

/** Is told of what becomes of a body. */
export interface BodyListener {
  readonly onSent: (bytes: number) => void;
  /** Called with what the source of the body, or the caller who watches it, has thrown. */
  readonly onFailure: (error: unknown) => void;
}

/** A body that is being sent. */
export interface Sending {
  /** The members of the options of `fetch`; the length of the body is always sent. */
  readonly init: RequestInit;
  /** The bytes of a body that is sent as a stream. */
  readonly bytes?: AsyncGenerator<Uint8Array>;
}

/** Return how `fetch` sends a body. */
export function sendingOf(
  body: RequestBody,
  headers: Readonly<Record<string, string>>,
  given: typeof fetch,
  listener: BodyListener,
): Sending {
  const only = body.pieces[0]?.content;
  if (body.pieces.length === 1 && only instanceof Uint8Array) {
    return { init: { headers, body: only as BodyInit } };
  }
  if (isInNode()) {
    // Node writes each piece to the connection before it asks for the next one; any other `fetch`
    // could keep the pieces.
    const bytes = bytesOf(body, listener.onSent, isOfNode(given));
    // Node sends a stream with the length that is announced, and fails if it is another.
    const init: RequestInit & { duplex: "half" } = {
      headers: { ...headers, "Content-Length": String(body.length) },
      body: streamOf(bytes, listener.onFailure),
      duplex: "half",
    };
    return { init, bytes };
  }
  // Browsers send streams without their length, so they get a blob, which they read lazily.
  const parts = blobParts(body);
  if (parts === undefined) {
    throw new UsageError("this platform sends files from memory or from blobs only");
  }
  return { init: { headers, body: new Blob(parts) } };
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
