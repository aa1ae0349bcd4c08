"""`jobs.list` and `jobs.cancel`."""

from __future__ import annotations

import pytest
from tableau_flows import emulator, errors

FLOW = emulator.seed_id("flow", "Superstore")
BUDGET = emulator.seed_id("flow", "Budget")


def test_a_listed_job_tells_what_a_job_tells(tableau, server):
    server.fail_next_run("The disk is full")
    job = tableau.jobs.get(tableau.flows.run(FLOW).job_id)
    (listed,) = tableau.jobs.list()
    assert (listed.status, listed.job_type) == ("Failed", "run_flow")
    assert (listed.created_at, listed.started_at) == (job.created_at, job.started_at)
    assert listed.ended_at == job.completed_at


def test_a_listed_job_can_be_given_where_a_job_is_asked_for(tableau, server):
    server.hang_next_run()
    tableau.flows.run(FLOW)
    (listed,) = tableau.jobs.list()
    with pytest.raises(errors.WaitTimeoutError):
        tableau.jobs.wait(listed, timeout=0.1)
    tableau.jobs.cancel(listed)
    assert tableau.jobs.get(listed).finish_code == 2


@pytest.mark.parametrize(
    ("filter", "titles"),
    [
        ("status:eq:Failed", ["Superstore"]),
        ("jobType:in:[run_flow,subscription]", ["Budget", "Superstore"]),
        ("jobType:eq:subscription", []),
        ("title:has:udge", ["Budget"]),
        ("notes:has:disk", ["Superstore"]),
        ("args:has:x", []),
        ("progress:gte:100", ["Budget", "Superstore"]),
        ("completedAt:lt:2020-01-01T00:00:00Z", []),
    ],
)
def test_jobs_are_filtered(tableau, server, filter, titles):
    server.fail_next_run("The disk is full")
    tableau.flows.run(FLOW)
    tableau.flows.run(BUDGET)
    assert [job.title for job in tableau.jobs.list(filter=filter, sort="title:asc")] == titles


def test_a_job_that_has_ended_cannot_be_cancelled(tableau):
    job = tableau.flows.run(FLOW).job
    with pytest.raises(errors.AlreadyFinishedError) as caught:
        tableau.jobs.cancel(job)
    assert caught.value.code == "403091"


def test_a_forgotten_job_is_not_listed(tableau, server):
    tableau.flows.run(FLOW)
    server.forget_jobs()
    assert list(tableau.jobs.list()) == []
