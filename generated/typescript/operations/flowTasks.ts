// Generated from spec/ by `make generate`. Do not edit.
/** Flow tasks: scheduled executions of flows. */

import { build } from "../build.js";
import {
  GET_FLOW_RUN_TASKS,
  GET_FLOW_RUN_TASK,
  RUN_FLOW_TASK,
  ADD_FLOW_TASK_TO_SCHEDULE,
  CREATE_CLOUD_FLOW_TASK,
} from "../catalog/flowTasks.js";
import type { Identified } from "../kinds.js";
import type { Operation } from "../operation.js";
import type * as t from "../types/index.js";

/**
 * List the flow tasks of the site.
 *
 * Returns the whole list in one reply, without paging, filtering or sorting.
 *
 * Permissions: Every user. Users who are not administrators see the tasks of the flows they own.
 *
 * `GET /api/{apiVersion}/sites/{siteId}/tasks/runFlow`
 *
 * Since version 3.3. Scopes: tableau:flow_tasks:read.
 *
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#get_flow_run_tasks
 */
export function getFlowRunTasks(): Operation<readonly t.Task[]> {
  return build(GET_FLOW_RUN_TASKS, {});
}

/**
 * Read one flow task.
 *
 * The reply includes the flow and the schedule of the task.
 *
 * Permissions: Administrators, and the owner of the task.
 *
 * `GET /api/{apiVersion}/sites/{siteId}/tasks/runFlow/{taskId}`
 *
 * Since version 3.3. Scopes: tableau:flow_tasks:read.
 *
 * Errors:
 *
 * - PermissionDeniedError: 403004: The user may not see the task.
 * - NotFoundError: 404026: No task has the id in the path.
 *
 * @param task - Id of the flow task. The list of flow tasks contains it.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#get_flow_run_task
 */
export function getFlowRunTask(task: Identified<"task">): Operation<t.Task> {
  return build(GET_FLOW_RUN_TASK, { task });
}

/**
 * Run a flow task now.
 *
 * Queues the task with its usual priority, independently of its schedule. The reply describes the
 * background job. The call usually fails while the task is queued or running. A suspended task is
 * resumed. Requires Data Management and Prep Conductor on the site.
 *
 * Permissions: Administrators, and the owner of the task.
 *
 * If the response is lost: List the newest runs of the flow.
 *
 * `POST /api/{apiVersion}/sites/{siteId}/tasks/runFlow/{taskId}/runNow`
 *
 * Since version 3.3. Requires Prep Conductor (Data Management). Scopes: tableau:flow_tasks:run.
 *
 * Errors:
 *
 * - BadRequestError: 400000: The body is missing or not well-formed XML. A body is required
 *   although it has no content. 400084: The task does not run a flow.
 * - PermissionDeniedError: 403004: The user may not run the task.
 * - AlreadyQueuedError: 403102: A run of the task is queued or has just started.
 * - NotFoundError: 404026: No task has the id in the path.
 *
 * @param task - Id of the flow task. The list of flow tasks contains it.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#run_flow_task
 */
export function runFlowTask(task: Identified<"task">): Operation<t.Job> {
  return build(RUN_FLOW_TASK, { task });
}

/** Arguments of {@link addFlowTaskToSchedule}. */
export interface AddFlowTaskToScheduleArgs {
  /**
   * Mode and parameter values of the runs. The server ignores output steps given here. Since
   * version 3.15.
   */
  readonly flowRunSpec?: t.FlowRunSpec | undefined;
}

/**
 * Create a task that runs a flow on a schedule.
 *
 * The schedule must be for flows. All output steps run, including steps added to the flow later.
 * Tableau Cloud does not have schedules of this kind. Requires Data Management and Prep Conductor
 * on the site.
 *
 * Permissions: Administrators, the owner of the flow, and leaders of its project.
 *
 * If the response is lost: List the flow tasks.
 *
 * `PUT /api/{apiVersion}/sites/{siteId}/schedules/{scheduleId}/flows`
 *
 * Since version 3.3. Requires Prep Conductor (Data Management). Not available on Tableau Cloud.
 *
 * Errors:
 *
 * - BadRequestError: 400000: The body is missing, incomplete or not well-formed XML.
 * - PermissionDeniedError: 403098: The user may not schedule the flow.
 * - NotFoundError: 404002: A user that the request refers to does not exist. (Documented, although
 *   no user id is sent.) 404023: No schedule has the id in the path. 404027: No flow has the id in
 *   the body.
 * @param flow - Id of the flow.
 * @param schedule - Id of the schedule. It must be a schedule for flows.
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_flow.htm#add_flow_task_to_schedule
 */
export function addFlowTaskToSchedule(
  flow: Identified<"flow">,
  schedule: Identified<"schedule">,
  args: AddFlowTaskToScheduleArgs = {},
): Operation<t.Task> {
  return build(ADD_FLOW_TASK_TO_SCHEDULE, args, { flow, schedule });
}

/** Arguments of {@link createCloudFlowTask}. */
export interface CreateCloudFlowTaskArgs {
  /** Frequency of the runs. */
  readonly frequency: t.ScheduleFrequency;
  /** Times, intervals and days of the runs. */
  readonly frequencyDetails: t.FrequencyDetails;
  /** Output steps, mode and parameter values of the runs. All output steps run if it is omitted. */
  readonly flowRunSpec?: t.FlowRunSpec | undefined;
}

/**
 * Create a flow task with a schedule of its own.
 *
 * Each task of Tableau Cloud has its own schedule, which cannot be changed through this API.
 * Tableau Server does not have such tasks: there, tasks share schedules, so add a task to one of
 * those instead. Requires Data Management and Prep Conductor on the site.
 *
 * Permissions: Administrators, the owner of the flow, and leaders of its project.
 *
 * If the response is lost: List the flow tasks.
 *
 * `POST /api/{apiVersion}/sites/{siteId}/tasks/flows`
 *
 * Since version 3.22. Requires Prep Conductor (Data Management). Not available on Tableau Server.
 *
 * Errors:
 *
 * - BadRequestError: 400000: The body is missing, incomplete or not well-formed XML.
 * - PermissionDeniedError: 403098: The user may not schedule the flow.
 * - NotFoundError: 404027: No flow has the id in the body.
 * - InvalidScheduleError: 409004: The times, intervals and days do not fit the frequency. The HTTP
 *   status is 400.
 * @param flow - Id of the flow.
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#create_cloud_flow_task
 */
export function createCloudFlowTask(
  flow: Identified<"flow">,
  args: CreateCloudFlowTaskArgs,
): Operation<t.Task> {
  return build(CREATE_CLOUD_FLOW_TASK, args, { flow });
}
