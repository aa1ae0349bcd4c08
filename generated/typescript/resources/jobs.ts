// Generated from spec/ by `make generate`. Do not edit.
/** Background jobs of the server. */

import type { CallOptions, Caller, Pager } from "../caller.js";
import type { Identified } from "../kinds.js";
import * as operations from "../operations/jobs.js";
import type * as t from "../types/index.js";

/** Background jobs of the server. */
export class JobsResource {
  /** Sends the calls. */
  protected readonly caller: Caller;

  constructor(caller: Caller) {
    this.caller = caller;
  }

  /**
   * Read one job.
   *
   * A job has ended once it has a completion time; the finish code is the outcome. The server
   * deletes finished jobs after a short time, so a job that is not found may have ended
   * successfully.
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
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#query_job
   */
  get(job: Identified<"job">, options?: CallOptions): Promise<t.Job> {
    return this.caller.call(operations.queryJob(job), options);
  }

  /**
   * Cancel a job.
   *
   * Requests that the job stop, which takes a while; read the job afterwards. A job that runs a
   * flow can be cancelled, queued or running; its run is cancelled with it. The body of a
   * successful response is ignored, but a response with HTTP status 200 can contain an error.
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
   * - AlreadyFinishedError: 403091: The job has already ended. The response can have HTTP status
   *   200.
   * - NotFoundError: 404018: No job has the id in the path, or it has been deleted.
   *
   * @param job - Id of the job.
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#cancel_job
   */
  cancel(job: Identified<"job">, options?: CallOptions): Promise<void> {
    return this.caller.call(operations.cancelJob(job), options);
  }

  /**
   * List the background jobs of the site.
   *
   * Jobs of all kinds, queued, running and ended, as long as the server keeps them: on Tableau
   * Cloud about 30 days. The list cannot be filtered by a flow; the runs of a flow tell their jobs.
   * The field for the end of a job is called completedAt, though the jobs hold it as ended_at.
   *
   * Permissions: Administrators. What other users get is not documented; possibly the jobs that
   * they started.
   *
   * `GET /api/{apiVersion}/sites/{siteId}/jobs`
   *
   * Since version 3.1. Scopes: tableau:jobs:read.
   *
   * Errors:
   *
   * - BadRequestError: 400000: The filter or the sort order is malformed.
   * - PageError: 400006: The page number is not an integer of at least 1, or is beyond the last
   *   page. 400007: The page size is not an integer of at least 1. 403014: The page size is over
   *   1000.
   * - InvalidFilterError: 400065: The filter uses a field or an operator that this list does not
   *   support.
   * - InvalidSortError: 400066: The sort order uses a field that this list cannot be sorted by.
   *
   * @param args - The other arguments.
   * @param options - Options of this call.
   * @see https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#query_jobs
   */
  list(args: operations.QueryJobsArgs = {}, options?: CallOptions): Pager<t.BackgroundJob> {
    return this.caller.list(operations.queryJobs(args), options);
  }
}
