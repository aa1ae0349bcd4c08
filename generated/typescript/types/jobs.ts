// Generated from spec/ by `make generate`. Do not edit.
/** Types of the topic "jobs": contents of requests and replies. */

import type { Pagination, ServerWarning } from "./common.js";
import type { FlowRunStatus } from "./runs.js";
import type { objectKind } from "../kinds.js";

/**
 * Known types of jobs in the list of jobs. Servers can send other values than the known ones:
 *
 * - `increment_extracts`: Refreshes an extract incrementally.
 * - `refresh_extracts`: Refreshes an extract completely.
 * - `run_flow`: Runs a flow.
 * - `single_subscription_notify`: Sends a subscription to one user.
 * - `subscription`: Sends a subscription.
 */
export type BackgroundJobKind =
  | "increment_extracts"
  | "refresh_extracts"
  | "run_flow"
  | "single_subscription_notify"
  | "subscription"
  | (string & {});

/** The known values of `BackgroundJobKind`. */
export const backgroundJobKinds = [
  "increment_extracts", "refresh_extracts", "run_flow", "single_subscription_notify",
  "subscription",
] as const;

/** Reply with one page of background jobs. */
export interface BackgroundJobListReply {
  /** Page number, page size and total of the list. */
  readonly pagination?: Pagination | undefined;
  /** The jobs on this page. */
  readonly backgroundJobs: readonly BackgroundJob[];
  /** Warnings of the server about the call. */
  readonly warnings: readonly ServerWarning[];
}

/**
 * A background job as the list of jobs has it, in other terms than a job that is read by itself.
 */
export interface BackgroundJob {
  readonly [objectKind]?: "job";
  /** Id of the job. */
  readonly id: string;
  /** Status of the job. */
  readonly status?: FlowRunStatus | undefined;
  /** Type of the job, in other words than those of a job that is read by itself. */
  readonly jobType?: BackgroundJobKind | undefined;
  /** Title of the job; for a flow run, the name of the flow. */
  readonly title?: string | undefined;
  /** Subtitle of the job, if it has one. */
  readonly subtitle?: string | undefined;
  /** Priority of the job, 0 to 100; jobs with lower numbers run first. */
  readonly priority?: number | undefined;
  /** Progress of the job in percent (0 to 100). Sent by newer servers. */
  readonly progress?: number | undefined;
  /** Time when the job was queued (UTC). */
  readonly createdAt?: Date | undefined;
  /** Time when the job started (UTC); missing while it is queued. */
  readonly startedAt?: Date | undefined;
  /** Time when the job ended (UTC); missing until then. Filters and sorts name it completedAt. */
  readonly endedAt?: Date | undefined;
}
