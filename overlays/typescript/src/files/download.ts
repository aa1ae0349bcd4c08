/** Downloads a flow file: to disk, where it appears when it is complete, or as a stream. */

import type { CallOptions } from "#generated/caller.js";
import { functionCheck, idOf } from "#generated/arguments.js";
import type { Identified } from "#generated/kinds.js";
import { createFile } from "#files";
import { deadlineOf } from "../calls/call.js";
import { CALL_OPTIONS, checkMembers } from "../options.js";
import type { Session } from "../session/session.js";
import { Incoming } from "./incoming.js";
import type { FileHead } from "./incoming.js";
import { checkPath, safeFileName } from "./names.js";

/** How a flow file is downloaded. */
export interface DownloadOptions extends CallOptions {
  /** Called with the number of bytes received, and the size of the file if the server tells it. */
  readonly onProgress?: ((received: number, total: number | undefined) => void) | undefined;
}

/** A downloaded file. */
export interface DownloadedFile {
  readonly path: string;
  readonly name: string;
  /** The size in bytes. */
  readonly size: number;
}

/** A flow file as it arrives. */
export interface FlowStream extends AsyncIterable<Uint8Array> {
  /** The name that the server gives the file, made safe. */
  readonly name: string;
  /** The size in bytes, if the server tells it. */
  readonly size: number | undefined;
}

/** Download a flow file to a path, or into a folder. */
export async function download(
  session: Session,
  flow: Identified<"flow">,
  to: string | URL,
  options: DownloadOptions = {},
): Promise<DownloadedFile> {
  checkPath(to, "to");
  const incoming = incomingOf(session, flow, options);
  try {
    const head = await incoming.open();
    const name = nameOf(flow, head);
    const file = await createFile(to, name);
    try {
      const size = await receive(incoming, file, head, options);
      await file.commit();
      return { path: file.path, name, size };
    } finally {
      await file.discard();
    }
  } finally {
    await incoming.close();
  }
}

/** Return a flow file as a stream of pieces. */
export async function stream(
  session: Session,
  flow: Identified<"flow">,
  options: DownloadOptions = {},
): Promise<FlowStream> {
  const incoming = incomingOf(session, flow, options);
  const head = await incoming.open();
  async function* pieces(): AsyncGenerator<Uint8Array> {
    let received = 0;
    try {
      for await (const chunk of incoming.chunks()) {
        received += chunk.length;
        options.onProgress?.(received, head.size);
        yield chunk;
      }
    } finally {
      await incoming.close();
    }
  }
  const iterator = pieces();
  const whole: AsyncIterableIterator<Uint8Array> = {
    next: () => iterator.next(),
    async return() {
      await incoming.close(); // a generator that has not begun would not do that
      return iterator.return(undefined);
    },
    [Symbol.asyncIterator]: () => whole,
  };
  return { name: nameOf(flow, head), size: head.size, [Symbol.asyncIterator]: () => whole };
}

interface Sink {
  write(chunk: Uint8Array): Promise<void>;
  restart(): Promise<void>;
}

/** Write the whole file; begin again if it broke off and the server does not send the rest. */
async function receive(
  incoming: Incoming,
  file: Sink,
  first: FileHead,
  options: DownloadOptions,
): Promise<number> {
  for (let head = first; ; head = await incoming.open()) {
    let size = 0;
    try {
      for await (const chunk of incoming.chunks()) {
        await file.write(chunk);
        size += chunk.length;
        options.onProgress?.(size, head.size);
      }
      return size;
    } catch (error) {
      if (!(await incoming.waitBeforeRetry(error))) throw error;
      await file.restart();
    }
  }
}

function incomingOf(
  session: Session,
  flow: Identified<"flow">,
  options: DownloadOptions,
): Incoming {
  checkMembers(options, "options", ["onProgress", ...CALL_OPTIONS]);
  functionCheck(options.onProgress ?? undefined, "onProgress");
  const deadline = deadlineOf(session, { ...options, isTransfer: true });
  return new Incoming(session, flow, { deadline });
}

function nameOf(flow: Identified<"flow">, head: FileHead): string {
  return safeFileName(head.name, idOf(flow, "flow"));
}
