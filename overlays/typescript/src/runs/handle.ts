/** Runs flows, and handles of the runs. */

import { idOf } from "#generated/arguments.js";
import type { CallOptions } from "#generated/caller.js";
import * as errors from "#generated/errors.js";
import type { Identified } from "#generated/kinds.js";
import { cancelJob, queryJob } from "#generated/operations/jobs.js";
import { runFlowNow } from "#generated/operations/flows.js";
import type { FlowRun, Job } from "#generated/types/index.js";
import { deadlineOf, sendCall } from "../calls/call.js";
import { CALL_OPTIONS, checkMembers } from "../options.js";
import { inspected, inspection } from "../protocols.js";
import type { Inspect } from "../protocols.js";
import type { Session } from "../session/session.js";
import { ensureVersion } from "../session/sign_in.js";
import { redacted } from "../wire/secrets.js";
import { isOlder } from "../wire/versions.js";
import { readInputs, resolved } from "./inputs.js";
import type { Known } from "./outcome.js";
import { learn, outcomeOfRun } from "./outcome.js";
import type { WaitOptions } from "./waiting.js";
import { newestRuns, waitForRun } from "./waiting.js";

/** How a flow is run. */
export interface RunOptions extends CallOptions {
  /** The output steps to run, by their ids or names; all if omitted. */
  readonly outputSteps?: readonly Identified[] | undefined;
  /** Whether all data is processed, or only what is new. */
  readonly mode?: "full" | "incremental" | undefined;
  /** Values of parameters, by their ids or names. */
  readonly parameters?: Readonly<Record<string, string>> | undefined;
}

/** A flow run that was started. */
export class FlowRunHandle {
  readonly #session: Session;
  readonly #known: Known;

  /** @internal */
  constructor(session: Session, known: Known) {
    this.#session = session;
    this.#known = known;
  }

  /** The id of the job that performs the run. */
  get jobId(): string {
    return this.#known.jobId;
  }

  /** The id of the flow run; undefined until it is known. */
  get runId(): string | undefined {
    return this.#known.runId;
  }

  /** The id of the flow. */
  get flowId(): string | undefined {
    return this.#known.flowId;
  }

  /** The flow run as last read. */
  get run(): FlowRun | undefined {
    return this.#known.run;
  }

  /** The job as last read. */
  get job(): Job | undefined {
    return this.#known.job;
  }

  /**
   * Wait for the end of the run.
   *
   * @returns The flow run, which succeeded; its job, where the server has no flow runs to read.
   * @throws FlowRunFailedError, with the reason of the server; FlowRunCancelledError; or
   *   WaitTimeoutError, after which the run goes on on the server.
   */
  wait(options: WaitOptions = {}): Promise<FlowRun | Job> {
    return waitForRun(this.#session, this.#known, options);
  }

  /** Cancel the run. */
  async cancel(options: CallOptions = {}): Promise<void> {
    await sendCall(this.#session, cancelJob(this.jobId), options);
  }

  /** Read the state of the job. */
  async refresh(options: CallOptions = {}): Promise<Job> {
    const job = await sendCall(this.#session, queryJob(this.jobId), options);
    learn(this.#known, job);
    return job;
  }

  /** Return what can be shown of the run. */
  toJSON(): Record<string, string | undefined> {
    return { jobId: this.jobId, runId: this.runId, flowId: this.flowId };
  }

  /** @internal */
  [inspection](_depth: number, options: object, inspect?: Inspect): string {
    return inspected(this, options, inspect);
  }
}

/** Run a flow. */
export async function runFlow(
  session: Session,
  flow: Identified<"flow">,
  options: RunOptions = {},
): Promise<FlowRunHandle> {
  const flowId = idOf(flow, "flow");
  checkMembers(options, "options", ["outputSteps", "mode", "parameters", ...CALL_OPTIONS]);
  const deadline = deadlineOf(session, options);
  const { mode } = options;
  const given = readInputs(options.outputSteps, options.parameters);
  const { steps, values: parameters } = await resolved(session, flow, given, { deadline });
  const version = await ensureVersion(session, deadline);
  const isWhole = steps.length === 0 && mode === undefined && parameters.length === 0;
  const inBody = runFlowNow(flowId, {
    flowRunSpec: isWhole
      ? undefined
      : {
          flowId,
          runMode: mode,
          flowOutputSteps: steps.map((id) => ({ id })),
          flowParameterSpecs: parameters.map(([parameterId, overrideValue]) => ({
            parameterId,
            overrideValue,
          })),
        },
  });
  // Before the version with the run in the body, it was described in the query.
  const isNewEnough = inBody.newer().every((one) => !isOlder(version, one.since));
  const operation =
    isNewEnough || parameters.length > 0
      ? inBody
      : runFlowNow(flowId, {
          /* eslint-disable @typescript-eslint/no-deprecated -- this is for old servers */
          flowOutputStepIds: steps.length > 0 ? steps.join(",") : undefined,
          flowRunMode: mode,
          /* eslint-enable @typescript-eslint/no-deprecated */
        });
  let job: Job;
  try {
    job = await sendCall(session, operation, { deadline });
  } catch (error) {
    if (error instanceof errors.AlreadyQueuedError) await nameRunning(session, flowId, error);
    throw error;
  }
  const known: Known = { jobId: job.id, flowId, flowName: nameIn(flow) };
  learn(known, job);
  return new FlowRunHandle(session, known);
}

function nameIn(flow: Identified<"flow">): string | undefined {
  const { name } = (typeof flow === "object" ? flow : {}) as { readonly name?: unknown };
  return typeof name === "string" ? name : undefined;
}

/** Add to the error which run of the flow is queued or running, if that can be found. */
async function nameRunning(
  session: Session,
  flowId: string,
  error: errors.AlreadyQueuedError,
): Promise<void> {
  try {
    const runs = await sendCall(session, newestRuns(flowId), { timeout: 10, once: true });
    const run = runs.find((one) => outcomeOfRun(one) === "under way");
    if (run === undefined) return;
    Object.defineProperty(error, "run", { value: run, enumerable: true });
    const text = `; flow run ${run.id} of the flow is ${run.status ?? "under way"}`;
    error.message += redacted(text, session.secrets());
  } catch (failure) {
    if (!(failure instanceof errors.TableauError)) throw failure;
  }
}
