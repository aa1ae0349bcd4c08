/** Publishes a flow file: in one request, or in parts if it is large. */

import { checkValue, functionCheck, shown } from "#generated/arguments.js";
import type { CallOptions } from "#generated/caller.js";
import * as errors from "#generated/errors.js";
import type { Identified } from "#generated/kinds.js";
import type { FileContent } from "#generated/operation.js";
import { publishFlow } from "#generated/operations/flows.js";
import { UPLOADS } from "#generated/protocol.js";
import type { ConnectionToPublish, Flow } from "#generated/types/index.js";
import { openFile } from "#files";
import { deadlineOf, sendCall } from "../calls/call.js";
import type { How } from "../calls/call.js";
import { CALL_OPTIONS, checkCallOptions, checkMembers, checkWhole } from "../options.js";
import type { Session } from "../session/session.js";
import { sizeOf, uploadName } from "../wire/multipart.js";
import { checkPath, kindOf, stemOf } from "./names.js";
import { upload } from "./upload.js";

/** A flow file: the path of a file on disk, or its content. */
export type FlowSource = string | URL | FileContent;

/** How a flow is published. */
export interface PublishOptions extends CallOptions {
  /** The name of the flow; that of the file without its extension if omitted. */
  readonly name?: string | undefined;
  /** The project; the default project if omitted. */
  readonly project?: Identified<"project"> | undefined;
  /** The description of the flow. */
  readonly description?: string | undefined;
  /** Credentials for the data sources of the flow. */
  readonly connections?: readonly ConnectionToPublish[] | undefined;
  /** The kind of the file, if its name does not tell it. */
  readonly fileType?: "tfl" | "tflx" | undefined;
  /** Whether a flow of the same name in the project is replaced. */
  readonly overwrite?: boolean | undefined;
  /**
   * The size in bytes above which a file is sent in parts, and the size of the parts; by default
   * the limit of one request, and parts of half of it.
   */
  readonly partBytes?: number | undefined;
  /** Called with the number of bytes of the file that were sent, and its size. */
  readonly onProgress?: ((sent: number, total: number) => void) | undefined;
}

const OPTIONS = [
  "name",
  "project",
  "description",
  "connections",
  "fileType",
  "overwrite",
  "partBytes",
  "onProgress",
  ...CALL_OPTIONS,
];

interface Opened {
  readonly content: FileContent;
  readonly name: string | undefined;
  close(): Promise<void>;
}

/** Publish a flow file and return the flow. */
export async function publish(
  session: Session,
  source: FlowSource,
  options: PublishOptions,
): Promise<Flow> {
  checkMembers(options, "options", OPTIONS);
  checkCallOptions(options);
  const { partBytes, name, fileType, overwrite, onProgress } = options;
  checkValue(overwrite ?? undefined, "overwrite", "boolean");
  functionCheck(onProgress ?? undefined, "onProgress");
  if (partBytes !== undefined) checkWhole(partBytes, "partBytes", 1, UPLOADS.largestPart);
  const opened = await open(source);
  try {
    const kind = kindOf(opened.name, fileType ?? undefined);
    const flowName = name ?? stemOf(opened.name ?? "");
    if (flowName === "") throw new errors.UsageError("the flow has no name: give name");
    if (sizeOf(opened.content) === 0) throw new errors.FlowFileError("the file is empty");
    return await sendContent(session, opened.content, {
      ...options,
      name: flowName,
      kind,
      fileName: uploadName(opened.name ?? "", kind),
    });
  } finally {
    await opened.close();
  }
}

interface SendOptions extends PublishOptions {
  readonly name: string;
  readonly kind: "tfl" | "tflx";
  readonly fileName: string;
}

async function sendContent(
  session: Session,
  content: FileContent,
  options: SendOptions,
): Promise<Flow> {
  const { name, kind, fileName, partBytes, project, description, connections } = options;
  const overwrite = options.overwrite ? true : undefined;
  const common = { name, project, description, connections, overwrite };
  const size = sizeOf(content);
  const deadline = deadlineOf(session, { ...options, isTransfer: true });
  const how: How = { deadline, isTransfer: true };
  if (size <= Math.min(partBytes ?? UPLOADS.oneRequest, UPLOADS.oneRequest)) {
    return sendCall(session, publishFlow({ ...common, fileName, content }), {
      ...how,
      onSent: (sent) => options.onProgress?.(sent, size),
    });
  }
  const commit = publishFlow({ ...common, flowType: kind }); // a mistake should cost no upload
  const id = await upload(session, content, {
    ...how,
    fileName,
    partBytes,
    onProgress: options.onProgress,
  });
  return sendCall(session, commit.withQuery(UPLOADS.upload, id), { deadline });
}

async function open(source: FlowSource): Promise<Opened> {
  if (typeof source === "string" || source instanceof URL) {
    const file = await openFile(checkPath(source, "the source"));
    return { content: file, name: file.name, close: () => file.close() };
  }
  const close = (): Promise<void> => Promise.resolve();
  if (source instanceof Uint8Array) return { content: source, name: undefined, close };
  const given = source as Partial<{ size: number; name: unknown; read: unknown }> | null;
  const isSource = source instanceof Blob || typeof given?.read === "function";
  if (!isSource || typeof given?.size !== "number") {
    throw new errors.UsageError(
      `the source must be a path, bytes, a Blob, or an object with size and read, not ${shown(source)}`,
    );
  }
  checkWhole(given.size, "the size of the source", 0);
  const name = typeof given.name === "string" ? given.name : undefined;
  return { content: source, name, close };
}
