// Generated from spec/ by `make generate`. Do not edit.
/** Linked tasks: flow tasks that run one after another. */

import { build } from "../build.js";
import { GET_LINKED_TASKS, GET_LINKED_TASK, RUN_LINKED_TASK_NOW } from "../catalog/linkedTasks.js";
import type { Identified } from "../kinds.js";
import type { Operation } from "../operation.js";
import type * as t from "../types/index.js";

/** Arguments of {@link getLinkedTasks}. */
export interface GetLinkedTasksArgs {
  /** Number of items per page, 1 to 1000. */
  readonly pageSize?: number | undefined;
  /** Number of the page to read; the first page is 1. */
  readonly pageNumber?: number | undefined;
}

/**
 * List the linked tasks of the site.
 *
 * Filtering and sorting are not supported. Linked tasks are created and changed in the browser
 * only.
 *
 * Permissions: Every user. Users who are not administrators see the linked tasks that run only
 * flows they own.
 *
 * `GET /api/{apiVersion}/sites/{siteId}/tasks/linked`
 *
 * Since version 3.15.
 *
 * Errors:
 *
 * - PageError: 400006: The page number is not an integer of at least 1, or is beyond the last page.
 *   400007: The page size is not an integer of at least 1. 403014: The page size is over 1000.
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#get_linked_tasks
 */
export function getLinkedTasks(args: GetLinkedTasksArgs = {}): Operation<readonly t.LinkedTask[]> {
  return build(GET_LINKED_TASKS, args);
}

/**
 * Read one linked task with its steps.
 *
 * The reply includes the schedule and the flow task of each step.
 *
 * Permissions: Administrators, and users who own all flows of the linked task.
 *
 * `GET /api/{apiVersion}/sites/{siteId}/tasks/linked/{linkedTaskId}`
 *
 * Since version 3.15.
 *
 * Errors:
 *
 * - PermissionDeniedError: 403004: The user may not see the linked task.
 * - NotFoundError: 404026: No linked task has the id in the path.
 *
 * @param linkedTask - Id of the linked task. The list of linked tasks contains it.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#get_linked_task
 */
export function getLinkedTask(linkedTask: Identified<"linked task">): Operation<t.LinkedTask> {
  return build(GET_LINKED_TASK, { linkedTask });
}

/**
 * Run a linked task now.
 *
 * Runs the steps one after another, independently of the schedule. No operation reads the job of
 * the reply again; the flow runs tell how the steps end. Requires Data Management and Prep
 * Conductor on the site.
 *
 * Permissions: Administrators, and users who own all flows of the linked task.
 *
 * If the response is lost: List the newest runs of the flows.
 *
 * `POST /api/{apiVersion}/sites/{siteId}/tasks/linked/{linkedTaskId}/runNow`
 *
 * Since version 3.15. Requires Prep Conductor (Data Management).
 *
 * Errors:
 *
 * - BadRequestError: 400000: The body is missing or not well-formed XML. A body is required
 *   although it has no content.
 * - PermissionDeniedError: 403004: The user may not run the linked task.
 * - AlreadyQueuedError: 403102: A run of one of the flows is queued or has just started.
 * - NotFoundError: 404026: No linked task has the id in the path.
 *
 * @param linkedTask - Id of the linked task. The list of linked tasks contains it.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#run_linked_task_now
 */
export function runLinkedTaskNow(
  linkedTask: Identified<"linked task">,
): Operation<t.LinkedTaskJob> {
  return build(RUN_LINKED_TASK_NOW, { linkedTask });
}
