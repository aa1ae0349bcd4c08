/** Tells from a job and its flow run whether it has ended, how, and why. */

import { shown } from "#generated/arguments.js";
import * as errors from "#generated/errors.js";
import { JOBS } from "#generated/protocol.js";
import type { FlowRun, Job } from "#generated/types/index.js";

/** What is known of a job that is waited for. */
export interface Known {
  readonly jobId: string;
  flowId?: string | undefined;
  flowName?: string | undefined;
  runId?: string | undefined;
  job?: Job | undefined;
  run?: FlowRun | undefined;
}

type Result = (typeof JOBS.finishCodes)[number]["outcome"];

/** Add what a job tells. */
export function learn(known: Known, job: Job): void {
  known.job = job;
  const details = job.runFlowJobType;
  known.runId ??= details?.flowRunId;
  known.flowId ??= details?.flow?.id;
  known.flowName ??= details?.flow?.name;
}

/** Whether a job has ended. */
export function hasEnded(job: Job): boolean {
  const isFull = (job.progress ?? 0) >= 100;
  return job.completedAt !== undefined || (isFull && job.finishCode !== undefined);
}

/** Whether a flow run has ended, be it with a status that is not known here. */
export function isRunOver(run: FlowRun): boolean {
  const outcome = outcomeOfRun(run);
  if (outcome === "under way") return false;
  return outcome !== undefined || run.completedAt !== undefined;
}

/** Return the outcome of the state of a flow run; undefined for a state that is not known. */
export function outcomeOfRun(run: FlowRun): Result | "under way" | undefined {
  return JOBS.runStates.find((row) => row.state === run.status)?.outcome;
}

/** Return the job that succeeded; throw the error for any other. */
export function jobVerdict(known: Known, secrets: Clean): Job {
  const job = known.job as Job;
  const outcome = hasFailureNote(job) ? "failure" : outcomeOfJob(job, known.run);
  if (outcome === "success") return job;
  const reason = secrets(reasonOfRun(known.run) || notesOf(job));
  throw failed(known, outcome, reason, secrets, {
    cancelled: errors.JobCancelledError,
    failure: errors.JobFailedError,
  });
}

/** Return the flow run that succeeded, or its job if there is no run; throw otherwise. */
export function runVerdict(known: Known, secrets: Clean): FlowRun | Job {
  const { run, job } = known;
  const isOver = run !== undefined && isRunOver(run);
  const contradicts =
    job !== undefined && (hasFailureNote(job) || outcomeOfJob(job, undefined) === "failure");
  let outcome: Result | undefined;
  if (contradicts) outcome = "failure";
  else if (isOver) outcome = outcomeOfRun(run) as Result | undefined;
  else if (job !== undefined) outcome = outcomeOfJob(job, run);
  if (outcome === "success") return isOver ? run : (job as Job);
  let reason = secrets(reasonOfRun(run) || (job ? notesOf(job) : ""));
  if (!reason && run && outcome === undefined) {
    reason = `the flow run ended with the status ${JSON.stringify(run.status)}, which is unknown`;
  }
  throw failed(known, outcome, reason, secrets, {
    cancelled: errors.FlowRunCancelledError,
    failure: errors.FlowRunFailedError,
  });
}

/** Return the name of a job, with its flow and its flow run. */
export function nameOf(known: Known, secrets: Clean): string {
  const parts: string[] = [];
  const name = known.flowName && shown(secrets(known.flowName)); // which may cut a secret off
  const flow = [known.flowId, name].filter(Boolean).join(" ");
  if (flow) parts.push(`flow ${flow}`);
  if (known.runId) parts.push(`flow run ${known.runId}`);
  return secrets(`job ${known.jobId}${parts.length > 0 ? ` (${parts.join(", ")})` : ""}`);
}

/** Whether what is known says why a job did not succeed. */
export function isExplained(known: Known): boolean {
  return reasonOfRun(known.run) !== "" || (known.job !== undefined && notesOf(known.job) !== "");
}

/** Removes secrets from texts of the server. */
export type Clean = (text: string) => string;

type Class = new (...args: ConstructorParameters<typeof errors.JobError>) => errors.JobError;

function failed(
  known: Known,
  outcome: Result | undefined,
  reason: string,
  secrets: Clean,
  classes: { readonly cancelled: Class; readonly failure: Class },
): errors.JobError {
  const { job, run } = known;
  const details = { job, run, detail: reason || undefined };
  const name = nameOf(known, secrets);
  if (outcome === "cancelled") {
    return new classes.cancelled(`${name} was cancelled${reason && `: ${reason}`}`, details);
  }
  const code = job?.finishCode ?? "none";
  const why = reason || `the server gives no reason (finish code: ${code})`;
  return new classes.failure(`${name} failed: ${why}`, details);
}

function outcomeOfJob(job: Job, run: FlowRun | undefined): Result | undefined {
  const code = job.finishCode;
  if (code === undefined) {
    const outcome = run && outcomeOfRun(run);
    return outcome === "under way" ? undefined : outcome;
  }
  return JOBS.finishCodes.find((row) => row.code === code)?.outcome;
}

function hasFailureNote(job: Job): boolean {
  const note = JOBS.failureNote.toLowerCase();
  return job.statusNotes.some((one) => one.type?.toLowerCase() === note);
}

function reasonOfRun(run: FlowRun | undefined): string {
  const failure = run?.failureReason;
  return failure ? joined([failure.message, failure.messageElement, failure.text]) : "";
}

/** Return the notes of the server about a job, from all places in the reply. */
function notesOf(job: Job): string {
  const details = [
    job.runFlowJobType,
    job.extractRefreshJob,
    job.updateUploadedFileJob,
    job.subscriptionJobType,
    job.extractCreationJob,
    job.thumbnailsRefreshJob,
  ];
  const notes = job.statusNotes.flatMap((note) => {
    const texts = [note.text, note.elementText];
    return texts.some(Boolean) ? texts : [note.value];
  });
  return joined([
    ...details.flatMap((one) => [one?.notes, one?.text]),
    job.notes,
    job.statusNotesText,
    ...notes,
  ]);
}

function joined(texts: readonly (string | undefined)[]): string {
  const found = texts.map((text) => text?.trim() ?? "").filter(Boolean);
  return [...new Set(found)].join("; ").slice(0, 4000);
}
