# Made from tableau_flows/_resources/jobs.py by make generate. Do not edit.
"""`client.jobs`: the operations of the API, and waiting for the end of a job."""

from __future__ import annotations

from tableau_flows_generated import models as m
from tableau_flows_generated.resources import JobsApi

from tableau_flows._resources._sync.engine import Engine
from tableau_flows._runs.polling import FIRST_PAUSE, LONGEST_PAUSE
from tableau_flows._runs.waiting import wait_for


class Jobs(JobsApi):
    """Background jobs of the server."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._engine = engine

    def wait(
        self,
        job: m.Job | m.BackgroundJob | str,
        *,
        timeout: float | None = 3600.0,
        pause: float = FIRST_PAUSE,
        longest_pause: float = LONGEST_PAUSE,
    ) -> m.Job:
        """Wait until a job has ended.

        Responses of 429 and 5xx and failed connections do not end the wait before its timeout; the
        job is requested again. If the job cannot be read or no longer exists, its flow run is
        requested instead, and the returned job has its end from the run. Every error that ends the
        wait has the attributes `job` and `run`, as far as they are known.

        Args:
            job: The job, as an id or as the object.
            timeout: Maximum time to wait, in seconds; None for no limit. The last request may take
                up to a second longer.
            pause: Seconds between the first and the second request; it grows by half each time.
            longest_pause: Maximum seconds between two requests.

        Returns:
            The job, which ended successfully.

        Raises:
            UsageError: A duration is not a number of seconds; nothing was sent.
            JobFailedError: It failed; `reason` has the notes of the server, or the reason given by
                its flow run (since version 3.30).
            JobCancelledError: It was cancelled.
            JobGoneError: The server has removed it, as it does some time after the end.
            WaitTimeoutError: The timeout expired; the job keeps running on the server.
            NotFoundError: There is no such job.

        `GET /api/{apiVersion}/sites/{siteId}/jobs/{jobId}`

        Since version 3.3.

        https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#query_job
        """
        plan = wait_for(
            self._engine.session, job, timeout=timeout, pause=pause, longest_pause=longest_pause
        )
        return self._engine.run(plan)
