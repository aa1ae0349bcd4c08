// Generated from spec/ by `make generate`. Do not edit.
/** Types of the topic "linked_tasks": contents of requests and replies. */

import type { Pagination, ServerWarning } from "./common.js";
import type { FlowRunStatus } from "./runs.js";
import type { Schedule } from "./schedules.js";
import type { Task } from "./tasks.js";
import type { objectKind } from "../kinds.js";

/** Reply with one page of linked tasks. */
export interface LinkedTaskListReply {
  /** Page number, page size and total of the list. */
  readonly pagination?: Pagination | undefined;
  /** The linked tasks of this page. */
  readonly linkedTasks: readonly LinkedTask[];
  /** Warnings of the server about the call. */
  readonly warnings: readonly ServerWarning[];
}

/** Reply with one linked task. */
export interface LinkedTaskReply {
  /** The linked task. */
  readonly linkedTask: LinkedTask;
  /** Warnings of the server about the call. */
  readonly warnings: readonly ServerWarning[];
}

/** Flow tasks that run one after another on one schedule. */
export interface LinkedTask {
  readonly [objectKind]?: "linked task";
  /** The schedule of the linked task. */
  readonly schedule?: Schedule | undefined;
  /** The steps, which run in the order of their numbers. */
  readonly linkedTaskSteps: readonly LinkedTaskStep[];
  /** Id of the linked task. */
  readonly id: string;
  /** Number of steps. */
  readonly numSteps?: number | undefined;
}

/** A step of a linked task. */
export interface LinkedTaskStep {
  readonly [objectKind]?: "linked task step";
  /** The flow task that the step runs. */
  readonly task?: Task | undefined;
  /** Id of the step. */
  readonly id?: string | undefined;
  /** Position of the step; the first is 1. */
  readonly stepNumber?: number | undefined;
  /** Whether a failure of this step prevents the steps after it from running. */
  readonly stopDownstreamTasksOnFailure?: boolean | undefined;
}

/** Reply with the job of a linked task. */
export interface LinkedTaskJobReply {
  /** The job. */
  readonly linkedTaskJob: LinkedTaskJob;
  /** Warnings of the server about the call. */
  readonly warnings: readonly ServerWarning[];
}

/** A run of a linked task. No operation reads it again; list the flow runs instead. */
export interface LinkedTaskJob {
  readonly [objectKind]?: "linked task job";
  /** Id of the run of the linked task. It is not the id of a job or of a flow run. */
  readonly id: string;
  /** Id of the linked task. */
  readonly linkedTaskId?: string | undefined;
  /** Status of the run. */
  readonly status?: FlowRunStatus | undefined;
  /** Time when the run was queued (UTC). */
  readonly createdAt?: Date | undefined;
  /** Time when the run started (UTC). */
  readonly startedAt?: Date | undefined;
  /** Time when the run ended (UTC). */
  readonly endedAt?: Date | undefined;
}
