/** Jobs and flow runs: what is generated, and waiting for their ends. */

import { idOf } from "#generated/arguments.js";
import type { CallOptions } from "#generated/caller.js";
import type { Identified } from "#generated/kinds.js";
import { FlowRunsResource } from "#generated/resources/flowRuns.js";
import { JobsResource } from "#generated/resources/jobs.js";
import type { FlowRun, Job } from "#generated/types/index.js";
import { sendCall } from "../calls/call.js";
import type { CoreClient } from "../core.js";
import { sessionOf } from "../core.js";
import type { Known } from "../runs/outcome.js";
import { learn } from "../runs/outcome.js";
import { newestRuns, waitForJob, waitForRun } from "../runs/waiting.js";
import type { WaitOptions } from "../runs/waiting.js";
import type { Session } from "../session/session.js";
import { UnreadableReplyError } from "#generated/errors.js";

/** Read, list, cancel and await jobs. */
export class Jobs extends JobsResource {
  readonly #session: Session;

  constructor(client: CoreClient) {
    super(client);
    this.#session = sessionOf(client);
  }

  /**
   * Wait for the end of a job.
   *
   * @returns The job, which succeeded.
   * @throws JobFailedError, with the reason of the server; JobCancelledError; JobGoneError if the
   *   server has removed it; or WaitTimeoutError.
   */
  wait(job: Job | Identified<"job">, options: WaitOptions = {}): Promise<Job> {
    const known: Known = { jobId: idOf(job, "job") };
    if (typeof job === "object" && "statusNotes" in job) learn(known, job);
    return waitForJob(this.#session, known, options);
  }
}

/** Read, list, cancel and await flow runs. */
export class FlowRuns extends FlowRunsResource {
  readonly #session: Session;

  constructor(client: CoreClient) {
    super(client);
    this.#session = sessionOf(client);
  }

  /** Return the newest runs of a flow, the newest first. */
  latest(flow: Identified<"flow">, options: CallOptions = {}): Promise<readonly FlowRun[]> {
    return sendCall(this.#session, newestRuns(idOf(flow, "flow")), options);
  }

  /**
   * Wait for the end of a flow run.
   *
   * @returns The flow run, which succeeded.
   * @throws FlowRunFailedError, with the reason of the server; FlowRunCancelledError; or
   *   WaitTimeoutError.
   */
  async wait(run: Identified<"flow run">, options: WaitOptions = {}): Promise<FlowRun | Job> {
    const runId = idOf(run, "run");
    const read = await this.get(runId, options);
    if (read.backgroundJobId === undefined) {
      throw new UnreadableReplyError("getFlowRun: the reply does not name the job of the run", {
        operation: "getFlowRun",
        status: 200,
      });
    }
    const known: Known = { jobId: read.backgroundJobId, flowId: read.flowId, runId, run: read };
    return waitForRun(this.#session, known, options);
  }
}
