// Generated from spec/ by `make generate`. Do not edit.
/** Types of the topic "schedules": contents of requests and replies. */

import type { Pagination, ServerWarning } from "./common.js";
import type { objectKind } from "../kinds.js";

/**
 * Known states of a schedule. Servers can send other values than the known ones:
 *
 * - `Active`: The schedule is active.
 * - `Suspended`: The schedule is suspended until it is resumed.
 */
export type ScheduleState = "Active" | "Suspended" | (string & {});

/** The known values of `ScheduleState`. */
export const scheduleStates = ["Active", "Suspended"] as const;

/**
 * Known types of schedules. Servers can send other values than the known ones:
 *
 * - `ActiveDirectorySync`: Synchronises groups with a directory.
 * - `DataAcceleration`: Accelerates workbooks; removed in version 3.16.
 * - `Extract`: Refreshes extracts.
 * - `Flow`: Runs flows.
 * - `Subscription`: Sends subscriptions.
 * - `System`: Runs system tasks.
 */
export type ScheduleKind =
  | "ActiveDirectorySync"
  | "DataAcceleration"
  | "Extract"
  | "Flow"
  | "Subscription"
  | "System"
  | (string & {});

/** The known values of `ScheduleKind`. */
export const scheduleKinds = [
  "ActiveDirectorySync", "DataAcceleration", "Extract", "Flow", "Subscription", "System",
] as const;

/**
 * Known frequencies of schedules. Servers can send other values than the known ones:
 *
 * - `Hourly`: Several times a day, at fixed intervals.
 * - `Daily`: Once a day, or at intervals of hours.
 * - `Weekly`: On specified days of the week.
 * - `Monthly`: On specified days of the month.
 */
export type ScheduleFrequency = "Hourly" | "Daily" | "Weekly" | "Monthly" | (string & {});

/** The known values of `ScheduleFrequency`. */
export const scheduleFrequencies = ["Hourly", "Daily", "Weekly", "Monthly"] as const;

/**
 * Known orders of execution. Servers can send other values than the known ones:
 *
 * - `Parallel`: In parallel.
 * - `Serial`: One after another.
 */
export type ExecutionOrder = "Parallel" | "Serial" | (string & {});

/** The known values of `ExecutionOrder`. */
export const executionOrders = ["Parallel", "Serial"] as const;

/**
 * Days of the week. Servers can send other values than the known ones:
 *
 * - `Monday`: Monday.
 * - `Tuesday`: Tuesday.
 * - `Wednesday`: Wednesday.
 * - `Thursday`: Thursday.
 * - `Friday`: Friday.
 * - `Saturday`: Saturday.
 * - `Sunday`: Sunday.
 */
export type WeekDay =
  | "Monday"
  | "Tuesday"
  | "Wednesday"
  | "Thursday"
  | "Friday"
  | "Saturday"
  | "Sunday"
  | (string & {});

/** The known values of `WeekDay`. */
export const weekDays = [
  "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
] as const;

/**
 * Words for days of the month: an occurrence of a day of the week, or the last day. Servers can
 * send other values than the known ones:
 *
 * - `First`: The first of the month.
 * - `Second`: The second of the month.
 * - `Third`: The third of the month.
 * - `Fourth`: The fourth of the month.
 * - `Fifth`: The fifth of the month, if there is one.
 * - `LastDay`: The last day of the month, or its last day of the week that is given.
 */
export type MonthDay =
  | "First"
  | "Second"
  | "Third"
  | "Fourth"
  | "Fifth"
  | "LastDay"
  | (string & {});

/** The known values of `MonthDay`. */
export const monthDays = ["First", "Second", "Third", "Fourth", "Fifth", "LastDay"] as const;

/** Reply with one schedule. */
export interface ScheduleReply {
  /** The schedule. */
  readonly schedule: Schedule;
  /** Warnings of the server about the call. */
  readonly warnings: readonly ServerWarning[];
}

/** Reply with one page of schedules. */
export interface ScheduleListReply {
  /** Page number, page size and total of the list. */
  readonly pagination?: Pagination | undefined;
  /** The schedules of this page. */
  readonly schedules: readonly Schedule[];
  /** Warnings of the server about the call. */
  readonly warnings: readonly ServerWarning[];
}

