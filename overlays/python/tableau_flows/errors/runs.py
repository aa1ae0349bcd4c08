"""Errors of jobs and flow runs that were waited for."""

from __future__ import annotations

from tableau_flows_generated import models
from tableau_flows_generated.errors import TableauError

__all__ = [
    "FlowRunCancelledError",
    "FlowRunFailedError",
    "JobCancelledError",
    "JobError",
    "JobFailedError",
    "JobGoneError",
    "WaitTimeoutError",
]


class JobError(TableauError):
    """A job that was waited for did not succeed, as far as is known.

    Attributes:
        job: The job as last read; only its id is set if it was never read.
        run: The flow run of the job, if it was read.
        reason: The reason, in the words of the server if it gives any.
    """

    def __init__(
        self, message: str, *, job: models.Job, run: models.FlowRun | None = None, reason: str = ""
    ) -> None:
        self.job = job
        self.run = run
        self.reason = reason
        super().__init__(f"{message}: {reason}" if reason else message)


class JobFailedError(JobError):
    """The job failed."""


class JobCancelledError(JobError):
    """The job was cancelled."""


class FlowRunFailedError(JobFailedError):
    """The flow run failed, or ended with a status that is not known to be a success.

    The `reason` is that of the flow run (since version 3.30) or else the notes of its job; if the
    server gives neither, it begins with "not available".
    """


class FlowRunCancelledError(JobCancelledError):
    """The flow run was cancelled."""


class WaitTimeoutError(JobError):
    """The timeout of a wait expired; the job keeps running on the server.

    `flow_runs.open(job_id=error.job.id)` makes a handle with which the wait can go on.
    If the last poll of the job failed, the `__cause__` is that failure.
    """


class JobGoneError(JobError):
    """The server no longer has the job.

    Servers delete jobs some time after their end, so the job has probably ended, with an unknown
    result.
    """
