"""The list of jobs, and cancelling jobs."""

from __future__ import annotations

import pytest
from tableau_flows.emulator import seed_id

SUPERSTORE = seed_id("flow", "Superstore")
BUDGET = seed_id("flow", "Budget")


def jobs(api, **params):
    answer = api.get("jobs", **params)
    assert answer.status_code == 200, answer.text
    return list(api.tree(answer).iter("backgroundJob"))


def test_a_job_is_listed_while_it_waits_runs_and_has_ended(server, admin):
    admin.call("POST", f"flows/{SUPERSTORE}/run", b"<tsRequest/>")
    (job,) = jobs(admin)
    assert (job.get("status"), job.get("jobType"), job.get("priority")) == (
        "Pending",
        "run_flow",
        "50",
    )
    assert job.get("startedAt") is None
    server.advance(40)
    (job,) = jobs(admin)
    assert (job.get("status"), job.get("endedAt")) == ("InProgress", None)
    assert 0 < int(job.get("progress")) < 100
    server.finish_runs()
    (job,) = jobs(admin)
    assert job.get("status") == "Success"
    assert job.get("endedAt")


def test_users_see_the_jobs_that_they_started(server, connect, admin, publisher):
    server.add_run(BUDGET, user="publisher")
    server.add_run(SUPERSTORE)
    assert len(jobs(admin)) == 2
    assert [job.get("title") for job in jobs(publisher)] == ["Budget"]
    server.set_role("publisher", "Unlicensed")
    assert jobs(publisher) == []


def test_jobs_of_other_sites_are_not_listed(server, connect, admin):
    server.add_run(seed_id("flow", "Pipeline", site="sales"))
    assert jobs(admin) == []
    assert len(jobs(connect(server, "admin", site="sales"))) == 1


@pytest.mark.parametrize("sort", ["title:asc", "completedAt:desc", "subtitle:asc,status:desc"])
def test_pages_put_together_are_the_whole_list(server, admin, sort):
    for flow in server.add_flows(5):
        server.add_run(flow)
    pages = [jobs(admin, sort=sort, pageSize="2", pageNumber=str(page)) for page in (1, 2, 3)]
    found = [job.get("id") for page in pages for job in page]
    assert len(set(found)) == 5


def test_cancelling_a_job_cancels_its_run(server, admin):
    job = admin.tree(admin.call("POST", f"flows/{SUPERSTORE}/run", b"<tsRequest/>")).find("job")
    run = job.find("runFlowJobType").get("flowRunId")
    assert admin.call("PUT", f"jobs/{job.get('id')}").status_code == 200
    found = admin.tree(admin.get(f"flows/runs/{run}")).find("flowRun")
    assert found.get("status") == "Cancelled"
    assert [one.get("status") for one in jobs(admin)] == ["Cancelled"]


def test_a_forgotten_job_cannot_be_cancelled(server, admin):
    job = admin.tree(admin.call("POST", f"flows/{SUPERSTORE}/run", b"<tsRequest/>")).find("job")
    server.forget_jobs()
    assert admin.code(admin.call("PUT", f"jobs/{job.get('id')}")) == "404018"
