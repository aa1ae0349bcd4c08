/** Files on disk in Node: read in pieces, and written so that they appear only when complete. */

import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import type { Stats } from "node:fs";
import { open, realpath, rename, rm, stat } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { FlowFileError, UsageError } from "#generated/errors.js";
import type * as files from "../dist/files/disk.js";

/** Bytes that are read at a time. */
const PIECE = 256 * 1024;
/** Without the second flag, opening a pipe would wait for somebody who writes to it. */
const READ = process.platform === "win32" ? "r" : constants.O_RDONLY | constants.O_NONBLOCK;
/** Pieces whose memory is used in turns; two would do. */
const BUFFERS = 4;

/** Open a file for reading. */
export const openFile: typeof files.openFile = async (given) => {
  const name = localPath(given);
  let handle: FileHandle;
  try {
    handle = await open(name, READ);
  } catch (error) {
    throw problem(name, "cannot be read", error);
  }
  const { size, mtimeMs, isFile } = await factsOf(handle);
  if (!isFile) {
    await handle.close();
    throw new FlowFileError(`${shown(name)} is not a file`);
  }
  async function* read(start: number, end: number, isReusable = false): AsyncGenerator<Uint8Array> {
    // The memory of buffers is given back late, so without reuse it would add up.
    const buffers: Buffer[] = [];
    for (let at = start, turn = 0; at < end; turn += 1) {
      const kept = isReusable ? buffers[turn % BUFFERS] : undefined;
      const buffer = kept ?? Buffer.allocUnsafe(Math.min(PIECE, end - at));
      if (isReusable) buffers[turn % BUFFERS] = buffer;
      const wanted = Math.min(buffer.length, end - at);
      const { bytesRead } = await handle.read(buffer, 0, wanted, at);
      const now = await factsOf(handle);
      if (bytesRead === 0 || now.size !== size || now.mtimeMs !== mtimeMs) {
        throw new FlowFileError(`${shown(name)} was changed while it was read`);
      }
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  }
  return { name: path.basename(name), size, read, close: () => handle.close() };
};

/** Begin a file beside its place, to which it is moved when it is complete. */
export const createFile: typeof files.createFile = async (given, name) => {
  const wanted = localPath(given);
  const isFolder = /[/\\]$/.test(wanted) || (await factsAt(wanted))?.isDirectory() === true;
  const target = await placeOf(path.resolve(isFolder ? path.join(wanted, name) : wanted));
  const folder = path.dirname(target);
  const temporary = path.join(folder, `.${randomBytes(8).toString("hex")}.part`);
  let handle: FileHandle | undefined;
  try {
    handle = await open(temporary, "wx", 0o666);
  } catch (error) {
    throw problem(target, "cannot be written", error);
  }
  const close = async (): Promise<void> => {
    const opened = handle;
    handle = undefined;
    await opened?.close();
  };
  let isThere = true;
  return {
    path: target,
    async write(chunk) {
      try {
        for (let at = 0; at < chunk.length;) {
          const { bytesWritten } = await (handle as FileHandle).write(chunk, at);
          at += bytesWritten;
        }
      } catch (error) {
        throw problem(target, "cannot be written", error);
      }
    },
    async restart() {
      try {
        await close();
        handle = await open(temporary, "w");
      } catch (error) {
        throw problem(target, "cannot be written", error);
      }
    },
    async commit() {
      try {
        await handle?.sync();
        await close();
        await rename(temporary, target);
        isThere = false;
        await syncFolder(folder);
      } catch (error) {
        throw problem(target, "cannot be written", error);
      }
    },
    async discard() {
      try {
        await close();
      } catch {
        // A full disk says so once more.
      }
      if (isThere) await rm(temporary, { force: true });
    },
  };
};

/** Write the entry of a folder to the disk, where the system can do that. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  let handle: FileHandle | undefined;
  try {
    handle = await open(folder, "r");
    await handle.sync();
  } catch {
    // Some file systems cannot, and some folders cannot be read; the file itself is complete.
  } finally {
    await handle?.close();
  }
}

async function factsOf(
  handle: FileHandle,
): Promise<{ size: number; mtimeMs: number; isFile: boolean }> {
  const facts = await handle.stat();
  return { size: facts.size, mtimeMs: facts.mtimeMs, isFile: facts.isFile() };
}

/** Return the place of a file: where a link leads to, so that the link stays. */
async function placeOf(target: string): Promise<string> {
  const facts = await factsAt(target);
  if (facts === undefined) return target;
  if (!facts.isFile()) throw new FlowFileError(`${shown(target)} exists and is not a file`);
  return realpath(target);
}

async function factsAt(name: string): Promise<Stats | undefined> {
  try {
    return await stat(name);
  } catch {
    return undefined;
  }
}

function localPath(given: string | URL): string {
  if (!(given instanceof URL)) return given;
  try {
    return fileURLToPath(given);
  } catch {
    throw new UsageError(`${shown(given.href)} is not the address of a file`);
  }
}

function problem(name: string, what: string, error: unknown): FlowFileError {
  const code = (error as { code?: unknown } | null)?.code;
  const reason = typeof code === "string" ? code : "unknown reason";
  return new FlowFileError(`${shown(name)} ${what}: ${reason}`, {}, { cause: error });
}

function shown(name: string): string {
  return JSON.stringify(name.length > 300 ? `${name.slice(0, 300)}…` : name);
}
