# Generated from spec/ by `make generate`. Do not edit.
"""Work the server does in the background."""

from __future__ import annotations

from .. import catalog
from .. import models as m
from ..operation import Identified, Operation, segment


def query_job(job: str | Identified) -> Operation[m.Job]:
    """Read one job.

    A job has ended once it tells when it was completed; the finish code says how. Finished jobs
    are forgotten soon, so a job that is not found may have ended well.

    Who may call it: Administrators, and the user who started the job.

    Args:
        job: Id of the job. The object may be given instead.

    Returns:
        The job.

    Raises:
        BadRequestError: 400031: The server cannot tell about the job; as a rule it has been
            forgotten.
        NotFoundError: 404018: No job has the id in the path, or it has been forgotten.

    `GET /api/{apiVersion}/sites/{siteId}/jobs/{jobId}`

    Since version 2.6. Scopes: tableau:jobs:read.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#query_job
    """
    return Operation(
        catalog.QUERY_JOB,
        f"/api/{{apiVersion}}/sites/{{siteId}}/jobs/{segment(job, 'job')}",
    )
