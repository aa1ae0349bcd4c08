// Generated from spec/ by `make generate`. Do not edit.
/** Types of the topic "tasks": contents of requests and replies. */

import type { FlowReference, ServerWarning } from "./common.js";
import type { FlowParameter, FlowSummary } from "./flows.js";
import type { FlowParameterRun, FlowRunSpec } from "./runs.js";
import type { FrequencyDetails, Schedule, ScheduleFrequency } from "./schedules.js";
import type { objectKind } from "../kinds.js";

/**
 * Known types of flow tasks. Servers can send other values than the known ones:
 *
 * - `RunFlowTask`: Runs a flow.
 */
export type FlowTaskKind = "RunFlowTask" | (string & {});

/** The known values of `FlowTaskKind`. */
export const flowTaskKinds = ["RunFlowTask"] as const;

/** Reply with one flow task. */
export interface TaskReply {
  /** The task. */
  readonly task: Task;
  /** Warnings of the server about the call. */
  readonly warnings: readonly ServerWarning[];
}

/** Reply with all flow tasks, without paging. */
export interface TaskListReply {
  /** The tasks. */
  readonly tasks: readonly Task[];
  /** Warnings of the server about the call. */
  readonly warnings: readonly ServerWarning[];
}

/** A task of the server that runs a flow. */
export interface Task {
  readonly [objectKind]?: "task";
  /** The flow task. Despite its name, it is not a single run. */
  readonly flowRun: FlowTask;
  /** Type of the task. */
  readonly type?: string | undefined;
  /** State of the task, such as Active or Suspended. */
  readonly state?: string | undefined;
  /** Priority of the task, 1 (highest) to 100. */
  readonly priority?: number | undefined;
  /** Number of consecutive failed runs of the task. */
  readonly consecutiveFailedCount?: number | undefined;
  /** Whether the task can be run immediately. */
  readonly runNow?: boolean | undefined;
}

/** A task that runs a flow on a schedule. */
export interface FlowTask {
  readonly [objectKind]?: "task";
  /** Schedule of the task. */
  readonly schedule?: Schedule | undefined;
  /** The flow to run. */
  readonly flow: FlowSummary;
  /** Parameters of the flow. Since version 3.15. */
  readonly parameters: readonly FlowParameter[];
  /**
   * Output steps, mode and parameter values of the runs. Omitted by older servers, which run all
   * output steps.
   */
  readonly flowRunSpec?: FlowRunSpec | undefined;
  /** Parameter values that the task sets. Since version 3.15. */
  readonly flowParametersRuns: readonly FlowParameterRun[];
  /** Id of the flow task. */
  readonly id: string;
  /** Priority in the queue, 1 (highest) to 100. */
  readonly priority?: number | undefined;
  /** Number of failed runs since the last successful run; too many suspend the task. */
  readonly consecutiveFailedCount?: number | undefined;
  /** Type of the task. */
  readonly type?: FlowTaskKind | undefined;
}

/** Request to add a flow to a schedule. */
export interface AddFlowTaskToScheduleRequest {
  /** The task to create. */
  readonly task: TaskToSchedule;
}

/** A task to create. */
export interface TaskToSchedule {
  /** The flow to run, and how to run it. */
  readonly flowRun: FlowRunToSchedule;
}

/** A flow to run on a schedule. */
export interface FlowRunToSchedule {
  /** The flow. All of its output steps run, including those added later. */
  readonly flow: FlowReference;
  /**
   * Mode and parameter values of the runs. The server ignores output steps given here. Since
   * version 3.15.
   */
  readonly flowRunSpec?: FlowRunSpec | undefined;
}

/** Request to create a task with a schedule of its own. */
export interface CreateCloudFlowTaskRequest {
  /** The task to create. */
  readonly task: CloudTaskToCreate;
  /** The schedule of the task. */
  readonly schedule: CloudScheduleToCreate;
}

/** A task to create on Tableau Cloud. */
export interface CloudTaskToCreate {
  /** The flow to run, and how to run it. */
  readonly flowRun: CloudFlowRunToCreate;
}

/** A flow to run on a schedule of its own. */
export interface CloudFlowRunToCreate {
  /** The flow. */
  readonly flow: FlowReference;
  /** Output steps, mode and parameter values of the runs. All output steps run if it is omitted. */
  readonly flowRunSpec?: FlowRunSpec | undefined;
}

/** The schedule of a task on Tableau Cloud. */
export interface CloudScheduleToCreate {
  /** Times, intervals and days of the runs. */
  readonly frequencyDetails: FrequencyDetails;
  /** Frequency of the runs. */
  readonly frequency: ScheduleFrequency;
}

/** Request without content, for calls that require a body but take no data. */
export type EmptyRequest = Readonly<Record<string, never>>;
