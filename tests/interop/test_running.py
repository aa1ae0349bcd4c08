"""The official client runs flows, waits for their jobs, and looks at and cancels their runs."""

from __future__ import annotations

import pytest
import tableauserverclient as tsc
from tableau_flows.emulator import seed_id

pytestmark = pytest.mark.usefixtures("on_server_time")

CANCELLED = tsc.server.endpoint.exceptions.FlowRunCancelledException


def test_a_flow_is_run_and_its_job_waited_for(official, superstore, count):
    flow = official.flows.get_by_id(superstore)

    queued = official.flows.refresh(flow)
    assert (queued.type, queued.mode) == ("RunFlow", "Asynchronous")
    assert queued.completed_at is None
    assert queued.flow_run.flow_id == superstore

    job = official.jobs.wait_for_job(queued)
    assert job.id == queued.id
    assert job.finish_code == tsc.JobItem.FinishCode.Success
    assert job.progress == "100"
    assert (job.started_at - job.created_at).total_seconds() == 10
    assert (job.completed_at - job.started_at).total_seconds() == 60
    assert count("queryJob") > 5


def test_a_job_reports_its_progress(server, official, superstore):
    job = official.flows.refresh(superstore)
    assert official.jobs.get_by_id(job.id).started_at is None
    server.advance(40)
    running = official.jobs.get_by_id(job.id)
    assert running.started_at is not None
    assert 0 < int(running.progress) < 100
    assert running.completed_at is None


def test_a_failed_job_raises_with_the_reason(server, official, superstore):
    server.fail_next_run("the disk is full")
    job = official.flows.refresh(superstore)
    with pytest.raises(tsc.JobFailedException) as failure:
        official.jobs.wait_for_job(job)
    assert failure.value.notes == ["the disk is full"]
    assert failure.value.job.finish_code == tsc.JobItem.FinishCode.Failed


def test_waiting_ends_at_the_timeout(server, official, superstore):
    server.hang_next_run()
    job = official.flows.refresh(superstore)
    with pytest.raises(TimeoutError):
        official.jobs.wait_for_job(job, timeout=600)
    assert official.jobs.get_by_id(job.id).completed_at is None


def test_a_job_that_the_server_forgot_is_not_found(server, official, superstore):
    job = official.flows.refresh(superstore)
    server.forget_jobs()
    with pytest.raises(tsc.ServerResponseError) as refusal:
        official.jobs.wait_for_job(job)
    assert refusal.value.code == "404018"


def test_runs_are_listed_and_got(server, official, superstore):
    first = official.flows.refresh(superstore)
    budget = official.flows.refresh(seed_id("flow", "Budget"))
    server.finish_runs()
    second = official.flows.refresh(superstore)

    runs = official.flow_runs.get()
    assert [run.background_job_id for run in runs] == [second.id, budget.id, first.id]
    assert [run.status for run in runs] == ["Pending", "Success", "Success"]
    assert [run.progress for run in runs] == ["0", "100", "100"]

    run = official.flow_runs.get_by_id(first.flow_run.id)
    assert (run.id, run.flow_id) == (first.flow_run.id, superstore)
    assert run.status == "Success"
    assert run.completed_at >= run.started_at


def test_runs_are_filtered_sorted_and_paged(server, official, superstore):
    for _ in range(5):
        official.flows.refresh(superstore)
        server.advance(100)
    official.flows.refresh(seed_id("flow", "Budget"))
    server.finish_runs()

    query = official.flow_runs.filter(flow_id=superstore, page_size=2).order_by("started_at")
    runs = [run for run in query]  # noqa: C416 - list() would ask for its length first
    assert len(runs) == 5
    assert {run.flow_id for run in runs} == {superstore}
    starts = [run.started_at for run in runs]
    assert starts == sorted(starts)
    later = official.flow_runs.filter(flow_id=superstore, started_at__gt=starts[2])
    assert [run.id for run in later.order_by("started_at")] == [run.id for run in runs[3:]]


def test_a_run_that_has_not_ended_has_no_end(server, official, superstore):
    job = official.flows.refresh(superstore)
    server.advance(20)
    run = official.flow_runs.get_by_id(job.flow_run.id)
    assert run.status == "InProgress"
    assert run.started_at is not None
    assert run.completed_at is None


def test_a_run_is_waited_for(official, superstore):
    job = official.flows.refresh(superstore)
    run = official.flow_runs.wait_for_job(job.flow_run.id)
    assert run.status == "Success"


def test_a_run_is_cancelled(server, official, superstore):
    job = official.flows.refresh(superstore)
    server.advance(20)

    official.flow_runs.cancel(job.flow_run.id)

    assert official.flow_runs.get_by_id(job.flow_run.id).status == "Cancelled"
    with pytest.raises(CANCELLED):
        official.flow_runs.wait_for_job(job.flow_run.id)
    with pytest.raises(tsc.JobCancelledException):
        official.jobs.wait_for_job(job)


def test_only_who_started_a_run_or_an_administrator_cancels_it(server, official, connect):
    budget = seed_id("flow", "Budget")
    job = official.flows.refresh(budget)
    publisher = connect(server, "publisher")
    with pytest.raises(tsc.ServerResponseError) as refusal:
        publisher.flow_runs.cancel(job.flow_run.id)
    assert refusal.value.code == "403137"
    assert official.flow_runs.get_by_id(job.flow_run.id).status == "Pending"


def test_a_run_that_is_not_there_is_reported(official):
    with pytest.raises(tsc.ServerResponseError) as refusal:
        official.flow_runs.get_by_id("00000000-0000-0000-0000-000000000000")
    assert refusal.value.code == "404036"
