// Generated from spec/ by `make generate`. Do not edit.
/** Types of the topic "data_quality": contents of requests and replies. */

import type { ServerWarning, SiteSummary, UserReference } from "./common.js";
import type { objectKind } from "../kinds.js";

/**
 * Known kinds of data quality warnings. Servers can send other values than the known ones:
 *
 * - `DEPRECATED`: The data should not be used any more.
 * - `MAINTENANCE`: The data is under maintenance.
 * - `SENSITIVE_DATA`: The data is sensitive.
 * - `STALE`: The data is not up to date.
 * - `WARNING`: Any other warning.
 */
export type DataQualityWarningKind =
  | "DEPRECATED"
  | "MAINTENANCE"
  | "SENSITIVE_DATA"
  | "STALE"
  | "WARNING"
  | (string & {});

/** The known values of `DataQualityWarningKind`. */
export const dataQualityWarningKinds = [
  "DEPRECATED", "MAINTENANCE", "SENSITIVE_DATA", "STALE", "WARNING",
] as const;

/** Reply with the data quality warnings on a flow. */
export interface DataQualityWarningListReply {
  /** The data quality warnings. */
  readonly dataQualityWarningList: readonly DataQualityWarning[];
  /** Warnings of the server about the call. */
  readonly warnings: readonly ServerWarning[];
}

/** Reply with one data quality warning, by itself or as the only item of a list. */
export interface DataQualityWarningReply {
  /** The data quality warning. */
  readonly dataQualityWarning?: DataQualityWarning | undefined;
  /** The data quality warning, from servers that send a list. */
  readonly dataQualityWarningList: readonly DataQualityWarning[];
  /** Warnings of the server about the call. */
  readonly warnings: readonly ServerWarning[];
}

/** A warning about the quality of the data of a content item, such as a flow. */
export interface DataQualityWarning {
  readonly [objectKind]?: "data quality warning";
  /** Site of the content item. */
  readonly site?: SiteSummary | undefined;
  /** User who added the warning. */
  readonly owner?: UserReference | undefined;
  /** Id of the warning. */
  readonly id: string;
  /** Id of the content item, such as the flow. */
  readonly contentId?: string | undefined;
  /** Type of the content item in capitals, such as FLOW. */
  readonly contentType?: string | undefined;
  /** Kind of the warning. */
  readonly type?: DataQualityWarningKind | undefined;
  /** Text for the users of the data. */
  readonly message?: string | undefined;
  /** Whether the warning is shown. */
  readonly isActive?: boolean | undefined;
  /** Whether the warning is shown prominently. */
  readonly isSevere?: boolean | undefined;
  /** Display name of the user who added the warning. */
  readonly userDisplayName?: string | undefined;
  /** Time when the warning was added (UTC). */
  readonly createdAt?: Date | undefined;
  /** Time of the most recent change of the warning (UTC). */
  readonly updatedAt?: Date | undefined;
}

/** Request to add a data quality warning. */
export interface AddFlowDataQualityWarningRequest {
  /** The warning. */
  readonly dataQualityWarning: DataQualityWarningToAdd;
}

/** A data quality warning to add. */
export interface DataQualityWarningToAdd {
  /** Kind of the warning: DEPRECATED, MAINTENANCE, SENSITIVE_DATA, STALE or WARNING. */
  readonly type: DataQualityWarningKind;
  /** Text for the users of the data. */
  readonly message?: string | undefined;
  /** Whether to show the warning. */
  readonly isActive?: boolean | undefined;
  /** Whether to show the warning prominently. */
  readonly isSevere?: boolean | undefined;
}

/** Request to change a data quality warning. */
export interface UpdateDataQualityWarningRequest {
  /** The new values. */
  readonly dataQualityWarning: DataQualityWarningChange;
}

/** New values for a data quality warning; omitted values are unchanged. */
export interface DataQualityWarningChange {
  /** New kind of the warning: DEPRECATED, MAINTENANCE, SENSITIVE_DATA, STALE or WARNING. */
  readonly type?: DataQualityWarningKind | undefined;
  /** New text for the users of the data. */
  readonly message?: string | undefined;
  /** Whether to show the warning. */
  readonly isActive?: boolean | undefined;
  /** Whether to show the warning prominently. */
  readonly isSevere?: boolean | undefined;
}