/**
 * A schedule on which tasks run. On Tableau Cloud, each task has its own schedule with frequency
 * details, possibly without an id and a name.
 */
export interface Schedule {
  readonly [objectKind]?: "schedule";
  /** Detailed times of the schedule. */
  readonly frequencyDetails?: FrequencyDetails | undefined;
  /** Id of the schedule. */
  readonly id?: string | undefined;
  /** Name of the schedule. */
  readonly name?: string | undefined;
  /** State of the schedule. */
  readonly state?: ScheduleState | undefined;
  /** Priority of its tasks in the queue, 1 (highest) to 100. */
  readonly priority?: number | undefined;
  /** Time when the schedule was created (UTC). */
  readonly createdAt?: Date | undefined;
  /** Time of the most recent change (UTC). */
  readonly updatedAt?: Date | undefined;
  /** Type of tasks that the schedule is for. */
  readonly type?: ScheduleKind | undefined;
  /** Frequency of the runs. */
  readonly frequency?: ScheduleFrequency | undefined;
  /** Time of the next run (UTC). */
  readonly nextRunAt?: Date | undefined;
  /** Time when the schedule ends (UTC). Sent by newer servers. */
  readonly endScheduleAt?: Date | undefined;
  /** Whether tasks of the schedule run in parallel. */
  readonly executionOrder?: ExecutionOrder | undefined;
}

/** Detailed times at which the tasks of a schedule run. */
export interface FrequencyDetails {
  /** Intervals and days. */
  readonly intervals?: readonly Interval[] | undefined;
  /** Time of day of the first run (HH:MM:SS). */
  readonly start?: string | undefined;
  /** Time of day after which no run begins (HH:MM:SS). */
  readonly end?: string | undefined;
}

/**
 * An interval between runs, or a day on which they take place. Only one attribute is present, or
 * both kinds of days, as for the first Monday of the month.
 */
export interface Interval {
  /** Interval in hours: 1, 2, 4, 6, 8, 12 or 24. */
  readonly hours?: number | undefined;
  /** Interval in minutes: 15, 30 or 60. */
  readonly minutes?: number | undefined;
  /** Day of the week. */
  readonly weekDay?: WeekDay | undefined;
  /**
   * Day of the month: 1 to 31 or LastDay; with a day of the week First, Second, Third, Fourth,
   * Fifth or LastDay.
   */
  readonly monthDay?: MonthDay | undefined;
}

/** Request to create a schedule. */
export interface CreateScheduleRequest {
  /** The schedule to create. */
  readonly schedule: ScheduleToCreate;
}

/** A schedule to create. */
export interface ScheduleToCreate {
  /** Times, intervals and days of the runs. */
  readonly frequencyDetails: FrequencyDetails;
  /** Name of the schedule, unique on the server. */
  readonly name: string;
  /** Priority of its tasks in the queue, 1 (highest) to 100. */
  readonly priority: number;
  /** Type of tasks that the schedule is for. */
  readonly type: ScheduleKind;
  /** Frequency of the runs. */
  readonly frequency: ScheduleFrequency;
  /** Whether tasks of the schedule run in parallel. */
  readonly executionOrder: ExecutionOrder;
}

/** Request to change a schedule. */
export interface UpdateScheduleRequest {
  /** The new values. */
  readonly schedule: ScheduleToUpdate;
}

/** New values for a schedule. What is omitted is unchanged. */
export interface ScheduleToUpdate {
  /** Times, intervals and days of the runs. */
  readonly frequencyDetails?: FrequencyDetails | undefined;
  /** Name of the schedule, unique on the server. */
  readonly name?: string | undefined;
  /** Active or Suspended. */
  readonly state?: ScheduleState | undefined;
  /** Priority of its tasks in the queue, 1 (highest) to 100. */
  readonly priority?: number | undefined;
  /** Frequency of the runs. */
  readonly frequency?: ScheduleFrequency | undefined;
  /** Whether tasks of the schedule run in parallel. */
  readonly executionOrder?: ExecutionOrder | undefined;
}
