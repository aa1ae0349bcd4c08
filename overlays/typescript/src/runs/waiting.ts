/** Waits for the end of a job, or of a flow run. */

import { functionCheck, segmentFlaw, shown } from "#generated/arguments.js";
import * as errors from "#generated/errors.js";
import { GET_FLOW_RUNS } from "#generated/catalog/flowRuns.js";
import { getFlowRun, getFlowRuns } from "#generated/operations/flowRuns.js";
import { queryJob } from "#generated/operations/jobs.js";
import type { Operation } from "#generated/operation.js";
import { JOBS, QUERIES } from "#generated/protocol.js";
import type { FlowRun, Job } from "#generated/types/index.js";
import { sendCall } from "../calls/call.js";
import { Retries } from "../calls/retries.js";
import { Deadline } from "../http/deadline.js";
import { canBeFiltered, filled } from "../lists/filters.js";
import { CALL_OPTIONS, checkCallOptions, checkMembers } from "../options.js";
import type { Session } from "../session/session.js";
import { ensureVersion } from "../session/sign_in.js";
import { redacted } from "../wire/secrets.js";
import { isOlder } from "../wire/versions.js";
import type { Known } from "./outcome.js";
import {
  hasEnded,
  isExplained,
  isRunOver,
  jobVerdict,
  learn,
  nameOf,
  runVerdict,
} from "./outcome.js";

/** How a wait is done. */
export interface WaitOptions {
  /** Seconds to wait at most; the job keeps running on the server. No limit if omitted. */
  readonly timeout?: number | undefined;
  /** Aborts the wait; the job keeps running on the server. */
  readonly signal?: AbortSignal | undefined;
  /** Called with the flow run, or with the job, at each look. */
  readonly onProgress?: ((state: FlowRun | Job) => void) | undefined;
}

const FIRST_PAUSE = 0.5;
const FIRST_PAUSE_OF_RUNS = 0.05;
const LONGEST_PAUSE = 15;
const GROWTH = 1.5;
/** How often the run of a job that cannot be read is looked for among the runs of its flow. */
const MOST_LOOKUPS = 5;

/** Wait for a job and return it if it succeeded. */
export async function waitForJob(
  session: Session,
  known: Known,
  options: WaitOptions = {},
): Promise<Job> {
  const wait = new Wait(session, known, options);
  try {
    await wait.untilEnded(false);
    known.job ??= { id: known.jobId, statusNotes: [] };
    if (!isExplained(known)) await wait.addRun();
    return jobVerdict(known, wait.clean);
  } catch (error) {
    throw carrying(error, known);
  }
}

/** Wait for a flow run and return it if it succeeded; its job, where the run cannot be read. */
export async function waitForRun(
  session: Session,
  known: Known,
  options: WaitOptions = {},
): Promise<FlowRun | Job> {
  const wait = new Wait(session, known, options);
  try {
    await wait.untilEnded(true);
    if (!isExplained(known)) await wait.addJob();
    return runVerdict(known, wait.clean);
  } catch (error) {
    throw carrying(error, known);
  }
}

class Wait {
  readonly #session: Session;
  readonly #known: Known;
  readonly #options: WaitOptions;
  readonly #deadline: Deadline;
  /** Why the run is polled in place of the job. */
  #refusal: errors.TableauError | undefined;
  #readsRuns = false;
  #lookups = 0;

  constructor(session: Session, known: Known, options: WaitOptions) {
    checkMembers(options, "options", ["onProgress", ...CALL_OPTIONS]);
    checkCallOptions(options);
    functionCheck(options.onProgress ?? undefined, "onProgress");
    const { timeout, signal } = options;
    this.#session = session;
    this.#known = known;
    this.#options = options;
    this.#deadline = new Deadline(timeout ?? Infinity, signal ?? undefined);
  }

