/** Flows: what is generated, and publishing, updating, downloading and running. */

import { arrayCheck } from "#generated/arguments.js";
import type { CallOptions } from "#generated/caller.js";
import { UsageError } from "#generated/errors.js";
import type { Identified } from "#generated/kinds.js";
import { addTagsToFlow, updateFlow } from "#generated/operations/flows.js";
import type { UpdateFlowArgs } from "#generated/operations/flows.js";
import { FlowsResource } from "#generated/resources/flows.js";
import type { Flow, Tag } from "#generated/types/index.js";
import type { CoreClient } from "../core.js";
import { sessionOf } from "../core.js";
import { download, stream } from "../files/download.js";
import type { DownloadedFile, DownloadOptions, FlowStream } from "../files/download.js";
import { publish } from "../files/publish.js";
import type { FlowSource, PublishOptions } from "../files/publish.js";
import { findFlow } from "../lookups/flows.js";
import type { FindFlowOptions } from "../lookups/flows.js";
import { checkText } from "../options.js";
import type { FlowRunHandle, RunOptions } from "../runs/handle.js";
import { runFlow } from "../runs/handle.js";
import type { Session } from "../session/session.js";

/** List, read, publish, update, delete, download, run and tag flows. */
export class Flows extends FlowsResource {
  readonly #session: Session;

  constructor(client: CoreClient) {
    super(client);
    this.#session = sessionOf(client);
  }

  /**
   * Find the only flow with a name. Names are compared exactly: upper and lower case differ.
   *
   * @param name - The name.
   * @param options - The project in which it is looked for, and options of the call.
   * @returns The flow as lists return it: without its output steps.
   * @throws NameNotFoundError, whose `nearest` has similar names; AmbiguousNameError, whose
   *   `candidates` has the flows of this name.
   */
  find(name: string, options: FindFlowOptions = {}): Promise<Flow> {
    return findFlow(this.#session, name, options);
  }

  /**
   * Publish a flow file. A file over 64 MB is sent in parts. The file is read while it is sent, so
   * it needs little memory.
   *
   * @param source - The path of a .tfl or .tflx file, or its content as bytes or a Blob.
   * @throws FlowFileError if the file cannot be published; OutcomeUnknownError if the response was
   *   lost, so that the flow may have been published.
   */
  publish(source: FlowSource, options: PublishOptions = {}): Promise<Flow> {
    return publish(this.#session, source, options);
  }

  /** Move a flow to another project, or give it to another owner. */
  update(flow: Identified<"flow">, changes: UpdateFlowArgs, options?: CallOptions): Promise<Flow> {
    return this.caller.call(updateFlow(flow, changes), options);
  }

  /**
   * Download a flow to disk. The file appears when it is complete; a transfer that breaks off goes
   * on where it was, if the server supports that.
   *
   * @param to - The path of the file, or of a folder, in which it has the name that the server
   *   gives.
   */
  download(
    flow: Identified<"flow">,
    to: string | URL,
    options: DownloadOptions = {},
  ): Promise<DownloadedFile> {
    return download(this.#session, flow, to, options);
  }

  /** Download a flow as a stream of bytes, which must be read to its end or left by `break`. */
  stream(flow: Identified<"flow">, options: DownloadOptions = {}): Promise<FlowStream> {
    return stream(this.#session, flow, options);
  }

  /**
   * Run a flow; `wait` of the result waits for its end. If names are given, the flow is read first.
   *
   * @throws UsageError if the flow has no such output step or parameter; AlreadyQueuedError.
   */
  run(flow: Identified<"flow">, options: RunOptions = {}): Promise<FlowRunHandle> {
    return runFlow(this.#session, flow, options);
  }

  /**
   * Add tags to a flow, and return all tags that it then has. Each label becomes one tag: it is
   * sent in double quotes, since the server would split it at blanks and commas.
   */
  async addTags(
    flow: Identified<"flow">,
    labels: readonly string[],
    options?: CallOptions,
  ): Promise<readonly Tag[]> {
    arrayCheck(labels, "labels");
    const tags = labels.map((label: unknown) => ({ label: quotedLabel(label) }));
    return this.caller.call(addTagsToFlow(flow, { tags }), options);
  }
}

function quotedLabel(label: unknown): string {
  checkText(label, "each of labels");
  if (label.includes('"')) throw new UsageError("a label cannot contain a double quote");
  return `"${label}"`;
}
