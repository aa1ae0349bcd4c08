// Generated from spec/ by `make generate`. Do not edit.
/** Types of the topic "runs": contents of requests and replies. */

import type { Pagination, ServerWarning } from "./common.js";
import type { FlowSummary } from "./flows.js";
import type { objectKind } from "../kinds.js";

/**
 * Known execution modes of jobs. Servers can send other values than the known ones:
 *
 * - `Asynchronous`: In the background; the call returns before the job ends.
 */
export type JobMode = "Asynchronous" | (string & {});

/** The known values of `JobMode`. */
export const jobModes = ["Asynchronous"] as const;

/**
 * Known types of jobs. Servers can send other values than the known ones:
 *
 * - `BroadcastPost`: Posts a broadcast.
 * - `CreateSiteUsersCsv`: Writes a file with the users of a site.
 * - `EmptyRecycleBin`: Empties the recycle bin.
 * - `GroupSync`: Synchronises a group with its directory.
 * - `LinkUserIdsUpdate`: Updates the links between user identities.
 * - `PublishDatasource`: Publishes a data source.
 * - `PublishWorkbook`: Publishes a workbook.
 * - `RefreshExtract`: Refreshes an extract.
 * - `RefreshThumbnails`: Regenerates thumbnails.
 * - `ResyncTCMUsersCsv`: Synchronises users with Tableau Cloud Manager from a file.
 * - `RunFlow`: Runs a flow.
 */
export type JobKind =
  | "BroadcastPost"
  | "CreateSiteUsersCsv"
  | "EmptyRecycleBin"
  | "GroupSync"
  | "LinkUserIdsUpdate"
  | "PublishDatasource"
  | "PublishWorkbook"
  | "RefreshExtract"
  | "RefreshThumbnails"
  | "ResyncTCMUsersCsv"
  | "RunFlow"
  | (string & {});

/** The known values of `JobKind`. */
export const jobKinds = [
  "BroadcastPost", "CreateSiteUsersCsv", "EmptyRecycleBin", "GroupSync", "LinkUserIdsUpdate",
  "PublishDatasource", "PublishWorkbook", "RefreshExtract", "RefreshThumbnails",
  "ResyncTCMUsersCsv", "RunFlow",
] as const;

/**
 * Known statuses of a flow run. Servers can send other values than the known ones:
 *
 * - `Pending`: Queued.
 * - `InProgress`: Running.
 * - `Success`: Ended successfully.
 * - `Failed`: Ended with an error.
 * - `Cancelled`: Cancelled.
 */
export type FlowRunStatus =
  | "Pending"
  | "InProgress"
  | "Success"
  | "Failed"
  | "Cancelled"
  | (string & {});

/** The known values of `FlowRunStatus`. */
export const flowRunStatuses = ["Pending", "InProgress", "Success", "Failed", "Cancelled"] as const;

/**
 * Known modes of runs. Servers can send other values than the known ones:
 *
 * - `full`: Full refresh: process all rows.
 * - `incremental`: Incremental refresh: process only rows that are new since the previous run, if
 *   the flow is configured for it.
 */
export type FlowRunMode = "full" | "incremental" | (string & {});

/** The known values of `FlowRunMode`. */
export const flowRunModes = ["full", "incremental"] as const;

/** Reply with one job. */
export interface JobReply {
  /** The job. */
  readonly job: Job;
  /** Warnings of the server about the call. */
  readonly warnings: readonly ServerWarning[];
}

/** A background job of the server. The server deletes finished jobs after a short time. */
export interface Job {
  readonly [objectKind]?: "job";
  /** Notes about the job, if the server sends them outside the details. */
  readonly notes?: string | undefined;
  /** Status notes about the job. */
  readonly statusNotes: readonly StatusNote[];
  /** Text that stands in statusNotes itself, not in a child. */
  readonly statusNotesText?: string | undefined;
  /** Details of a job that updates data from an uploaded file. */
  readonly updateUploadedFileJob?: OtherJob | undefined;
  /** Details of a job that refreshes an extract. */
  readonly extractRefreshJob?: OtherJob | undefined;
  /** Details of a job that sends a subscription. */
  readonly subscriptionJobType?: OtherJob | undefined;
  /** Details of a job that runs a flow. */
  readonly runFlowJobType?: RunFlowJob | undefined;
  /** Details of a job that creates an extract. */
  readonly extractCreationJob?: OtherJob | undefined;
  /** Details of a job that generates thumbnails. */
  readonly thumbnailsRefreshJob?: OtherJob | undefined;
  /** Id of the job. */
  readonly id: string;
  /** Execution mode of the job. */
  readonly mode?: JobMode | undefined;
  /** Type of the job. */
  readonly type?: JobKind | undefined;
  /** Progress of the job in percent (0 to 100). */
  readonly progress?: number | undefined;
  /** Time when the job was queued (UTC). */
  readonly createdAt?: Date | undefined;
  /** Time when the job started (UTC); missing while it is queued. */
  readonly startedAt?: Date | undefined;
  /** Time when the job was last updated (UTC). */
  readonly updatedAt?: Date | undefined;
  /** Time when the job ended (UTC); missing until then. */
  readonly completedAt?: Date | undefined;
  /**
   * Outcome of the job: 0 success, 1 failure, 2 cancelled. Some servers send 3 for completed.
   * Missing until the job ends.
   */
  readonly finishCode?: number | undefined;
}

