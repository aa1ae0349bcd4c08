// Generated from spec/ by `make generate`. Do not edit.
/** Schedules of Tableau Server: list, find, read, create, change, delete. */

import { build } from "../build.js";
import {
  QUERY_SCHEDULES,
  CREATE_SCHEDULE,
  GET_SCHEDULE,
  UPDATE_SCHEDULE,
  DELETE_SCHEDULE,
} from "../catalog/schedules.js";
import type { Identified } from "../kinds.js";
import type { Operation } from "../operation.js";
import type * as t from "../types/index.js";

/** Arguments of {@link querySchedules}. */
export interface QuerySchedulesArgs {
  /** Number of items per page, 1 to 1000. */
  readonly pageSize?: number | undefined;
  /** Number of the page to read; the first page is 1. */
  readonly pageNumber?: number | undefined;
}

/**
 * List the schedules of the server.
 *
 * Schedules belong to the server, not to a site. The list includes schedules for other kinds of
 * tasks, such as extract refreshes, and omits detailed times; read a single schedule to get them.
 * Filtering and sorting are not supported. Tableau Cloud does not have such schedules; there, each
 * task has one of its own.
 *
 * Permissions: Every user.
 *
 * `GET /api/{apiVersion}/schedules`
 *
 * Since version 2.3. Not available on Tableau Cloud.
 *
 * Errors:
 *
 * - PageError: 400006: The page number is not an integer of at least 1, or is beyond the last page.
 *   400007: The page size is not an integer of at least 1. 403014: The page size is over 1000.
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#query_schedules
 */
export function querySchedules(args: QuerySchedulesArgs = {}): Operation<readonly t.Schedule[]> {
  return build(QUERY_SCHEDULES, args);
}

/** Arguments of {@link createSchedule}. */
export interface CreateScheduleArgs {
  /** Type of tasks that the schedule is for. */
  readonly kind: t.ScheduleKind;
  /** Priority of its tasks in the queue, 1 (highest) to 100. */
  readonly priority: number;
  /** Whether tasks of the schedule run in parallel. */
  readonly executionOrder: t.ExecutionOrder;
  /** Frequency of the runs. */
  readonly frequency: t.ScheduleFrequency;
  /** Times, intervals and days of the runs. */
  readonly frequencyDetails: t.FrequencyDetails;
}

/**
 * Create a schedule on the server.
 *
 * The times, intervals and days must fit the frequency. Tableau Cloud does not have such schedules;
 * there, each task has one of its own.
 *
 * Permissions: Server administrators.
 *
 * If the response is lost: List the schedules and look for the name.
 *
 * `POST /api/{apiVersion}/schedules`
 *
 * Since version 2.3. Not available on Tableau Cloud.
 *
 * Errors:
 *
 * - BadRequestError: 400000: The body is missing, incomplete or not well-formed XML. 400064: The
 *   schedule could not be created for a reason without a code of its own.
 * - PermissionDeniedError: 403004: The user is not a server administrator.
 * - InvalidScheduleError: 409004: The times, intervals and days do not fit the frequency. The HTTP
 *   status is 400.
 * - NameTakenError: 409021: Another schedule has this name.
 *
 * @param name - Name of the schedule, unique on the server.
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#create_schedule
 */
export function createSchedule(name: string, args: CreateScheduleArgs): Operation<t.Schedule> {
  return build(CREATE_SCHEDULE, args, { name });
}

/**
 * Read one schedule with its detailed times.
 *
 * Tableau Cloud does not have such schedules; there, each task has one of its own.
 *
 * Permissions: Every user.
 *
 * `GET /api/{apiVersion}/schedules/{scheduleId}`
 *
 * Since version 3.8. Not available on Tableau Cloud.
 *
 * Errors:
 *
 * - NotFoundError: 404023: No schedule has the id in the path.
 *
 * @param schedule - Id of the schedule. The list of schedules contains it.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#get_schedule
 */
export function getSchedule(schedule: Identified<"schedule">): Operation<t.Schedule> {
  return build(GET_SCHEDULE, { schedule });
}

/** Arguments of {@link updateSchedule}. */
export interface UpdateScheduleArgs {
  /** Name of the schedule, unique on the server. */
  readonly name?: string | undefined;
  /** Active or Suspended. */
  readonly state?: t.ScheduleState | undefined;
  /** Priority of its tasks in the queue, 1 (highest) to 100. */
  readonly priority?: number | undefined;
  /** Whether tasks of the schedule run in parallel. */
  readonly executionOrder?: t.ExecutionOrder | undefined;
  /** Frequency of the runs. */
  readonly frequency?: t.ScheduleFrequency | undefined;
  /** Times, intervals and days of the runs. */
  readonly frequencyDetails?: t.FrequencyDetails | undefined;
}

/**
 * Change, suspend or resume a schedule of the server.
 *
 * Omitted values are unchanged. The type of tasks cannot be changed. The frequency and the detailed
 * times are given together. Tableau Cloud does not have such schedules.
 *
 * Permissions: Server administrators.
 *
 * If the response is lost: Read the schedule.
 *
 * `PUT /api/{apiVersion}/schedules/{scheduleId}`
 *
 * Since version 2.3. Not available on Tableau Cloud.
 *
 * Errors:
 *
 * - BadRequestError: 400000: The body is missing, incomplete or not well-formed XML. 400071: The
 *   schedule could not be changed for a reason without a code of its own.
 * - PermissionDeniedError: 403004: The user is not a server administrator.
 * - NotFoundError: 404023: No schedule has the id in the path.
 * - InvalidScheduleError: 409004: The times, intervals and days do not fit the frequency. The HTTP
 *   status is 400.
 * - NameTakenError: 409021: Another schedule has this name.
 *
 * @param schedule - Id of the schedule. The list of schedules contains it.
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#update_schedule
 */
export function updateSchedule(
  schedule: Identified<"schedule">,
  args: UpdateScheduleArgs = {},
): Operation<t.Schedule> {
  return build(UPDATE_SCHEDULE, args, { schedule });
}

/**
 * Delete a schedule of the server.
 *
 * What happens to tasks on the schedule is not documented; expect a refusal while there are any.
 * Tableau Cloud does not have such schedules.
 *
 * Permissions: Server administrators.
 *
 * If the response is lost: List the schedules; it was deleted if it is missing.
 *
 * `DELETE /api/{apiVersion}/schedules/{scheduleId}`
 *
 * Since version 2.3. Not available on Tableau Cloud.
 *
 * Errors:
 *
 * - BadRequestError: 400059: The schedule could not be deleted, such as one with tasks.
 * - PermissionDeniedError: 403004: The user is not a server administrator.
 * - NotFoundError: 404023: No schedule has the id in the path.
 *
 * @param schedule - Id of the schedule. The list of schedules contains it.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#delete_schedule
 */
export function deleteSchedule(schedule: Identified<"schedule">): Operation<void> {
  return build(DELETE_SCHEDULE, { schedule });
}
