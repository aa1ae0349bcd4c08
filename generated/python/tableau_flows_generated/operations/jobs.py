# Generated from spec/ by `make generate`. Do not edit.
"""Background jobs of the server."""

from __future__ import annotations

from .. import catalog
from .. import models as m
from ..arguments import Identified, segment
from ..operation import Operation


def query_job(job: str | Identified) -> Operation[m.Job]:
    """Read one job.

    A job has ended once it has a completion time; the finish code is the outcome. The server
    deletes finished jobs after a short time, so a job that is not found may have ended
    successfully.

    Permissions: Administrators, and the user who started the job.

    Args:
        job: The job, as an id or as the object.

    Returns:
        The job.

    Raises:
        BadRequestError: 400031: The server cannot read the job; usually it has been deleted.
        NotFoundError: 404018: No job has the id in the path, or it has been deleted.

    `GET /api/{apiVersion}/sites/{siteId}/jobs/{jobId}`

    Since version 2.6. Scopes: tableau:jobs:read.

    https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref_jobs_tasks_and_schedules.htm#query_job
    """
    return Operation(
        catalog.QUERY_JOB,
        f"/api/{{apiVersion}}/sites/{{siteId}}/jobs/{segment(job, 'job', 'job')}",
    )
