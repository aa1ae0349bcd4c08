# Made from tableau_flows/_resources/jobs.py by make generate. Do not edit.
"""`client.jobs`: waiting for the end of a job, beyond the operations of the API."""

from __future__ import annotations

from tableau_flows_generated import models as m
from tableau_flows_generated.resources import JobsApi

from tableau_flows._resources._sync.engine import Engine
from tableau_flows._runs.waiting import FIRST_PAUSE, LONGEST_PAUSE, wait_for


class Jobs(JobsApi):
    """Jobs: what the server does in the background."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._engine = engine

    def wait(
        self,
        job: m.Job | str,
        *,
        timeout: float | None = 3600.0,
        pause: float = FIRST_PAUSE,
        longest_pause: float = LONGEST_PAUSE,
    ) -> m.Job:
        """Wait until a job has ended.

        Answers of 429 and 5xx and connections that fail do not end the wait before its time; it
        asks again. Where the job may not be read or has been forgotten, its flow run is asked
        instead; a job that is returned then has its end from the run. Every error that ends the
        wait has the attributes `job` and `run`, as far as they are known.

        Args:
            job: The job, as an id or as the object.
            timeout: How long to wait at most, in seconds; None for ever. The last question may
                take up to a second longer.
            pause: How long to wait before asking for the second time, in seconds; it grows by
                half each time.
            longest_pause: What it grows to, in seconds.

        Returns:
            The job as it was at its end, which was a good one.

        Raises:
            UsageError: A length of time is not a number of seconds; nothing was sent.
            JobFailedError: It failed; `reason` has the server's notes, or the reason that its flow
                run tells (since version 3.30).
            JobCancelledError: It was cancelled.
            JobGoneError: The server has forgotten it, as it does some time after the end.
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
