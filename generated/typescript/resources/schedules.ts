// Generated from spec/ by `make generate`. Do not edit.
/** Schedules of Tableau Server: list, find, read, create, change, delete. */

import type { CallOptions, Caller, Pager } from "../caller.js";
import type { Identified } from "../kinds.js";
import * as operations from "../operations/schedules.js";
import type * as t from "../types/index.js";

/** Schedules of Tableau Server: list, find, read, create, change, delete. */
export class SchedulesResource {
  /** Sends the calls. */
  protected readonly caller: Caller;

  constructor(caller: Caller) {
    this.caller = caller;
  }

  /**
   * List the schedules of the server.
   *
   * Schedules belong to the server, not to a site. The list includes schedules for other kinds of
   * tasks, such as extract refreshes, and omits detailed times; read a single schedule to get them.
   * Filtering and sorting are not supported. Tableau Cloud does not have such schedules; there,
   * each task has one of its own.
   *
   * Permissions: Every user.
   *
   * `GET /api/{apiVersion}/schedules`
   *
   * Since version 2.3. Not available on Tableau Cloud.
   *
   * Errors:
   *
   * - PageError: 400006: The page number is not an integer of at least 1, or is beyond the last
   *   page. 400007: The page size is not an integer of at least 1. 403014: The page size is over
   *   1000.
   * @param args - The other arguments.
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#query_schedules
   */
  list(args: operations.QuerySchedulesArgs = {}, options?: CallOptions): Pager<t.Schedule> {
    return this.caller.list(operations.querySchedules(args), options);
  }

  /**
   * Create a schedule on the server.
   *
   * The times, intervals and days must fit the frequency. Tableau Cloud does not have such
   * schedules; there, each task has one of its own.
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
   * - InvalidScheduleError: 409004: The times, intervals and days do not fit the frequency. The
   *   HTTP status is 400.
   * - NameTakenError: 409021: Another schedule has this name.
   *
   * @param name - Name of the schedule, unique on the server.
   * @param args - The other arguments.
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#create_schedule
   */
  create(
    name: string,
    args: operations.CreateScheduleArgs,
    options?: CallOptions,
  ): Promise<t.Schedule> {
    return this.caller.call(operations.createSchedule(name, args), options);
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
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#get_schedule
   */
  get(schedule: Identified<"schedule">, options?: CallOptions): Promise<t.Schedule> {
    return this.caller.call(operations.getSchedule(schedule), options);
  }

  /**
   * Change, suspend or resume a schedule of the server.
   *
   * Omitted values are unchanged. The type of tasks cannot be changed. The frequency and the
   * detailed times are given together. Tableau Cloud does not have such schedules.
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
   * - InvalidScheduleError: 409004: The times, intervals and days do not fit the frequency. The
   *   HTTP status is 400.
   * - NameTakenError: 409021: Another schedule has this name.
   *
   * @param schedule - Id of the schedule. The list of schedules contains it.
   * @param args - The other arguments.
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#update_schedule
   */
  update(
    schedule: Identified<"schedule">,
    args: operations.UpdateScheduleArgs = {},
    options?: CallOptions,
  ): Promise<t.Schedule> {
    return this.caller.call(operations.updateSchedule(schedule, args), options);
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
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#delete_schedule
   */
  delete(schedule: Identified<"schedule">, options?: CallOptions): Promise<void> {
    return this.caller.call(operations.deleteSchedule(schedule), options);
  }
}
