/** Multipart bodies of exactly known length, whose files are read while they are sent. */

import type { FileContent, FileSource, Multipart } from "#generated/operation.js";
import { shown } from "#generated/arguments.js";
import { FlowFileError, UsageError } from "#generated/errors.js";
import { MULTIPART } from "#generated/protocol.js";

/** The body of a request: bytes of a known number, which can be read again. */
export interface RequestBody {
  readonly media: string;
  readonly length: number;
  readonly pieces: readonly Piece[];
}

/** Bytes of a body; `isFile` tells the content of files from what is around it. */
export interface Piece {
  readonly length: number;
  readonly content: FileContent;
  readonly isFile: boolean;
}

const NAMES_LEFT_OUT = new Set<string>(MULTIPART.fileNameLeftOut);

/** Return the body of a document. */
export function documentBody(media: string, document: string): RequestBody {
  const content = new TextEncoder().encode(document);
  return {
    media,
    length: content.length,
    pieces: [{ length: content.length, content, isFile: false }],
  };
}

/**
 * Return the body of several parts.
 *
 * @throws UsageError if a part has no content.
 */
export function multipartBody(multipart: Multipart, boundary = newBoundary()): RequestBody {
  const end = MULTIPART.lineEnd;
  const pieces: Piece[] = [];
  let start = `--${boundary}${end}`;
  for (const part of multipart.parts) {
    if (part.content === undefined) throw new UsageError(`the part ${part.name} has no content`);
    let disposition = `${part.disposition}; name="${part.name}"`;
    if (part.fileName !== undefined) {
      disposition += `; filename="${headerSafe(part.fileName)}"`;
    }
    const head =
      `${MULTIPART.disposition}: ${disposition}${end}` +
      `${MULTIPART.contentType}: ${part.media}${end}${end}`;
    pieces.push(textPiece(start + head), filePiece(part.content, Boolean(part.fileName)));
    start = `${end}--${boundary}${end}`;
  }
  pieces.push(textPiece(`${end}--${boundary}--${end}`));
  return {
    media: `${multipart.media}; boundary=${boundary}`,
    length: pieces.reduce((sum, piece) => sum + piece.length, 0),
    pieces,
  };
}

/**
 * Return a name for the file in an upload that every server accepts: ASCII, ending in its kind.
 * The name of the flow comes from the document.
 */
export function uploadName(name: string, kind: string): string {
  const ending = `.${kind}`;
  let stem = name.toLowerCase().endsWith(ending) ? name.slice(0, -ending.length) : name;
  stem = Array.from(stem)
    .filter((mark) => !NAMES_LEFT_OUT.has(mark))
    .join("");
  if (!/^[\x20-\x7e]+$/.test(stem) || /^[ .]*$/.test(stem)) stem = MULTIPART.fileNameStandIn;
  return `${stem.slice(0, MULTIPART.fileNameLongest)}${ending}`;
}

/**
 * Yield the bytes of a body from its start.
 *
 * @param onSent - Called with the number of bytes of files that were taken.
 * @param isReusable - Whether a piece is of no use any more when the one after the next is taken.
 */
export async function* bytesOf(
  body: RequestBody,
  onSent?: (bytes: number) => void,
  isReusable = false,
): AsyncGenerator<Uint8Array> {
  let sent = 0;
  for (const piece of body.pieces) {
    let left = piece.length;
    for await (const chunk of chunksOf(piece.content, isReusable)) {
      const given: unknown = chunk;
      if (!(given instanceof Uint8Array)) {
        throw new FlowFileError(`the source yields ${shown(given)} in place of bytes`);
      }
      left -= chunk.length;
      if (left < 0) break;
      yield chunk;
      if (piece.isFile && chunk.length > 0) {
        sent += chunk.length;
        onSent?.(sent);
      }
    }
    if (left === 0) continue;
    throw new FlowFileError(
      `the source has ${left > 0 ? "fewer" : "more"} bytes than its size tells, ${piece.length}`,
    );
  }
}

/** Return the pieces of a body if all of them can be part of a blob. */
export function blobParts(body: RequestBody): BlobPart[] | undefined {
  const parts: BlobPart[] = [];
  for (const { content } of body.pieces) {
    if (isSource(content)) return undefined;
    parts.push(content as BlobPart);
  }
  return parts;
}

/** Return a part of a file. */
export function sliceOf(content: FileContent, start: number, end: number): FileContent {
  if (content instanceof Uint8Array) return content.subarray(start, end);
  if (content instanceof Blob) return content.slice(start, end);
  const source = content;
  return {
    size: end - start,
    read: (from, to, isReusable) => source.read(start + from, start + to, isReusable),
  };
}

/** Return the size of a file. */
export function sizeOf(content: FileContent): number {
  return content instanceof Uint8Array ? content.length : content.size;
}

function isSource(content: FileContent): content is FileSource {
  return !(content instanceof Uint8Array) && !(content instanceof Blob);
}

async function* chunksOf(content: FileContent, isReusable: boolean): AsyncGenerator<Uint8Array> {
  if (content instanceof Uint8Array) {
    if (content.length > 0) yield content;
  } else if (isSource(content)) {
    yield* content.read(0, content.size, isReusable);
  } else {
    const reader = content.stream().getReader();
    try {
      for (;;) {
        const { done, value } = await reader.read().catch((error: unknown) => {
          throw new FlowFileError("the Blob cannot be read", {}, { cause: error });
        });
        if (done) return;
        yield value;
      }
    } finally {
      await reader.cancel().catch(() => undefined); // as when it could not be read
    }
  }
}

function textPiece(text: string): Piece {
  const content = new TextEncoder().encode(text);
  return { length: content.length, content, isFile: false };
}

function filePiece(content: FileContent, isFile: boolean): Piece {
  return { length: sizeOf(content), content, isFile };
}

/** Return a name that cannot end the header, whatever it is. */
function headerSafe(name: string): string {
  return name.replace(/["\\\r\n]/g, "").replace(/[^\x20-\x7e]/g, "_");
}

function newBoundary(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const text = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `tableau-flows-${text}`;
}
