"""Waiting against an emulated server behind a box of faults, in every kind of client."""

from __future__ import annotations

import time

import pytest
from tableau_flows import RetryPolicy, Timeouts, emulator, errors

FLOW = emulator.seed_id("flow", "Superstore")
JOB = r"/jobs/[^/]+$"
RUN = r"/flows/runs/[^/]+$"


@pytest.fixture
def tableau(world, box, credentials):
    soon = RetryPolicy(backoff=0.01)
    client = world.client(box.url, site="", credentials=credentials, retry=soon)
    client.sign_in()
    return client


def test_a_run_goes_on_through_seconds_of_failures(tableau, box):
    rule = box.on("GET", RUN, times=2).answer(502, "html")
    assert tableau.flows.run(FLOW, wait=60).run.status == "Success"
    assert rule.fired == 2
    assert len(box.seen("POST", "/run$")) == 1


def test_a_wait_ends_with_its_deadline_although_the_server_hangs(tableau, box):
    box.on("GET", RUN).delay(20)
    started = time.monotonic()
    with pytest.raises(errors.WaitTimeoutError) as caught:
        tableau.flows.run(FLOW, wait=0.3)
    assert time.monotonic() - started < 3
    assert caught.value.job.id


def test_a_job_that_may_not_be_read_is_followed_by_its_run(tableau, box):
    job = tableau.flows.run(FLOW).job
    box.on("GET", JOB).answer(403, "xml", code="403004")
    ended = tableau.jobs.wait(job, timeout=60)
    assert (ended.finish_code, ended.run_flow_job_type.flow.id) == (0, FLOW)


def test_the_reason_of_a_job_that_may_not_be_read_comes_from_its_run(tableau, box, server):
    server.fail_next_run("no disk")
    box.on("GET", JOB).answer(403, "xml", code="403004")
    with pytest.raises(errors.JobFailedError, match="no disk") as caught:
        tableau.jobs.wait(tableau.flows.run(FLOW).job, timeout=60)
    assert caught.value.run.status == "Failed"


def test_the_run_in_the_way_is_named(tableau, server):
    server.hang_next_run()
    first = tableau.flows.run(FLOW)
    with pytest.raises(errors.AlreadyQueuedError, match=first.job_id) as caught:
        tableau.flows.run(FLOW)
    assert caught.value.job.id == first.job_id
    assert caught.value.run.id == first.run_id


def test_a_wait_under_a_client_without_patience_goes_on(world, box, credentials):
    """Each question fails by the client's own time-outs; the wait has its own deadline."""
    impatient = Timeouts(read=0.2, total=0.5)
    tableau = world.client(box.url, site="", credentials=credentials, timeouts=impatient)
    tableau.sign_in()
    rule = box.on("GET", RUN, times=1).delay(3)
    assert tableau.flows.run(FLOW, wait=60).run.status == "Success"
    assert rule.fired == 1