/** Details of a job that runs a flow. */
export interface RunFlowJob {
  /** Text that stands in the element itself, not in a child. */
  readonly text?: string | undefined;
  /** Notes about the run, such as the reason for a failure. Visible to administrators. */
  readonly notes?: string | undefined;
  /** The flow to run. */
  readonly flow?: FlowSummary | undefined;
  /** Id of the flow run that the job performs. Since version 3.10. */
  readonly flowRunId?: string | undefined;
}

/** Details of a job that does not run a flow. Only the notes are read. */
export interface OtherJob {
  /** Text that stands in the element itself, not in a child. */
  readonly text?: string | undefined;
  /** Notes about the job, such as the reason for a failure. */
  readonly notes?: string | undefined;
}

/** A status note about a job. */
export interface StatusNote {
  /** Text that stands in the element itself, not in a child. */
  readonly elementText?: string | undefined;
  /**
   * Type of the note. A note of type errorCode means that the job failed, even if the finish code
   * is 0.
   */
  readonly type?: string | undefined;
  /** Value of the note, such as a number or an error code. */
  readonly value?: string | undefined;
  /** Text of the note. */
  readonly text?: string | undefined;
}

/** Reply with one flow run. */
export interface FlowRunReply {
  /** The flow run. */
  readonly flowRun: FlowRun;
  /** Warnings of the server about the call. */
  readonly warnings: readonly ServerWarning[];
}

/** Reply with one page of flow runs. Some servers omit the pagination. */
export interface FlowRunListReply {
  /** Page number, page size and total of the list. */
  readonly pagination?: Pagination | undefined;
  /** The flow runs on this page. */
  readonly flowRuns: readonly FlowRun[];
  /** Warnings of the server about the call. */
  readonly warnings: readonly ServerWarning[];
}

/** One execution of a flow. Since version 3.10. */
export interface FlowRun {
  readonly [objectKind]?: "flow run";
  /** Parameter values of this run. Since version 3.15. */
  readonly flowParameterRuns: readonly FlowParameterRun[];
  /** Reason for the failure of the run. Since version 3.30. */
  readonly failureReason?: FlowRunFailure | undefined;
  /** Id of the flow run. */
  readonly id: string;
  /** Id of the flow that ran. */
  readonly flowId?: string | undefined;
  /** Status of the run. */
  readonly status?: FlowRunStatus | undefined;
  /** Time when the run started (UTC); missing or empty if it has not started. */
  readonly startedAt?: Date | undefined;
  /** Time when the run ended (UTC); missing or empty until then. */
  readonly completedAt?: Date | undefined;
  /** Progress of the run in percent (0 to 100). */
  readonly progress?: number | undefined;
  /** Id of the job that performs the run. */
  readonly backgroundJobId?: string | undefined;
}

/** Value of a parameter in a run. */
export interface FlowParameterRun {
  /** Id of the parameter. */
  readonly parameterId?: string | undefined;
  /** Name of the parameter. */
  readonly name?: string | undefined;
  /** Description of the parameter. */
  readonly description?: string | undefined;
  /** Value of the parameter in this run. */
  readonly overrideValue?: string | undefined;
}

/** Reason for the failure of a flow run. */
export interface FlowRunFailure {
  /** Text that stands in the element itself, not in a child. */
  readonly text?: string | undefined;
  /** Same as the attribute, for servers that send an element instead. */
  readonly availableElement?: string | undefined;
  /** Same as the attribute, for servers that send an element instead. */
  readonly messageElement?: string | undefined;
  /** Whether the server has a reason: true, false, or another text. */
  readonly available?: string | undefined;
  /** Text of the reason. */
  readonly message?: string | undefined;
}

/** Request to run a flow; without content, all output steps run. */
export interface RunFlowNowRequest {
  /** Output steps, mode and parameter values of the run. Since version 3.14. */
  readonly flowRunSpec?: FlowRunSpec | undefined;
}

/** Output steps, mode and parameter values of a run. Since version 3.14. */
export interface FlowRunSpec {
  /** Output steps to run; all if omitted. */
  readonly flowOutputSteps?: readonly FlowOutputStepReference[] | undefined;
  /** Parameter values for this run. Since version 3.15. */
  readonly flowParameterSpecs?: readonly FlowParameterSpec[] | undefined;
  /**
   * Id of the flow, the same as in the path. The server also requires it here when a flow is run
   * now.
   */
  readonly flowId?: string | undefined;
  /** Whether the run is full or incremental. */
  readonly runMode?: FlowRunMode | undefined;
}

/** Reference to an output step by its id. */
export interface FlowOutputStepReference {
  readonly [objectKind]?: "flow output step";
  /** Id of the output step, as returned when the flow is read. */
  readonly id?: string | undefined;
  /** Name of the output step, if the server sends it. Not needed in requests. */
  readonly name?: string | undefined;
}

/** Value of one parameter for a run. Since version 3.15. */
export interface FlowParameterSpec {
  /** Id of the parameter. */
  readonly parameterId?: string | undefined;
  /** Value to use instead of the default. */
  readonly overrideValue?: string | undefined;
}
