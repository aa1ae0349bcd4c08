/** Files on disk, where the platform has some; this is the form of those that have none. */

import { UsageError } from "#generated/errors.js";
import type { FileSource } from "#generated/operation.js";

/** A file on disk that is read. */
export interface OpenedFile extends FileSource {
  /** The name without the folders. */
  readonly name: string;
  close(): Promise<void>;
}

/** A file on disk that is written: it appears under its name when it is complete. */
export interface TargetFile {
  /** The path of the complete file. */
  readonly path: string;
  write(chunk: Uint8Array): Promise<void>;
  /** Begin again with an empty file. */
  restart(): Promise<void>;
  /** Put the complete file in its place. */
  commit(): Promise<void>;
  /** Remove what was written. */
  discard(): Promise<void>;
}

/** Open a file for reading. */
export function openFile(path: string | URL): Promise<OpenedFile> {
  return Promise.reject(noFiles(path));
}

/**
 * Begin a file.
 *
 * @param path - The path of the file, or of a folder for it.
 * @param name - The name of the file in a folder.
 */
export function createFile(path: string | URL, name: string): Promise<TargetFile> {
  return Promise.reject(noFiles(path.toString() || name));
}

function noFiles(path: string | URL): UsageError {
  return new UsageError(`there are no files here, so ${JSON.stringify(String(path))} is no path`);
}