  readonly clean = (text: string): string => redacted(text, this.#session.secrets());

  /**
   * Poll the job, or its flow run, until it has ended. Failures that may pass do not end the wait.
   *
   * @param ofRun - Whether the flow run is what counts.
   */
  async untilEnded(ofRun: boolean): Promise<void> {
    const known = this.#known;
    this.#readsRuns = ofRun && (await this.#hasRuns());
    let pause = ofRun ? FIRST_PAUSE_OF_RUNS : FIRST_PAUSE;
    let failure: errors.TableauError | undefined;
    let retries = this.#newRetries();
    for (;;) {
      let retryWait = 0;
      const onRun = this.#looksAtRun();
      try {
        await this.#look(onRun);
        failure = undefined;
        retries = this.#newRetries();
        const state = onRun ? known.run : known.job;
        if (state !== undefined) this.#options.onProgress?.(state);
        if (this.#isOver(onRun)) {
          if (!ofRun || onRun || (await this.#hasRunEnded())) return;
          this.#readsRuns = true; // it ends after its job
        }
      } catch (error) {
        if (!isOfTheCall(error)) throw error;
        const wait = error === this.#refusal ? undefined : retries.decide(error);
        if (wait === undefined) {
          this.#fallBack(error, onRun);
          continue;
        }
        failure = error;
        retryWait = wait;
      }
      const left = this.#deadline.left();
      if (left <= 0) throw this.#tooLate(failure);
      await this.#deadline.sleep(Math.min(Math.max(pause, retryWait), left));
      pause = Math.min(pause * GROWTH, LONGEST_PAUSE);
    }
  }

  /** Read the flow run of a job, which only adds to what is known. */
  async addRun(): Promise<boolean> {
    try {
      await this.#readRun();
      return true;
    } catch (error) {
      if (!isOfTheCall(error)) throw error;
      return false;
    }
  }

  /** Read the job of a flow run, if that ended without a reason. */
  async addJob(): Promise<void> {
    const { run, job } = this.#known;
    if (run === undefined || (job !== undefined && hasEnded(job))) return;
    if (JOBS.runStates.some((row) => row.state === run.status && row.outcome === "success")) return;
    try {
      learn(this.#known, await this.#send(queryJob(this.#known.jobId)));
    } catch (error) {
      if (!isOfTheCall(error)) throw error;
    }
  }

  #looksAtRun(): boolean {
    return this.#refusal !== undefined || (this.#readsRuns && this.#known.runId !== undefined);
  }

  async #look(onRun: boolean): Promise<void> {
    if (!onRun) {
      learn(this.#known, await this.#send(queryJob(this.#known.jobId)));
      return;
    }
    const isFound = await this.#readRun();
    if (isFound || this.#refusal === undefined) return;
    // Lists lag behind, so the run may appear with the next look.
    if (this.#lookups === 0 || this.#lookups >= MOST_LOOKUPS) throw this.#gone(this.#refusal);
  }

  #isOver(onRun: boolean): boolean {
    const { run, job } = this.#known;
    return onRun ? run !== undefined && isRunOver(run) : job !== undefined && hasEnded(job);
  }

  async #hasRunEnded(): Promise<boolean> {
    const wasRead = await this.addRun();
    const { run } = this.#known;
    return !wasRead || run === undefined || isRunOver(run);
  }

  /** Go on with the job in place of the run, or the other way round; throw if neither is left. */
  #fallBack(error: errors.TableauError, onRun: boolean): void {
    const isConnection = error instanceof errors.ConnectionFailedError;
    if (onRun && this.#refusal === undefined && !isConnection) {
      this.#readsRuns = false;
    } else if (!onRun && isUnavailable(error)) {
      this.#refusal = error;
    } else {
      throw this.#refusal !== undefined && error !== this.#refusal && !isConnection
        ? this.#gone(this.#refusal)
        : error;
    }
  }

  /** Read the flow run: by its id, or else among the newest runs of the flow. */
  async #readRun(): Promise<boolean> {
    const known = this.#known;
    if (!(await this.#hasRuns())) return false;
    if (known.runId !== undefined) {
      if (segmentFlaw(known.runId) !== undefined) return false;
      known.run = await this.#send(getFlowRun(known.runId));
      return true;
    }
    if (known.flowId === undefined) return false;
    this.#lookups += 1;
    const runs = await this.#send(newestRuns(known.flowId));
    const run = runs.find((one) => one[JOBS.runsJob] === known.jobId);
    if (run === undefined) return false;
    known.run = run;
    known.runId = run.id;
    return true;
  }

  async #hasRuns(): Promise<boolean> {
    const version = await ensureVersion(this.#session, this.#deadline);
    return !isOlder(version, GET_FLOW_RUNS.since);
  }

  /** Send one request of a wait, which handles its failures by itself. */
  #send<Result>(operation: Operation<Result>): Promise<Result> {
    const { total } = this.#session.settings.timeouts;
    const timeout = Math.min(total, Math.max(this.#deadline.left(), 1));
    return sendCall(this.#session, operation, {
      timeout,
      signal: this.#options.signal,
      once: true,
    });
  }

  #newRetries(): Retries {
    return new Retries(this.#session.settings.retry, "poll");
  }

  #tooLate(failure: errors.TableauError | undefined): errors.WaitTimeoutError {
    const progress = this.#known.run?.progress ?? this.#known.job?.progress;
    const state =
      progress === undefined ? "its progress is unknown" : `its progress is ${progress} %`;
    const last = failure ? `; the last request for it failed: ${failure.message}` : "";
    return new errors.WaitTimeoutError(
      `${nameOf(this.#known, this.clean)} had not ended after ${this.#deadline.seconds} s; ${state}${last}`,
    );
  }

  #gone(refusal: errors.TableauError): errors.TableauError {
    const isForgotten = codes(JOBS.forgotten).includes(refusal.code ?? "");
    if (!isForgotten || this.#known.job === undefined) return refusal;
    return new errors.JobGoneError(
      `the server does not have ${nameOf(this.#known, this.clean)} any more, so its outcome is unknown`,
      {},
      { cause: refusal },
    );
  }
}

/** Return the call for the newest runs of a flow. */
export function newestRuns(flowId: string): Operation<readonly FlowRun[]> {
  if (!canBeFiltered(flowId)) {
    throw new errors.UsageError(`the flow must be an id, not ${shown(flowId)}`);
  }
  const filter = filled(QUERIES.filter, { field: JOBS.runsFlow, operator: "eq", value: flowId });
  const sort = filled(QUERIES.sort, { field: JOBS.runsNewest, direction: QUERIES.descending });
  return getFlowRuns({ filter, sort });
}

function isOfTheCall(error: unknown): error is errors.TableauError {
  return (
    error instanceof errors.ApiError ||
    error instanceof errors.ConnectionFailedError ||
    error instanceof errors.UnreadableReplyError ||
    error instanceof errors.JobGoneError
  );
}

/** Whether a job is refused or removed, so that only its flow run shows the outcome. */
function isUnavailable(error: errors.TableauError): boolean {
  return error.status === 403 || codes(JOBS.forgotten).includes(error.code ?? "");
}

function codes(list: readonly string[]): readonly string[] {
  return list;
}

/** Add the job and the flow run to an error that ends a wait. */
function carrying(error: unknown, known: Known): unknown {
  if (error instanceof errors.TableauError) {
    for (const name of ["job", "run"] as const) {
      if (error[name] === undefined && known[name] !== undefined) {
        Object.defineProperty(error, name, { value: known[name], configurable: true });
      }
    }
  }
  return error;
}
