// Generated from spec/ by `make generate`. Do not edit.
/** Types of the topic "sites": contents of requests and replies. */

import type { Pagination, ServerWarning } from "./common.js";
import type { objectKind } from "../kinds.js";

/**
 * Known modes of administration of a site. Servers can send other values than the known ones:
 *
 * - `ContentAndUsers`: Administrators of the site manage its content and its users.
 * - `ContentOnly`: Administrators of the site manage its content; only administrators of the server
 *   manage users.
 */
export type AdminMode = "ContentAndUsers" | "ContentOnly" | (string & {});

/** The known values of `AdminMode`. */
export const adminModes = ["ContentAndUsers", "ContentOnly"] as const;

/** Reply with one page of sites. */
export interface SiteListReply {
  /** Page number, page size and total of the list. */
  readonly pagination?: Pagination | undefined;
  /** The sites of this page. */
  readonly sites: readonly Site[];
  /** Warnings of the server about the call. */
  readonly warnings: readonly ServerWarning[];
}

/** Reply with one site. */
export interface SiteReply {
  /** The site. */
  readonly site: Site;
  /** Warnings of the server about the call. */
  readonly warnings: readonly ServerWarning[];
}

/**
 * A site of the server. Administrators get all settings that their server has; what others get is
 * id, name and contentUrl at least.
 */
export interface Site {
  readonly [objectKind]?: "site";
  /** How much of the site is used. Omitted unless it is asked for. */
  readonly usage?: SiteUsage | undefined;
  /** Id of the site, which is part of the path of every call to the site. */
  readonly id: string;
  /** Display name. */
  readonly name?: string | undefined;
  /** Short name of the site in URLs; empty for the default site. */
  readonly contentUrl?: string | undefined;
  /** What the administrators of the site may manage. */
  readonly adminMode?: AdminMode | undefined;
  /** State of the site: Active or Suspended. */
  readonly state?: string | undefined;
  /** Maximum number of users; omitted if there is no limit. */
  readonly userQuota?: string | undefined;
  /** Maximum storage for content, in megabytes; omitted if there is no limit. */
  readonly storageQuota?: string | undefined;
  /** Maximum number of revisions that are kept of each content item; -1 means all. */
  readonly revisionLimit?: number | undefined;
  /** Maximum number of tags on the site. */
  readonly tagLimit?: number | undefined;
  /** Maximum number of users with a Creator licence; -1 means no limit. */
  readonly tierCreatorCapacity?: number | undefined;
  /** Time zone of the site, such as America/Los_Angeles. */
  readonly timeZone?: string | undefined;
  /** Whether the site uses the time zone of the server. */
  readonly useDefaultTimeZone?: boolean | undefined;
  /**
   * Whether flows are enabled. Sent by servers before version 3.10, which has editingFlowsEnabled
   * and schedulingFlowsEnabled in its place.
   */
  readonly flowsEnabled?: boolean | undefined;
  /** Whether flows can be edited in the browser. Since version 3.10. */
  readonly editingFlowsEnabled?: boolean | undefined;
  /** Whether flows can be scheduled. Since version 3.10. */
  readonly schedulingFlowsEnabled?: boolean | undefined;
  /** Whether users may run flows, extracts and subscriptions at once, outside of a schedule. */
  readonly runNowEnabled?: boolean | undefined;
  /** Whether flows can have parameters whose values are set for a run. Since version 3.15. */
  readonly flowParametersEnabled?: boolean | undefined;
  /** Whether parameters of flows can take any value. Since version 3.15. */
  readonly flowParametersAnyTypeEnabled?: boolean | undefined;
  /** Whether parameters of flows can take the values of system parameters. Since version 3.15. */
  readonly flowParametersSystemTypeEnabled?: boolean | undefined;
  /** Whether linked tasks can be scheduled. Since version 3.15. */
  readonly linkedTaskSchedulingEnabled?: boolean | undefined;
  /** Whether linked tasks can be run at once, outside of a schedule. Since version 3.15. */
  readonly linkedTaskRunNowEnabled?: boolean | undefined;
  /** Whether the server suspends the tasks of flows that keep failing. */
  readonly autoFlowRunMonitoringEnabled?: boolean | undefined;
  /** Whether flows are saved automatically while they are edited in the browser. */
  readonly flowAutoSaveEnabled?: boolean | undefined;
  /** Whether users can subscribe to the outputs of flows. */
  readonly flowOutputSubscriptionsEnabled?: boolean | undefined;
  /** Whether the data of an output may be attached to the e-mail of a subscription. */
  readonly flowOutputSubscriptionsDataAsEmailAttachmentEnabled?: boolean | undefined;
  /** Whether the data of an output may be in the text of the e-mail of a subscription. */
  readonly flowOutputSubscriptionsDataInEmailBodyEnabled?: boolean | undefined;
  /** Whether a flow can run its queries in the database of a connection that the author selects. */
  readonly flowFederationStrategySelectedConnectionEnabled?: boolean | undefined;
  /** Whether flows can use predictions of Salesforce. */
  readonly einsteinInFlowEnabled?: boolean | undefined;
  /** Whether generative AI helps to write calculations of flows. */
  readonly generativeAiPrep?: boolean | undefined;
  /** Id of the group whose members may use generative AI in flows. */
  readonly generativeAiPrepGroupId?: string | undefined;
}

/** How much of a site is used. */
export interface SiteUsage {
  /** Number of users. */
  readonly numUsers?: number | undefined;
  /** Number of users with a Creator licence. */
  readonly numCreators?: number | undefined;
  /** Number of users with an Explorer licence. */
  readonly numExplorers?: number | undefined;
  /** Number of users with a Viewer licence. */
  readonly numViewers?: number | undefined;
  /** Storage used by the content of the site, in megabytes. */
  readonly storage?: number | undefined;
}
