// Generated from spec/ by `make generate`. Do not edit.
/** Background jobs of the server. */

import { build } from "../build.js";
import { QUERY_JOB, CANCEL_JOB, QUERY_JOBS } from "../catalog/jobs.js";
import type { Identified } from "../kinds.js";
import type { Operation } from "../operation.js";
import type * as t from "../types/index.js";

/**
 * Read one job.
 *
 * A job has ended once it has a completion time; the finish code is the outcome. The server deletes
 * finished jobs after a short time, so a job that is not found may have ended successfully.
 *
 * Permissions: Administrators, and the user who started the job.
 *
 * `GET /api/{apiVersion}/sites/{siteId}/jobs/{jobId}`
 *
 * Since version 2.6. Scopes: tableau:jobs:read.
 *
 * Errors:
 *
 * - BadRequestError: 400031: The server cannot read the job; usually it has been deleted.
 * - NotFoundError: 404018: No job has the id in the path, or it has been deleted.
 *
 * @param job - Id of the job.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#query_job
 */
export function queryJob(job: Identified<"job">): Operation<t.Job> {
  return build(QUERY_JOB, { job });
}

/**
 * Cancel a job.
 *
 * Requests that the job stop, which takes a while; read the job afterwards. A job that runs a flow
 * can be cancelled, queued or running; its run is cancelled with it. The body of a successful
 * response is ignored, but a response with HTTP status 200 can contain an error.
 *
 * Permissions: Administrators.
 *
 * If the response is lost: Read the job.
 *
 * `PUT /api/{apiVersion}/sites/{siteId}/jobs/{jobId}`
 *
 * Since version 3.1.
 *
 * Errors:
 *
 * - PermissionDeniedError: 403032: The user is not an administrator.
 * - AlreadyFinishedError: 403091: The job has already ended. The response can have HTTP status 200.
 * - NotFoundError: 404018: No job has the id in the path, or it has been deleted.
 *
 * @param job - Id of the job.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#cancel_job
 */
export function cancelJob(job: Identified<"job">): Operation<void> {
  return build(CANCEL_JOB, { job });
}

/** Arguments of {@link queryJobs}. */
export interface QueryJobsArgs {
  /**
   * Filter in the form field:operator:value. Several conditions are separated by commas, and all of
   * them must be true. Values cannot contain commas or ampersands. The operator in takes a list in
   * the form [a,b]; the operator has finds texts that contain the value. Times have the form
   * YYYY-MM-DDTHH:MM:SSZ. Fields and their operators: jobType (eq, in), status (eq), progress (eq,
   * gt, gte, lt, lte), priority (eq, gt, gte, lt, lte), title (eq, has), subtitle (eq, has), notes
   * (has), args (has), createdAt (eq, gt, gte, lt, lte; time), startedAt (eq, gt, gte, lt, lte;
   * time), completedAt (eq, gt, gte, lt, lte; time).
   */
  readonly filter?: string | undefined;
  /**
   * Sort order in the form field:asc or field:desc. Several are separated by commas, in decreasing
   * order of priority. Fields: jobType, status, title, subtitle, notes, createdAt, startedAt,
   * completedAt.
   */
  readonly sort?: string | undefined;
  /**
   * Names of the fields to send, separated by commas: id, status, createdAt, startedAt, endedAt,
   * priority, jobType, title, subtitle. _default_ stands for those that are sent without this
   * parameter, _all_ for all of them. Name id too: servers may leave it out otherwise, and without
   * it a row cannot be read.
   */
  readonly fields?: string | undefined;
  /** Number of items per page, 1 to 1000. */
  readonly pageSize?: number | undefined;
  /** Number of the page to read; the first page is 1. */
  readonly pageNumber?: number | undefined;
}

/**
 * List the background jobs of the site.
 *
 * Jobs of all kinds, queued, running and ended, as long as the server keeps them: on Tableau Cloud
 * about 30 days. The list cannot be filtered by a flow; the runs of a flow tell their jobs. The
 * field for the end of a job is called completedAt, though the jobs hold it as ended_at.
 *
 * Permissions: Administrators. What other users get is not documented; possibly the jobs that they
 * started.
 *
 * `GET /api/{apiVersion}/sites/{siteId}/jobs`
 *
 * Since version 3.1. Scopes: tableau:jobs:read.
 *
 * Errors:
 *
 * - BadRequestError: 400000: The filter or the sort order is malformed.
 * - PageError: 400006: The page number is not an integer of at least 1, or is beyond the last page.
 *   400007: The page size is not an integer of at least 1. 403014: The page size is over 1000.
 * - InvalidFilterError: 400065: The filter uses a field or an operator that this list does not
 *   support.
 * - InvalidSortError: 400066: The sort order uses a field that this list cannot be sorted by.
 *
 * @param args - The other arguments.
 * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#query_jobs
 */
export function queryJobs(args: QueryJobsArgs = {}): Operation<readonly t.BackgroundJob[]> {
  return build(QUERY_JOBS, args);
}
